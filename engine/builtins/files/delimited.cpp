// Numbers in text files: readmatrix, csvread, dlmread, readcell; writematrix, csvwrite, dlmwrite.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

std::string file_bytes(const std::string& path) {
    const std::string full = absolute_path(path);
    std::ifstream in(full, std::ios::binary);
    if (!is_file(full) || !in)
        fail({"MATLAB:textio:textio:FileNotFound", "Unable to find or open '{}'. Check the path and filename or file permissions."}, path);
    std::ostringstream out;
    out << in.rdbuf();
    std::string bytes = out.str();
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    if (bytes.find('\0') != std::string::npos)
        fail({"MATLAB:textio:textio:BinaryFile", "'{}' is a binary file, not text."}, path);
    return bytes;
}

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t'))
        s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r'))
        s.remove_suffix(1);
    return s;
}

std::vector<std::string_view> lines_of(std::string_view bytes) {
    std::vector<std::string_view> out;
    while (!bytes.empty()) {
        size_t end = bytes.find_first_of("\r\n");
        if (end == std::string_view::npos) {
            out.push_back(bytes);
            break;
        }
        out.push_back(bytes.substr(0, end));
        end += bytes[end] == '\r' && end + 1 < bytes.size() && bytes[end + 1] == '\n' ? 2 : 1;
        bytes.remove_prefix(end);
    }
    return out;
}

/// Cells of one line. Quotes protect delimiters; a blank delimiter takes runs of blanks as one.
void split_line(std::string_view line, char delimiter, std::vector<std::string>& out) {
    out.clear();
    const bool blanks = delimiter == ' ';
    if (blanks)
        line = trimmed(line);
    std::string cell;
    bool quoted = false;
    for (size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == '"')
                cell += line[++i];
            else
                quoted = !quoted;
            continue;
        }
        if (!quoted && (c == delimiter || (blanks && c == '\t'))) {
            out.push_back(std::move(cell));
            cell.clear();
            while (blanks && i + 1 < line.size() && (line[i + 1] == ' ' || line[i + 1] == '\t'))
                ++i;
            continue;
        }
        cell += c;
    }
    out.push_back(std::move(cell));
}

/// NaN for what is no number; `ok` tells the two apart. Empty cells are ok.
double cell_number(std::string_view cell, bool& ok) {
    cell = trimmed(cell);
    ok = true;
    if (cell.empty())
        return kNaN;
    double x = kNaN;
    if (scan_double(cell, x) == cell.size())
        return x;
    const std::complex<double> z = parse_number(to_utf16(cell));
    ok = !std::isnan(z.real());
    return z.real();
}

/// The delimiter that the lines use: comma, tab, semicolon, bar, or blanks.
char guess_delimiter(const std::vector<std::string_view>& lines) {
    size_t best_count = 0;
    char best = ',';
    for (const char d : {',', '\t', ';', '|', ' '}) {
        size_t count = 0, used = 0;
        for (const std::string_view line : lines) {
            if (trimmed(line).empty())
                continue;
            count += static_cast<size_t>(std::count(line.begin(), line.end(), d)) > 0;
            if (++used == 50)
                break;
        }
        if (count > best_count) {
            best_count = count;
            best = d;
        }
        if (d != ' ' && best_count == used && used > 0 && best == d)
            break;
    }
    return best;
}

struct Options {
    char delimiter = 0; ///< 0: guess
    int64_t header_lines = -1; ///< -1: find out
    std::string comment;
};

char delimiter_argument(const Call& call, int index) {
    const std::string name = text_argument(call, index);
    if (name == "\\t" || name == "\t" || name == "tab")
        return '\t';
    if (name == "comma")
        return ',';
    if (name == "semi" || name == "semicolon")
        return ';';
    if (name == "space" || name.empty())
        return ' ';
    return name[0];
}

Options read_options(const Call& call, int first) {
    Options out;
    for (int i = first; i + 1 < call.nargin(); i += 2) {
        const std::string name = to_lower_ascii(text_argument(call, i));
        if (name == "delimiter")
            out.delimiter = delimiter_argument(call, i + 1);
        else if (name == "numheaderlines")
            out.header_lines = integer_argument(call, i + 1);
        else if (name == "commentstyle")
            out.comment = text_argument(call, i + 1);
        else if (name != "filetype" && name != "outputtype" && name != "range" && name != "sheet" && name != "expectednumvariables")
            fail(kUnknownOption, name, call.builtin.name);
    }
    return out;
}

std::vector<std::string_view> without_comments(std::vector<std::string_view> lines, const std::string& comment) {
    if (comment.empty())
        return lines;
    std::vector<std::string_view> out;
    for (std::string_view line : lines) {
        const size_t at = line.find(comment);
        if (at != std::string_view::npos && trimmed(line.substr(0, at)).empty())
            continue;
        out.push_back(line.substr(0, at));
    }
    return out;
}

/// Rows of numbers, padded with NaN to one width.
Value matrix_of(const std::vector<std::vector<double>>& rows, double filler) {
    size_t width = 0;
    for (const auto& row : rows)
        width = std::max(width, row.size());
    const int64_t m = static_cast<int64_t>(rows.size()), n = static_cast<int64_t>(width);
    if (m == 0 || n == 0)
        return Value::empty();
    Ref<Array> out = Array::uninitialized(ClassId::Double, Dims(m, n));
    double* p = out->data_mut<double>();
    for (int64_t i = 0; i < m; ++i)
        for (int64_t j = 0; j < n; ++j)
            p[i + j * m] = static_cast<size_t>(j) < rows[static_cast<size_t>(i)].size() ? rows[static_cast<size_t>(i)][static_cast<size_t>(j)] : filler;
    return out;
}

/// `readmatrix(file, Name, Value)`: lines at the top without a number are headers; what is no number becomes NaN.
void readmatrix(Call& call) {
    const std::string bytes = file_bytes(text_argument(call, 0));
    const Options options = read_options(call, 1);
    std::vector<std::string_view> lines = without_comments(lines_of(bytes), options.comment);
    const char delimiter = options.delimiter ? options.delimiter : guess_delimiter(lines);
    std::vector<std::vector<double>> rows;
    std::vector<std::string> cells;
    int64_t number_line = 0;
    for (const std::string_view line : lines) {
        if (++number_line <= options.header_lines)
            continue;
        if (number_line % 4096 == 0)
            call.interpreter.check_interrupt();
        if (trimmed(line).empty())
            continue;
        split_line(line, delimiter, cells);
        std::vector<double> row;
        bool any = false, any_text = false;
        for (const std::string& cell : cells) {
            bool ok = false;
            row.push_back(cell_number(cell, ok));
            any = any || (ok && !trimmed(cell).empty());
            any_text = any_text || !ok;
        }
        if (rows.empty() && options.header_lines < 0 && !any && any_text)
            continue; // a line of names
        if (delimiter != ' ' && row.size() > 1 && trimmed(cells.back()).empty() && line.size() && line.back() == delimiter && !rows.empty() &&
            row.size() == rows[0].size() + 1)
            row.pop_back(); // a delimiter that ends the line
        rows.push_back(std::move(row));
    }
    call.give(matrix_of(rows, kNaN));
}

/// csvread and dlmread: every cell must be a number; an error says which is not. Missing cells are 0.
Value strict_matrix(Call& call, char delimiter, int64_t first_row, int64_t first_col, const std::vector<double>& range) {
    const std::string name = text_argument(call, 0);
    const std::string bytes = file_bytes(name);
    const std::vector<std::string_view> lines = lines_of(bytes);
    if (!delimiter)
        delimiter = guess_delimiter(lines);
    std::vector<std::vector<double>> rows;
    std::vector<std::string> cells;
    for (size_t l = 0; l < lines.size(); ++l) {
        if (static_cast<int64_t>(l) < first_row || (range.size() == 4 && static_cast<double>(l) > range[2]))
            continue;
        if (l % 4096 == 0)
            call.interpreter.check_interrupt();
        if (trimmed(lines[l]).empty())
            continue;
        split_line(lines[l], delimiter, cells);
        if (cells.size() > 1 && trimmed(cells.back()).empty())
            cells.pop_back();
        std::vector<double> row;
        for (size_t c = static_cast<size_t>(first_col); c < cells.size(); ++c) {
            if (range.size() == 4 && static_cast<double>(c) > range[3])
                break;
            bool ok = false;
            const double x = cell_number(cells[c], ok);
            if (!ok)
                fail({"MATLAB:textscan:handleErrorAndShowInfo",
                      "Mismatch between file and format: '{}' in row {}, column {} of '{}' is not a number. Read the file with readmatrix to get NaN there."},
                     std::string(trimmed(cells[c])), l + 1, c + 1, name);
            row.push_back(trimmed(cells[c]).empty() ? 0 : x);
        }
        rows.push_back(std::move(row));
    }
    return matrix_of(rows, 0);
}
void csvread(Call& call) {
    const int64_t r = call.nargin() > 1 ? integer_argument(call, 1) : 0, c = call.nargin() > 2 ? integer_argument(call, 2) : 0;
    call.give(strict_matrix(call, ',', std::max<int64_t>(0, r), std::max<int64_t>(0, c), call.nargin() > 3 ? to_double_vector(call.arg(3)) : std::vector<double>{}));
}
void dlmread(Call& call) {
    int next = 1;
    char delimiter = 0;
    if (call.nargin() > 1 && call.arg(1).is_char()) {
        delimiter = call.arg(1).is_empty() ? 0 : delimiter_argument(call, 1);
        next = 2;
    }
    int64_t r = 0, c = 0;
    std::vector<double> range;
    if (call.nargin() > next && call.arg(next).numel() == 4) {
        range = to_double_vector(call.arg(next));
        r = static_cast<int64_t>(range[0]);
        c = static_cast<int64_t>(range[1]);
    } else {
        r = call.nargin() > next ? integer_argument(call, next) : 0;
        c = call.nargin() > next + 1 ? integer_argument(call, next + 1) : 0;
    }
    call.give(strict_matrix(call, delimiter, std::max<int64_t>(0, r), std::max<int64_t>(0, c), range));
}

void readcell(Call& call) {
    const std::string bytes = file_bytes(text_argument(call, 0));
    const Options options = read_options(call, 1);
    const std::vector<std::string_view> lines = without_comments(lines_of(bytes), options.comment);
    const char delimiter = options.delimiter ? options.delimiter : guess_delimiter(lines);
    std::vector<std::vector<Value>> rows;
    std::vector<std::string> cells;
    size_t width = 0;
    int64_t number_line = 0;
    for (const std::string_view line : lines) {
        if (++number_line <= options.header_lines || trimmed(line).empty())
            continue;
        split_line(line, delimiter, cells);
        std::vector<Value> row;
        for (const std::string& cell : cells) {
            bool ok = false;
            const double x = cell_number(cell, ok);
            row.push_back(ok && !trimmed(cell).empty() ? number(x) : ok ? call.interpreter.call("missing", {}, 1).at(0) : Value::text(trimmed(cell)));
        }
        width = std::max(width, row.size());
        rows.push_back(std::move(row));
    }
    const int64_t m = static_cast<int64_t>(rows.size()), n = static_cast<int64_t>(width);
    Ref<CellArray> out = make_ref<CellArray>(Dims(m, n));
    for (int64_t i = 0; i < m; ++i)
        for (int64_t j = 0; j < static_cast<int64_t>(rows[static_cast<size_t>(i)].size()); ++j)
            out->elements_mut()[static_cast<size_t>(i + j * m)] = std::move(rows[static_cast<size_t>(i)][static_cast<size_t>(j)]);
    call.give(Value(std::move(out)));
}

// ---- writing

std::string cell_text(const Value& v, int64_t i, int digits) {
    if (v.is_cell()) {
        const Value& element = v.cell().at(i);
        if (element.is_text() || element.is_char()) {
            std::string s = element.to_text();
            if (s.find_first_of(",\"\n") == std::string::npos)
                return s;
            std::string out = "\"";
            for (const char c : s)
                out += c == '"' ? "\"\"" : std::string(1, c);
            return out + "\"";
        }
        return element.is_empty() ? "" : cell_text(element, 0, digits);
    }
    if (v.is_string())
        return to_utf8(v.string_array().at(i).value_or(std::u16string()));
    const ArrayView view(v);
    const double x = view.double_at(i);
    return precise_number_text(x, digits);
}

void write_table(const Value& x, const std::string& path, const std::string& delimiter, const std::string& end, int digits, bool append,
                 int64_t row_offset = 0, int64_t col_offset = 0) {
    std::string out(static_cast<size_t>(std::max<int64_t>(0, row_offset)), '\n');
    const int64_t m = x.dims().rows(), n = m ? x.numel() / m : 0;
    for (int64_t i = 0; i < m; ++i) {
        for (int64_t k = 0; k < col_offset; ++k)
            out += delimiter;
        for (int64_t j = 0; j < n; ++j)
            out += (j ? delimiter : "") + cell_text(x, i + j * m, digits);
        out += end;
    }
    std::ofstream file(absolute_path(path), append ? std::ios::binary | std::ios::app : std::ios::binary);
    if (!file || !file.write(out.data(), static_cast<std::streamsize>(out.size())))
        fail({"MATLAB:FileIO:cannotOpenFile", "Cannot write to the file '{}'."}, path);
}

void writematrix(Call& call) {
    std::string path = call.nargin() > 1 ? text_argument(call, 1) : "matrix.txt", delimiter = ",";
    bool append = false;
    for (int i = 2; i + 1 < call.nargin(); i += 2) {
        const std::string name = to_lower_ascii(text_argument(call, i));
        if (name == "delimiter")
            delimiter = std::string(1, delimiter_argument(call, i + 1));
        else if (name == "writemode")
            append = text_is(call.arg(i + 1), "append");
        else if (name != "filetype" && name != "quotestrings")
            fail(kUnknownOption, name, call.builtin.name);
    }
    const Value& x = call.arg(0);
    if (!x.is_flat() && !x.is_cell() && !x.is_string())
        refuse_class(call, x);
    write_table(x, path, delimiter, "\n", 15, append);
}
void csvwrite(Call& call) {
    require_flat(call, call.arg(1));
    write_table(call.arg(1), text_argument(call, 0), ",", "\n", 5, false, call.nargin() > 2 ? integer_argument(call, 2) : 0,
                call.nargin() > 3 ? integer_argument(call, 3) : 0);
}
void dlmwrite(Call& call) {
    require_flat(call, call.arg(1));
    std::string delimiter = ",", end = "\n";
    int digits = 5;
    bool append = false;
    for (int i = 2; i < call.nargin(); ++i) {
        const std::string word = call.arg(i).is_text() ? to_lower_ascii(call.arg(i).to_text()) : "";
        if (word == "-append")
            append = true;
        else if (word == "precision" && i + 1 < call.nargin())
            digits = static_cast<int>(integer_argument(call, ++i));
        else if (word == "delimiter" && i + 1 < call.nargin())
            delimiter = std::string(1, delimiter_argument(call, ++i));
        else if (word == "newline" && i + 1 < call.nargin())
            end = text_is(call.arg(++i), "pc") ? "\r\n" : "\n";
        else if (i == 2)
            delimiter = std::string(1, delimiter_argument(call, i));
    }
    write_table(call.arg(1), text_argument(call, 0), delimiter, end, digits, append);
}

constexpr std::string_view kFiles = "Data Import and Export";
constexpr Builtin kRows[] = {
    {"readmatrix", kFiles, "Read matrix from file", 1, kAnyNumber, 1, readmatrix},
    {"csvread", kFiles, "Read comma-separated value (CSV) file", 1, 4, 1, csvread},
    {"dlmread", kFiles, "Read ASCII-delimited file of numeric data into matrix", 1, 4, 1, dlmread},
    {"readcell", kFiles, "Read cell array from file", 1, kAnyNumber, 1, readcell},
    {"writematrix", kFiles, "Write matrix to file", 1, kAnyNumber, 0, writematrix},
    {"writecell", kFiles, "Write cell array to file", 1, kAnyNumber, 0, writematrix},
    {"csvwrite", kFiles, "Write comma-separated value file", 2, 4, 0, csvwrite},
    {"dlmwrite", kFiles, "Write matrix to ASCII-delimited file", 2, kAnyNumber, 0, dlmwrite},
};

} // namespace

void register_delimited(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
