#!/usr/bin/env bash
# Runs one target of the fuzz build, and fails when it finds something.
#   one.sh TARGET SECONDS [FOLDER]
# Inputs that reached something new are kept in FOLDER for the next run. Without it, as in ./test, they are forgotten
# and the inputs are the same each time, as far as the seconds reach. An input that is a finding is kept in
# build/fuzz/findings.
set -euo pipefail
cd "$(dirname "$0")/../.."
target=$1 seconds=$2
program=build/fuzz/bin/renzhi-fuzz
seeds=tests/fuzz/corpus/$target
findings=build/fuzz/findings

[ -x "$program" ] || { echo "$program is not there: cmake --preset fuzz && cmake --build --preset fuzz" >&2; exit 1; }
count=$(find "$seeds" -type f | wc -l)
[ "$count" -gt 0 ] || { echo "$seeds is empty" >&2; exit 1; }

# The targets with files make them in memory where there is some: a disk is slower than what is fuzzed.
place=${TMPDIR:-/tmp}
[ -w /dev/shm ] && place=/dev/shm
place=$(mktemp -d "$place/renzhi-fuzz.XXXXXX")
trap 'rm -rf "$place"' EXIT
kept=${3:-$place/kept}
seed=0 # a random one
most=10000000 # executions, after which more of them would hardly find more
if [ "$#" -lt 3 ]; then
    seed=1
    renice -n 10 $$ >/dev/null # other tests run beside it
    export QT_HASH_SEED=0 # else what is reached depends on the order in a QHash
fi
mkdir -p "$kept" "$findings" "$place/tmp"

# A time zone that had a summer time, whose hours were not all there.
export TMPDIR=$place/tmp TZ=Asia/Shanghai LANG=C.UTF-8
export LSAN_OPTIONS=suppressions=$PWD/tests/leaks.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=allow_addr2line=1
log=$place/log
status=0
"$program" --target="$target" -seed="$seed" -max_total_time="$seconds" -runs="$most" -timeout=20 -rss_limit_mb=2048 -max_len=8192 \
    -dict=tests/fuzz/words.dict -artifact_prefix="$findings/$target-" -print_final_stats=1 \
    "$kept" "$seeds" >"$log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
    tail -n 80 "$log" >&2
    echo "$target: a finding; again with: TZ=$TZ LANG=$LANG TMPDIR=/tmp $program --target=$target $findings/$target-…" >&2
    exit 1
fi
# One that cannot even get through what it is given has found nothing because it looked for nothing.
runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
reached=$(grep -o 'cov: [0-9]*' "$log" | tail -n 1 || true)
[ "${runs:-0}" -gt "$count" ] || { tail -n 80 "$log" >&2; echo "$target: only ${runs:-0} executions" >&2; exit 1; }
echo "$target: $runs executions, ${reached:-cov: ?}, nothing found"
