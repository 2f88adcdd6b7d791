. "$(dirname "$0")/lib.sh.inc"
# The terminal speaks the language of a mod's .po: places may change their order, a number chooses its form, and columns
# are counted in letters and not in bytes.
mkdir -p mods/words/po
echo '{ "id": "words", "version": "1.0.0", "api": 1, "name": "Words", "authors": ["A test"], "license": "MIT", "depends": ["base >= 1.0"] }' >mods/words/mod.json
cat >mods/words/po/tr.po <<'PO'
msgid "{power}, {date}, quarter {n} of {all}"
msgstr "{n}/{all}. çeyrek ({date}): {power}"

msgid "{scenario}. {n} quarter."
msgid_plural "{scenario}. {n} quarters."
msgstr[0] "Tek çeyrek: {scenario}."
msgstr[1] "{n} çeyrek: {scenario}."

msgid "State"
msgstr "Ülke"

msgid "steps {first} and {second}"
msgstr "adım: {second}, sonra {first}"

msgid "Turkmenistan"
msgstr "Türkmenistan"
PO
printf 'look\nquit\n' | "$cli" play --lang tr --mods mods --seat russia --seed 4 --saves saves >position.txt || fail "the position in another language ends badly"
grep -q "  31 çeyrek: Steppe and Strait\." position.txt || fail "a number does not choose its form"
grep -q "^1/31. çeyrek (Spring 2021): Russia$" position.txt || fail "the heading is not translated, or keeps the order of its places"
grep -q "^Ülke            Leans  Heads for" position.txt || fail "a column's heading is not translated, or moves the others"
grep -q "^Türkmenistan        0   .* adım: 0, sonra 0$" position.txt || fail "a row is not translated, or a letter of two bytes moves it"
