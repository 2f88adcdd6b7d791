. "$(dirname "$0")/lib.sh.inc"
# Truncated, edited, foreign and future saves are refused with the reason and nothing is overwritten.
printf 'commit\ncommit\ncommit\nsave good\nquit\n' | "$cli" play --seed 5 --saves saves >/dev/null
good=saves/good.json
expect 0 "play out alike" "$cli" replay $good
size=$(wc -c <$good)
for cut in 0 1 10 500 $((size / 2)) $((size - 1)); do
    head -c $cut $good >cut.json
    expect 1 "cut.json" "$cli" replay cut.json
done
sed 's/"seed": "\(.\)/"seed": "f/' $good >edited.json
expect 1 "damaged or edited" "$cli" replay edited.json
printf 'PK\003\004 not a save' >zip.json
expect 1 "zip.json" "$cli" show zip.json
mkdir folder.json && expect 1 "not a regular file" "$cli" show folder.json
ln -s $good link.json && expect 1 "symbolic link" "$cli" show link.json
mkfifo pipe.json && expect 1 "not a regular file" "$cli" show pipe.json
head -c 2000000 /dev/zero >huge.json && expect 1 "at most" "$cli" show huge.json
expect 1 "missing.json" "$cli" play --load missing.json
before=$(cksum <$good)
cp edited.json saves/bad.json
printf 'load bad\nload good\nlook\nquit\n' | "$cli" play --seed 5 --saves saves >load.txt
grep -q "damaged or edited" load.txt || fail "a bad save is not named in play"
grep -q "Loaded" load.txt || fail "the good save did not load"
[ "$before" = "$(cksum <$good)" ] || fail "the good save was changed"
# The previous save is kept and taken when the new one is damaged.
printf 'save good\nsave good\nquit\n' | "$cli" play --load $good --saves saves >/dev/null
[ -f saves/good.json.bak ] || fail "no previous save is kept"
echo garbage >saves/good.json
printf 'load good\nquit\n' | "$cli" play --seed 5 --saves saves >bak.txt
grep -q "previous save was loaded" bak.txt || { cat bak.txt; fail "the previous save was not taken"; }
# A full disk and a read-only folder: a message, no lie.
if [ "$(id -u)" != 0 ]; then
    mkdir closed && chmod 500 closed
    printf 'save x\nquit\n' | "$cli" play --seed 1 --saves closed | grep -q "Not saved" || fail "a closed folder is not named"
fi
printf 'save x\nquit\n' | "$cli" play --seed 1 --saves /proc/nowhere >closed.txt
grep -q "Not saved\|autosave failed" closed.txt || fail "an impossible folder is not named"
