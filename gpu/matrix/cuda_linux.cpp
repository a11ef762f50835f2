#include "gpu/matrix/cuda_linux.h"

#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <sstream>
#include <vector>

namespace etna::gpu::cuda {
namespace {

namespace fs = std::filesystem;

constexpr const char* kVersions[] = {"13", "12", "11"};

/// Folders of Python packages: of the active environment, of each python3 on the PATH, the system's and the user's.
std::vector<fs::path> package_folders() {
    std::vector<fs::path> prefixes;
    if (const char* environment = std::getenv("VIRTUAL_ENV"))
        prefixes.emplace_back(environment);
    std::error_code error;
    if (const char* path = std::getenv("PATH")) {
        std::stringstream folders(path);
        for (std::string folder; std::getline(folders, folder, ':');)
            if (fs::exists(fs::path(folder) / "python3", error))
                prefixes.push_back(fs::path(folder).parent_path());
    }
    prefixes.emplace_back("/usr/local");
    prefixes.emplace_back("/usr");
    if (const char* home = std::getenv("HOME"))
        prefixes.push_back(fs::path(home) / ".local");
    std::vector<fs::path> folders;
    for (const fs::path& prefix : prefixes) {
        for (const auto& entry : fs::directory_iterator(prefix / "lib", error)) {
            if (entry.path().filename().string().rfind("python3", 0) != 0)
                continue;
            for (const char* name : {"site-packages", "dist-packages"})
                if (fs::is_directory(entry.path() / name / "nvidia", error))
                    folders.push_back(entry.path() / name / "nvidia");
        }
    }
    return folders;
}

/// Opens one file; its companion libcublasLt from the same folder first, where the loader would not find it.
void* open_file(const fs::path& file) {
    const std::string name = file.filename().string();
    const std::string version = name.substr(std::string("libcublas").size());
    dlopen((file.parent_path() / ("libcublasLt" + version)).c_str(), RTLD_NOW | RTLD_LOCAL);
    return dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
}

void* open_cublas(const char* file) {
    if (file && *file)
        return open_file(file);
    for (const char* version : kVersions)
        if (void* handle = dlopen((std::string("libcublas.so.") + version).c_str(), RTLD_NOW | RTLD_LOCAL))
            return handle;
    std::vector<fs::path> folders = {"/usr/local/cuda/lib64", "/opt/cuda/lib64",
                                     "/usr/local/cuda/targets/x86_64-linux/lib"};
    for (const fs::path& packages : package_folders())
        for (const char* place : {"cu13/lib", "cublas/lib", "cu12/lib"})
            folders.push_back(packages / place);
    std::error_code error;
    for (const fs::path& folder : folders)
        for (const char* version : kVersions) {
            const fs::path candidate = folder / (std::string("libcublas.so.") + version);
            if (fs::exists(candidate, error))
                if (void* handle = open_file(candidate))
                    return handle;
        }
    return nullptr;
}

} // namespace

bool load(const char* file, Functions& functions, std::string& reason) {
    void* driver = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!driver) {
        reason = "CUDA's driver library is not installed";
        return false;
    }
    void* blas = open_cublas(file);
    if (!blas) {
        reason = "cuBLAS is not installed";
        return false;
    }
#define ETNA_FUNCTION(name, arguments)                                                                                 \
    functions.name = reinterpret_cast<Result(*) arguments>(dlsym(library, #name));                                     \
    if (!functions.name) {                                                                                             \
        reason = "the library lacks " #name;                                                                           \
        return false;                                                                                                  \
    }
    void* library = driver;
    ETNA_CUDA_DRIVER(ETNA_FUNCTION)
    library = blas;
    ETNA_CUBLAS(ETNA_FUNCTION)
#undef ETNA_FUNCTION
    return true;
}

} // namespace etna::gpu::cuda
