#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Renzhi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Puts Prism, a validator nobody here wrote, between client and sandbox and drives all 24 operations
# through it, for each variant of the sandbox: first a plain script, then the client, which is the verbs
# of renzhi and the rest of its operations called one by one. The window passes it, too: one start that reads
# everything, and one run through all of its forms.
# usage: run_contract.sh BIN_DIR WORK_DIR        exit 0 clean, 1 violations, 77 no node or no client here
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
bin=$(cd "$1" && pwd)
mkdir -p "$2"
work=$(cd "$2" && pwd)

# Node, the packages and programs not built yet may be missing on a developer's machine; ./test insists
# on them.
give_up() {
    echo "contract: $1" >&2
    [ -n "${RENZHI_REQUIRE_CONTRACT:-}" ] && exit 1
    exit 77
}
command -v node >/dev/null && command -v npm >/dev/null || give_up "node or npm is not installed"
for program in renzhi renzhi-sandbox clientdrive windowdrive; do
    [ -x "$bin/$program" ] || give_up "$program is not built"
done

prism=$work/node_modules/@stoplight/prism-cli/dist/index.js
if ! cmp -s "$here/package-lock.json" "$work/installed-lock.json" || [ ! -f "$prism" ]; then
    cp "$here/package.json" "$here/package-lock.json" "$work/"
    (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund >npm.log 2>&1) \
        || { tail -5 "$work/npm.log" >&2; give_up "npm could not install the validator"; }
    cp "$here/package-lock.json" "$work/installed-lock.json"
fi

free_port() {
    node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'
}
sandbox_port=$(free_port)
prism_port=$(free_port)
sandbox_pid=
prism_pid=
finish() {
    [ -z "$sandbox_pid" ] || kill "$sandbox_pid" 2>/dev/null || true
    [ -z "$prism_pid" ] || kill "$prism_pid" 2>/dev/null || true
    wait 2>/dev/null || true
}
trap finish EXIT

wait_for() { # FILE TEXT PID
    for _ in $(seq 600); do
        grep -q "$2" "$1" 2>/dev/null && return
        kill -0 "$3" 2>/dev/null || break
        sleep 0.1
    done
    cat "$1" >&2
    echo "contract: no sign of \"$2\"" >&2
    exit 1
}

start_sandbox() { # options…: it begins with fresh data and a journal of its own, $journal
    if [ -n "$sandbox_pid" ]; then
        kill "$sandbox_pid"
        wait "$sandbox_pid" || true
    fi
    starts=$((starts + 1))
    journal=$work/journal.$starts
    : >"$work/sandbox.log"
    "$bin/renzhi-sandbox" --port "$sandbox_port" --users "$people" --journal "$journal" "$@" \
        >"$work/sandbox.log" 2>&1 &
    sandbox_pid=$!
    wait_for "$work/sandbox.log" "listening on" "$sandbox_pid"
}

# Prism 5.14 takes an empty query value for a missing one, whatever allowEmptyValue says
# (deserializers/style/form.js: `!values`), and so would report the documented `relation_type=`. It reads
# a copy in which that one parameter is optional; the sandbox refuses requests that leave it out.
awk '/- name: relation_type$/ { found = 1 }
     found && /required: true/ { sub(/true/, "false"); found = 0; ++changed }
     { print }
     END { exit changed == 1 ? 0 : 1 }' "$here/eiam.openapi.yaml" >"$work/eiam.openapi.yaml"

rm -f "$work"/journal*
starts=0
# The file itself, not npx: npx leaves a grandchild behind when it is killed.
node "$prism" proxy -h 127.0.0.1 -p "$prism_port" --errors "$work/eiam.openapi.yaml" \
    "http://127.0.0.1:$sandbox_port" >"$work/prism.log" 2>&1 &
prism_pid=$!
wait_for "$work/prism.log" "listening on" "$prism_pid"

url=http://127.0.0.1:$prism_port
people=300
variant() { # options…
    start_sandbox "$@"
    node "$here/drive.mjs" "$url"
    node "$here/seen.mjs" "$journal" drive.mjs 2
    start_sandbox "$@"
    "$here/verbs.sh" "$bin/renzhi" "$url" "$work"
    "$bin/clientdrive" "$url"
    node "$here/seen.mjs" "$journal" renzhi/ 2 4
}
variant
# The window reads and writes with the code of the verbs, so once is enough. One of its forms is refused.
"$here/window.sh" "$bin/renzhi" "$url" "$work" "$journal"
start_sandbox --require title
env -u DBUS_SESSION_BUS_ADDRESS -u DISPLAY -u WAYLAND_DISPLAY HOME="$work" QT_QPA_PLATFORM=offscreen \
    "$bin/windowdrive" "$url" "$people" "$work/forms"
node "$here/seen.mjs" "$journal" renzhi/ 2=forms "4=POST users/[^/]+/part-time-job"
# The same with every open question about the shape of answers decided the other way.
variant --null-style absent --relation-type string --error-language en --sort updated
variant --null-style empty --list-org-scope subtree --missing-permission 403-html

# A violation is a 422 or a 500 to the client; the validator's own word is the last one.
if grep -iE "terminated with error|violation|did not pass" "$work/prism.log"; then
    echo "contract: the validator reported the lines above" >&2
    exit 1
fi
# Nothing found a way past it.
validated=$(grep -c "Request received" "$work/prism.log")
arrived=$(cat "$work"/journal.* | wc -l)
if [ "$validated" != "$arrived" ]; then
    echo "contract: the validator saw $validated requests, the sandbox $arrived" >&2
    exit 1
fi
echo "contract: clean"
