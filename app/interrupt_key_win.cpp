#include "app/console.h"

#include <windows.h>

namespace etna::app {
namespace {

std::function<void()>& stored_action() {
    static std::function<void()> action;
    return action;
}

BOOL WINAPI handle_control(DWORD kind) {
    if (kind != CTRL_C_EVENT)
        return FALSE;
    stored_action()(); // Windows calls handlers on a thread of their own
    return TRUE;
}

} // namespace

void on_interrupt_key(std::function<void()> action) {
    stored_action() = std::move(action);
    SetConsoleCtrlHandler(handle_control, TRUE);
}

} // namespace etna::app
