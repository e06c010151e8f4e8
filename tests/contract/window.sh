#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Renzhi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Starts the window of renzhi behind the validator, lets it read everything once and ends it by a
# signal. usage: window.sh RENZHI URL WORK_DIR JOURNAL    (JOURNAL is the sandbox's, 300 people)
set -euo pipefail
renzhi=$1
url=$2
work=$3
journal=$4
people=300

secret=$work/secret
printf 'demo-secret' >"$secret"
chmod 600 "$secret"
data=$(mktemp -d "$work/window.XXXXXX")
program=
finish() {
    [ -z "$program" ] || kill -KILL "$program" 2>/dev/null || true
    rm -rf "$data"
}
trap finish EXIT
fail() {
    echo "contract: the window $1" >&2
    cat "$work/window.err" >&2
    exit 1
}
# Nothing of the desktop: neither its settings nor its keyring.
alone=(env -u DBUS_SESSION_BUS_ADDRESS -u DISPLAY -u WAYLAND_DISPLAY
    HOME="$data" QT_QPA_PLATFORM=offscreen)
access=(--tenant "$url" --client-id demo --client-secret-file "$secret" --data-dir "$data/store")
cached() {
    "${alone[@]}" "$renzhi" "${access[@]}" --json --offline users --limit "$((people + 1))" \
        2>/dev/null | grep -o '"user_id"' | wc -l
}

before=$(wc -l <"$journal")
"${alone[@]}" "$renzhi" "${access[@]}" >"$work/window.err" 2>&1 &
program=$!
sent=-1
# It is quiet for a second, and everybody is in the cache.
until now=$(wc -l <"$journal") && [ "$now" -gt "$before" ] && [ "$now" -eq "$sent" ] \
    && [ "$(cached)" -eq "$people" ]; do
    kill -0 "$program" 2>/dev/null || fail "ended by itself"
    [ "$SECONDS" -lt 120 ] || fail "did not read everybody"
    sent=$now
    sleep 1
done
kill -TERM "$program"
code=0
timeout 30 tail --pid="$program" -f /dev/null || fail "did not end when asked to"
wait "$program" || code=$?
program=
[ "$code" -eq 0 ] || fail "ended with $code"
echo "contract: the window of renzhi passed the validator"
