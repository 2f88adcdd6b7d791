. "$(dirname "$0")/lib.sh.inc"
# Experiments: the strong beat the weak, the same numbers for any --jobs, bad words named with the choices.
"$cli" experiment ladder random greedy_v1 utility --pairs 12 --jobs 2 --json >two.json
"$cli" experiment ladder random greedy_v1 utility --pairs 12 --jobs 1 --json --out one.json >/dev/null
python3 - <<'PY' || fail "the ladder"
import json
one, two = json.load(open("one.json")), json.load(open("two.json"))
assert one == two, "other numbers for other --jobs"
first, second = one["ladder"]
assert first["share"]["mean"] >= 0.9 and first["elo"] > 300 and first["pairs"] == 12, first
assert second["over"] == "greedy_v1" and second["elo"] > 0, second
scale = {row["level"]: row["elo"] for row in one["levels"]}
assert one["anchor"] == "greedy_v1" and scale["greedy_v1"] == {"mean": 0, "low": 0, "high": 0}, scale
assert abs(scale["random"]["mean"] + first["elo"]) < 1e-6 and abs(scale["utility"]["mean"] - second["elo"]) < 1e-6, scale
assert all(e["low"] <= e["mean"] <= e["high"] for e in scale.values()), scale
assert one["complete"] and one["kind"] == one["experiment"] == "ladder", one
PY
"$cli" experiment remove --actions treaty_step,union_step --pairs 8 --json >remove.json
python3 - <<'PY' || fail "remove"
import json
rows = json.load(open("remove.json"))["actions"]
assert [(r["side"], r["action"]) for r in rows] == [("turkey", "treaty_step"), ("russia", "union_step")], rows
assert all(r["uses"] > 1 and r["margin"]["low"] <= r["margin"]["mean"] <= r["margin"]["high"] for r in rows), rows
PY
"$cli" experiment alone --actions quiet_word --pairs 6 | grep -q "quiet_word" || fail "alone"
# An early stop: fewer pairs than the most, and why; --pairs alone plays all.
"$cli" experiment ladder random greedy --pairs 400 --stop-early --json --jobs 2 >early.json
"$cli" experiment ladder random greedy --pairs 400 --stop-early --json --jobs 1 >early1.json
cmp -s early.json early1.json || fail "an early stop depends on --jobs"
python3 - <<'PY' || fail "the early stop"
import json
row = json.load(open("early.json"))["ladder"][0]
assert row["pairs"] % 20 == 0 and row["pairs"] < 200 and row["end"] == "decided" and row["test"] == "+20 Elo", row
PY
"$cli" experiment alone --actions quiet_diplomacy --pairs 200 --block 10 | grep -q "pairs, decided" || fail "alone does not stop early"
"$cli" experiment remove --actions union_step --pairs 6 --block 3 --json | grep -q '"end": "' || fail "why it ended is not told"
# Sweep: one value a step, the same seeds, the number as it is now among them.
"$cli" experiment sweep --param komi.turkey --from -40 --to 40 --steps 3 --pairs 16 --json --jobs 2 >sweep.json
python3 - <<'PY' || fail "the sweep"
import json
s = json.load(open("sweep.json"))
low, mid, high = s["values"]
assert (low["value"], mid["value"], high["value"]) == (-40, 0, 40) and s["param"] == "komi.turkey", s
assert low["share"]["mean"] + 0.2 < high["share"]["mean"] and high["margin"]["mean"] > low["margin"]["mean"] + 40, s
assert abs(sum(mid["endings"].values()) - 1) < 1e-9 and mid["pairs"] == 16, mid
PY
"$cli" simulate --campaigns 16 --json >plain.json
"$cli" experiment sweep --param leverage --from 1.9 --to 2.5 --steps 2 --pairs 16 --json >same.json
python3 - <<'PY' || fail "a sweep over the number as it is should be the plain batch"
import json
plain, same = json.load(open("plain.json"))["win_share"], json.load(open("same.json"))
assert same["now"] == 1.9 and abs(plain["turkey"] + plain["draw"] / 2 - same["values"][0]["share"]["mean"]) < 1e-9, (plain, same)
PY
[ "$("$cli" experiment sweep --param year_divisor --from 3 --to 4 --steps 9 --pairs 2 | grep -c points_)" = 2 ] || fail "a whole number is played more than once"
expect 2 "which number" "$cli" experiment sweep --from 1 --to 2
expect 2 "did you mean 'leverage'" "$cli" experiment sweep --param leverag --from 1 --to 2
expect 2 "it cannot be 0" "$cli" experiment sweep --param year_divisor --from 0 --to 2
expect 2 "needs numbers" "$cli" experiment sweep --param leverage --from 1
expect 2 "not for sweep" "$cli" experiment sweep --param leverage --from 1 --to 2 --by 5
# Sensitivity: percent for what is measured, one for what is counted, a word for what cannot move.
"$cli" experiment sensitivity --params leverage,counter_cost,tie_fade,third_powers,komi.russia --pairs 6 --json --out sens.json >/dev/null
python3 - <<'PY' || fail "the sensitivity"
import json
s = json.load(open("sens.json"))
p = {row["name"]: row for row in s["parameters"]}
assert s["experiment"] == "sensitivity" and s["by"] == 10 and s["pairs"] == 6 and s["level"] == "greedy", s
assert (p["leverage"]["low"]["value"], p["leverage"]["high"]["value"]) == (1.71, 2.09), p
assert (p["counter_cost"]["low"]["value"], p["counter_cost"]["high"]["value"]) == (0, 2), p
assert (p["tie_fade"]["low"]["value"], p["tie_fade"]["high"]["value"]) == (4.5, 5.5), p
assert all(r["verdict"] in ("", "fragile") for r in p.values()), p
for r in p.values():
    sides = [r[k] for k in ("low", "high") if k in r]
    assert sides or r["skipped"], r
    assert all(k["share"]["low"] <= k["share"]["mean"] <= k["share"]["high"] for k in sides), r
sizes = [max([abs(r[k]["share"]["mean"]) for k in ("low", "high") if k in r] or [0]) for r in s["parameters"]]
assert sizes == sorted(sizes, reverse=True), sizes
PY
"$cli" experiment sensitivity --params leverage --by 90 --pairs 20 | grep -q "1 of 1 are fragile" || fail "nine tenths of the leverage should be felt"
expect 2 "did you mean 'leverage'" "$cli" experiment sensitivity --params leverage,leverag
expect 2 "from 1 to 90" "$cli" experiment sensitivity --by 100
# Pairs with and without a definition.
"$cli" experiment pair --without event:kabul_falls --pairs 10 --json --jobs 2 >pair.json
"$cli" experiment pair --without event:kabul_falls --pairs 10 --json >pair1.json
cmp -s pair.json pair1.json || fail "a pair depends on --jobs"
python3 - <<'PY' || fail "the pair"
import json
k = json.load(open("pair.json"))
assert k["experiment"] == "pair" and k["without"] == "event:kabul_falls" and k["pairs"] == 10, k
assert k["content_hash"] != k["changed_hash"] and k["touched"] == 1, k
assert "uzbekistan" in k["alignment"] and len(k["alignment"]) == 5, k
assert k["margin"]["low"] <= k["margin"]["mean"] <= k["margin"]["high"] and "mean" in k["wins"], k
PY
"$cli" experiment pair --set komi.turkey=30 --pairs 80 --block 4 | grep -q "^4 pairs, decided" || fail "thirty points of komi are not decided at once"
expect 2 "did you mean 'kabul_falls'" "$cli" experiment pair --without event:kabul_fals
expect 2 "a pair needs what differs" "$cli" experiment pair
# Bad output: named at once, or what is played is kept.
expect 1 "cannot write 'no/such/place'" "$cli" experiment pair --set leverage=2 --pairs 2 --out no/such/place
if [ -e /dev/full ]; then
  expect 1 "cannot write '/dev/full' to its end" "$cli" experiment pair --set leverage=2 --pairs 2 --out /dev/full
  "$cli" experiment remove --pairs 2 --out kept.json >/dev/full 2>closed.txt && fail "a full output is not a success"
  grep -q "the output cannot be written" closed.txt || { cat closed.txt; fail "the full output is not named"; }
  grep -q '"complete": false' kept.json || fail "rows played before the output closed are not kept"
fi
: >rows.txt # the loop below may look before the shell has opened it
"$cli" experiment remove --level utility --pairs 40 --out stopped.json >rows.txt 2>stopped.txt & pid=$!
# A row is shown before it is kept: with the third in sight two are kept for certain.
while [ "$(grep -c "^turkey" rows.txt)" -lt 3 ]; do kill -0 $pid || fail "remove ended"; sleep 0.05; done
kill -TERM $pid; wait $pid && fail "a stopped experiment should not exit with 0"
grep -q "stopped; what is told" stopped.txt || fail "the stop is not told"
python3 - <<'PY' || fail "the rows of a stopped experiment"
import json
k = json.load(open("stopped.json"))
assert not k["complete"] and len(k["actions"]) >= 2, k
PY
: >rows.txt
"$cli" experiment remove --level utility --pairs 40 --out killed.json >rows.txt & pid=$!
# A row is shown before it is kept: with the third in sight two are kept for certain.
while [ "$(grep -c "^turkey" rows.txt)" -lt 3 ]; do kill -0 $pid || fail "remove ended"; sleep 0.05; done
kill -9 $pid; wait $pid 2>/dev/null || true
python3 -c 'import json; k = json.load(open("killed.json")); assert not k["complete"] and len(k["actions"]) >= 2, k' || fail "a killed experiment keeps no rows"
"$cli" experiment pair --set leverage=2 --scenario market_2026 --level random --pairs 1000000 >long.txt 2>stopped.txt & pid=$!
sleep 2; kill -TERM $pid; wait $pid && fail "a stopped pair should not exit with 0"
grep -q "pairs, stopped" long.txt || fail "a stopped pair does not tell the pairs it played"
expect 2 "there are: trade_mission" "$cli" experiment remove --actions tradde
expect 2 "choose one of random" "$cli" experiment ladder random wizard
expect 2 "two levels or more" "$cli" experiment ladder random
expect 2 "choose ladder" "$cli" experiment guess
expect 2 "which experiment" "$cli" experiment
expect 2 "no number from 2" "$cli" experiment ladder random greedy --pairs 1
