#include "gpu/gate/loader.h"

#include <cstdlib>
#include <dlfcn.h>

namespace etna::gate {

void* open_loader(std::string& error) {
    for (const char* name : {"libvulkan.1.dylib", "/usr/local/lib/libvulkan.1.dylib",
                             "/opt/homebrew/lib/libvulkan.1.dylib", "libMoltenVK.dylib"}) {
        if (void* handle = dlopen(name, RTLD_NOW | RTLD_LOCAL))
            return handle;
    }
    const char* text = dlerror();
    error = text ? text : "libvulkan.1.dylib could not be opened";
    return nullptr;
}

void* loader_symbol(void* loader, const char* name) {
    return dlsym(loader, name);
}

std::string library_path(const void* address) {
    Dl_info info{};
    if (!dladdr(address, &info) || !info.dli_fname)
        return {};
    char* full = realpath(info.dli_fname, nullptr);
    std::string path = full ? full : info.dli_fname;
    std::free(full);
    return path;
}

std::string set_environment_once(const char* name, const std::string& value) {
    setenv(name, value.c_str(), 0);
    const char* now = std::getenv(name);
    return now ? now : "";
}

} // namespace etna::gate
