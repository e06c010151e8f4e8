#!/usr/bin/env bash
# The program as it is released, by an account that is not root's: where that account may have no
# core dump at all, which stops no collector, its process is not dumpable, which shows in who owns
# its /proc; elsewhere its own limit is what stops one. A build with a sanitizer has to be traced and
# is not looked at here.
# usage: coredump.sh PROGRAM WORK_DIR
set -euo pipefail
program=${1:?the program}
work=${2:?folder for the account}
account=31415 # nobody's, and not the number that stands for those out of reach in a container

[ -x "$program" ] || { echo "there is no release build: $program"; exit 77; }

rm -rf "$work"
mkdir -p "$work"
child=
end() {
    [ -z "$child" ] || { kill -KILL "$child" && wait "$child"; } 2>/dev/null || true
    child=
}
trap end EXIT

fail() {
    echo "FAIL: $*"
    sed 's/^/  output: /' "$work/output"
    exit 1
}

# Root owns every /proc that is looked at, so it takes another account, in a folder that this one
# reaches whatever is above the build.
home=$work
as_account=()
if [ "$(id -u)" -eq 0 ]; then
    command -v setpriv >/dev/null || { echo "setpriv is missing"; exit 77; }
    home=$(mktemp -d)
    trap 'end; rm -rf "$home"' EXIT
    cp "$program" "$home/renzhi"
    program=$home/renzhi
    chmod 0755 "$home" "$program"
    chown "$account" "$home"
    as_account=(setpriv --reuid "$account" --regid "$account" --clear-groups)
else
    account=$(id -u)
fi

# begin LIMIT: the program's window, which stays, with this limit of the account.
begin() {
    (
        ulimit -c "$1" || exit 1
        cd "$home"
        exec "${as_account[@]}" env -i PATH="$PATH" HOME="$home" LANG=C.UTF-8 \
            QT_QPA_PLATFORM=offscreen "$program" --data-dir "$home/data"
    ) >"$work/output" 2>&1 </dev/null &
    child=$!
}

# becomes OWNER LIMIT: whose its /proc is, and its own limit, once the program has seen to them.
becomes() {
    local owner='' try # it may have to wait for two busy cores
    for ((try = 0; try < 300; try++)); do
        kill -0 "$child" 2>/dev/null || fail "it ended by itself"
        owner=$(stat -c %u "/proc/$child/environ" 2>/dev/null || true)
        [ "$(head -c 6 "/proc/$child/comm" 2>/dev/null)" = renzhi ] && [ "$owner" = "$1" ] \
            && limit_is "$2" && return
        sleep 0.1
    done
    fail "its /proc is of $owner, not of $1, or its limit is not $2"
}

limit_is() {
    [ "$(awk '/^Max core file size/ { print $5 }' "/proc/$child/limits")" = "$1" ]
}

begin 0
root=$(stat -c %u /proc/1/stat)
becomes "$root" 0
end
# So the look above can tell them apart; not everybody may raise it.
if (ulimit -c unlimited) 2>/dev/null; then
    begin unlimited
    becomes "$account" 1
    end
fi
