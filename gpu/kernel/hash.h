#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace etna::gpu {

/// 128-bit content hash for cache keys. Not cryptographic: it guards against accidents, not against forgers.
struct Hash128 {
    uint64_t low = 0;
    uint64_t high = 0;
    friend bool operator==(const Hash128&, const Hash128&) = default;
    std::string hex() const; ///< 32 digits
};

Hash128 hash_bytes(const void* data, size_t size, uint64_t seed = 0);
inline Hash128 hash_text(std::string_view text, uint64_t seed = 0) {
    return hash_bytes(text.data(), text.size(), seed);
}

} // namespace etna::gpu

template <>
struct std::hash<etna::gpu::Hash128> {
    size_t operator()(const etna::gpu::Hash128& hash) const noexcept { return static_cast<size_t>(hash.low); }
};
