// The variables of the workspace and the meaning of names: who, whos, clear, exist, which.
#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/common/utf.h"
#include "engine/session/workspace_view.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/workspaces.h"

namespace etna::builtins {
namespace {

constexpr std::string_view kKeywords[] = {"break",  "case",     "catch",      "classdef", "continue", "else",   "elseif",
                                          "end",    "for",      "function",   "global",   "if",       "otherwise", "parfor",
                                          "persistent", "return", "spmd",     "switch",   "try",      "while"};

constexpr Message kClearKinds{"MATLAB:clear:invalidOption", "'{}' cannot be combined with another option of clear."};
constexpr Message kBadExistKind{"MATLAB:exist:invalidType", "'{}' is no kind that exist knows: 'var', 'builtin', 'class', 'dir', 'file'."};

/// `*` any text, `?` any character.
bool matches(std::string_view pattern, std::string_view text) {
    if (pattern.empty())
        return text.empty();
    if (pattern[0] == '*')
        return matches(pattern.substr(1), text) || (!text.empty() && matches(pattern, text.substr(1)));
    return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) && matches(pattern.substr(1), text.substr(1));
}

/// What `who`, `clear` and their kin select: wildcards, regular expressions, globals, exceptions.
struct Selection {
    std::vector<std::string> patterns, kept;
    bool regexp = false, kept_regexp = false, only_globals = false;
};

bool matches_any(Call& call, const std::string& name, const std::vector<std::string>& patterns, bool regexp) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        if (!regexp)
            return matches(pattern, name);
        const Value args[] = {Value::text(name), Value::text(pattern), Value::text("once")};
        return call.interpreter.call("regexp", args, 1).at(0).numel() > 0;
    });
}

/// Names of the caller's variables that are selected; all without patterns. Sorted.
std::vector<std::string> select_variables(Call& call, const Selection& wanted) {
    std::vector<std::string> out;
    for (const std::string& name : call.interpreter.variable_names()) {
        const Value* value = call.interpreter.find_variable(name);
        if (!value || !value->is_defined() || (wanted.only_globals && !vm::is_global(call.interpreter, name)))
            continue;
        if ((wanted.patterns.empty() || matches_any(call, name, wanted.patterns, wanted.regexp)) &&
            !matches_any(call, name, wanted.kept, wanted.kept_regexp))
            out.push_back(name);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> text_arguments(const Call& call) {
    std::vector<std::string> out;
    for (int i = 0; i < call.nargin(); ++i) {
        TextList list;
        if (!call.arg(i).is_text() && read_text_list(call.arg(i), list))
            for (const std::u16string& item : list.items)
                out.push_back(to_utf8(item));
        else
            out.push_back(text_argument(call, i));
    }
    return out;
}

/// Reads `-regexp`, `-except`, `global` and names.
Selection read_selection(const std::vector<std::string>& words) {
    Selection out;
    bool except = false;
    for (const std::string& word : words) {
        if (word == "-regexp" || word == "-r")
            (except ? out.kept_regexp : out.regexp) = true;
        else if (word == "-except" || word == "-x" || word == "-exclusive")
            except = true;
        else if (word == "global" || word == "-global" || word == "-g")
            out.only_globals = true;
        else
            (except ? out.kept : out.patterns).push_back(word);
    }
    return out;
}

/// The variables that who and whos list: of the workspace, or with -file of a MAT-file.
struct Listed {
    std::vector<std::string> names;
    std::map<std::string, Value> values; ///< of a file
    bool of_file = false;

    explicit Listed(Call& call) {
        std::vector<std::string> words = text_arguments(call);
        const auto option = std::find(words.begin(), words.end(), "-file");
        of_file = option != words.end() && option + 1 != words.end();
        if (!of_file) {
            names = select_variables(call, read_selection(words));
            return;
        }
        const Value args[] = {Value::text(*(option + 1))};
        words.erase(option, option + 2);
        const Value loaded = call.interpreter.call("load", args, 1).at(0);
        const Selection wanted = read_selection(words);
        const std::vector<std::string>& fields = loaded.structure().fields().names();
        for (size_t f = 0; f < fields.size(); ++f)
            if (wanted.patterns.empty() || matches_any(call, fields[f], wanted.patterns, wanted.regexp)) {
                names.push_back(fields[f]);
                values[fields[f]] = loaded.structure().at(0, static_cast<int>(f));
            }
    }
    const Value& value(Call& call, const std::string& name) const {
        return of_file ? values.at(name) : *call.interpreter.find_variable(name);
    }
};

void who(Call& call) {
    const std::vector<std::string> names = Listed(call).names;
    if (call.nargout > 0) {
        call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), names.empty() ? 0 : 1), names));
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
    const Listed listed(call);
    std::vector<session::VariableInfo> rows;
    for (const std::string& name : listed.names)
        rows.push_back(session::describe(name, listed.value(call, name)));
    if (call.nargout > 0) {
        Ref<StructArray> out = make_ref<StructArray>(Dims(static_cast<int64_t>(rows.size()), 1),
                                                     FieldTable::of({"name", "size", "bytes", "class", "global", "sparse", "complex", "nesting", "persistent"}));
        for (int64_t i = 0; i < static_cast<int64_t>(rows.size()); ++i) {
            const session::VariableInfo& row = rows[static_cast<size_t>(i)];
            const Value& value = listed.value(call, row.name);
            out->at_mut(i, 0) = Value::text(row.name);
            out->at_mut(i, 1) = row_vector(std::vector<double>(row.dims.begin(), row.dims.end()));
            out->at_mut(i, 2) = number(static_cast<double>(row.bytes));
            out->at_mut(i, 3) = Value::text(value.class_name());
            out->at_mut(i, 4) = logical(!listed.of_file && vm::is_global(call.interpreter, row.name));
            out->at_mut(i, 5) = logical(value.is_sparse());
            out->at_mut(i, 6) = logical(value.is_complex());
            Ref<StructArray> nesting = StructArray::scalar();
            nesting->set("function", Value::text(vm::calling_function(call.interpreter)));
            nesting->set("level", number(1));
            out->at_mut(i, 7) = Value(std::move(nesting));
            out->at_mut(i, 8) = logical(false);
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
        class_width = std::max(class_width, listed.value(call, row.name).class_name().size());
    }
    std::string out = fmt::format("  {:<{}}  {:>{}}  {:>{}}  {:<{}}  Attributes\n\n", "Name", name_width, "Size", size_width + 4,
                                  "Bytes", bytes_width + 2, "Class", class_width);
    for (const session::VariableInfo& row : rows) {
        const Value& value = listed.value(call, row.name);
        out += fmt::format("  {:<{}}  {:>{}}  {:>{}}  {:<{}}  {}\n", row.name, name_width, plain_size(row.dims), size_width + 4,
                           row.bytes, bytes_width + 2, value.class_name(), class_width,
                           !listed.of_file && vm::is_global(call.interpreter, row.name)
                               ? "global"
                           : value.is_sparse()  ? (value.is_complex() ? "sparse, complex" : "sparse")
                           : value.is_complex() ? "complex"
                                                : "");
    }
    call.interpreter.write(out + "\n");
}

void clear_globals(Call& call, const Selection& wanted) {
    for (const std::string& name : vm::global_names(call.interpreter))
        if ((wanted.patterns.empty() || matches_any(call, name, wanted.patterns, wanted.regexp)) &&
            !matches_any(call, name, wanted.kept, wanted.kept_regexp)) {
            vm::clear_global(call.interpreter, name);
            call.interpreter.clear_variable(name);
        }
}

/// clear, clear name..., clear -regexp expr..., clear all|classes|functions|global|import|java|mex|variables [name...],
/// and Octave's -all -exclusive -functions -global -variables -classes.
void clear(Call& call) {
    std::vector<std::string> words = text_arguments(call);
    std::string kind;
    const auto one_of = [](const std::string& word, std::initializer_list<const char*> list) {
        return std::any_of(list.begin(), list.end(), [&](const char* item) { return word == item; });
    };
    if (!words.empty()) {
        const std::string& first = words[0];
        if (one_of(first, {"all", "-all", "-a"}))
            kind = "all";
        else if (one_of(first, {"classes", "-classes", "-c"}))
            kind = "classes";
        else if (one_of(first, {"functions", "-functions", "-f", "mex"}))
            kind = "functions";
        else if (one_of(first, {"global", "-global", "-g"}))
            kind = "global";
        else if (one_of(first, {"variables", "-variables", "-v"}))
            kind = "variables";
        else if (one_of(first, {"import", "java"}))
            kind = first;
        if (!kind.empty())
            words.erase(words.begin());
    }
    if (!kind.empty() && !words.empty() && words[0].size() > 1 && words[0][0] == '-' && words[0] != "-regexp" && words[0] != "-except" &&
        words[0] != "-exclusive" && words[0] != "-x" && words[0] != "-r")
        fail(kClearKinds, words[0]);
    const Selection wanted = read_selection(words);
    if (kind == "all" || kind == "classes")
        call.interpreter.machine().classes->forget();
    if (kind == "import") {
        vm::clear_imports(call.interpreter);
        return;
    }
    if (kind == "global" || wanted.only_globals) {
        clear_globals(call, wanted);
        return;
    }
    if (kind == "functions") {
        if (wanted.patterns.empty())
            vm::clear_functions(call.interpreter);
        for (const std::string& name : wanted.patterns)
            vm::clear_function(call.interpreter, name);
        return;
    }
    if (kind == "all" || kind == "classes" || kind == "java") {
        call.interpreter.clear_all_variables();
        if (kind == "all")
            clear_globals(call, {});
        vm::clear_functions(call.interpreter);
        vm::clear_imports(call.interpreter);
        return;
    }
    for (const std::string& name : select_variables(call, wanted))
        call.interpreter.clear_variable(name);
    if (kind.empty() && !wanted.regexp && wanted.kept.empty())
        for (const std::string& name : wanted.patterns)
            if (name.find_first_of("*?") == std::string::npos)
                vm::clear_function(call.interpreter, name);
}

/// clearvars, clearvars -global, clearvars name... -regexp expr... -except name... -regexp expr...
void clearvars(Call& call) {
    Selection plain, expressions;
    bool except = false, regexp = false, global = false;
    for (const std::string& word : text_arguments(call)) {
        if (word == "-except") {
            except = true;
            regexp = false;
        } else if (word == "-regexp") {
            regexp = true;
        } else if (word == "-global" || word == "global") {
            global = true;
        } else if (except) {
            (regexp ? expressions.kept : plain.kept).push_back(word);
        } else {
            (regexp ? expressions.patterns : plain.patterns).push_back(word);
        }
    }
    const bool all = plain.patterns.empty() && expressions.patterns.empty();
    for (const std::string& name : call.interpreter.variable_names()) {
        const bool chosen = all || matches_any(call, name, plain.patterns, false) || matches_any(call, name, expressions.patterns, true);
        const bool stays = matches_any(call, name, plain.kept, false) || matches_any(call, name, expressions.kept, true);
        if (!chosen || stays || (global && !vm::is_global(call.interpreter, name)))
            continue;
        if (global)
            vm::clear_global(call.interpreter, name);
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

/// Programs ask whether these names exist to learn whether they run in Octave.
bool is_hidden_from_questions(const std::string& name) { return name.starts_with("OCTAVE_"); }

/// 1 variable, 2 file or function in a file, 3 MEX file, 5 built-in function, 7 folder, 8 class; 0 nothing.
void exist(Call& call) {
    if (call.nargin() > 1 && !call.arg(1).is_text())
        fail(kTextExpected, 2);
    const std::string name = text_argument(call, 0);
    const std::string kind = call.nargin() > 1 ? text_argument(call, 1) : "";
    if (!kind.empty() && kind != "var" && kind != "builtin" && kind != "file" && kind != "dir" && kind != "class")
        fail(kBadExistKind, kind);
    const auto wants = [&](std::string_view k) { return kind.empty() || kind == k; };
    const Value* variable = call.interpreter.find_variable(name);
    const auto answer = [&]() {
        if (wants("var") && variable && variable->is_defined())
            return 1;
        if (kind == "var" || name.empty())
            return 0;
        const std::string defined = call.interpreter.which(name);
        const bool in_file = !defined.empty() && defined != "built-in";
        if (wants("class") && in_file && !vm::class_file_kind(defined).empty())
            return 8;
        const bool engine_class = call.interpreter.machine().classes->native(name) || name == "inputParser" || name == "containers.Map";
        if (kind == "class" && engine_class)
            return 8;
        if (kind.empty() && name == "inputParser")
            return 2;
        if (is_hidden_from_questions(name))
            return 0;
        if (kind == "class")
            return 0;
        if (wants("file") && in_file)
            return 2;
        if (wants("builtin") && call.interpreter.registry().find(name))
            return 5;
        if (kind == "builtin")
            return 0;
        if ((wants("file") || kind == "dir") && is_folder(name))
            return 7;
        if (kind == "dir") {
            for (const std::string& folder : call.interpreter.path())
                if (is_folder(folder + "/" + name))
                    return 7;
            return 0;
        }
        if (name.ends_with(".m")) { // each function of the library has its file of help
            const std::string function = name.substr(0, name.size() - 2);
            if (call.interpreter.registry().find(function) || !call.interpreter.which(function).empty() || function == "inputParser")
                return 2;
        }
        std::error_code error;
        if (std::filesystem::exists(name, error))
            return name.ends_with(".mexa64") ? 3 : 2;
        if (is_file(name + ".m"))
            return 2;
        for (const std::string& folder : call.interpreter.path()) {
            if (is_file(folder + "/" + name))
                return 2;
            if (is_folder(folder + "/" + name))
                return 7;
        }
        return 0;
    };
    call.give(number(answer()));
}

std::string which_text(Call& call, const std::string& name) {
    const Value* variable = call.interpreter.find_variable(name);
    if (variable && variable->is_defined())
        return "variable";
    std::string found = call.interpreter.which(name);
    if (found.empty() && is_file(name))
        found = std::filesystem::absolute(name).lexically_normal().generic_string();
    if (found.empty())
        for (const std::string& folder : call.interpreter.path())
            if (is_file(folder + "/" + name))
                return folder + "/" + name;
    return found;
}

/// which name..., which name -all
void which(Call& call) {
    std::vector<std::string> names = text_arguments(call);
    const bool all = std::erase_if(names, [](const std::string& word) { return word == "-all" || word == "-ALL"; }) > 0;
    if (call.nargout > 0) {
        std::vector<std::string> found;
        for (const std::string& name : names) {
            std::string text = which_text(call, name);
            found.push_back(text == "built-in" ? "built-in (" + name + ")" : text);
        }
        if (all || found.size() > 1) {
            std::erase(found, "");
            call.give(cell_of_text(Dims(static_cast<int64_t>(found.size()), found.empty() ? 0 : 1), found));
        } else if (!found.empty()) {
            call.give(Value::text(found[0]));
        }
        return;
    }
    for (const std::string& name : names) {
        const std::string text = which_text(call, name);
        call.interpreter.write((text.empty()          ? "'" + name + "' not found."
                                : text == "variable"  ? name + " is a variable."
                                : text == "built-in" ? "built-in (" + name + ")"
                                                      : text) + "\n");
    }
}

void isglobal(Call& call) { call.give(logical(vm::is_global(call.interpreter, text_argument(call, 0)))); }

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
    {"clearvars", "Language", "Remove variables", 0, kAnyNumber, 0, clearvars},
    {"isglobal", "Language", "True if a variable is global", 1, 1, 1, isglobal},
    {"exist", "Language", "What a name means: variable, file, function, folder", 1, 2, 1, exist},
    {"which", "Language", "Where a function is defined", 1, kAnyNumber, 1, which},
    {"isvarname", "Language", "True if text can name a variable", 1, 1, 1, isvarname},
    {"iskeyword", "Language", "True for the language's reserved words", 0, 1, 1, iskeyword},
};

} // namespace

void register_language_workspace(Registry& registry) { registry.add(kWorkspace); }

} // namespace etna::builtins
