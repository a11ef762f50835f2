// double, single, int8 ... logical, cast.
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/number_parsing.h"
#include "engine/ops/operators.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

/// Numbers from the elements of a string array.
Value strings_to_double(const Value& x) {
    std::vector<double> out;
    for (const StringArray::Element& text : x.string_array().elements())
        out.push_back(text ? parse_number(*text).real() : std::nan(""));
    return Array::of<double>(x.dims(), out.data());
}

void convert_to(Call& call, ClassId cls) {
    const Value& x = call.arg(0);
    if (x.is_string())
        return call.give(ops::convert(strings_to_double(x), cls));
    if (!x.is_flat())
        raise(Err::NoConversion, class_name(cls), x.class_name());
    if (x.class_id() == cls)
        return call.give(x);
    const bool diagonal = is_float(cls) && form_of(x) == ArrayForm::Diagonal;
    call.give(with_form(ops::convert(x, cls), diagonal ? ArrayForm::Diagonal : ArrayForm::Full));
}
template <ClassId cls>
void convert(Call& call) {
    convert_to(call, cls);
}

void logical_(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_flat())
        raise(Err::NoConversion, "logical", x.class_name());
    if (x.is_complex())
        fail({"MATLAB:nologicalcomplex", "Complex values cannot be converted to logicals."});
    call.give(x.is_logical() ? x : ops::convert(x, ClassId::Logical));
}

void cast(Call& call) {
    ClassId cls = ClassId::Double;
    if (call.nargin() == 3 && text_is(call.arg(1), "like"))
        cls = call.arg(2).class_id();
    else
        cls = class_from_name(text_argument(call, 1));
    if (!is_flat(cls))
        fail({"MATLAB:cast:UnsupportedClass", "Unsupported data type for conversion."});
    convert_to(call, cls);
    if (call.nargin() != 3)
        return;
    const Value& prototype = call.arg(2); // its sparsity and complexity too
    Value out = std::move(call.results[0]);
    if (prototype.is_complex() && !out.is_complex() && is_float(out.class_id())) {
        const Value parts[] = {out, number(0)};
        out = call.interpreter.call("complex", parts, 1).at(0);
    }
    if (prototype.is_sparse() && !out.is_sparse())
        out = ops::sparse::sparse_if_possible(std::move(out));
    call.give(std::move(out));
}

constexpr std::string_view kTypes = "Data Types";
constexpr Builtin kRows[] = {
    {"double", kTypes, "Double-precision arrays", 1, 1, 1, convert<ClassId::Double>, kElementwise},
    {"single", kTypes, "Single-precision arrays", 1, 1, 1, convert<ClassId::Single>, kElementwise},
    {"int8", kTypes, "8-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int8>, kElementwise},
    {"int16", kTypes, "16-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int16>, kElementwise},
    {"int32", kTypes, "32-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int32>, kElementwise},
    {"int64", kTypes, "64-bit signed integer arrays", 1, 1, 1, convert<ClassId::Int64>, kElementwise},
    {"uint8", kTypes, "8-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt8>, kElementwise},
    {"uint16", kTypes, "16-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt16>, kElementwise},
    {"uint32", kTypes, "32-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt32>, kElementwise},
    {"uint64", kTypes, "64-bit unsigned integer arrays", 1, 1, 1, convert<ClassId::UInt64>, kElementwise},
    {"logical", kTypes, "Convert numeric values to logicals", 1, 1, 1, logical_, kElementwise},
    {"cast", kTypes, "Convert variable to different data type", 2, 3, 1, cast, kPure},
};

} // namespace

void register_conversion(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
