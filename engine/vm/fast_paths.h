#pragma once

#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/machine.h"

/// What the interpreter's loop does without leaving it: scalars, elements of arrays, fields, plain calls. Each function
/// either does the whole thing or says no and has changed nothing. For loop.cpp and the large instructions beside it.
namespace etna::vm {

inline void put(Value& to, double x) {
    if (to.is_heap()) [[unlikely]]
        to = Value();
    new (&to) Value(Value::of(x));
}
inline void put(Value& to, bool x) {
    if (to.is_heap()) [[unlikely]]
        to = Value();
    new (&to) Value(Value::of(x));
}
/// Inline scalars only.
inline void put_inline(Value& to, const Value& scalar) {
    if (to.is_heap()) [[unlikely]]
        to = Value();
    new (&to) Value(scalar);
}
inline void reset(Value& value) {
    if (value.is_heap()) [[unlikely]]
        value = Value();
    new (&value) Value();
}

inline bool both_double(const Value& a, const Value& b) {
    return (static_cast<unsigned>(a.tag()) | static_cast<unsigned>(b.tag())) == 0;
}

/// A real array with its bytes on the host, or null.
inline const Array* host_array(const Value& value) {
    if (!value.is_heap() || value.heap_kind() != HeapKind::Array)
        return nullptr;
    const Array& array = value.array();
    const Storage& storage = array.storage();
    const bool requested = storage.on_device() && storage.device()->requested; // a gpuArray stays one
    return storage.on_host() && !requested && !array.is_complex() ? &array : nullptr;
}

/// 0-based position, or -1 if the subscript is not a whole number in 1..count.
inline int64_t position(double subscript, int64_t count) {
    const int64_t i = static_cast<int64_t>(subscript);
    return static_cast<double>(i) == subscript && i >= 1 && i <= count ? i - 1 : -1;
}

inline int64_t element_count(const Array& array) {
    static constexpr uint8_t kShift[] = {3, 2, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1};
    return static_cast<int64_t>(array.storage().size_bytes() >> kShift[static_cast<int>(array.class_id())]);
}

/// 0-based position of one or two whole subscripts within an array of these sizes, or -1.
inline int64_t position1(const Dims& dims, const Value& subscript) {
    return subscript.tag() == Value::Tag::Double ? position(subscript.get_double(), dims.numel()) : -1;
}
inline int64_t position2(const Dims& dims, const Value& row, const Value& column) {
    if (!both_double(row, column) || dims.count() != 2)
        return -1;
    const int64_t rows = dims[0];
    const int64_t i = position(row.get_double(), rows), j = position(column.get_double(), dims[1]);
    return i >= 0 && j >= 0 ? i + j * rows : -1;
}
inline int64_t position_of(const Dims& dims, std::span<const Value> subscripts) {
    if (subscripts.size() == 1)
        return position1(dims, subscripts[0]);
    return subscripts.size() == 2 ? position2(dims, subscripts[0], subscripts[1]) : -1;
}

/// Element `i` of a host array as an inline scalar.
inline void read_element(const Array& array, int64_t i, Value& to) {
    if (array.class_id() == ClassId::Double) [[likely]] {
        put(to, array.data<double>()[i]);
        return;
    }
    visit_class(array.class_id(), [&](auto zero) { put_inline(to, Value::of(array.data<decltype(zero)>()[i])); });
}

/// Writes a scalar of another class than the array's, as `convert` does; false if the slow path must do it.
bool write_converted(Array& array, int64_t i, const Value& value);

/// Writes an element of a host array that nobody else holds; false if the slow path must do it.
inline bool write_element(Array& array, int64_t i, const Value& value) {
    if (value.tag() == Value::Tag::Double && array.class_id() == ClassId::Double) [[likely]] {
        array.data_mut<double>()[i] = value.get_double();
        return true;
    }
    if (!value.is_inline())
        return false;
    if (value.class_id() != array.class_id())
        return write_converted(array, i, value);
    visit_class(array.class_id(), [&](auto zero) {
        using T = decltype(zero);
        array.data_mut<T>()[i] = value.get<T>();
    });
    return true;
}

/// Position of a field in a struct, by the site's cache; -1 if there is no such field.
inline int field_position(const StructArray& structure, bytecode::FieldSite& site) {
    if (&structure.fields() == site.table) [[likely]]
        return site.index;
    const int found = structure.fields().find(site.name);
    if (found >= 0 && structure.fields().is_shared()) {
        site.keep = structure.field_table();
        site.table = site.keep.get();
        site.index = found;
    }
    return found;
}

/// Text of a char row or of a char scalar on the host.
inline bool char_row(const Value& value, std::u16string_view& text, char16_t& one) {
    if (value.tag() == Value::Tag::Char) {
        one = value.get<char16_t>();
        text = {&one, 1};
        return true;
    }
    const Array* array = host_array(value);
    if (!array || array->class_id() != ClassId::Char || !(array->dims().is_row() || array->dims().is_zero_by_zero()))
        return false;
    text = {array->data<char16_t>(), static_cast<size_t>(array->numel())};
    return true;
}

/// Position of the field that a text names, or -1; ASCII names only.
inline int field_position(const StructArray& structure, std::u16string_view name) {
    const std::vector<std::string>& names = structure.fields().names();
    for (size_t i = 0; i < names.size(); ++i)
        if (names[i].size() == name.size() && std::equal(names[i].begin(), names[i].end(), name.begin(), [](char f, char16_t c) {
                return static_cast<char16_t>(static_cast<unsigned char>(f)) == c && c < 128;
            }))
            return static_cast<int>(i);
    return -1;
}

// ---- plain calls: functions without varargin, boxes or captured activations

/// True if a call's arguments may bring a method of their own.
inline bool any_object(const Value* args, int count) {
    for (int i = 0; i < count; ++i)
        if (args[i].is_heap() && args[i].heap_kind() == HeapKind::Object)
            return true;
    return false;
}

/// Enters such a function. False: `push` must do it, for it has an error or more to do.
inline bool push_plain(Interpreter::Machine& machine, Code& code, const FunctionHandle* closure, Value* args, int nargs,
                       int nargout, Value* results, int ignored) {
    const size_t next = static_cast<size_t>(machine.depth) + 1;
    if (!code.is_plain || nargs > code.input_count || nargout > code.most_results || next >= machine.frames.size() ||
        next > machine.recursion_limit || args + code.register_count + Interpreter::Machine::kStackReserve > machine.stack_end)
        return false;
    if (args + code.register_count + nargs > machine.high_water)
        machine.high_water = args + code.register_count + nargs;
    for (int i = nargs; i < code.slot_count; ++i)
        reset(args[i]);
    Value* constants = args + code.slot_count;
    for (const double constant : code.scalar_constants)
        put(*constants++, constant);
    machine.depth = static_cast<int>(next);
    Frame& frame = *machine.frames[next];
    frame.code = &code;
    frame.keep = Ref<Code>(&code);
    frame.regs = args;
    frame.pc = code.words.data();
    frame.results = results;
    frame.nargin = nargs;
    frame.nargout = nargout;
    frame.ignored_outputs = ignored;
    frame.is_entry = false;
    frame.has_values = false;
    frame.overlay = nullptr;
    frame.list_items = machine.list_items.size();
    frame.list_marks = machine.list_marks.size();
    machine.extra_top = nullptr;
    if (closure)
        for (size_t i = 0; i < code.captures.size() && i < closure->captured.size(); ++i)
            args[code.captures[i].slot] = closure->captured[i];
    return true;
}

/// Leaves a frame whose one result is in `value`, or is not wanted; the value is moved to where the caller wants it.
/// False: the frame has more to end than its registers.
inline bool return_plain(Interpreter::Machine& machine, Frame& frame, Value&& value) {
    if (frame.is_entry || !frame.results || frame.overlay || frame.loose || frame.env || frame.pending ||
        machine.list_items.size() != frame.list_items || machine.list_marks.size() != frame.list_marks)
        return false;
    Value single = std::move(value);
    Value* results = frame.results;
    // What a destructor calls runs above this frame's registers, so the frame goes last.
    const int count = frame.code->register_count;
    for (int i = 0; i < count; ++i)
        if (frame.regs[i].is_heap())
            frame.regs[i] = Value();
    --machine.depth;
    frame.keep = nullptr;
    *results = std::move(single);
    return true;
}

/// `s.(1)`
[[noreturn]] inline void refuse_dynamic_name() {
    throw Error("MATLAB:mustBeFieldName", "Argument to dynamic structure reference must evaluate to a valid field name.");
}

/// A diagonal or permutation matrix of a size that is not worth deferring: what is computed from it may keep its form,
/// for `typeinfo`.
inline bool keeps_form(const Value& value) {
    const ArrayForm form = form_of(value);
    return (form == ArrayForm::Diagonal || form == ArrayForm::Permutation) && value.numel() <= 4096;
}

} // namespace etna::vm
