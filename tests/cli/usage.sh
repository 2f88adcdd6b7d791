. "$(dirname "$0")/lib.sh.inc"
# Wrong words name the choices; exit code 2.
expect 2 "did you mean 'simulate'" "$cli" simulat
expect 2 "did you mean 'base'" "$cli" simulate --scenario bass --campaigns 1
expect 2 "market_2026" "$cli" simulate --scenario nowhere --campaigns 1
expect 2 "greedy" "$cli" simulate --scenario base --campaigns 1 --turkey clever
expect 2 "did you mean '--campaigns'" "$cli" simulate --campaign 5
expect 2 "needs a value" "$cli" simulate --scenario base --campaigns
expect 2 "no number" "$cli" simulate --scenario base --campaigns many
expect 2 "no range" "$cli" simulate --scenario base --seeds 9..3
expect 2 "turkey, russia, both or none" "$cli" play --seat china
expect 2 "unknown option" "$cli" play --frobnicate
expect 2 "which save" "$cli" replay
expect 2 "one word too many" "$cli" show a b
expect 2 "scenario knows one word" "$cli" scenario
expect 0 "usage: steppe-cli play" "$cli" play --help
expect 0 "steppe-cli" "$cli" --version
expect 0 "simulate" "$cli" --help
expect 1 "--data" "$cli" --data /nonexistent scenario list
expect 1 "No such file" "$cli" replay missing.json
expect 0 "market_2026" "$cli" scenario list
expect 0 "\"komi\"" "$cli" scenario list --json
expect 0 "0 errors, 0 warnings" "$cli" lint "$source/scripts/base"
expect 0 "event" "$cli" schema
expect 0 "\"kinds\"" "$cli" schema --json
expect 0 "Kazakhstan" "$cli" book kazakhstan
expect 1 "no page" "$cli" book nothing_of_the_sort
expect 0 "\"pages\"" "$cli" book --json
# scripts/api.md is what the schema prints now.
"$cli" schema >api.md && cmp api.md "$source/scripts/api.md" || fail "scripts/api.md is old: steppe-cli schema >scripts/api.md"
