// Function files and scripts: where a name is looked for, and texts that become code.
#include <filesystem>

#include "engine/bytecode/compiler.h"
#include "engine/common/platform.h"
#include "engine/syntax/parser.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/machine.h"
#include "engine/vm/static_workspace.h"

namespace etna::vm {

namespace fs = std::filesystem;

namespace {

std::string parent_of(const std::string& path) {
    const size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string stem_of(const std::string& path) {
    const size_t slash = path.find_last_of('/');
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    if (name.size() > 2 && name.compare(name.size() - 2, 2, ".m") == 0)
        name.resize(name.size() - 2);
    return name;
}

/// The folder that stands on the path for a file in `folder`: without `+package`, `@Class` and `private` folders.
std::string root_folder(std::string folder) {
    for (;;) {
        const size_t slash = folder.find_last_of('/');
        if (slash == std::string::npos)
            return folder;
        const std::string last = folder.substr(slash + 1);
        if (last.empty() || !(last[0] == '+' || last[0] == '@' || last == "private"))
            return folder;
        folder.resize(slash);
    }
}

/// Methods in files of an `@Class` folder are found through the objects, not by name.
bool is_class_folder(const std::string& folder) {
    const size_t slash = folder.find_last_of('/');
    return slash != std::string::npos && slash + 1 < folder.size() && folder[slash + 1] == '@';
}

/// Functions of a package are found by their full names, by each other too.
bool is_package_folder(const std::string& folder) {
    const size_t slash = folder.find_last_of('/');
    return slash + 1 < folder.size() && folder[slash + 1] == '+';
}

int64_t modified_time(const std::string& path) {
    std::error_code error;
    const auto time = fs::last_write_time(path, error);
    return error ? 0 : static_cast<int64_t>(time.time_since_epoch().count());
}

[[noreturn]] void raise_syntax_error(const SourceFile& source, const Diagnostic& diagnostic) {
    std::string message = diagnostic.message;
    if (!diagnostic.hint.empty())
        message += " " + diagnostic.hint;
    Error error(diagnostic.identifier, message);
    error.stack().push_back({source.path(), stem_of(source.path()), diagnostic.line1, diagnostic.column1});
    throw error;
}

} // namespace

bool Interpreter::Machine::folder_has(const std::string& folder, const std::string& file) {
    auto found = folders.find(folder);
    if (found == folders.end()) {
        found = folders.emplace(folder, std::unordered_map<std::string, bool>()).first;
        std::error_code error;
        for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end; it.increment(error))
            found->second.emplace(it->path().filename().string(), true);
    }
    return found->second.count(file) > 0;
}

std::string Interpreter::Machine::find_file(const std::string& name, const std::string& folder) {
    std::string relative, rest = name;
    for (size_t dot; (dot = rest.find('.')) != std::string::npos; rest = rest.substr(dot + 1))
        relative += "+" + rest.substr(0, dot) + "/";
    const std::string file = rest + ".m";
    const std::string class_folder = "@" + rest;
    const auto in = [&](const std::string& where) -> std::string {
        if (!relative.empty() && !folder_has(where, relative.substr(0, relative.find('/'))))
            return {};
        const std::string inner = relative.empty() ? where : where + "/" + relative.substr(0, relative.size() - 1);
        if (folder_has(inner, class_folder) && folder_has(inner + "/" + class_folder, file))
            return inner + "/" + class_folder + "/" + file;
        return folder_has(inner, file) ? inner + "/" + file : std::string();
    };
    if (!folder.empty() && relative.empty() && folder_has(folder, "private") && folder_has(folder + "/private", file))
        return folder + "/private/" + file;
    if (std::string path = in(current_folder()); !path.empty())
        return path;
    if (!folder.empty() && !is_class_folder(folder) && !is_package_folder(folder))
        if (std::string path = in(folder); !path.empty())
            return path;
    if (const std::string root = root_folder(folder); root != folder && !root.empty())
        if (std::string path = in(root); !path.empty())
            return path;
    for (const std::string& where : interpreter.path())
        if (std::string path = in(where); !path.empty())
            return path;
    return standard_library.find(name);
}

Ref<FileUnit> Interpreter::Machine::make_unit(const SourcePtr& source) {
    Ref<FileUnit> unit = make_ref<FileUnit>();
    unit->registry = &units;
    units.insert(unit.get());
    unit->source = source;
    unit->folder = parent_of(source->path());
    return unit;
}

namespace {
/// Octave's functions may call `f` before they make a variable `f`: such names are looked up when they are met.
void allow_early_calls(hir::Scope& scope, const bytecode::CompileContext& context) {
    for (int slot = 0; slot < scope.count(); ++slot) {
        hir::Variable& variable = scope.variable(slot);
        if (variable.read_first && variable.assigned && !variable.boxed && context.is_function(variable.name))
            variable.assigned = false;
    }
    for (const auto& inner : scope.nested)
        allow_early_calls(*inner, context);
}
} // namespace

Ref<FileUnit> Interpreter::Machine::compile_text(SourcePtr source, const std::function<bool(std::string_view)>& is_variable,
                                                 bool expression_only) {
    syntax::ParseOptions options;
    options.is_variable = is_variable;
    options.expression_only = expression_only;
    // Text given to `eval` is in the dialect of the code around it.
    if (depth > 0 && top().code->unit && static_cast<FileUnit&>(*top().code->unit).dialect == syntax::Dialect::Octave) {
        if (source->path().empty())
            options.dialect = syntax::Dialect::Octave;
        else if (!standard_library.holds(source->path()))
            options.ambiguous = syntax::Dialect::Octave;
    }
    syntax::ParseResult parsed = syntax::parse(*source, options);
    for (const Diagnostic& diagnostic : parsed.diagnostics)
        if (diagnostic.severity == Severity::Error)
            raise_syntax_error(*source, diagnostic);
    Ref<FileUnit> unit = make_unit(source);
    unit->ast = parsed.ast;
    unit->dialect = parsed.dialect;
    const syntax::File& file = parsed.ast->file;
    if (file.kind == syntax::FileKind::Class) {
        if (source->path().empty())
            raise(Err::ClassFile);
        classes->define(*unit);
    }
    bytecode::CompileContext context = compile_context(*unit);
    context.class_context = unit->class_definition ? unit->class_definition.get() : classes->owner_of_file(source->path());
    for (const syntax::Function* function : file.functions) {
        const std::unique_ptr<hir::Scope> scope = hir::resolve_function(*function);
        if (context.is_octave)
            allow_early_calls(*scope, context);
        Ref<Code> code = bytecode::compile_function(*scope, context);
        unit->functions.emplace(std::string(function->name), code);
        if (!unit->main && file.kind == syntax::FileKind::Function) {
            unit->main = code;
            code->is_main = true;
        } else if (!source->path().empty()) {
            code->name = stem_of(source->path()) + ">" + code->name;
        }
    }
    return unit;
}

bytecode::CompileContext Interpreter::Machine::compile_context(FileUnit& unit) {
    bytecode::CompileContext context;
    context.source = unit.source;
    context.unit = &unit;
    context.is_octave = unit.dialect == syntax::Dialect::Octave;
    const std::string folder = unit.folder;
    context.is_function = [this, folder](std::string_view dotted) {
        return interpreter.registry().find(dotted) != nullptr || !find_file(std::string(dotted), folder).empty();
    };
    return context;
}

Ref<FileUnit> Interpreter::Machine::load_unit(const std::string& path) {
    const int64_t modified = modified_time(path);
    const auto found = files.find(path);
    if (found != files.end() && found->second->modified == modified)
        return found->second;
    Ref<FileUnit> unit = unit_from_snapshot(path);
    if (!unit) {
        SourceError error;
        const SourcePtr source = load_source(path, error);
        if (!source)
            throw Error(error.identifier, error.message);
        unit = compile_text(source, nullptr);
    }
    unit->modified = modified;
    if (!unit->main) {
        unit->main = make_ref<Code>();
        unit->main->is_script = true;
        unit->main->source = unit->source;
        unit->main->name = stem_of(path);
        unit->main->unit = Ref<RefCounted>(unit.get());
    }
    if (!unit->class_definition)
        unit->main->name = unit->main->class_context
                               ? static_cast<ClassDefinition*>(unit->main->class_context)->short_name + "." + stem_of(path)
                               : stem_of(path);
    files[path] = unit;
    ++epoch;
    return unit;
}

void Interpreter::Machine::run_script(FileUnit& unit, Frame& workspace, int nargout, int first_line1, int last_line1) {
    const Ref<FileUnit> keep(&unit);
    const bool whole = first_line1 == 0 && last_line1 == 0;
    const auto is_boxed = [&](std::string_view name) { return static_cast<bool>(find_box(workspace, std::string(name))); };
    Ref<Code> code = whole && nargout == 0 ? unit.script : nullptr;
    if (code)
        for (int slot = 0; slot < code->slot_count; ++slot)
            if (!code->boxed[static_cast<size_t>(slot)] && is_boxed(code->slot_names[static_cast<size_t>(slot)])) {
                code = nullptr;
                break;
            }
    if (!code) {
        std::vector<syntax::Stmt*> chosen;
        syntax::Block body = unit.ast->file.body;
        if (!whole) {
            for (syntax::Stmt* stmt : body) {
                const int line1 = unit.source->locate(stmt->span.begin).line1;
                if (line1 >= first_line1 && (last_line1 == 0 || line1 <= last_line1))
                    chosen.push_back(stmt);
            }
            body = chosen;
        }
        const std::unique_ptr<hir::Scope> scope = hir::resolve_script(body, is_boxed);
        scope->qualified_name = unit.source->path().empty() ? std::string() : stem_of(unit.source->path());
        code = bytecode::compile_script(*scope, body, compile_context(unit), nargout > 0);
        std::vector<bool> assigned;
        for (int slot = 0; slot < scope->count(); ++slot)
            assigned.push_back(scope->variable(slot).assigned);
        refuse_additions(*this, *code, assigned, workspace);
        if (whole && nargout == 0)
            unit.script = code;
    }
    Value* saved = extra_top;
    Frame& frame = push(*code, nullptr, nullptr, free_values(), 0, nargout, nullptr);
    frame.overlay = &workspace;
    enter_overlay(frame);
    run();
    extra_top = saved;
}

void Interpreter::rehash() {
    machine_->folders.clear();
    machine_->classes->builtin_folders_known = false;
    ++machine_->epoch;
}

std::string Interpreter::which(std::string_view name) {
    const std::string text(name);
    for (Frame* frame = &machine_->top(); frame; frame = frame->overlay)
        for (const Code* code = frame->code; code; code = code->parent) {
            if (code->nested.count(text))
                return code->source->path();
            if (code->unit && static_cast<FileUnit&>(*code->unit).functions.count(text))
                return code->source->path();
        }
    const std::string path = machine_->find_file(text, {});
    if (!path.empty())
        return path;
    return registry_.find(name) ? "built-in" : "";
}

} // namespace etna::vm
