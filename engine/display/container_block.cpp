#include <climits>

#include "engine/common/utf.h"
#include "engine/display/blocks.h"
#include "engine/display/number_style.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"

namespace etna::display {
namespace {

/// Numbers are padded after the bracket, `{[  1]}`; strings behind the brace; everything else before it, `{'a'  }`.
std::string in_braces(const std::string& text, int width) {
    const int missing = width - display_width(text);
    if (missing <= 0)
        return "{" + text + "}";
    const std::string blanks(static_cast<size_t>(missing), ' ');
    if (text[0] != '[')
        return "{" + text + blanks + "}";
    const bool string = text.size() > 1 && (text[1] == '"' || text[1] == '<');
    return string ? "{" + text + "}" + blanks : "{[" + blanks + text.substr(1) + "}";
}

std::string row_text(const ArrayView& view, const Format& format) {
    std::string out = "[";
    for (int64_t i = 0; i < view.numel(); ++i)
        out += (i ? " " : "") + scalar_text(view, i, format);
    return out + "]";
}

/// Classes of MATLAB's own packages go by their last name, `Line`.
std::string short_class_name(const Value& value) {
    const std::string name = value.class_name();
    return value.is_object() && name.starts_with("matlab.") ? name.substr(name.rfind('.') + 1) : name;
}

/// Rows longer than this stand as their size and class in a cell array that is a field of a structure.
constexpr int kNestedWidth = 20;

/// One element of a cell array that is a field: `[1]`, `'a'`, `[1 2 3]`, `{1×2 cell}`.
std::string nested_text(const Value& value, const Format& format) {
    if (value.is_cell())
        return value.dims().is_zero_by_zero() ? "{}" : "{" + size_and_class(value) + "}";
    const std::string text = field_text(value, format, value.is_flat() && !value.is_char() ? kNestedWidth : INT_MAX);
    const bool bare = (value.is_flat() && !value.is_char() && value.numel() == 1) ||
                      (value.is_string() && value.numel() == 1 && text[0] == '"');
    return bare ? "[" + text + "]" : text;
}

} // namespace

std::string size_and_class(const Value& value) { return value.dims().text() + " " + short_class_name(value); }

std::string handle_text(const Value& value) {
    const FunctionHandle& handle = value.function();
    return handle.is_anonymous() ? handle.source : "@" + handle.name;
}

std::string element_text(const Value& value, const Format& format) {
    if (!value.is_defined())
        return "[]";
    if (value.is_function_handle())
        return handle_text(value);
    if (value.is_string() && value.numel() == 1) {
        const auto& text = value.string_array().at(0);
        return text ? "[\"" + one_line(to_utf8(*text)) + "\"]" : "[<missing>]";
    }
    if (value.is_char() && value.dims().is_row() && value.numel() > 0)
        return "'" + one_line(value.to_text()) + "'";
    if (value.is_flat() && !value.is_char() && value.numel() == 1)
        return "[" + scalar_text(ArrayView(value), 0, format) + "]";
    return size_and_class(value);
}

std::string cell_block(const Value& value, const Format& format) {
    const CellArray& cells = value.cell();
    const int64_t rows = cells.dims().rows(), cols = cells.dims().cols();
    std::vector<std::string> texts;
    std::vector<int> widths(static_cast<size_t>(cols), 0);
    for (int64_t j = 0; j < cols; ++j)
        for (int64_t i = 0; i < rows; ++i) {
            texts.push_back(element_text(cells.at(i + j * rows), format));
            widths[static_cast<size_t>(j)] = std::max(widths[static_cast<size_t>(j)], display_width(texts.back()));
        }
    const auto column_width = [&](int64_t j) { return static_cast<int64_t>(widths[static_cast<size_t>(j)]) + 6; };
    return wrapped_columns(rows, cols, format, column_width, [&](int64_t i, int64_t j) {
        return "    " + in_braces(texts[static_cast<size_t>(i + j * rows)], widths[static_cast<size_t>(j)]);
    });
}

std::string field_text(const Value& value, const Format& format, int room) {
    const auto fitting = [&](std::string text, const char* open, const char* close) {
        return display_width(text) <= room ? text : open + size_and_class(value) + close;
    };
    if (!value.is_defined())
        return "[]";
    if (value.is_function_handle())
        return handle_text(value);
    const Dims dims = value.dims();
    if (value.is_char()) {
        if (dims.is_zero_by_zero())
            return "''";
        // Text is shown in full, however long.
        return dims.is_row() && !value.is_empty() ? "'" + one_line(value.to_text()) + "'" : "[" + size_and_class(value) + "]";
    }
    if (value.is_string()) {
        if (value.is_empty() || !dims.is_row())
            return "[" + size_and_class(value) + "]";
        std::string text;
        for (const auto& element : value.string_array().elements())
            text += (text.empty() ? "" : "    ") + (element ? "\"" + one_line(to_utf8(*element)) + "\"" : "<missing>");
        return value.numel() == 1 ? text : fitting("[" + text + "]", "[", "]");
    }
    if (value.is_cell()) {
        if (dims.is_zero_by_zero())
            return "{}";
        if (!dims.is_row() || value.is_empty())
            return "{" + size_and_class(value) + "}";
        std::string text;
        for (const Value& element : value.cell().elements())
            text += (text.empty() ? "" : "  ") + nested_text(element, format);
        return fitting("{" + text + "}", "{", "}");
    }
    if (value.is_flat()) {
        if (value.numel() == 1)
            return scalar_text(ArrayView(value), 0, format);
        if (dims.is_zero_by_zero() && value.class_id() == ClassId::Double)
            return "[]";
        // More than this many numbers never fit; they need not be written to see it.
        if (dims.is_row() && !value.is_empty() && value.numel() * 2 <= room)
            return fitting(row_text(ArrayView(value), format), "[", "]");
    }
    return "[" + size_and_class(value) + "]";
}

std::string struct_block(const Value& value, const Format& format) {
    const StructArray& s = value.structure();
    const std::vector<std::string>& names = s.fields().names();
    std::string out;
    if (s.numel() != 1) {
        for (const std::string& name : names)
            out += "    " + name + "\n";
        return out;
    }
    size_t widest = 0;
    for (const std::string& name : names)
        widest = std::max(widest, name.size());
    const int room = std::max(10, format.window_width - static_cast<int>(widest) - 8);
    for (size_t f = 0; f < names.size(); ++f)
        out += std::string(4 + widest - names[f].size(), ' ') + names[f] + ": " +
               field_text(s.at(0, static_cast<int>(f)), format, room) + "\n";
    return out;
}

} // namespace etna::display
