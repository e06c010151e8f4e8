#!/usr/bin/env bash
# The real window under a real window manager, driven by the keyboard alone: find a person, add a
# part-time job, go offline, find another person and keep a job for them. What happened is read from
# the sandbox's journal, from what the program keeps on the disk and, after it ended by Ctrl+Q, from
# its exit code.
# usage: xvfb.sh BIN_DIR WORK_DIR
set -euo pipefail
bin=${1:?folder of the programs}
work=${2:?folder for what the run leaves}
for tool in Xvfb openbox xdotool dbus-run-session sqlite3; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
done
# A bus of its own, so that the run reads no keyring and starts no desktop service of the user.
[ -n "${RENZHI_OWN_BUS:-}" ] || exec env RENZHI_OWN_BUS=1 dbus-run-session -- "$0" "$@"

rm -rf "$work"
mkdir -p "$work/runtime" "$work/home"
chmod 700 "$work/runtime"
export XDG_RUNTIME_DIR=$work/runtime HOME=$work/home LANG=C.UTF-8 QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=0
journal=$work/journal.jsonl
pids=()
cleanup() {
    [ "${#pids[@]}" -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap cleanup EXIT

fail() {
    echo "FAIL: $*"
    tail -n 5 "$work/renzhi.log" 2>/dev/null || true
    exit 1
}

# until_true SECONDS WHAT COMMAND …: asks again until the command succeeds.
until_true() {
    local deadline=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ "$SECONDS" -lt "$deadline" ] || fail "not seen in time: $what"
        sleep 0.1
    done
    echo "ok: $what"
}

# find_person TEXT: types it into the search box, then goes to the first hit.
find_person() {
    xdotool key ctrl+f ctrl+a
    xdotool type --delay 40 "$1"
    xdotool key Return
}

# Fills in a job for the person chosen and saves.
save_job() {
    xdotool key ctrl+n
    form=$(timeout 20 xdotool search --sync --onlyvisible --name 'part-time job' | head -n 1)
    [ -n "$form" ] || fail "no form"
    sleep 0.3
    xdotool type --delay 40 'FIN'
    xdotool key Return
    sleep 0.3
    xdotool key ctrl+Return
}

form_closed() { ! xdotool search --onlyvisible --name 'part-time job'; }

one_window() {
    local windows
    windows=$(xdotool search --onlyvisible --pid "$program" --name '.' | wc -l)
    [ "$windows" -eq 1 ] || fail "$windows windows instead of one when offline"
}

Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
pids+=($!)
until_true 20 "a display" test -s "$work/display"
DISPLAY=:$(head -n 1 "$work/display")
export DISPLAY
openbox >/dev/null 2>&1 &
pids+=($!)

"$bin/renzhi-sandbox" --users 300 --client-id xvfb --client-secret xvfb-secret --journal "$journal" >"$work/sandbox.log" &
sandbox=$!
pids+=("$sandbox")
until_true 30 "the sandbox" grep -q 'listening on' "$work/sandbox.log"
url=$(sed -n 's/^listening on //p' "$work/sandbox.log")
printf 'xvfb-secret' >"$work/secret"

"$bin/renzhi" --tenant "$url" --client-id xvfb --client-secret-file "$work/secret" --data-dir "$work/data" \
    --language en >"$work/renzhi.log" 2>&1 &
program=$!
pids+=("$program")
window=$(timeout 60 xdotool search --sync --onlyvisible --pid "$program" --name 'Renzhi' | head -n 1)
[ -n "$window" ] || fail "no window"
xdotool windowactivate --sync "$window"
seen() { grep -qE "$1" "$journal"; }
until_true 60 "people were read" seen '/users\?'
until_true 60 "the program is quiet" bash -c 'a=$(wc -l <"$0"); sleep 1; [ "$a" = "$(wc -l <"$0")" ]' "$journal"

find_person 'zhang.wei'
sleep 0.5
xdotool key Return
until_true 20 "the jobs of the person found" seen '/users/[^/"]+/jobs\?relation_type='

save_job
until_true 20 "a part-time job was added" seen '"POST".*part-time-job'
[ "$(grep -cE '"POST".*part-time-job' "$journal")" -eq 1 ] || fail "the job was sent more than once"
until_true 20 "the form closed" form_closed

# The server goes away: the window stays, reads from its copy, and shows no dialog.
kill "$sandbox"
xdotool key F5
sleep 1
one_window
find_person 'chen'
# The form offers to keep only when the program knows that it is offline, else it would try to send.
kept() { grep -rh --include=outbox.json '"user_id"' "$work/data/data"; }
save_job
until_true 20 "a job was kept in the Outbox" kept
until_true 20 "the form closed" form_closed
one_window
command -v import >/dev/null && import -window root "$work/offline.png"

xdotool key ctrl+q
code=0
timeout 20 tail --pid="$program" -f /dev/null || fail "Ctrl+Q did not end the program"
wait "$program" || code=$?
[ "$code" -eq 0 ] || fail "the program ended with $code"

# The list answered the second search: the one it is for was found there without the server.
[ "$(kept | wc -l)" -eq 1 ] || fail "not one job was kept"
who=$(kept | cut -d '"' -f 4)
name=$(sqlite3 "$work"/data/cache/*/cache.sqlite "SELECT user_name FROM users WHERE id = '$who'")
[[ $name == chen* ]] || fail "the job was kept for '$name'"
echo "PASS"
