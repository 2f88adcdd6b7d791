#!/bin/sh
# Every header compiles alone.
set -eu
cd "$1"; cc=$2; bad=0
flags=$(pkg-config --cflags sdl2 SDL2_ttf cairo lua5.4 jansson 2>/dev/null || true)
for header in engine/*/*.h; do
    # shellcheck disable=SC2086
    "$cc" -std=c17 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Iengine $flags -fsyntax-only -x c "$header" || { echo "$header does not compile alone"; bad=1; }
done
exit $bad
