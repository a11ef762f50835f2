#pragma once

#include <string>
#include <string_view>

#include "engine/value/value.h"
#include "engine/vm/interpreter.h"

/// The value blocks of displays, one function for each kind of value. Each gives whole lines. Internal to display/.
namespace etna::display {

using Format = vm::DisplayFormat;

/// A blank line, unless the format is compact.
inline std::string_view blank(const Format& format) { return format.compact ? "" : "\n"; }

/// `  1×3 logical array`, without newline; empty for values without such a line.
std::string class_line(const Value& value);

/// One page (matrix) of a flat numeric array: rows `first` ... of `rows` by `cols` elements.
std::string numeric_block(const Value& value, const Format& format);
/// All pages of an array with more than two dimensions, each under `name(:,:,k) =`.
std::string paged_block(std::string_view name, const Value& value, const Format& format);
std::string char_block(const Value& value, bool quoted);
std::string string_block(const Value& value, const Format& format);
std::string cell_block(const Value& value, const Format& format);
std::string struct_block(const Value& value, const Format& format);
/// The entries of a sparse matrix, one a line: `   (2,3)        7`; or one line that says that there are none.
std::string sparse_block(const Value& value, const Format& format);

/// Rows of texts, in groups of as many columns as fit into the window, each group under its head. `width(column)` is what
/// a column takes, its blanks included; `cell(row, column)` is the text.
template <class Width, class Cell>
std::string wrapped_columns(int64_t rows, int64_t cols, const Format& format, Width width, Cell cell);

/// One element of a cell in its braces' inside: `[3]`, `'a'`, `1×4 double`; and what may pad it.
std::string element_text(const Value& value, const Format& format);
/// A field's value in one line: `7`, `[1 2 3]`, `'x'`, `{'a'  'b'}`, `[5×9 double]`.
std::string field_text(const Value& value, const Format& format, int room);
/// Text with arrows in the place of line breaks and tabulators, as it stands in arrays, cells and fields.
std::string one_line(const std::string& text);
/// Text of a handle with its `@`.
std::string handle_text(const Value& value);
/// `5×9 double`
std::string size_and_class(const Value& value);

template <class Width, class Cell>
std::string wrapped_columns(int64_t rows, int64_t cols, const Format& format, Width width, Cell cell) {
    std::string out;
    for (int64_t first = 0, last = 0; first < cols; first = last) {
        int64_t used = 0;
        do
            used += width(last++);
        while (last < cols && used + width(last) < format.window_width);
        const bool wraps = first > 0 || last < cols;
        if (wraps) {
            if (last - first == 1)
                out += "  Column " + std::to_string(last);
            else
                out += "  Columns " + std::to_string(first + 1) + " through " + std::to_string(last);
            out += '\n';
            out += blank(format);
        }
        for (int64_t i = 0; i < rows; ++i) {
            for (int64_t j = first; j < last; ++j)
                out += cell(i, j);
            out += '\n';
        }
        if (wraps && last < cols)
            out += blank(format);
    }
    return out;
}

} // namespace etna::display
