#!/usr/bin/env bash
# Prepares .venv so that everything else in the Makefile can run. Safe to call again: when nothing has changed since
# the last time, it does nothing. PYTHON=… chooses another interpreter than python3.
set -euo pipefail
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/.."

VENV=.venv
READY=$VENV/.zvirka-ready            # what the environment was built from; written last of all
UNFINISHED=$VENV/.zvirka-unfinished  # there while pip writes into the environment

# Each word is one library; where Debian 13 and Ubuntu 24.04 have renamed it, the names stand in the order to try.
OFFSCREEN_LIBRARIES=(libglib2.0-0t64,libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3)
WINDOW_LIBRARIES=(libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-noto-core)

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

fingerprint() { # of everything the environment depends on; fails when its interpreter does not start
    "$VENV/bin/python" -V && pwd -P && cksum pyproject.toml constraints.txt scripts/setup.sh
}

is_ready() { [ -f "$READY" ] && [ "$(fingerprint 2>/dev/null)" = "$(cat "$READY")" ]; }

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

choose_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
        [ -z "${PYTHON:-}" ] || break
    done
    fail "Python 3.11 or newer is needed; ${PYTHON:-python3} is $("${PYTHON:-python3}" -V 2>&1 || true). Install one, or name it: make setup PYTHON=/path/to/python3"
}

# --- Debian and Ubuntu packages -----------------------------------------------------------------------------------

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

is_offered() { [[ $(LC_ALL=C apt-cache policy "$1" 2>/dev/null) == *"Candidate: "[!\(]* ]]; }

missing() { # prints those of its words of which no name is installed
    local names name
    for names in "$@"; do
        for name in ${names//,/ }; do
            is_installed "$name" && continue 2
        done
        printf '%s\n' "$names"
    done
}

package_names() { # of each word the first name that this system offers, else the last
    local names name
    for names in "$@"; do
        for name in ${names//,/ }; do
            ! is_offered "$name" || break
        done
        printf '%s\n' "$name"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

install_packages() { # 0 when they are there afterwards; otherwise the command to run has been printed
    local packages
    if may_install; then
        as_root apt-get update -qq >&2 || say "apt-get update failed; trying with the lists that are here"
        mapfile -t packages < <(package_names "$@")
        say "installing with apt-get: ${packages[*]}"
        as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2 && return
    fi
    mapfile -t packages < <(package_names "$@")
    say "these Debian packages are missing. Please run:"
    say "    sudo apt-get update && sudo apt-get install -y ${packages[*]}"
    return 1
}

install_system_packages() { # $1: the interpreter that is to build the environment
    local needed=() wanted version
    has_apt || return 0
    mapfile -t needed < <(missing "${OFFSCREEN_LIBRARIES[@]}")
    mapfile -t wanted < <(missing "${WINDOW_LIBRARIES[@]}")
    if ! "$1" -c 'import ensurepip, venv' 2>/dev/null; then
        version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        needed+=("python$version-venv,python3-venv")
    fi
    [ $((${#needed[@]} + ${#wanted[@]})) -gt 0 ] || return 0
    install_packages "${needed[@]}" "${wanted[@]}" && return
    [ ${#needed[@]} = 0 ] || exit 1
    say "only the window on the screen needs them: going on without"
}

# --- the environment ----------------------------------------------------------------------------------------------

build_environment() { # $1: the interpreter
    if [ -e "$UNFINISHED" ] || ! new_enough "$VENV/bin/python" || ! "$VENV/bin/python" -m pip -V >/dev/null 2>&1 ||
        ! grep -qF "$(pwd -P)/$VENV" "$VENV/bin/activate"; then # the last: a copied or moved one
        say "making $VENV with $("$1" -V)"
        "$1" -m venv --clear "$VENV"
    fi
    touch "$UNFINISHED"
    say "installing what pyproject.toml asks for, in the versions of constraints.txt (a few minutes the first time)"
    local pip=("$VENV/bin/python" -m pip --disable-pip-version-check --no-input --quiet install --constraint constraints.txt)
    local status=0
    # pip first: the one that Python 3.11 brings along cannot read some of today's packages
    { "${pip[@]}" --upgrade pip && "${pip[@]}" --build-constraint constraints.txt --editable '.[dev]'; } || status=$?
    rm -f "$UNFINISHED" # pip has ended by itself, and takes back what it could not finish
    [ $status = 0 ] || fail "pip could not install the dependencies (see above); a second 'make setup' goes on from here"
}

try_qt() {
    QT_QPA_PLATFORM=offscreen "$VENV/bin/python" -c \
        'from PySide6.QtWidgets import QApplication; QApplication([])' && return
    say "Qt does not start here. On Linux it needs these libraries, under the names that your system has for them:"
    fail "    glib 2, libGL, libEGL, libxkbcommon, fontconfig, dbus; and for the window: libxcb-cursor, libxkbcommon-x11, libxcb-icccm, libxcb-keysyms, libxcb-shape"
}

main() {
    is_ready && return
    exec 9>"$VENV.lock"
    ! command -v flock >/dev/null || flock 9 # two set-ups at once would write into each other's work
    is_ready && return
    rm -f "$READY"
    local python
    python=$(choose_python)
    install_system_packages "$python"
    build_environment "$python"
    try_qt
    fingerprint >"$READY.new"
    mv "$READY.new" "$READY"
    say "ready: $VENV/bin/python"
}

main
