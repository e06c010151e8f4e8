# Sourced by ./run and ./test: what has to be on the machine, and how it gets there.
# shellcheck shell=bash

# Build and run. Names are Debian 12's; libqt6svg6 and libqt6keychain1 come with their -dev packages.
# ca-certificates: TLS to a real tenant. libsecret-1-0: the desktop's keyring, loaded at run time.
build_packages=(
    g++ cmake ninja-build pkg-config
    qt6-base-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-translations-l10n
    qtkeychain-qt6-dev libsecret-1-0
    libsqlite3-dev libicu-dev libsimdjson-dev libexpected-dev libcpp-httplib-dev
    ca-certificates
)

# A real window, a window manager and its hands; a bus for the keyring and the accessibility tree.
# mold: the linker, in a third of ld's time.
# qt6-base-private-dev: what switches accessibility on without a desktop.
# dbus-x11: the keyring's package wants a session bus, and would else bring one that needs systemd.
test_packages=(
    qt6-base-private-dev mold xvfb openbox xdotool dbus dbus-x11 gnome-keyring
    sqlite3 desktop-file-utils appstream
)

# The fuzz targets: libFuzzer is Clang's, and its runtime a package of its own.
fuzz_packages=(clang libclang-rt-14-dev)

say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# Prints the packages of "$@" that are not installed.
missing_packages() {
    local name
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'ok installed' || printf '%s\n' "$name"
    done
}

# Installs what is missing of "$@". sudo only when not root.
ensure_packages() {
    command -v dpkg-query >/dev/null || die "This script installs packages of Debian 12. On another system, install the
equivalents of: $*
and build with: cmake --preset release && cmake --build --preset release"
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    local by_hand="As root: apt-get install --no-install-recommends ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "These packages are missing, and there is no sudo to install them with.
$by_hand"
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -q >&2 || say "apt-get update failed; trying with the lists that are here."
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}" >&2 \
        || die "These packages are missing, and could not be installed.
$by_hand"
}

# A Chinese font, only where none is found.
font_package() {
    command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -n 1)" ] || printf 'fonts-noto-cjk\n'
}

# A compiler cache is used where there is one: a second checkout then builds in a fraction of the time.
if command -v ccache >/dev/null; then
    export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
fi

# Configures once and builds; quiet when there is nothing to do.
build_preset() {
    local preset=$1
    # A build folder of before RENZHI_QUICK would go on without it.
    if [ ! -f "build/$preset/build.ninja" ] || ! grep -q '^RENZHI_QUICK:' "build/$preset/CMakeCache.txt"; then
        local options=()
        [ "$preset" = release ] && [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ] && options=(-DRENZHI_QUICK=ON)
        cmake --preset "$preset" "${options[@]}" >"build-$preset.log" 2>&1 || { cat "build-$preset.log" >&2; rm -f "build-$preset.log"; die "Configuring $preset failed."; }
        rm -f "build-$preset.log"
    fi
    # One job for each GiB of memory at most: the sanitizers' builds are hungry.
    local jobs memory
    jobs=$(nproc)
    memory=$(awk '/MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)
    [ "$memory" -lt "$jobs" ] && jobs=$((memory > 0 ? memory : 1))
    # The sanitizers' build precompiles headers, which a compiler cache would parse once more to look inside.
    local uncached=()
    [ "$preset" = asan ] && uncached=(env CCACHE_DISABLE=1)
    "${uncached[@]}" cmake --build --preset "$preset" -j "$jobs" >&2 || die "Building $preset failed."
}
