#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etna::builtins {

/// The path from the root; `~` is the home folder; relative ones start at the current folder.
std::string absolute_path(const std::string& path);
bool is_file(const std::string& path);
bool is_folder(const std::string& path);
/// True if a name fits a pattern in which `*` is any text and `?` any character.
bool wildcard_match(std::string_view pattern, std::string_view name);
/// Names, without their folder, that a pattern with `*` and `?` in its last part matches (itself without them), sorted.
std::vector<std::string> matching_names(const std::string& pattern);

} // namespace etna::builtins
