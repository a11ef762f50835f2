// Which method a call with objects among its arguments means. Source: MATLAB's pages "Method Invocation" and "Class
// Precedence".
#include <algorithm>

#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

namespace {

bool lists_as_inferior(const ClassDefinition& definition, const ClassDefinition& other) {
    const auto names = [&](const ClassDefinition& at) {
        return std::find(at.inferior.begin(), at.inferior.end(), other.name()) != at.inferior.end();
    };
    if (names(definition))
        return true;
    return std::any_of(definition.ancestors.begin(), definition.ancestors.end(),
                       [&](const ClassDefinition* ancestor) { return names(*ancestor); });
}

/// The argument whose class decides: the leftmost object, unless one further right has a class that is superior to its.
int dominant_argument(std::span<const Value> args) {
    int chosen = -1;
    ClassDefinition* best = nullptr;
    for (size_t i = 0; i < args.size(); ++i) {
        if (!args[i].is_object())
            continue;
        ClassDefinition* definition = class_of_value(args[i]);
        if (chosen < 0 || (!best && definition) || (best && definition && definition != best && lists_as_inferior(*definition, *best))) {
            chosen = static_cast<int>(i);
            best = definition;
        }
    }
    return chosen;
}

/// Functions that look at objects themselves rather than at what an object of a class derived from `double` holds.
bool wants_objects(std::string_view name) {
    static constexpr std::string_view kNames[] = {
        "class",      "isa",         "isobject",     "disp",     "display",  "methods",    "properties", "ismethod",
        "isprop",     "metaclass",   "isenum",       "isequal",  "isequaln", "struct",     "builtin",    "feval",
        "cellfun",    "arrayfun",    "structfun",    "deal",     "numel_",   "horzcat",    "vertcat",    "cat",
        "save",       "isvalid",     "notify",       "enumeration", "superclasses", "events", "fieldnames", "isfield",
        "isstruct",   "iscell",      "ischar",       "isstring", "exist",    "validateattributes", "subsref", "subsasgn",
        "repmat",     "reshape",     "isempty",      "func2str", "is_function_handle", "evalin", "assignin", "cell",
        "ismember",   "unique",      "setdiff",      "intersect", "union",   "char",       "string",     "cellstr", "saveobj",
        "loadobj",    "getReport",   "containers.Map", "inputname", "mat2str", "switch", "strcmp", "strcmpi", "copy", "delete",
        "mustBeA", "mustBeMember", "matlab.internal.enumeration", "permute", "transpose", "ctranspose", "circshift", "sort"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// Functions that ask for an object's size, which its class may tell by a `size` method.
bool asks_for_shape(std::string_view name) {
    static constexpr std::string_view kNames[] = {"ndims",    "isscalar", "isvector", "isrow",  "iscolumn", "ismatrix", "isempty",
                                                  "issquare", "length",   "height",   "width",  "rows",     "columns"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

/// Subscripts belong to the object that is indexed, whatever is assigned.
bool belongs_to_first(std::string_view name) { return name == "subsasgn" || name == "subsref"; }

} // namespace

/// Replaces an object whose class has a `size` method by an array of that size.
void Interpreter::Machine::take_declared_size(Value& object) {
    ClassDefinition& definition = *class_of_value(object);
    MethodDefinition* size = definition.find_method("size", nullptr);
    if (!size || size->is_static)
        return;
    const Value self = object;
    const ValueList results = call_code(definition.code_of(*size), nullptr, nullptr, {&self, 1}, 1);
    if (results.empty() || !results[0].is_flat())
        return;
    const ArrayView view(results[0]);
    std::vector<int64_t> sizes;
    for (int64_t i = 0; i < view.numel(); ++i)
        sizes.push_back(static_cast<int64_t>(view.double_at(i)));
    if (sizes.size() >= 2 && Dims(sizes).numel() < (int64_t{1} << 24))
        object = Array::zeros(ClassId::Logical, Dims(sizes));
}

bool Interpreter::Machine::unwrap_data(std::string_view name, std::span<Value> args) {
    bool changed = false;
    for (Value& arg : args) {
        ClassDefinition* definition = class_of_value(arg);
        if (!definition || definition->data_class == ClassId::Object)
            continue;
        if (wants_objects(name))
            return false;
        arg = object_data(arg);
        changed = true;
    }
    return changed;
}

/// What objects of a class derived from one of the engine's hold: an array of their size.
Value Interpreter::Machine::object_data(const Value& objects) {
    const ObjectArray& array = objects.object();
    if (array.numel() == 1) {
        const Value* data = data_of(instance_at(array, 0));
        return data ? *data : Value::empty();
    }
    std::vector<Value> parts;
    for (int64_t i = 0; i < array.numel(); ++i)
        parts.push_back(*data_of(instance_at(array, i)));
    if (parts.empty())
        return Array::zeros(class_of_value(objects)->data_class, array.dims());
    Value row = ops::horzcat(parts);
    if (row.numel() == array.numel() && row.is_flat())
        row.array_mut().reshape(array.dims());
    return row;
}

Interpreter::Machine::Dispatch Interpreter::Machine::dispatch(CallSite* site, const std::string& name, Value* args, int nargs,
                                                              int nargout, int ignored, Value* results) {
    const std::span<const Value> all(args, static_cast<size_t>(nargs));
    const int chosen = dominant_argument(all);
    if (chosen < 0)
        return Dispatch::None;
    ClassDefinition* definition = class_of_value(args[chosen]);
    if (!definition) {
        if (chosen == 0 && try_method(name, args, nargs, nargout, results))
            return Dispatch::Done;
        return Dispatch::None;
    }
    bytecode::Code* code = nullptr;
    if (site && site->klass == definition && site->epoch == epoch && site->method) {
        code = site->method;
    } else {
        const bytecode::Code* from = access_code(top());
        MethodDefinition* method = definition->find_method(name, from);
        for (int i = 0; !method && i < nargs && !belongs_to_first(name); ++i)
            if (ClassDefinition* other = class_of_value(args[i]); other && other != definition) {
                method = other->find_method(name, from);
                if (method)
                    definition = other;
            }
        if (!method || (name == "delete" && definition->is_handle())) {
            const Builtin* native = definition->native_method(name);
            if (!native) {
                if (chosen == 0 && asks_for_shape(name))
                    take_declared_size(args[0]);
                return Dispatch::None;
            }
            run_builtin(*native, args, nargs, nargout, results, 0);
            return Dispatch::Done;
        }
        if (!definition->may_access(method->access, method->owner, from))
            fail(kMethodRestricted, name, definition->name());
        code = &definition->code_of(*method);
        if (site && class_of_value(args[chosen]) == definition) {
            site->klass = definition;
            site->method = code;
        }
    }
    Frame& callee = push(*code, nullptr, nullptr, args, nargs, nargout, results);
    callee.ignored_outputs = ignored;
    return Dispatch::Pushed;
}

bool Interpreter::Machine::dispatch_values(std::string_view name, std::span<const Value> args, int nargout, ValueList& results) {
    const int chosen = dominant_argument(args);
    if (chosen < 0)
        return false;
    const std::string text(name);
    ClassDefinition* definition = class_of_value(args[static_cast<size_t>(chosen)]);
    if (!definition) {
        const Value self = args[0];
        return chosen == 0 && self.object().numel() > 0 &&
               self.object().at(0).call_method(interpreter, name, args.subspan(1), nargout, results);
    }
    const bytecode::Code* from = access_code(top());
    MethodDefinition* method = definition->find_method(text, from);
    for (size_t i = 0; !method && i < args.size() && !belongs_to_first(name); ++i)
        if (ClassDefinition* other = class_of_value(args[i]); other && other != definition) {
            method = other->find_method(text, from);
            if (method)
                definition = other;
        }
    if (!method || (name == "delete" && definition->is_handle())) {
        const Builtin* native = definition->native_method(name);
        if (!native)
            return false;
        results = call_builtin_record(*native, args, nargout);
        return true;
    }
    if (!definition->may_access(method->access, method->owner, from))
        fail(kMethodRestricted, name, definition->name());
    results = call_code(definition->code_of(*method), nullptr, nullptr, args, nargout);
    return true;
}

// ---- operators

Interpreter::Machine::Dispatch Interpreter::Machine::object_binary(ops::BinaryOp op, Frame& frame, int dst, int b, int c) {
    const std::string name(ops::function_name(op));
    Value* at = frame.regs + frame.code->register_count;
    at[0] = read(frame, b);
    at[1] = read(frame, c);
    if (at + 2 > high_water)
        high_water = at + 2;
    consume(frame, b);
    consume(frame, c);
    Value* saved = extra_top;
    extra_top = std::max(extra_top, at + 2);
    const Dispatch how = dispatch(nullptr, name, at, 2, 1, 0, frame.regs + dst);
    extra_top = how == Dispatch::Pushed ? nullptr : saved;
    if (how != Dispatch::None)
        return how;
    Value left = std::exchange(at[0], Value()), right = std::exchange(at[1], Value());
    frame.regs[dst] = object_operator(op, left, right);
    return Dispatch::Done;
}

/// An operator that no class of the operands defines.
Value Interpreter::Machine::object_operator(ops::BinaryOp op, Value left, Value right) {
    const bool equality = op == ops::BinaryOp::Equal || op == ops::BinaryOp::NotEqual;
    ClassDefinition* l = class_of_value(left);
    ClassDefinition* r = class_of_value(right);
    if (equality && ((l && l->is_enumeration) || (r && r->is_enumeration))) {
        Value out = compare_enumerations(left, right);
        return op == ops::BinaryOp::Equal ? out : ops::unary(ops::UnaryOp::Not, out);
    }
    if (l && l->data_class != ClassId::Object)
        left = object_data(left);
    if (r && r->data_class != ClassId::Object)
        right = object_data(right);
    return ops::binary(op, left, right);
}

/// Elementwise equality of members of enumerations, and of members with text.
Value Interpreter::Machine::compare_enumerations(const Value& left, const Value& right) {
    const auto names = [&](const Value& side) {
        std::vector<std::string> out;
        if (ClassDefinition* definition = class_of_value(side); definition && definition->is_enumeration) {
            for (int64_t i = 0; i < side.object().numel(); ++i)
                out.push_back(enumeration_name(instance_at(side.object(), i)));
        } else if (side.is_text()) {
            out.push_back(side.to_text());
        } else {
            builtins::TextList list;
            if (!builtins::read_text_list(side, list))
                return out;
            for (const std::u16string& item : list.items)
                out.push_back(Value::text(std::u16string_view(item)).to_text());
        }
        return out;
    };
    ClassDefinition* l = class_of_value(left);
    ClassDefinition* r = class_of_value(right);
    const bool number = (l && l->data_class != ClassId::Object && right.is_flat() && !right.is_char()) ||
                        (r && r->data_class != ClassId::Object && left.is_flat() && !left.is_char());
    if (number)
        return ops::binary(ops::BinaryOp::Equal, l ? object_data(left) : left, r ? object_data(right) : right);
    const std::vector<std::string> a = names(left), b = names(right);
    const Dims dims_a = left.is_text() ? Dims() : left.dims(), dims_b = right.is_text() ? Dims() : right.dims();
    if ((a.empty() && dims_a.numel() != 0) || (b.empty() && dims_b.numel() != 0))
        raise(Err::BinaryClasses, "==", left.class_name(), right.class_name());
    if (a.size() != 1 && b.size() != 1 && !(dims_a == dims_b))
        raise(Err::SizesMismatch);
    const Dims dims = a.size() == 1 ? dims_b : dims_a;
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < dims.numel(); ++i)
        out.push_back(a[a.size() == 1 ? 0 : static_cast<size_t>(i)] == b[b.size() == 1 ? 0 : static_cast<size_t>(i)] &&
                      (!l || !r || l == r || l->is_a(r->name()) || r->is_a(l->name())));
    return builtins::logical_array(dims, out);
}

std::string Interpreter::Machine::enumeration_name(const Instance& instance) {
    for (ClassDefinition* at = instance.definition.get(); at; at = at->supers.empty() ? nullptr : at->supers[0])
        if (!at->own_members.empty() && instance.enumeration >= 0)
            return at->own_members[static_cast<size_t>(instance.enumeration)]->name;
    return {};
}

Value Interpreter::Machine::object_unary(ops::UnaryOp op, const Value& operand) {
    ValueList results;
    if (dispatch_values(ops::function_name(op), {&operand, 1}, 1, results) && !results.empty())
        return std::move(results[0]);
    ClassDefinition* definition = class_of_value(operand);
    const bool turns = op == ops::UnaryOp::Transpose || op == ops::UnaryOp::CTranspose;
    if (definition && definition->data_class != ClassId::Object && !(turns && operand.object().numel() != 1))
        return ops::unary(op, object_data(operand));
    return ops::unary(op, operand);
}

bool Interpreter::Machine::object_truth(const Value& value, bool scalar) {
    ValueList results;
    if (dispatch_values("logical", {&value, 1}, 1, results) && !results.empty())
        return scalar ? ops::to_logical_scalar(results[0]) : ops::is_true(results[0]);
    ClassDefinition* definition = class_of_value(value);
    if (definition && definition->data_class != ClassId::Object) {
        const Value data = object_data(value);
        return scalar ? ops::to_logical_scalar(data) : ops::is_true(data);
    }
    return scalar ? ops::to_logical_scalar(value) : ops::is_true(value);
}

/// `[a, b]` and `[a; b]` with objects among the parts.
Value Interpreter::Machine::concatenate_objects(int dimension, std::span<const Value> parts) {
    ValueList results;
    if (parts.size() > 0 && dispatch_values(dimension == 0 ? "vertcat" : "horzcat", parts, 1, results) && !results.empty())
        return std::move(results[0]);
    return dimension == 0 ? ops::vertcat(parts) : ops::horzcat(parts);
}

/// A subscript that is an object: its class's `subsindex`, which counts from zero, or its numbers.
Value Interpreter::Machine::object_subscript(const Value& subscript) {
    ClassDefinition* definition = class_of_value(subscript);
    if (!definition)
        return subscript;
    if (definition->subsindex) {
        ValueList results = call_code(definition->code_of(*definition->subsindex), nullptr, nullptr, {&subscript, 1}, 1);
        if (results.empty())
            raise(Err::NeedOneResult);
        return ops::binary(ops::BinaryOp::Add, results[0], Value::of(1.0));
    }
    if (definition->data_class != ClassId::Object)
        return object_data(subscript);
    return subscript;
}

} // namespace etna::vm
