#include "engine/common/platform.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <windows.h>

#include <io.h>
#include <psapi.h>

#include "engine/common/utf.h"

namespace etna {
namespace {

std::wstring wide(std::string_view utf8) {
    const std::u16string text = to_utf16(utf8);
    return std::wstring(text.begin(), text.end());
}

std::string narrow(const std::wstring& text) {
    return to_utf8(std::u16string(text.begin(), text.end()));
}

std::string with_forward_slashes(std::string path) {
    for (char& c : path)
        if (c == '\\')
            c = '/';
    return path;
}

std::string user_folder(const wchar_t* variable) {
    const wchar_t* base = _wgetenv(variable);
    if (!base)
        return {};
    const std::filesystem::path folder = std::filesystem::path(base) / L"etna";
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return error ? std::string() : with_forward_slashes(narrow(folder.wstring()));
}

} // namespace

size_t available_memory_bytes() {
    MEMORYSTATUSEX status = {};
    status.dwLength = sizeof status;
    return GlobalMemoryStatusEx(&status) ? static_cast<size_t>(status.ullAvailPageFile) : SIZE_MAX;
}

void prefer_large_pages(void*, size_t) {} // the system decides by itself

size_t physical_memory_bytes() {
    MEMORYSTATUSEX status = {};
    status.dwLength = sizeof status;
    return GlobalMemoryStatusEx(&status) ? static_cast<size_t>(status.ullTotalPhys) : SIZE_MAX;
}

size_t resident_memory_bytes() {
    PROCESS_MEMORY_COUNTERS counters = {};
    return GetProcessMemoryInfo(GetCurrentProcess(), &counters, sizeof counters) ? counters.WorkingSetSize : 0;
}

const SystemTraits& system_traits() {
    static constexpr SystemTraits traits{"PCWIN64", "win64", true, false, '\\', "\\/", ';'};
    return traits;
}

std::string environment_variable(const std::string& name) {
    const wchar_t* value = _wgetenv(wide(name).c_str());
    return value ? narrow(value) : "";
}
bool set_environment_variable(const std::string& name, const std::string& value) {
    return _wputenv_s(wide(name).c_str(), wide(value).c_str()) == 0;
}

std::tm local_time(std::time_t seconds) {
    std::tm out{};
    localtime_s(&out, &seconds);
    return out;
}

std::string home_folder() {
    return with_forward_slashes(environment_variable("USERPROFILE"));
}
std::string cache_folder() {
    return user_folder(L"LOCALAPPDATA");
}
std::string config_folder() {
    return user_folder(L"APPDATA");
}

std::string program_folder() {
    wchar_t path[32768];
    const DWORD length = GetModuleFileNameW(nullptr, path, 32768);
    return with_forward_slashes(narrow(std::filesystem::path(std::wstring(path, length)).parent_path().wstring()));
}

std::string current_folder() {
    std::error_code error;
    return with_forward_slashes(narrow(std::filesystem::current_path(error).wstring()));
}

bool change_current_folder(const std::string& path) {
    return SetCurrentDirectoryW(wide(path).c_str()) != 0;
}

std::FILE* open_file(const std::string& path, const char* mode) {
    return _wfopen(wide(path).c_str(), wide(mode).c_str());
}

bool write_file_atomically(const std::string& path, std::string_view bytes) {
    const std::wstring target = wide(path);
    const std::wstring temporary = target + L"." + std::to_wstring(GetCurrentProcessId()) + L".tmp";
    HANDLE file =
        CreateFileW(temporary.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (file == INVALID_HANDLE_VALUE)
        return false;
    bool ok = true;
    constexpr size_t kChunk = size_t{1} << 26;
    for (size_t done = 0; ok && done < bytes.size();) {
        DWORD count = 0;
        const DWORD wanted = static_cast<DWORD>(std::min(kChunk, bytes.size() - done));
        ok = WriteFile(file, bytes.data() + done, wanted, &count, nullptr) && count > 0;
        done += count;
    }
    ok = FlushFileBuffers(file) && ok;
    ok = CloseHandle(file) && ok;
    ok = ok && MoveFileExW(temporary.c_str(), target.c_str(), MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    if (!ok)
        DeleteFileW(temporary.c_str());
    return ok;
}

bool input_is_terminal() {
    return _isatty(0) != 0;
}
bool output_is_terminal() {
    return _isatty(1) != 0;
}

size_t stack_bytes_left() {
    ULONG_PTR low = 0, high = 0;
    GetCurrentThreadStackLimits(&low, &high);
    const char here = 0;
    return reinterpret_cast<ULONG_PTR>(&here) - low;
}

} // namespace etna
