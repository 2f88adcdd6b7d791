. "$(dirname "$0")/lib.sh.inc"
# The same seeds give the same hash: twice, with two threads, in shards merged in any order.
n=12
"$cli" simulate --scenario base --campaigns $n --seed 1 --json >a.json
"$cli" simulate --scenario base --campaigns $n --seed 1 --json --jobs 2 >b.json
[ "$(field state_hash <a.json)" = "$(field state_hash <b.json)" ] || fail "one thread and two differ"
"$cli" simulate --scenario base --seeds 1..$n --out whole.shard >/dev/null
"$cli" simulate --scenario base --seeds 1..5 --out one.shard >/dev/null
"$cli" simulate --scenario base --seeds 6..$n --out two.shard >/dev/null
"$cli" merge one.shard two.shard >m1.json
"$cli" merge two.shard one.shard >m2.json
"$cli" merge whole.shard >m3.json
cmp m1.json m2.json && cmp m1.json m3.json || fail "merged results differ"
echo x >bad.shard && expect 1 "is no result" "$cli" merge one.shard bad.shard
for key in scenario campaigns seed levels win_share endings alignment quarters campaigns_per_second state_hash content_hash; do
    grep -q "\"$key\"" a.json || fail "simulate --json lacks $key"
done
"$cli" simulate --scenario base --campaigns 2 --turkey only:trade_mission --russia without:squeeze >/dev/null || fail "restricted play"
"$cli" simulate --scenario base --campaigns 2 --csv t.csv >/dev/null && head -n 1 t.csv | grep -q "campaign,quarter,subject" || fail "csv"
# Every build (gcc, clang, debug, release, sanitized) compares itself with the same line.
"$cli" simulate --scenario base --campaigns 5 --seed 1 --turkey greedy --russia greedy --json >g.json
now="$(field content_hash <g.json) $(field state_hash <g.json)"
[ -n "${STEPPE_RENEW:-}" ] && echo "$now" >"$source/tests/golden/base.txt"
[ "$now" = "$(cat "$source/tests/golden/base.txt")" ] ||
    fail "5 greedy campaigns of base give '$now', tests/golden/base.txt says '$(cat "$source/tests/golden/base.txt")'; if the change is meant, renew it with STEPPE_RENEW=1 in the commit that causes it"
