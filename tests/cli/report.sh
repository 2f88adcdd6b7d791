. "$(dirname "$0")/lib.sh.inc"
# The report: every row of the balance table, from batches and experiments; a page that stands alone; bad files named.
"$cli" simulate --scenario market_2026 --seeds 1..30 --out a.batch >/dev/null
"$cli" simulate --scenario market_2026 --seeds 31..60 --out b.batch >/dev/null
"$cli" experiment remove --scenario market_2026 --actions treaty_step,squeeze --pairs 10 --out remove.json >/dev/null
"$cli" experiment ladder random greedy --scenario market_2026 --pairs 10 --out ladder.json >/dev/null
"$cli" report ladder.json b.batch remove.json a.batch --html page.html --json >report.json || fail "report"
python3 - <<'PY' || fail "the report"
import html.parser, json
report = json.load(open("report.json"))
assert report["campaigns"] == 60 and report["scenario"] == "market_2026", report
rows = {f["row"]: f for f in report["findings"]}
for row in ("side bias", "snowball", "frozen board", "one ending", "length", "boredom", "spoiling", "crises dominate", "priorities dominate", "hidden numbers",
            "dead content", "dominant action", "dead or trap action", "indispensable action", "coin flip"):
    assert row in rows, row
assert rows["hidden numbers"]["verdict"] == "pass"
assert rows["dominant action"]["verdict"] == "not measured" and "experiment alone" in rows["dominant action"]["figure"]
assert rows["coin flip"]["verdict"] == "pass" and "greedy over random" in rows["coin flip"]["figure"]
assert "2 actions over 10 pairs" in rows["dead or trap action"]["figure"], rows["dead or trap action"]
page = open("page.html").read()
class Page(html.parser.HTMLParser):
    void = {"meta", "br", "line"}
    def __init__(self):
        super().__init__()
        self.open, self.rows = [], 0
    def handle_starttag(self, tag, attrs):
        assert tag not in ("script", "link", "img", "iframe"), tag
        self.rows += tag == "polyline"
        if tag not in self.void: self.open.append(tag)
    def handle_startendtag(self, tag, attrs): self.rows += tag == "polyline"
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:])
        self.open.pop()
p = Page()
p.feed(page)
assert not p.open and p.rows == 5, (p.open, p.rows)
assert "http" not in page and all(row in page for row in rows)
PY
# A planted change, sixty points for one side, is named.
"$cli" simulate --scenario market_2026 --seeds 1..30 --set komi.turkey=60 --out komi.batch >/dev/null
"$cli" report komi.batch | grep -q "FAIL  *side bias  *turkey" || fail "the planted change is not named"
expect 1 "of another batch" "$cli" report a.batch komi.batch
expect 1 "neither a batch" "$cli" report "$source/LICENSE"
expect 1 "give at least one batch" "$cli" report remove.json
"$cli" experiment ladder random greedy --pairs 2 --out base.json >/dev/null; expect 1 "another scenario" "$cli" report a.batch base.json
head -c 5000 a.batch >cut.batch; expect 1 "line" "$cli" report cut.batch
sed '1s/"content_hash":"[0-9a-f]*"/"content_hash":"0000000000000000"/' a.batch >old.batch; expect 1 "other content" "$cli" report old.batch
expect 1 "cannot write" "$cli" report a.batch --html /nonexistent/page.html
