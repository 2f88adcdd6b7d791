. "$(dirname "$0")/lib.sh.inc"
# Experiments: the strong beat the weak, the same numbers for any --jobs, bad words named with the choices.
"$cli" experiment ladder random greedy_v1 utility --pairs 12 --jobs 2 --json >two.json
"$cli" experiment ladder random greedy_v1 utility --pairs 12 --jobs 1 --json --out one.json >/dev/null
python3 - <<'PY' || fail "the ladder"
import json
one, two = json.load(open("one.json")), json.load(open("two.json"))
assert one == two, "other numbers for other --jobs"
first, second = one["ladder"]
assert first["share"]["mean"] >= 0.9 and first["elo"] > 300, first
assert second["over"] == "greedy_v1" and second["elo"] > first["elo"] - 100, second
PY
"$cli" experiment remove --actions treaty_step,union_step --pairs 8 --json >remove.json
python3 - <<'PY' || fail "remove"
import json
rows = json.load(open("remove.json"))["actions"]
assert [(r["side"], r["action"]) for r in rows] == [("turkey", "treaty_step"), ("russia", "union_step")], rows
assert all(r["uses"] > 1 and r["margin"]["low"] <= r["margin"]["mean"] <= r["margin"]["high"] for r in rows), rows
PY
"$cli" experiment alone --actions quiet_word --pairs 6 | grep -q "quiet_word" || fail "alone"
expect 2 "there are: trade_mission" "$cli" experiment remove --actions tradde
expect 2 "choose one of random" "$cli" experiment ladder random wizard
expect 2 "two levels or more" "$cli" experiment ladder random
expect 2 "choose ladder" "$cli" experiment guess
expect 2 "which experiment" "$cli" experiment
expect 2 "no number from 2" "$cli" experiment ladder random greedy --pairs 1
