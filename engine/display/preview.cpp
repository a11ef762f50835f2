#include "engine/common/utf.h"
#include "engine/display/blocks.h"
#include "engine/display/display.h"
#include "engine/display/number_style.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::display {
namespace {

/// Arrays of at most this many elements are written out.
constexpr int64_t kInlineElements = 20;

bool is_at_hand(const Value& value) {
    return value.is_inline() || value.array().storage().on_host() || value.array().storage().range();
}

std::string matrix_text(const Value& value) {
    const ArrayView view(value);
    const Format format;
    std::string out = "[";
    for (int64_t i = 0; i < view.dims().rows(); ++i) {
        out += i ? ";" : "";
        for (int64_t j = 0; j < view.dims().cols(); ++j)
            out += (j ? " " : "") + scalar_text(view, i + j * view.dims().rows(), format);
    }
    return out + "]";
}

std::string full_text(const Value& value) {
    if (value.is_sparse())
        return value.dims().text() + " sparse " + value.class_name();
    const std::string size = size_and_class(value);
    if (value.is_function_handle())
        return handle_text(value);
    if (value.is_string() && value.numel() == 1)
        return field_text(value, Format(), 1 << 20);
    if (value.is_char() && is_at_hand(value) && (value.dims().is_row() || value.dims().is_zero_by_zero()))
        return value.is_empty() ? (value.dims().is_row() ? size : "''") : field_text(value, Format(), 1 << 20);
    if (value.is_flat() && !value.is_char() && is_at_hand(value) && value.dims().count() == 2) {
        if (value.numel() == 1)
            return scalar_text(ArrayView(value), 0, Format());
        if (value.dims().is_zero_by_zero() && value.class_id() == ClassId::Double)
            return "[]";
        if (value.numel() > 0 && value.numel() <= kInlineElements)
            return matrix_text(value);
    }
    return size;
}

} // namespace

std::string preview_text(const Value& value, int max_width) {
    if (!value.is_defined())
        return {};
    std::string text = full_text(value);
    if (display_width(text) <= max_width)
        return text;
    if (!value.is_char() && !value.is_string() && !value.is_function_handle())
        return size_and_class(value);
    std::u16string cut = to_utf16(text);
    cut.resize(static_cast<size_t>(std::max(1, max_width - 1)));
    if (!cut.empty() && (cut.back() & 0xFC00) == 0xD800) // half of a pair
        cut.pop_back();
    return to_utf8(cut) + "…";
}

} // namespace etna::display
