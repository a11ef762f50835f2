#!/usr/bin/env bash
# Broken files, absurd requests and endless recursion: an error with a position, never a crash.
etna=$1
. "$(dirname "$0")/lib.sh"

run "$folder/missing.m"
expect_status 1 "missing file"
expect_in "$err" "missing.m" "missing file"

run "$folder"
expect_status 1 "a folder for a file"

head -c 5000 /dev/urandom >"$folder/noise.m"
run "$folder/noise.m"
expect_status 1 "binary garbage"
run --check "$folder/noise.m"
expect_status 1 "check of binary garbage"

printf 'x = 1;\0y = 2;' >"$folder/zero.m"
run "$folder/zero.m"
expect_status 1 "NUL bytes"

printf '\xff\xfed\x00i\x00s\x00p\x00(\x007\x00)\x00' >"$folder/utf16.m"
run "$folder/utf16.m"
expect_status 0 "UTF-16"
expect_in "$out" 7 "UTF-16"

printf "disp('caf\xe9')\n" >"$folder/latin1.m"
run "$folder/latin1.m"
expect_status 0 Latin-1
expect_in "$out" café Latin-1

printf '\xef\xbb\xbfdisp(8)\r\n' >"$folder/bom.m"
run "$folder/bom.m"
expect_status 0 "byte order mark"

printf 'year,value\n1990,1.5\n1991,\n1992,abc\n1993,4.5\n1994\n' >"$folder/holes.csv"
run -e "A = readmatrix('$folder/holes.csv'); disp(size(A)); disp(isnan(A(2:3, 2))')"
expect_status 0 "CSV with holes"
expect_in "$out" "5     2" "CSV with holes"
expect_in "$out" "1   1" "CSV with holes"
run -e "A = csvread('$folder/holes.csv', 1, 0)"
expect_status 1 "csvread of text"
run -e "readmatrix('$folder/none.csv')"
expect_status 1 "missing CSV"
expect_in "$err" none.csv "missing CSV"

run -e 'try, zeros(1e9); catch e, disp(e.identifier), end'
expect_status 0 "zeros(1e9)"
expect_in "$out" MATLAB:array:SizeLimitExceeded "zeros(1e9)"
run -e 'x = {}; try, x = ones(1e5, 1e7); catch e, disp(e.identifier), end; disp(size(x))'
expect_status 0 "a huge request"
expect_in "$out" MATLAB: "a huge request"
run -e 'try, repmat((1:1e6)'"'"', 1, 1e6); catch e, disp(e.identifier), end'
expect_in "$out" MATLAB: "a huge repmat"

printf 'f(1)\nfunction f(n)\n f(n + 1)\nend\n' >"$folder/forever.m"
run "$folder/forever.m"
expect_status 1 recursion
expect_in "$err" "Maximum recursion limit" recursion
run -e 'f = @(g, n) g(g, n + 1); try, f(f, 1); catch e, disp(e.identifier), end'
expect_status 0 "recursion of handles"
expect_in "$out" MATLAB: "recursion of handles"

repeat() { printf "%$2s" | sed "s/ /$1/g"; }
{ printf 'x = '; repeat '(' 200000; printf 1; repeat ')' 200000; } >"$folder/deep.m"
run "$folder/deep.m"
expect_status 1 "200,000 parentheses"
{ printf 'x = ['; repeat '[' 50000; } >"$folder/open.m"
run --check "$folder/open.m"
expect_status 1 "50,000 open brackets"
{ printf 'x = 0'; repeat ' + 1' 100000; printf ';\ndisp(x)\n'; } >"$folder/long.m"
run "$folder/long.m"
[ "$status" -le 1 ] || fail "an expression of 100,000 terms: exit status $status" "$err"

# The workspace survives a failed statement.
input=$'v = 1:3;\nv(10) = [1 2];\nv(0)\nundefined_thing(v)\ndisp(sum(v))\n'
run
expect_in "$out" "     6" "workspace after errors"
finish
