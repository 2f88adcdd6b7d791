. "$(dirname "$0")/lib.sh.inc"
# mod soak: what happened and what did not and why, the same for any --jobs; funcs that err fail it.
base=$source/scripts/base
"$cli" mod soak "$base" --games 60 --json --jobs 2 >two.json
"$cli" mod soak "$base" --games 60 --json --jobs 1 >one.json
cmp -s one.json two.json || fail "a soak depends on --jobs"
python3 - <<'PY' || fail "the soak of base"
import json
s = json.load(open("one.json"))
rows = s["definitions"]
by = lambda kind: {r["id"]: r for r in rows if r["kind"] == kind}
assert s["campaigns"] == 60 and s["problems"] == [], s["problems"]
for kind in ("event", "option", "action", "agreement", "project", "want", "priority", "ending"): assert by(kind), kind
assert by("event")["kabul_falls"]["share"] == 1 and by("action")["treaty_step"]["times"] > 60
assert sum(r["campaigns"] for r in by("ending").values()) == 60, by("ending")
assert all(r["campaigns"] <= 60 and r["times"] >= r["campaigns"] and ("why" in r) == (r["times"] == 0) for r in rows)
event = by("event")["kabul_falls"]
assert sum(r["times"] for i, r in by("option").items() if i.startswith("kabul_falls.")) == 2 * event["times"], "both sides answer"
PY
"$cli" mod soak "$source/scripts/examples/river_tolls" --games 60 >tolls.txt; grep -q "river_tolls:offer_river_tolls" tolls.txt || fail "the mod's own definitions are not told"
# A mod in which something is wrong with each event.
mkdir -p broken/define
echo '{ "id": "broken", "version": "1.0", "api": 1, "name": "Broken", "authors": ["nobody"], "license": "MIT", "depends": ["base >= 1.0"] }' >broken/mod.json
event() { echo "event { id = \"$1\", title = T \"A\", at = state \"uzbekistan\", $2, quiet = true, text = T \"B\", effect = state \"uzbekistan\".stability:add(-1) }" >>broken/define/a.lua; }
event too_late 'on = "2031-Q1", once = true'
event impossible 'chance = per_quarter(100), when = all { state "uzbekistan".stability:at_least(99), state "kazakhstan".stability:at_least(1) }'
event hopeless 'chance = per_quarter(0.001)'
event forgotten 'queued = true'
"$cli" lint broken >lint.txt || { cat lint.txt; fail "the mod of this test does not load"; }
"$cli" mod soak broken --games 40 >broken.txt
why() { grep -A 4 "event *broken:$1\$" broken.txt | grep -qF -- "$2" || { sed -n '/^Never/,$p' broken.txt; fail "why $1 never happened is not told"; }; }
why too_late "lies outside the scenario, 2021-Q2 to 2028-Q4"
why impossible "its condition never held in"
why impossible "times not: "
grep -A 4 "broken:impossible" broken.txt | grep -q "Kazakhstan" && fail "a line that held is blamed"
why hopeless "its chance is 0.001 % a quarter"
why forgotten "it opens only when another effect fires it, and none does"
# A func that errs: exit code 1 and its name, also in the object.
mkdir -p erring/define
sed 's/broken/erring/; s/Broken/Erring/' broken/mod.json >erring/mod.json
cat >erring/define/a.lua <<'LUA'
func { id = "bad", explain = T "Reads what is not there.", call = function(world, actor, state) world:read("tie", "atlantis") end }
event { id = "calls_it", title = T "A", at = state "uzbekistan", chance = per_quarter(100), cooldown = quarters(4), quiet = true, text = T "B", effect = func "bad" }
LUA
"$cli" lint erring >lint.txt || { cat lint.txt; fail "the erring mod of this test does not load"; }
expect 1 "func 'bad' erred: erring" "$cli" mod soak erring --games 10
grep -q "atlantis" out.txt || fail "what the func did is not told"
"$cli" mod soak erring --games 10 --json 2>/dev/null >erring.json && fail "an erring func is no success"
python3 -c 'import json; p = json.load(open("erring.json"))["problems"]; assert p[0]["times"] >= 10 and p[0]["seed"] == 1, p' || fail "the problem is not in the object"
# Bad input.
expect 2 "which folder" "$cli" mod soak
expect 1 "nowhere" "$cli" mod soak nowhere
expect 2 "choose one of random" "$cli" mod soak broken --turkey wizard
expect 2 "did you mean 'karabakh'" "$cli" mod soak broken --scenario karabach
expect 2 "no number from 1" "$cli" mod soak broken --games 0
echo 'event { id = "a b" }' >broken/define/b.lua
expect 1 "mod 'broken' does not load" "$cli" mod soak broken --games 4
grep -q "b.lua:1: error\[" out.txt || fail "the mod's error is not told"
if [ -e /dev/full ]; then "$cli" mod soak "$base" --games 4 >/dev/full 2>full.txt && fail "a full output is not a success"; grep -q "cannot be written" full.txt || fail "the full output is not named"; fi
"$cli" mod soak "$base" --games 1000000 >stopped.txt 2>stop.txt & pid=$!
sleep 1; kill -INT $pid 2>/dev/null; kill -TERM $pid; wait $pid && fail "a stopped soak should not exit with 0"
grep -q "stopped after [1-9][0-9]* of 1000000" stop.txt && grep -q "kabul_falls" stopped.txt || fail "a stopped soak does not tell what was played"
