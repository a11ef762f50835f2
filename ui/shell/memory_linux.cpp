#include "ui/shell/memory.h"

#include <cstdio>
#include <unistd.h>

namespace etna::ui {

uint64_t resident_bytes() {
    unsigned long long total = 0, resident = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%llu %llu", &total, &resident) != 2)
            resident = 0;
        std::fclose(file);
    }
    return resident * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

} // namespace etna::ui
