#include "engine/common/utf.h"
#include "engine/display/blocks.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::display {
namespace {

/// Line breaks inside quoted text go on under the first character.
std::string continued(std::string text, size_t indent) {
    for (size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1))
        text.insert(at + 1, indent, ' ');
    return text;
}

std::string quoted_string(const StringArray::Element& element) {
    return element ? "\"" + to_utf8(*element) + "\"" : "<missing>";
}

} // namespace

std::string one_line(const std::string& text) {
    std::string out;
    for (const char c : text)
        out += c == '\n' ? std::string("↵") : c == '\t' ? std::string("→") : std::string(1, c);
    return out;
}

std::string char_block(const Value& value, bool quoted) {
    const ArrayView view(value);
    const int64_t rows = view.dims().rows(), cols = view.dims().cols();
    std::string out;
    for (int64_t i = 0; i < rows; ++i) {
        std::u16string row(static_cast<size_t>(cols), u' ');
        for (int64_t j = 0; j < cols; ++j)
            row[static_cast<size_t>(j)] = view.data<char16_t>()[i + j * rows];
        const std::string text = to_utf8(row);
        out += quoted ? "    '" + continued(text, 5) + "'" : text;
        out += '\n';
    }
    return out;
}

std::string string_block(const Value& value, const Format& format) {
    const StringArray& strings = value.string_array();
    const int64_t rows = strings.dims().rows(), cols = strings.dims().cols();
    if (strings.numel() == 1) // the only one that goes on below when it has several lines
        return "    " + continued(quoted_string(strings.at(0)), 5) + "\n";
    std::vector<std::string> texts;
    std::vector<int> widths(static_cast<size_t>(cols), 0);
    for (int64_t j = 0; j < cols; ++j)
        for (int64_t i = 0; i < rows; ++i) {
            texts.push_back(one_line(quoted_string(strings.at(i + j * rows))));
            widths[static_cast<size_t>(j)] = std::max(widths[static_cast<size_t>(j)], display_width(texts.back()));
        }
    const auto column_width = [&](int64_t j) { return static_cast<int64_t>(widths[static_cast<size_t>(j)]) + 4; };
    return wrapped_columns(rows, cols, format, column_width, [&](int64_t i, int64_t j) {
        const std::string& text = texts[static_cast<size_t>(i + j * rows)];
        std::string out = "    " + text;
        if (j + 1 < cols)
            out.append(static_cast<size_t>(widths[static_cast<size_t>(j)] - display_width(text)), ' ');
        return out;
    });
}

} // namespace etna::display
