#include "engine/value/containers.h"

#include <algorithm>
#include <bit>
#include <functional>

#include "engine/value/array.h"
#include "engine/value/object.h"

namespace etna {
namespace {

/// The value of a cell or field that nobody has assigned: one shared 0-by-0 double for each thread.
const Value& unassigned() {
    thread_local const Value empty = Value::empty();
    return empty;
}

template <class Element>
void grow_elements(std::vector<Element>& elements, const Dims& from, const Dims& to, const Element& filler) {
    check_array_size(to, sizeof(Element));
    elements.resize(static_cast<size_t>(to.numel()), filler);
    relocate_for_growth(from, to, [&](int64_t source, int64_t target) {
        if (source == target)
            return;
        elements[static_cast<size_t>(target)] = std::move(elements[static_cast<size_t>(source)]);
        elements[static_cast<size_t>(source)] = filler;
    });
}

} // namespace

namespace detail {

void destroy_nested(ValueList& values) {
    constexpr int kDeepest = 200;
    thread_local int depth = 0;
    thread_local std::vector<ValueList> waiting;
    if (values.empty())
        return;
    if (depth == kDeepest) {
        waiting.push_back(std::move(values));
        return;
    }
    ++depth;
    values.clear();
    --depth;
    while (depth == 0 && !waiting.empty()) {
        ValueList next = std::move(waiting.back());
        waiting.pop_back();
        ++depth;
        next.clear();
        --depth;
    }
}

} // namespace detail

void StringArray::grow(const Dims& dims) {
    grow_elements(elements_, dims_, dims, Element());
    dims_ = dims;
}

CellArray::CellArray(Dims dims) : HeapObject(HeapKind::Cell), dims_(std::move(dims)) {
    check_array_size(dims_, sizeof(Value));
    elements_.assign(static_cast<size_t>(dims_.numel()), unassigned());
}

void CellArray::grow(const Dims& dims) {
    grow_elements(elements_, dims_, dims, unassigned());
    dims_ = dims;
}

Ref<FieldTable> FieldTable::empty() {
    thread_local const Ref<FieldTable> table = make_ref<FieldTable>();
    return table;
}

Ref<FieldTable> FieldTable::of(const std::vector<std::string>& names) {
    Ref<FieldTable> table = empty();
    for (const std::string& name : names)
        add_field(table, name);
    return table;
}

int FieldTable::find(std::string_view name) const {
    if (!places_.empty()) {
        const size_t mask = places_.size() - 1;
        for (size_t at = std::hash<std::string_view>()(name) & mask; places_[at] >= 0; at = (at + 1) & mask)
            if (names_[static_cast<size_t>(places_[at])] == name)
                return places_[at];
        return -1;
    }
    for (size_t i = 0; i < names_.size(); ++i)
        if (names_[i] == name)
            return static_cast<int>(i);
    return -1;
}

void FieldTable::enter(int index) {
    const size_t mask = places_.size() - 1;
    size_t at = std::hash<std::string_view>()(names_[static_cast<size_t>(index)]) & mask;
    while (places_[at] >= 0)
        at = (at + 1) & mask;
    places_[at] = index;
}

void FieldTable::append(const std::string& name) {
    const size_t count = names_.size() + 1;
    if (count <= static_cast<size_t>(kMostShared)) {
        names_.push_back(name);
        return;
    }
    std::vector<int> places;
    if (count * 2 > places_.size()) // at most half of the places are taken
        places.assign(std::bit_ceil(count * 4), -1);
    names_.push_back(name);
    if (places.empty())
        return enter(static_cast<int>(count) - 1);
    places_ = std::move(places);
    for (size_t i = 0; i < count; ++i)
        enter(static_cast<int>(i));
}

void FieldTable::add_field(Ref<FieldTable>& table, const std::string& name) {
    constexpr size_t kRemembered = 8;
    if (!table->is_shared() && table->is_unique())
        return table->append(name);
    for (const Ref<FieldTable>& next : table->successors_)
        if (next->names_.back() == name) {
            table = Ref<FieldTable>(next);
            return;
        }
    Ref<FieldTable> next = make_ref<FieldTable>();
    next->names_ = table->names_;
    next->places_ = table->places_;
    next->append(name);
    if (next->is_shared()) {
        if (table->successors_.size() == kRemembered)
            table->successors_.erase(table->successors_.begin());
        table->successors_.push_back(next);
    }
    table = std::move(next);
}

Ref<FieldTable> FieldTable::without_field(int index) const {
    std::vector<std::string> names = names_;
    names.erase(names.begin() + index);
    return of(names);
}

StructArray::StructArray(Dims dims, Ref<FieldTable> fields)
    : HeapObject(HeapKind::Struct), dims_(std::move(dims)), fields_(std::move(fields)) {
    check_array_size(dims_, sizeof(Value) * static_cast<size_t>(std::max(1, fields_->count())));
    values_.assign(static_cast<size_t>(dims_.numel()) * static_cast<size_t>(fields_->count()), unassigned());
}

const Value* StructArray::find(std::string_view name) const {
    const int field = fields_->find(name);
    return field < 0 || numel() != 1 ? nullptr : &at(0, field);
}

void StructArray::set(const std::string& name, Value value, int64_t element) {
    at_mut(element, add_field(name)) = std::move(value);
}

int StructArray::add_field(const std::string& name) {
    const int found = fields_->find(name);
    if (found >= 0)
        return found;
    const int64_t elements = numel();
    const size_t old_count = static_cast<size_t>(fields_->count());
    FieldTable::add_field(fields_, name);
    if (elements == 1) {
        values_.push_back(unassigned());
    } else {
        ValueList wider(static_cast<size_t>(elements) * (old_count + 1), unassigned());
        for (size_t e = 0; e < static_cast<size_t>(elements); ++e)
            std::move(values_.begin() + static_cast<ptrdiff_t>(e * old_count),
                      values_.begin() + static_cast<ptrdiff_t>((e + 1) * old_count),
                      wider.begin() + static_cast<ptrdiff_t>(e * (old_count + 1)));
        values_ = std::move(wider);
    }
    return static_cast<int>(old_count);
}

void StructArray::remove_field(int field) {
    const size_t count = static_cast<size_t>(fields_->count());
    ValueList narrower;
    narrower.reserve(values_.size());
    for (size_t i = 0; i < values_.size(); ++i)
        if (i % count != static_cast<size_t>(field))
            narrower.push_back(std::move(values_[i]));
    values_ = std::move(narrower);
    fields_ = fields_->without_field(field);
}

void StructArray::reorder(const std::vector<int>& order) {
    const size_t count = order.size();
    std::vector<std::string> names;
    for (const int field : order)
        names.push_back(fields_->names()[static_cast<size_t>(field)]);
    ValueList sorted(values_.size());
    for (size_t i = 0; i < values_.size(); ++i)
        sorted[i] = values_[i - i % count + static_cast<size_t>(order[i % count])];
    values_ = std::move(sorted);
    fields_ = FieldTable::of(names);
}

void StructArray::grow(const Dims& dims) {
    const size_t count = static_cast<size_t>(fields_->count());
    check_array_size(dims, sizeof(Value) * std::max<size_t>(1, count));
    values_.resize(static_cast<size_t>(dims.numel()) * count, unassigned());
    relocate_for_growth(dims_, dims, [&](int64_t source, int64_t target) {
        if (source == target)
            return;
        for (size_t f = 0; f < count; ++f) {
            values_[static_cast<size_t>(target) * count + f] = std::move(values_[static_cast<size_t>(source) * count + f]);
            values_[static_cast<size_t>(source) * count + f] = unassigned();
        }
    });
    dims_ = dims;
}

std::string ObjectArray::class_name() const {
    if (object_class_)
        return elements_.size() == 1 ? elements_.front()->class_name() : object_class_->name();
    if (elements_.empty())
        return "handle";
    const std::string first = elements_.front()->class_name();
    for (const Ref<HandleObject>& element : elements_)
        if (element->class_name() != first)
            return "matlab.graphics.Graphics";
    return first;
}

} // namespace etna
