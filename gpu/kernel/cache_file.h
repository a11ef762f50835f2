#pragma once

#include "gpu/kernel/hash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etna::gpu {

/// Cache files carry their key and a checksum; a damaged, foreign or older file reads as absent. Writing is atomic, so
/// several processes may share the folder. Nothing here fails loudly: a cache that cannot be written is merely cold.
std::optional<std::string> read_cache_file(const std::string& path, const Hash128& key);
bool write_cache_file(const std::string& path, const Hash128& key, std::string_view payload);

/// Folder `name` below the user's cache folder, created; empty when there is none (then nothing is kept on disk).
std::string cache_subfolder(const char* name);

/// Removes the least recently written files of a folder until it holds at most `max_bytes`.
void prune_cache_folder(const std::string& folder, uint64_t max_bytes);

} // namespace etna::gpu
