#include "engine/display/display.h"

#include <array>

#include "engine/display/blocks.h"
#include "engine/display/number_style.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"

namespace etna::display {
namespace {

std::string shape_word(const Dims& dims) {
    if (dims.count() > 2)
        return "array";
    return dims.is_row() ? "row vector" : dims.is_column() ? "column vector" : "matrix";
}

/// Classes whose class line speaks of vectors and matrices; the others are all called arrays.
bool has_shape_words(const Value& value) { return value.is_numeric(); }

std::string empty_line(const Value& value) {
    const Dims dims = value.dims();
    if (value.class_id() == ClassId::Double && dims.is_zero_by_zero())
        return "     []\n";
    return "  " + dims.text() + " empty " + value.class_name() + " " +
           (has_shape_words(value) ? shape_word(dims) : "array") + "\n";
}

std::string struct_line(const Value& value) {
    const StructArray& s = value.structure();
    const std::string tail = s.fields().count() ? " with fields:" : " with no fields.";
    if (s.numel() == 1)
        return "  struct" + tail;
    return "  " + s.dims().text() + (s.numel() == 0 ? " empty" : "") + " struct array" + tail;
}

/// A trailing blank after `name =`.
bool has_blank_after_equals(const Value& value) { return value.is_string() || value.is_struct() || value.is_object(); }

std::string page_block(const Value& page, const Format& format) {
    if (page.is_cell())
        return cell_block(page, format);
    if (page.is_string())
        return string_block(page, format);
    return page.is_char() ? char_block(page, true) : numeric_block(page, format);
}

/// The value block without class line.
std::string block(std::string_view name, const Value& value, const Format& format) {
    if (value.is_function_handle())
        return "    " + handle_text(value) + "\n";
    if (value.is_object() && value.object().object_class())
        return value.object().object_class()->display_text(value.object());
    if (value.is_object())
        return value.object().numel() == 1 ? value.object().at(0).display_text() : std::string();
    if (value.is_struct())
        return struct_block(value, format);
    return value.dims().count() > 2 ? paged_block(name, value, format) : page_block(value, format);
}

} // namespace

std::string class_line(const Value& value) {
    const Dims dims = value.dims();
    if (value.is_struct())
        return struct_line(value);
    if (value.is_function_handle())
        return "  function_handle with value:";
    if (value.is_object())
        return dims.is_scalar() || value.object().object_class() ? std::string() : "  " + size_and_class(value) + " array";
    if (value.is_cell() || (value.is_string() && value.numel() != 1))
        return "  " + dims.text() + " " + value.class_name() + " array";
    if (value.is_char())
        return dims.is_row() ? std::string() : "  " + dims.text() + " char array";
    if (value.is_string() || value.class_id() == ClassId::Double)
        return {};
    if (value.numel() == 1)
        return "  " + value.class_name();
    return "  " + dims.text() + " " + value.class_name() + " " + (has_shape_words(value) ? shape_word(dims) : "array");
}

std::string paged_block(std::string_view name, const Value& value, const Format& format) {
    const Dims dims = value.dims();
    const std::vector<int64_t> sizes(dims.sizes().begin() + 2, dims.sizes().end());
    std::vector<int64_t> at(sizes.size(), 1);
    std::string out;
    for (;;) {
        std::vector<Value> subscripts = {ops::magic_colon(), ops::magic_colon()};
        std::string head = std::string(name) + "(:,:";
        for (const int64_t k : at) {
            subscripts.push_back(Value::of(static_cast<double>(k)));
            head += "," + std::to_string(k);
        }
        if (!out.empty())
            out += std::string(blank(format)) + std::string(blank(format));
        out += head + ") =\n";
        out += blank(format);
        out += page_block(ops::index(value, subscripts), format);
        size_t level = 0;
        while (level < at.size() && ++at[level] > sizes[level])
            at[level++] = 1;
        if (level == at.size())
            return out;
    }
}

std::string display_text(std::string_view name, const Value& value, const Format& format) {
    const std::string gap(blank(format));
    const std::string equals = std::string(name) + (has_blank_after_equals(value) ? " = " : " =") + "\n" + gap;
    if (!value.is_defined())
        return {};
    if (value.is_empty() && !value.is_struct() && !value.is_object())
        return gap + equals + empty_line(value) + gap;
    const std::string line = class_line(value);
    const bool paged = value.dims().count() > 2 && !value.is_struct() && !value.is_object();
    if (paged && line.empty())
        return gap + block(name, value, format) + gap;
    std::string out = gap + equals;
    if (!line.empty()) {
        out += line + "\n";
        if (value.is_struct() && value.structure().fields().count() == 0)
            return out + gap;
        out += gap;
    }
    return out + block(name, value, format) + gap;
}

std::string disp_text(const Value& value, const Format& format) {
    if (!value.is_defined())
        return {};
    if (value.is_char())
        return value.is_empty() ? "\n" : value.dims().count() > 2 ? paged_block("", value, format) : char_block(value, false);
    if (value.is_string() && value.numel() == 1)
        return (value.string_array().at(0) ? value.to_text() : std::string("<missing>")) + "\n";
    if (value.is_empty() && !value.is_struct() && !value.is_object())
        return value.is_flat() && value.dims().is_zero_by_zero() ? std::string() : empty_line(value);
    if (value.is_struct() && value.numel() != 1)
        return class_line(value) + "\n" + std::string(blank(format)) + struct_block(value, format);
    return block("", value, format);
}

} // namespace etna::display
