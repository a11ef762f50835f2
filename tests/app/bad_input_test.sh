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
expect_in "$err" "line 1, column 7" "NUL bytes"
run --check "$folder/zero.m"
expect_status 1 "check of NUL bytes"
expect_in "$out$err" "line 1, column 7" "check of NUL bytes"
run -e "try, eval(['x = 1;' char(0) 'y = 2']), catch e, disp(e.identifier), end"
expect_status 0 "eval of NUL"
expect_in "$out" MATLAB: "eval of NUL"
run -e "eval(['x = ''' char(55296) ''';']); disp(numel(x))"
expect_in "$out" 1 "eval of half a surrogate pair"
printf 'x = 1;\ny = "\xff\xfe\x80"\nundefined_thing' >"$folder/broken.m"
run "$folder/broken.m"
expect_status 1 "invalid UTF-8"
expect_in "$err" "broken (line 3)" "invalid UTF-8"

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
run -e "try, eval(['x = ' repmat('(', 1, 1e5) '1' repmat(')', 1, 1e5) ';']), catch e, disp(e.message), end"
expect_in "$out" "nested too deeply" "eval of 100,000 parentheses"
run -e "f = str2func(['@() ' repmat('(', 1, 1e5) '1' repmat(')', 1, 1e5)]);"
expect_in "$err" "nested too deeply" "str2func of 100,000 parentheses"
run -e "jsondecode([repmat('[', 1, 1e5) repmat(']', 1, 1e5)])"
expect_in "$err" "nested too deeply" "JSON of 100,000 brackets"
run -e "try, regexp('a', [repmat('(', 1, 1e5) 'a' repmat(')', 1, 1e5)]), catch e, disp(e.identifier), end"
expect_in "$out" MATLAB: "a regular expression of 100,000 groups"
{ printf 'x = 0'; repeat ' + 1' 100000; printf ';\ndisp(x)\n'; } >"$folder/long.m"
run "$folder/long.m"
[ "$status" -le 1 ] || fail "an expression of 100,000 terms: exit status $status" "$err"

# deep NAME BEFORE AFTER: 100,000 times BEFORE, a statement, 100,000 times AFTER (line feeds as ~), as a file and for eval.
# An error with a position, or a program that runs. A program that is many times slower, under a sanitizer, gets fewer.
depth=${ETNA_TEST_DEPTH-100000}
deep() {
    { repeat "$2" "$depth"; printf 'x = 1;~'; repeat "$3" "$depth"; } | tr '~' '\n' >"$folder/deep.m"
    run "$folder/deep.m"
    checks=$((checks + 1))
    [ "$status" -le 1 ] || fail "$depth deep: $1: exit status $status" "$err"
    [ "$status" -eq 0 ] || expect_in "$err" "Error in deep (line " "$depth deep: $1"
    run --check "$folder/deep.m"
    checks=$((checks + 1))
    [ "$status" -le 1 ] || fail "check of $depth deep: $1: exit status $status" "$err"
    run -e "try, eval(fileread('$folder/deep.m')), catch e, disp(e.identifier), end, disp('alive')"
    expect_status 0 "eval of $depth deep: $1"
    expect_in "$out" alive "eval of $depth deep: $1"
}
deep if 'if 1~' 'end~'
deep for 'for k = 1~' 'end~'
deep while 'while 0~' 'end~'
deep switch 'switch 1~case 1~' 'end~'
deep try 'try~' 'catch~end~'
deep function 'function f~' 'end~'
deep 'block comment' '%{~' '%}~'
deep cell '{' '}'
deep bracket '[' ']'
deep handle '@()(' ')'
deep minus '-' '~'
deep transpose "1'" '~'
deep field 's.a.' '~'
deep else-if 'if 0~elseif 1~' 'end~'
deep unwind 'unwind_protect~' 'unwind_protect_cleanup~end_unwind_protect~'

# Long lines and long files.
length=${ETNA_TEST_LENGTH-10000000}
{ printf "x = '"; repeat a "$length"; printf "'; disp(numel(x))\n"; } >"$folder/wide.m"
run "$folder/wide.m"
expect_status 0 "a line of 10 MB"
expect_in "$out" "$length" "a line of 10 MB"
{ printf "x = '"; repeat a "$length"; } >"$folder/unclosed.m"
run "$folder/unclosed.m"
expect_status 1 "an open text of 10 MB"
expect_in "$err" "Error in unclosed (line 1)" "an open text of 10 MB"
checks=$((checks + 1))
[ "${#err}" -lt 2000 ] || fail "the report of an error in a long line has ${#err} characters"
yes 'x = 1;' | head -n 100000 >"$folder/many.m"
echo 'undefined_thing' >>"$folder/many.m"
run "$folder/many.m"
expect_in "$err" "many (line 100001)" "a file of 100,001 lines"

# Values nested as deep as memory allows.
run -e 'x = {}; for k = 1:1e5, x = {x}; end, x, disp(x), try, isequal(x, {x}), catch e, disp(e.identifier), end, clear x'
expect_status 0 "cells in cells"
run -e 's = 1; for k = 1:1e5, s = struct("a", {{s}}); end, s, disp(s), clear s'
expect_status 0 "structs in structs"
run -e 'f = @() 1; for k = 1:1e5, f = @() f(); end, try, f(), catch e, disp(e.identifier), end, clear f'
expect_status 0 "handles in handles"
expect_in "$out" MATLAB: "handles in handles"

# Recursion in every way that a program can recurse.
for body in 'cellfun(@(x) g(g), {1})' 'arrayfun(@(x) g(g), 1)' 'feval(g, g)' 'bsxfun(@(a, b) g(g), 1, 2)' \
    'accumarray(1, 1, [], @(x) g(g))' 'structfun(@(x) g(g), struct("a", 1))'; do
    run -e "f = @(g) $body; try, f(f), catch e, disp(e.identifier), end"
    expect_status 0 "recursion through $body"
    expect_in "$out" MATLAB: "recursion through $body"
done
run -e "s = 'eval(s)'; try, eval(s), catch e, disp(e.identifier), end"
expect_status 0 "recursion of eval"
echo again >"$folder/again.m"
run "$folder/again.m"
expect_status 1 "a script that runs itself"

# More memory than there is.
for code in 'a(1e12) = 1' 'a{1e12} = 1' 'a(1e12).x = 1' 'x = cell(1e9)' "x = repmat('a', 1e6, 1e6)" 'x = (1:1e12) + 1' \
    'x = eye(1e6)' 'x = meshgrid(1:1e6)' 'x = toeplitz(1:1e6)' 'x = kron(ones(1e4), ones(1e4))' 'x = blanks(1e13)' \
    'x = (1:1e6)'"'"' * (1:1e6)' 'x = strings(1e6, 1e6)' 'x = linspace(0, 1, 1e12)' 'x = 0:1e-300:1' \
    'x = accumarray(1e12, 1)' 'x = rand(1e6)' 'x = true(1e6)'; do
    [ "${ETNA_TEST_MEMORY-on}" = on ] || break
    run -e "try, $code; catch e, disp(e.identifier), end"
    expect_status 0 "$code"
    expect_in "$out" MATLAB: "$code"
done

# Regular expressions that backtrack without end.
run -e "try, regexp([repmat('a', 1, 100) 'b'], '(a|aa)+\$'), catch e, disp(e.identifier), end"
expect_status 0 "catastrophic backtracking"

# Odd files: devices, folders, links to themselves, files without permission, a disk that is full.
ln -s loop.m "$folder/loop.m"
run "$folder/loop.m"
expect_status 1 "a link to itself"
run -e "disp(fopen('$folder/loop.m'))"
expect_in "$out" -1 "fopen of a link to itself"
run -e "disp(fopen('$folder'))"
expect_status 0 "fopen of a folder"
run /dev/null
expect_status 0 "an empty device"
if [ -w /dev/full ]; then
    run -e "f = fopen('/dev/full', 'w'); try, fwrite(f, zeros(1, 1e6)); fclose(f); catch e, disp(e.message), end"
    expect_status 0 "a full disk"
    "$etna" -e 'for k = 1:1e5, disp(k), end' >/dev/full 2>"$folder/err"
    status=$?
    checks=$((checks + 1))
    [ "$status" -le 130 ] || fail "output to a full disk: exit status $status"
fi
# A disk with room for 64 KB: every function that writes says so, leaves no broken file behind, and an older file stays.
mkdir "$folder/small"
small() {
    out=$( (trap '' XFSZ; ulimit -f 64; timeout -k 5 60 "$etna" -e "try, $2, disp('written'), catch e, disp(e.message), end" \
        2>"$folder/err") </dev/null)
    status=$?
    err=$(cat "$folder/err")
    expect_status 0 "a full disk: $1"
    expect_in "$out" "$3" "a full disk: $1"
    checks=$((checks + 1))
    [ -z "$4" ] || [ ! -e "$folder/small/$4" ] || fail "a full disk: $1 left $4"
}
run -e "x = 1; save('$folder/small/old.mat', 'x')"
for version in -v4 -v6 -v7; do
    small "save $version" "x = rand(300); save('$folder/small/x.mat', 'x', '$version')" "Unable to write" x.mat
done
small "save over a file" "x = rand(300); save('$folder/small/old.mat', 'x')" "Unable to write"
run -e "load('$folder/small/old.mat'); disp(x)"
expect_in "$out" 1 "an older file after a full disk"
small "save -ascii" "x = rand(300); save('$folder/small/x.txt', 'x', '-ascii')" "Unable to write"
small writematrix "writematrix(rand(300), '$folder/small/x.csv')" "Cannot write"
small fprintf "f = fopen('$folder/small/x.out', 'w'); fprintf(f, '%d\\n', 1:1e5); fclose(f);" "Cannot write"
small fwrite "f = fopen('$folder/small/x.bin', 'w'); fwrite(f, zeros(1, 1e5), 'double'); fclose(f);" "Cannot write"
small "save of little" "x = 1; save('$folder/small/little.mat', 'x')" written
"$etna" -e 'for k = 1:1e6, disp(k), end' 2>"$folder/err" | head -n 1 >/dev/null
status=${PIPESTATUS[0]}
checks=$((checks + 1))
[ "$status" -eq 0 ] || [ "$status" -eq 1 ] || [ "$status" -eq 130 ] || [ "$status" -eq 141 ] ||
    fail "a reader that leaves: exit status $status"
mkdir "$folder/gone"
run -e "cd('$folder/gone'); rmdir('$folder/gone'); disp(1), pwd, x = 2; exist('nothing'), try, nosuchfunction, catch e, disp(e.identifier), end"
expect_status 0 "the current folder is gone"
expect_in "$out" MATLAB:UndefinedFunction "the current folder is gone"

# stops NAME CODE: what runs for long ends soon after Ctrl+C.
stops() {
    "$etna" -e "$2" >/dev/null 2>"$folder/err" &
    local process=$!
    sleep 1
    kill -INT $process
    local started
    started=$(date +%s%N)
    wait $process
    status=$?
    expect_status 130 "Ctrl+C in $1"
    checks=$((checks + 1))
    [ $(($(date +%s%N) - started)) -lt 3000000000 ] || fail "Ctrl+C in $1 took longer than three seconds"
}
stops "an endless loop" 'while true, end'
stops "an endless range" 'for k = 1:1e15, x = k; end'
stops "endless output" 'while true, disp(1), end'
stops "an endless device" "f = fopen('/dev/zero'); x = fread(f);"
stops "a file without lines" "f = fopen('/dev/zero'); x = fgetl(f);"
stops "a sort" 'x = 1e7:-1:1; while true, y = sort(mod(x * 7919, 1e7)); end'
stops "a convolution" 'x = conv(ones(1, 1e6), ones(1, 1e6));'
stops "recursion that is caught" 'f(1); function f(n), try, f(n + 1); catch, f(n + 1); end, end'
stops "clean-up code" 'f(1); function f(n), unwind_protect, f(n + 1); unwind_protect_cleanup, f(n + 1); end_unwind_protect, end'
stops "cellfun" "f = @(x) x; while true, cellfun(f, num2cell(1:1e5)); end"
stops "pause" 'pause(100)'

# The workspace survives a failed statement.
input=$'v = 1:3;\nv(10) = [1 2];\nv(0)\nundefined_thing(v)\ndisp(sum(v))\n'
run
expect_in "$out" "     6" "workspace after errors"
finish
