. "$(dirname "$0")/lib.sh.inc"
# A whole campaign as Russia by pipe, saved, and the same commands replayed headless give the same hash.
{
    echo "# a campaign by pipe"
    echo help
    echo look
    for quarter in $(seq 1 31); do
        echo "do gas uzb"; echo "do customs kazakhstan"; echo "do elite kyrgyzstan"; echo "undo"; echo "do media turkmenistan"
        echo "suggest"; echo "plan"
        for again in 1 2 3 4 5 6; do echo "commit"; echo "deal"; done
    done
    echo "save whole"; echo "log 5"; echo "score"; echo "saves"; echo "quit"
} >commands.txt
"$cli" play --seat russia --seed 7 --saves saves <commands.txt >log.txt || fail "play ended with an error"
grep -q "Turning points" log.txt || { tail -n 40 log.txt; fail "the campaign did not reach its end report"; }
grep -q "Saved as whole" log.txt || fail "not saved"
awk 'length($0) > 160 {print FILENAME": "$0; bad=1} END {exit bad}' log.txt || fail "lines far too long"
expect 0 "play out alike" "$cli" replay saves/whole.json --verify
"$cli" replay saves/whole.json --json >verdict.json
grep -q '"ok": true' verdict.json || fail "the replay differs"
[ "$(number quarters <verdict.json)" -ge 20 ] || fail "too few quarters"
expect 0 "can be played again" "$cli" show saves/whole.json
# The same commands again give the same campaign; nothing depends on the run.
"$cli" play --seat russia --seed 7 --saves again <commands.txt >/dev/null
a=$("$cli" replay saves/whole.json --json | field state_hash) b=$("$cli" replay again/whole.json --json | field state_hash)
[ "$a" = "$b" ] || fail "two runs of the same commands: $a and $b"
# Save in the middle, load, go on: the same end.
head -n 120 commands.txt >half.txt; { cat half.txt; echo "save half"; echo quit; } | "$cli" play --seat russia --seed 7 --saves half >/dev/null
tail -n +121 commands.txt | "$cli" play --load half/half.json --saves half >/dev/null
c=$("$cli" replay half/whole.json --json | field state_hash)
[ "$a" = "$c" ] || fail "save, load and go on leads elsewhere: $a and $c"
# Empty input and nonsense end well.
expect 0 "Seed" "$cli" play --seed 1 --saves saves
printf 'frobnicate\ndo\ndo nothing nowhere\nanswer 9 9\nreact 1 x\nescalate\nload ../x\nsave ../x\n\033[31m\n' | "$cli" play --seed 1 --saves saves >nonsense.txt || fail "nonsense ends badly"
grep -q "Unknown word" nonsense.txt || fail "nonsense is not named"
"$cli" play --seat none --seed 3 --saves saves </dev/null | grep -q "Score:" || fail "watching does not reach the end"
"$cli" demo | grep -q "Turning points" || fail "the demonstration does not reach its end"
# The year's aim, the adviser's view of another choice, and the computer's papers once it is over.
printf 'commit\naim\naim keep\naim keep\nwhy gas_price kazakhstan\nreasons 1\nresign\nreasons 1\n' | "$cli" play --seat russia --level planner --seed 4 --saves saves >aims.txt || fail "aims end badly"
grep -q "open     keep_bishkek" aims.txt || fail "aims are not listed"
[ "$(grep -c "Keep Bishkek close" aims.txt)" -ge 2 ] && grep -q "this is not the time" aims.txt || fail "an aim is set once a year"
grep -q "The adviser:.*gas and fuel, Kazakhstan: worth" aims.txt || fail "why does not tell the adviser's view"
grep -q "papers are opened when" aims.txt || fail "the papers of the other side stand open"
grep -q "Turkey  aim of the year" aims.txt && grep -q "Turkey  the plan as a whole: worth" aims.txt || fail "the papers say nothing afterwards"
# What is to come is told before it comes: budget, drift, sudden endings; what harms its own side is told first.
{ for i in 1 2 3; do echo "answer $i 1"; done; echo budget; echo look; echo "state kaz"; echo "do squeeze kaz"; echo plan; } | "$cli" play --seat russia --seed 4 --saves saves >told.txt
grep -q "Budget next quarter" told.txt && grep -q "so 8 next quarter" told.txt || fail "budget"
grep -q "Year end" told.txt && grep -q "at the year's end. Why it heads for" told.txt || fail "drift"
[ "$(grep -c "^Common market (Turkey): " told.txt)" -ge 2 ] && grep -q "^Re-integration (Russia): 0 of 3 states ready" told.txt || fail "sudden endings"
grep -q "It harms you: Kazakhstan: Trade with Russia -" told.txt && grep -q "1  Squeeze, Kazakhstan" told.txt || fail "no warning, or not planned from a pipe"
grep -q "^2021 in review" log.txt && grep -q "Points at the year's end" log.txt && grep -q "Next year's agenda: " log.txt || fail "no year in review"
printf 'year\nyear 2021\nyear x\nquit\n' | "$cli" play --load saves/whole.json --saves saves >year.txt
grep -q "^2021 in review" year.txt && grep -q "year \[YEAR\]" year.txt || fail "a year again"
# Terms agreed before the start stand in the save, and are played again with it.
printf 'look\nsave terms\nquit\n' | "$cli" play --third-powers 0 --handicap -9 --seed 3 --saves saves >with.txt; printf "look\nquit\n" | "$cli" play --seed 3 --saves saves >without.txt; one() { sed -n "s/.*Score \(-*[0-9.]*\) to.*/\1/p" "$1" | head -n 1; }; awk "BEGIN{exit !($(one without.txt) - $(one with.txt) == 9)}" || fail "the handicap is not in the score"
grep -q '"terms", *0, *-9' saves/terms.json || fail "the terms are not in the save"
expect 0 "play out alike" "$cli" replay saves/terms.json --verify
expect 2 "no percentage" "$cli" play --third-powers 55 --seed 3
expect 2 "no number of points" "$cli" play --handicap 31 --seed 3
# Offers: what is missing, clauses of one's own, the refusal with its counter-offer, and a save that holds the clauses.
printf 'commit!\ncommit!\noffer offer_gas kaz\noffer offer_gas kaz volume=1 disc=25\ndo offer_gas kaz bolts=3\ndo offer_gas kaz volume=99\noffer quiet kaz\nquit\n' | "$cli" play --seat turkey --seed 4 --saves saves >offers.txt || fail "offers end badly"
grep -q "missing: Volume (billion cubic metres) 3" offers.txt || fail "what is missing is not told"
grep -q "It would be signed" offers.txt || fail "clauses of one's own are not weighed"
[ "$(grep -c "No such clause or number.*volume=1 to 10, discount=0 to 30" offers.txt)" = 2 ] || fail "a wrong clause is not named"
grep -q "No offer .quiet.. There are: treaty_step, offer_corridor_transit" offers.txt || fail "an action without an offer"
printf 'commit!\ndo offer_study kaz places=5 hours=6\ndo offer_gas tur volume=7 disc=30\ndo offer_grain kyr tonnes=9 disc=0\nplan\ncommit!\ncommit!\nlog 60\nsave clauses\nquit\n' | "$cli" play --seat turkey --seed 4 --saves saves >haggle.txt || fail "haggling ends badly"
grep -q "Gas supply volume=7 discount=30," haggle.txt || fail "the plan does not tell its clauses"
grep -q "declines Turkey's offer" haggle.txt || fail "no refusal"
grep -q "counter-offer for .*instead of" haggle.txt || fail "no counter-offer"
expect 0 "play out alike" "$cli" replay saves/clauses.json --verify
grep -q '"offer_gas_supply","turkmenistan",\[7,30\]' saves/clauses.json || fail "the save lacks the clauses"
printf 'save alone\nquit\n' | "$cli" play --handicap 1 --seed 3 --saves saves >/dev/null
grep -q '"terms", *-1, *1' saves/alone.json || fail "a handicap alone should leave the third powers as they are defined"
expect 0 "play out alike" "$cli" replay saves/alone.json --verify
# A refusal says in its first line what is missing.
printf 'commit!\ndo base kaz\ndo transit kaz\nquit\n' | "$cli" play --seat turkey --seed 4 --saves saves >refused.txt
grep -q "^Refused: Offer a transit treaty, Kazakhstan: an action is already planned in this state" refused.txt || fail "a refusal does not say why"
# Aims say when they open, a page that alone speaks of a word opens, reactions say whether the turn waits, and a purse
# that was emptied says that nothing can be answered.
{ printf 'aim\nbook ledger_is\ncommit!\naim\naim keep\naim\n'; printf 'do elite uzb\ndo media kyr\ndo gas tur\ndo offer_grain kaz\nplan\ncommit!\ncommit!\n'; } >moments.in
"$cli" play --seat russia --seed 5 --saves saves <moments.in >moments.txt
grep -q "One may be set with the plan, once the events are answered" moments.txt && grep -q "One may be set now, with the plan" moments.txt || fail "when aims open"
grep -q "This year's aim is set; the next is chosen with the plans of 2022" moments.txt || fail "when the next aim opens"
grep -q "^The ledger is printed (event:\|^.*(event:.*ledger_is" moments.txt || fail "the only page is not opened"
printf 'commit!\ncommit!\nreact 1 counter\nreact 2 nothing\nreact 3 nothing\n' | "$cli" play --seat russia --seed 5 --saves saves >reacting.txt
grep -q "counter. 2 actions are still unanswered" reacting.txt && grep -q "nothing. Every action is answered: the turn goes on" reacting.txt || fail "whether the turn waits"
printf 'commit!\ndo elite uzb\ndo elite kyr\ndo elite aze\ndo customs kaz\ncommit!\n' | "$cli" play --seat russia --seed 5 --saves saves >spent.txt
grep -q "and no capital to answer with" spent.txt && grep -q "No capital is kept: whatever the other side plays passes unanswered" spent.txt || fail "an empty purse is not told"
# What a commit leaves to its default is told; why says when it can be asked; each of two players is told what is meant
# for it alone, when its turn begins.
printf 'why gas_price kaz\nwhy 1 counter\nwhy escalate\ncommit!\nwhy 1 1\n' | "$cli" play --seat russia --seed 4 --saves saves >asked.txt
grep -q "Left to its default: " asked.txt || fail "a commit does not say what it answered"
! grep -q "^Refused" asked.txt && grep -q "As your next plan would find it" asked.txt && grep -q "why escalate is asked in a crisis" asked.txt || fail "why in another phase"
grep -q "why EVENT OPTION is asked while events wait" asked.txt || fail "why of a number in another phase"
printf 'commit!\ncommit!\ncommit!\ndo train tur\ndo offer_grain aze\ncommit!\ncommit!\ncommit!\n# Russia\n' | "$cli" play --seat both --seed 4 --saves saves >two.txt
sed -n '/Summer 2021, quarter 2/,$p' two.txt | grep -A2 "Russia is asked" | grep -q "counter-offer for" || fail "the second player is not told of a counter-offer"
# What a state will remember after one more act, and that it is too much.
printf "commit!\nstate kaz\ndo elite_bargain kaz\ncommit!\ncommit!\ncommit!\ndo reactor_step kaz\ncommit!\ncommit!\ncommit!\ndo elite_bargain kaz\ncommit!\ncommit!\ncommit!\nwhy customs_measure kaz\n" | "$cli" play --seat russia --seed 5 --saves saves >memory.txt
grep -q "After one more act the state remembers 1.0 of yours; above 2.2 it pushes back" memory.txt || fail "what is remembered after an act"
grep -q "above 2.2: it pushes back, and 50 % of" memory.txt || fail "no warning of a pushback"
# A crisis shows the other side's capital as an estimate, and what the adviser's estimate rests on.
for quarter in $(seq 1 6); do printf 'commit!\ndo squeeze kaz\ncommit!\nreact 1 challenge\nreact 2 challenge\nreact 3 challenge\ncommit!\nsuggest\ndeal\n'; done >crises.in
"$cli" play --seat russia --seed 1 --level planner --saves saves <crises.in >crises.txt
grep -q "Your capital: .* Capital of Turkey, an estimate: " crises.txt || fail "the capital of a crisis"
grep -q "It rests on" crises.txt && grep -q "half what pays them best against you" crises.txt || fail "what the estimate rests on"
# The commit that follows the last answer is meant for the answers: it does not end a plan that nobody has made.
printf 'answer 1 1\nanswer 2 1\nanswer 3 1\ncommit!\ndo trade uzb\ncommit!\n' | "$cli" play --seat turkey --seed 41 --saves saves >closed.txt
grep -q "That part has closed by itself" closed.txt || fail "a commit too many is not caught"
grep -q "  Turkey in Uzbekistan: Trade mission" closed.txt || fail "the plan after the answers was lost"
# A text that a state would sign is of no use where the offer is not allowed, and it says so.
printf 'commit!\noffer offer_base kyr\n' | "$cli" play --seat turkey --seed 3 --saves saves >lease.txt
grep -q "Not allowed now: needs: not: Kyrgyzstan has Base lease with Russia" lease.txt || fail "an offer that is not allowed"
# Asking is not ordering; private goals are told as the board is; after the end nobody speaks of a year that might end.
printf 'commit!\nwhy pipe_repair aze\nscore\nforecast\nresign\nscore\n' | "$cli" play --seat russia --seed 8 --saves saves >asking.txt
grep -q "^Not allowed now: A pipe under repair, Azerbaijan" asking.txt && ! grep -q "^Refused" asking.txt || fail "why speaks of a refusal"
grep "Private goal" asking.txt | grep -q "From [+-]" || fail "no private goal"
grep "Private goal" asking.txt | while read -r goal; do
    case $goal in
    *"Steady Astana"* | *"Hold Bishkek"*) echo "$goal" | grep -q "From -" || exit 1 ;;
    *"Bring Baku"*) echo "$goal" | grep -q "From +" || exit 1 ;;
    esac
done || fail "a goal is told against the board"
[ "$(grep -c "if the year ended now" asking.txt)" = 2 ] || fail "after the end the year still ends"
