#pragma once

#include <span>
#include <vector>

#include "engine/value/value.h"

/// Reading, writing, deleting and growing by subscripts. A subscript value may be numeric, logical, or the magic colon.
namespace etna::ops {

/// The magic colon as a value: the char `:` (MATLAB accepts ':' too).
Value magic_colon();
bool is_magic_colon(const Value& subscript);

/// `a(i)`, `a(i, j, ...)` for every class that has parentheses: flat, string, cell (a cell results), struct, objects.
/// No subscripts: `a()` is `a`. Raises `MATLAB:badsubscript`.
Value index(const Value& a, std::span<const Value> subscripts);
/// `c{i, j, ...}`: the contents, in column-major order.
ValueList brace_index(const Value& cell, std::span<const Value> subscripts);
/// `s.name` for every element of a struct array or object; one value for a scalar.
ValueList field(const Value& s, std::string_view name);

/// `a(subscripts) = value`; creates, converts and grows as MATLAB does. `a` may be undefined. In place when `a` is the
/// only owner. `a` is unchanged when this raises.
void assign(Value& a, std::span<const Value> subscripts, Value value);
/// `c{subscripts} = value` for one cell.
void brace_assign(Value& cell, std::span<const Value> subscripts, Value value);
/// `s.name = value` for a scalar struct (or undefined, which becomes one), or one object.
void assign_field(Value& s, std::string_view name, Value value);
/// `a(subscripts) = []`
void erase(Value& a, std::span<const Value> subscripts);

/// References for nested assignments such as `s.x(3).y{2} = v`: the place of one element, for writing, created if it
/// is missing. The pointer is valid until `a` is written in another way.
Value* cell_place(Value& cell, std::span<const Value> subscripts);
Value* field_place(Value& s, std::string_view name);
/// `s(i).name` for one element of a struct array, grown if it is missing.
Value* element_field_place(Value& s, std::span<const Value> subscripts, std::string_view name);

/// `end` in subscript number `position` (0-based) of `count` subscripts of `a`.
int64_t end_value(const Value& a, int position, int count);

} // namespace etna::ops
