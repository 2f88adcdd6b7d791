#!/bin/sh
# Makes assets/map and assets/fonts anew. Needed only when data, detail or glyphs change; see README.md.
set -eu
cd "$(dirname "$0")"

TABLES=/usr/share/magics/10m                  # Debian libmagics++-data
HEIGHTS=/usr/share/ferret-vis/data/etopo5.cdf # Debian ferret-datasets
FONTS=/usr/share/fonts                        # Debian fonts-inter, fonts-noto-core

for file in "$TABLES/ne_10m_rivers_lake_centerlines.shp" "$HEIGHTS" "$FONTS/opentype/inter/Inter-Regular.otf" \
    "$FONTS/truetype/noto/NotoSerifDisplay-Bold.ttf"; do
    [ -f "$file" ] || { echo "bake: $file is not there; README.md names the packages" >&2; exit 1; }
done
[ -d node_modules/world-atlas ] || npm install --no-audit --no-fund

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The box reaches well beyond the plane, so that no river ends inside it.
ogr2ogr -f GeoJSON -spat 5 15 118 66 -select name,scalerank,featurecla "$work/rivers.json" \
    "$TABLES/ne_10m_rivers_lake_centerlines.shp"
# 5 to 125 degrees east, 72 to 12 north; relief.mjs knows this window.
gdal_translate -q -of ENVI -ot Int16 -srcwin 60 216 1440 720 "$HEIGHTS" "$work/heights.raw" 2>/dev/null

mkdir -p ../map
node map.mjs "$work/rivers.json" ../map/base.map
node relief.mjs "$work/heights.raw" ../map/base.map ../map/relief.png
/usr/bin/python3 fonts.py "$FONTS" node_modules/lucide-static ../fonts
cp node_modules/lucide-static/LICENSE ../fonts/LICENSE-lucide.txt
