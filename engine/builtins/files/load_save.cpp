// load and save: variables in MAT-files, and matrices as text.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/mat_file.h"
#include "engine/builtins/files/octave_text.h"
#include "engine/builtins/files/paths.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/builtins/system/settings.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {

namespace fs = std::filesystem;

namespace {

constexpr Message kNoFile{"MATLAB:load:couldNotReadFile", "Unable to find file or directory '{}'."};
constexpr Message kUnreadable{"MATLAB:load:couldNotReadFile", "Unable to read file '{}'. No such file or directory."};
constexpr Message kNotMat{"MATLAB:load:notBinaryFile",
                          "Unable to read MAT-file {}. Not a binary MAT-file. Try load -ASCII to read as text."};
constexpr Message kCorrupt{"MATLAB:load:unableToReadMatFile", "Unable to read MAT-file {}. File might be corrupt."};
constexpr Message kUnknownText{"MATLAB:load:unknownText", "Unknown text on line number {} of ASCII file {}\n\"{}\"."};
constexpr Message kColumns{"MATLAB:load:numColumnsNotSame",
                           "Number of columns on line {} of ASCII file {} must be the same as previous lines."};
constexpr Message kLoadOption{"MATLAB:load:unknownOption", "'{}' is not a valid option of load."};
constexpr Message kSaveOption{"MATLAB:save:unknownOption", "'{}' is not a valid option of save."};
constexpr Message kNoVariable{"MATLAB:save:variableNotFound", "Variable '{}' not found."};
constexpr Message kNoStruct{"MATLAB:save:structArgNotScalarStruct", "The argument to -STRUCT must be the name of a scalar structure variable."};
constexpr Message kNoField{"MATLAB:save:fieldNotFound", "The structure '{}' has no field that '{}' names."};
constexpr Message kNotAscii{"MATLAB:save:asciiClass", "Variable '{}' of class '{}' cannot be written as text."};
constexpr Message kNoFolder{"MATLAB:save:noParentDir", "Cannot create '{}' because '{}' does not exist."};
constexpr Message kCannotWrite{"MATLAB:save:permissionDenied", "Unable to write file {}: permission denied, or the disk is full."};
constexpr Message kFileName{"MATLAB:save:invalidFileName", "The name of the file must be text that is not empty."};

fs::path native(const std::string& path) { return fs::path(std::u8string(path.begin(), path.end())); }
std::string extension_of(const std::string& path) {
    const size_t slash = path.find_last_of("/\\"), dot = path.find_last_of('.');
    return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? "" : path.substr(dot);
}

/// Which variables are meant: names, with `*` and `?`, or regular expressions.
struct Selection {
    std::vector<std::string> patterns;
    bool regular = false;

    bool is_all() const { return patterns.empty(); }
    bool has(vm::Interpreter& interpreter, const std::string& name) const {
        return is_all() || std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return fits(interpreter, p, name); });
    }
    bool fits(vm::Interpreter& interpreter, const std::string& pattern, const std::string& name) const {
        if (!regular)
            return wildcard_match(pattern, name);
        const Value args[] = {Value::text(name), Value::text(pattern), Value::text(std::string_view("once"))};
        return interpreter.call("regexp", args, 1).at(0).numel() > 0;
    }
};

// ---- text

/// The largest name that a file's name gives: `my-data.txt` is `my_data`.
std::string variable_name_of(const std::string& path) {
    std::string name = native(path).stem().string();
    for (char& c : name)
        if (!isalnum(static_cast<unsigned char>(c)) && c != '_')
            c = '_';
    return name.empty() || !isalpha(static_cast<unsigned char>(name[0])) ? "X" + name : name;
}

/// Rows of numbers, separated by blanks, commas, semicolons or tabs; `%` and `#` begin comments.
Value read_ascii(const std::string& path, const std::string& shown) {
    std::ifstream in(native(path), std::ios::binary);
    std::vector<double> numbers;
    int64_t rows = 0, cols = -1, line_number = 0;
    for (std::string line; std::getline(in, line);) {
        ++line_number;
        if (const size_t comment = line.find_first_of("%#"); comment != std::string::npos)
            line.erase(comment);
        int64_t count = 0;
        for (size_t at = 0; at < line.size();) {
            if (isspace(static_cast<unsigned char>(line[at])) || line[at] == ',' || line[at] == ';') {
                ++at;
                continue;
            }
            double x = 0;
            const size_t length = scan_double(std::string_view(line).substr(at), x);
            const size_t end = std::min(line.find_first_of(" \t,;\r\n", at), line.size());
            if (length == 0 || at + length != end)
                fail(kUnknownText, line_number, shown, line.substr(at, end - at));
            numbers.push_back(x);
            at += length;
            ++count;
        }
        if (count == 0)
            continue;
        if (cols >= 0 && count != cols)
            fail(kColumns, line_number, shown);
        cols = count;
        ++rows;
    }
    if (rows == 0)
        return Value::empty();
    Ref<Array> out = Array::uninitialized(ClassId::Double, Dims(rows, cols));
    double* p = out->data_mut<double>();
    for (int64_t r = 0; r < rows; ++r)
        for (int64_t c = 0; c < cols; ++c)
            p[r + c * rows] = numbers[static_cast<size_t>(r * cols + c)];
    return Value(std::move(out));
}

std::string ascii_text(const MatVariable& variable, bool long_form, bool tabs) {
    const Value& v = variable.value;
    if (!v.is_flat())
        fail(kNotAscii, variable.name, v.class_name());
    const ArrayView view(v);
    const int64_t rows = view.dims().rows(), cols = rows ? view.numel() / rows : 0;
    std::string out;
    for (int64_t r = 0; r < rows; ++r) {
        for (int64_t c = 0; c < cols; ++c) {
            const double x = view.double_at(r + c * rows);
            std::string text = std::isnan(x)   ? "NaN"
                               : std::isinf(x) ? (x < 0 ? "-Inf" : "Inf")
                                               : fmt::format("{:.{}e}", x, long_form ? 16 : 7);
            if (tabs)
                out += (c ? "\t" : "") + text;
            else
                out += fmt::format("{:>{}}", text, long_form ? 25 : 16);
        }
        out += '\n';
    }
    return out;
}

// ---- load

/// The file that a name means: itself, with `.mat`, or on the search path; empty if there is none.
std::string file_to_load(vm::Interpreter& interpreter, const std::string& name) {
    std::vector<std::string> names;
    if (extension_of(name).empty())
        names.push_back(name + ".mat");
    names.push_back(name);
    for (const std::string& candidate : names)
        if (is_file(candidate))
            return absolute_path(candidate);
    if (name.find_first_of("/\\~") == std::string::npos)
        for (const std::string& folder : interpreter.path())
            for (const std::string& candidate : names)
                if (is_file(folder + "/" + candidate))
                    return absolute_path(folder + "/" + candidate);
    return {};
}

struct LoadRequest {
    std::string file = "matlab.mat";
    bool ascii = false, mat = false;
    Selection selection;
};
LoadRequest load_request(const Call& call) {
    LoadRequest out;
    bool named = false;
    for (int i = 0; i < call.nargin(); ++i) {
        const std::string word = text_argument(call, i);
        const std::string option = to_lower_ascii(word);
        if (option == "-ascii")
            out.ascii = true;
        else if (option == "-mat")
            out.mat = true;
        else if (option == "-regexp" || option == "-regex")
            out.selection.regular = true;
        else if (option == "-force" || option == "-verbose" || option == "-import" || option == "-text" || option == "-binary" ||
                 option == "-v4" || option == "-v6" || option == "-v7" || option == "-4" || option == "-6" || option == "-7" ||
                 option == "-hdf5" || option == "-append" || option == "-list")
            continue;
        else if (word.size() > 1 && word[0] == '-' && isalpha(static_cast<unsigned char>(word[1])) && !out.selection.regular)
            fail(kLoadOption, word);
        else if (!named) {
            if (word.empty())
                fail(kFileName);
            out.file = word;
            named = true;
        } else {
            out.selection.patterns.push_back(word);
        }
    }
    return out;
}

bool is_octave_binary(const std::string& path) {
    std::ifstream in(std::filesystem::path(std::u8string(path.begin(), path.end())), std::ios::binary);
    char head[9] = {};
    in.read(head, sizeof head);
    return in && std::string_view(head, sizeof head) == "Octave-1-";
}

void load(Call& call) {
    vm::Interpreter& interpreter = call.interpreter;
    const LoadRequest request = load_request(call);
    const std::string path = file_to_load(interpreter, request.file);
    if (path.empty())
        fail(extension_of(request.file).empty() ? kNoFile : kUnreadable, extension_of(request.file).empty() ? request.file + ".mat" : request.file);
    std::vector<MatVariable> variables;
    auto wanted = [&](const std::string& name) { return request.selection.has(interpreter, name); };
    if (!request.ascii && is_mat_file(path)) {
        if (read_mat_file(interpreter, path, wanted, variables) != MatProblem::None)
            fail(kCorrupt, request.file);
    } else if (request.mat && !is_octave_binary(path)) {
        fail(kNotMat, request.file);
    } else if (!request.ascii && is_octave_text(path)) {
        if (!read_octave_text(interpreter, path, wanted, variables))
            fail(kCorrupt, request.file);
    } else if (!request.ascii && is_octave_binary(path)) {
        const Value argument[] = {Value::text(path)};
        const Value all = interpreter.call("matlab.internal.read_octave_binary", argument, 1).at(0);
        const std::vector<std::string>& names = all.structure().fields().names();
        for (size_t f = 0; f < names.size(); ++f)
            if (wanted(names[f]))
                variables.push_back({names[f], all.structure().at(0, static_cast<int>(f))});
    } else if (!request.ascii && extension_of(path) == ".mat") {
        fail(kNotMat, request.file);
    } else {
        Value matrix = read_ascii(path, request.file);
        if (call.nargout > 0)
            return call.give(std::move(matrix));
        return interpreter.set_variable(variable_name_of(path), std::move(matrix));
    }
    for (const std::string& pattern : request.selection.patterns) {
        const bool found = std::any_of(variables.begin(), variables.end(), [&](const MatVariable& v) {
            return request.selection.fits(interpreter, pattern, v.name);
        });
        if (!found && !request.selection.regular && pattern.find_first_of("*?") == std::string::npos)
            interpreter.warn("MATLAB:load:variableNotFound", "Variable '" + pattern + "' not found.");
    }
    if (call.nargout == 0) {
        for (MatVariable& variable : variables)
            interpreter.set_variable(variable.name, std::move(variable.value));
        return;
    }
    Ref<StructArray> out = StructArray::scalar();
    for (MatVariable& variable : variables)
        out->set(variable.name, std::move(variable.value));
    call.give(Value(std::move(out)));
}

// ---- save

struct SaveRequest {
    std::string file = "matlab.mat";
    enum class Format { Mat, Ascii, OctaveText } format = Format::Mat;
    MatVersion version = MatVersion::V7;
    bool append = false, structure = false, long_form = false, tabs = false;
    Selection selection;
};
SaveRequest save_request(const Call& call) {
    using Format = SaveRequest::Format;
    static const std::map<std::string, MatVersion, std::less<>> kVersions = {
        {"-v4", MatVersion::V4}, {"-v6", MatVersion::V6},   {"-v7", MatVersion::V7},    {"-v7.3", MatVersion::V73}, {"-4", MatVersion::V4},
        {"-6", MatVersion::V6},  {"-7", MatVersion::V7},    {"-mat", MatVersion::V7},   {"-binary", MatVersion::V7}, {"-mat-binary", MatVersion::V7},
        {"-hdf5", MatVersion::V73}, {"-float-binary", MatVersion::V7}, {"-mat7-binary", MatVersion::V7}, {"-mat4-binary", MatVersion::V4}};
    SaveRequest out;
    bool named = false, formatted = false;
    for (int i = 0; i < call.nargin(); ++i) {
        const std::string word = text_argument(call, i);
        const std::string option = to_lower_ascii(word);
        formatted = formatted || kVersions.count(option) > 0 || option == "-text" || option == "-ascii";
        if (const auto version = kVersions.find(option); version != kVersions.end())
            out.version = version->second;
        else if (option == "-ascii")
            out.format = Format::Ascii;
        else if (option == "-text")
            out.format = Format::OctaveText;
        else if (option == "-double")
            out.long_form = true;
        else if (option == "-tabs")
            out.tabs = true;
        else if (option == "-append")
            out.append = true;
        else if (option == "-struct")
            out.structure = true;
        else if (option == "-regexp")
            out.selection.regular = true;
        else if (option == "-nocompression" || option == "-z" || option == "-zip" || option == "-noappend") {
            if (option == "-nocompression" && out.version == MatVersion::V7)
                out.version = MatVersion::V6;
        } else if (word.size() > 1 && word[0] == '-' && !out.selection.regular)
            fail(kSaveOption, word);
        else if (!named) {
            if (word.empty())
                fail(kFileName);
            out.file = word;
            named = true;
        } else {
            out.selection.patterns.push_back(word);
        }
    }
    // Octave's setting and its own format names leave the file's name as it is.
    bool plain_name = out.format != Format::Mat;
    for (int i = 0; i < call.nargin(); ++i)
        plain_name = plain_name || text_is(call.arg(i), "-binary") || text_is(call.arg(i), "-hdf5");
    if (const std::string options = setting_value(call.interpreter, "save_default_options").to_text(); options != "-mat") {
        plain_name = true;
        if (!formatted && options.find("-text") != std::string::npos)
            out.format = Format::OctaveText;
    }
    if (extension_of(out.file).empty() && !plain_name)
        out.file += ".mat";
    return out;
}

std::vector<MatVariable> variables_to_save(vm::Interpreter& interpreter, SaveRequest& request) {
    std::vector<MatVariable> out;
    Selection& selection = request.selection;
    if (request.structure) {
        const Value* s = selection.patterns.empty() ? nullptr : interpreter.find_variable(selection.patterns[0]);
        if (!s || !s->is_struct() || s->numel() != 1)
            fail(kNoStruct);
        const std::string name = selection.patterns[0];
        selection.patterns.erase(selection.patterns.begin());
        const StructArray& fields = s->structure();
        for (int f = 0; f < fields.fields().count(); ++f)
            if (const std::string& field = fields.fields().names()[static_cast<size_t>(f)]; selection.has(interpreter, field))
                out.push_back({field, fields.at(0, f)});
        for (const std::string& pattern : selection.patterns)
            if (!selection.regular &&
                std::none_of(out.begin(), out.end(), [&](const MatVariable& v) { return selection.fits(interpreter, pattern, v.name); }))
                fail(kNoField, name, pattern);
        return out;
    }
    std::vector<std::string> names = interpreter.variable_names();
    std::sort(names.begin(), names.end());
    auto add = [&](const std::string& name) {
        const Value* value = interpreter.find_variable(name);
        if (value && value->is_defined() && std::none_of(out.begin(), out.end(), [&](const MatVariable& v) { return v.name == name; }))
            out.push_back({name, *value});
    };
    for (const std::string& pattern : selection.patterns) { // in the order in which they are named
        const size_t before = out.size();
        bool known = false;
        for (const std::string& name : names)
            if (selection.fits(interpreter, pattern, name)) {
                known = true;
                add(name);
            }
        if (!known && out.size() == before)
            fail(kNoVariable, pattern);
    }
    if (selection.is_all())
        for (const std::string& name : names)
            add(name);
    return out;
}

void write_text(const std::string& path, const std::string& shown, const std::string& text, bool append) {
    std::ofstream file(native(path), append ? std::ios::binary | std::ios::app : std::ios::binary);
    if (!file || !file.write(text.data(), static_cast<std::streamsize>(text.size())))
        fail(kCannotWrite, shown);
}

void save(Call& call) {
    vm::Interpreter& interpreter = call.interpreter;
    SaveRequest request = save_request(call);
    const std::string path = absolute_path(request.file);
    const std::string folder = native(path).parent_path().string();
    const bool shown = request.file == "-"; // Octave: to the command window
    if (!shown && !is_folder(folder))
        fail(kNoFolder, request.file, folder);
    std::vector<MatVariable> variables = variables_to_save(interpreter, request);
    if (shown && request.format != SaveRequest::Format::Ascii)
        return interpreter.write(octave_text(interpreter, variables));
    if (request.format == SaveRequest::Format::Ascii) {
        std::string text;
        for (const MatVariable& variable : variables)
            text += ascii_text(variable, request.long_form, request.tabs);
        return write_text(path, request.file, text, request.append);
    }
    if (request.format == SaveRequest::Format::OctaveText)
        return write_text(path, request.file, octave_text(interpreter, variables), request.append);
    if (request.append && is_file(path)) {
        std::vector<MatVariable> all;
        const MatProblem problem = read_mat_file(interpreter, path, [](const std::string&) { return true; }, all);
        if (problem != MatProblem::None)
            fail(problem == MatProblem::NotMat ? kNotMat : kCorrupt, request.file);
        for (MatVariable& variable : variables) {
            const auto old = std::find_if(all.begin(), all.end(), [&](const MatVariable& v) { return v.name == variable.name; });
            if (old != all.end())
                old->value = std::move(variable.value);
            else
                all.push_back(std::move(variable));
        }
        variables = std::move(all);
    }
    if (!write_mat_file(interpreter, path, request.version, variables))
        fail(kCannotWrite, request.file);
}

constexpr std::string_view kFiles = "Workspace Variables and MAT-Files";
constexpr Builtin kRows[] = {
    {"load", kFiles, "Load variables from file into workspace", 0, kAnyNumber, 1, load},
    {"save", kFiles, "Save workspace variables to file", 0, kAnyNumber, 0, save},
};

} // namespace

void register_load_save(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
