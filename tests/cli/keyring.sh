#!/usr/bin/env bash
# A client secret in a real Secret Service: one process keeps it, the next reads it, another removes
# it, and then there is none. Without a service the store says that it lasts for the session only.
# usage: keyring.sh BIN_DIR WORK_DIR
set -euo pipefail
bin=${1:?folder of the programs}
work=${2:?folder for what the run leaves}
for tool in gnome-keyring-daemon dbus-run-session dbus-send; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
done
# A bus and a home of its own: the keyring of the person who runs it is neither read nor written.
if [ -z "${RENZHI_OWN_BUS:-}" ]; then
    rm -rf "$work"
    mkdir -p "$work/home" "$work/runtime"
    chmod 700 "$work/runtime"
    unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
    unset XDG_CURRENT_DESKTOP GNOME_KEYRING_CONTROL
    export RENZHI_OWN_BUS=1 HOME=$work/home XDG_RUNTIME_DIR=$work/runtime
    exec dbus-run-session -- "$0" "$@"
fi

daemon=
cleanup() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap cleanup EXIT

fail() {
    echo "FAIL: $*"
    tail -n 5 "$work"/*.log 2>/dev/null || true
    exit 1
}

# answers WHAT ANSWER WORD …: a new process with these words gives this answer.
answers() {
    local what=$1 wanted=$2 given
    shift 2
    given=$(timeout 60 "$bin/renzhi-keyringhand" "$@" 2>>"$work/hand.log") \
        || fail "$what: no answer ($?)"
    [ "$given" = "$wanted" ] || fail "$what: $given, not $wanted"
    echo "ok: $what"
}

owned() {
    dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
        org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q 'boolean true'
}

gnome-keyring-daemon --unlock --components=secrets --foreground \
    >"$work/keyring.log" 2>&1 < <(printf 'password') &
daemon=$!
for _ in $(seq 300); do
    owned && break
    sleep 0.1
done
owned || fail "the keyring does not start"

secret='s3cret-密码-of-the-keyring'
answers "nothing is kept before" "none" read first
answers "a secret is kept" "kept" write first "$secret"
answers "the next process reads it" "secret: $secret" read first
answers "another profile has none" "none" read second
! grep -rqF "$secret" "$work" || fail "the secret lies in a file: $(grep -rlF "$secret" "$work")"
answers "it is removed" "removed" remove first
answers "then there is none" "none" read first

export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus
answers "without a service it is said" "for this session only: first" write first "$secret"
answers "and nothing is there afterwards" "none" read first
echo "PASS"
