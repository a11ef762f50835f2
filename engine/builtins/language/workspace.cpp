// The variables of the workspace and the meaning of names: who, whos, clear, exist, which.
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/common/utf.h"
#include "engine/session/workspace_view.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr std::string_view kKeywords[] = {"break",  "case",     "catch",      "classdef", "continue", "else",   "elseif",
                                          "end",    "for",      "function",   "global",   "if",       "otherwise", "parfor",
                                          "persistent", "return", "spmd",     "switch",   "try",      "while"};

/// `*` any text, `?` any character.
bool matches(std::string_view pattern, std::string_view text) {
    if (pattern.empty())
        return text.empty();
    if (pattern[0] == '*')
        return matches(pattern.substr(1), text) || (!text.empty() && matches(pattern, text.substr(1)));
    return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) && matches(pattern.substr(1), text.substr(1));
}

/// Names of the caller's variables that match one of the patterns; all without patterns. Sorted.
std::vector<std::string> select_variables(Call& call, const std::vector<std::string>& patterns) {
    std::vector<std::string> out;
    for (const std::string& name : call.interpreter.variable_names()) {
        const Value* value = call.interpreter.find_variable(name);
        const bool wanted = patterns.empty() || std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) {
                                return matches(p, name);
                            });
        if (wanted && value && value->is_defined())
            out.push_back(name);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> text_arguments(const Call& call) {
    std::vector<std::string> out;
    for (int i = 0; i < call.nargin(); ++i)
        out.push_back(text_argument(call, i));
    return out;
}

void who(Call& call) {
    const std::vector<std::string> names = select_variables(call, text_arguments(call));
    if (call.nargout > 0) {
        call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), 1), names));
        return;
    }
    if (names.empty())
        return;
    size_t width = 0;
    for (const std::string& name : names)
        width = std::max(width, name.size() + 2);
    const size_t columns = std::max<size_t>(1, 78 / width);
    std::string out = "\nYour variables are:\n\n";
    for (size_t i = 0; i < names.size(); ++i)
        out += names[i] + ((i + 1) % columns == 0 || i + 1 == names.size() ? "\n" : std::string(width - names[i].size(), ' '));
    call.interpreter.write(out + "\n");
}

std::string plain_size(const std::vector<int64_t>& dims) {
    std::string out;
    for (const int64_t size : dims)
        out += (out.empty() ? "" : "x") + std::to_string(size);
    return out;
}

void whos(Call& call) {
    const std::vector<std::string> names = select_variables(call, text_arguments(call));
    std::vector<session::VariableInfo> rows;
    for (const std::string& name : names)
        rows.push_back(session::describe(name, *call.interpreter.find_variable(name)));
    if (call.nargout > 0) {
        Ref<StructArray> out = make_ref<StructArray>(Dims(static_cast<int64_t>(rows.size()), 1),
                                                     FieldTable::of({"name", "size", "bytes", "class", "sparse", "complex"}));
        for (int64_t i = 0; i < static_cast<int64_t>(rows.size()); ++i) {
            const session::VariableInfo& row = rows[static_cast<size_t>(i)];
            const Value& value = *call.interpreter.find_variable(row.name);
            out->at_mut(i, 0) = Value::text(row.name);
            out->at_mut(i, 1) = row_vector(std::vector<double>(row.dims.begin(), row.dims.end()));
            out->at_mut(i, 2) = number(static_cast<double>(row.bytes));
            out->at_mut(i, 3) = Value::text(value.class_name());
            out->at_mut(i, 4) = logical(value.is_sparse());
            out->at_mut(i, 5) = logical(value.is_complex());
        }
        call.give(out);
        return;
    }
    if (rows.empty())
        return;
    size_t name_width = 4, size_width = 4, bytes_width = 5, class_width = 5;
    for (const session::VariableInfo& row : rows) {
        name_width = std::max(name_width, row.name.size());
        size_width = std::max(size_width, plain_size(row.dims).size());
        bytes_width = std::max(bytes_width, std::to_string(row.bytes).size());
        class_width = std::max(class_width, call.interpreter.find_variable(row.name)->class_name().size());
    }
    std::string out = fmt::format("  {:<{}}  {:>{}}  {:>{}}  {:<{}}  Attributes\n\n", "Name", name_width, "Size", size_width + 4,
                                  "Bytes", bytes_width + 2, "Class", class_width);
    for (const session::VariableInfo& row : rows) {
        const Value& value = *call.interpreter.find_variable(row.name);
        out += fmt::format("  {:<{}}  {:>{}}  {:>{}}  {:<{}}  {}\n", row.name, name_width, plain_size(row.dims), size_width + 4,
                           row.bytes, bytes_width + 2, value.class_name(), class_width,
                           value.is_sparse() ? (value.is_complex() ? "sparse, complex" : "sparse")
                           : value.is_complex() ? "complex"
                                                : "");
    }
    call.interpreter.write(out + "\n");
}

void clear(Call& call) {
    std::vector<std::string> words = text_arguments(call);
    const bool all_words = !words.empty() && std::all_of(words.begin(), words.end(), [](const std::string& w) {
        return w == "all" || w == "-all" || w == "variables" || w == "-v" || w == "classes" || w == "functions" ||
               w == "-f" || w == "mex" || w == "java" || w == "import";
    });
    if (words.empty() || all_words) {
        if (words.empty() || (words[0] != "functions" && words[0] != "-f" && words[0] != "mex"))
            call.interpreter.clear_all_variables();
        if (!words.empty() && words[0] != "variables" && words[0] != "-v")
            call.interpreter.rehash();
        return;
    }
    // clearvars -except a b: everything else goes
    const auto except = std::find_if(words.begin(), words.end(),
                                     [](const std::string& w) { return w == "-except" || w == "-x" || w == "-exclusive"; });
    const std::vector<std::string> kept(except == words.end() ? words.end() : except + 1, words.end());
    words.erase(except, words.end());
    std::erase_if(words, [](const std::string& w) { return w == "variables" || w == "-v" || w == "global" || w == "-g"; });
    for (const std::string& name : select_variables(call, words)) {
        const bool keep = std::any_of(kept.begin(), kept.end(), [&](const std::string& p) { return matches(p, name); });
        if (!keep)
            call.interpreter.clear_variable(name);
    }
}

bool is_file(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error);
}
bool is_folder(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_directory(path, error);
}

void exist(Call& call) {
    const std::string name = text_argument(call, 0);
    const std::string kind = call.nargin() > 1 ? text_argument(call, 1) : "";
    const auto wants = [&](std::string_view k) { return kind.empty() || kind == k; };
    int answer = 0;
    const Value* variable = call.interpreter.find_variable(name);
    if (wants("var") && variable && variable->is_defined())
        answer = 1;
    else if (wants("builtin") && call.interpreter.registry().find(name))
        answer = 5;
    else if (wants("file") || kind == "dir") {
        const std::string defined = kind == "dir" ? std::string() : call.interpreter.which(name);
        if (!defined.empty() && defined != "built-in")
            answer = 2;
        else if (is_folder(name))
            answer = 7;
        else if (kind != "dir" && (is_file(name) || is_file(name + ".m")))
            answer = 2;
        else if (kind != "dir")
            for (const std::string& folder : call.interpreter.path())
                if (is_file(folder + "/" + name))
                    answer = 2;
    }
    call.give(number(answer));
}

void which(Call& call) {
    const std::string name = text_argument(call, 0);
    const Value* variable = call.interpreter.find_variable(name);
    std::string answer = variable && variable->is_defined() ? "variable" : call.interpreter.which(name);
    if (call.nargout > 0) {
        call.give(Value::text(answer));
        return;
    }
    if (answer.empty())
        answer = "'" + name + "' not found.";
    else if (answer == "variable")
        answer = name + " is a variable.";
    else if (answer == "built-in")
        answer = "built-in (" + name + ")";
    call.interpreter.write(answer + "\n");
}

bool is_keyword(std::string_view text) {
    return std::find(std::begin(kKeywords), std::end(kKeywords), text) != std::end(kKeywords);
}

void isvarname(Call& call) {
    const Value& value = call.arg(0);
    bool valid = false;
    if (value.is_text()) {
        const std::string text = value.to_text();
        constexpr size_t kLongestName = 63; // namelengthmax
        valid = !text.empty() && text.size() <= kLongestName && !is_keyword(text) &&
                std::isalpha(static_cast<unsigned char>(text[0])) &&
                std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isalnum(c) || c == '_'; });
    }
    call.give(logical(valid));
}

void iskeyword(Call& call) {
    if (call.nargin() > 0) {
        call.give(logical(call.arg(0).is_text() && is_keyword(call.arg(0).to_text())));
        return;
    }
    const std::vector<std::string> words(std::begin(kKeywords), std::end(kKeywords));
    call.give(cell_of_text(Dims(static_cast<int64_t>(words.size()), 1), words));
}

constexpr Builtin kWorkspace[] = {
    {"who", "Language", "List variables", 0, kAnyNumber, 1, who},
    {"whos", "Language", "List variables with sizes and classes", 0, kAnyNumber, 1, whos},
    {"clear", "Language", "Remove variables", 0, kAnyNumber, 0, clear},
    {"clearvars", "Language", "Remove variables", 0, kAnyNumber, 0, clear},
    {"exist", "Language", "What a name means: variable, file, function, folder", 1, 2, 1, exist},
    {"which", "Language", "Where a function is defined", 1, 2, 1, which},
    {"isvarname", "Language", "True if text can name a variable", 1, 1, 1, isvarname},
    {"iskeyword", "Language", "True for the language's reserved words", 0, 1, 1, iskeyword},
};

} // namespace

void register_language_workspace(Registry& registry) { registry.add(kWorkspace); }

} // namespace etna::builtins
