#include "gpu/kernel/spirv_cache.h"

#include "gpu/kernel/cache_file.h"
#include "gpu/kernel/glsl_compiler.h"

#include <cstring>

namespace etna::gpu {
namespace {

constexpr uint32_t kSpirvMagic = 0x07230203;
constexpr uint64_t kMaxFolderBytes = 64ull * 1024 * 1024;

} // namespace

SpirvCache::SpirvCache(std::string folder) : folder_(std::move(folder)) {
    if (!folder_.empty())
        prune_cache_folder(folder_, kMaxFolderBytes);
}

Hash128 SpirvCache::key_of(const std::string& glsl) {
    static const uint64_t seed = hash_text(glsl_compiler_version()).low;
    return hash_text(glsl, seed);
}

Result<std::vector<uint32_t>> SpirvCache::get(const std::string& glsl, bool* from_disk) {
    const Hash128 key = key_of(glsl);
    const std::string path = folder_.empty() ? std::string() : folder_ + "/" + key.hex() + ".spv";
    if (!path.empty()) {
        if (const auto stored = read_cache_file(path, key); stored && stored->size() >= 20 && stored->size() % 4 == 0) {
            std::vector<uint32_t> words(stored->size() / 4);
            std::memcpy(words.data(), stored->data(), stored->size());
            if (words[0] == kSpirvMagic) {
                hits_.fetch_add(1);
                if (from_disk)
                    *from_disk = true;
                return words;
            }
        }
    }
    misses_.fetch_add(1);
    auto compiled = compile_glsl(glsl);
    if (compiled && !path.empty()) {
        const auto& words = compiled.value();
        write_cache_file(path, key, {reinterpret_cast<const char*>(words.data()), words.size() * 4});
    }
    return compiled;
}

} // namespace etna::gpu
