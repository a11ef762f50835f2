#include "engine/common/resources.h"

#include <cstdlib>
#include <filesystem>

#include "engine/common/platform.h"

namespace etna {

std::string resource_folder() {
    if (const char* set = std::getenv("ETNA_RESOURCES"); set && *set)
        return set;
    std::error_code error;
    const std::filesystem::path installed = std::filesystem::path(program_folder()) / ".." / "share" / "etna";
    if (std::filesystem::is_directory(installed, error))
        return std::filesystem::weakly_canonical(installed, error).string();
    return ETNA_SOURCE_RESOURCES;
}

} // namespace etna
