// Instructions on values that are no inline doubles: operators, reading by subscripts and fields, loops over values.
#include <cmath>
#include <cstring>

#include "engine/accel/context.h"
#include "engine/common/utf.h"
#include "engine/ops/scalars.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/vm/classes/classes.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/fast_paths.h"

namespace etna::vm {

using bytecode::FieldSite;
using bytecode::Op;

/// Raises for a parameter that the call gave no value.
void Interpreter::Machine::require_input(const Frame& frame, int slot) {
    const Code& code = *frame.code;
    if (!code.is_script && !code.sorts_arguments && slot < code.input_count && slot >= frame.nargin)
        raise(Err::NotEnoughInputs);
}

const Value& Interpreter::Machine::read_function(Frame& frame, int reg) {
    if (reg >= frame.code->slot_count)
        raise(Err::NeedOneResult);
    ValueList values;
    const std::string& name = frame.code->slot_names[static_cast<size_t>(reg)];
    require_input(frame, reg);
    if (frame.code->is_script || frame.code->is_anonymous)
        values = call_named(name, {}, 1);
    if (values.empty())
        undefined(name);
    Value& holder = scratch[next_scratch++ & 3];
    holder = std::move(values[0]);
    return holder;
}

namespace {

bool is_text(const Value& value) { return value.is_string() || value.is_char(); }

bool is_class_object(const Value& value) { return value.is_object() && value.object().object_class(); }

/// Objects that are implemented in C++ bring their own operators.
bool handle_operator(Interpreter& interpreter, std::string_view name, std::initializer_list<const Value*> operands, Value& out) {
    for (const Value* operand : operands)
        if (operand->is_object() && operand->object().numel() == 1) {
            ValueList args, results;
            for (const Value* other : operands)
                if (other != operand)
                    args.push_back(*other);
            if (operand->object().at(0).call_method(interpreter, name, args, 1, results) && !results.empty()) {
                out = std::move(results[0]);
                return true;
            }
        }
    return false;
}

} // namespace

bool Interpreter::Machine::binary(ops::BinaryOp op, Frame& frame, int dst, int b, int c) {
    const Value& left = read(frame, b);
    const Value& right = read(frame, c);
    Value out;
    if (left.is_inline() && right.is_inline() && ops::scalar_binary(op, left, right, out)) {
        put_inline(frame.regs[dst], out);
        return false;
    }
    accel::Context& context = interpreter.accel();
    const int first_temp = frame.code->first_temp;
    const bool on_device = accel::Context::any_requested({&left, 1}) || accel::Context::any_requested({&right, 1});
    if ((left.is_heap() || right.is_heap()) && (context.wants(left) || context.wants(right)) &&
        !keeps_form(left) && !keeps_form(right) && context.defer_binary(op, left, right, out)) {
    } else if (is_class_object(left) || is_class_object(right)) {
        return object_binary(op, frame, dst, b, c) == Dispatch::Pushed;
    } else if ((left.is_object() || right.is_object()) &&
               handle_operator(interpreter, ops::function_name(op), {&left, &right}, out)) {
    } else if (op == ops::BinaryOp::Or && (left.is_string() || right.is_string()) && is_text(left) && is_text(right)) {
        const Value texts[2] = {left, right}; // "a" | "b": alternatives of a pattern
        const Value operands[2] = {interpreter.call("pattern", {texts, 1}, 1).at(0), texts[1]};
        ValueList results;
        dispatch_values(ops::function_name(op), operands, 1, results);
        out = results.at(0);
        consume(frame, b);
        consume(frame, c);
        frame.regs[dst] = std::move(out);
        return false;
    } else if (left.is_heap() && right.is_heap() && b != c && b >= first_temp && c >= first_temp) {
        out = ops::binary(op, std::move(frame.regs[b]), std::move(frame.regs[c]));
    } else if (left.is_heap() && b != c && (b >= first_temp || (b == dst && &left == &frame.regs[b]))) {
        out = ops::binary(op, std::move(frame.regs[b]), Value(right));
    } else if (right.is_heap() && b != c && c >= first_temp) {
        out = ops::binary(op, Value(left), std::move(frame.regs[c]));
    } else {
        out = ops::binary(op, left, right);
    }
    if (on_device)
        context.keep(out);
    consume(frame, b);
    consume(frame, c);
    frame.regs[dst] = std::move(out);
    return false;
}

namespace {

/// An operand of && and ||: a scalar, but in Octave's files an array whose elements are all true counts too.
bool operand_truth(const Frame& frame, const Value& value) {
    const RefCounted* unit = frame.code->unit.get();
    if (unit && static_cast<const FileUnit*>(unit)->dialect == syntax::Dialect::Octave)
        return ops::is_true(value);
    return ops::to_logical_scalar(value);
}

} // namespace

bool Interpreter::Machine::compare(ops::BinaryOp op, Frame& frame, int b, int c, bool scalar) {
    const Value& left = read(frame, b);
    const Value& right = read(frame, c);
    Value out;
    if (left.is_inline() && right.is_inline() && ops::scalar_binary(op, left, right, out))
        return out.get_logical();
    ValueList results;
    if (is_class_object(left) || is_class_object(right)) {
        const Value operands[2] = {left, right};
        if (dispatch_values(ops::function_name(op), operands, 1, results) && !results.empty())
            out = std::move(results[0]);
        else
            out = object_operator(op, operands[0], operands[1]);
    } else if (!((left.is_object() || right.is_object()) &&
                 handle_operator(interpreter, ops::function_name(op), {&left, &right}, out))) {
        out = ops::binary(op, left, right);
    }
    consume(frame, b);
    consume(frame, c);
    return scalar ? operand_truth(frame, out) : ops::is_true(out);
}

void Interpreter::Machine::unary(ops::UnaryOp op, Frame& frame, int dst, int b) {
    const Value& operand = read(frame, b);
    Value out;
    accel::Context& context = interpreter.accel();
    const bool on_device = accel::Context::any_requested({&operand, 1});
    if (context.wants(operand) && !keeps_form(operand) && context.defer_unary(op, operand, out)) {
    } else if (is_class_object(operand)) {
        const Value keep = operand;
        out = object_unary(op, keep);
    } else if (operand.is_object() && handle_operator(interpreter, ops::function_name(op), {&operand}, out)) {
    } else if (operand.is_heap() && b >= frame.code->first_temp) {
        out = ops::unary(op, std::move(frame.regs[b]));
    } else {
        out = ops::unary(op, operand);
    }
    if (on_device)
        context.keep(out);
    consume(frame, b);
    frame.regs[dst] = std::move(out);
}

const Instr* Interpreter::Machine::product_of_transposed(Frame& frame, const Instr* transpose) {
    const auto is = [](const Instr* i, Op op) { return i->op == static_cast<uint16_t>(op); };
    const auto transposes = [&](const Instr* i) { return is(i, Op::Transpose) || is(i, Op::CTranspose); };
    const bool both = transposes(transpose + 1);
    const Instr* times = transpose + (both ? 2 : 1);
    const int first = transpose->a, second = both ? transpose[1].a : first;
    if (!is(times, Op::MTimes) || first < frame.code->first_temp || second < frame.code->first_temp ||
        (both && (first == second || times->b != first || times->c != second)) || times->b == times->c)
        return nullptr;
    const bool left_turned = times->b == first, right_turned = both || times->c == first;
    if (!left_turned && !right_turned)
        return nullptr;
    const int left_reg = left_turned ? transpose->b : times->b;
    const int right_reg = both ? transpose[1].b : right_turned ? transpose->b : times->c;
    const Value &left = frame.regs[left_reg], &right = frame.regs[right_reg];
    const std::optional<ops::ProductForm> form = ops::product_form(left, left_turned, right, right_turned);
    if (!form)
        return nullptr;
    Value out;
    if (keeps_form(left) || keeps_form(right) || !interpreter.accel().defer_product(*form, left, right, out)) {
        const bool on_device = accel::Context::any_requested({&left, 1}) || accel::Context::any_requested({&right, 1});
        out = ops::matrix_product(*form, left, right);
        if (on_device)
            interpreter.accel().keep(out);
    }
    consume(frame, left_reg);
    consume(frame, right_reg);
    frame.regs[times->a] = std::move(out);
    return times + 1;
}

bool Interpreter::Machine::truth(Frame& frame, int reg, bool scalar) {
    const Value& value = read(frame, reg);
    if (is_class_object(value)) {
        const Value keep = value;
        const bool out = object_truth(keep, scalar);
        consume(frame, reg);
        return out;
    }
    const bool out = scalar ? operand_truth(frame, value) : ops::is_true(value);
    consume(frame, reg);
    return out;
}

void Interpreter::Machine::range(Frame& frame, int dst, int base, int count) {
    const Value& first = read(frame, base);
    const Value& second = read(frame, base + 1);
    Value out;
    if (is_class_object(first) || is_class_object(second) || (count == 3 && is_class_object(read(frame, base + 2)))) {
        std::vector<Value> parts{first, second};
        if (count == 3)
            parts.push_back(read(frame, base + 2));
        ValueList results;
        if (dispatch_values("colon", parts, 1, results) && !results.empty()) {
            out = std::move(results[0]);
        } else {
            unwrap_data("colon", parts);
            out = count == 2 ? ops::colon(parts[0], parts[1]) : ops::colon(parts[0], parts[1], parts[2]);
        }
    } else {
        out = count == 2 ? ops::colon(first, second) : ops::colon(first, second, read(frame, base + 2));
    }
    for (int i = 0; i < count; ++i)
        consume(frame, base + i);
    frame.regs[dst] = std::move(out);
}

// ---- reading by subscripts

void Interpreter::Machine::index_plain(Frame& frame, int dst, int base, int i, int j) {
    const Value& value = read(frame, base);
    const bool on_device = accel::Context::any_requested({&value, 1});
    Value out;
    if (is_class_object(read(frame, i)) || (j >= 0 && is_class_object(read(frame, j)))) {
        std::vector<Value> subscripts{object_subscript(Value(read(frame, i)))};
        if (j >= 0)
            subscripts.push_back(object_subscript(Value(read(frame, j))));
        out = ops::index(read(frame, base), subscripts);
        consume(frame, i);
        if (j >= 0)
            consume(frame, j);
    } else if (j < 0) {
        out = ops::index(value, std::span<const Value>(&read(frame, i), 1));
        consume(frame, i);
    } else {
        const Value subscripts[2] = {read(frame, i), read(frame, j)};
        out = ops::index(value, subscripts);
        consume(frame, i);
        consume(frame, j);
    }
    if (on_device)
        interpreter.accel().keep(out);
    consume(frame, base);
    frame.regs[dst] = std::move(out);
}

bool Interpreter::Machine::index(Frame& frame, int, int base, Value* args, int nargs, int nargout, Value* results) {
    const Value& value = read(frame, base);
    if (value.is_function_handle()) {
        const Value callee = value;
        consume(frame, base);
        return call_handle(callee, args, nargs, nargout, results);
    }
    for (int i = 0; i < nargs; ++i)
        if (is_class_object(args[i]))
            args[i] = object_subscript(Value(args[i]));
    if (value.is_object()) {
        const Value held = value;
        consume(frame, base);
        return index_values(frame, held, args, nargs, nargout);
    }
    const std::span<const Value> subscripts(args, static_cast<size_t>(nargs));
    Value out = ops::index(value, subscripts);
    if (accel::Context::any_requested({&value, 1}))
        interpreter.accel().keep(out);
    for (int i = 0; i < nargs; ++i)
        args[i] = Value();
    consume(frame, base);
    for (int i = 1; i < nargout; ++i)
        results[i] = Value();
    results[0] = std::move(out);
    return false;
}

Value Interpreter::Machine::field_named(const Value& base, std::string_view name) {
    if (is_class_object(base)) {
        ValueList values = object_list(top(), base, name);
        if (values.size() != 1)
            raise(Err::TooManyValuesHere, values.size());
        return std::move(values[0]);
    }
    if (base.is_object()) {
        const ObjectArray& objects = base.object();
        if (objects.numel() == 1) {
            HandleObject& object = objects.at(0);
            const std::string key(name);
            ValueList results;
            for (const std::string& property : object.property_names())
                if (property == key)
                    return object.get_property(key);
            if (object.call_method(interpreter, name, {}, 1, results))
                return results.empty() ? Value() : std::move(results[0]);
            return object.get_property(key);
        }
    }
    ValueList values = ops::field(base, name);
    if (values.size() != 1)
        raise(Err::TooManyValuesHere, values.size());
    return std::move(values[0]);
}

Value Interpreter::Machine::field(const Value& base, FieldSite& site) {
    if (base.is_struct()) {
        const StructArray& fields = base.structure();
        if (fields.dims().is_scalar()) {
            const int found = field_position(fields, site);
            if (found < 0)
                raise(Err::UnknownField, site.name);
            return fields.at(0, found);
        }
    }
    return field_named(base, site.name);
}

bool Interpreter::Machine::element_field(Frame& frame, int dst, int base, int64_t position, const Instr* next) {
    if (position < 0 || static_cast<bytecode::Op>(next->op) != bytecode::Op::Field || next->b != dst ||
        dst < frame.code->first_temp)
        return false;
    const StructArray& structure = frame.regs[base].structure();
    const int found = field_position(structure, frame.code->fields[static_cast<size_t>(next[1].wide())]);
    if (found < 0)
        return false;
    Value out = structure.at(position, found);
    consume(frame, base);
    frame.regs[next->a] = std::move(out);
    return true;
}

bool Interpreter::Machine::field_element_field(Frame& frame, int base, FieldSite& site, Value* args, int nargs,
                                               const Instr* next) {
    if (static_cast<bytecode::Op>(next->op) != bytecode::Op::Field || frame.regs + next->b != args || !frame.regs[base].is_struct())
        return false;
    const StructArray& outer = frame.regs[base].structure();
    const int held = outer.dims().is_scalar() ? field_position(outer, site) : -1;
    if (held < 0 || !outer.at(0, held).is_struct())
        return false;
    const StructArray& structure = outer.at(0, held).structure();
    const int64_t at = position_of(structure.dims(), {args, static_cast<size_t>(nargs)});
    const int found = at >= 0 ? field_position(structure, frame.code->fields[static_cast<size_t>(next[1].wide())]) : -1;
    if (found < 0)
        return false;
    Value out = structure.at(at, found);
    for (int i = 0; i < nargs; ++i)
        reset(args[i]);
    consume(frame, base);
    frame.regs[next->a] = std::move(out);
    return true;
}

bool Interpreter::Machine::field_index(Frame& frame, int base, FieldSite& site, Value* args, int nargs, int nargout) {
    const Value& value = read(frame, base);
    if (is_class_object(value))
        return object_field_index(frame, base, site, args, nargs, nargout);
    const std::span<const Value> subscripts(args, static_cast<size_t>(nargs));
    if (value.is_struct() && value.structure().dims().is_scalar())
        if (const int found = field_position(value.structure(), site); found >= 0)
            if (const Array* array = host_array(value.structure().at(0, found))) {
                const int64_t at = position_of(array->dims(), subscripts);
                if (at >= 0) {
                    Value element;
                    read_element(*array, at, element);
                    for (int i = 1; i < nargs; ++i)
                        reset(args[i]);
                    put_inline(args[0], element);
                    consume(frame, base);
                    return false;
                }
            }
    if (value.is_object() && value.object().numel() == 1) {
        HandleObject& object = value.object().at(0);
        const Value keep = value;
        ValueList results;
        bool is_property = false;
        for (const std::string& property : object.property_names())
            is_property = is_property || property == site.name;
        if (!is_property && object.call_method(interpreter, site.name, subscripts, nargout, results)) {
            for (int i = 0; i < nargs; ++i)
                args[i] = Value();
            consume(frame, base);
            for (int i = 0; i < std::max(1, nargout); ++i)
                args[i] = static_cast<size_t>(i) < results.size() ? std::move(results[static_cast<size_t>(i)]) : Value();
            return false;
        }
    }
    Value held = field(value, site);
    consume(frame, base);
    if (held.is_function_handle())
        return call_handle(held, args, nargs, nargout, args);
    return index_values(frame, held, args, nargs, nargout);
}

Value Interpreter::Machine::concatenate(int dimension, std::span<const Value> parts) {
    for (const Value& part : parts)
        if (is_class_object(part)) {
            if (parts.size() == 1)
                return part; // [obj]: nothing is joined
            const std::vector<Value> keep(parts.begin(), parts.end());
            return concatenate_objects(dimension, keep);
        }
    if (dimension == 0 && parts.size() > 1 && parts[0].is_object() && parts[0].numel() == 1) { // [map1; map2]
        const std::vector<Value> keep(parts.begin(), parts.end());
        ValueList results;
        if (keep[0].object().at(0).call_method(interpreter, "vertcat", std::span<const Value>(keep).subspan(1), 1, results) && !results.empty())
            return results[0];
    }
    if (dimension == 0 && parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [](const Value& v) { return v.is_char(); })) {
        const RefCounted* unit = top().code->unit.get();
        if (unit && static_cast<const FileUnit*>(unit)->dialect == syntax::Dialect::Octave) { // fills rows of text with blanks
            std::vector<Value> rows;
            bool even = true;
            for (const Value& part : parts)
                if (!part.is_empty()) {
                    rows.push_back(part);
                    even = even && part.dims().cols() == rows[0].dims().cols();
                }
            if (!even)
                return interpreter.call("char", rows, 1).at(0);
        }
    }
    Value out = dimension == 0 ? ops::vertcat(parts) : ops::horzcat(parts);
    if (accel::Context::any_requested(parts))
        interpreter.accel().keep(out);
    return out;
}

// ---- loops over values; state: value or first, step or position, last or count, half, count

void Interpreter::Machine::for_prepare(Frame& frame, int state, int kind) {
    Value* r = frame.regs + state;
    if (kind == 3) {
        const Value& first = read(frame, state);
        const Value& step = read(frame, state + 1);
        const Value& last = read(frame, state + 2);
        using Tag = Value::Tag;
        if (first.tag() == Tag::Double && step.tag() == Tag::Double && last.tag() == Tag::Double) {
            const double a = first.get_double(), s = step.get_double(), b = last.get_double();
            const bool whole = a == std::floor(a) && s == std::floor(s) && std::fabs(a) < 0x1p53 && !std::isnan(b);
            if (whole && s != 0) {
                const double count = std::floor((b - a) / s) + 1;
                r[2] = Value::of(0.0); // position
                r[3] = Value::of(HUGE_VAL);
                r[4] = Value::of(count > 0 ? count : 0.0);
                return;
            }
        }
        Value range = ops::colon(first, step, last);
        const RangeSpec* spec = range.is_heap() && range.heap_kind() == HeapKind::Array ? range.array().storage().range() : nullptr;
        if (spec) {
            const RangeSpec copy = *spec;
            r[0] = Value::of(copy.start);
            r[1] = Value::of(copy.step);
            r[2] = Value::of(0.0);
            r[3] = Value::of((static_cast<double>(copy.count) - 1) / 2);
            r[4] = Value::of(static_cast<double>(copy.count));
            scratch[0] = Value();
            // The second half counts from the end: its last element takes the place of the step's sign there.
            r[5] = Value::of(copy.last);
            return;
        }
        r[0] = std::move(range);
    } else {
        const Value& value = read(frame, state);
        if (&value != r)
            r[0] = value;
        if (kind == 0 && r[0].is_heap() && r[0].heap_kind() == HeapKind::Array && r[0].array().storage().range() &&
            r[0].array().dims().is_row()) {
            const RangeSpec copy = *r[0].array().storage().range();
            r[0] = Value::of(copy.start);
            r[1] = Value::of(copy.step);
            r[2] = Value::of(0.0);
            r[3] = Value::of((static_cast<double>(copy.count) - 1) / 2);
            r[4] = Value::of(static_cast<double>(copy.count));
            r[5] = Value::of(copy.last);
            return;
        }
    }
    const Dims dims = r[0].dims();
    int64_t columns = 1;
    for (int k = 1; k < dims.count(); ++k)
        columns *= dims[k];
    r[1] = Value(); // no step: a loop over columns
    r[2] = Value::of(0.0);
    r[3] = Value::of(0.0);
    r[4] = Value::of(static_cast<double>(columns));
}

/// Columns of a value, the second half of a range, and the end of the loop.
bool Interpreter::Machine::for_next_slow(Frame& frame, int state, int target) {
    Value* r = frame.regs + state;
    const double position = r[2].get_double(), count = r[4].get_double();
    if (!(position < count)) {
        if (count == 0) {
            if (r[1].is_defined())
                frame.regs[target] = Array::zeros(ClassId::Double, Dims(1, 0));
            else
                frame.regs[target] = r[0]; // no column: the empty value itself
        }
        r[0] = Value();
        return false;
    }
    r[2] = Value::of(position + 1);
    if (r[1].is_defined()) {
        const RangeSpec spec{r[0].get_double(), r[1].get_double(), r[5].get_double(), static_cast<int64_t>(count)};
        frame.regs[target] = Value::of(spec.at(static_cast<int64_t>(position)));
        return true;
    }
    const Value& value = r[0];
    const int64_t column = static_cast<int64_t>(position);
    if (const Array* row = host_array(value); row && row->dims().is_row()) {
        read_element(*row, column, frame.regs[target]);
        return true;
    }
    if (value.is_cell() && value.cell().dims().is_row()) {
        Ref<CellArray> one = make_ref<CellArray>(Dims());
        one->elements_mut()[0] = value.cell().at(column);
        frame.regs[target] = Value(std::move(one));
        return true;
    }
    if (value.is_heap() && value.heap_kind() == HeapKind::Array && value.array().dims().rows() == 1 && !value.is_complex()) {
        const Array& array = value.array();
        frame.regs[target] = visit_class(array.class_id(), [&](auto zero) {
            using T = decltype(zero);
            return Value::of(array.data<T>()[column]);
        });
        return true;
    }
    if (value.is_inline() || value.is_function_handle() || (value.is_object() && value.numel() == 1)) {
        frame.regs[target] = value;
        return true;
    }
    const Value subscripts[2] = {ops::magic_colon(), Value::of(static_cast<double>(column + 1))};
    frame.regs[target] = ops::index(value, subscripts);
    return true;
}

namespace {

bool text_matches(const Value& subject, const Value& choice) {
    std::u16string_view a, b;
    char16_t one_a = 0, one_b = 0;
    if (char_row(subject, a, one_a) && char_row(choice, b, one_b))
        return a == b;
    return subject.is_text() && choice.is_text() && subject.to_text16() == choice.to_text16();
}

/// `subject == choice` for objects: their `eq`, or what equality of members and handles is.
bool machine_equal(Interpreter::Machine& machine, const Value& subject, const Value& choice) {
    const Value operands[2] = {subject, choice};
    ValueList results;
    Value out;
    if (machine.dispatch_values("eq", operands, 1, results) && !results.empty())
        out = std::move(results[0]);
    else
        out = machine.object_operator(ops::BinaryOp::Equal, subject, choice);
    return ops::is_true(out);
}

bool choice_matches(Interpreter::Machine& machine, const Value& subject, const Value& choice) {
    if (choice.is_cell()) {
        for (const Value& element : choice.cell().elements())
            if (choice_matches(machine, subject, element))
                return true;
        return false;
    }
    if (is_class_object(subject) || is_class_object(choice))
        return machine_equal(machine, subject, choice);
    if (subject.is_char() || subject.is_string() || choice.is_char() || choice.is_string())
        return text_matches(subject, choice);
    if (choice.is_empty())
        return subject.is_empty() && subject.is_flat() && choice.is_flat();
    return ops::is_true(ops::binary(ops::BinaryOp::Equal, subject, choice));
}

} // namespace

Value Interpreter::Machine::switch_match(const Value& subject, const Value& choice) {
    return Value::of(choice_matches(*this, subject, choice));
}

/// `x = [x a b]` where nobody else holds x: the parts are put behind it in its own memory, which grows by more than it
/// needs, so that a loop that appends takes time in proportion to what it appends. `parts[0]` is a copy of register
/// `dst`. False: the general way, for it has other classes, sizes that do not fit, or nothing to gain.
bool Interpreter::Machine::append_in_place(Frame& frame, int dst, Value* parts, int count) {
    Value& target = frame.regs[dst];
    const Array* first = host_array(parts[0]);
    if (!first || count < 2 || !target.is_heap() || target.heap() != parts[0].heap() || first->ref_count() != 2 ||
        !first->dims().is_row() || first->dims().cols() == 0)
        return false;
    const ClassId cls = first->class_id();
    const int64_t before = first->numel();
    int64_t after = before;
    for (int i = 1; i < count; ++i) {
        if (parts[i].is_inline() && parts[i].class_id() == cls) {
            ++after;
            continue;
        }
        const Array* part = host_array(parts[i]);
        if (!part || part->class_id() != cls || part == first || !(part->dims().is_row() || part->dims().is_zero_by_zero()))
            return false;
        after += part->numel();
    }
    if (after >= interpreter.accel().options().defer_min)
        return false;
    target = Value(); // now `parts[0]` is the only owner
    Array& array = const_cast<Array&>(*first);
    try {
        array.grow(Dims(1, after));
    } catch (...) {
        target = parts[0];
        throw;
    }
    const size_t bytes = array.element_bytes();
    std::byte* to = static_cast<std::byte*>(array.storage().host_mut()) + static_cast<size_t>(before) * bytes;
    for (int i = 1; i < count; ++i) {
        const ArrayView view(parts[i]);
        std::memcpy(to, view.data<std::byte>(), static_cast<size_t>(view.numel()) * bytes);
        to += static_cast<size_t>(view.numel()) * bytes;
        reset(parts[i]);
    }
    target = std::move(parts[0]);
    reset(parts[0]);
    return true;
}

Value Interpreter::Machine::make_cell(std::span<Value> values) {
    Ref<CellArray> cell = make_ref<CellArray>(values.empty() ? Dims(0, 0) : Dims(1, static_cast<int64_t>(values.size())));
    for (size_t i = 0; i < values.size(); ++i) {
        if (!values[i].is_defined())
            raise(Err::NeedOneResult);
        cell->elements_mut()[i] = std::move(values[i]);
        values[i] = Value();
    }
    return Value(std::move(cell));
}

Value Interpreter::Machine::make_closure(Frame& frame, const Ref<Code>& code) {
    Ref<BoundFunction> bound = make_ref<BoundFunction>();
    bound->code = code;
    bound->env = frame.env;
    Ref<FunctionHandle> handle = make_ref<FunctionHandle>("", Ref<RefCounted>(bound));
    handle->source = code->name;
    for (const bytecode::Capture& capture : code->captures) {
        handle->captured.push_back(slot_value(frame, capture.outer_slot));
        handle->captured_names.push_back(code->slot_names[static_cast<size_t>(capture.slot)]);
    }
    return Value(std::move(handle));
}

Value Interpreter::Machine::make_handle(Frame& frame, CallSite& site) {
    Ref<BoundFunction> bound = find_function(site.name, &frame);
    for (Frame* outer = frame.overlay; !bound && outer; outer = outer->overlay)
        bound = find_function(site.name, outer);
    if (!bound) { // a method that only the class may call: the handle carries the right to do so
        ClassDefinition* own = context_of(frame.code);
        MethodDefinition* method = own ? own->find_method(site.name, frame.code) : nullptr;
        if (method && method->access.kind != AccessRule::Kind::Public) {
            bound = make_ref<BoundFunction>();
            bound->code = Ref<Code>(&own->code_of(*method));
        }
    }
    if (bound && (bound->code->is_script || (!bound->code->parent && classes->has_builtin_overloads(site.name))))
        bound = nullptr; // found when it is called
    if (bound && !bound->env) { // one target for each function, so that handles to it are equal
        if (bound_functions.size() > 10000)
            bound_functions.clear();
        bound = bound_functions.try_emplace(bound->code.get(), bound).first->second;
    }
    Ref<FunctionHandle> handle = make_ref<FunctionHandle>(site.name, Ref<RefCounted>(bound));
    if (frame.code->unit)
        handle->folder = static_cast<FileUnit&>(*frame.code->unit).folder;
    return Value(std::move(handle));
}

void Interpreter::Machine::show(const std::string& name, const Value& value) { interpreter.display(name, value); }

// ---- lists

int Interpreter::Machine::unpack(Frame& frame, Value* to) {
    (void)frame;
    const size_t start = list_marks.back();
    const size_t count = list_items.size() - start;
    if (to + count + 4096 > stack.get() + stack_size || count > 60000)
        raise(Err::TooManyInputs);
    if (to + count > high_water)
        high_water = to + count;
    for (size_t i = 0; i < count; ++i)
        to[i] = std::move(list_items[start + i]);
    list_items.resize(start);
    list_marks.pop_back();
    return static_cast<int>(count);
}

/// A list, counted from the top: 0 is the one that was opened last.
std::span<Value> Interpreter::Machine::list(size_t which_from_top) {
    const size_t index = list_marks.size() - 1 - which_from_top;
    const size_t begin = list_marks[index];
    const size_t end = which_from_top == 0 ? list_items.size() : list_marks[index + 1];
    return std::span<Value>(list_items.data() + begin, end - begin);
}

void Interpreter::Machine::drop_lists(size_t count) {
    cut_list_items(list_marks[list_marks.size() - count]);
    list_marks.resize(list_marks.size() - count);
}

} // namespace etna::vm
