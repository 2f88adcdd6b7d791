#!/usr/bin/env python3
"""Subsets the fonts of the game: fonts.py DEBIAN_FONTS LUCIDE_STATIC OUT

Inter's digits are frozen to their tabular forms: SDL2_ttf cannot switch the feature tnum on, and figures that change
must not jitter. Kerning and mark placement stay; features that nobody can switch on go.
"""
import json
import logging
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

logging.getLogger("fontTools").setLevel(logging.ERROR)
debian, lucide, out = (Path(p) for p in sys.argv[1:4])

RANGES = [
    (0x20, 0x7E), (0xA0, 0xFF),      # Latin
    (0x100, 0x17F), (0x180, 0x24F),  # Latin Extended A and B: Turkish, Azerbaijani, Kazakh, Turkmen
    (0x259, 0x259),                  # ə
    (0x2B9, 0x2BC), (0x2C6, 0x2C7), (0x2D8, 0x2DD),  # Uzbek ʻ and ʼ, loose accents
    (0x300, 0x304), (0x306, 0x308), (0x30A, 0x30C), (0x323, 0x323), (0x327, 0x328),
    (0x400, 0x45F), (0x48A, 0x4FF),  # Cyrillic for Russian, Kazakh, Kyrgyz, Tajik
    (0x1E9E, 0x1E9E),
    (0x2002, 0x200B), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026),
    (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044),
    (0x2070, 0x2070), (0x2074, 0x2079), (0x2080, 0x2089),
    (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2190, 0x2193), (0x2196, 0x2199), (0x21B5, 0x21B5),
    (0x2212, 0x2212), (0x2219, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260), (0x2264, 0x2265),
    (0x25A0, 0x25A1), (0x25B2, 0x25B3), (0x25B6, 0x25B7), (0x25BA, 0x25BA), (0x25BC, 0x25BD), (0x25C0, 0x25C1),
    (0x25C4, 0x25C4), (0x25C6, 0x25C7), (0x25CB, 0x25CB), (0x25CF, 0x25CF), (0x2605, 0x2606), (0x2713, 0x2713),
    (0x2717, 0x2717), (0xFFFD, 0xFFFD),
]
TEXT = {c for first, last in RANGES for c in range(first, last + 1)}

# What names and messages certainly use; a face that lacks one of them is told, since the fallback must have it.
NEEDED = (
    "ÇçĞğİıÖöŞşÜüÂâÎîÛû" "ƏəXxQq" "ŇňÝýŽžÄä" "ʻʼ" "ÁáǴǵŃńÓóÚú"
    "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя"
    "ӘәҒғҚқҢңӨөҰұҮүҺһІі" "ӢӣӮӯҲҳҶҷ" "₺₸₽₼$€"
    "−·•–—“”‘’…±×²°←→↑↓▲▼◀▶"
)
FONTS = [
    ("opentype/inter/Inter-Regular.otf", "Inter-Regular.otf"),
    ("opentype/inter/Inter-Medium.otf", "Inter-Medium.otf"),
    ("opentype/inter/Inter-SemiBold.otf", "Inter-SemiBold.otf"),
    ("truetype/noto/NotoSerifDisplay-Bold.ttf", "NotoSerifDisplay-Bold.ttf"),
    ("truetype/noto/NotoSerifDisplay-Italic.ttf", "NotoSerifDisplay-Italic.ttf"),
]
KEPT_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "rlig"]

ICONS = """
accessibility activity anchor archive arrow-down arrow-left arrow-right arrow-up arrow-up-down badge-check ban
bell book book-open calendar chart-line check chevron-down chevron-left chevron-right chevron-up chevrons-right
circle circle-alert circle-check circle-dot circle-help clock coins copy crosshair download ellipsis expand
external-link eye eye-off factory file-text filter flag flame folder-open fuel gauge gavel globe graduation-cap
grip-vertical hand-coins handshake history house hourglass info keyboard landmark languages layers lightbulb link
list lock log-out mail map map-pin maximize megaphone menu message-square minus monitor mountain mouse-pointer-click
newspaper palette pause pencil pickaxe pin pipette play plus power puzzle radio redo-2 refresh-cw rotate-ccw route
save scale scroll-text search settings shield shield-alert ship shuffle skip-back skip-forward sliders-horizontal
square star swords target timer train-front trash-2 trending-down trending-up triangle triangle-alert trophy truck
undo-2 upload user users volume-2 volume-x wheat wrench x zap zoom-in zoom-out
""".split()


def options():
    o = subset.Options()
    o.layout_features = KEPT_FEATURES
    o.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    o.hinting = True
    o.glyph_names = False
    o.notdef_outline = True
    o.recalc_timestamp = False  # equal input gives equal bytes
    return o


def tabular(font):
    """Points the character map at the figures that tnum would choose."""
    gsub = font["GSUB"].table
    lookups = {i for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    change = {}
    for i in sorted(lookups):
        for table in gsub.LookupList.Lookup[i].SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType == 1:
                change.update(table.mapping)
    done = set()
    for table in font["cmap"].tables:
        for code in map(ord, "0123456789+\u2212"):
            if (name := table.cmap.get(code)) in change:
                table.cmap[code] = change[name]
                done.add(chr(code))
    # The weights between the masters have a digit that is 3 of 2816 too narrow, by rounding.
    digits = [font.getBestCmap()[ord(d)] for d in "0123456789"]
    width = max(font["hmtx"][g][0] for g in digits)
    for g in digits:
        if width - font["hmtx"][g][0] > 4:
            raise SystemExit(f"digit {g} is not tabular")
        font["hmtx"][g] = (width, font["hmtx"][g][1])
    return "".join(sorted(done)), width


def text_fonts():
    for source, target in FONTS:
        font = TTFont(debian / source, recalcTimestamp=False)
        told = ""
        if "inter" in source:
            frozen, width = tabular(font)
            told = f", tabular {frozen} at {width}/{font['head'].unitsPerEm}"
        for table in font["cmap"].tables:  # Noto Serif Display has no minus; a dash of its own face beats a fallback's
            if table.isUnicode() and 0x2212 not in table.cmap and 0x2013 in table.cmap:
                table.cmap[0x2212] = table.cmap[0x2013]
        job = subset.Subsetter(options())
        job.populate(unicodes=TEXT)
        job.subset(font)
        font.save(out / target)
        cmap = TTFont(out / target).getBestCmap()
        lacks = "".join(c for c in NEEDED if ord(c) not in cmap)
        size = (out / target).stat().st_size
        print(f"{target}: {size} bytes, {len(cmap)} characters{told}, lacks: {lacks or 'nothing'}")


# Faces of the report's page: small enough to stand in it as base64. Latin and Cyrillic, no arrows or fractions.
PAGE = ["Inter-Regular.otf", "Inter-SemiBold.otf", "NotoSerifDisplay-Bold.ttf"]
PAGE_TEXT = {c for first, last in [(0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x259, 0x259), (0x2B9, 0x2BC), (0x400, 0x45F), (0x48A, 0x4FF),
             (0x2010, 0x2015), (0x2018, 0x201E), (0x2022, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F), (0x20AC, 0x20AC), (0x2212, 0x2212)]
             for c in range(first, last + 1)}


def page_fonts():
    (out / "page").mkdir(exist_ok=True)
    for name in PAGE:
        font = TTFont(out / name, recalcTimestamp=False)
        o = options()
        o.flavor = "woff2"
        job = subset.Subsetter(o)
        job.populate(unicodes=PAGE_TEXT)
        job.subset(font)
        font.flavor = "woff2"
        font.save(out / "page" / (Path(name).stem + ".woff2"))


def icon_font():
    codes = {k: int(v["encodedCode"].lstrip("\\"), 16) for k, v in json.loads((lucide / "font/info.json").read_text()).items()}
    unknown = [n for n in ICONS if n not in codes]
    if unknown:
        raise SystemExit(f"no icon {' '.join(unknown)}")
    font = TTFont(lucide / "font/lucide.ttf", recalcTimestamp=False)
    o = options()
    o.layout_features = []
    job = subset.Subsetter(o)
    job.populate(unicodes=[codes[n] for n in ICONS])
    job.subset(font)
    font.save(out / "lucide.ttf")
    (out / "lucide.txt").write_text("".join(f"{n} {codes[n]:04x}\n" for n in sorted(ICONS)))
    print(f"lucide.ttf: {(out / 'lucide.ttf').stat().st_size} bytes, {len(ICONS)} icons")


out.mkdir(parents=True, exist_ok=True)
text_fonts()
page_fonts()
icon_font()
