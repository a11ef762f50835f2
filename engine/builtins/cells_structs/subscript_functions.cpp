// Subscripting as a function: subsref, subsasgn, substruct.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/subscripts.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kNoSubscripts{"MATLAB:subsArgNotStruct",
                                "The subscripts must be a structure array with the fields 'type' and 'subs'."};
constexpr Message kBadType{"MATLAB:subsTypeMustBeSquigglyOrSmooth",
                           "The 'type' of a subscript must be '()', '{}' or '.', not '{}'."};
constexpr Message kSubsCell{"MATLAB:subsMustBeCell", "The 'subs' of '()' and '{}' must be a cell array or ':'."};
constexpr Message kSubsName{"MATLAB:subsMustBeChar", "The 'subs' of '.' must be the name of a field."};
constexpr Message kPairs{"MATLAB:substruct:narginOdd", "The arguments of substruct come in pairs: a type and its subscripts."};

/// One level of a subscript structure.
struct Level {
    char kind = '('; ///< `(`, `{` or `.`
    ValueList subscripts;
    std::string name;
};

std::vector<Level> levels_of(const Value& s) {
    if (!s.is_struct())
        fail(kNoSubscripts);
    const StructArray& levels = s.structure();
    const int type = levels.fields().find("type"), subs = levels.fields().find("subs");
    if (type < 0 || subs < 0)
        fail(kNoSubscripts);
    std::vector<Level> out;
    for (int64_t i = 0; i < levels.numel(); ++i) {
        const Value &kind = levels.at(i, type), &subscripts = levels.at(i, subs);
        const std::string word = kind.is_text() ? kind.to_text() : "";
        Level level;
        if (word == "()" || word == "{}") {
            level.kind = word[0];
            if (subscripts.is_cell())
                level.subscripts = subscripts.cell().elements();
            else if (text_is(subscripts, ":"))
                level.subscripts = {ops::magic_colon()};
            else
                fail(kSubsCell, "{}");
            for (Value& subscript : level.subscripts)
                if (text_is(subscript, ":"))
                    subscript = ops::magic_colon();
        } else if (word == ".") {
            level.kind = '.';
            if (!subscripts.is_text())
                fail(kSubsName);
            level.name = subscripts.to_text();
        } else {
            fail(kBadType, "{}", word);
        }
        out.push_back(std::move(level));
    }
    return out;
}

/// What one level gives of one value: a comma-separated list.
ValueList referenced(Call& call, const Value& a, const Level& level, int nargout) {
    switch (level.kind) {
    case '(': {
        if (a.is_function_handle())
            return call.interpreter.call(a, level.subscripts, nargout);
        Value out;
        if (a.is_object() && a.numel() == 1 && a.object().at(0).index(level.subscripts, out))
            return {std::move(out)};
        return {ops::index(a, level.subscripts)};
    }
    case '{':
        return ops::brace_index(a, level.subscripts);
    default:
        return ops::field(a, level.name);
    }
}

/// `subsref(a, s)`: `a` subscripted level by level.
void subsref(Call& call) {
    const std::vector<Level> levels = levels_of(call.arg(1));
    ValueList at{call.arg(0)};
    for (size_t i = 0; i < levels.size(); ++i) {
        if (at.size() != 1)
            raise(Err::TooManyValuesHere, at.size());
        const bool last = i + 1 == levels.size();
        const Value from = at[0];
        if (levels[i].kind == '.' && from.is_object() && from.numel() == 1) { // a method takes the next parentheses
            const bool has_arguments = !last && levels[i + 1].kind == '(';
            ValueList results;
            const ValueList none;
            if (from.object().at(0).call_method(call.interpreter, levels[i].name,
                                                has_arguments ? levels[i + 1].subscripts : none, call.nargout, results)) {
                at = std::move(results);
                i += has_arguments;
                continue;
            }
        }
        at = referenced(call, from, levels[i], last ? call.nargout : 1);
    }
    if (at.empty() && call.nargout > 0)
        raise(Err::NeedOneResult);
    for (size_t k = 0; k < at.size(); ++k)
        call.give(static_cast<int>(k), std::move(at[k]));
}

/// `a` with what the levels name replaced by `value`; undefined containers are created on the way.
Value assigned(Call& call, Value a, std::span<const Level> levels, const Value& value) {
    if (levels.empty())
        return value;
    const Level& level = levels[0];
    const bool last = levels.size() == 1;
    if (level.kind == '.') {
        if (last) {
            ops::assign_field(a, level.name, value);
            return a;
        }
        Value* place = ops::field_place(a, level.name);
        Value inner = std::move(*place);
        *place = assigned(call, std::move(inner), levels.subspan(1), value);
        return a;
    }
    if (level.kind == '{') {
        if (last) {
            ops::brace_assign(a, level.subscripts, value);
            return a;
        }
        Value* place = ops::cell_place(a, level.subscripts);
        Value inner = std::move(*place);
        *place = assigned(call, std::move(inner), levels.subspan(1), value);
        return a;
    }
    if (a.is_object() && a.numel() == 1) {
        HandleObject& object = a.object().at(0);
        if (last && object.assign_index(level.subscripts, value))
            return a;
        Value element;
        if (!last && object.index(level.subscripts, element)) {
            object.assign_index(level.subscripts, assigned(call, std::move(element), levels.subspan(1), value));
            return a;
        }
    }
    if (last) {
        if (value.is_numeric() && value.dims().is_zero_by_zero() && value.class_id() == ClassId::Double && a.is_defined())
            ops::erase(a, level.subscripts); // a(i) = []
        else
            ops::assign(a, level.subscripts, value);
        return a;
    }
    if (levels[1].kind == '.' && (!a.is_defined() || a.is_struct() || a.is_empty())) {
        if (levels.size() == 2) {
            *ops::element_field_place(a, level.subscripts, levels[1].name) = value;
            return a;
        }
        Value* place = ops::element_field_place(a, level.subscripts, levels[1].name);
        Value inner = std::move(*place);
        *place = assigned(call, std::move(inner), levels.subspan(2), value);
        return a;
    }
    ops::assign(a, level.subscripts, assigned(call, ops::index(a, level.subscripts), levels.subspan(1), value));
    return a;
}

/// `a = subsasgn(a, s, b)`
void subsasgn(Call& call) {
    const std::vector<Level> levels = levels_of(call.arg(1));
    const Value value = call.arg(2);
    call.give(assigned(call, std::move(call.args[0]), levels, value));
}

/// `substruct(type1, subs1, type2, subs2, ...)`
void substruct(Call& call) {
    if (call.nargin() % 2 != 0)
        fail(kPairs);
    const int64_t count = call.nargin() / 2;
    Ref<StructArray> out = make_ref<StructArray>(Dims(1, count), FieldTable::of({"type", "subs"}));
    for (int64_t i = 0; i < count; ++i) {
        const Value &type = call.arg(static_cast<int>(2 * i)), &subs = call.arg(static_cast<int>(2 * i + 1));
        const std::string word = type.is_text() ? type.to_text() : "";
        if (word != "()" && word != "{}" && word != ".")
            fail(kBadType, "{}", word);
        if (word == "." && !subs.is_text())
            fail(kSubsName);
        if (word != "." && !subs.is_cell() && !text_is(subs, ":"))
            fail(kSubsCell, "{}");
        out->at_mut(i, 0) = Value::text(word);
        out->at_mut(i, 1) = subs;
    }
    call.give(Value(std::move(out)));
}

constexpr std::string_view kSubscripts = "Operators and Elementary Operations";
constexpr Builtin kRows[] = {
    {"subsref", kSubscripts, "Subscripted reference", 2, 2, kAnyNumber, subsref},
    {"subsasgn", kSubscripts, "Subscripted assignment", 3, 3, 1, subsasgn},
    {"substruct", kSubscripts, "Create structure argument for subsasgn or subsref", 2, kAnyNumber, 1, substruct, kPure},
};

} // namespace

void register_subscript_functions(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
