#!/bin/sh
# base, core and ai also compile where the machine has integer registers only: a float is an error.
set -eu
cd "$1"; cc=$2; bad=0
case $(uname -m) in x86_64|aarch64) ;; *) echo "no -mgeneral-regs-only on $(uname -m): skipped"; exit 0 ;; esac
for source in engine/base/*.c engine/core/*.c engine/ai/*.c; do
    "$cc" -std=c17 -D_POSIX_C_SOURCE=200809L -O0 -mgeneral-regs-only -Iengine -DSTEPPE_VERSION='""' -fsyntax-only "$source" 2>/dev/null &&
        "$cc" -std=c17 -D_POSIX_C_SOURCE=200809L -O0 -mgeneral-regs-only -Iengine -DSTEPPE_VERSION='""' -c -o /dev/null "$source" || { echo "$source uses floating point"; bad=1; }
done
exit $bad
