. "$(dirname "$0")/lib.sh.inc"
# The encyclopaedia: list, page, search, unknown ids, JSON.
expect 0 "action:trade_mission" "$cli" book
expect 0 "before diminishing" "$cli" book trade_mission
expect 0 "Trade mission" "$cli" book action:trade_mission
expect 0 "project:middle_corridor" "$cli" book middle corridor
expect 0 "Angered by" "$cli" book variable:savers
expect 0 "Blocs at home" "$cli" book power:turkey
expect 1 "did you mean 'action:trade_mission'" "$cli" book trad_mission
expect 1 "no page 'xyzzyq'" "$cli" book xyzzyq
"$cli" book --json >book.json || fail "no JSON"
[ "$(grep -o '"id": "[a-z_]*:[^"]*"' book.json | sort | uniq -d | wc -l)" = 0 ] || fail "two pages have one id"
for kind in power state doctrine want channel action project agreement priority event rung ending scenario variable verb tune personality; do
    grep -q "\"kind\": \"$kind\"" book.json || fail "no page of kind $kind"
done
[ "$("$cli" book leverage --json | field kind)" = tune ] || fail "one page as JSON"
"$cli" book --json xyzzyq >none.json 2>error.txt && fail "an unknown page succeeds"
[ ! -s none.json ] || fail "an error prints on stdout"
"$cli" lint --json | grep -q '"warnings": \[\]' || { "$cli" lint; fail "the shipped content lacks help sentences"; }
printf 'event { id = "x", title = T "X", text = T "It rains.", quiet = true, effect = world.tension:add(1) }\nvariable { id = "mud" }\n' >define.lua
"$cli" --mods mods mod new rain >/dev/null
cat define.lua >>mods/rain/define/events.lua
expect 0 "warning[W005]: variable 'mud' has no help" "$cli" lint mods/rain
expect 0 "warning[W008]: variable 'mud' has no name that a player could read" "$cli" lint mods/rain
# In the game.
printf 'book\nbook trade_mission\nbook corridor\nbook xyzzyq\nquit\n' | "$cli" play --seed 1 --saves saves >log.txt
grep -q "Private goals" log.txt && grep -q "before diminishing" log.txt && grep -q "project:middle_corridor" log.txt && grep -q "no page 'xyzzyq'" log.txt || fail "book in the game"
