#include "engine/common/platform.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <mach-o/dyld.h>
#include <mach/mach.h>
#include <pthread.h>
#include <sys/sysctl.h>
#include <unistd.h>

namespace etna {
namespace {

std::string user_folder(const char* below_home) {
    const char* home = std::getenv("HOME");
    if (!home || !*home)
        return {};
    const std::string folder = std::string(home) + below_home + "/etna";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? std::string() : folder;
}

} // namespace

size_t available_memory_bytes() {
    vm_statistics64_data_t statistics;
    mach_msg_type_number_t count = HOST_VM_INFO64_COUNT;
    if (host_statistics64(mach_host_self(), HOST_VM_INFO64, reinterpret_cast<host_info64_t>(&statistics), &count) !=
        KERN_SUCCESS)
        return physical_memory_bytes();
    const size_t pages = size_t{statistics.free_count} + statistics.inactive_count + statistics.purgeable_count;
    return pages * static_cast<size_t>(getpagesize());
}

void prefer_large_pages(void*, size_t) {} // the system decides by itself

size_t physical_memory_bytes() {
    uint64_t bytes = 0;
    size_t size = sizeof bytes;
    sysctlbyname("hw.memsize", &bytes, &size, nullptr, 0);
    return bytes;
}

size_t resident_memory_bytes() {
    mach_task_basic_info info;
    mach_msg_type_number_t count = MACH_TASK_BASIC_INFO_COUNT;
    if (task_info(mach_task_self(), MACH_TASK_BASIC_INFO, reinterpret_cast<task_info_t>(&info), &count) != KERN_SUCCESS)
        return 0;
    return info.resident_size;
}

const SystemTraits& system_traits() {
#if defined(__aarch64__)
    static constexpr SystemTraits traits{"MACA64", "maca64", false, true, '/', "/", ':'};
#else
    static constexpr SystemTraits traits{"MACI64", "maci64", false, true, '/', "/", ':'};
#endif
    return traits;
}

std::string environment_variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value ? value : "";
}
bool set_environment_variable(const std::string& name, const std::string& value) {
    return setenv(name.c_str(), value.c_str(), 1) == 0;
}

std::tm local_time(std::time_t seconds) {
    std::tm out{};
    localtime_r(&seconds, &out);
    return out;
}

std::string home_folder() {
    return environment_variable("HOME");
}
std::string cache_folder() {
    return user_folder("/Library/Caches");
}
std::string config_folder() {
    return user_folder("/Library/Application Support");
}

std::string program_folder() {
    char path[4096];
    uint32_t size = sizeof path;
    if (_NSGetExecutablePath(path, &size) != 0)
        return {};
    std::error_code error;
    return std::filesystem::canonical(path, error).parent_path().string();
}

std::string current_folder() {
    std::error_code error;
    return std::filesystem::current_path(error).string();
}

bool change_current_folder(const std::string& path) {
    return chdir(path.c_str()) == 0;
}

std::FILE* open_file(const std::string& path, const char* mode) {
    return std::fopen(path.c_str(), mode);
}

bool write_file_atomically(const std::string& path, std::string_view bytes) {
    const std::string temporary = path + "." + std::to_string(getpid()) + ".tmp";
    const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0)
        return false;
    bool ok = true;
    for (size_t done = 0; ok && done < bytes.size();) {
        const ssize_t count = write(file, bytes.data() + done, bytes.size() - done);
        if (count > 0)
            done += static_cast<size_t>(count);
        else
            ok = count < 0 && errno == EINTR;
    }
    ok = fcntl(file, F_FULLFSYNC) == 0 && ok;
    ok = close(file) == 0 && ok;
    ok = ok && rename(temporary.c_str(), path.c_str()) == 0;
    if (!ok)
        unlink(temporary.c_str());
    return ok;
}

bool input_is_terminal() {
    return isatty(STDIN_FILENO) != 0;
}
bool output_is_terminal() {
    return isatty(STDOUT_FILENO) != 0;
}

size_t stack_bytes_left() {
    const pthread_t self = pthread_self();
    const char* top = static_cast<const char*>(pthread_get_stackaddr_np(self));
    const char* base = top - pthread_get_stacksize_np(self);
    const char here = 0;
    return static_cast<size_t>(&here - base);
}

} // namespace etna
