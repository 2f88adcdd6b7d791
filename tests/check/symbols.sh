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
    # The sanitizers keep tables of their own in .data.
    nm "$lib" 2>/dev/null | grep -q __asan && continue
    found=$(objdump -h "$lib" | awk '/file format/ {file=$1} $2 ~ /^\.(data|bss|tdata|tbss)(\.|$)/ && $2 !~ /^\.data\.rel\.ro/ && $3 !~ /^0+$/ {print file, $2, $3}')
    [ -z "$found" ] || { echo "$lib has writable globals (section, size):"; echo "$found"; bad=1; }
done
exit $bad
