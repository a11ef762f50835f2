#include "engine/vm/interpreter.h"
#include "engine/vm/exit_functions.h"

#include <filesystem>

#include "engine/accel/context.h"
#include "engine/bytecode/compiler.h"
#include "engine/common/platform.h"
#include "engine/display/display.h"
#include "engine/ops/warnings.h"
#include "engine/vm/debugger.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/last_error.h"
#include "engine/vm/machine.h"
#include "engine/vm/diary.h"
#include "engine/vm/warning_modes.h"

namespace etna::vm {

Interpreter::Interpreter(const session::Options& options, Host& host)
    : host_(host), path_(options.path), extensions_(options.extensions), accel_(std::make_unique<accel::Context>()),
      debugger_(std::make_unique<Debugger>()), machine_(std::make_unique<Machine>(*this)) {
    register_engine_builtins(registry_);
    machine_->recursion_limit = options.recursion_limit;
    machine_->use_jit = options.jit;
    if (!options.current_folder.empty())
        change_current_folder(options.current_folder);
    accel_->set_interrupt_flag(&stop_requested_);
    ops::set_warning_sink([this](std::string_view identifier, std::string_view message) { warn(identifier, message); });
}

Interpreter::~Interpreter() {
    stop_requested_ = false;
    for (std::vector<std::string>& names = state<ExitFunctions>().names; !names.empty();) {
        const std::string name = names.back();
        names.pop_back();
        try {
            call(name, {}, 0);
        } catch (const Error& error) {
            host_.write(session::TextStream::Error, error.message() + "\n");
        } catch (...) { // an interrupt or exit: the engine ends anyway
        }
    }
    // What the workspace holds goes while the machine is still there: clean-up tasks and delete methods run code.
    while (machine_->depth > 0)
        machine_->pop();
    LooseVariables last;
    last.swap(*machine_->base().loose);
    last.clear();
    machine_->globals.clear();
    machine_->classes->collect_cycles();
    machine_.reset();
    states_.clear();
    ops::set_warning_sink(nullptr);
}

// ---- running code

void Interpreter::execute(std::string_view code, const std::string& file) {
    Machine& m = *machine_;
    Frame& workspace = m.depth > 0 ? m.top() : m.base();
    const SourcePtr source = std::make_shared<SourceFile>(file, std::string(code));
    const Ref<FileUnit> unit = m.compile_text(source, [&](std::string_view name) {
        return m.find_variable(workspace, std::string(name), false) != nullptr;
    });
    for (const auto& [name, function] : unit->functions) {
        m.command_functions[name] = function;
        ++m.epoch;
    }
    if (unit->main)
        return; // definitions only
    m.run_script(*unit, workspace, 0);
}

namespace {
std::string absolute(const std::string& path) {
    std::error_code error;
    const std::filesystem::path full = std::filesystem::absolute(path, error);
    return error ? path : full.lexically_normal().generic_string();
}
} // namespace

void Interpreter::run_file(const std::string& path, const std::string* text, int first_line1, int last_line1) {
    Machine& m = *machine_;
    std::string full = absolute(path);
    Ref<FileUnit> unit;
    if (text) {
        unit = m.compile_text(std::make_shared<SourceFile>(full, *text), nullptr);
    } else {
        std::error_code error;
        if (!std::filesystem::exists(full, error)) {
            for (const std::string& folder : path_)
                if (std::filesystem::exists(folder + "/" + path, error)) {
                    full = absolute(folder + "/" + path);
                    break;
                }
        }
        unit = m.load_unit(full);
    }
    if (unit->main && !unit->main->is_script) {
        m.call_code(*unit->main, nullptr, nullptr, {}, 0);
        return;
    }
    m.run_script(*unit, m.top(), 0, first_line1, last_line1);
}

ValueList Interpreter::evaluate_in(Workspace where, std::string_view code, int nargout) {
    Machine& m = *machine_;
    Frame& workspace = m.workspace(where);
    const SourcePtr source = std::make_shared<SourceFile>("", std::string(code));
    // Where a value is wanted the text is an expression: `x = eval('name -1')` is no command.
    const Ref<FileUnit> unit = m.compile_text(source, [&](std::string_view name) {
        return nargout > 0 || m.find_variable(workspace, std::string(name), false) != nullptr;
    });
    for (const auto& [name, function] : unit->functions) {
        m.command_functions[name] = function;
        ++m.epoch;
    }
    if (unit->main)
        return {};
    m.returned.clear();
    m.run_script(*unit, workspace, nargout);
    return std::exchange(m.returned, {});
}

ValueList Interpreter::evaluate(std::string_view code, int nargout) {
    return evaluate_in(Workspace::Current, code, nargout);
}

std::string Interpreter::evaluate_capturing(std::string_view code) {
    std::string text;
    std::string* outer = std::exchange(machine_->capture, &text);
    try {
        evaluate(code, 0);
    } catch (...) {
        machine_->capture = outer;
        throw;
    }
    machine_->capture = outer;
    return text;
}

// ---- calling

ValueList Interpreter::call(const Value& function, std::span<const Value> args, int nargout) {
    return machine_->call_value(function, args, nargout);
}

ValueList Interpreter::call(std::string_view name, std::span<const Value> args, int nargout) {
    return machine_->call_named(name, args, nargout);
}

Value Interpreter::call1(const Value& function, std::span<const Value> args) {
    ValueList values = machine_->call_value(function, args, 1);
    if (values.empty())
        raise(Err::NeedOneResult);
    return std::move(values[0]);
}

bool Interpreter::function_exists(std::string_view name) {
    const std::string text(name);
    for (Frame* frame = &machine_->top(); frame; frame = frame->overlay)
        if (machine_->find_code(text, frame->code, nullptr))
            return true;
    return registry_.find(name) != nullptr;
}

namespace {
const Code* code_of(Interpreter::Machine& m, const Value& function, std::string& name) {
    if (function.is_function_handle()) {
        const FunctionHandle& handle = function.function();
        name = handle.name;
        if (handle.target)
            return static_cast<const BoundFunction&>(*handle.target).code.get();
    } else {
        name = function.to_text();
    }
    for (Frame* frame = &m.top(); frame; frame = frame->overlay)
        if (Ref<Code> code = m.find_code(name, frame->code, nullptr))
            return code.get();
    return nullptr;
}
} // namespace

int Interpreter::declared_inputs(const Value& function) {
    std::string name;
    if (const Code* code = code_of(*machine_, function, name))
        return code->varargin_slot >= 0 ? -(code->input_count + 1) : code->input_count;
    const Builtin* builtin = registry_.find(name);
    if (!builtin)
        raise(Err::UndefinedFunction, name);
    return builtin->max_inputs == kAnyNumber ? -(builtin->min_inputs + 1) : builtin->max_inputs;
}

int Interpreter::declared_outputs(const Value& function) {
    std::string name;
    if (const Code* code = code_of(*machine_, function, name)) {
        if (code->is_anonymous)
            return -1;
        const int count = static_cast<int>(code->outputs.size());
        return code->varargout_slot >= 0 ? -(count + 1) : count;
    }
    const Builtin* builtin = registry_.find(name);
    if (!builtin)
        raise(Err::UndefinedFunction, name);
    return builtin->max_outputs;
}

std::string Interpreter::caller_file() {
    for (int i = machine_->depth; i > 0; --i) {
        std::string path = machine_->frames[static_cast<size_t>(i)]->code->source->path();
        if (path.empty())
            continue;
        if (path.size() > 2 && path.compare(path.size() - 2, 2, ".m") == 0)
            path.resize(path.size() - 2);
        return path;
    }
    return {};
}

// ---- services

void Interpreter::write(std::string_view utf8) {
    if (machine_->capture) {
        machine_->capture->append(utf8);
        return;
    }
    if (Diary& diary = state<Diary>(); diary.file)
        diary.write(utf8);
    host_.write(session::TextStream::Output, utf8);
}

void Interpreter::warn(std::string_view identifier, std::string_view message) {
    warnings_.last_message = message;
    warnings_.last_identifier = identifier;
    const WarningModes& modes = state<WarningModes>();
    if (!identifier.empty() && modes.errors.count(identifier))
        throw Error(std::string(identifier), std::string(message));
    const auto found = warnings_.enabled.find(identifier);
    const bool enabled = found != warnings_.enabled.end() ? found->second : warnings_.all_enabled;
    if (!enabled)
        return;
    if (debugger_->warning.holds(identifier) && machine_->depth > 0)
        machine_->pause_here();
    const std::string text = "Warning: " + std::string(message) + "\n";
    if (machine_->capture)
        machine_->capture->append(text);
    else
        host_.write(session::TextStream::Warning, text);
}

void Interpreter::display(std::string_view name, const Value& value) {
    if (machine_->display_object(name, value))
        return;
    write(display::display_text(name, value, display_format_));
}

void Interpreter::flush_extensions() {
    for (const auto& extension : extensions_)
        extension->flush(*this);
}

void Interpreter::begin_run() {
    interrupt_requested_ = false;
    stop_requested_ = false;
    machine_->capture = nullptr;
    debugger_->error_was_shown = false;
    machine_->loops_compiled = 0;
    if (machine_->depth == 0)
        rehash();
    accel_->begin_run();
    for (const auto& extension : extensions_)
        extension->begin_run(*this);
}

void Interpreter::end_run() {
    stop_requested_ = false;
    accel_->end_run(true);
    for (const auto& extension : extensions_)
        extension->end_run(*this);
}

void Interpreter::serve_safe_point() {
    interrupt_requested_.store(false, std::memory_order_relaxed);
    if (!stop_requested_.load())
        host_.safe_point();
    if (machine_)
        machine_->classes->collect_if_wanted();
    if (stop_requested_.load()) {
        interrupt_requested_.store(true, std::memory_order_relaxed); // until the run has ended, wherever it is caught
        throw InterruptRequest{};
    }
}

} // namespace etna::vm
