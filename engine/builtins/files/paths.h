#pragma once

#include <string>

namespace etna::builtins {

/// The path from the root; `~` is the home folder; relative ones start at the current folder.
std::string absolute_path(const std::string& path);
bool is_file(const std::string& path);
bool is_folder(const std::string& path);

} // namespace etna::builtins
