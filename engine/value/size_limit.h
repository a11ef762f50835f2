#pragma once

#include <cstddef>

namespace etna {

/// MATLAB's preference "maximum array size": no array gets more bytes than this. All the memory of the machine unless
/// somebody says less (the fuzz targets do). For the whole process.
void set_array_size_limit(size_t bytes);
size_t array_size_limit();

} // namespace etna
