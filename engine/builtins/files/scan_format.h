#pragma once

#include <string>
#include <vector>

namespace etna::builtins {

/// One piece of a format of sscanf and textscan: white space, literal text, or a conversion.
struct Directive {
    enum class Kind { Blank, Literal, Conversion } kind = Kind::Literal;
    std::string literal; ///< or the characters of a %[...] set
    char conversion = 0;
    bool skip = false;    ///< %*d
    bool negated = false; ///< %[^...]
    bool wide = false;    ///< %ld: 64 bits
    bool narrow = false;  ///< %hd: 16 bits
    size_t width = 0;     ///< 0: no limit
    int bits = 0;         ///< of textscan's %d8, %f32; 0: not given
};

/// Raises `MATLAB:scanf:InvalidFormat`.
std::vector<Directive> parse_format(const std::string& format);

} // namespace etna::builtins
