#include "gpu/kernel/hash.h"

#include <bit>
#include <cstdio>
#include <cstring>

namespace etna::gpu {
namespace {

/// Finaliser with full avalanche (Stafford's variant 13, as in SplitMix64).
uint64_t mix(uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

} // namespace

Hash128 hash_bytes(const void* data, size_t size, uint64_t seed) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    uint64_t a = mix(seed + 0x9e3779b97f4a7c15u) ^ size;
    uint64_t b = mix(seed ^ 0xd1b54a32d192ed03u) + size;
    for (size_t i = 0; i < size; i += 8) {
        uint64_t word = 0;
        std::memcpy(&word, bytes + i, size - i < 8 ? size - i : 8);
        a = std::rotl(a ^ mix(word), 27) * 0x9fb21c651e98df25u + 1;
        b = std::rotl(b + mix(word + 0x632be59bd9b4e019u), 31) * 0xff51afd7ed558ccdu ^ a;
    }
    return {mix(a ^ std::rotl(b, 17)), mix(b + 0x9e3779b97f4a7c15u)};
}

std::string Hash128::hex() const {
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx", static_cast<unsigned long long>(high),
                  static_cast<unsigned long long>(low));
    return text;
}

} // namespace etna::gpu
