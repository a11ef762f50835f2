// Packages as values, and names that `import` makes short.
#include "engine/vm/packages.h"

#include "engine/common/platform.h"
#include "engine/vm/machine.h"

namespace etna::vm {

namespace {

[[noreturn]] void unresolved(const std::string& name) {
    throw Error("MATLAB:undefinedVarOrClass", "Unable to resolve the name '" + name + "'.");
}

} // namespace

bool PackageObject::call_method(Interpreter& interpreter, std::string_view name, std::span<const Value> arguments,
                                int nargout, ValueList& results) {
    const std::string full = name_ + "." + std::string(name);
    if (!interpreter.function_exists(full))
        return false;
    results = interpreter.call(full, arguments, nargout);
    return true;
}

Value PackageObject::get_property(const std::string& name) {
    const std::string full = name_ + "." + name;
    Value inner = find_package(interpreter_, full);
    if (!inner.is_defined())
        unresolved(full);
    return inner;
}

void PackageObject::set_property(const std::string& name, const Value&) { unresolved(name_ + "." + name); }

Value find_package(Interpreter& interpreter, const std::string& name) {
    std::string folder;
    for (size_t at = 0, end = 0; at <= name.size(); at = end + 1) {
        end = std::min(name.find('.', at), name.size());
        folder += "/+" + name.substr(at, end - at);
    }
    Interpreter::Machine& machine = interpreter.machine();
    const size_t cut = folder.find_last_of('/');
    const auto is_there = [&](const std::string& where) { return machine.folder_has(where + folder.substr(0, cut), folder.substr(cut + 1)); };
    bool found = is_there(current_folder());
    for (const std::string& where : interpreter.path())
        found = found || is_there(where);
    for (const Frame* frame = &machine.top(); frame && !found; frame = frame->overlay)
        if (frame->code->unit)
            found = is_there(static_cast<const FileUnit&>(*frame->code->unit).folder);
    found = found || machine.standard_library.has_package(name);
    if (!found) {
        const std::string prefix = name + ".";
        for (const Builtin* builtin : interpreter.registry().all())
            if (builtin->name.substr(0, prefix.size()) == prefix) {
                found = true;
                break;
            }
    }
    if (!found)
        return {};
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(new PackageObject(interpreter, name))));
}

Value Interpreter::Machine::named_package(const CallSite& site) {
    if (interpreter.function_exists(site.name))
        return {};
    Value package = find_package(interpreter, site.name);
    if (!package.is_defined() && interpreter.function_exists(site.dotted))
        return {};
    if (!package.is_defined())
        unresolved(site.dotted);
    return package;
}

/// The full name that an import of the code around `from` gives to `name`; empty if none does. `wildcard` looks at
/// `pkg.*`, else at names written in full.
std::string Interpreter::Machine::imported_name(const std::string& name, const Code* from, bool wildcard) {
    const std::string first = name.substr(0, name.find('.'));
    const auto look = [&](const std::vector<std::string>& list) -> std::string {
        for (const std::string& entry : list) {
            const size_t dot = entry.find_last_of('.');
            if (dot == std::string::npos)
                continue;
            const bool is_wildcard = entry.compare(dot, std::string::npos, ".*") == 0;
            if (is_wildcard != wildcard)
                continue;
            if (wildcard) {
                std::string full = entry.substr(0, dot + 1) + name;
                const std::string folder = from->unit ? static_cast<const FileUnit&>(*from->unit).folder : std::string();
                if (interpreter.registry().find(full) || !find_file(full, folder).empty())
                    return full;
            } else if (entry.compare(dot + 1, std::string::npos, first) == 0) {
                return entry.substr(0, dot + 1) + name;
            }
        }
        return {};
    };
    for (const Code* code = from; code; code = code->parent) {
        if (!code->imports.empty())
            if (std::string full = look(code->imports); !full.empty())
                return full;
        if (code->is_script && !base_imports.empty())
            if (std::string full = look(base_imports); !full.empty())
                return full;
    }
    return {};
}

} // namespace etna::vm
