#include "gpu/kernel/cache_file.h"

#include "engine/common/platform.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <system_error>
#include <vector>

namespace etna::gpu {
namespace {

namespace fs = std::filesystem;

struct Header {
    char magic[8];
    uint64_t key_low;
    uint64_t key_high;
    uint64_t size;
    uint64_t check_low;
    uint64_t check_high;
};
constexpr char kMagic[8] = {'E', 'T', 'N', 'A', 'G', 'P', 'U', '1'};
constexpr uint64_t kCheckSeed = 0x6b;

} // namespace

std::optional<std::string> read_cache_file(const std::string& path, const Hash128& key) {
    std::ifstream file(fs::path(std::u8string(path.begin(), path.end())), std::ios::binary);
    Header header{};
    if (!file.read(reinterpret_cast<char*>(&header), sizeof header))
        return std::nullopt;
    if (std::memcmp(header.magic, kMagic, sizeof kMagic) != 0 || header.key_low != key.low ||
        header.key_high != key.high)
        return std::nullopt;
    std::string payload((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const Hash128 check = hash_text(payload, kCheckSeed);
    if (payload.size() != header.size || check.low != header.check_low || check.high != header.check_high)
        return std::nullopt;
    return payload;
}

bool write_cache_file(const std::string& path, const Hash128& key, std::string_view payload) {
    const Hash128 check = hash_text(payload, kCheckSeed);
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof kMagic);
    header.key_low = key.low;
    header.key_high = key.high;
    header.size = payload.size();
    header.check_low = check.low;
    header.check_high = check.high;
    std::string bytes(reinterpret_cast<const char*>(&header), sizeof header);
    bytes += payload;
    static std::mutex one_writer; // two threads of one process would use the same temporary name
    const std::lock_guard lock(one_writer);
    return write_file_atomically(path, bytes);
}

std::string cache_subfolder(const char* name) {
    const std::string base = cache_folder();
    if (base.empty())
        return {};
    const std::string folder = base + "/" + name;
    std::error_code error;
    fs::create_directories(fs::path(std::u8string(folder.begin(), folder.end())), error);
    return error ? std::string() : folder;
}

void prune_cache_folder(const std::string& folder, uint64_t max_bytes) {
    struct Entry {
        fs::path path;
        uint64_t size;
        fs::file_time_type time;
    };
    std::error_code error;
    std::vector<Entry> entries;
    uint64_t total = 0;
    for (fs::directory_iterator it(fs::path(std::u8string(folder.begin(), folder.end())), error), end;
         !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (!it->is_regular_file(ignored))
            continue;
        entries.push_back({it->path(), it->file_size(ignored), it->last_write_time(ignored)});
        total += entries.back().size;
    }
    if (total <= max_bytes)
        return;
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.time < b.time; });
    for (const Entry& entry : entries) {
        if (total <= max_bytes)
            break;
        if (fs::remove(entry.path, error))
            total -= entry.size;
    }
}

} // namespace etna::gpu
