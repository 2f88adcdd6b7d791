. "$(dirname "$0")/lib.sh.inc"
# Campaigns that people played (tests/play) end as they did: NAME is SEAT-SEED.txt, its second line says how.
for file in "$source"/tests/play/*.txt; do
    name=$(basename "$file" .txt)
    level=$(sed -n "1s/.*opponent //p" "$file")
    "$cli" play --seat "${name%-*}" --seed "${name#*-}" --level "$level" --saves "$name" <"$file" >out.txt || fail "$name: play ended with an error"
    ends=$(sed -n 's/^# ends: //p' "$file")
    [ -n "$ends" ] || fail "$name does not say how it ends"
    grep -qF "$ends" out.txt || { grep "^Score:" out.txt; fail "$name should end with '$ends'"; }
    ! grep -qE "^(Refused|  Unknown|  No action|  More than one)" out.txt || { grep -nE "^(Refused|  Unknown|  No action|  More)" out.txt | head -n 5; fail "$name: a command was refused"; }
done
# What a person asked for and did not find: names by any word, actions outside the plan, agreements in a preview.
printf 'actions kaz\nanswer 1 1\nanswer 2 2\nanswer 3 2\ndo summit kaz\ndo gas turkm\nplan\nsuggest\n' | "$cli" play --seat turkey --seed 41 --saves more >out.txt
grep -q "as your next plan would find them" out.txt || fail "actions outside the plan"
grep -q "1  Leaders' summit, Kazakhstan" out.txt || fail "an action by its second word"
grep -q "2  Gas swap and purchase, Turkmenistan" out.txt || fail "an action that only this side has"
for word in 1 2 3 4 5 6 7 8 9; do echo 'commit!'; done | "$cli" play --seat turkey --seed 41 --saves wings | tr -s "\n " " " >out.txt
grep -q "Arms and training with Turkey signed" out.txt || fail "the agreement that an option signs is not told"
