. "$(dirname "$0")/lib.sh.inc"
# The bench prints every row that tools/bench.sh reads, with its unit. Times are never judged here.
row() { grep -qE "^$1 +[0-9]+\.[0-9]+  $2( |\$)" bench.txt || { cat bench.txt; fail "no row '$1' in $2"; }; }
"$cli" bench --quick >bench.txt
row world bytes
for id in clone hash clone_apply_hash target; do row "$id" ns; done
row conditions us
row lua_loop "ns a round"
for id in random greedy load replay; do row "$id" ms; done
for level in greedy utility planner search; do row "think_$level" "ms a turn"; done
row save "ms wall"
row save_size KiB
row peak MiB
[ "$(wc -l <bench.txt)" = 18 ] || { cat bench.txt; fail "a row that nobody asked for"; }
"$cli" bench --quick --json >bench.json
for id in $(cut -d' ' -f1 bench.txt); do grep -qF "\"$id\": {" bench.json || fail "no '$id' in the JSON"; done
# It leaves nothing behind.
mkdir temporary
TMPDIR="$PWD/temporary" "$cli" bench --quick >bench.txt
[ -z "$(ls temporary)" ] || fail "files left in the folder for temporary files"
# Where no file can be written it says so.
expect 1 "nowhere" env TMPDIR="$PWD/nowhere" "$cli" bench --quick
expect 2 "unknown option" "$cli" bench --floor x
# Everything that tools/bench.sh reads is printed by something: the engine, or a program of tests/bench.
script=$source/tools/bench.sh
printed() {
    case $1 in
    floor_campaign_*) grep -qF "floor_campaign\" ${1#floor_campaign_} " "$script" ;;
    *_cpu | *_wall | *_peak) grep -qF "cost_of\" ${1%_*} " "$script" ;;
    shards_differ) grep -qF 'echo "shards_differ' "$script" ;;
    *) grep -qE "^$1 " bench.txt || grep -qrE "[\"']$1[\"' ]" "$source/tests/bench" ;;
    esac
}
for name in $(grep -oE '\bm\("[a-z0-9_]+"\)' "$script" | cut -d'"' -f2 | sort -u); do
    printed "$name" || fail "tools/bench.sh reads '$name', which nothing prints"
done
