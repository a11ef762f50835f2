#include "engine/ops/selection.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

bool is_blank(const Value& a) {
    return !a.is_defined() || (a.is_flat() && a.class_id() == ClassId::Double && a.dims().is_zero_by_zero());
}

/// The position of the one element that the subscripts name, and the size that the array must have for it.
struct Spot {
    int64_t position = 0;
    Dims dims;
};

Spot spot_of(const Dims& from, std::span<const Value> subscripts) {
    Spot spot{0, from};
    const int count = static_cast<int>(subscripts.size());
    if (count == 0) {
        if (from.numel() != 1)
            raise(Err::AssignmentToSeveral, from.numel());
        return spot;
    }
    std::vector<int64_t> sizes = folded_sizes(from, subscripts.size());
    std::vector<int64_t> at;
    int64_t selected = 1;
    bool grows = false;
    for (int k = 0; k < count; ++k) {
        const size_t i = static_cast<size_t>(k);
        int64_t position = scalar_position(subscripts[i]);
        if (position < 0) {
            const Selection s(subscripts[i], sizes[i], k + 1, count);
            selected *= s.count();
            position = s.count() > 0 ? s[0] : 0;
        }
        at.push_back(position);
        grows = grows || position >= sizes[i];
    }
    if (selected != 1)
        raise(Err::AssignmentToSeveral, selected);
    if (grows) {
        if (count == 1) {
            if (from.is_zero_by_zero() || from.is_row())
                spot.dims = Dims(1, at[0] + 1);
            else if (from.is_column())
                spot.dims = Dims(at[0] + 1, 1);
            else
                raise(Err::ResizeAmbiguous);
        } else {
            if (count < from.count() && at.back() >= sizes.back())
                raise(Err::ResizeAmbiguous);
            std::vector<int64_t> grown(from.sizes().begin(), from.sizes().end());
            grown.resize(std::max(grown.size(), at.size()), 1);
            for (size_t k = 0; k < at.size(); ++k)
                if (k + 1 < at.size() || count >= from.count())
                    grown[k] = std::max(grown[k], at[k] + 1);
            spot.dims = Dims(std::span<const int64_t>(grown));
        }
        sizes = folded_sizes(spot.dims, subscripts.size());
    }
    const std::vector<int64_t> strides = strides_of(sizes);
    for (size_t k = 0; k < at.size(); ++k)
        spot.position += at[k] * strides[k];
    return spot;
}

void make_struct(Value& s) {
    if (is_blank(s))
        s = StructArray::scalar();
    else if (!s.is_struct())
        raise(Err::DotAssignNonStruct);
}

} // namespace

Value* cell_place(Value& cell, std::span<const Value> subscripts) {
    if (is_blank(cell))
        cell = make_ref<CellArray>(Dims(0, 0));
    if (!cell.is_cell())
        raise(Err::BraceAssignNonCell);
    const Spot spot = spot_of(cell.cell().dims(), subscripts);
    CellArray& array = cell.cell_mut();
    if (!(array.dims() == spot.dims))
        array.grow(spot.dims);
    return &array.elements_mut()[static_cast<size_t>(spot.position)];
}

void brace_assign(Value& cell, std::span<const Value> subscripts, Value value) {
    if (cell.is_string()) { // s{2} = 'text'
        assign(cell, subscripts, std::move(value));
        return;
    }
    *cell_place(cell, subscripts) = std::move(value);
}

Value* field_place(Value& s, std::string_view name) {
    if (s.is_object())
        return nullptr;
    make_struct(s);
    StructArray& structure = s.structure_mut();
    if (structure.numel() == 0) { // s = struct([]); s.x = 1
        Ref<StructArray> one = make_ref<StructArray>(Dims(), structure.field_table());
        s = std::move(one);
        return field_place(s, name);
    }
    if (structure.numel() != 1)
        raise(Err::ScalarStructRequired);
    int field = structure.fields().find(name);
    if (field < 0)
        field = structure.add_field(std::string(name));
    return &structure.at_mut(0, field);
}

void assign_field(Value& s, std::string_view name, Value value) {
    if (s.is_struct() && s.numel() > 1)
        raise(Err::AssignmentToSeveral, s.numel());
    if (s.is_object()) {
        if (s.object().numel() != 1)
            raise(Err::ScalarStructRequired);
        s.object().at(0).set_property(std::string(name), value);
        return;
    }
    *field_place(s, name) = std::move(value);
}

Value* element_field_place(Value& s, std::span<const Value> subscripts, std::string_view name) {
    if (s.is_object())
        return nullptr;
    if (is_blank(s))
        s = make_ref<StructArray>(Dims(0, 0), FieldTable::empty());
    if (!s.is_struct())
        raise(Err::DotAssignNonStruct);
    const Spot spot = spot_of(s.structure().dims(), subscripts);
    StructArray& structure = s.structure_mut();
    if (!(structure.dims() == spot.dims))
        structure.grow(spot.dims);
    int field = structure.fields().find(name);
    if (field < 0)
        field = structure.add_field(std::string(name));
    return &structure.at_mut(spot.position, field);
}

} // namespace etna::ops
