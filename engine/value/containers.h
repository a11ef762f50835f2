#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/value/value.h"

namespace etna {

namespace detail {
/// Destroys values without recursion beyond a bounded depth: however deep containers are nested, their end takes a
/// bounded part of the C++ stack. Containers call it from their destructors.
void destroy_nested(ValueList& values);
} // namespace detail

/// `string` array: each element is text or missing. Column-major.
class StringArray final : public HeapObject {
  public:
    using Element = std::optional<std::u16string>; ///< nullopt: `<missing>`

    explicit StringArray(Dims dims)
        : HeapObject(HeapKind::String), dims_(std::move(dims)),
          elements_(static_cast<size_t>(dims_.numel()), Element(std::u16string())) {}

    const Dims& dims() const { return dims_; }
    int64_t numel() const { return static_cast<int64_t>(elements_.size()); }
    const std::vector<Element>& elements() const { return elements_; }
    std::vector<Element>& elements_mut() { return elements_; }
    const Element& at(int64_t index) const { return elements_[static_cast<size_t>(index)]; }
    void reshape(const Dims& dims) { dims_ = dims; }
    /// New elements are `<missing>`, as MATLAB fills them.
    void grow(const Dims& dims);
    Ref<StringArray> copy() const { return make_ref<StringArray>(*this); }

  private:
    Dims dims_;
    std::vector<Element> elements_;
};

/// Cell array. Cells that nobody has assigned hold 0-by-0 double.
class CellArray final : public HeapObject {
  public:
    explicit CellArray(Dims dims);
    CellArray(const CellArray&) = default;
    ~CellArray() override { detail::destroy_nested(elements_); }

    const Dims& dims() const { return dims_; }
    int64_t numel() const { return static_cast<int64_t>(elements_.size()); }
    const ValueList& elements() const { return elements_; }
    ValueList& elements_mut() { return elements_; }
    const Value& at(int64_t index) const { return elements_[static_cast<size_t>(index)]; }
    void reshape(const Dims& dims) { dims_ = dims; }
    void grow(const Dims& dims);
    Ref<CellArray> copy() const { return make_ref<CellArray>(*this); }

  private:
    Dims dims_;
    ValueList elements_;
};

/// Ordered field names, immutable and shared by all structs built the same way, so that an inline cache can compare
/// pointers. `with_field` returns the same table each time for the same name.
class FieldTable final : public RefCounted {
  public:
    static Ref<FieldTable> empty();
    static Ref<FieldTable> of(const std::vector<std::string>& names);

    static constexpr int kMostShared = 64; ///< names of a shared table
    bool is_shared() const { return count() <= kMostShared; }

    int count() const { return static_cast<int>(names_.size()); }
    const std::vector<std::string>& names() const { return names_; }
    /// Position of a field, or -1.
    int find(std::string_view name) const;
    /// Makes `table` one that has one name more, which it does not have yet.
    static void add_field(Ref<FieldTable>& table, const std::string& name);
    Ref<FieldTable> without_field(int index) const;

  private:
    void append(const std::string& name);
    void enter(int index);

    std::vector<std::string> names_;
    std::vector<int> places_; ///< of many names: an open-addressed hash table of indices, -1 where it is free
    mutable std::vector<Ref<FieldTable>> successors_; ///< a few recent results of `add_field`
};

/// Struct array. The values of one element lie side by side: element `e`, field `f` is at `e * field count + f`.
class StructArray final : public HeapObject {
  public:
    /// All fields hold 0-by-0 double.
    StructArray(Dims dims, Ref<FieldTable> fields);
    StructArray(const StructArray&) = default;
    ~StructArray() override { detail::destroy_nested(values_); }
    /// 1-by-1 without fields
    static Ref<StructArray> scalar() { return make_ref<StructArray>(Dims(), FieldTable::empty()); }

    const Dims& dims() const { return dims_; }
    int64_t numel() const { return dims_.numel(); }
    const FieldTable& fields() const { return *fields_; }
    const Ref<FieldTable>& field_table() const { return fields_; }
    const Value& at(int64_t element, int field) const {
        return values_[static_cast<size_t>(element) * static_cast<size_t>(fields_->count()) + static_cast<size_t>(field)];
    }
    Value& at_mut(int64_t element, int field) { return const_cast<Value&>(at(element, field)); }
    /// Value of a field of a 1-by-1 struct, or null.
    const Value* find(std::string_view name) const;
    /// Sets a field of element `element`, adding the field to every element if it is new.
    void set(const std::string& name, Value value, int64_t element = 0);
    /// Position of the field, added to every element if it is new.
    int add_field(const std::string& name);
    void remove_field(int field);
    void reorder(const std::vector<int>& order);
    void reshape(const Dims& dims) { dims_ = dims; }
    void grow(const Dims& dims);
    Ref<StructArray> copy() const { return make_ref<StructArray>(*this); }
    const ValueList& values() const { return values_; }
    ValueList& values_mut() { return values_; }

  private:
    Dims dims_;
    Ref<FieldTable> fields_;
    ValueList values_;
};

/// Moves the elements of a column-major array from shape `from` to the larger shape `to`, each keeping its subscripts.
/// `move(from_index, to_index)` is called from the last element to the first, so that it can work in place.
template <class Move>
void relocate_for_growth(const Dims& from, const Dims& to, Move move) {
    // Growth of the last dimension that matters leaves every element where it is: no walk through the old elements.
    int64_t stride_from = 1, stride_to = 1;
    bool stays = true;
    for (int k = 0; k < from.count(); ++k) {
        stays = stays && (from[k] == 1 || stride_from == stride_to);
        stride_from *= from[k];
        stride_to *= to[k];
    }
    const int64_t rows = from[0];
    const int64_t total = from.numel();
    if (stays || total == 0)
        return;
    const int64_t columns = rows ? total / rows : 0;
    for (int64_t column = columns - 1; column >= 0; --column) {
        int64_t rest = column, target = 0, stride = to[0];
        for (int k = 1; k < from.count(); ++k) {
            target += (rest % from[k]) * stride;
            rest /= from[k];
            stride *= to[k];
        }
        for (int64_t row = rows - 1; row >= 0; --row)
            move(column * rows + row, target + row);
    }
}

} // namespace etna
