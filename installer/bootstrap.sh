#!/bin/sh
# Builds .venv and, where it may, installs the system libraries that Qt and the tests need.
# Called by `make install`; run again it does nothing that is already done.
set -eu
PYTHON="${PYTHON:-python3}"
VENV="${VENV:-.venv}"

# Qt's offscreen and xcb platforms (found by adding one at a time on a bare Debian 12).
QT_PACKAGES="libegl1 libgl1 libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 \
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-xkb1 \
libxcb-shape0 libxkbcommon-x11-0"
# The browser of the tests, and what the program that drives it needs.
TEST_PACKAGES="libatomic1"
BROWSER="chromium"

missing() {
    for p in "$@"; do
        dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q "install ok installed" || printf '%s ' "$p"
    done
}

if command -v dpkg-query >/dev/null 2>&1; then
    want="$QT_PACKAGES $TEST_PACKAGES"
    [ -x /usr/bin/chromium ] || want="$want $BROWSER"
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || want="$want python3-venv"
    need="$(missing $want)"
    if [ -n "$need" ]; then
        if [ "$(id -u)" = 0 ]; then sudo=""; elif sudo -n true 2>/dev/null; then sudo="sudo"; else sudo="no"; fi
        if [ "$sudo" = "no" ]; then
            echo "Paket sistem yang belum ada / missing system packages:" >&2
            echo "  sudo apt-get install --no-install-recommends $need" >&2
        else
            echo "Memasang paket sistem / installing system packages: $need"
            $sudo apt-get update -qq
            DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $need >/dev/null
        fi
    fi
fi

[ -x "$VENV/bin/python" ] || "$PYTHON" -m venv "$VENV"
"$VENV/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
"$VENV/bin/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
