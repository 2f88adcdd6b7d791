#!/bin/sh
# Reads every #include "..." under engine/ against floors.txt; also: SDL only in platform, Lua only in script.
set -eu
cd "$1"
bad=0
for folder in engine/*/; do
    name=$(basename "$folder")
    allowed=$(sed -n "s/^$name: *//p" tests/check/floors.txt)
    grep -q "^$name:" tests/check/floors.txt || { echo "engine/$name is not listed in tests/check/floors.txt"; bad=1; }
    hits=$(grep -n '^ *# *include "' "$folder"*.c "$folder"*.h 2>/dev/null || true)
    [ -n "$hits" ] || continue
    for target in $(printf '%s\n' "$hits" | sed 's/.*include "//; s/".*//' | sort -u); do
        floor=${target%%/*}
        case " $name $allowed " in
        *" $floor "*) ;;
        *) echo "engine/$name may not include \"$target\":"; printf '%s\n' "$hits" | grep "\"$target\""; bad=1 ;;
        esac
    done
done
outside() { # pattern, floor that may, files
    found=$(grep -lE "$1" engine/*/*.c engine/*/*.h 2>/dev/null | grep -v "^engine/$2/" || true)
    [ -z "$found" ] || { echo "only engine/$2 may mention $1:"; echo "$found"; bad=1; }
}
outside '#include <(SDL|cairo)' platform
outside '#include <(lua|lauxlib|lualib)' script
exit $bad
