#include "engine/vm/workspaces.h"

#include <algorithm>
#include <fstream>

#include "engine/value/containers.h"
#include "engine/vm/machine.h"

namespace etna::vm {

namespace {

void forget_persistents(Code& code) {
    for (Ref<Box>& box : code.persistents)
        box = nullptr;
    for (const auto& [name, inner] : code.nested)
        forget_persistents(*inner);
}

void forget_persistents(FileUnit& unit) {
    for (const auto& [name, code] : unit.functions)
        forget_persistents(*code);
}

/// The function around nested and anonymous ones.
const Code* outermost(const Code* code) {
    while (code && code->parent)
        code = code->parent;
    return code;
}

const FileUnit* unit_of(const Code* code) { return code && code->unit ? static_cast<const FileUnit*>(code->unit.get()) : nullptr; }

/// The innermost frame that runs a file's code.
const Code* calling_code(Interpreter::Machine& machine) {
    for (int i = machine.depth; i > 0; --i) {
        const Code* code = machine.frames[static_cast<size_t>(i)]->code;
        if (code->source && !code->source->path().empty())
            return code;
    }
    return nullptr;
}

} // namespace

bool is_global(Interpreter& interpreter, const std::string& name) {
    Interpreter::Machine& machine = interpreter.machine();
    const auto found = machine.globals.find(name);
    if (found == machine.globals.end())
        return false;
    for (Frame* frame = &machine.top(); frame; frame = frame->overlay)
        if (machine.find_box(*frame, name) == found->second)
            return true;
    return false;
}

std::vector<std::string> global_names(Interpreter& interpreter) {
    std::vector<std::string> names;
    for (const auto& [name, box] : interpreter.machine().globals)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

void clear_global(Interpreter& interpreter, const std::string& name) {
    Interpreter::Machine& machine = interpreter.machine();
    const auto found = machine.globals.find(name);
    if (found == machine.globals.end())
        return;
    const Ref<Box> box = found->second;
    machine.globals.erase(found);
    box->value = Value();
}

bool clear_function(Interpreter& interpreter, const std::string& name) {
    Interpreter::Machine& machine = interpreter.machine();
    if (machine.locked_functions.count(name))
        return false;
    bool found = machine.command_functions.erase(name) > 0;
    for (const auto& [path, unit] : machine.files)
        if (unit->main && unit->main->name == name) {
            forget_persistents(*unit);
            found = true;
        }
    ++machine.epoch;
    return found;
}

void clear_functions(Interpreter& interpreter) {
    Interpreter::Machine& machine = interpreter.machine();
    for (const auto& [path, unit] : machine.files)
        if (!unit->main || !machine.locked_functions.count(unit->main->name))
            forget_persistents(*unit);
    for (const auto& [name, code] : machine.command_functions)
        if (!machine.locked_functions.count(name))
            forget_persistents(*code);
    interpreter.rehash();
}

std::string calling_function(Interpreter& interpreter) {
    for (const Frame* frame = &interpreter.machine().top(); frame; frame = frame->overlay) {
        const Code* code = outermost(frame->code);
        if (!code->is_script) {
            const FileUnit* unit = unit_of(code);
            return unit && unit->main && !unit->main->is_script ? unit->main->name : code->name;
        }
    }
    return {};
}

void set_locked(Interpreter& interpreter, const std::string& name, bool locked) {
    if (locked)
        interpreter.machine().locked_functions.insert(name);
    else
        interpreter.machine().locked_functions.erase(name);
}

bool is_locked(Interpreter& interpreter, const std::string& name) {
    return interpreter.machine().locked_functions.count(name) > 0;
}

Value handle_of(Interpreter& interpreter, const std::string& name) {
    CallSite site;
    site.name = name;
    return interpreter.machine().make_handle(interpreter.machine().top(), site);
}

std::vector<std::string> local_function_names(Interpreter& interpreter) {
    const Code* code = calling_code(interpreter.machine());
    const FileUnit* unit = unit_of(code);
    std::vector<std::string> names;
    if (!unit || !unit->ast)
        return names;
    for (const syntax::Function* function : unit->ast->file.functions)
        if (!(unit->ast->file.kind == syntax::FileKind::Function && function == unit->ast->file.functions[0]))
            names.emplace_back(function->name);
    return names;
}

void add_import(Interpreter& interpreter, const std::string& name) {
    Interpreter::Machine& machine = interpreter.machine();
    auto& list = machine.base_imports;
    list.erase(std::remove(list.begin(), list.end(), name), list.end());
    list.push_back(name);
    ++machine.epoch;
}

std::vector<std::string> imports(Interpreter& interpreter) {
    Interpreter::Machine& machine = interpreter.machine();
    std::vector<std::string> out;
    for (const Frame* frame = &machine.top(); frame; frame = frame->overlay)
        for (const Code* code = frame->code; code; code = code->parent) {
            out.insert(out.end(), code->imports.begin(), code->imports.end());
            if (code->is_script && !frame->overlay)
                out.insert(out.end(), machine.base_imports.begin(), machine.base_imports.end());
        }
    std::vector<std::string> unique;
    for (const std::string& name : out)
        if (std::find(unique.begin(), unique.end(), name) == unique.end())
            unique.push_back(name);
    return unique;
}

void clear_imports(Interpreter& interpreter) {
    interpreter.machine().base_imports.clear();
    ++interpreter.machine().epoch;
}

HandleInfo handle_info(Interpreter& interpreter, const Value& value) {
    HandleInfo info;
    const FunctionHandle& handle = value.function();
    const Code* code = handle.target ? static_cast<const BoundFunction&>(*handle.target).code.get() : nullptr;
    if (handle.is_anonymous()) {
        info.type = "anonymous";
        info.file = code && code->source ? code->source->path() : "";
        return info;
    }
    const FileUnit* unit = unit_of(code);
    if (code && code->parent) {
        info.type = "nested";
        info.file = code->source->path();
        for (const Code* c = code; c; c = c->parent)
            info.parentage.push_back(c->name.substr(c->name.find_last_of('/') == std::string::npos ? 0 : c->name.find_last_of('/') + 1));
        const Ref<Env>& env = static_cast<const BoundFunction&>(*handle.target).env;
        if (env)
            for (const bytecode::Capture& capture : code->captures)
                if (static_cast<size_t>(capture.outer_slot) < env->boxes.size() && env->boxes[static_cast<size_t>(capture.outer_slot)] &&
                    env->boxes[static_cast<size_t>(capture.outer_slot)]->value.is_defined())
                    info.variables.emplace_back(code->slot_names[static_cast<size_t>(capture.slot)],
                                                env->boxes[static_cast<size_t>(capture.outer_slot)]->value);
        return info;
    }
    if (unit && code != unit->main.get() && !unit->source->path().empty()) {
        info.type = "scopedfunction";
        info.file = unit->source->path();
        info.parentage.push_back(handle.name);
        if (unit->main)
            info.parentage.push_back(unit->main->name);
        return info;
    }
    info.type = "simple";
    const std::string file = interpreter.which(handle.name);
    info.file = file == "built-in" ? "" : file;
    return info;
}

std::string class_file_kind(const std::string& path) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        const size_t start = line.find_first_not_of(" \t\r");
        if (start == std::string::npos || line[start] == '%' || line[start] == '#')
            continue;
        return line.compare(start, 8, "classdef") == 0 ? "classdef" : "";
    }
    return {};
}

size_t recursion_limit(Interpreter& interpreter) { return interpreter.machine().recursion_limit; }
void set_recursion_limit(Interpreter& interpreter, size_t limit) { interpreter.machine().recursion_limit = limit; }

} // namespace etna::vm
