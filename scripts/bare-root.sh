#!/bin/sh
# Prove the README's two commands in a bare Debian 12: as somebody without rights, as root, and as somebody again.
#   bare-root.sh [--root DIR] [--copy PATH]... [--env NAME]... [--keep]
# --copy puts a file or folder of this machine at the same place in the root, --env hands on a variable: for a
# workplace whose certificates or package sources are its own. Needs root rights and debootstrap.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
root="${TMPDIR:-/tmp}/springplank-bare-root"
keep=""
copies=""
handed="PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true"

while [ $# -gt 0 ]; do
    case "$1" in
        --root) root="$2"; shift 2 ;;
        --copy) copies="$copies $2"; shift 2 ;;
        --env) handed="$handed $2=$(printenv "$2")"; shift 2 ;;
        --keep) keep=yes; shift ;;
        *) sed -n '2,6p' "$0" >&2; exit 64 ;;
    esac
done

[ "$(id -u)" -eq 0 ] || { echo "bare-root.sh needs root rights" >&2; exit 64; }
command -v debootstrap >/dev/null || { echo "apt-get install -y debootstrap" >&2; exit 64; }

clean() {
    for place in dev proc; do umount -R "$root/$place" 2>/dev/null || true; done
    # Nothing is removed while a mount of this machine could still stand in it.
    [ -n "$keep" ] || mount | grep -q " $root/" || rm -rf --one-file-system "$root"
}
trap clean EXIT
trap 'exit 1' INT TERM

build() {
    [ ! -e "$root" ] || { echo "$root is in the way" >&2; exit 64; }
    debootstrap --variant=minbase --include=git,make,python3,ca-certificates bookworm "$root" >/dev/null
    for path in $copies; do
        mkdir -p "$root/$(dirname "$path")"
        cp -aL --remove-destination "$path" "$root/$(dirname "$path")/"
    done
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev" && mount --make-rslave "$root/dev"
    chroot "$root" useradd --create-home bouwer
    # A space in the name of the folder: that has to work too.
    for home in root home/bouwer; do git clone --quiet --no-hardlinks "$here" "$root/$home/mijn huis"; done
    chroot "$root" chown -R bouwer "/home/bouwer/mijn huis"
}

# inside WHO HOME TARGET: run one make target there, with nothing of this machine's environment.
inside() {
    # Splitting is meant: $handed is a list of NAME=value.
    # shellcheck disable=SC2086
    chroot "$root" setpriv --reuid="$1" --regid="$1" --init-groups env -i $handed HOME="$2" \
        sh -c "cd '$2/mijn huis' && exec make $3" </dev/null
}

# step WANTED TEXT WHO HOME TARGET: one line of the outcome; the log stays on failure.
step() {
    wanted="$1" text="$2"
    shift 2
    started="$(date +%s)"
    code=0
    inside "$@" >"$root/tmp/step.log" 2>&1 || code=$?
    printf '%-52s exit %s (%s wanted), %4ss: %s\n' "$text" "$code" "$wanted" "$(($(date +%s) - started))" \
        "$(tail -n 1 "$root/tmp/step.log" | cut -c1-70)"
    [ "$code" -eq "$wanted" ] || { cat "$root/tmp/step.log"; exit 1; }
}

build
step 2 "make run, no rights, libraries missing" bouwer /home/bouwer run
grep -q 'apt-get install -y --no-install-recommends python3-venv$' "$root/tmp/step.log" || { echo "no apt line"; exit 1; }
step 2 "make test, no rights, libraries missing" bouwer /home/bouwer test
step 0 "make run, root" root /root run
step 0 "make run, no rights, nothing missing" bouwer /home/bouwer run
step 0 "make test, root" root /root test
step 0 "make test, no rights, nothing missing" bouwer /home/bouwer test
step 0 "make run, again" bouwer /home/bouwer run
