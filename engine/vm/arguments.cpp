// Calls of functions with `arguments` blocks: which value belongs to which declaration, and the checks of each.
#include <algorithm>

#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/containers.h"
#include "engine/vm/declaration_check.h"
#include "engine/vm/machine.h"

namespace etna::vm {

using bytecode::DeclaredArgument;
using Kind = DeclaredArgument::Kind;

namespace {

[[noreturn]] void refuse_list(const char* identifier, const std::string& what) {
    throw Error(identifier, "Invalid argument list. " + what);
}
[[noreturn]] void more_inputs_required(int count) {
    refuse_list("MATLAB:minrhs", "Function requires " + std::to_string(count) + " more input(s).");
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// The declarations of a function as a call sees them.
struct Signature {
    explicit Signature(const Code& code) {
        for (const DeclaredArgument& argument : code.arguments) {
            if (argument.slot < 0 && argument.kind != Kind::Positional)
                continue;
            switch (argument.kind) {
            case Kind::Positional:
                ++positional;
                if (!argument.has_default)
                    required = positional;
                break;
            case Kind::Repeating:
                repeating.push_back(&argument);
                break;
            case Kind::Option:
                options.push_back(&argument);
                if (!argument.from_class.empty())
                    open = &argument;
                break;
            case Kind::Output:
                break;
            }
        }
    }

    /// The option that a name means: spelled in full, else any case, else the only one that it begins.
    const DeclaredArgument* option(const std::string& name) const {
        if (name.empty())
            return nullptr;
        const DeclaredArgument* found = nullptr;
        for (const DeclaredArgument* candidate : options) {
            if (candidate->option == name)
                return candidate;
        }
        const std::string key = lower(name);
        for (const DeclaredArgument* candidate : options)
            if (lower(candidate->option) == key)
                return candidate;
        for (const DeclaredArgument* candidate : options)
            if (!candidate->option.empty() && lower(candidate->option).compare(0, key.size(), key) == 0) {
                if (found)
                    return nullptr;
                found = candidate;
            }
        return found;
    }

    int positional = 0, required = 0;
    std::vector<const DeclaredArgument*> repeating, options;
    const DeclaredArgument* open = nullptr; ///< `opts.?Class`
};

/// A value in the declared class and size; see declaration_check.h.
Value declared_value(Interpreter& interpreter, const bytecode::DeclaredType& type, Value value) {
    std::vector<syntax::Dimension> dims;
    for (const int64_t size : type.dims)
        dims.push_back({size == bytecode::DeclaredType::kAny, size < 0 ? 0 : static_cast<uint64_t>(size), {}});
    syntax::Declaration declaration;
    declaration.has_dims = !dims.empty();
    declaration.dims = dims;
    declaration.class_name = type.class_name;
    return check_declared(interpreter, declaration, std::move(value));
}

/// The same error with text in front of its message; identifier and causes stay.
Error with_prefix(const Error& error, const std::string& prefix) {
    Error out(error.identifier(), prefix + error.message());
    out.causes() = error.causes();
    return out;
}

bool is_property(Interpreter& interpreter, const std::string& class_name, const std::string& name) {
    const Value args[] = {Value::text(class_name)};
    const ValueList names = interpreter.call("properties", args, 1);
    if (names.empty() || !names[0].is_cell())
        return false;
    for (const Value& property : names[0].cell().elements())
        if (property.is_text() && property.to_text() == name)
            return true;
    return false;
}

std::string prefix_of(const DeclaredArgument& argument, int position1) {
    switch (argument.kind) {
    case Kind::Option:
        return "Invalid name-value argument '" + argument.option + "'. ";
    case Kind::Output:
        return "Invalid output argument at position " + std::to_string(position1) + ". ";
    default:
        return "Invalid argument at position " + std::to_string(position1) + ". ";
    }
}

} // namespace

/// Puts the `nargs` values at `args` where the declarations want them: positional ones first, cells for repeating ones,
/// structs for options. Returns `nargin`: options do not count.
int Interpreter::Machine::bind_arguments(Code& code, Value* args, int nargs) {
    const Signature signature(code);
    const int declared = code.input_count + (code.varargin_slot >= 0 ? 1 : 0);
    if (signature.options.empty() && signature.repeating.empty()) {
        if (nargs < signature.required)
            more_inputs_required(signature.required - nargs);
        return nargs;
    }
    ValueList values;
    for (int i = 0; i < nargs; ++i) {
        values.push_back(std::move(args[i]));
        args[i] = Value();
    }
    if (args + declared > high_water)
        high_water = args + declared;
    for (int i = 0; i < declared; ++i)
        args[i] = Value();

    // Where the options begin: at the first text behind the required arguments that names one, with a whole number of pairs.
    const auto names_option = [&](int i) {
        const Value& value = values[static_cast<size_t>(i)];
        if (!value.is_text() || signature.options.empty())
            return false;
        const std::string name = value.to_text();
        return signature.option(name) || (signature.open && is_property(interpreter, signature.open->from_class, name));
    };
    int split = nargs;
    for (int i = signature.required; i < nargs; ++i)
        if ((nargs - i) % 2 == 0 && names_option(i)) {
            split = i;
            break;
        }
    if (split < signature.required)
        more_inputs_required(signature.required - split);
    const int plain = std::min(split, signature.positional);
    const int rest = split - plain;
    const int group = static_cast<int>(signature.repeating.size());
    if (rest > 0 && group == 0) {
        if (names_option(plain))
            refuse_list("MATLAB:TooManyInputs", "The name-value argument '" + values[static_cast<size_t>(plain)].to_text() +
                                                "' has no value; names and values come in pairs.");
        raise(Err::TooManyInputs);
    }
    if (group > 0 && rest % group != 0)
        refuse_list("MATLAB:functionValidation:RepeatingInputsNotInGroups",
                    "Repeating input arguments must come in groups of " + std::to_string(group) + ".");
    for (int i = 0; i < plain; ++i)
        args[i] = std::move(values[static_cast<size_t>(i)]);
    for (int k = 0; k < group; ++k) {
        const int count = rest / group;
        Ref<CellArray> cell = make_ref<CellArray>(Dims(1, count));
        if (count == 0)
            cell->reshape(Dims(1, 0));
        for (int i = 0; i < count; ++i)
            cell->elements_mut()[static_cast<size_t>(i)] = values[static_cast<size_t>(plain + i * group + k)];
        args[signature.repeating[static_cast<size_t>(k)]->slot] = Value(std::move(cell));
    }

    // Options: fields in the order of the declarations; the place of one with a default is kept for it.
    std::vector<std::pair<std::string, Value>> others;
    std::vector<Value> given(signature.options.size());
    for (int i = split; i < nargs; i += 2) {
        const Value& head = values[static_cast<size_t>(i)];
        if (!head.is_text())
            raise(Err::TooManyInputs);
        const std::string name = head.to_text();
        Value value = values[static_cast<size_t>(i + 1)];
        if (const DeclaredArgument* option = signature.option(name))
            given[static_cast<size_t>(std::find(signature.options.begin(), signature.options.end(), option) - signature.options.begin())] = std::move(value);
        else if (signature.open && is_property(interpreter, signature.open->from_class, name))
            others.emplace_back(name, std::move(value));
        else
            refuse_list("MATLAB:TooManyInputs", "'" + name + "' is not the name of a name-value argument of this function.");
    }
    for (size_t i = 0; i < signature.options.size(); ++i) {
        const DeclaredArgument& option = *signature.options[i];
        Value& holder = args[option.slot];
        if (!holder.is_defined())
            holder = Value(StructArray::scalar());
        if (!option.option.empty() && (given[i].is_defined() || option.has_default))
            holder.structure_mut().set(option.option, std::move(given[i]));
        else if (&option == signature.open)
            for (auto& [name, value] : others)
                holder.structure_mut().set(name, std::move(value));
    }
    return split;
}

bool Interpreter::Machine::has_option(Frame& frame, const DeclaredArgument& argument) {
    const Value& holder = slot_value(frame, argument.slot);
    if (!holder.is_struct())
        return false;
    const Value* value = holder.structure().find(argument.option);
    return value && value->is_defined();
}

void Interpreter::Machine::check_argument(Frame& frame, const DeclaredArgument& argument) {
    // The value that validators see stands where the function will see it.
    const auto check = [&](auto place, int position1) {
        try {
            Value value = declared_value(interpreter, argument.type, *place());
            *place() = value;
            for (const Ref<Code>& validator : argument.validators) {
                const Value closure = make_closure(frame, validator);
                const auto& bound = static_cast<const BoundFunction&>(*closure.function().target);
                call_code(*bound.code, bound.env, &closure.function(), {}, 0);
            }
        } catch (const Error& error) {
            throw with_prefix(error, prefix_of(argument, position1));
        }
    };
    Value& holder = slot_value(frame, argument.slot);
    switch (argument.kind) {
    case Kind::Option:
        if (has_option(frame, argument))
            check([&]() -> Value* {
                StructArray& fields = slot_value(frame, argument.slot).structure_mut();
                return &fields.at_mut(0, fields.fields().find(argument.option));
            }, 0);
        return;
    case Kind::Repeating: {
        if (!holder.is_cell())
            return;
        const Value all = holder;
        Ref<CellArray> checked = make_ref<CellArray>(all.dims());
        int group = 0;
        for (const DeclaredArgument& other : frame.code->arguments)
            group += other.kind == Kind::Repeating;
        for (int64_t i = 0; i < all.numel(); ++i) {
            slot_value(frame, argument.slot) = all.cell().at(i);
            check([&]() { return &slot_value(frame, argument.slot); }, argument.position1 + static_cast<int>(i) * group);
            checked->elements_mut()[static_cast<size_t>(i)] = slot_value(frame, argument.slot);
        }
        slot_value(frame, argument.slot) = Value(std::move(checked));
        return;
    }
    default:
        if (holder.is_defined())
            check([&]() { return &slot_value(frame, argument.slot); }, argument.position1);
    }
}

} // namespace etna::vm
