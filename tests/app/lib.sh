# Helpers of the command-line tests. A check that fails prints what it saw; `finish` sets the exit status.
failures=0
checks=0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export ETNA_DEVICE=${ETNA_DEVICE:-cpu} XDG_CONFIG_HOME=$folder/config XDG_CACHE_HOME=$folder/cache

fail() {
    failures=$((failures + 1))
    printf 'FAIL: %s\n%s\n' "$1" "${2:-}" >&2
}

# run ARGUMENTS...: fills $out, $err and $status. Standard input is empty unless $input is set.
run() {
    timeout -k 5 "${limit:-${ETNA_TEST_LIMIT:-60}}" "$etna" "$@" >"$folder/out" 2>"$folder/err" < <(printf "%s" "${input-}")
    status=$?
    out=$(tr -d '\0' <"$folder/out") err=$(tr -d '\0' <"$folder/err")
}

expect_status() {
    checks=$((checks + 1))
    [ "$status" -eq "$1" ] || fail "$2: exit status $status, expected $1" "out: $out"$'\n'"err: $err"
}

# expect_in TEXT PART NAME
expect_in() {
    checks=$((checks + 1))
    case $1 in *"$2"*) ;; *) fail "$3: no '$2' in:" "$1" ;; esac
}

finish() {
    echo "$checks checks, $failures failed"
    [ "$failures" -eq 0 ]
    exit
}
