#!/usr/bin/env bash
# etna's options, exit status, standard streams and prompt.
etna=$1
. "$(dirname "$0")/lib.sh"

run --version
expect_status 0 version
expect_in "$out" "Etna " version

run -e 'disp(6*7)'
expect_status 0 eval
expect_in "$out" 42 eval

run -e 'x = 1 + 1'
expect_in "$out" "x =" "auto display"

run --no-such-option
expect_status 2 "unknown option"
expect_in "$err" "--no-such-option" "unknown option"

run -e 'error("my:id", "went wrong: %d", 3)'
expect_status 1 "script error"
expect_in "$err" "went wrong: 3" "script error"

run -e 'exit(7)'
expect_status 7 exit

printf 'x = 3;\ny = helper(x);\nfprintf("%%d\\n", y);\nfunction r = helper(a)\n  r = a * 14;\nend\n' >"$folder/script.m"
run "$folder/script.m"
expect_status 0 script
expect_in "$out" 42 script

printf 'x = 1;\ny = nosuchthing(x);\n' >"$folder/wrong.m"
run "$folder/wrong.m"
expect_status 1 "error in a script"
expect_in "$err" "Unrecognized function or variable 'nosuchthing'" "error in a script"
expect_in "$err" "wrong (line 2)" "error position"

printf 'x = (1;\nif true\n y = [1 2\n' >"$folder/broken.m"
printf 'x = 1;\n' >"$folder/fine.m"
run --check "$folder/broken.m" "$folder/fine.m"
expect_status 1 check
expect_in "$out" "broken.m:1:" check
run --check "$folder/fine.m"
expect_status 0 "check of a good file"

run builtins --json
expect_status 0 builtins
checks=$((checks + 1))
[ "$(grep -o '"name"' <<<"$out" | wc -l)" -ge 120 ] || fail "builtins --json lists fewer than 120 functions"
expect_in "$out" '"fprintf"' builtins

run accel-info
expect_status 0 accel-info

run --telemetry="$folder/telemetry.json" -e 'x = linspace(0, 1, 2e6); y = sum(sin(x) .* exp(-x)); disp(y > 0)'
expect_status 0 telemetry
expect_in "$(cat "$folder/telemetry.json")" '"decisions"' telemetry

run --telemetry=/nonexistent/folder/file -e '1;'
expect_status 1 "telemetry that cannot be written"
expect_in "$err" "could not be written" "telemetry that cannot be written"

# The prompt, from a pipe: statements over several lines, errors that do not end it.
input=$'a = 5;\nfor k = 1:3\n  a = a + k;\nend\na\nnonsense_name\ndisp(a * 2)\nexit(3)\n'
run
expect_status 3 prompt
expect_in "$out" "    11" prompt
expect_in "$err" "nonsense_name" "error at the prompt"
expect_in "$out" "    22" "prompt after an error"

input=$'name = input("Who? ", "s");\nAda\nfprintf("Hello %s\\n", name)\n'
run
expect_in "$out" "Hello Ada" "input at the prompt"
input=
run -e 'x = input("value: ")'
expect_status 1 "input at the end of input"

# Ctrl+C ends a loop at once and the program with 130.
"$etna" -e 'k = 0; while true, k = k + 1; end' >/dev/null 2>"$folder/err" &
process=$!
sleep 1
kill -INT $process
started=$(date +%s%N)
wait $process
status=$?
expect_status 130 "Ctrl+C"
expect_in "$(cat "$folder/err")" "terminated by user" "Ctrl+C"
finish
