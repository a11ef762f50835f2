#pragma once

#include "gpu/device/status.h"
#include "gpu/kernel/hash.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

namespace etna::gpu {

struct CacheCounts {
    uint64_t hits = 0;
    uint64_t misses = 0;
};

/// SPIR-V by the hash of its GLSL text and the compiler's version, one file each in the user's cache folder.
class SpirvCache {
  public:
    /// Empty `folder`: nothing is kept on disk.
    explicit SpirvCache(std::string folder);

    static Hash128 key_of(const std::string& glsl);

    /// From disk, else compiled and stored; `from_disk`, when given, tells which. Any thread.
    Result<std::vector<uint32_t>> get(const std::string& glsl, bool* from_disk = nullptr);
    CacheCounts counts() const { return {hits_.load(), misses_.load()}; }

  private:
    std::string folder_;
    std::atomic<uint64_t> hits_{0};
    std::atomic<uint64_t> misses_{0};
};

} // namespace etna::gpu
