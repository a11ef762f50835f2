#include "engine/source/source_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>

#include "engine/common/utf.h"

namespace etna {
namespace {

/// Code points of the bytes 0x80..0x9F in Windows-1252; the rest of its upper half is Latin-1.
constexpr char16_t kWindows1252[32] = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                       0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                       0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                       0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
    std::u16string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<uint8_t>(c);
        text += byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : static_cast<char16_t>(byte);
    }
    return to_utf8(text);
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::u16string text;
    text.reserve(bytes.size() / 2);
    for (size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const auto first = static_cast<uint8_t>(bytes[i]);
        const auto second = static_cast<uint8_t>(bytes[i + 1]);
        text += static_cast<char16_t>(big_endian ? first << 8 | second : second << 8 | first);
    }
    return to_utf8(text);
}

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

} // namespace

SourceFile::SourceFile(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
    constexpr size_t kMaxBytes = std::numeric_limits<uint32_t>::max() - 16;
    if (text_.size() > kMaxBytes)
        text_.resize(kMaxBytes);
    if (!is_utf8(text_))
        text_ = to_utf8(to_utf16(text_));
    line_starts_.push_back(0);
    const size_t size = text_.size();
    for (size_t i = 0; i < size; ++i) {
        const char c = text_[i];
        if (c == '\r' && i + 1 < size && text_[i + 1] == '\n')
            continue;
        if (c == '\n' || c == '\r')
            line_starts_.push_back(static_cast<uint32_t>(i + 1));
    }
}

std::string_view SourceFile::text(Span span) const {
    const size_t begin = std::min<size_t>(span.begin, text_.size());
    const size_t end = std::clamp<size_t>(span.end, begin, text_.size());
    return std::string_view(text_).substr(begin, end - begin);
}

LineColumn SourceFile::locate(uint32_t offset) const {
    offset = std::min(offset, static_cast<uint32_t>(text_.size()));
    const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
    const auto line0 = next - line_starts_.begin() - 1;
    return {static_cast<int>(line0) + 1, static_cast<int>(offset - line_starts_[line0]) + 1};
}

uint32_t SourceFile::line_start(int line1) const {
    return line_starts_[std::clamp(line1, 1, line_count()) - 1];
}

std::string_view SourceFile::line(int line1) const {
    line1 = std::clamp(line1, 1, line_count());
    const size_t begin = line_starts_[line1 - 1];
    size_t end = line1 < line_count() ? line_starts_[line1] : text_.size();
    while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r'))
        --end;
    return std::string_view(text_).substr(begin, end - begin);
}

void SourceFile::place(Diagnostic& diagnostic) const {
    const LineColumn begin = locate(diagnostic.span.begin);
    const LineColumn end = locate(diagnostic.span.end);
    diagnostic.line1 = begin.line1;
    diagnostic.column1 = begin.column1;
    diagnostic.end_line1 = end.line1;
    diagnostic.end_column1 = end.column1;
}

std::optional<std::string> decode_source(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (starts_with(bytes, "\xFF\xFE"sv))
        return from_utf16(bytes.substr(2), false);
    if (starts_with(bytes, "\xFE\xFF"sv))
        return from_utf16(bytes.substr(2), true);
    if (starts_with(bytes, "\xEF\xBB\xBF"sv))
        bytes.remove_prefix(3);
    if (bytes.find('\0') != std::string_view::npos)
        return std::nullopt;
    return is_utf8(bytes) ? std::string(bytes) : from_windows_1252(bytes);
}

SourcePtr load_source(const std::string& path, SourceError& error) {
    namespace fs = std::filesystem;
    std::error_code status;
    const fs::path file_path(std::u8string(path.begin(), path.end())); // a plain std::string would mean the code page
    if (fs::is_directory(file_path, status)) {
        error = {"MATLAB:fileio:cannotOpenFile", "'" + path + "' is a folder, not a file."};
        return nullptr;
    }
    std::ifstream in(file_path, std::ios::binary);
    if (!in) {
        const int cause = errno;
        std::string reason = cause != 0 ? std::strerror(cause) : "unknown reason";
        error = {"MATLAB:fileio:cannotOpenFile", "Cannot open file '" + path + "': " + reason + "."};
        return nullptr;
    }
    const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    std::optional<std::string> text = in.bad() ? std::nullopt : decode_source(bytes);
    if (in.bad()) {
        error = {"MATLAB:fileio:cannotOpenFile", "Cannot read file '" + path + "'."};
        return nullptr;
    }
    if (!text) {
        const size_t at = std::min(bytes.find('\0'), bytes.size());
        const std::string_view before(bytes.data(), at);
        const auto line1 = std::count(before.begin(), before.end(), '\n') + 1;
        const size_t column1 = at - (before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1) + 1;
        error = {"MATLAB:m_illegal_character", "'" + path + "' holds binary data (a NUL byte in line " + std::to_string(line1) +
                                                   ", column " + std::to_string(column1) +
                                                   "), not program text. Check that it is the right file."};
        return nullptr;
    }
    return std::make_shared<SourceFile>(path, std::move(*text));
}

} // namespace etna
