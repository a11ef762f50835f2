#include "engine/common/process.h"

#include <cstdio>
#include <filesystem>

#include <process.h>

namespace etna {

int run_command(const std::string& command, const std::function<void(std::string_view)>& output,
                const std::function<bool()>& wanted) {
    const std::filesystem::path line(std::u8string(command.begin(), command.end()));
    std::FILE* pipe = _wpopen((L"(" + line.wstring() + L") 2>&1").c_str(), L"rb");
    if (!pipe)
        return -1;
    char buffer[4096];
    size_t count;
    while ((count = std::fread(buffer, 1, sizeof buffer, pipe)) > 0) {
        output({buffer, count});
        if (!wanted())
            break;
    }
    return _pclose(pipe);
}

int process_id() { return _getpid(); }

} // namespace etna
