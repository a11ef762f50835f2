#include "engine/builtins/files/mat_layout.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <vector>

#include <zlib.h>

namespace etna::builtins {
namespace {

constexpr uint32_t kMatrix = 14, kCompressed = 15; ///< types of elements

template <size_t count>
bool read_words(std::ifstream& in, uint64_t at, std::array<uint32_t, count>& words) {
    in.seekg(static_cast<std::streamoff>(at));
    return static_cast<bool>(in.read(reinterpret_cast<char*>(words.data()), sizeof(words)));
}

/// Where the variable of version 4 that begins at `at` ends; 0 if its head cannot be read.
uint64_t end_of_version4(std::ifstream& in, uint64_t at) {
    std::array<uint32_t, 5> head{}; // type, rows, columns, has an imaginary part, length of the name
    if (!read_words(in, at, head))
        return 0;
    constexpr std::array<uint64_t, 6> kBytes{8, 4, 4, 2, 2, 1}; // by the third digit of the type
    const uint32_t precision = head[0] / 10 % 10;
    if (precision >= kBytes.size())
        return 0;
    return at + sizeof(head) + head[4] + kBytes[precision] * head[1] * head[2] * (head[3] ? 2 : 1);
}

/// True if the compressed bytes [at, end) are a whole stream that holds one element.
bool is_whole_stream(std::ifstream& in, uint64_t at, uint64_t end) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return false;
    std::vector<unsigned char> packed(size_t{1} << 16), plain(size_t{1} << 18);
    in.seekg(static_cast<std::streamoff>(at));
    int state = Z_OK;
    while (state == Z_OK && at < end) {
        const uint64_t part = std::min<uint64_t>(end - at, packed.size());
        if (!in.read(reinterpret_cast<char*>(packed.data()), static_cast<std::streamsize>(part)))
            break;
        at += part;
        stream.next_in = packed.data();
        stream.avail_in = static_cast<uInt>(part);
        do {
            stream.next_out = plain.data();
            stream.avail_out = static_cast<uInt>(plain.size());
            state = inflate(&stream, Z_NO_FLUSH);
        } while (state == Z_OK && stream.avail_out == 0);
        if (state == Z_BUF_ERROR) // all that was there is read
            state = Z_OK;
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && at == end;
}

/// Where the element that begins at `at` ends; 0 if it, or an element in it, goes beyond `limit`. matio writes the sizes
/// of what it has written, so that a cut matrix looks whole from outside and its data do not.
uint64_t end_of_version5(std::ifstream& in, uint64_t at, uint64_t limit, bool inside, int depth) {
    constexpr int kDeepest = 200; // deeper ones are taken for whole
    std::array<uint32_t, 2> tag{};
    if (!read_words(in, at, tag))
        return 0;
    const uint64_t data = at + sizeof(tag);
    if (inside && tag[0] >> 16) // a small element: its data stand in the tag
        return data <= limit ? data : 0;
    uint64_t end = data + tag[1];
    if (end > limit || (tag[0] == kCompressed && !is_whole_stream(in, data, end)))
        return 0;
    if (tag[0] == kMatrix && depth < kDeepest)
        for (uint64_t part = data; part < end;) {
            part = end_of_version5(in, part, end, true, depth + 1);
            if (part == 0)
                return 0;
        }
    if (inside)
        end = std::min(limit, (end + 7) / 8 * 8); // padded
    return end;
}

} // namespace

bool mat_file_is_whole(const std::string& path, bool version4, size_t count) {
    constexpr uint64_t kVersion5Header = 128;
    const std::filesystem::path file(std::u8string(path.begin(), path.end()));
    std::error_code unreadable;
    const uint64_t size = std::filesystem::file_size(file, unreadable);
    std::ifstream in(file, std::ios::binary);
    uint64_t at = version4 ? 0 : kVersion5Header;
    for (; count > 0; --count) {
        const uint64_t end = version4 ? end_of_version4(in, at) : end_of_version5(in, at, size, false, 0);
        if (end <= at)
            return false;
        at = end;
    }
    return !unreadable && at == size;
}

} // namespace etna::builtins
