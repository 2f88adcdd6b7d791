. "$(dirname "$0")/lib.sh.inc"
# The report: every row of the balance table, from batches and experiments; a page that stands alone; bad files named.
"$cli" simulate --scenario market_2026 --seeds 1..30 --odds 3 --out a.batch >/dev/null
"$cli" simulate --scenario market_2026 --seeds 31..60 --odds 3 --out b.batch >/dev/null
"$cli" simulate --scenario karabakh --seeds 1..20 --turkey utility --russia utility --out elsewhere.batch >/dev/null
"$cli" simulate --scenario market_2026 --seeds 1..20 --turkey random --russia random --out random.batch >/dev/null
"$cli" experiment remove --scenario market_2026 --actions treaty_step,squeeze --pairs 10 --out remove.json >/dev/null
"$cli" experiment ladder random greedy utility --scenario market_2026 --pairs 10 --out ladder.json >/dev/null
cat >tuning.json <<'END'
{"experiment":"sensitivity","scenario":"market_2026","pairs":100,"level":"greedy","by":10,"parameters":[
{"name":"leverage","low":{"value":1.7,"share":{"mean":-0.13,"low":-0.2,"high":-0.06},"margin":{"mean":-2,"low":-3,"high":-1}},"verdict":"fragile"},{"name":"tie_fade","verdict":""}]}
END
cat >pair.json <<'END'
{"experiment":"pair","scenario":"market_2026","without":"event:unrest_in_almaty","pairs":100,"margin":{"mean":-2,"low":-3,"high":-1},"touched":0.3}
END
"$cli" report ladder.json b.batch remove.json a.batch elsewhere.batch random.batch tuning.json pair.json --html page.html --json >report.json || fail "report"
python3 - <<'PY' || fail "the report"
import html.parser, json
report = json.load(open("report.json"))
assert report["campaigns"] == 60 and report["scenario"] == "market_2026", report
assert [(b["scenario"], b["levels"][0], b["campaigns"]) for b in report["batches"]] == [("market_2026", "greedy", 60), ("karabakh", "utility", 20), ("market_2026", "random", 20)]
rows = {f["row"]: f for f in report["findings"]}
assert list(rows) == ["side bias", "dominant action", "dead or trap action", "indispensable action", "snowball", "frozen board", "coin flip", "one ending", "length", "boredom", "spoiling",
                      "crises dominate", "hidden numbers", "odds lie", "fragile tuning", "priorities dominate", "dead content"], list(rows)
assert rows["hidden numbers"]["verdict"] == "pass"
assert rows["dominant action"]["verdict"] == "not measured" and "experiment alone" in rows["dominant action"]["figure"]
assert "Consul beats Envoy" in rows["coin flip"]["figure"] and "Random play beats Envoy" in rows["coin flip"]["figure"]
assert "of 2 actions" in rows["dead or trap action"]["figure"], rows["dead or trap action"]
assert rows["fragile tuning"]["verdict"] == "listed" and rows["fragile tuning"]["cause"] == "leverage (13.0)"
assert rows["odds lie"]["verdict"] != "not measured" or "simulate --odds" in rows["odds lie"]["figure"]
assert "Consul" in rows["side bias"]["figure"] and "Random" not in rows["side bias"]["figure"]
page = open("page.html").read()
class Page(html.parser.HTMLParser):
    void = {"meta", "br"}
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.images, self.text = [], {}, [], []
    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert tag not in ("script", "link", "img", "iframe"), tag
        assert tag != "th" or attrs.get("scope") in ("row", "col"), attrs
        self.seen[tag] = self.seen.get(tag, 0) + 1
        if self.open and self.open[-1] == "svg" and self.images and self.images[-1] == "untold": self.images[-1] = tag
        if tag == "svg" and attrs.get("role") == "img": self.images.append("untold")
        if tag not in self.void: self.open.append(tag)
    def handle_startendtag(self, tag, attrs):
        self.seen[tag] = self.seen.get(tag, 0) + 1
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()
    def handle_data(self, text): self.text.append(text)
p = Page()
p.feed(page)
assert not p.open, p.open
assert p.seen["polyline"] == 5 and p.seen["polygon"] == 10 and p.seen["h1"] == 1, p.seen
assert len(p.images) > 20 and set(p.images) == {"title"}, p.images  # every drawing says what it shows
assert "http" not in page and "url(data:font/woff2;base64," in page and len(page) < 400000, len(page)
words = " ".join(p.text)
for name in ("Side bias", "Odds lie", "Dead content", "Who wins", "How it ends", "Uzbekistan", "Random play against Random play", "Turkey, on points"):
    assert name in words, name
assert "+2.0 (1.0\u00a0to\u00a03.0)" in words, "what the event taken away was worth"  # the experiment tells without less with
assert "points_turkey" not in words and "nan" not in words.split(), "ids or broken figures on the page"
PY
"$cli" report ladder.json b.batch remove.json a.batch elsewhere.batch random.batch tuning.json pair.json --html again.html >/dev/null
cmp -s page.html again.html || fail "the same files give another page"
# A planted change, one political capital a quarter for one side, is named as the failed row, on paired seeds.
play() { "$cli" simulate --scenario karabakh --turkey utility --russia utility --seeds 1..300 "$@" >/dev/null; }
play --set komi.turkey=4 --out plain.batch && play --set komi.turkey=4,capital_extra.turkey=1 --out planted.batch
"$cli" report planted.batch --against plain.batch --html against.html >against.txt || fail "report --against"
grep -q "300 pairs of the same seed" against.txt || { cat against.txt; fail "the seeds are not paired"; }
grep -q "^Changed: side bias, pass to FAIL: Turkey" against.txt || { cat against.txt; fail "the planted change is not named"; }
"$cli" report planted.batch --against plain.batch --json | python3 -c '
import json, sys
a = json.load(sys.stdin)["against"]
assert a["pairs"] == 300 and a["share"]["low"] > 0.05 and a["margin"]["low"] > 0, a
assert {"row": "side bias", "before": "pass", "now": "FAIL"}.items() <= a["changed"][0].items(), a["changed"]
assert a["endings"]["points_turkey"]["mean"] > 0 and len(a["alignment"]) == 5, a' || fail "the comparison"
grep -q "What the change did" against.html || fail "the page does not compare"
"$cli" report plain.batch --against plain.batch | grep -q "No row changed" || fail "a batch differs from itself"
# Sixty points for one side are named without a comparison.
"$cli" simulate --scenario market_2026 --seeds 1..30 --set komi.turkey=60 --out komi.batch >/dev/null
"$cli" report komi.batch | grep -q "FAIL  *side bias  *Turkey" || fail "the planted points are not named"
# Bad input is named.
expect 1 "of another batch" "$cli" report a.batch komi.batch
expect 1 "differs in its numbers alone" "$cli" report a.batch --against elsewhere.batch
expect 1 "0 seeds in common" "$cli" report a.batch --against b.batch
expect 1 "neither a batch" "$cli" report a.batch "$source/LICENSE"
expect 1 "give at least one batch" "$cli" report remove.json
"$cli" experiment ladder random greedy --pairs 2 --out base.json >/dev/null; expect 1 "another scenario" "$cli" report a.batch base.json
sed 's/"pair"/"sweep"/' pair.json >sweep.json; expect 1 "answers no row" "$cli" report a.batch sweep.json
sed 's/unrest_in_almaty/unrest_in_oz/' pair.json >oz.json; expect 1 "no event that is here" "$cli" report a.batch oz.json
head -c $(($(head -n 1 a.batch | wc -c) + 200)) a.batch >cut.batch; expect 1 "line" "$cli" report cut.batch
sed '1s/"content_hash":"[0-9a-f]*"/"content_hash":"0000000000000000"/' a.batch >old.batch; expect 1 "other content" "$cli" report old.batch
expect 1 "cannot write" "$cli" report a.batch --html /nonexistent/page.html
# A browser, where there is one, has nothing to say about the page.
browser=$(command -v chromium || true)
if [ -n "$browser" ]; then
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --user-data-dir="$PWD/browser" \
        --enable-logging=stderr --screenshot="$PWD/page.png" --window-size=1280,2400 "file://$PWD/page.html" >browser.txt 2>&1 || { cat browser.txt; fail "the browser"; }
    ! grep -q "CONSOLE" browser.txt || { grep CONSOLE browser.txt; fail "the browser complains"; }
    [ -s page.png ] || fail "the browser draws nothing"
else
    echo "no chromium: the page was not opened"
fi
