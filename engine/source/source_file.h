#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"

namespace etna {

struct LineColumn {
    int line1 = 1;
    int column1 = 1; ///< counts UTF-8 bytes
};

/// An immutable text with its name and its line table. The text is UTF-8 (bytes that are no UTF-8 are replaced when
/// the text is made); line endings stay as they are: LF, CR and CRLF each end a line.
class SourceFile {
  public:
    /// `path` may be empty (the prompt). Never fails; text above 4 GB is cut.
    SourceFile(std::string path, std::string text);

    const std::string& path() const { return path_; }
    const std::string& text() const { return text_; }
    std::string_view text(Span span) const;

    int line_count() const { return static_cast<int>(line_starts_.size()); }
    /// The line of a byte offset; offsets past the end give the last line. O(log lines).
    LineColumn locate(uint32_t offset) const;
    /// Byte offset of the first character of a line; lines out of range give the nearest.
    uint32_t line_start(int line1) const;
    /// The line's text without its line ending.
    std::string_view line(int line1) const;
    /// Fills the line and column fields from `span`.
    void place(Diagnostic& diagnostic) const;

  private:
    std::string path_;
    std::string text_;
    std::vector<uint32_t> line_starts_;
};

using SourcePtr = std::shared_ptr<const SourceFile>;

struct SourceError {
    std::string identifier; ///< `MATLAB:fileio:cannotOpenFile`, `MATLAB:m_illegal_character`
    std::string message;
};

/// Reads a file: UTF-8 with or without byte order mark, UTF-16 with one, else Latin-1 (Windows-1252). A file that
/// cannot be read, is a folder, or holds binary data (NUL bytes) gives null and fills `error`.
SourcePtr load_source(const std::string& path, SourceError& error);

/// The decoding step of `load_source`. Empty if the bytes are binary data.
std::optional<std::string> decode_source(std::string_view bytes);

} // namespace etna
