// Calling functions and asking about calls: feval, eval, handles, nargin checks, run, exit.
#include <algorithm>
#include <filesystem>
#include <limits>

#include "engine/builtins/arguments.h"
#include "engine/builtins/files/paths.h"
#include "engine/common/platform.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"
#include "engine/vm/exception_object.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/last_error.h"
#include "engine/vm/workspaces.h"

namespace etna::builtins {
namespace {

constexpr Message kNotCallable{"MATLAB:feval:argMustBeStringOrHandle",
                               "Argument must be a function name or a function handle."};
constexpr Message kTooFewInputs{"MATLAB:narginchk:notEnoughInputs", "Not enough input arguments."};
constexpr Message kTooManyInputs{"MATLAB:narginchk:tooManyInputs", "Too many input arguments."};
constexpr Message kTooFewOutputs{"MATLAB:nargoutchk:notEnoughOutputs", "Not enough output arguments."};
constexpr Message kTooManyOutputs{"MATLAB:nargoutchk:tooManyOutputs", "Too many output arguments."};
constexpr Message kNoSuchWorkspace{"MATLAB:evalin:invalidWorkspace", "The workspace must be 'base' or 'caller'."};
constexpr Message kNotAFunctionName{"MATLAB:str2func:invalidFunctionName",
                                    "'{}' is neither a function name nor the text of an anonymous function."};
constexpr Message kNoSuchScript{"MATLAB:run:FileNotFound", "RUN cannot find the file '{}'."};
constexpr Message kHandleExpected{"MATLAB:func2str:FunctionHandleExpected", "The argument must be a function handle."};
constexpr Message kBadVariableName{"MATLAB:assigninInvalidVariable", "Invalid variable name '{}' in assignin."};

void give_all(Call& call, ValueList&& values) {
    for (size_t i = 0; i < values.size() && i < call.results.size(); ++i)
        call.results[i] = std::move(values[i]);
}

vm::Workspace workspace_argument(const Call& call, int index) {
    const std::string where = text_argument(call, index);
    if (where == "base")
        return vm::Workspace::Base;
    if (where == "caller")
        return vm::Workspace::Caller;
    fail(kNoSuchWorkspace);
}

/// `builtin('end', x, k, n)`: what `end` is in subscript k of n of an array.
void end_of_array(Call& call) {
    const int64_t position = integer_argument(call, 1), count = integer_argument(call, 2);
    if (position < 1 || count < position)
        fail({"MATLAB:badsubscript", "The position of a subscript must be from 1 to the number of subscripts."});
    const Dims dims = call.arg(0).dims();
    if (position > dims.count())
        return call.give(number(1));
    double size = static_cast<double>(dims[static_cast<int>(position) - 1]);
    if (position == count)
        for (int k = static_cast<int>(position); k < dims.count(); ++k)
            size *= static_cast<double>(dims[k]);
    call.give(number(size));
}

void feval(Call& call) {
    const Value& function = call.arg(0);
    const std::span<const Value> arguments(call.args.begin() + 1, call.args.end());
    if (function.is_function_handle() || function.is_object())
        give_all(call, call.interpreter.call(function, arguments, call.nargout));
    else if (function.is_text())
        give_all(call, call.interpreter.call(function.to_text(), arguments, call.nargout));
    else
        fail(kNotCallable);
}

void builtin(Call& call) {
    const std::string name = text_argument(call, 0);
    const Builtin* record = call.interpreter.registry().find(name);
    if (!record)
        raise(Err::UndefinedFunction, name);
    Call inner{call.interpreter, *record, call.args.subspan(1), call.nargout, call.results};
    call_builtin(inner);
}

/// What `lasterr` says in the code that runs instead.
void remember(Call& call, const Error& error) {
    call.interpreter.state<vm::LastError>() = {error.message(), error.identifier()};
}

void eval(Call& call) {
    const std::string code = text_argument(call, 0);
    if (call.nargin() < 2) {
        give_all(call, call.interpreter.evaluate(code, call.nargout));
        return;
    }
    try {
        give_all(call, call.interpreter.evaluate(code, call.nargout));
    } catch (const Error& error) {
        remember(call, error);
        give_all(call, call.interpreter.evaluate(text_argument(call, 1), call.nargout));
    }
}

void evalc(Call& call) {
    std::string code = text_argument(call, 0);
    if (call.nargin() > 1)
        code = "try\n" + code + "\ncatch\n" + text_argument(call, 1) + "\nend";
    const std::string text = call.interpreter.evaluate_capturing(code);
    call.give(text.empty() ? Value(Array::zeros(ClassId::Char, Dims(0, 0))) : Value::text(text));
}

void evalin(Call& call) {
    const vm::Workspace where = workspace_argument(call, 0);
    const std::string code = text_argument(call, 1);
    if (call.nargin() < 3) {
        give_all(call, call.interpreter.evaluate_in(where, code, call.nargout));
        return;
    }
    try {
        give_all(call, call.interpreter.evaluate_in(where, code, call.nargout));
    } catch (const Error& error) {
        remember(call, error);
        give_all(call, call.interpreter.evaluate_in(where, text_argument(call, 2), call.nargout));
    }
}

bool is_name(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && letter(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '_';
    });
}

void assignin(Call& call) {
    const std::string name = text_argument(call, 1);
    if (!is_name(name))
        fail(kBadVariableName, name);
    call.interpreter.set_variable_in(workspace_argument(call, 0), name, call.arg(2));
}

void func2str(Call& call) {
    if (!call.arg(0).is_function_handle())
        fail(kHandleExpected);
    const FunctionHandle& handle = call.arg(0).function();
    call.give(Value::text(handle.is_anonymous() ? handle.source : handle.name));
}

/// The function that an operator calls; empty for other text.
std::string_view operator_function(std::string_view text) {
    static constexpr std::pair<std::string_view, std::string_view> kOperators[] = {
        {"+", "plus"},      {"-", "minus"},     {"*", "mtimes"},    {"/", "mrdivide"},   {"\\", "mldivide"}, {"^", "mpower"},
        {"**", "mpower"},   {".+", "plus"},     {".-", "minus"},    {".*", "times"},     {"./", "rdivide"},   {".\\", "ldivide"},
        {".^", "power"},    {".**", "power"},   {"<", "lt"},        {"<=", "le"},        {"==", "eq"},        {">=", "ge"},
        {">", "gt"},        {"~=", "ne"},       {"!=", "ne"},       {"&", "and"},        {"|", "or"},         {"~", "not"},
        {"!", "not"},       {"'", "ctranspose"}, {".'", "transpose"}, {":", "colon"}};
    for (const auto& [symbol, name] : kOperators)
        if (symbol == text)
            return name;
    return {};
}

void str2func(Call& call) {
    std::string text = text_argument(call, 0);
    if (const std::string_view name = operator_function(text); !name.empty())
        text = name;
    const size_t start = text.find_first_not_of(" \t");
    text = start == std::string::npos ? "" : text.substr(start);
    if (!text.empty() && text[0] == '@' && text.find('(') != std::string::npos) {
        give_all(call, call.interpreter.evaluate(text, 1));
        return;
    }
    if (!text.empty() && text[0] == '@')
        text.erase(0, 1);
    const bool qualified_name = !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
        return std::isalnum(c) || c == '_' || c == '.';
    }) && !std::isdigit(static_cast<unsigned char>(text[0]));
    if (!qualified_name)
        fail(kNotAFunctionName, text);
    call.give(vm::handle_of(call.interpreter, text));
}

void is_function_handle(Call& call) { call.give(logical(call.arg(0).is_function_handle())); }

void functions(Call& call) {
    if (!call.arg(0).is_function_handle())
        fail(kHandleExpected);
    const FunctionHandle& handle = call.arg(0).function();
    const vm::HandleInfo info = vm::handle_info(call.interpreter, call.arg(0));
    Ref<StructArray> out = StructArray::scalar();
    out->set("function", Value::text(handle.is_anonymous() ? handle.source : handle.name));
    out->set("type", Value::text(info.type));
    out->set("file", Value::text(info.file));
    Ref<StructArray> variables = StructArray::scalar();
    if (handle.is_anonymous()) {
        for (size_t i = 0; i < handle.captured.size() && i < handle.captured_names.size(); ++i)
            if (handle.captured[i].is_defined())
                variables->set(handle.captured_names[i], handle.captured[i]);
        out->set("workspace", cell_of(Dims(), {Value(variables)}));
        out->set("within_file_path", Value::text(""));
    }
    for (const auto& [name, value] : info.variables)
        variables->set(name, value);
    if (info.type == "nested")
        out->set("workspace", cell_of(Dims(), {Value(variables)}));
    if (!info.parentage.empty())
        out->set("parentage", cell_of_text(Dims(1, static_cast<int64_t>(info.parentage.size())), info.parentage));
    call.give(out);
}

/// nargin and nargout without arguments are variables that the compiler knows; these are `nargin(f)`, `nargout(f)`.
void nargin_of(Call& call) {
    call.give(number(call.nargin() ? call.interpreter.declared_inputs(call.arg(0)) : call.interpreter.caller_nargin()));
}
void nargout_of(Call& call) {
    call.give(number(call.nargin() ? call.interpreter.declared_outputs(call.arg(0)) : call.interpreter.caller_nargout()));
}

void narginchk(Call& call) {
    const double count = call.interpreter.caller_nargin();
    if (count < scalar_argument(call, 0))
        fail(kTooFewInputs);
    if (count > scalar_argument(call, 1))
        fail(kTooManyInputs);
}

void nargoutchk(Call& call) {
    if (call.nargin() == 3) { // the old form: nargoutchk(min, max, n) returns the message
        const double count = scalar_argument(call, 2);
        const std::string text = count < scalar_argument(call, 0)   ? std::string(kTooFewOutputs.text)
                                 : count > scalar_argument(call, 1) ? std::string(kTooManyOutputs.text)
                                                                    : std::string();
        call.give(text.empty() ? Value::empty() : Value::text(text));
        return;
    }
    const double count = call.interpreter.caller_nargout();
    if (count < scalar_argument(call, 0))
        fail(kTooFewOutputs);
    if (count > scalar_argument(call, 1))
        fail(kTooManyOutputs);
}

/// nargchk(low, high, n), nargchk(low, high, n, 'struct' | 'string')
void nargchk(Call& call) {
    const double count = scalar_argument(call, 2);
    const Message* problem = count < scalar_argument(call, 0) ? &kTooFewInputs : count > scalar_argument(call, 1) ? &kTooManyInputs : nullptr;
    if (call.nargin() > 3 && text_is(call.arg(3), "struct")) {
        const Ref<FieldTable> fields = FieldTable::of({"message", "identifier"});
        Ref<StructArray> out = make_ref<StructArray>(problem ? Dims(1, 1) : Dims(0, 1), fields);
        if (problem) {
            out->at_mut(0, 0) = Value::text(problem->text);
            out->at_mut(0, 1) = Value::text(problem->identifier);
        }
        call.give(Value(std::move(out)));
        return;
    }
    call.give(problem ? Value::text(problem->text) : Value::empty());
}

void inputname(Call& call) {
    call.give(Value::text(call.interpreter.argument_name(static_cast<int>(integer_argument(call, 0)) - 1)));
}

void isargout(Call& call) {
    const std::vector<int64_t> indices = integers_of(call.arg(0));
    std::vector<uint8_t> out;
    for (const int64_t index : indices) {
        const int count = std::max(1, call.interpreter.caller_nargout());
        out.push_back(index >= 1 && index <= count && !call.interpreter.is_output_ignored(static_cast<int>(index) - 1));
    }
    call.give(logical_array(call.arg(0).dims(), out));
}

void mfilename(Call& call) {
    const std::string path = call.interpreter.caller_file();
    const size_t slash = path.find_last_of("/\\");
    const std::string option = call.nargin() ? text_argument(call, 0) : "";
    if (option.empty())
        call.give(Value::text(slash == std::string::npos ? path : path.substr(slash + 1)));
    else if (option == "class")
        call.give(Value::text(""));
    else if (option == "fullpathext")
        call.give(Value::text(path.empty() ? path : path + ".m"));
    else
        call.give(Value::text(path));
}

/// A script runs in the folder that it lies in, as MATLAB's page "run" says.
void run(Call& call) {
    std::string path = text_argument(call, 0);
    for (int i = 1; i < call.nargin(); ++i) // command syntax splits a path with blanks
        path += " " + text_argument(call, i);
    std::error_code error;
    std::filesystem::path file = absolute_path(path);
    if (file.extension() != ".m" || !std::filesystem::exists(file, error))
        file += ".m";
    if (!std::filesystem::exists(file, error)) {
        const std::string name = path.size() > 2 && path.ends_with(".m") ? path.substr(0, path.size() - 2) : path;
        const std::string found = call.interpreter.which(name);
        if (found.empty() || found == "built-in")
            fail(kNoSuchScript, path);
        file = found;
    }
    const std::string before = current_folder();
    const std::string inside = file.parent_path().generic_string();
    change_current_folder(inside);
    call.interpreter.rehash();
    const auto back = [&]() {
        if (current_folder() == inside)
            change_current_folder(before);
        call.interpreter.rehash();
    };
    try {
        call.interpreter.run_file(file.generic_string());
    } catch (...) {
        back();
        throw;
    }
    back();
}

// ---- functions in memory, imports

void localfunctions(Call& call) {
    const std::vector<std::string> names = vm::local_function_names(call.interpreter);
    ValueList handles;
    for (const std::string& name : names)
        handles.push_back(vm::handle_of(call.interpreter, name));
    const Dims dims(static_cast<int64_t>(handles.size()), handles.empty() ? 0 : 1);
    call.give(cell_of(dims, std::move(handles)));
}

void mlock(Call& call) { vm::set_locked(call.interpreter, vm::calling_function(call.interpreter), true); }
void munlock(Call& call) {
    vm::set_locked(call.interpreter, call.nargin() ? text_argument(call, 0) : vm::calling_function(call.interpreter), false);
}
void mislocked(Call& call) {
    call.give(logical(vm::is_locked(call.interpreter, call.nargin() ? text_argument(call, 0) : vm::calling_function(call.interpreter))));
}

/// import, import pkg.fun pkg.*: returns the list
void import(Call& call) {
    for (int i = 0; i < call.nargin(); ++i)
        vm::add_import(call.interpreter, text_argument(call, i));
    const std::vector<std::string> names = vm::imports(call.interpreter);
    if (call.nargout > 0 || call.nargin() == 0)
        call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), names.empty() ? 0 : 1), names));
}

void exit_program(Call& call) {
    int code = 0;
    for (int i = 0; i < call.nargin(); ++i)
        if (call.arg(i).is_numeric())
            code = static_cast<int>(integer_argument(call, i));
    throw ExitRequest{code};
}

constexpr Builtin kCalls[] = {
    {"feval", "Language", "Call a function by handle or name", 1, kAnyNumber, kAnyNumber, feval},
    {"builtin", "Language", "Call the built-in function behind an overloaded name", 1, kAnyNumber, kAnyNumber, builtin},
    {"end", "Language", "Last index of an array, for overloads of end", 3, 3, 1, end_of_array},
    {"eval", "Language", "Run text as code", 1, 2, kAnyNumber, eval},
    {"evalc", "Language", "Run text as code and return what it prints", 1, 2, 1, evalc},
    {"evalin", "Language", "Run text as code in another workspace", 2, 3, kAnyNumber, evalin},
    {"assignin", "Language", "Set a variable in another workspace", 3, 3, 0, assignin},
    {"func2str", "Language", "Text of a function handle", 1, 1, 1, func2str},
    {"str2func", "Language", "Function handle from text", 1, 2, 1, str2func},
    {"is_function_handle", "Language", "True for a function handle", 1, 1, 1, is_function_handle},
    {"functions", "Language", "What is inside a function handle", 1, 1, 1, functions},
    {"nargin", "Language", "Number of inputs of this call, or that a function declares", 0, 1, 1, nargin_of},
    {"nargout", "Language", "Number of outputs of this call, or that a function declares", 0, 1, 1, nargout_of},
    {"narginchk", "Language", "Check the number of inputs", 2, 2, 0, narginchk},
    {"nargoutchk", "Language", "Check the number of outputs", 2, 3, 1, nargoutchk},
    {"nargchk", "Language", "Message about a wrong number of inputs", 3, 4, 1, nargchk},
    {"inputname", "Language", "Name of the variable given as an input", 1, 2, 1, inputname},
    {"isargout", "Language", "True if the caller wants an output", 1, 1, 1, isargout},
    {"mfilename", "Language", "Name of the file that is running", 0, 1, 1, mfilename},
    {"run", "Language", "Run a script file", 1, kAnyNumber, 0, run},
    {"source", "Language", "Run a script file", 1, kAnyNumber, 0, run},
    {"localfunctions", "Language", "Handles of the local functions of this file", 0, 0, 1, localfunctions},
    {"mlock", "Language", "Keep the running function in memory", 0, 0, 0, mlock},
    {"munlock", "Language", "Let a function be cleared again", 0, 1, 0, munlock},
    {"mislocked", "Language", "True if a function cannot be cleared", 0, 1, 1, mislocked},
    {"import", "Language", "Use names of packages without the package", 0, kAnyNumber, 1, import},
    {"exit", "Language", "End the program", 0, 2, 0, exit_program},
    {"quit", "Language", "End the program", 0, 2, 0, exit_program},
};

} // namespace

void register_language_calls(Registry& registry) { registry.add(kCalls); }

} // namespace etna::builtins
