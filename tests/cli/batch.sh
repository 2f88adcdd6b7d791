. "$(dirname "$0")/lib.sh.inc"
# Batches: the same campaigns give the same bytes from any number of jobs and shards, whatever was killed between.
lines() { if [ -f "$1" ]; then wc -l <"$1"; else echo 0; fi; }
play() { "$cli" simulate --turkey greedy --russia utility "$@" >/dev/null; }
play --seeds 1..28 --out one.batch && play --seeds 1..28 --out two.batch --jobs 2
cmp -s one.batch two.batch || fail "--jobs 2 writes other bytes than one job"
[ "$(wc -l <one.batch)" = 29 ] || fail "28 campaigns should be 29 lines"
for i in 1 2 3 4 5 6 7; do play --seeds $((i * 4 - 3))..$((i * 4)) --out "shard$i.batch" --jobs 2; done
"$cli" merge shard4.batch shard1.batch shard7.batch shard2.batch shard6.batch shard3.batch shard5.batch --out merged.batch
cmp -s one.batch merged.batch || fail "seven shards merge to other bytes"
"$cli" merge two.batch >again.batch && cmp -s one.batch again.batch || fail "merge of one file to stdout"
# The chances shown of offers, of every second campaign: the same bytes again, and said in the header.
play --seeds 1..6 --odds 2 --out asked.batch && play --seeds 1..6 --odds 2 --out asked2.batch --jobs 3
cmp -s asked.batch asked2.batch || fail "--odds writes other bytes with other jobs"
head -n 1 asked.batch | grep -q '"odds":2' && sed -n 3p asked.batch | grep -q '"odds":.*\[1,' || fail "--odds is not in the file"
expect 1 "different batches" "$cli" merge asked.batch one.batch
expect 2 "is no number" "$cli" simulate --campaigns 1 --odds none
# Two at once, one of them killed and gone on with: the single run again.
play --seeds 1..14 --out left.batch &
"$cli" simulate --seeds 15..28 --turkey greedy --russia utility --out right.batch >/dev/null & pid=$!
while [ "$(lines right.batch)" -lt 4 ]; do kill -0 $pid 2>/dev/null || break; done
kill -9 $pid 2>/dev/null || true
wait
printf '{"actions":[[0,1' >>right.batch
play --seeds 15..28 --out right.batch --resume
"$cli" merge right.batch left.batch --out killed.batch && cmp -s one.batch killed.batch || fail "a killed and resumed shard merges to other bytes"
a=$("$cli" simulate --seeds 1..28 --turkey greedy --russia utility --json | field state_hash)
b=$("$cli" simulate --seeds 1..28 --turkey greedy --russia utility --out left.batch --resume --json | field state_hash)
[ "$a" = "$b" ] || fail "a resumed batch sums up to $b, a whole one to $a"
# SIGINT keeps what is done and says how to go on.
"$cli" simulate --seeds 1..100000 --turkey random --russia random --out long.batch 2>stopped.txt >/dev/null & pid=$!
while [ "$(lines long.batch)" -lt 9 ]; do kill -0 $pid || fail "the long batch ended"; done
kill -TERM $pid; wait $pid && fail "a stopped batch should not exit with 0"
grep -q "with --resume goes on" stopped.txt || { cat stopped.txt; fail "how to go on is not said"; }
[ "$(tail -c 1 long.batch | od -An -c | tr -d ' ')" = '\n' ] || fail "the last line is cut"
# Bad input is named, and what is there stays.
expect 1 "different batches" "$cli" merge one.batch long.batch
expect 1 "ranges of seeds overlap" "$cli" merge one.batch shard3.batch
echo "not a batch" >foreign.batch; expect 1 "no result of simulate" "$cli" merge foreign.batch
: >empty.batch; expect 1 "is empty" "$cli" merge empty.batch
expect 2 "no range" "$cli" simulate --seeds 9..3
expect 2 "goes on with the file" "$cli" simulate --campaigns 2 --resume
expect 1 "begun with other" "$cli" simulate --seeds 1..28 --out one.batch --resume
cp one.batch broken.batch; sed -i '5s/"winner":[0-9]/"winner":9/' broken.batch
expect 1 "line 5: 'winner'" "$cli" simulate --seeds 1..30 --turkey greedy --russia utility --out broken.batch --resume
if [ -e /dev/full ]; then expect 1 "cannot write" "$cli" simulate --campaigns 3 --out /dev/full; fi
"$cli" merge one.batch 2>pipe.txt | head -n 1 >/dev/null || true
# --set changes the content's hash and the play; an unknown name is met with the nearest.
plain=$("$cli" simulate --campaigns 3 --json | field content_hash) set=$("$cli" simulate --campaigns 3 --set leverage=2.2 --json | field content_hash)
[ "$plain" != "$set" ] || fail "--set leaves the content hash"
expect 2 "did you mean 'leverage'" "$cli" simulate --campaigns 1 --set leverag=2
expect 2 "whole number" "$cli" simulate --campaigns 1 --set capital_income=6.5
expect 2 "is no number" "$cli" simulate --campaigns 1 --set komi.turkey=lots
t=$("$cli" simulate --campaigns 40 --set komi.turkey=60 --json | sed -n '/win_share/,/}/p' | number turkey)
awk "BEGIN{exit !($t >= 0.8)}" || fail "sixty points of komi should nearly always win, not $t"
# Tidy rows with their dictionary.
"$cli" simulate --campaigns 2 --csv rows.csv >/dev/null
head -n 1 rows.csv | grep -qx "campaign,quarter,subject,variable,value" || fail "the head of the rows"
cut -d, -f4 rows.csv | sort -u | grep -v '^variable$' >used.txt; cut -d, -f1 rows.dictionary.csv | sort | grep -v '^variable$' >told.txt
cmp -s used.txt told.txt || fail "the dictionary does not name the variables of the rows"
# Nothing in a ledger is lost: 0 breaks in every record.
! grep -v '"batch"' one.batch | grep -qv '"ledger_breaks":0' || fail "a ledger does not add up"
# Any campaign of a batch opens as a finished one, played again from the header; what cannot be is named.
"$cli" simulate --seeds 5..9 --turkey utility --russia random --set komi.turkey=3,leverage=2 --out set.batch >/dev/null
for seed in 5 8; do
  told=$(grep "\"seed\":$seed," set.batch | sed 's/.*"hash":"\([0-9a-f]*\)".*/\1/')
  [ "$("$cli" replay set.batch#$seed --json | field state_hash)" = "$told" ] || fail "campaign $seed opens as another"
done
"$cli" replay one.batch#28 --verify | grep -q "quarters play out alike" || fail "the last campaign of a batch does not open"
"$cli" show set.batch#8 | grep -q "Quarter .* over, seed 8" || fail "show does not tell of a campaign of a batch"
"$cli" play --load set.batch#8 </dev/null >opened.txt
grep -q "+3.0 of them for Turkey before the start" opened.txt || fail "it opens without the numbers of --set"
grep -q "Turning points" opened.txt || fail "the report is not there"
# The encyclopaedia goes with the content of a campaign that is put away.
printf "book trade_mission\nsave kept\nload kept\nbook trade_mission\nquit\n" | "$cli" play --load set.batch#8 --saves kept >book.txt || fail "the book outlives its content"
[ "$(grep -c "Trade mission (action:trade_mission)" book.txt)" = 2 ] || fail "the book is not read anew"
expect 1 "no campaign with seed 4; its 5 campaigns have seeds 5 to 9" "$cli" replay set.batch#4
expect 1 "add the seed of one" "$cli" show set.batch
expect 1 "cannot open 'none.batch#4'" "$cli" show none.batch#4
sed 's/"content_hash":"[0-9a-f]\{4\}/"content_hash":"beef/' set.batch >foreign.batch
expect 1 "played with other content" "$cli" play --load foreign.batch#8
sed 's/"hash":"[0-9a-f]\{4\}/"hash":"beef/' set.batch >wrong.batch
expect 1 "ends in another position" "$cli" play --load wrong.batch#8
sed '1s/"rules":[0-9]*/"rules":999/' set.batch >rules.batch
expect 1 "rules number 999" "$cli" replay rules.batch#8
sed '1s/utility/wizard/' set.batch >level.batch
expect 1 "unknown level 'wizard'" "$cli" replay level.batch#8
head -c $(($(head -n 2 set.batch | wc -c) + 100)) set.batch >cut.batch
expect 1 "no campaign" "$cli" replay cut.batch#8
