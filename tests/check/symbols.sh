#!/bin/sh
# The rules reach no dice, clock, allocator, sort or locale of the C library, and keep no writable globals.
set -eu
cd "$1"; bad=0
for lib in libst_base.a libst_core.a libst_ai.a; do
    [ -f "$lib" ] || { echo "no $lib"; bad=1; continue; }
    calls='rand|srand|random|rand_r|drand48|qsort|bsearch|time|clock|clock_gettime|gettimeofday|setlocale|localeconv|strcoll|strtod|atof|getenv|fopen|open|read|write'
    [ $lib = libst_base.a ] || calls="$calls|malloc|calloc|realloc|free"
    found=$(nm "$lib" 2>/dev/null | grep -E " U ($calls)(@|$)" || true)
    [ -z "$found" ] || { echo "$lib calls what the rules may not:"; echo "$found"; bad=1; }
    globals=$(nm "$lib" 2>/dev/null | grep -E '^[0-9a-f]+ [bBdDC] ' | grep -vE ' [dD] (\.|DW|__)' | grep -vE '(asan|ubsan|sanitizer|__odr|\.str|_hwasan|\.L)' || true)
    case "$globals" in '') ;; *) [ -n "${STEPPE_SANITIZE:-}" ] || { echo "$lib has writable globals:"; echo "$globals"; bad=1; } ;; esac
done
exit $bad
