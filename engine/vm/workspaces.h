#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/value/value.h"

/// What builtins ask about names beyond variables: globals, functions in memory, imports, packages.
namespace etna::vm {

class Interpreter;

/// True if the variable of the caller's workspace is global.
bool is_global(Interpreter& interpreter, const std::string& name);
/// All global variables, sorted.
std::vector<std::string> global_names(Interpreter& interpreter);
/// `clear global name`: the variable goes from every workspace.
void clear_global(Interpreter& interpreter, const std::string& name);
/// Forgets a function: its persistent variables, its compiled code. False if it is locked or not loaded.
bool clear_function(Interpreter& interpreter, const std::string& name);
/// All functions that are not locked.
void clear_functions(Interpreter& interpreter);
/// The function that called the running builtin, as `mlock` names it; empty at the prompt.
std::string calling_function(Interpreter& interpreter);
void set_locked(Interpreter& interpreter, const std::string& name, bool locked);
bool is_locked(Interpreter& interpreter, const std::string& name);
/// `@name` as the caller would write it: local, nested and package functions are found.
Value handle_of(Interpreter& interpreter, const std::string& name);
/// Names of the local functions of the caller's file.
std::vector<std::string> local_function_names(Interpreter& interpreter);

/// Adds `pkg.fun` or `pkg.*` to the imports of the base workspace.
void add_import(Interpreter& interpreter, const std::string& name);
/// The imports that the caller sees, in order.
std::vector<std::string> imports(Interpreter& interpreter);
void clear_imports(Interpreter& interpreter);

/// What kind of function a handle is bound to, for `functions`.
struct HandleInfo {
    std::string type; ///< `simple`, `nested`, `scopedfunction`, `anonymous`
    std::string file;
    std::vector<std::string> parentage; ///< innermost first, of scoped and nested functions
    std::vector<std::pair<std::string, Value>> variables; ///< shared ones of a nested function
};
HandleInfo handle_info(Interpreter& interpreter, const Value& handle);

/// `classdef` if the file at this path defines a class, else empty.
std::string class_file_kind(const std::string& path);

/// Most nested calls, `set(0, 'RecursionLimit', n)`.
size_t recursion_limit(Interpreter& interpreter);
void set_recursion_limit(Interpreter& interpreter, size_t limit);

} // namespace etna::vm
