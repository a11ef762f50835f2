#include "gpu/gate/loader.h"

#include <cstdlib>
#include <windows.h>

namespace etna::gate {

void* open_loader(std::string& error) {
    HMODULE module = LoadLibraryExW(L"vulkan-1.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32);
    if (!module)
        module = LoadLibraryW(L"vulkan-1.dll");
    if (!module)
        error = "vulkan-1.dll could not be opened";
    return module;
}

void* loader_symbol(void* loader, const char* name) {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(loader), name));
}

std::string library_path(const void* address) {
    HMODULE module = nullptr;
    constexpr DWORD kFlags = GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (!GetModuleHandleExW(kFlags, static_cast<LPCWSTR>(address), &module))
        return {};
    std::wstring wide(32768, L'\0');
    wide.resize(GetModuleFileNameW(module, wide.data(), static_cast<DWORD>(wide.size())));
    const int size =
        WideCharToMultiByte(CP_UTF8, 0, wide.data(), static_cast<int>(wide.size()), nullptr, 0, nullptr, nullptr);
    std::string path(static_cast<size_t>(size), '\0');
    WideCharToMultiByte(CP_UTF8, 0, wide.data(), static_cast<int>(wide.size()), path.data(), size, nullptr, nullptr);
    return path;
}

std::string set_environment_once(const char* name, const std::string& value) {
    if (!std::getenv(name))
        _putenv_s(name, value.c_str());
    const char* now = std::getenv(name);
    return now ? now : "";
}

} // namespace etna::gate
