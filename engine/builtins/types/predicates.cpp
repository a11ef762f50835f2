// class, isa and the is... functions of classes.
#include "engine/accel/context.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::builtins {
namespace {

bool is_a(const Value& x, std::string_view name) {
    if (accel::Context::is_requested(x) ? name == "gpuArray" : x.class_name() == name)
        return true;
    if (name == "numeric")
        return x.is_numeric();
    if (name == "float")
        return x.is_float();
    if (name == "integer")
        return x.is_integer();
    if (x.is_object() && x.object().object_class())
        return x.object().object_class()->is_a(name);
    if (x.is_object() && x.numel() > 0)
        return x.object().at(0).is_a(name);
    return name == "handle" && x.is_object();
}
void isa(Call& call) {
    TextList names = text_list_argument(call, 1);
    if (names.kind == TextList::Kind::Char)
        return call.give(logical(is_a(call.arg(0), to_utf8(names.items.at(0)))));
    std::vector<uint8_t> out;
    for (const std::u16string& name : names.items)
        out.push_back(is_a(call.arg(0), to_utf8(name)));
    call.give(logical_array(names.dims, out));
}

template <bool (Value::*test)() const>
void is(Call& call) {
    call.give(logical((call.arg(0).*test)()));
}
void isfloat(Call& call) { call.give(logical(call.arg(0).is_float())); }
void never(Call& call) { call.give(logical(false)); }

void iscellstr(Call& call) {
    const Value& x = call.arg(0);
    bool all = x.is_cell();
    if (all)
        for (const Value& element : x.cell().elements())
            all = all && element.is_char();
    call.give(logical(all));
}

void isvalid(Call& call) {
    const Value& x = call.arg(0);
    if (!x.is_object())
        return call.give(logical(false));
    std::vector<uint8_t> out;
    for (const Ref<HandleObject>& object : x.object().elements())
        out.push_back(object && object->is_valid());
    call.give(logical_array(x.dims(), out));
}

void isequal_of(Call& call, bool nan_equal) {
    for (int i = 1; i < call.nargin(); ++i)
        if (!ops::is_equal(call.arg(0), call.arg(i), nan_equal))
            return call.give(logical(false));
    call.give(logical(true));
}
void isequal(Call& call) { isequal_of(call, false); }
void isequaln(Call& call) { isequal_of(call, true); }

constexpr std::string_view kTypes = "Data Types";
constexpr Builtin kRows[] = {
    {"isa", kTypes, "Determine if input has specified data type", 2, 2, 1, isa, kPure},
    {"isnumeric", kTypes, "Determine whether input is numeric array", 1, 1, 1, is<&Value::is_numeric>, kPure},
    {"isfloat", kTypes, "Determine if input is floating-point array", 1, 1, 1, isfloat, kPure},
    {"isinteger", kTypes, "Determine whether input is integer array", 1, 1, 1, is<&Value::is_integer>, kPure},
    {"islogical", kTypes, "Determine if input is logical array", 1, 1, 1, is<&Value::is_logical>, kPure},
    {"ischar", kTypes, "Determine if input is character array", 1, 1, 1, is<&Value::is_char>, kPure},
    {"isstring", kTypes, "Determine if input is string array", 1, 1, 1, is<&Value::is_string>, kPure},
    {"iscell", kTypes, "Determine if input is cell array", 1, 1, 1, is<&Value::is_cell>, kPure},
    {"isstruct", kTypes, "Determine if input is structure array", 1, 1, 1, is<&Value::is_struct>, kPure},
    {"iscellstr", kTypes, "Determine if input is cell array of character vectors", 1, 1, 1, iscellstr, kPure},
    {"issparse", "Sparse Matrices", "Determine whether input is sparse", 1, 1, 1, never, kPure},
    {"isjava", kTypes, "Determine if input is Java object", 1, 1, 1, never, kPure},
    {"istable", kTypes, "Determine if input is table", 1, 1, 1, never, kPure},
    {"iscategorical", kTypes, "Determine if input is categorical array", 1, 1, 1, never, kPure},
    {"isdatetime", kTypes, "Determine if input is datetime array", 1, 1, 1, never, kPure},
    {"isduration", kTypes, "Determine if input is duration array", 1, 1, 1, never, kPure},
    {"isvalid", kTypes, "Determine valid handles", 1, 1, 1, isvalid},
    {"isequal", kTypes, "Determine array equality", 2, kAnyNumber, 1, isequal, kPure},
    {"isequaln", kTypes, "Determine array equality, treating NaN values as equal", 2, kAnyNumber, 1, isequaln, kPure},
};

} // namespace

void register_predicates(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
