#include "engine/common/platform.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

namespace etna {
namespace {

/// Value in bytes of a `Name:   123 kB` line; 0 if there is none.
size_t meminfo(const char* name) {
    std::FILE* file = std::fopen("/proc/meminfo", "r");
    if (!file)
        return 0;
    char line[256];
    size_t kilobytes = 0;
    const size_t length = std::strlen(name);
    while (std::fgets(line, sizeof line, file)) {
        if (std::strncmp(line, name, length) == 0 && line[length] == ':') {
            kilobytes = std::strtoull(line + length + 1, nullptr, 10);
            break;
        }
    }
    std::fclose(file);
    return kilobytes * 1024;
}

/// A number in a control-group file, or `fallback` for `max` and missing files.
size_t control_group_number(const char* path, size_t fallback) {
    std::ifstream file(path);
    size_t number = 0;
    return file >> number ? number : fallback;
}

std::string user_folder(const char* variable, const char* below_home) {
    std::string base;
    if (const char* set = std::getenv(variable); set && *set == '/')
        base = set;
    else if (const char* home = std::getenv("HOME"); home && *home)
        base = std::string(home) + below_home;
    else
        return {};
    const std::string folder = base + "/etna";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? std::string() : folder;
}

} // namespace

size_t available_memory_bytes() {
    const size_t system = meminfo("MemAvailable") + meminfo("SwapFree");
    const size_t limit = control_group_number("/sys/fs/cgroup/memory.max", SIZE_MAX);
    if (limit == SIZE_MAX)
        return system;
    const size_t used = control_group_number("/sys/fs/cgroup/memory.current", 0);
    return std::min(system, limit > used ? limit - used : 0);
}

void prefer_large_pages(void* memory, size_t bytes) {
    constexpr uintptr_t kPage = uintptr_t{2} << 20;
    const uintptr_t begin = (reinterpret_cast<uintptr_t>(memory) + kPage - 1) / kPage * kPage;
    const uintptr_t end = (reinterpret_cast<uintptr_t>(memory) + bytes) / kPage * kPage;
    if (end > begin)
        madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

size_t physical_memory_bytes() {
    return std::min(meminfo("MemTotal"), control_group_number("/sys/fs/cgroup/memory.max", SIZE_MAX));
}

size_t resident_memory_bytes() {
    std::ifstream file("/proc/self/statm");
    size_t total = 0, resident = 0;
    file >> total >> resident;
    return resident * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

const SystemTraits& system_traits() {
    static constexpr SystemTraits traits{"GLNXA64", "glnxa64", false, false, '/', "/", ':'};
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
    return user_folder("XDG_CACHE_HOME", "/.cache");
}
std::string config_folder() {
    return user_folder("XDG_CONFIG_HOME", "/.config");
}

std::string program_folder() {
    std::error_code error;
    return std::filesystem::read_symlink("/proc/self/exe", error).parent_path().string();
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
    ok = fsync(file) == 0 && ok;
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
    thread_local char* const base = [] {
        pthread_attr_t attributes;
        void* address = nullptr;
        size_t size = 0;
        if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
            pthread_attr_getstack(&attributes, &address, &size);
            pthread_attr_destroy(&attributes);
        }
        return static_cast<char*>(address);
    }();
    char here = 0;
    return base ? static_cast<size_t>(&here - base) : SIZE_MAX;
}

} // namespace etna
