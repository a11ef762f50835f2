// Entering and leaving functions, unwinding after errors.
#include "engine/common/platform.h"
#include "engine/value/containers.h"
#include "engine/vm/debugger.h"
#include "engine/vm/error_report.h"
#include "engine/vm/last_error.h"
#include "engine/vm/classes/class_definition.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/machine.h"

namespace etna::vm {

namespace {
constexpr size_t kStackValues = size_t{1} << 21;

// Code holds what it called last, a class the objects that it made: at the end these are cut, since a function that calls
// itself, or two that call each other, would hold each other for ever.

void cut_links(Code* code) {
    if (!code)
        return;
    for (bytecode::CallSite& site : code->call_sites) {
        site.function = nullptr;
        site.constant = Value();
        site.class_reference = Value();
    }
    for (const Ref<Box>& box : code->persistents)
        if (box)
            box->value = Value();
    for (const Ref<Code>& closure : code->closures)
        cut_links(closure.get());
    for (const auto& [name, nested] : code->nested)
        cut_links(nested.get());
}

void cut_links(ClassDefinition& definition) {
    for (const auto& property : definition.own_properties) {
        cut_links(property->getter.get());
        cut_links(property->setter.get());
        cut_links(property->validator.get());
        property->default_value = Value();
    }
    for (const auto& method : definition.own_methods)
        cut_links(method->code.get());
    for (const auto& member : definition.own_members)
        member->value = Value();
    cut_links(definition.constructor_code.get());
    definition.defaults.clear();
}
} // namespace

Interpreter::Machine::Machine(Interpreter& owner)
    : interpreter(owner), stack_size(kStackValues) {
    // Value-initialising two million values at start would cost 10 ms; memory from calloc is untouched pages of zero
    // bytes, which read as inline double 0: a valid value that owns nothing.
    static_assert(static_cast<int>(Value::Tag::Double) == 0);
    stack.reset(static_cast<Value*>(std::calloc(stack_size, sizeof(Value))));
    if (!stack)
        raise(Err::OutOfMemory, stack_size * sizeof(Value));
    stack_end = stack.get() + stack_size;
    base_code = make_ref<Code>();
    base_code->is_script = true;
    base_code->source = std::make_shared<SourceFile>("", "");
    frames.push_back(std::make_unique<Frame>());
    base().code = base_code.get();
    base().regs = stack.get();
    base().loose = std::make_unique<LooseVariables>();
    classes = std::make_unique<Classes>(*this);
    list_items.reserve(size_t{1} << 17); // lists are looked at while code runs that makes more of them
}

Interpreter::Machine::~Machine() {
    while (depth > 0)
        pop();
    base().loose->clear();
    globals.clear();
    classes->ending = true;
    for (Value* value = stack.get(); value < high_water; ++value)
        *value = Value();
    classes->cut_circles();
    for (const auto& [name, definition] : classes->old_style_by_folder)
        cut_links(*definition);
    const std::vector<Ref<FileUnit>> living(units.begin(), units.end());
    for (const Ref<FileUnit>& unit : living) {
        for (const auto& [name, function] : unit->functions)
            cut_links(function.get());
        cut_links(unit->main.get());
        cut_links(unit->script.get());
        if (unit->class_definition)
            cut_links(static_cast<ClassDefinition&>(*unit->class_definition));
    }
    for (const Ref<FileUnit>& unit : living) {
        unit->registry = nullptr;
        unit->functions.clear();
        unit->class_definition = nullptr;
        unit->main = nullptr;
        unit->script = nullptr;
    }
}

Value* Interpreter::Machine::free_values() {
    Frame& frame = top();
    Value* end = frame.regs + frame.code->register_count;
    return extra_top && extra_top > end ? extra_top : end;
}

Frame& Interpreter::Machine::push(Code& code, const Ref<Env>& env, const FunctionHandle* closure, Value* args, int nargs,
                                  int nargout, Value* results) {
    if (static_cast<size_t>(depth) > recursion_limit)
        raise(Err::RecursionLimit, recursion_limit);
    if (args + code.register_count + kStackReserve > stack.get() + stack_size)
        raise(Err::RecursionLimit, depth);
    int nargin = nargs;
    if (code.binds_arguments) {
        nargin = bind_arguments(code, args, nargs);
        if (code.sorts_arguments)
            nargs = code.input_count + (code.varargin_slot >= 0 ? 1 : 0);
    }
    if (nargs > code.input_count && code.varargin_slot < 0)
        raise(Err::TooManyInputs);
    if (!code.is_anonymous && !code.is_script && nargout > static_cast<int>(code.outputs.size()) && code.varargout_slot < 0)
        raise(Err::TooManyOutputs);
    if (args + code.register_count + nargs > high_water)
        high_water = args + code.register_count + nargs;
    if (code.varargin_slot >= 0 && !code.sorts_arguments) {
        const int extra = nargs > code.input_count ? nargs - code.input_count : 0;
        Ref<CellArray> rest = make_ref<CellArray>(extra ? Dims(1, extra) : Dims(0, 0));
        for (int i = 0; i < extra; ++i) {
            rest->elements_mut()[static_cast<size_t>(i)] = std::move(args[code.input_count + i]);
            args[code.input_count + i] = Value();
        }
        for (int i = nargs; i < code.input_count; ++i)
            args[i] = Value();
        args[code.varargin_slot] = Value(std::move(rest));
        nargs = code.varargin_slot + 1;
    }
    for (int i = nargs; i < code.slot_count; ++i)
        args[i] = Value();
    Value* constants = args + code.slot_count;
    for (const double constant : code.scalar_constants)
        *constants++ = Value::of(constant);

    if (static_cast<size_t>(++depth) == frames.size())
        frames.push_back(std::make_unique<Frame>());
    Frame& frame = top();
    frame.code = &code;
    frame.keep = Ref<Code>(&code);
    frame.regs = args;
    frame.pc = code.words.data();
    frame.results = results;
    frame.nargin = nargin;
    frame.nargout = nargout;
    frame.ignored_outputs = 0;
    frame.is_entry = false;
    frame.has_values = false;
    frame.overlay = nullptr;
    frame.list_items = list_items.size();
    frame.list_marks = list_marks.size();
    extra_top = nullptr;
    if (closure)
        for (size_t i = 0; i < code.captures.size() && i < closure->captured.size(); ++i)
            frame.regs[code.captures[i].slot] = closure->captured[i];
    if (code.has_boxes || env) {
        frame.env = make_ref<Env>(classes->environments);
        if (classes->environments.size() >= classes->collect_environments_at)
            classes->want_collection();
        frame.env->owner = &code;
        frame.env->parent = env;
        if (code.has_boxes) {
            frame.env->boxes.resize(static_cast<size_t>(code.slot_count));
            if (!code.is_anonymous && env)
                for (const bytecode::Capture& capture : code.captures)
                    if (static_cast<size_t>(capture.outer_slot) < env->boxes.size()) {
                        Ref<Box>& outer = env->boxes[static_cast<size_t>(capture.outer_slot)];
                        if (!outer)
                            outer = make_ref<Box>();
                        frame.env->boxes[static_cast<size_t>(capture.slot)] = outer;
                    }
            for (int slot = 0; slot < nargs && slot < code.slot_count; ++slot)
                if (code.boxed[static_cast<size_t>(slot)])
                    boxed_value(frame, slot) = std::move(frame.regs[slot]);
        }
    }
    if (code.is_constructor) [[unlikely]]
        begin_constructor(frame);
    return frame;
}

/// The output of a constructor starts as the object that a subclass is making, or as a new one.
void Interpreter::Machine::begin_constructor(Frame& frame) {
    if (frame.code->outputs.empty())
        return;
    Value object = std::exchange(classes->constructing, Value());
    if (!object.is_defined()) {
        ClassDefinition& definition = *context_of(frame.code);
        const MethodDefinition* declared = definition.constructor;
        if (declared && declared->access.kind != AccessRule::Kind::Public &&
            !definition.may_access(declared->access, &definition, access_code(*frames[static_cast<size_t>(depth - 1)])))
            fail(kPrivateConstructor, definition.short_name, definition.name());
        object = value_of(*definition.allocate());
    }
    slot_value(frame, frame.code->outputs[0]) = std::move(object);
}

Value& Interpreter::Machine::boxed_value(Frame& frame, int slot) {
    Ref<Box>& box = frame.env->boxes[static_cast<size_t>(slot)];
    if (!box)
        box = make_ref<Box>();
    return box->value;
}

void Interpreter::Machine::pop() {
    Frame& frame = top();
    if (frame.overlay)
        leave_overlay(frame);
    // What a destructor calls runs above this frame's registers, so the frame goes last.
    const int count = frame.code->register_count;
    for (int i = 0; i < count; ++i)
        if (frame.regs[i].is_heap())
            frame.regs[i] = Value();
    if (frame.loose || frame.env || frame.pending) {
        frame.loose.reset();
        frame.env = nullptr;
        frame.pending = nullptr;
    }
    cut_list_items(frame.list_items);
    if (list_marks.size() > frame.list_marks)
        list_marks.resize(frame.list_marks);
    --depth;
    frame.keep = nullptr;
}

namespace {

/// The builtin whose call is the running instruction; empty: none is, or it speaks for other code.
std::string running_builtin(Interpreter::Machine& machine) {
    Frame& frame = machine.top();
    if (!frame.pc || !frame.code)
        return {};
    const auto op = static_cast<bytecode::Op>(frame.pc->op);
    if (op != bytecode::Op::Call && op != bytecode::Op::CallOrIndex)
        return {};
    const CallSite& site = frame.code->call_sites[static_cast<size_t>(frame.pc[1].wide())];
    if (!site.builtin || site.code || (site.slot >= 0 && machine.slot_value(frame, site.slot).is_defined()))
        return {};
    for (const std::string_view other :
         {"error", "rethrow", "throw", "throwAsCaller", "assert", "eval", "evalin", "evalc", "feval", "builtin", "run", "source",
          "print_usage", "narginchk", "nargoutchk", "validateattributes", "validatestring", "parse", "addCause"})
        if (site.name == other)
            return {};
    return site.name;
}

} // namespace

void Interpreter::Machine::run() {
    if (stack_bytes_left() < size_t{256} * 1024) {
        pop();
        raise(Err::RecursionLimit, recursion_limit);
    }
    top().is_entry = true;
    const int entry = depth;
    for (;;) {
        std::exception_ptr raised;
        try {
            loop();
            return;
        } catch (Error& error) {
            if (error.stack().empty()) {
                add_stack(error);
                if (const std::string name = running_builtin(*this); !name.empty() && error.identifier() != "MATLAB:UndefinedFunction")
                    error.stack().insert(error.stack().begin(), {std::string(), name, kBuiltinFrame, 0});
                at_error(error);
            }
            extra_top = nullptr;
            if (unwind(entry, true, &error))
                continue;
            throw;
        } catch (const std::exception& exception) {
            extra_top = nullptr;
            Error error = error_of(exception);
            add_stack(error);
            if (unwind(entry, true, &error))
                continue;
            throw error;
        } catch (...) {
            extra_top = nullptr;
            if (unwind(entry, false, nullptr))
                continue;
            throw;
        }
    }
}

bool Interpreter::Machine::unwind(int entry_depth, bool is_error, const Error* error) {
    while (depth >= entry_depth) {
        Frame& frame = top();
        const auto pc = static_cast<uint32_t>(frame.pc - frame.code->words.data());
        for (const bytecode::Handler& handler : frame.code->handlers) {
            if (pc < handler.begin || pc >= handler.end || !(is_error || handler.cleanup))
                continue;
            cut_list_items(frame.list_items);
            list_marks.resize(frame.list_marks);
            frame.pc = frame.code->words.data() + handler.target;
            if (handler.cleanup) {
                frame.pending = std::current_exception();
                if (error)
                    frame.pending = std::make_exception_ptr(*error);
            } else {
                caught = *error;
                interpreter.state<LastError>() = {error->message(), error->identifier()};
            }
            return true;
        }
        pop();
    }
    return false;
}

void Interpreter::Machine::add_stack(Error& error) { error.stack() = interpreter.stack_trace(); }

std::vector<ErrorFrame> Interpreter::stack_trace() {
    std::vector<ErrorFrame> out;
    for (int i = machine_->depth; i > 0; --i) {
        const Frame& frame = *machine_->frames[static_cast<size_t>(i)];
        const Code& code = *frame.code;
        const size_t pc = static_cast<size_t>(frame.pc - code.words.data());
        if (pc >= code.spans.size() || (code.source->path().empty() && code.is_script))
            continue;
        const LineColumn at = code.source->locate(code.spans[pc].begin);
        out.push_back({code.source->path(), code.name, at.line1, at.column1});
    }
    return out;
}

} // namespace etna::vm
