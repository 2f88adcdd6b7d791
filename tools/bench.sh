#!/bin/sh
# What the engine costs beside what is possible: builds it, the floors and the peer of tests/bench, runs them in turns
# and prints a table of ratios (docs/benchmarks.md says how to read it). Each figure is the median of all rounds, and
# what is compared runs in the same minute, so that a busy machine changes the ratios little.
# usage: tools/bench.sh [--rounds N] [--markdown] [--no-peer]
#   --no-peer: without boardgame.io, which is fetched from npm into a temporary folder
set -eu
cd "$(dirname "$0")/.."
. tools/setup.sh

rounds=5 form=text peer=yes
while [ $# -gt 0 ]; do
    case $1 in
    --rounds) rounds=${2:?--rounds needs a number} && shift ;;
    --markdown) form=markdown ;;
    --no-peer) peer=no ;;
    *) sed -n 's/^# usage: /usage: /p' "$0" && exit 2 ;;
    esac
    shift
done

setup_packages play
if [ $peer = yes ] && ! command -v npm >/dev/null 2>&1; then setup_packages bench; fi
build release
cli=$PWD/build/release/steppe-cli
work=$PWD/build/bench
mkdir -p "$work"
temporary=$(mktemp -d "$work/run-XXXXXX")
trap 'rm -rf "$temporary"' EXIT
trap 'exit 1' INT TERM
export TMPDIR="$temporary"

for source in tests/bench/*.c; do
    # shellcheck disable=SC2046 # several words on purpose
    gcc -O2 -std=gnu17 -Wall -Wextra -Wconversion -Werror "$source" -o "$work/$(basename "$source" .c)" $(pkg-config --cflags --libs lua5.4 libxxhash)
done
if [ $peer = yes ] && ! npm install --silent --no-audit --no-fund --prefix "$temporary/npm" boardgame.io >"$work/npm.log" 2>&1; then
    echo "boardgame.io could not be fetched ($work/npm.log): its row stays empty." >&2
    peer=no
fi

world=$("$cli" bench --quick | awk '$1 == "world" {print int($2)}')
content=$(cat scripts/base/define/*.lua | wc -c)

one_round() {
    "$cli" bench
    "$work/floor_memory" "$world"
    "$work/floor_conditions"
    "$work/floor_lua" "$content"
    "$work/floor_save" "$temporary" 30000
    "$work/floor_campaign" trying 2000
    "$work/floor_campaign" listing 500
    "$work/floor_campaign" greedy 60
    "$work/cost_of" start 5 "$cli" scenario list
    "$work/cost_of" batch 1 "$cli" simulate --turkey greedy --russia greedy --campaigns 300 --jobs 1
    "$work/cost_of" batch2 1 "$cli" simulate --turkey greedy --russia greedy --campaigns 300 --jobs 2
    [ $peer = no ] || NODE_PATH="$temporary/npm/node_modules" node tests/bench/peer_boardgameio.cjs 3
}

# Row 20: 1, 2 and 7 shards, put together in another order, are the same bytes.
shards_equal() {
    for shard in 1..140 1..70 71..140 1..20 21..40 41..60 61..80 81..100 101..120 121..140; do
        "$cli" simulate --seeds $shard --out "$temporary/$shard.batch" >/dev/null || return 1
    done
    (cd "$temporary" && "$cli" merge 1..140.batch --out one && "$cli" merge 71..140.batch 1..70.batch --out two &&
        "$cli" merge 61..80.batch 121..140.batch 1..20.batch 101..120.batch 21..40.batch 81..100.batch 41..60.batch --out seven) >/dev/null &&
        cmp "$temporary/one" "$temporary/two" && cmp "$temporary/one" "$temporary/seven" && cmp "$temporary/one" "$temporary/1..140.batch"
}

round=1
while [ "$round" -le "$rounds" ]; do
    echo "round $round of $rounds" >&2
    one_round >>"$temporary/figures"
    round=$((round + 1))
done
shards=0
shards_equal || shards=1
echo "shards_differ $shards" >>"$temporary/figures"

awk -v form=$form '
function keep(name, value) { n[name]++; all[name, n[name]] = value }
# The median; nothing when it was not measured.
function m(name,   i, k, v, c) {
    if (!(name in n)) return ""
    c = n[name]
    for (i = 1; i <= c; i++) {
        v = all[name, i]
        for (k = i - 1; k > 0 && sorted[k] > v; k--) sorted[k + 1] = sorted[k]
        sorted[k + 1] = v
    }
    return c % 2 ? sorted[(c + 1) / 2] : (sorted[c / 2] + sorted[c / 2 + 1]) / 2
}
function shown(v) { return v == "" ? "-" : v >= 1000 ? sprintf("%.0f", v) : v >= 10 ? sprintf("%.1f", v) : sprintf("%.3g", v) }
function line(number, what, ours, theirs, value, aim, limit, verdict) {
    if (form == "markdown") printf "| %s | %s | %s | %s | %s | %s | %s | %s |\n", number, what, ours, theirs, value, aim, limit, verdict
    else printf "%-3s %-52s %14s %14s %9s %8s %8s  %s\n", number, what, ours, theirs, value, aim, limit, verdict
}
# A row whose value should be small: at most aim, and no more than limit ("" where there is none).
function small(number, what, ours, theirs, unit, value, sign, aim, limit) {
    verdict = value == "" ? "not measured" : value <= aim ? "good" : limit != "" && value > limit ? "OVER" : limit == "" ? "over the aim" : "within"
    line(number, what, shown(ours) " " unit, theirs == "" ? "-" : shown(theirs) " " unit, shown(value) sign, aim sign, limit == "" ? "-" : limit sign, verdict)
}
function ratio(number, what, ours, theirs, unit, aim, limit) {
    small(number, what, ours, theirs, unit, theirs == "" ? "" : ours / theirs, "x", aim, limit)
}
function figure(number, what, ours, unit, aim, limit) { small(number, what, ours, "", unit, ours, "", aim, limit) }
function times(number, what, ours, theirs, unit, aim, limit,   value) {
    value = theirs == "" ? "" : theirs / ours
    verdict = value == "" ? "not measured" : value >= aim ? "good" : value < limit ? "UNDER" : "within"
    line(number, what, shown(ours) " " unit, shown(theirs) " " unit, shown(value) "x", aim "x", limit "x", verdict)
}
$2 ~ /^[0-9.e+-]+$/ { keep($1, $2 + 0) }
END {
    line("row", "what", "ours", "beside", "value", "aim", "limit", "verdict")
    if (form == "markdown") print "|---|---|---|---|---|---|---|---|"
    times(1, "random campaign, beside boardgame.io", m("random"), m("peer_boardgameio"), "ms", 100, 40)
    ratio(2, "random campaign, beside a model that lists moves", m("random"), m("floor_campaign_listing"), "ms", 3, 5)
    ratio("2b", "the same, beside a model that tries moves", m("random"), m("floor_campaign_trying"), "ms", 3, 5)
    ratio(3, "greedy campaign, beside a greedy model", m("greedy"), m("floor_campaign_greedy"), "ms", 3, 5)
    ratio(5, "copy, one action, hash, beside a bare copy", m("clone_apply_hash"), m("floor_memcpy"), "ns", 3, 5)
    figure("5b", "size of a World", m("world") / 1024, "KiB", 8, 16)
    ratio(6, "hash of a World, beside XXH3 without wide registers", m("hash"), m("floor_xxh3"), "ns", 1, 2)
    ratio("6b", "the same, beside a hash byte by byte", m("hash"), m("floor_fnv"), "ns", 0.05, 0.1)
    ratio(7, "100 compiled conditions, beside flat code", m("conditions"), m("floor_conditions"), "us", 1.5, 3)
    ratio(8, "load of base, beside plain Lua on as many bytes", m("load"), m("floor_lua_load"), "ms", 2, 3)
    figure(9, "start of the process to ready, CPU", m("start_cpu"), "ms", 10, 25)
    ratio(14, "safe save of a campaign, beside write, fsync, rename", m("save"), m("floor_save"), "ms", 2, 3)
    figure("14b", "size of that save", m("save_size"), "KiB", 32, 64)
    ratio(15, "load and replay of it, beside a random campaign", m("replay"), m("random"), "ms", 2, "")
    figure("16", "thinking a turn: greedy", m("think_greedy"), "ms", 0.1, 0.2)
    figure("", "utility", m("think_utility"), "ms", 1, 2)
    figure("", "planner", m("think_planner"), "ms", 30, 60)
    figure("", "search", m("think_search"), "ms", 500, 1000)
    figure(18, "peak memory of a batch", m("batch_peak"), "MiB", 6, 12)
    ratio(19, "CPU of a batch in two jobs, beside one", m("batch2_cpu"), m("batch_cpu"), "ms", 1.03, 1.1)
    ratio("19b", "wall time of it (idle machine of two cores)", m("batch2_wall"), m("batch_wall"), "ms", 0.55, 0.65)
    line(20, "1, 2 and 7 shards in any order: the same bytes", "-", "-", m("shards_differ") ? "differ" : "equal", "equal", "equal", m("shards_differ") ? "BROKEN" : "good")
    ratio(21, "Lua in the sandbox, beside plain Lua", m("lua_loop"), m("floor_lua_loop"), "ns", 1.25, "")
    ratio("21b", "the same, beside Lua with an empty hook", m("lua_loop"), m("floor_lua_counted"), "ns", 1.1, "")
}' "$temporary/figures"
cp "$temporary/figures" "$work/figures"
