#include "engine/display/blocks.h"
#include "engine/display/number_style.h"
#include "engine/value/array.h"

namespace etna::display {
namespace {

std::string padded_left(const std::string& text, size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

/// Integers, logical: the widest element and two blanks, with room for a sign.
std::string integer_rows(const ArrayView& view, const Format& format) {
    const bool hexadecimal = format.style == Format::Style::Hex;
    size_t widest = 1;
    bool negative = false;
    const int64_t n = view.numel();
    if (is_integer(view.class_id())) {
        for (int64_t i = 0; i < n; ++i) {
            const std::string text = integer_text(view, i, hexadecimal);
            negative = negative || text[0] == '-';
            widest = std::max(widest, text.size());
        }
    }
    const size_t width = widest + (negative ? 2 : 3);
    const int64_t rows = view.dims().rows(), cols = view.dims().cols();
    return wrapped_columns(rows, cols, format, [&](int64_t) { return static_cast<int64_t>(width); },
                           [&](int64_t i, int64_t j) { return padded_left(integer_text(view, i + j * rows, hexadecimal), width); });
}

std::string float_rows(const ArrayView& view, const Format& format, const NumberStats& stats) {
    const bool scalar = view.numel() == 1;
    const NumberStyle style =
        choose_style(stats, scalar, view.is_complex(), view.class_id() == ClassId::Single, format);
    const int64_t rows = view.dims().rows(), cols = view.dims().cols();
    std::string out;
    if (style.scale != 0) {
        out += style.factor_line() + "\n";
        out += blank(format);
    }
    const int width = view.is_complex() ? style.complex_width() : style.width;
    const auto column_width = [&](int64_t) { return static_cast<int64_t>(width); };
    return out + wrapped_columns(rows, cols, format, column_width, [&](int64_t i, int64_t j) {
               const int64_t at = i + j * rows;
               return view.is_complex() ? style.complex(view.complex_at(at)) : style.real(view.double_at(at));
           });
}

} // namespace

std::string numeric_block(const Value& value, const Format& format) {
    const ArrayView view(value);
    return is_float(view.class_id()) ? float_rows(view, format, NumberStats::of(view)) : integer_rows(view, format);
}

} // namespace etna::display
