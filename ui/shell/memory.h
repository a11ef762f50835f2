#pragma once

#include <cstdint>

namespace etna::ui {

/// Bytes of physical memory that this process uses now; 0 when the system does not tell.
uint64_t resident_bytes();

} // namespace etna::ui
