// Columns of text by a format: textscan, textread, strread.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/open_files.h"
#include "engine/builtins/files/paths.h"
#include "engine/builtins/files/scan_format.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kUnknownParameter{"MATLAB:textscan:UnknownOption", "'{}' is not an option of {}."};
constexpr Message kMissingValue{"MATLAB:textscan:MissingOptionValue", "The option '{}' of {} has no value."};
constexpr Message kMismatch{"MATLAB:textscan:handleErrorAndShowInfo",
                            "Mismatch between file and format character vector.\nTrouble reading '{}' from row number {}, field number {}."};
constexpr Message kNoFile{"MATLAB:textread:FileNotFound", "File not found: '{}'."};

struct Options {
    std::vector<std::string> delimiters;
    std::string whitespace = " \b\t";
    bool multiple_delimiters_as_one = false, collect = false, return_on_error = true;
    std::string comment_open, comment_close; ///< without a closing mark comments end with the line
    double empty_value = std::nan("");
    std::vector<std::string> treat_as_empty;
    int64_t header_lines = 0;
    int64_t repeat = -1; ///< how often the format is applied; -1: to the end
};

bool same_word(const std::string& word, std::string_view lowercase) { return to_lower_ascii(word) == lowercase; }

void set_comment_style(const Call& call, int index, Options& out) {
    const TextList styles = text_list_argument(call, index);
    std::vector<std::string> marks;
    for (const std::u16string& style : styles.items)
        marks.push_back(to_utf8(style));
    if (marks.size() == 1) { // the names that strread knows
        if (same_word(marks[0], "matlab"))
            marks[0] = "%";
        else if (same_word(marks[0], "shell"))
            marks[0] = "#";
        else if (same_word(marks[0], "c++"))
            marks[0] = "//";
        else if (same_word(marks[0], "c"))
            marks = {"/*", "*/"};
    }
    out.comment_open = marks.empty() ? "" : marks[0];
    out.comment_close = marks.size() > 1 ? marks[1] : "";
}

Options read_options(const Call& call, int first) {
    Options out;
    bool whitespace_given = false;
    for (int i = first; i < call.nargin(); i += 2) {
        const std::string name = to_lower_ascii(text_argument(call, i));
        if (i + 1 >= call.nargin())
            fail(kMissingValue, name, call.builtin.name);
        if (name == "delimiter") {
            const bool one_text = call.arg(i + 1).is_text();
            for (const std::u16string& item : text_list_argument(call, i + 1).items) {
                const std::string text = display::process_escapes(to_utf8(item));
                if (one_text) // each character of a character vector is a delimiter
                    for (const char c : text)
                        out.delimiters.emplace_back(1, c);
                else if (!text.empty())
                    out.delimiters.push_back(text);
            }
        } else if (name == "whitespace") {
            out.whitespace = display::process_escapes(text_argument(call, i + 1));
            whitespace_given = true;
        } else if (name == "headerlines") {
            out.header_lines = integer_argument(call, i + 1);
        } else if (name == "multipledelimsasone") {
            out.multiple_delimiters_as_one = flag_argument(call, i + 1);
        } else if (name == "collectoutput") {
            out.collect = flag_argument(call, i + 1);
        } else if (name == "returnonerror") {
            out.return_on_error = flag_argument(call, i + 1);
        } else if (name == "emptyvalue") {
            out.empty_value = scalar_argument(call, i + 1);
        } else if (name == "treatasempty") {
            for (const std::u16string& item : text_list_argument(call, i + 1).items)
                out.treat_as_empty.push_back(to_utf8(item));
        } else if (name == "commentstyle") {
            set_comment_style(call, i + 1, out);
        } else if (name != "endofline" && name != "bufsize" && name != "expchars" && name != "texttype" && name != "datelocale") {
            fail(kUnknownParameter, name, call.builtin.name);
        }
    }
    if (!whitespace_given)
        for (const std::string& delimiter : out.delimiters) // what separates is not skipped
            if (delimiter.size() == 1)
                std::erase(out.whitespace, delimiter[0]);
    return out;
}

/// One column of the result.
struct Column {
    const Directive* directive;
    std::vector<double> numbers;
    std::vector<std::string> texts;

    bool is_text() const { return std::string_view("sqc[").find(directive->conversion) != std::string_view::npos; }
};

class ColumnReader {
  public:
    ColumnReader(Call& call, std::string_view text, const std::vector<Directive>& format, const Options& options)
        : call_(call), text_(text), format_(format), options_(options) {
        for (const Directive& d : format)
            if (d.kind == Directive::Kind::Conversion)
                columns.push_back({&d, {}, {}});
    }

    std::vector<Column> columns;
    size_t at = 0;

    void run() {
        for (int64_t i = 0; i < options_.header_lines && at < text_.size(); ++i) {
            at = text_.find('\n', at);
            at = at == std::string_view::npos ? text_.size() : at + 1;
        }
        for (int64_t row = 0; !columns.empty() && (options_.repeat < 0 || row < options_.repeat); ++row) {
            if (row % 1024 == 0)
                call_.interpreter.check_interrupt();
            skip(true);
            if (at >= text_.size() || !read_row(row))
                return;
        }
    }

  private:
    bool is_space(char c) const { return options_.whitespace.find(c) != std::string::npos; }
    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }
    bool by_blanks() const { return options_.delimiters.empty(); }
    size_t delimiter_length() const {
        for (const std::string& delimiter : options_.delimiters)
            if (text_.substr(at, delimiter.size()) == delimiter)
                return delimiter.size();
        return 0;
    }
    /// Past white space and comments, and line ends if `lines`.
    void skip(bool lines) {
        while (at < text_.size()) {
            if ((is_space(text_[at]) && delimiter_length() == 0) || (lines && is_line_end(text_[at]))) {
                ++at;
            } else if (!options_.comment_open.empty() && text_.substr(at).starts_with(options_.comment_open)) {
                if (options_.comment_close.empty()) {
                    while (at < text_.size() && !is_line_end(text_[at]))
                        ++at;
                } else {
                    const size_t end = text_.find(options_.comment_close, at + options_.comment_open.size());
                    at = end == std::string_view::npos ? text_.size() : end + options_.comment_close.size();
                }
            } else {
                return;
            }
        }
    }
    bool at_field_end() const {
        return at >= text_.size() || is_line_end(text_[at]) || (by_blanks() ? is_space(text_[at]) : delimiter_length() > 0);
    }

    bool read_row(int64_t row) {
        size_t column = 0;
        for (const Directive& d : format_) {
            if (d.kind == Directive::Kind::Blank)
                continue;
            if (d.kind == Directive::Kind::Literal) {
                skip(by_blanks());
                if (!text_.substr(at).starts_with(d.literal)) {
                    if (column == 0 || at >= text_.size())
                        return false;
                    return mismatch(row, column);
                }
                at += d.literal.size();
                continue;
            }
            if (d.conversion != 'c')
                skip(by_blanks());
            if (by_blanks() && at >= text_.size())
                return false;
            if (!read_field(d, columns[column]))
                return mismatch(row, column);
            ++column;
            skip(false);
            if (const size_t length = delimiter_length()) {
                at += length;
                while (options_.multiple_delimiters_as_one) {
                    skip(false);
                    const size_t next = delimiter_length();
                    if (next == 0)
                        break;
                    at += next;
                }
            }
        }
        return true;
    }
    bool mismatch(int64_t row, size_t column) {
        if (!options_.return_on_error) {
            size_t end = at;
            while (end < text_.size() && !is_line_end(text_[end]) && end - at < 40)
                ++end;
            fail(kMismatch, std::string(text_.substr(at, end - at)), row + 1, column + 1);
        }
        return false;
    }

    bool read_field(const Directive& d, Column& column) {
        const std::string_view rest = text_.substr(at, d.width ? d.width : std::string_view::npos);
        switch (d.conversion) {
        case 's':
        case 'q': {
            if (d.conversion == 'q' && !rest.empty() && rest[0] == '"')
                return read_quoted(d, column);
            const size_t start = at;
            while (!at_field_end() && (d.width == 0 || at - start < d.width))
                ++at;
            std::string_view field = text_.substr(start, at - start);
            while (!by_blanks() && !field.empty() && is_space(field.back()))
                field.remove_suffix(1);
            return keep(d, column, field);
        }
        case 'c': {
            const size_t length = std::min(std::max<size_t>(1, d.width), text_.size() - at);
            at += length;
            return keep(d, column, rest.substr(0, length));
        }
        case '[': {
            size_t length = 0;
            while (length < rest.size() && (d.literal.find(rest[length]) != std::string::npos) != d.negated)
                ++length;
            at += length;
            return keep(d, column, rest.substr(0, length));
        }
        default:
            return read_number(d, column, rest);
        }
    }
    bool keep(const Directive& d, Column& column, std::string_view field) {
        if (!d.skip)
            column.texts.emplace_back(field);
        return true;
    }
    bool read_quoted(const Directive& d, Column& column) {
        std::string field;
        for (++at; at < text_.size(); ++at) {
            if (text_[at] == '"') {
                if (at + 1 >= text_.size() || text_[at + 1] != '"')
                    break;
                ++at;
            }
            field += text_[at];
        }
        at = std::min(text_.size(), at + 1);
        return keep(d, column, field);
    }
    bool read_number(const Directive& d, Column& column, std::string_view rest) {
        double value = options_.empty_value;
        size_t length = 0;
        if (!at_field_end()) {
            for (const std::string& empty : options_.treat_as_empty)
                if (!empty.empty() && rest.starts_with(empty))
                    length = std::max(length, empty.size());
            if (length == 0) {
                length = scan_double(rest, value);
                if (length == 0)
                    return false;
            }
        }
        at += length;
        if (!d.skip)
            column.numbers.push_back(value);
        return true;
    }

    Call& call_;
    std::string_view text_;
    const std::vector<Directive>& format_;
    const Options& options_;
};

/// `%d8` is int8, `%u` uint32, `%f32` single, `%f` double.
ClassId class_of_column(const Directive& d) {
    static constexpr ClassId kSigned[] = {ClassId::Int8, ClassId::Int16, ClassId::Int32, ClassId::Int64};
    static constexpr ClassId kUnsigned[] = {ClassId::UInt8, ClassId::UInt16, ClassId::UInt32, ClassId::UInt64};
    const int size = d.bits == 8 ? 0 : d.bits == 16 ? 1 : d.bits == 64 ? 3 : 2;
    if (d.conversion == 'd' || d.conversion == 'i')
        return kSigned[size];
    if (d.conversion == 'u')
        return kUnsigned[size];
    return d.bits == 32 ? ClassId::Single : ClassId::Double;
}

Value column_value(const Column& column, bool numbers_are_double) {
    if (column.is_text()) {
        const int64_t count = static_cast<int64_t>(column.texts.size());
        if (column.directive->conversion != 'c')
            return cell_of_text(Dims(count, 1), column.texts);
        const int64_t width = static_cast<int64_t>(std::max<size_t>(1, column.directive->width));
        Ref<Array> out = Array::zeros(ClassId::Char, Dims(count, width));
        for (int64_t r = 0; r < count; ++r)
            for (int64_t c = 0; c < width; ++c) {
                const std::string& text = column.texts[static_cast<size_t>(r)];
                out->data_mut<char16_t>()[r + c * count] =
                    c < static_cast<int64_t>(text.size()) ? static_cast<unsigned char>(text[static_cast<size_t>(c)]) : u' ';
            }
        return Value(std::move(out));
    }
    const Value out = Value(Array::of<double>(Dims(static_cast<int64_t>(column.numbers.size()), 1), column.numbers.data()));
    return numbers_are_double ? out : ops::convert(out, class_of_column(*column.directive));
}

/// How many numbers the first line has: the columns of an empty format.
size_t numbers_in_first_line(std::string_view text, const Options& options) {
    size_t start = 0;
    for (int64_t i = 0; i < options.header_lines; ++i) {
        start = text.find('\n', start);
        if (start == std::string_view::npos)
            return 1;
        ++start;
    }
    const std::string_view line = text.substr(start, text.find('\n', start) - start);
    size_t count = 0;
    bool within = false;
    for (const char c : line) {
        const bool separates = isspace(static_cast<unsigned char>(c)) ||
                               std::any_of(options.delimiters.begin(), options.delimiters.end(), [c](const std::string& d) { return d[0] == c; });
        count += !separates && !within;
        within = !separates;
    }
    return std::max<size_t>(1, count);
}

std::string format_or_default(const std::string& given, std::string_view text, const Options& options) {
    if (!given.empty())
        return given;
    std::string out;
    for (size_t i = numbers_in_first_line(text, options); i > 0; --i)
        out += "%f";
    return out;
}

struct Request {
    std::string format = "%f";
    Options options;
};
/// What follows the text: a format, how often it applies, options.
Request request_of(const Call& call) {
    Request out;
    int next = 1;
    auto is_option = [&](int i) {
        static constexpr std::string_view kNames[] = {"delimiter", "whitespace", "headerlines", "commentstyle", "emptyvalue",
                                                      "endofline", "collectoutput", "treatasempty", "multipledelimsasone", "returnonerror"};
        const std::string word = call.arg(i).is_text() ? to_lower_ascii(call.arg(i).to_text()) : "";
        return std::find(std::begin(kNames), std::end(kNames), word) != std::end(kNames);
    };
    if (call.nargin() > next && call.arg(next).is_text() && !is_option(next))
        out.format = display::process_escapes(text_argument(call, next++));
    int64_t repeat = -1;
    if (call.nargin() > next && call.arg(next).is_numeric()) {
        const double n = call.arg(next).is_empty() ? -1 : scalar_argument(call, next);
        repeat = n < 0 || std::isinf(n) ? -1 : static_cast<int64_t>(n);
        ++next;
    }
    out.options = read_options(call, next);
    out.options.repeat = repeat;
    return out;
}

/// Columns of one class that lie side by side become one matrix.
ValueList collected(ValueList columns) {
    ValueList out;
    for (size_t i = 0; i < columns.size();) {
        size_t end = i + 1;
        while (end < columns.size() && columns[end].class_id() == columns[i].class_id() && columns[end].dims().rows() == columns[i].dims().rows())
            ++end;
        out.push_back(end - i == 1 ? columns[i] : ops::horzcat(std::span<const Value>(columns).subspan(i, end - i)));
        i = end;
    }
    return out;
}

/// `[c, position] = textscan(fid or text, format, n, options...)`: one cell a column.
void textscan(Call& call) {
    const Request request = request_of(call);
    OpenFile* file = nullptr;
    std::string text;
    long start = 0;
    if (call.arg(0).is_numeric()) {
        file = &open_file(call.interpreter, integer_argument(call, 0));
        start = std::ftell(file->handle());
        text = file->read_rest();
    } else {
        text = call.arg(0).is_char() ? to_utf8(call.arg(0).to_text16()) : text_argument(call, 0);
    }
    const std::vector<Directive> format = parse_format(format_or_default(request.format, text, request.options));
    ColumnReader reader(call, text, format, request.options);
    reader.run();
    if (file && reader.at < text.size()) {
        std::fseek(file->handle(), start + static_cast<long>(reader.at), SEEK_SET);
        file->at_end = false;
    }
    ValueList out;
    for (const Column& column : reader.columns)
        if (!column.directive->skip)
            out.push_back(column_value(column, false));
    if (request.options.collect)
        out = collected(std::move(out));
    const int64_t count = static_cast<int64_t>(out.size());
    call.give(0, cell_of(Dims(1, count), std::move(out)));
    call.give(1, number(static_cast<double>(start) + static_cast<double>(reader.at)));
}

void columns_as_outputs(Call& call, const std::string& text, Request request) {
    if (std::isnan(request.options.empty_value))
        request.options.empty_value = 0;
    const std::vector<Directive> format = parse_format(format_or_default(request.format, text, request.options));
    ColumnReader reader(call, text, format, request.options);
    reader.run();
    int k = 0;
    for (const Column& column : reader.columns)
        if (!column.directive->skip)
            call.give(k++, column_value(column, true));
    if (k < call.nargout)
        raise(Err::TooManyOutputs);
}
/// `[a, b, ...] = strread(text, format, n, options...)`
void strread(Call& call) {
    const std::string text = call.arg(0).is_char() ? to_utf8(call.arg(0).to_text16()) : text_argument(call, 0);
    columns_as_outputs(call, text, request_of(call));
}
/// `[a, b, ...] = textread(file, format, n, options...)`
void textread(Call& call) {
    const std::string path = text_argument(call, 0);
    const std::string full = absolute_path(path);
    std::ifstream in(full, std::ios::binary);
    if (!is_file(full) || !in)
        fail(kNoFile, path);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    columns_as_outputs(call, bytes.str(), request_of(call));
}

constexpr std::string_view kFiles = "Data Import and Export";
constexpr Builtin kRows[] = {
    {"textscan", kFiles, "Read formatted data from text file or string", 1, kAnyNumber, 2, textscan},
    {"strread", kFiles, "Read formatted data from string", 1, kAnyNumber, kAnyNumber, strread},
    {"textread", kFiles, "Read data from text file into several variables", 1, kAnyNumber, kAnyNumber, textread},
};

} // namespace

void register_text_columns(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
