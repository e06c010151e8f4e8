#!/usr/bin/env bash
# What is installed is complete: the program starts from there, and a desktop and a software centre
# can read what describes it.
# usage: desktop.sh CMAKE BUILD_DIR WORK_DIR VERSION
set -euo pipefail
cmake=${1:?path of cmake}
build=${2:?folder of the build}
work=${3:?folder to install into}
version=${4:?version of the project}
id=io.github.renzhi.Renzhi

fail() {
    echo "FAIL: $*"
    exit 1
}

for tool in desktop-file-validate appstreamcli; do
    command -v "$tool" >/dev/null && continue
    [ -z "${RENZHI_REQUIRE_CONTRACT:-}" ] || fail "$tool is not installed"
    echo "SKIP: $tool is not installed"
    exit 77
done

rm -rf "$work"
env -u DESTDIR "$cmake" --install "$build" --prefix "$work" >/dev/null || fail "it cannot be installed"
entry=$work/share/applications/$id.desktop
metainfo=$work/share/metainfo/$id.metainfo.xml

faults=$(desktop-file-validate --warn-kde "$entry" 2>&1) && [ -z "$faults" ] || fail "the desktop entry: $faults"
appstreamcli validate --no-net "$metainfo" || fail "the metainfo has faults"

# value KEY: what the desktop entry says.
value() { sed -n "s/^$1=//p" "$entry"; }
[ "$("$work/bin/$(value Exec)" --version)" = "renzhi $version" ] \
    || fail "what Exec names does not start"
[ "$(value TryExec)" = "$(value Exec)" ] || fail "TryExec names another program"
[ -s "$work/share/icons/hicolor/scalable/apps/$(value Icon).svg" ] || fail "there is no icon"
grep -qF "<launchable type=\"desktop-id\">$id.desktop<" "$metainfo" \
    || fail "the metainfo starts something else"
grep -qF "<binary>$(value Exec)<" "$metainfo" || fail "the metainfo names another program"
grep -qF "<release version=\"$version\"" "$metainfo" \
    || fail "the metainfo does not know release $version"
rm -rf "$work"
echo "PASS"
