. "$(dirname "$0")/lib.sh.inc"
# The guard of balance: 200 campaigns a row, as the issue of the first campaign asks.
within() { awk -v v="$1" -v lo="$2" -v hi="$3" 'BEGIN { exit !(v >= lo && v <= hi) }' || fail "$4 is $1, expected $2 to $3"; }
"$cli" simulate --scenario base --campaigns 200 --seed 1 --turkey greedy --russia greedy --json --jobs 2 >greedy.json
sed -n '/"win_share"/,/}/p' greedy.json
within "$(sed -n '/"win_share"/,/}/p' greedy.json | number turkey)" 0.25 0.75 "Turkey's share"
within "$(sed -n '/"win_share"/,/}/p' greedy.json | number russia)" 0.25 0.75 "Russia's share"
sed -n '/"endings"/,/}/p' greedy.json
sed -n '/"endings"/,/}/p' greedy.json | grep -o ': [0-9.]*' | tr -d ': ' | while read -r share; do [ -z "$share" ] || within "$share" 0 0.75 "an ending"; done
for pair in "random greedy russia" "greedy random turkey"; do
    set -- $pair
    "$cli" simulate --scenario base --campaigns 200 --seed 1 --turkey "$1" --russia "$2" --json --jobs 2 >pair.json
    within "$(sed -n '/"win_share"/,/}/p' pair.json | number "$3")" 0.85 1 "the share of greedy against random"
done
"$cli" simulate --scenario base --campaigns 200 --seed 1 --turkey historical --russia historical --json --jobs 2 >history.json
sed -n '/"2025-Q4"/,/}/p' history.json
while read -r state point; do
    within "$(sed -n '/"2025-Q4"/,/}/p' history.json | number "$state")" $((point - 15)) $((point + 15)) "$state at the end of 2025"
done <<END
azerbaijan 60
kazakhstan -19
uzbekistan -5
kyrgyzstan -21
turkmenistan 12
END
