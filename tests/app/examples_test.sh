#!/usr/bin/env bash
# Every example passes the check and runs, and leaves the pictures that it draws.
etna=$1 examples=$2
. "$(dirname "$0")/lib.sh"
limit=300
cp -r "$examples" "$folder/examples"
for file in "$folder"/examples/*.m; do
    name=$(basename "$file" .m)
    run --check "$file"
    expect_status 0 "check of $name"
    run --save-figures "$file"
    expect_status 0 "$name"
    if grep -q '^ *figure' "$file"; then
        checks=$((checks + 1))
        ls "$folder/examples/$name"*.png >/dev/null 2>&1 || fail "$name left no picture"
    fi
done
run "$folder/examples/co2.m"
expect_in "$out" "slope" "co2 table"
finish
