#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Renzhi authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs the verbs of renzhi through the validator. usage: verbs.sh RENZHI URL WORK_DIR
set -euo pipefail
renzhi=$1
url=$2
work=$3

secret=$work/secret
printf 'demo-secret' >"$secret"
chmod 600 "$secret"
data=$(mktemp -d "$work/data.XXXXXX")
trap 'rm -rf "$data"' EXIT

run() { # EXPECTED_EXIT verb…: its stdout stays in $out
    local expected=$1 code=0
    shift
    out=$(QT_QPA_PLATFORM=offscreen "$renzhi" --tenant "$url" --client-id demo \
        --client-secret-file "$secret" --data-dir "$data" --json "$@" 2>"$work/verb.err") || code=$?
    if [ "$code" != "$expected" ]; then
        echo "contract: renzhi $* ended with $code instead of $expected" >&2
        cat "$work/verb.err" >&2
        exit 1
    fi
}
member() { # NAME, of the object or of the first element in $out
    node -e 'const v=JSON.parse(process.argv[1]);console.log((Array.isArray(v)?v[0]:v)[process.argv[2]])' "$out" "$1"
}

run 0 sync --full
run 0 users --search zhang.wei --limit 5
user=$(member user_id)
run 0 organizations
run 0 titles
run 0 positions --org RD
run 0 jobs "$user"
run 0 job add "$user" --org SALES --position SALES_CONSULTANT --title CONSULTANT
job=$(member job_id)
run 0 job update "$user" "$job" --org RD --position JAVA_DEV --no-title
run 0 jobs "$user" --type part-time
run 0 job remove "$user" "$job"
run 3 job add "$user" --org SALES --position JAVA_DEV
run 0 position add --org RD --name "契约职位" --code CONTRACT_V --title SENIOR
position=$(member position_id)
run 0 position update "$position" --name "契约职位二" --no-title
run 3 position add --org RD --name "契约职位" --code CONTRACT_V
run 0 sync
echo "contract: the verbs of renzhi passed the validator"
