#pragma once

#include <string>

namespace etna::builtins {

/// True if the file holds `count` variables of MAT-file version 4, 5, 6 or 7 and ends where the last one ends ("MAT-File
/// Level 4 / Level 5 File Format", MathWorks). matio does not tell when the disk was full; the file is then cut off.
bool mat_file_is_whole(const std::string& path, bool version4, size_t count);

} // namespace etna::builtins
