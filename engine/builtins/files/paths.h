#pragma once

#include <string>
#include <vector>

namespace etna::builtins {

/// The path from the root; `~` is the home folder; relative ones start at the current folder.
std::string absolute_path(const std::string& path);
bool is_file(const std::string& path);
bool is_folder(const std::string& path);
/// Names, without their folder, that a pattern with `*` and `?` in its last part matches (itself without them), sorted.
std::vector<std::string> matching_names(const std::string& pattern);

} // namespace etna::builtins
