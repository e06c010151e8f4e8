#!/usr/bin/env bash
# ./run and ./test in a copy of their own, on a machine of stubs that keep a journal: what is
# installed, configured, built and started there, and what is said when that fails.
# usage: start.sh SOURCE_DIR WORK_DIR
set -euo pipefail
source=${1:?folder of the sources}
work=${2:?folder for the machine}
bin=$work/bin
copy=$work/copy
shell=$(command -v bash)
export STATE=$work/state

fail() {
    echo "FAIL: $behaviour: $*"
    sed 's/^/  journal: /' "$STATE/journal"
    sed 's/^/  output:  /' "$STATE/output"
    exit 1
}

# stub NAME: a program from standard input. What the test decided, and the journal, are in $STATE.
stub() {
    { printf '#!%s\n' "$shell" && cat; } >"$bin/$1"
    chmod +x "$bin/$1"
}

# A machine with everything, root at the keyboard, no display, and nothing built.
machine() {
    rm -rf "$work"
    mkdir -p "$bin" "$STATE" "$copy/cmake"
    cp "$source/run" "$source/test" "$copy"
    cp "$source/cmake/setup.sh" "$copy/cmake"
    local tool
    for tool in bash env dirname grep awk nproc mktemp rm cat head mkdir cp; do
        ln -s "$(command -v "$tool")" "$bin/$tool"
    done
    touch "$STATE"/{missing,removed,broken,journal,output}
    echo 0 >"$STATE/user"
    echo 'Noto Sans CJK SC' >"$STATE/fonts"
    stub node </dev/null
    stub npm </dev/null
    stub id <<'END'
cat "$STATE/user"
END
    stub fc-list <<'END'
cat "$STATE/fonts"
END
    stub dpkg-query <<'END'
name=" ${!#} "
[[ " $(<"$STATE/missing") " != *"$name"* ]] || exit 1
[[ " $(<"$STATE/removed") " != *"$name"* ]] || { printf 'deinstall ok config-files'; exit; }
printf 'install ok installed'
END
    stub apt-get <<'END'
echo "apt-get $*" >>"$STATE/journal"
[ "$1" != install ] || [ "${DEBIAN_FRONTEND:-}" = noninteractive ] || echo "it asks" >>"$STATE/journal"
[ "${BY_SUDO:-$(<"$STATE/user")}" = 0 ] || exit 100
! grep -qx "apt-get $1" "$STATE/broken" || exit 100
[ "$1" != install ] || : >"$STATE/missing"
END
    stub cmake <<'END'
case $1 in
--preset)
    launcher=${CMAKE_CXX_COMPILER_LAUNCHER:-}
    echo "configure ${*:2}${launcher:+, with $launcher}" >>"$STATE/journal"
    ! grep -qx "configure $2" "$STATE/broken" || { echo "no compiler"; exit 1; }
    mkdir -p "build/$2"
    : >"build/$2/build.ninja"
    echo "RENZHI_QUICK:BOOL=ON" >"build/$2/CMakeCache.txt"
    ;;
--build)
    echo "build $3${CCACHE_DISABLE:+, without ccache}" >>"$STATE/journal"
    ! grep -qx "build $3" "$STATE/broken" || exit 1
    mkdir -p "build/$3/bin"
    cp "$STATE/renzhi" "build/$3/bin/renzhi"
    ;;
esac
END
    stub ctest <<'END'
display=${DISPLAY:-}${WAYLAND_DISPLAY:-}
echo "ctest ${*@Q} contract=${RENZHI_REQUIRE_CONTRACT:-} display=$display" >>"$STATE/journal"
! grep -qx ctest "$STATE/broken" || exit 8
END
    stub renzhi <<'END'
echo "renzhi ${*@Q} platform=${QT_QPA_PLATFORM:-}" >>"$STATE/journal"
! grep -qx renzhi "$STATE/broken" || exit 5
END
    mv "$bin/renzhi" "$STATE"
}

person_with_sudo() {
    echo 1000 >"$STATE/user"
    stub sudo <<'END'
echo "sudo" >>"$STATE/journal"
! grep -qx sudo "$STATE/broken" || { echo "sudo: not in the sudoers file" >&2; exit 1; }
exec env -i PATH="$PATH" STATE="$STATE" BY_SUDO=0 "$@" # as sudo does
END
}

# call [NAME=VALUE …] run|test ARGUMENT …: from another folder, with a new journal. Its exit code
# is in $code.
call() {
    local environment=()
    while [[ $1 == *=* ]]; do
        environment+=("$1")
        shift
    done
    : >"$STATE/journal"
    code=0
    (cd / && exec env -i PATH="$bin" HOME="$work" STATE="$STATE" "${environment[@]}" \
        "$copy/$1" "${@:2}") >"$STATE/output" 2>&1 </dev/null || code=$?
}

ended() { [ "$code" -eq "$1" ] || fail "it ended with $code, not with $1"; }
failed() { [ "$code" -ne 0 ] || fail "it ended as if all were well"; }
said() { grep -qF -- "$1" "$STATE/output" || fail "it did not say: $1"; }
# did LINE …: all of the journal.
did() {
    [ "$(<"$STATE/journal")" = "$(printf '%s\n' "$@")" ] \
        || fail "it did not do just this: $(printf '\n  %s' "$@")"
}
never() { ! grep -qE -- "^($1)" "$STATE/journal" || fail "it did: $1"; }
done_once() {
    [ "$(grep -cxF -- "$1" "$STATE/journal")" -eq 1 ] || fail "it did not do once: $1"
}

release=('configure release -DRENZHI_QUICK=ON' 'build release')
fuzz=('configure fuzz' 'build fuzz')
asan=('configure asan' 'build asan, without ccache')
lists='apt-get update -q'
install='apt-get install -q -y --no-install-recommends'
tour="renzhi '--tour' 'tour/' platform=offscreen"
tests="ctest '--preset' 'asan' contract=1 display="
by_hand='As root: apt-get install --no-install-recommends'

must_do_the_tour_without_a_display() {
    call run
    ended 0
    said "There is no display here"
    did "${release[@]}" "$tour"
}

must_open_the_window_on_a_display() {
    local display
    for display in DISPLAY=:0 WAYLAND_DISPLAY=wayland-0; do
        call "$display" run
        ended 0
        done_once "renzhi  platform="
    done
}

must_pass_arguments_and_the_exit_code_on() {
    echo renzhi >"$STATE/broken"
    call run --demo users --search "zhang wei"
    ended 5
    done_once "renzhi '--demo' 'users' '--search' 'zhang wei' platform="
}

must_do_a_tour_offscreen_also_on_a_display() {
    call DISPLAY=:0 run --tour pictures
    done_once "renzhi '--tour' 'pictures' platform=offscreen"
    call DISPLAY=:0 QT_QPA_PLATFORM=xcb run --tour pictures
    done_once "renzhi '--tour' 'pictures' platform=xcb"
}

must_install_just_what_is_missing() {
    echo "ninja-build libicu-dev xdotool" >"$STATE/missing"
    echo "g++" >"$STATE/removed"
    call run
    ended 0
    did "$lists" "$install g++ ninja-build libicu-dev" "${release[@]}" "$tour"
}

must_install_with_what_apt_knows_when_it_cannot_ask() {
    echo "ninja-build" >"$STATE/missing"
    echo "apt-get update" >"$STATE/broken"
    call run
    ended 0
    done_once "$install ninja-build"
}

must_install_with_sudo_when_not_root() {
    person_with_sudo
    echo "ninja-build" >"$STATE/missing"
    call run
    ended 0
    did sudo "$lists" sudo "$install ninja-build" "${release[@]}" "$tour"
}

must_not_ask_for_sudo_when_nothing_is_missing() {
    person_with_sudo
    call run
    ended 0
    never sudo
}

must_say_what_to_install_without_sudo() {
    echo 1000 >"$STATE/user"
    echo "ninja-build libicu-dev" >"$STATE/missing"
    call run
    failed
    said "$by_hand ninja-build libicu-dev"
    did ""
}

must_say_what_to_install_when_sudo_refuses() {
    person_with_sudo
    echo "ninja-build libicu-dev" >"$STATE/missing"
    echo sudo >"$STATE/broken"
    local command
    for command in run test; do
        call "$command"
        failed
        said "$by_hand ninja-build libicu-dev"
        never 'apt-get|configure|build|renzhi|ctest'
    done
}

must_say_what_to_install_when_apt_fails() {
    echo "ninja-build" >"$STATE/missing"
    echo "apt-get install" >"$STATE/broken"
    call run
    failed
    said "$by_hand ninja-build"
    never 'configure|build|renzhi'
}

must_name_the_packages_where_there_is_no_dpkg() {
    rm "$bin/dpkg-query"
    call run
    failed
    said "ninja-build"
    said "cmake --preset release && cmake --build --preset release"
    did ""
}

must_install_a_chinese_font_only_where_there_is_none() {
    echo "fonts-noto-cjk" >"$STATE/missing"
    call run
    ended 0
    never apt-get
    : >"$STATE/fonts"
    call run
    done_once "$install fonts-noto-cjk"
    echo "fonts-noto-cjk" >"$STATE/missing"
    rm "$bin/fc-list"
    call test
    done_once "$install fonts-noto-cjk"
}

must_neither_install_nor_configure_again() {
    echo "ninja-build xdotool" >"$STATE/missing"
    call run
    call run
    did "${release[1]}" "$tour"
    echo "xdotool" >"$STATE/missing"
    call test
    done_once "$install xdotool"
    call test
    did "${release[1]}" "${fuzz[1]}" "${asan[1]}" "$tests"
}

must_configure_again_what_could_not_be_configured() {
    echo "configure release" >"$STATE/broken"
    call run
    failed
    said "no compiler"
    said "Configuring release failed."
    did "${release[0]}"
    : >"$STATE/broken"
    call run
    ended 0
    done_once "${release[0]}"
}

must_configure_again_what_an_older_version_configured() {
    mkdir -p "$copy/build/release"
    touch "$copy/build/release/"{build.ninja,CMakeCache.txt}
    call run
    done_once "${release[0]}"
}

must_use_a_compiler_cache_where_there_is_one() {
    stub ccache </dev/null
    call test
    did 'configure release, with ccache' "${release[1]}" 'configure fuzz, with ccache' "${fuzz[1]}" \
        'configure asan, with ccache' "${asan[1]}" "$tests"
}

must_not_start_what_was_not_built() {
    echo "build release" >"$STATE/broken"
    call run
    failed
    said "Building release failed."
    did "${release[@]}"
}

must_build_and_test_without_the_display() {
    call DISPLAY=:0 WAYLAND_DISPLAY=wayland-0 test
    ended 0
    did "${release[@]}" "${fuzz[@]}" "${asan[@]}" "$tests"
}

must_install_what_the_tests_need() {
    echo "clang xdotool ninja-build nodejs npm" >"$STATE/missing"
    call test
    done_once "$install ninja-build xdotool clang"
    echo "nodejs npm" >"$STATE/missing"
    rm "$bin/npm"
    call test
    ended 0
    done_once "$install nodejs npm"
}

must_pass_arguments_on_to_ctest() {
    call test -R "tst_sync|tst x"
    done_once "ctest '--preset' 'asan' '-R' 'tst_sync|tst x' contract=1 display="
}

must_fail_when_a_test_fails() {
    echo ctest >"$STATE/broken"
    call test
    ended 8
}

must_not_test_what_was_not_built() {
    local preset
    for preset in release fuzz asan; do
        echo "build $preset" >"$STATE/broken"
        call test
        failed
        said "Building $preset failed."
        never ctest
    done
}

mapfile -t behaviours < <(compgen -A function must_)
for behaviour in "${behaviours[@]}"; do
    machine
    "$behaviour"
    echo "ok: $behaviour"
done
rm -rf "$work"
echo "PASS: ${#behaviours[@]} behaviours"
