#pragma once

#include <string>
#include <vector>

namespace etna::app {

/// `etna --check`: parses and checks files, prints every finding as `FILE:LINE:COLUMN: error: ...`. Returns 1 if any
/// file has an error or cannot be read, else 0.
int check_files(const std::vector<std::string>& files);

} // namespace etna::app
