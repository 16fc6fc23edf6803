#!/bin/sh
# Before the files of a running program are replaced or taken away: ask to close it first, so that nothing gets lost.
set -e
case "$1" in
    upgrade | failed-upgrade | remove)
        for program in /proc/[0-9]*/exe; do
            case "$(readlink "$program" 2>/dev/null || true)" in
                /opt/springplank/intake-desktop)
                    echo "Springplank staat nog open op deze computer. Sluit het programma en probeer het opnieuw." >&2
                    echo "Er is niets veranderd." >&2
                    exit 1
                    ;;
            esac
        done
        ;;
esac
exit 0
