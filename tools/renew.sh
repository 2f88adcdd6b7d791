#!/bin/sh
# Renews what is made from the base game and stored: scripts/api.md, the golden line, the demonstration campaign. Run it in
# the commit that causes the change, and say in that commit why the new values are right.
set -eu
cd "$(dirname "$0")/.."
cli=build/release/steppe-cli
"$cli" schema >scripts/api.md
STEPPE_RENEW=1 ctest --test-dir build/release -R '^cli_simulate$' >/dev/null
saves=$(mktemp -d)
trap 'rm -rf "$saves"' EXIT
"$cli" play --seat none --seed 2021 --saves "$saves" </dev/null >/dev/null
newest=$(find "$saves" -name '*.json' -printf '%T@ %p\n' | sort -n | tail -n 1 | cut -d ' ' -f 2-)
cp "$newest" saves/demo.json
"$cli" replay saves/demo.json --verify
