#include "engine/vm/standard_library.h"

#include <filesystem>

#include "engine/common/resources.h"

namespace etna::vm {

namespace fs = std::filesystem;

namespace {

/// Calls `found(dotted name, path)` for each function and class file below a folder, `package(dotted name)` for packages.
template <class Found, class Package>
void walk(const fs::path& folder, const std::string& prefix, const Found& found, const Package& package) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        std::error_code ignored;
        if (it->is_directory(ignored)) {
            if (name[0] == '+') {
                const std::string inner = prefix + name.substr(1);
                package(inner);
                walk(it->path(), inner + ".", found, package);
            } else if (name[0] == '@') {
                const fs::path file = it->path() / (name.substr(1) + ".m");
                if (fs::exists(file, ignored))
                    found(prefix + name.substr(1), file.generic_string());
            } else if (name != "private" && prefix.empty()) {
                walk(it->path(), prefix, found, package);
            }
        } else if (it->path().extension() == ".m") {
            found(prefix + it->path().stem().string(), it->path().generic_string());
        }
    }
}

} // namespace

void StandardLibrary::read() {
    is_read_ = true;
    walk(
        fs::path(resource_folder()) / "stdlib", "",
        [this](const std::string& name, const std::string& path) { files_.emplace(name, path); },
        [this](const std::string& package) { packages_.emplace(package, true); });
}

const std::string& StandardLibrary::find(std::string_view name) {
    static const std::string none;
    if (!is_read_)
        read();
    const auto found = files_.find(std::string(name));
    return found == files_.end() ? none : found->second;
}

bool StandardLibrary::has_package(std::string_view package) {
    if (!is_read_)
        read();
    return packages_.count(std::string(package)) > 0;
}

const std::unordered_map<std::string, std::string>& StandardLibrary::files() {
    if (!is_read_)
        read();
    return files_;
}

} // namespace etna::vm
