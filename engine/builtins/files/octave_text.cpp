#include "engine/builtins/files/octave_text.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/builtins/system/settings.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kUnsupported{"MATLAB:save:unsupportedClass", "A value of class '{}' cannot be saved as text."};

std::ifstream opened(const std::string& path) {
    return std::ifstream(std::filesystem::path(std::u8string(path.begin(), path.end())), std::ios::binary);
}

/// Thrown where the text stops following the format.
struct Malformed {};

class Reader {
  public:
    Reader(vm::Interpreter& interpreter, std::istream& in) : interpreter_(interpreter), in_(in) {}

    /// The next variable; false at the end of the file.
    bool next(std::string& name, Value& value) {
        if (!header("name", name))
            return false;
        value = typed_value();
        return true;
    }

  private:
    bool line(std::string& out) {
        if (!std::getline(in_, out))
            return false;
        if (!out.empty() && out.back() == '\r')
            out.pop_back();
        return true;
    }
    /// The value of a line `# key: value`, looked for past empty lines and comments; false at the end.
    bool header(std::string_view key, std::string& value) {
        const std::string start = fmt::format("# {}:", key);
        for (std::string text; line(text);)
            if (text.starts_with(start)) {
                value = text.substr(std::min(text.size(), start.size() + 1));
                return true;
            }
        return false;
    }
    int64_t number_header(std::string_view key) {
        std::string text;
        if (!header(key, text))
            throw Malformed();
        return std::strtoll(text.c_str(), nullptr, 10);
    }
    /// `# rows:` and `# columns:`, or `# ndims:` and a line of sizes.
    Dims size_header() {
        std::string text;
        for (;;) {
            if (!line(text))
                throw Malformed();
            if (text.starts_with("# rows:")) {
                const int64_t rows = std::strtoll(text.c_str() + 7, nullptr, 10);
                return Dims(rows, number_header("columns"));
            }
            if (text.starts_with("# ndims:")) {
                if (!line(text))
                    throw Malformed();
                std::istringstream sizes_in(text);
                std::vector<int64_t> sizes;
                for (int64_t n; sizes_in >> n;)
                    sizes.push_back(n);
                row_major_ = false;
                return Dims(std::span<const int64_t>(sizes));
            }
            if (text.starts_with("# length:") || (!text.empty() && text[0] != '#'))
                throw Malformed();
        }
    }
    std::complex<double> number(bool complex) {
        std::string word;
        if (!(in_ >> word))
            throw Malformed();
        double re = 0, im = 0;
        const char* text = word.c_str();
        if (complex) {
            const size_t comma = word.find(',');
            if (word[0] != '(' || comma == std::string::npos)
                throw Malformed();
            re = real(std::string_view(word).substr(1, comma - 1));
            im = real(std::string_view(word).substr(comma + 1, word.size() - comma - 2));
        } else {
            re = real(text);
        }
        return {re, im};
    }
    static double real(std::string_view text) {
        if (text == "NA")
            return std::nan("");
        double x = 0;
        if (scan_double(text, x) != text.size())
            throw Malformed();
        return x;
    }
    Value numbers(ClassId cls, const Dims& dims, bool complex, bool row_major) {
        const int64_t rows = dims.rows(), cols = dims.cols();
        Ref<Array> out = Array::zeros(ClassId::Double, dims, complex ? Complexity::Complex : Complexity::Real);
        for (int64_t i = 0; i < dims.numel(); ++i) {
            const int64_t at = row_major ? i / cols + i % cols * rows : i;
            const std::complex<double> z = number(complex);
            if (complex)
                out->data_mut<std::complex<double>>()[at] = z;
            else
                out->data_mut<double>()[at] = z.real();
        }
        return cls == ClassId::Double ? Value(std::move(out)) : ops::convert(Value(std::move(out)), cls);
    }
    /// 64-bit integers do not pass through double.
    Value integers(ClassId cls, const Dims& dims) {
        Ref<Array> out = Array::zeros(cls, dims);
        visit_class(cls, [&](auto zero) {
            using T = decltype(zero);
            for (int64_t i = 0; i < dims.numel(); ++i) {
                std::string word;
                if (!(in_ >> word))
                    throw Malformed();
                if constexpr (std::is_same_v<T, uint64_t>)
                    out->data_mut<T>()[i] = std::strtoull(word.c_str(), nullptr, 10);
                else
                    out->data_mut<T>()[i] = static_cast<T>(std::strtoll(word.c_str(), nullptr, 10));
            }
        });
        return Value(std::move(out));
    }
    Value text_value() {
        std::string text;
        std::vector<std::u16string> rows;
        size_t width = 0;
        const int64_t count = number_header("elements");
        for (int64_t i = 0; i < count; ++i) {
            const int64_t length = number_header("length");
            std::string bytes(static_cast<size_t>(std::max<int64_t>(0, length)), '\0');
            in_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
            rows.push_back(to_utf16(bytes));
            width = std::max(width, rows.back().size());
        }
        if (count == 0) {
            number_header("length");
            return Array::zeros(ClassId::Char, Dims(0, 0));
        }
        Ref<Array> out = Array::zeros(ClassId::Char, Dims(count, static_cast<int64_t>(width)));
        for (int64_t r = 0; r < count; ++r)
            for (size_t c = 0; c < width; ++c)
                out->data_mut<char16_t>()[r + static_cast<int64_t>(c) * count] = c < rows[static_cast<size_t>(r)].size() ? rows[static_cast<size_t>(r)][c] : u' ';
        return Value(std::move(out));
    }
    Value typed_value() {
        std::string type;
        if (!header("type", type))
            throw Malformed();
        while (!type.empty() && isspace(static_cast<unsigned char>(type.back())))
            type.pop_back();
        if (type.starts_with("global "))
            type.erase(0, 7);
        const bool complex = type.find("complex") != std::string::npos, single = type.starts_with("float ");
        const ClassId cls = single ? ClassId::Single : ClassId::Double;
        row_major_ = true;
        if (type == "string" || type == "sq_string")
            return text_value();
        if (type == "bool")
            return ops::convert(Value::of(number(false).real()), ClassId::Logical);
        if (type == "bool matrix")
            return numbers(ClassId::Logical, size_header(), false, row_major_);
        if (type == "range" || type == "double_range") {
            number_header("base, limit, increment");
            const double base = number(false).real(), limit = number(false).real(), step = number(false).real();
            return ops::colon(Value::of(base), Value::of(step), Value::of(limit));
        }
        if (type == "function handle")
            return function_handle();
        if (type.starts_with("sparse "))
            return sparse(type.find("bool") != std::string::npos, complex);
        if (type.ends_with("scalar struct"))
            return structure(Dims());
        if (type.ends_with("struct")) {
            const Dims dims = size_header();
            return structure(dims);
        }
        if (type == "cell") {
            const Dims dims = size_header();
            ValueList elements;
            for (int64_t i = 0; i < dims.numel(); ++i) {
                std::string name;
                if (!header("name", name))
                    throw Malformed();
                elements.push_back(typed_value());
            }
            return cell_of(dims, std::move(elements));
        }
        const size_t space = type.find(' ');
        const ClassId integer = class_from_name(type.substr(0, space));
        if (is_integer(integer))
            return integers(integer, type.ends_with("matrix") ? size_header() : Dims());
        if (type.ends_with("scalar"))
            return numbers(cls, Dims(), complex, true);
        if (type.ends_with("matrix")) {
            const Dims dims = size_header();
            return numbers(cls, dims, complex, row_major_);
        }
        throw Malformed();
    }
    Value structure(const Dims& dims) {
        const int64_t fields = number_header("length");
        Ref<StructArray> out = make_ref<StructArray>(dims, FieldTable::empty());
        for (int64_t f = 0; f < fields; ++f) {
            std::string name;
            if (!header("name", name))
                throw Malformed();
            const Value value = typed_value();
            const int at = out->add_field(name);
            for (int64_t e = 0; e < dims.numel(); ++e)
                out->at_mut(e, at) = dims.is_scalar() && !value.is_cell() ? value : value.is_cell() && value.numel() > e && !dims.is_scalar() ? value.cell().at(e) : value;
        }
        return Value(std::move(out));
    }

    /// `# nnz:`, `# rows:`, `# columns:`, and a line `row column value` for each entry.
    Value sparse(bool is_logical, bool complex) {
        const int64_t count = number_header("nnz");
        const Dims dims = size_header();
        std::vector<int64_t> rows, columns;
        Ref<Array> values = Array::zeros(ClassId::Double, Dims(count, 1), complex ? Complexity::Complex : Complexity::Real);
        for (int64_t k = 0; k < count; ++k) {
            int64_t row = 0, column = 0;
            if (!(in_ >> row >> column) || row < 1 || column < 1 || row > dims.rows() || column > dims.cols())
                throw Malformed();
            rows.push_back(row - 1);
            columns.push_back(column - 1);
            const std::complex<double> z = number(complex);
            if (complex)
                values->data_mut<std::complex<double>>()[k] = z;
            else
                values->data_mut<double>()[k] = z.real();
        }
        Ref<SparseArray> out = ops::sparse::from_triplets(dims.rows(), dims.cols(), rows, columns, Value(std::move(values)));
        return Value(is_logical ? ops::sparse::as_class(out, ClassId::Logical) : out);
    }
    /// `@<anonymous>`, its text, and the variables that it captured; of a simple handle, its name.
    Value function_handle() {
        std::string text;
        do {
            if (!line(text))
                throw Malformed();
        } while (text.empty() || text[0] == '#');
        Ref<StructArray> captured = StructArray::scalar();
        if (text == "@<anonymous>") {
            if (!line(text))
                throw Malformed();
            const std::streampos here = in_.tellg();
            std::string next;
            if (line(next) && next.starts_with("# length:")) {
                for (int64_t left = std::strtoll(next.c_str() + 9, nullptr, 10); left > 0; --left) {
                    std::string name;
                    if (!header("name", name))
                        throw Malformed();
                    captured->set(name, typed_value());
                }
            } else {
                in_.clear();
                in_.seekg(here);
            }
        }
        const Value args[] = {Value::text(text), Value(std::move(captured))};
        return interpreter_.call("matlab.internal.restore_function_handle", args, 1).at(0);
    }

    vm::Interpreter& interpreter_;
    std::istream& in_;
    bool row_major_ = true;
};

class Writer {
  public:
    Writer(std::string& out, int precision) : out_(out), precision_(precision) {}

    void variable(const std::string& name, const Value& v) {
        out_ += fmt::format("# name: {}\n", name);
        if (v.is_char())
            text(v);
        else if (v.is_flat())
            flat(v);
        else if (v.is_cell())
            cell(v.cell());
        else if (v.is_struct())
            structure(v.structure());
        else if (v.is_function_handle())
            function_handle(v.function());
        else if (v.is_sparse())
            sparse(v.sparse());
        else
            fail(kUnsupported, v.class_name());
        out_ += "\n\n";
    }

  private:
    std::string number_text(double x) const {
        return std::isnan(x) ? "NaN" : std::isinf(x) ? (x < 0 ? "-Inf" : "Inf") : fmt::format("{:.{}g}", x, precision_);
    }
    void sizes(const Dims& dims) {
        out_ += fmt::format("# ndims: {}\n", dims.count());
        for (const int64_t n : dims.sizes())
            out_ += fmt::format(" {}", n);
        out_ += '\n';
    }
    void text(const Value& v) {
        const ArrayView view(v);
        const int64_t rows = view.dims().rows(), cols = rows ? view.numel() / rows : 0;
        out_ += fmt::format("# type: string\n# elements: {}\n", rows);
        if (rows == 0)
            out_ += "# length: 0\n";
        for (int64_t r = 0; r < rows; ++r) {
            std::u16string row;
            for (int64_t c = 0; c < cols; ++c)
                row += view.data<char16_t>()[r + c * rows];
            const std::string bytes = to_utf8(row);
            out_ += fmt::format("# length: {}\n{}\n", bytes.size(), bytes);
        }
    }
    void element(const ArrayView& view, int64_t i) {
        switch (view.class_id()) {
        case ClassId::Int64:
            out_ += fmt::format(" {}", view.data<int64_t>()[i]);
            break;
        case ClassId::UInt64:
            out_ += fmt::format(" {}", view.data<uint64_t>()[i]);
            break;
        default:
            if (view.is_complex())
                out_ += fmt::format(" ({},{})", number_text(view.complex_at(i).real()), number_text(view.complex_at(i).imag()));
            else
                out_ += ' ' + number_text(view.double_at(i));
        }
    }
    void flat(const Value& v) {
        const ArrayView view(v);
        const ClassId cls = view.class_id();
        const bool integer = is_integer(cls), scalar = view.numel() == 1;
        std::string type = cls == ClassId::Logical ? "bool" : integer ? std::string(class_name(cls)) : cls == ClassId::Single ? "float" : "";
        if (view.is_complex())
            type += type.empty() ? "complex" : " complex";
        if (cls != ClassId::Logical || !scalar)
            type += (type.empty() ? "" : " ") + std::string(scalar ? (integer || cls != ClassId::Logical ? "scalar" : "") : "matrix");
        out_ += fmt::format("# type: {}\n", type);
        if (scalar) {
            const size_t at = out_.size();
            element(view, 0);
            out_.erase(at, 1); // no blank before a scalar
            out_ += '\n';
            return;
        }
        const int64_t rows = view.dims().rows(), cols = view.dims().cols();
        if (view.dims().count() > 2 || integer || cls == ClassId::Logical) {
            sizes(view.dims());
            for (int64_t i = 0; i < view.numel(); ++i) {
                element(view, i);
                out_ += '\n';
            }
            return;
        }
        out_ += fmt::format("# rows: {}\n# columns: {}\n", rows, cols);
        for (int64_t r = 0; r < rows; ++r) {
            for (int64_t c = 0; c < cols; ++c)
                element(view, r + c * rows);
            out_ += '\n';
        }
    }
    void sparse(const SparseArray& a) {
        const bool is_logical = a.class_id() == ClassId::Logical;
        out_ += fmt::format("# type: sparse {}matrix\n# nnz: {}\n# rows: {}\n# columns: {}\n",
                            is_logical ? "bool " : a.is_complex() ? "complex " : "", a.count(), a.rows(), a.cols());
        for (int64_t j = 0; j < a.cols(); ++j)
            for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k) {
                out_ += fmt::format("{} {} ", a.row_indices()[k] + 1, j + 1);
                if (a.is_complex()) {
                    const std::complex<double> z = a.values<std::complex<double>>()[k];
                    out_ += fmt::format("({},{})\n", number_text(z.real()), number_text(z.imag()));
                } else {
                    out_ += number_text(a.values<double>()[k]) + "\n";
                }
            }
    }
    void function_handle(const FunctionHandle& f) {
        out_ += "# type: function handle\n";
        if (!f.is_anonymous()) {
            out_ += fmt::format("# subtype: simple\n{}\n", f.name);
            return;
        }
        out_ += fmt::format("@<anonymous>\n{}\n", f.source);
        std::vector<size_t> kept;
        for (size_t i = 0; i < f.captured.size() && i < f.captured_names.size(); ++i)
            if (f.captured[i].is_defined())
                kept.push_back(i);
        if (!kept.empty())
            out_ += fmt::format("# length: {}\n", kept.size());
        for (const size_t i : kept)
            variable(f.captured_names[i], f.captured[i]);
    }
    void cell(const CellArray& c) {
        out_ += "# type: cell\n";
        if (c.dims().count() > 2)
            sizes(c.dims());
        else
            out_ += fmt::format("# rows: {}\n# columns: {}\n", c.dims().rows(), c.dims().cols());
        for (const Value& element : c.elements())
            variable("<cell-element>", element);
    }
    void structure(const StructArray& s) {
        const bool scalar = s.dims().is_scalar();
        out_ += scalar ? "# type: scalar struct\n" : "# type: struct\n";
        sizes(s.dims());
        out_ += fmt::format("# length: {}\n", s.fields().count());
        for (int f = 0; f < s.fields().count(); ++f) {
            const std::string& name = s.fields().names()[static_cast<size_t>(f)];
            if (scalar) {
                variable(name, s.at(0, f));
                continue;
            }
            ValueList values;
            for (int64_t e = 0; e < s.numel(); ++e)
                values.push_back(s.at(e, f));
            variable(name, cell_of(s.dims(), std::move(values)));
        }
    }

    std::string& out_;
    int precision_;
};

} // namespace

bool is_octave_text(const std::string& path) {
    std::ifstream in = opened(path);
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("# name:"))
            return true;
        if (!line.empty() && line[0] != '#' && line != "\r")
            return false;
    }
    return false;
}

bool read_octave_text(vm::Interpreter& interpreter, const std::string& path, const std::function<bool(const std::string&)>& wanted,
                      std::vector<MatVariable>& out) {
    std::ifstream in = opened(path);
    Reader reader(interpreter, in);
    try {
        std::string name;
        for (Value value; reader.next(name, value); value = Value()) {
            interpreter.check_interrupt();
            if (wanted(name))
                out.push_back({name, std::move(value)});
        }
    } catch (const Malformed&) {
        return false;
    }
    return true;
}

std::string octave_text(vm::Interpreter& interpreter, const std::vector<MatVariable>& variables) {
    std::string out = "# Created by Etna, in Octave's text format\n";
    const double digits = setting_value(interpreter, "save_precision").to_double();
    Writer writer(out, digits < 1 ? 17 : static_cast<int>(digits));
    for (const MatVariable& variable : variables)
        writer.variable(variable.name, variable.value);
    return out;
}

} // namespace etna::builtins
