#!/usr/bin/env bash
# The longer run: builds the fuzz preset and runs each target for so many minutes or 10 million executions, as many at
# a time as there are cores.
#   tests/fuzz/run.sh MINUTES            every target
#   tests/fuzz/run.sh MINUTES TARGET …   these
# What reached something new stays in build/fuzz/kept and is gone on with the next time.
set -euo pipefail
cd "$(dirname "$0")/../.."
. cmake/setup.sh

[[ ${1:-} =~ ^[1-9][0-9]*$ ]] || die "tests/fuzz/run.sh MINUTES [TARGET …]"
seconds=$((10#$1 * 60))
shift
if [ "$#" -eq 0 ]; then
    mapfile -t targets < <(find tests/fuzz/corpus -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort)
else
    targets=("$@")
fi
ensure_packages "${build_packages[@]}" "${fuzz_packages[@]}"
build_preset fuzz
printf '%s\n' "${targets[@]}" \
    | xargs -P "$(nproc)" -I{} tests/fuzz/one.sh {} "$seconds" build/fuzz/kept/{}
