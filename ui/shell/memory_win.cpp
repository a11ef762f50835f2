#include "ui/shell/memory.h"

#include <windows.h>

#include <psapi.h>

namespace etna::ui {

uint64_t resident_bytes() {
    PROCESS_MEMORY_COUNTERS counters{};
    return GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) ? counters.WorkingSetSize : 0;
}

} // namespace etna::ui
