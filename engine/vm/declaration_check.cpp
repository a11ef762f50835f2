#include "engine/vm/declaration_check.h"

#include "engine/builtins/arguments.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/classes.h"

namespace etna::vm {

namespace {

using builtins::fail;
using builtins::Message;
constexpr Message kClass{"MATLAB:validation:UnableToConvert", "Value must be of type {} or be convertible to {}."};
constexpr Message kScalar{"MATLAB:validation:IncompatibleSize", "Value must be a scalar."};
constexpr Message kRow{"MATLAB:validation:IncompatibleSize", "Value must be a row vector."};
constexpr Message kColumn{"MATLAB:validation:IncompatibleSize", "Value must be a column vector."};
constexpr Message kMatrix{"MATLAB:validation:IncompatibleSize", "Value must be a matrix."};
constexpr Message kSize{"MATLAB:validation:IncompatibleSize", "Value must be of size {}."};

std::string size_text(const syntax::Declaration& declaration) {
    std::string out;
    for (const syntax::Dimension& dimension : declaration.dims)
        out += (out.empty() ? "" : "×") + (dimension.any ? std::string(":") : std::to_string(dimension.size));
    return out;
}

bool fits(const syntax::Declaration& declaration, const Dims& dims) {
    const int declared = static_cast<int>(declaration.dims.size());
    if (dims.count() > declared)
        return false;
    for (int k = 0; k < declared; ++k) {
        const syntax::Dimension& dimension = declaration.dims[static_cast<size_t>(k)];
        if (!dimension.any && static_cast<int64_t>(dimension.size) != dims[k])
            return false;
    }
    return true;
}

[[noreturn]] void refuse_size(const syntax::Declaration& declaration) {
    const auto& dims = declaration.dims;
    const auto is = [&](size_t k, uint64_t n) { return !dims[k].any && dims[k].size == n; };
    if (dims.size() == 2) {
        if (is(0, 1) && is(1, 1))
            fail(kScalar);
        if (is(0, 1) && dims[1].any)
            fail(kRow);
        if (dims[0].any && is(1, 1))
            fail(kColumn);
        if (dims[0].any && dims[1].any)
            fail(kMatrix);
    }
    fail(kSize, size_text(declaration));
}

Value call_one(Interpreter& interpreter, std::string_view name, std::vector<Value> args) {
    ValueList results = interpreter.call(name, args, 1);
    return results.empty() ? Value() : std::move(results[0]);
}

Value sized(Interpreter& interpreter, const syntax::Declaration& declaration, Value value) {
    if (fits(declaration, value.dims()))
        return value;
    const int declared = static_cast<int>(declaration.dims.size());
    const Dims dims = value.dims();
    if (value.numel() == 1) { // a scalar fills the declared size
        std::vector<int64_t> sizes;
        for (const syntax::Dimension& dimension : declaration.dims)
            sizes.push_back(dimension.any ? 1 : static_cast<int64_t>(dimension.size));
        std::vector<Value> args{std::move(value)};
        for (const int64_t n : sizes)
            args.push_back(Value::of(static_cast<double>(n)));
        return call_one(interpreter, "repmat", std::move(args));
    }
    if (declared == 2 && dims.count() == 2 && (dims.rows() == 1 || dims.cols() == 1) && dims.rows() != dims.cols() &&
        fits(declaration, Dims(dims.cols(), dims.rows())) &&
        ((!declaration.dims[0].any && declaration.dims[0].size == 1) || (!declaration.dims[1].any && declaration.dims[1].size == 1)))
        return call_one(interpreter, "reshape",
                        {std::move(value), Value::of(static_cast<double>(dims.cols())), Value::of(static_cast<double>(dims.rows()))});
    if (dims.is_zero_by_zero() && declared == 2) { // [] is an empty value of any size with a free or zero dimension
        int64_t sizes[2];
        bool is_empty = false;
        for (int k = 0; k < 2; ++k) {
            const syntax::Dimension& dimension = declaration.dims[static_cast<size_t>(k)];
            sizes[k] = dimension.any ? 0 : static_cast<int64_t>(dimension.size);
            is_empty = is_empty || sizes[k] == 0;
        }
        if (is_empty)
            return call_one(interpreter, "reshape",
                            {std::move(value), Value::of(static_cast<double>(sizes[0])), Value::of(static_cast<double>(sizes[1]))});
    }
    refuse_size(declaration);
}

bool is_text_like(const Value& value) {
    if (value.is_char() || value.is_string())
        return true;
    if (!value.is_cell())
        return false;
    for (const Value& element : value.cell().elements())
        if (!element.is_char())
            return false;
    return true;
}

Value converted(Interpreter& interpreter, const std::string& name, Value value) {
    const std::string own = value.class_name();
    if (own == name)
        return value;
    if (name == "numeric" && value.is_numeric())
        return value;
    if (name == "float" && value.is_float())
        return value;
    if (name == "integer" && value.is_integer())
        return value;
    if (value.is_object() && (value.object().object_class() ? value.object().object_class()->is_a(name)
                              : value.object().numel() > 0  ? value.object().at(0).is_a(name)
                                                            : name == "handle"))
        return value;
    const ClassId target = class_from_name(name);
    const bool numeric_target = etna::is_numeric(target) || target == ClassId::Logical || target == ClassId::Char;
    if (numeric_target && value.is_flat() && class_name(target) == name) {
        if (target == ClassId::Logical && value.is_char())
            fail(kClass, name, name);
        return ops::convert(value, target);
    }
    if (numeric_target && class_name(target) == name && value.is_string()) {
        if (target == ClassId::Char && value.numel() == 1)
            return call_one(interpreter, "char", {std::move(value)});
        if (target == ClassId::Double || target == ClassId::Single)
            return call_one(interpreter, name, {std::move(value)});
        fail(kClass, name, name);
    }
    if (name == "string" && (is_text_like(value) || value.is_numeric() || value.is_logical()))
        return call_one(interpreter, "string", {std::move(value)});
    if (name == "cell" || name == "struct" || name == "function_handle" || name == "handle") {
        if (name == "struct" && value.is_flat() && value.dims().is_zero_by_zero())
            return make_ref<StructArray>(Dims(0, 0), FieldTable::empty());
        if (name == "cell" && value.is_flat() && value.dims().is_zero_by_zero())
            return make_ref<CellArray>(Dims(0, 0));
        if (name == "cell" && value.is_string())
            return call_one(interpreter, "cellstr", {std::move(value)});
        fail(kClass, name, name);
    }
    Interpreter::Machine& machine = interpreter.machine();
    ClassDefinition* definition = machine.classes->find(name);
    if (!definition) {
        if (!interpreter.function_exists(name))
            fail(kClass, name, name);
        Value out;
        try {
            out = call_one(interpreter, name, {std::move(value)});
        } catch (const Error&) {
            fail(kClass, name, name);
        }
        if (out.class_name() != name)
            fail(kClass, name, name);
        return out;
    }
    if (value.is_flat() && value.dims().is_zero_by_zero() && !value.is_char())
        return machine.empty_objects(*definition, {});
    try {
        return Value(definition->converted(value));
    } catch (const Error&) {
        fail(kClass, name, name);
    }
}

} // namespace

Value check_declared(Interpreter& interpreter, const syntax::Declaration& declaration, Value value) {
    if (!declaration.class_name.empty())
        value = converted(interpreter, std::string(declaration.class_name), std::move(value));
    if (declaration.has_dims)
        value = sized(interpreter, declaration, std::move(value));
    return value;
}

Value declared_default(Interpreter& interpreter, const syntax::Declaration& declaration) {
    std::vector<int64_t> sizes;
    bool needs_elements = declaration.has_dims;
    for (const syntax::Dimension& dimension : declaration.dims) {
        sizes.push_back(dimension.any ? 0 : static_cast<int64_t>(dimension.size));
        needs_elements = needs_elements && sizes.back() > 0;
    }
    Dims dims(0, 0);
    if (declaration.has_dims)
        dims = Dims(sizes);
    const std::string name(declaration.class_name);
    const ClassId cls = name.empty() ? ClassId::Double : class_from_name(name);
    if (name.empty() || (class_name(cls) == name && (etna::is_numeric(cls) || cls == ClassId::Logical || cls == ClassId::Char)))
        return Array::zeros(cls, dims);
    if (name == "string")
        return make_ref<StringArray>(dims);
    if (name == "cell")
        return make_ref<CellArray>(dims);
    if (name == "struct")
        return make_ref<StructArray>(dims, FieldTable::empty());
    if (name == "function_handle" || name == "handle" || name == "numeric" || name == "float")
        return Value::empty();
    ClassDefinition* definition = interpreter.machine().classes->find(name);
    if (!definition) {
        if (needs_elements && interpreter.function_exists(name))
            return call_one(interpreter, name, {});
        return Value::empty();
    }
    if (!needs_elements || definition->is_abstract) {
        std::vector<Value> args;
        for (const int64_t n : sizes)
            args.push_back(Value::of(static_cast<double>(needs_elements ? 0 : n)));
        return interpreter.machine().empty_objects(*definition, args);
    }
    if (definition->is_enumeration && !definition->own_members.empty())
        return definition->enumeration_value(*definition->own_members.front());
    Value one = interpreter.machine().classes->construct(*definition, {});
    return one.dims() == dims ? one : sized(interpreter, declaration, std::move(one));
}

} // namespace etna::vm
