# Sourced by ./play and ./check. setup_packages WHO... installs what packages.txt lists for them, if anything is missing.

setup_packages() {
    wanted=""
    for who in "$@"; do wanted="$wanted $(sed -n "s/^$who  *//p" packages.txt)"; done
    command -v dpkg-query >/dev/null 2>&1 || {
        echo "This script installs with apt-get, which is not here. Install these by hand, then run it again with STEPPE_NO_INSTALL=1:"
        echo " $wanted"
        [ -n "${STEPPE_NO_INSTALL:-}" ] && return 0
        exit 1
    }
    missing=""
    for package in $wanted; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    [ -z "${STEPPE_NO_INSTALL:-}" ] || { echo "Missing packages:$missing"; exit 1; }
    echo "Installing with apt-get:$missing"
    root=""
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null 2>&1 || { echo "Not root and no sudo: ask an administrator to install them."; exit 1; }
        root="sudo"
    fi
    log=$(mktemp)
    if ! { $root env DEBIAN_FRONTEND=noninteractive apt-get update && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        tail -n 20 "$log"
        echo "apt-get failed; the last lines are above, all of it in $log."
        exit 1
    fi
    rm -f "$log"
}

# build PRESET [cmake options]: quiet unless something is wrong.
build() {
    preset=$1
    shift
    mkdir -p build
    if ! { cmake --preset "$preset" "$@" && cmake --build --preset "$preset"; } >"build/$preset.log" 2>&1; then
        grep -E 'error|warning|FAILED' "build/$preset.log" | head -n 40
        echo "The $preset build failed; all of its output is in build/$preset.log."
        exit 1
    fi
}
