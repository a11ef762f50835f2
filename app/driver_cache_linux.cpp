#include <cstdlib>
#include <filesystem>
#include <string>

#include "app/driver_cache.h"

namespace etna::app {

void spare_full_disks() {
    constexpr uintmax_t kNeeded = uintmax_t{16} << 20;
    std::string folder;
    for (const char* name : {"MESA_SHADER_CACHE_DIR", "XDG_CACHE_HOME", "HOME"})
        if (const char* value = std::getenv(name); value && *value && folder.empty())
            folder = value;
    std::error_code unknown;
    const std::filesystem::space_info space = std::filesystem::space(folder, unknown);
    if (!unknown && space.available < kNeeded)
        setenv("MESA_SHADER_CACHE_DISABLE", "true", 0);
}

} // namespace etna::app
