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

msgid "{state}, {doctrine}, weight {weight}. Alignment {alignment}."
msgstr "{state}: {alignment}, ağırlık {weight}, {doctrine}."

msgid "Its own course, whoever courts it"
msgstr "Kendi çizgisi"

msgid "Refused: {what}: {why}."
msgstr "Olmaz ({why}): {what}."

msgid "{date}, actions free {n}, capital {capital}"
msgstr "{capital} sermaye, {date}"

msgid "No state '{word}'. There are: {list}."
msgstr "{list} var, '{word}' yok."

msgid "{n} action is still free."
msgid_plural "{n} actions are still free."
msgstr[0] "Bir eylem boş."
msgstr[1] "Boş eylem: {n}."

msgid "the position"
msgstr "durum"

msgid "price: {money} budget"
msgstr "{money} bütçe"
PO
printf 'look\nquit\n' | "$cli" play --lang tr --mods mods --seat russia --seed 4 --saves saves >position.txt || fail "the position in another language ends badly"
grep -q "  31 çeyrek: Steppe and Strait\." position.txt || fail "a number does not choose its form"
grep -q "^1/31. çeyrek (Spring 2021): Russia$" position.txt || fail "the heading is not translated, or keeps the order of its places"
grep -q "^Ülke            Leans  Heads for" position.txt || fail "a column's heading is not translated, or moves the others"
grep -q "^Türkmenistan        0   .* adım: 0, sonra 0$" position.txt || fail "a row is not translated, or a letter of two bytes moves it"
# The other pages, what is asked, and what is said of a wrong word.
printf 'events\nanswer 1 1\ncommit!\nstate turkm\nstate atlantis\ndo media_language kaz\ndo elite kaz\ndo media_language uzb\nhelp look\ncommit\nquit\n' | "$cli" play --lang tr --mods mods --seat russia --seed 4 --saves saves >pages.txt || fail "the pages in another language end badly"
grep -q "; 3 bütçe\.$" pages.txt || fail "the price of an option"
grep -q "^Türkmenistan: [+-]*[0-9.]*, ağırlık [0-9]*, .*\.$" pages.txt || fail "a state's sheet"
grep -q "^  Kendi çizgisi                                            " pages.txt || fail "a term, or its column"
grep -q "^Olmaz (.*planned in this state.*): " pages.txt || fail "a refusal"
grep -q "^6 sermaye, Spring 2021 > " pages.txt || fail "the prompt"
grep -q "^  azerbaijan, .* var, 'atlantis' yok\.$" pages.txt || fail "a wrong word"
grep -q "^  Bir eylem boş\." pages.txt || fail "what a commit leaves undone"
grep -q "^  look       .* durum$" pages.txt || fail "the help"
