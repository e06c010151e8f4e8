#!/usr/bin/env bash
# Every text of the program is translated into both languages, and the committed files know every text.
# usage: translations.sh LUPDATE SOURCE_DIR WORK_DIR
set -euo pipefail
lupdate=${1:?path of lupdate}
source=${2:?folder of the sources}
work=${3:?folder for copies}
rm -rf "$work"
mkdir -p "$work"
cp "$source"/translations/*.ts "$work"
mapfile -t files < <(find "$source/app" "$source/models" "$source/views" -name '*.cpp' -o -name '*.h' -o -name '*.ui')
"$lupdate" -no-obsolete -locations none -I "$source" "${files[@]}" -ts "$work"/*.ts >"$work/lupdate.log" 2>&1
bad=0
for file in "$work"/*.ts; do
    messages=$(grep -c '<message' "$file")
    [ "$messages" -gt 100 ] || { echo "$(basename "$file") has $messages messages only"; bad=1; }
    # Empty plural forms count too: lupdate adds them when a language has more than the file.
    if grep -B 4 -E 'type="unfinished"|<numerusform></numerusform>' "$file"; then
        echo "$(basename "$file"): texts above are not translated"
        bad=1
    fi
done
exit "$bad"
