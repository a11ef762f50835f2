#!/bin/sh
# Runs a command on a virtual display with a window manager and the software Vulkan device, and passes its status on.
# - The window manager is needed: without one no window becomes active.
# - XDG_RUNTIME_DIR must be a folder that only its owner can read, or Qt warns.
# - `timeout -k`: a program that ignores SIGTERM must not hold the display for ever.
# usage: with_display.sh COMMAND [ARGUMENT...]; ETNA_TEST_SCREEN=1600x1000 sets the size.
set -u
runtime=$(mktemp -d)
chmod 700 "$runtime"
trap 'rm -rf "$runtime"' EXIT
for icd in /usr/share/vulkan/icd.d/lvp_icd.x86_64.json /usr/share/vulkan/icd.d/lvp_icd.aarch64.json; do
    [ -f "$icd" ] && export VK_ICD_FILENAMES="$icd"
done
unset WAYLAND_DISPLAY
export XDG_RUNTIME_DIR="$runtime" QT_QPA_PLATFORM=xcb LP_NUM_THREADS="${LP_NUM_THREADS:-2}"
xvfb-run -a -s "-screen 0 ${ETNA_TEST_SCREEN:-1600x1000}x24 -dpi 96 -nolisten tcp" sh -c '
    openbox >/dev/null 2>&1 & manager=$!
    sleep 0.7
    timeout -k 10 "${ETNA_TEST_SECONDS:-280}" "$@"
    status=$?
    kill "$manager" 2>/dev/null
    exit $status' sh "$@"
