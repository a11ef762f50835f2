// What a name means, and calling it.
#include <algorithm>

#include "engine/accel/context.h"
#include "engine/accel/elementary.h"
#include "engine/ops/subscripts.h"
#include "engine/value/object.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/direct_builtins.h"
#include "engine/vm/fast_paths.h"

namespace etna::vm {

namespace elementary = accel::elementary;

namespace {

struct Scalar1 {
    std::string_view name;
    double (*function)(double);
};
struct Scalar2 {
    std::string_view name;
    double (*function)(double, double);
};

/// Builtins on real double scalars that skip the call record. A NaN from a number means that the result is not real:
/// then the builtin itself runs.
constexpr Scalar1 kScalar1[] = {
    {"sqrt", elementary::sqrt},   {"abs", elementary::abs},     {"floor", elementary::floor}, {"ceil", elementary::ceil},
    {"fix", elementary::fix},     {"round", elementary::round}, {"sin", elementary::sin},     {"cos", elementary::cos},
    {"tan", elementary::tan},     {"exp", elementary::exp},     {"log", elementary::log},     {"log2", elementary::log2},
    {"log10", elementary::log10}, {"atan", elementary::atan},   {"asin", elementary::asin},   {"acos", elementary::acos},
    {"sinh", elementary::sinh},   {"cosh", elementary::cosh},   {"tanh", elementary::tanh},   {"sign", elementary::sign},
};
constexpr Scalar2 kScalar2[] = {
    {"mod", elementary::mod}, {"rem", elementary::rem}, {"atan2", elementary::atan2},
    {"max", elementary::max}, {"min", elementary::min}, {"hypot", elementary::hypot},
};

} // namespace

void Interpreter::Machine::undefined(const std::string& name) { raise(Err::UndefinedFunction, name); }

Ref<Code> Interpreter::Machine::find_local_code(const std::string& name, const Code* from) {
    // Nested functions of this function and of those around it, then the file's own.
    for (const Code* code = from; code; code = code->parent) {
        const auto found = code->nested.find(name);
        if (found != code->nested.end())
            return found->second;
    }
    if (!from || !from->unit)
        return nullptr;
    FileUnit& unit = static_cast<FileUnit&>(*from->unit);
    const std::string& folder = unit.folder;
    const auto found = unit.functions.find(name);
    // In a file of an @Class folder the method's own name goes by the class of the arguments, as elsewhere.
    const bool is_method_file = !unit.class_definition && folder.find_last_of('/') != std::string::npos &&
                                folder.compare(folder.find_last_of('/'), 2, "/@") == 0;
    if (found != unit.functions.end() && !(is_method_file && found->second == unit.main))
        return found->second;
    if (folder.empty() || name.find('.') != std::string::npos)
        return nullptr;
    const std::string file = name + ".m";
    constexpr std::string_view kPrivate = "/private";
    if (folder.size() > kPrivate.size() && folder.compare(folder.size() - kPrivate.size(), kPrivate.size(), kPrivate) == 0 &&
        folder_has(folder, file)) // beside each other in a private folder
        return load_unit(folder + "/" + file)->main;
    if (folder_has(folder, "private") && folder_has(folder + "/private", file))
        return load_unit(folder + "/private/" + file)->main;
    return nullptr;
}

Ref<Code> Interpreter::Machine::find_code(const std::string& name, const Code* from, Ref<Env>* env) {
    (void)env;
    const std::string beside = from && from->unit ? static_cast<FileUnit&>(*from->unit).folder : std::string();
    const std::string alias = imported_name(name, from, false);
    if (!alias.empty() && alias != name)
        if (const std::string path = find_file(alias, beside); !path.empty())
            return load_unit(path)->main;
    if (Ref<Code> local = find_local_code(name, from))
        return local;
    std::string folder;
    if (from && from->unit)
        folder = static_cast<FileUnit&>(*from->unit).folder;
    if (from)
        if (const std::string full = imported_name(name, from, true); !full.empty())
            if (const std::string path = find_file(full, beside); !path.empty())
                return load_unit(path)->main;
    const auto typed = command_functions.find(name);
    if (typed != command_functions.end())
        return typed->second;
    const std::string path = find_file(name, folder);
    if (path.empty())
        return name.find('.') == std::string::npos ? nullptr : find_static_method(name, folder);
    Ref<FileUnit> unit = load_unit(path);
    return unit->main;
}

Ref<Code> Interpreter::Machine::find_static_method(const std::string& name, const std::string& folder) {
    const size_t dot = name.rfind('.');
    const std::string path = find_file(name.substr(0, dot), folder);
    if (path.empty())
        return nullptr;
    const Ref<FileUnit> unit = load_unit(path);
    if (!unit->class_definition)
        return nullptr;
    ClassDefinition& definition = static_cast<ClassDefinition&>(*unit->class_definition);
    MethodDefinition* method = definition.find_method(name.substr(dot + 1), nullptr);
    return method && method->is_static ? Ref<Code>(&definition.code_of(*method)) : nullptr;
}

/// The function `name` with the activation that it needs, seen from frame `from` (may be null).
Ref<BoundFunction> Interpreter::Machine::find_function(const std::string& name, Frame* from) {
    const Ref<Code> code = find_code(name, from ? from->code : nullptr, nullptr);
    if (!code)
        return nullptr;
    Ref<BoundFunction> bound = make_ref<BoundFunction>();
    bound->code = code;
    if (code->parent && from)
        for (Ref<Env> env = from->env; env; env = env->parent)
            if (env->owner == code->parent)
                bound->env = env;
    return bound;
}

/// The builtin that a name means in a frame, by an import or by itself.
const Builtin* Interpreter::Machine::find_builtin(const std::string& name, const Frame& frame) {
    for (const Frame* from = &frame; from; from = from->overlay)
        for (const bool wildcard : {false, true})
            if (const std::string full = imported_name(name, from->code, wildcard); !full.empty())
                if (const Builtin* builtin = interpreter.registry().find(full))
                    return builtin;
    return interpreter.registry().find(name);
}

void Interpreter::Machine::resolve(CallSite& site) {
    Frame& frame = top();
    Frame* from = &frame;
    while (from->overlay && from->code->unit == nullptr)
        from = from->overlay;
    site.function = nullptr;
    site.code = nullptr;
    site.builtin = nullptr;
    site.scalar1 = nullptr;
    site.scalar2 = nullptr;
    site.direct = nullptr;
    site.is_feval = false;
    site.constant = Value();
    site.klass = nullptr;
    site.method = nullptr;
    site.class_reference = Value();
    Ref<Code> code = find_local_code(site.name, frame.code);
    site.is_local = static_cast<bool>(code);
    site.has_overloads = !code && classes->has_builtin_overloads(site.name);
    if (!code)
        code = find_code(site.name, frame.code, nullptr);
    for (Frame* outer = frame.overlay; !code && outer; outer = outer->overlay)
        code = find_code(site.name, outer->code, nullptr); // `eval` sees the local functions of the code around it
    if (code) {
        site.function = code;
        site.code = code.get();
        if (site.names_class && code->unit)
            if (FileUnit& unit = static_cast<FileUnit&>(*code->unit); unit.class_definition && unit.main == code)
                site.class_reference = classes->class_reference(static_cast<ClassDefinition&>(*unit.class_definition));
    } else if ((site.builtin = find_builtin(site.name, frame))) {
        for (const Scalar1& row : kScalar1)
            if (row.name == site.name)
                site.scalar1 = row.function;
        for (const Scalar2& row : kScalar2)
            if (row.name == site.name)
                site.scalar2 = row.function;
        site.is_feval = site.name == "feval";
        site.direct = find_direct_builtin(site.name);
        if (is_constant_builtin(site.name))
            site.constant = call_builtin_record(*site.builtin, {}, 1).at(0);
    } else if (site.names_class && (from = &frame, classes->native(site.name))) {
        site.class_reference = classes->class_reference(*classes->native(site.name));
    }
    site.epoch = epoch;
}

bool Interpreter::Machine::try_method(std::string_view name, Value* args, int nargs, int nargout, Value* results) {
    for (int i = 0; i < nargs; ++i) {
        if (!args[i].is_object() || args[i].object().numel() < 1)
            continue;
        if (i > 0)
            break;
        const Value self = args[i];
        ValueList values;
        Value* saved = extra_top;
        extra_top = std::max(extra_top, args + nargs);
        const bool done = self.object().at(0).call_method(interpreter, name, std::span<const Value>(args + 1, static_cast<size_t>(nargs - 1)),
                                                          nargout, values);
        extra_top = saved;
        if (!done)
            return false;
        for (int k = 0; k < nargs; ++k)
            args[k] = Value();
        const size_t wanted = static_cast<size_t>(std::max(nargout, 1));
        for (size_t k = 0; k < wanted; ++k)
            results[k] = k < values.size() ? std::move(values[k]) : Value();
        return true;
    }
    return false;
}

/// Calls the function; results that belong to a gpuArray among the arguments become gpuArrays.
static void call_on_host(Call& call) {
    const bool on_device = accel::Context::any_requested(call.args);
    call_builtin(call);
    if (on_device)
        call.interpreter.accel().keep_results(call);
}

void Interpreter::Machine::run_builtin(const Builtin& builtin, Value* args, int nargs, int nargout, Value* results, int) {
    const int count = std::max(nargout, 1);
    Value* slots = args + nargs;
    if (slots + count + 64 > stack.get() + stack_size)
        raise(Err::RecursionLimit, depth);
    for (int i = 0; i < count; ++i)
        slots[i] = Value();
    if (slots + count > high_water)
        high_water = slots + count;
    Value* saved = extra_top;
    extra_top = slots + count;
    Call call{interpreter, builtin, std::span<Value>(args, static_cast<size_t>(nargs)), nargout,
              std::span<Value>(slots, static_cast<size_t>(count))};
    if (builtin.traits.accel == Accel::None || std::any_of(call.args.begin(), call.args.end(), keeps_form) ||
        !interpreter.accel().defer_call(call))
        call_on_host(call);
    extra_top = saved;
    for (int i = 0; i < nargs; ++i)
        if (args[i].is_heap())
            args[i] = Value();
    for (int i = 0; i < count; ++i)
        if (results + i != slots + i) {
            results[i] = std::move(slots[i]);
            if (slots + i >= results + count)
                slots[i] = Value();
        }
}

bool Interpreter::Machine::call_site(CallSite& site, Value* args, int nargs, int nargout, int ignored, int) {
    Frame& frame = top();
    if (site.slot < 0 && frame.loose) { // a variable that `eval` or `load` made
        if (Value* value = find_variable(frame, site.name, false)) {
            Value callee = *value;
            if (callee.is_function_handle() && nargs > 0)
                return call_handle(callee, args, nargs, nargout, args);
            Value out = nargs == 0 ? std::move(callee) : ops::index(callee, std::span<const Value>(args, static_cast<size_t>(nargs)));
            for (int i = 0; i < nargs; ++i)
                args[i] = Value();
            args[0] = std::move(out);
            return false;
        }
    }
    if (site.epoch != epoch)
        resolve(site);
    if (!site.is_local)
        for (int i = 0; i < nargs; ++i)
            if (args[i].is_object()) [[unlikely]] {
                Value* saved = extra_top;
                extra_top = std::max(extra_top, args + nargs);
                const Dispatch how = dispatch(&site, site.name, args, nargs, nargout, ignored, args);
                extra_top = how == Dispatch::Pushed ? nullptr : saved;
                if (how != Dispatch::None)
                    return how == Dispatch::Pushed;
                if (!site.code && site.builtin)
                    unwrap_data(site.name, std::span<Value>(args, static_cast<size_t>(nargs)));
                break;
            }
    if (!site.code && !site.builtin) // its file may have been written since
        resolve(site);
    if (site.has_overloads)
        if (Ref<Code> code = classes->builtin_overload(site.name, std::span<const Value>(args, static_cast<size_t>(nargs)))) {
            push(*code, nullptr, nullptr, args, nargs, nargout, args);
            return true;
        }
    if (site.code) {
        if (push_plain(*this, *site.code, nullptr, args, nargs, nargout, args, ignored))
            return true;
        Ref<Env> env;
        if (site.code->parent)
            for (env = frame.env; env && env->owner != site.code->parent;)
                env = env->parent;
        if (site.code->is_script) {
            for (int i = 0; i < nargs; ++i)
                args[i] = Value();
            if (nargs > 0)
                raise(Err::TooManyInputs);
            run_script(static_cast<FileUnit&>(*site.code->unit), frame, 0);
            args[0] = Value();
            return false;
        }
        Frame& callee = push(*site.code, env, nullptr, args, nargs, nargout, args);
        callee.ignored_outputs = ignored;
        return true;
    }
    if (!site.builtin) {
        if (nargs > 0 && args[0].is_object())
            raise(Err::UndefinedForType, site.name, args[0].class_name());
        undefined(site.name);
    }
    if (site.is_feval && nargs > 0 && args[0].is_function_handle()) { // feval(f, x) is f(x), without a call from C++
        const Value callee = std::move(args[0]);
        for (int i = 1; i < nargs; ++i) {
            args[i - 1] = std::move(args[i]);
            args[i] = Value();
        }
        args[nargs - 1] = Value();
        return call_handle(callee, args, nargs - 1, nargout, args);
    }
    run_builtin(*site.builtin, args, nargs, nargout, args, 0);
    return false;
}

/// `method@Base(obj, ...)`, and `obj@Base(...)` in a constructor, whose object is in `object_slot`.
bool Interpreter::Machine::call_super(Frame& frame, CallSite& site, Value* args, int nargs, int nargout, int object_slot) {
    ClassDefinition* base = nullptr;
    if (site.epoch == epoch && site.klass) {
        base = static_cast<ClassDefinition*>(const_cast<void*>(site.klass));
    } else {
        ClassDefinition* own = context_of(frame.code);
        for (ClassDefinition* ancestor : own->ancestors)
            if (ancestor->name() == class_to_inherit(site.super))
                base = ancestor;
        if (!base)
            base = classes->find(std::string(class_to_inherit(site.super)));
        if (!base)
            fail(kNoSuperclass, site.super);
        if (own != base && !own->inherits(base))
            fail(kNotASuperclass, site.super, own->name());
        site.function = Ref<RefCounted>(base);
        site.klass = base;
        site.method = nullptr;
        site.epoch = epoch;
    }
    if (object_slot >= 0) {
        Value object = std::move(slot_value(frame, object_slot));
        slot_value(frame, object_slot) = Value();
        if (!base->constructor_code || base->is_native) {
            construct_native(object, *base, std::span<const Value>(args, static_cast<size_t>(nargs)));
            for (int i = 0; i < nargs; ++i)
                args[i] = Value();
            args[0] = std::move(object);
            return false;
        }
        classes->constructing = std::move(object);
        try {
            push(*base->constructor_code, nullptr, nullptr, args, nargs, 1, args);
        } catch (...) {
            classes->constructing = Value();
            throw;
        }
        return true;
    }
    MethodDefinition* method = base->find_method(site.name, frame.code);
    if (!method && site.name == base->short_name && base->constructor_code) { // Base's constructor by name
        push(*base->constructor_code, nullptr, nullptr, args, nargs, nargout, args);
        return true;
    }
    if (method) {
        push(base->code_of(*method), nullptr, nullptr, args, nargs, nargout, args);
        return true;
    }
    const Builtin* builtin = interpreter.registry().find(base->name() + "." + site.name);
    if (!builtin)
        builtin = base->native_method(site.name);
    if (!builtin)
        builtin = interpreter.registry().find(site.name);
    if (!builtin)
        fail(kAbstractMethod, site.name, base->name());
    if (base->data_class != ClassId::Object)
        for (int i = 0; i < nargs; ++i)
            if (ClassDefinition* definition = class_of_value(args[i]); definition && definition->data_class != ClassId::Object)
                args[i] = object_data(Value(args[i]));
    run_builtin(*builtin, args, nargs, nargout, args, 0);
    return false;
}

bool Interpreter::Machine::call_handle(const Value& function, Value* args, int nargs, int nargout, Value* results) {
    const FunctionHandle& handle = function.function();
    if (handle.target) {
        const auto& bound = static_cast<const BoundFunction&>(*handle.target);
        const Value keep = function; // the call may overwrite the variable that holds the handle
        if (!bound.env && push_plain(*this, *bound.code, &keep.function(), args, nargs, nargout, results, 0))
            return true;
        push(*bound.code, bound.env, &keep.function(), args, nargs, nargout, results);
        return true;
    }
    for (int i = 0; i < nargs; ++i)
        if (args[i].is_object()) {
            Value* saved = extra_top;
            extra_top = std::max(extra_top, args + nargs);
            const Value keep = function;
            const Dispatch how = dispatch(nullptr, keep.function().name, args, nargs, nargout, 0, results);
            extra_top = how == Dispatch::Pushed ? nullptr : saved;
            if (how != Dispatch::None)
                return how == Dispatch::Pushed;
            unwrap_data(keep.function().name, std::span<Value>(args, static_cast<size_t>(nargs)));
            break;
        }
    Ref<Code> code = classes->builtin_overload(handle.name, std::span<const Value>(args, static_cast<size_t>(nargs)));
    if (!code)
        code = find_code(handle.name, nullptr, nullptr);
    if (!code && !handle.folder.empty()) {
        const std::string path = find_file(handle.name, handle.folder);
        if (!path.empty())
            code = load_unit(path)->main;
    }
    if (code && !code->is_script) {
        push(*code, nullptr, nullptr, args, nargs, nargout, results);
        return true;
    }
    if (const Builtin* builtin = interpreter.registry().find(handle.name)) {
        run_builtin(*builtin, args, nargs, nargout, results, 0);
        return false;
    }
    undefined(handle.name);
}

// ---- from C++

ValueList Interpreter::Machine::call_code(Code& code, const Ref<Env>& env, const FunctionHandle* closure,
                                          std::span<const Value> args, int nargout) {
    Value* saved = extra_top;
    Value* at = free_values();
    if (at + args.size() + code.register_count + 1024 > stack.get() + stack_size)
        raise(Err::RecursionLimit, depth);
    for (size_t i = 0; i < args.size(); ++i)
        at[i] = args[i];
    push(code, env, closure, at, static_cast<int>(args.size()), nargout, nullptr);
    run();
    extra_top = saved;
    return std::exchange(returned, {});
}

ValueList Interpreter::Machine::call_builtin_record(const Builtin& builtin, std::span<const Value> args, int nargout) {
    ValueList own(args.begin(), args.end());
    ValueList results(static_cast<size_t>(std::max(nargout, 1)));
    Call call{interpreter, builtin, own, nargout, results};
    if (builtin.traits.accel == Accel::None || std::any_of(call.args.begin(), call.args.end(), keeps_form) ||
        !interpreter.accel().defer_call(call))
        call_on_host(call);
    while (!results.empty() && !results.back().is_defined())
        results.pop_back();
    return results;
}

ValueList Interpreter::Machine::call_named(std::string_view name, std::span<const Value> args, int nargout) {
    std::vector<Value> unwrapped;
    for (const Value& arg : args)
        if (arg.is_object()) {
            ValueList values;
            if (dispatch_values(name, args, nargout, values))
                return values;
            unwrapped.assign(args.begin(), args.end());
            if (unwrap_data(name, unwrapped))
                args = unwrapped;
            break;
        }
    Frame& frame = top();
    std::string text(name);
    if (const Ref<Code> code = classes->builtin_overload(text, args))
        return call_code(*code, nullptr, nullptr, args, nargout);
    Ref<BoundFunction> bound;
    for (Frame* from = &frame; from && !bound; from = from->overlay)
        bound = find_function(text, from);
    if (bound && bound->code->is_script) {
        run_script(static_cast<FileUnit&>(*bound->code->unit), frame, 0);
        return {};
    }
    if (bound)
        return call_code(*bound->code, bound->env, nullptr, args, nargout);
    const Builtin* builtin = find_builtin(text, frame);
    if (!builtin)
        undefined(text);
    return call_builtin_record(*builtin, args, nargout);
}

ValueList Interpreter::Machine::call_value(const Value& function, std::span<const Value> args, int nargout) {
    if (function.is_text())
        return call_named(function.to_text(), args, nargout);
    if (!function.is_function_handle()) {
        Value out;
        if (class_of_value(function))
            return {index_objects(function, args)};
        if (function.is_object() && function.object().numel() == 1 && function.object().at(0).index(args, out))
            return {out};
        return {ops::index(function, args)};
    }
    const Value keep = function;
    const FunctionHandle& handle = keep.function();
    if (handle.target) {
        const auto& bound = static_cast<const BoundFunction&>(*handle.target);
        return call_code(*bound.code, bound.env, &handle, args, nargout);
    }
    Ref<Code> code;
    if (!handle.folder.empty() && !find_code(handle.name, nullptr, nullptr)) {
        const std::string path = find_file(handle.name, handle.folder);
        if (!path.empty())
            code = load_unit(path)->main;
    }
    if (code && !code->is_script)
        return call_code(*code, nullptr, nullptr, args, nargout);
    return call_named(handle.name, args, nargout);
}

} // namespace etna::vm
