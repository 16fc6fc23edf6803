#!/bin/sh
# Prove a .deb in a clean Debian 12 that holds nothing else: install, use, lock and unlock by keyboard, upgrade, remove.
#   try-deb.sh [--root DIR] [--shots DIR] [--copy PATH]... [--env NAME]... [--keep] PACKAGE.deb
# --shots keeps pictures of the screen there. --copy puts a file or folder of this machine at the same place in the root, --env
# hands on a variable: for a workplace whose package sources are its own. Needs root rights, debootstrap, Xvfb and xdotool.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
root="${TMPDIR:-/tmp}/springplank-deb-root"
keep="" copies="" shots="" package=""
handed="PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive"

while [ $# -gt 0 ]; do
    case "$1" in
        --root) root="$2"; shift 2 ;;
        --shots) shots="$2"; shift 2 ;;
        --copy) copies="$copies $2"; shift 2 ;;
        --env) handed="$handed $2=$(printenv "$2")"; shift 2 ;;
        --keep) keep=yes; shift ;;
        *.deb) package="$1"; shift ;;
        *) sed -n '2,6p' "$0" >&2; exit 64 ;;
    esac
done
[ -f "$package" ] || { echo "no package to try" >&2; exit 64; }
[ "$(id -u)" -eq 0 ] || { echo "try-deb.sh needs root rights" >&2; exit 64; }
for tool in debootstrap Xvfb xdotool flock; do
    command -v "$tool" >/dev/null || { echo "$tool is not there; install its Debian package" >&2; exit 64; }
done

screen=""
clean() {
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    for place in dev proc; do umount -R "$root/$place" 2>/dev/null || true; done
    # Nothing is removed while a mount of this machine could still stand in it.
    [ -n "$keep" ] || mount | grep -q " $root/" || rm -rf --one-file-system "$root"
}
trap clean EXIT
trap 'exit 1' INT TERM

headline() { printf '\n## %s\n' "$*"; }
wrong() { echo "WRONG: $*"; exit 1; }

# As the administrator of the clean Debian; as somebody without rights.
# Splitting is meant: $handed is a list of NAME=value.
# shellcheck disable=SC2086
admin() { chroot "$root" env -i $handed HOME=/root "$@" </dev/null; }
# shellcheck disable=SC2086
user() { chroot "$root" setpriv --reuid=bouwer --regid=bouwer --init-groups env -i $handed HOME=/home/bouwer "$@" </dev/null; }

build() {
    [ -e "$root" ] || debootstrap --variant=minbase bookworm "$root" >/dev/null
    for path in $copies; do
        mkdir -p "$root/$(dirname "$path")"
        cp -aL --remove-destination "$path" "$root/$(dirname "$path")/"
    done
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
    # A root that was kept: nothing of an earlier trial stays.
    admin apt-get purge -y -qq --autoremove springplank >/dev/null 2>&1 || true
    rm -rf "$root/home/bouwer"
    chroot "$root" userdel bouwer 2>/dev/null || true
    chroot "$root" useradd --create-home bouwer
    cp "$package" "$root/tmp/springplank.deb"
}

install_package() {
    headline "A clean Debian $(cat "$root/etc/debian_version") without build tools"
    for tool in gcc make python3 perl; do
        if chroot "$root" sh -c "command -v $tool" >/dev/null; then echo "$tool: there"; else echo "$tool: not there"; fi
    done
    headline "apt-get install ./springplank.deb"
    admin apt-get update -qq
    admin apt-get install -y -qq --no-install-recommends /tmp/springplank.deb >"$root/tmp/install.log" 2>&1 ||
        { cat "$root/tmp/install.log"; exit 1; }
    grep -c '^Setting up' "$root/tmp/install.log" | sed 's/$/ packages were set up/'
    admin dpkg-query -W -f '${Package} ${Version} ${Status}\n' springplank
    user sh -c "cd /opt/springplank && sha256sum --quiet -c inhoud.sha256" && echo "every file as in its list of hashes"
}

without_a_window() {
    headline "intake-desktop without a screen"
    if user intake-desktop; then wrong "started without a screen"; else echo "exit code $?"; fi
    user intake-desktop --version
    headline "intake-desktop demo"
    user intake-desktop demo --out /home/bouwer/demo >"$root/home/bouwer/demo.txt" || { cat "$root/home/bouwer/demo.txt"; exit 1; }
    sed -E '/^Wachtwoord|[Cc]ode/d' "$root/home/bouwer/demo.txt" | tail -n 8
    if user intake-desktop --help | grep -q self-test; then
        headline "intake-desktop self-test"
        user intake-desktop self-test && echo "exit code 0" || wrong "the self-test failed"
    fi
}

start_screen() {
    number="$(mktemp)"
    Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp -noreset 3>"$number" 2>/dev/null &
    screen=$!
    while [ ! -s "$number" ]; do sleep 0.1; done
    DISPLAY=":$(tr -d '[:space:]' <"$number")"
    export DISPLAY
    handed="$handed DISPLAY=$DISPLAY"
}

now() { date +%s%N | cut -c1-13; }
window() { xdotool search --onlyvisible --name '^Springplank$' 2>/dev/null | tail -n 1; }
# until_true TEXT COMMAND...: wait at most a minute for something to hold.
until_true() {
    text="$1"; shift
    for _ in $(seq 4000); do if "$@"; then return 0; fi; sleep 0.01; done
    wrong "waited in vain: $text"
}
shown() { [ -n "$(window)" ]; }
vault="home/bouwer/.local/share/Springplank/kluis"
locked() { flock -n "$root/$vault/kluis.slot" true; }
unlocked() { ! locked; }
picture() {
    [ -n "$shots" ] || return 0
    QT_QPA_PLATFORM=xcb "$here/.venv/bin/python" -c '
import sys
from PySide6.QtGui import QGuiApplication
QGuiApplication(sys.argv[:1]).primaryScreen().grabWindow(0).save(sys.argv[1])' "$shots/$1.png" && echo "picture: $1.png"
}
keys() { xdotool "$@"; }
program() {
    for place in /proc/[0-9]*; do
        [ "$(readlink "$place/exe" 2>/dev/null)" != "$root/opt/springplank/intake-desktop" ] || { echo "${place#/proc/}"; return; }
    done
}
running() { [ -n "$(program)" ]; }
stopped() { ! running; }
# The vault is locked here, so nothing is being written.
stop() { sleep 2; kill "$(program)"; until_true "the program stops" stopped; }
unlock() {
    # Without a window manager nobody gives the keyboard to a window. A key pressed while a page is built goes nowhere.
    keys windowfocus --sync "$(window)"
    for _ in 1 2 3 4 5; do
        keys key ctrl+a
        keys type --delay 20 "$(sed -nE 's/^Wachtwoord van .*getoond: //p' "$root/home/bouwer/demo.txt")"
        keys key Return
        for _ in $(seq 100); do if unlocked; then return 0; fi; sleep 0.1; done
    done
    wrong "the vault does not open"
}

with_a_window() {
    headline "Start to unlock screen, three times (limit 2000 ms)"
    mkdir -p "$root/home/bouwer/.local/share/Springplank"
    cp -a "$root/home/bouwer/demo/kluis" "$root/$vault"
    chroot "$root" chown -R bouwer: /home/bouwer/.local
    for round in 1 2 3; do
        [ -z "$(program)" ] || wrong "it runs already"
        begin="$(now)"
        user intake-desktop 2>>"$root/tmp/window.log" &
        until_true "the unlock screen" shown
        took=$(($(now) - begin))
        # Fields 14 and 15: time of the processor in hundredths of a second; the rest is waiting for others on this machine.
        echo "$took ms, of which $(awk '{ print ($14 + $15) * 10 }' "/proc/$(program)/stat") ms computing"
        [ "$round" = 3 ] || stop
    done
    picture installed-unlock
    headline "Unlock, lock and unlock by keyboard"
    unlock
    echo "unlocked"
    sleep 15
    picture installed-inside
    before="$(program)"
    keys key ctrl+l
    until_true "the vault is let go" locked
    until_true "the unlock screen is back" shown
    [ "$(program)" = "$before" ] || wrong "another process"
    echo "locked; the same process started afresh as: $(tr '\0' ' ' <"/proc/$before/cmdline")"
    sleep 3
    unlock
    echo "unlocked again"
}

a_file_from_outside() {
    headline "A second start, with a file"
    sent="$(cd "$root/home/bouwer/demo" && ls overdracht-*.pdf | head -n 1)"
    user intake-desktop "/home/bouwer/demo/$sent" || wrong "exit code $?"
    sleep 3
    picture installed-file
    find "$root/home/bouwer/.local/share/Springplank" -name '*.pad' | grep . && wrong "the name of the file stays" || echo "nothing of it stays"
}

upgrade_and_removal() {
    headline "Upgrade while the program is open"
    admin dpkg -i /tmp/springplank.deb 2>&1 | grep -E '^Springplank|^Er is' || wrong "not noticed"
    headline "Upgrade after closing"
    keys key ctrl+l
    until_true "the vault is let go" locked
    stop
    admin dpkg -i /tmp/springplank.deb >/dev/null 2>&1 && echo "installed again"
    headline "apt-get purge springplank"
    find "$root/$vault" -type f -exec sha256sum {} + | sort >"$root/tmp/before"
    admin apt-get purge -y -qq springplank >/dev/null 2>&1
    find "$root/$vault" -type f -exec sha256sum {} + | sort | cmp - "$root/tmp/before" && echo "the vault is untouched"
    [ ! -e "$root/opt/springplank" ] && echo "the program is gone"
}

a_library_missing() {
    headline "A library of the system is missing"
    admin dpkg --force-depends --remove libxcb-xkb1 >/dev/null 2>&1
    if user intake-desktop; then wrong "started without libxcb-xkb1"; else echo "exit code $?"; fi
    admin apt-get install -y -qq --no-install-recommends libxcb-xkb1 >/dev/null 2>&1
}

build
install_package
without_a_window
start_screen
a_library_missing
with_a_window
a_file_from_outside
upgrade_and_removal
