#!/usr/bin/env bash
# The program's tour without a display, and what it leaves: what each step did and saw, and four
# pictures of each (Chinese and English, light and dark), no two of them the same. Every pass begins
# with the tenant as it was: in numbers it sees what the first one saw.
# usage: tour.sh BIN_DIR TOUR_DIR
set -euo pipefail
bin=${1:?folder of the programs}
tour=${2:?folder for the pictures}

fail() {
    echo "FAIL: $*"
    exit 1
}

# texts MEMBER: what tour.json says of its steps, a line each; nothing for what is empty.
texts() { sed -n "s/^ *\"$1\": \"\(..*\)\",\{0,1\}\$/\1/p" "$tour/tour.json"; }

rm -rf "$tour"
"$bin/renzhi" --tour "$tour"

steps=$(texts step | wc -l)
[ "$steps" -gt 0 ] || fail "tour.json has no steps"
for member in did saw; do
    [ "$(texts $member | wc -l)" -eq "$steps" ] || fail "not every step says what it $member"
done

# numbers PASS: what each step of it saw, whichever the language: "03-card 3".
numbers() {
    paste <(texts step) <(texts saw) | awk -F '\t' -v pass="-$1\$" \
        'sub(pass, "", $1) { gsub(/[^0-9]+/, " ", $2); print $1, $2 }'
}
first=$(numbers zh-light)
[ "$(wc -l <<<"$first")" -eq $((steps / 4)) ] || fail "the four passes are not equally long"
for pass in en-light zh-dark en-dark; do
    diff <(echo "$first") <(numbers $pass) || fail "the pass $pass saw other numbers than the first"
done

names=$(texts picture | sed -E 's/-(zh|en)-(light|dark)\.png$//' | sort -u)
[ -n "$names" ] || fail "no step has a picture"
expected=0
for name in $names; do
    pictures=("$tour/$name"-{zh,en}-{light,dark}.png)
    for picture in "${pictures[@]}"; do
        [ -s "$picture" ] || fail "$picture is missing"
    done
    [ "$(cksum "${pictures[@]}" | cut -d ' ' -f 1,2 | sort -u | wc -l)" -eq 4 ] \
        || fail "$name looks the same twice"
    expected=$((expected + 4))
done
[ "$(texts picture | sort -u | wc -l)" -eq "$expected" ] || fail "tour.json names fewer pictures"
[ "$(find "$tour" -name '*.png' | wc -l)" -eq "$expected" ] || fail "there are pictures of no step"
echo "PASS: $expected pictures"
