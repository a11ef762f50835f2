#pragma once

#include <cstdint>
#include <string>

namespace etna {

/// A half-open range of bytes in one source file. `begin == end` is a position.
struct Span {
    uint32_t begin = 0;
    uint32_t end = 0;
};

enum class Severity { Error, Warning, Info };

/// One finding of the parser or of a static check. Lines and columns are 1-based; columns count UTF-8 bytes.
struct Diagnostic {
    Severity severity = Severity::Error;
    std::string identifier; ///< `MATLAB:m_illegal_character` for errors, a short name such as `UndefinedName` for lints
    std::string message;    ///< plain, one sentence
    std::string hint;       ///< what to do next; may be empty
    Span span;
    int line1 = 0;
    int column1 = 0;
    int end_line1 = 0;
    int end_column1 = 0;
};

} // namespace etna
