#include <cstring>

#include <algorithm>
#include <utility>

#include "engine/ops/lines.h"
#include "engine/ops/operators.h"
#include "engine/ops/selection.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/string_ops.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

bool is_blank(const Value& a) {
    return !a.is_defined() || (a.class_id() == ClassId::Double && a.dims().is_zero_by_zero());
}

std::vector<int64_t> non_singleton(std::span<const int64_t> sizes) {
    std::vector<int64_t> out;
    for (const int64_t size : sizes)
        if (size != 1)
            out.push_back(size);
    return out;
}

Target linear_target(const Dims& from, const Value& subscript, const Dims& value_dims) {
    Target t;
    const int64_t total = from.numel(), value_count = value_dims.numel();
    Selection s(subscript, total, 1, 1);
    t.dims = from;
    if (s.is_colon() && total == 0 && value_count > 0) {
        if (value_count != 1)
            raise(Err::SubscriptedAssignNumel);
        if (from.is_zero_by_zero()) {
            s = Selection::all(1); // x = []; x(:) = 5
            t.dims = Dims(1, 1);
        }
    } else if (s.limit() > total) {
        // Without rows it becomes a row, whatever its other sizes: x = zeros(0, 2); x(3) = 1
        if (from.is_row() || (from.count() == 2 && from.rows() == 0 && !from.is_column()) || from.is_zero_by_zero())
            t.dims = Dims(1, s.limit());
        else if (from.is_column())
            t.dims = Dims(s.limit(), 1);
        else
            raise(Err::ResizeAmbiguous);
    }
    t.count = s.count();
    if (value_count != 1 && value_count != t.count)
        raise(Err::SubscriptedAssignNumel);
    t.selections.push_back(std::move(s));
    t.strides = {1};
    return t;
}

Target subscripted_target(const Dims& from, std::span<const Value> subscripts, const Dims& value_dims) {
    Target t;
    const int count = static_cast<int>(subscripts.size());
    std::vector<int64_t> sizes = folded_sizes(from, subscripts.size());
    const bool value_scalar = value_dims.is_scalar();
    // A colon over nothing takes its length from the value: the sizes that other subscripts do not use, in order.
    const bool blank = from.numel() == 0;
    std::vector<int64_t> spare(value_dims.sizes().begin(), value_dims.sizes().end());
    size_t next_spare = 0;
    int colons = 0;
    for (const Value& s : subscripts)
        colons += is_magic_colon(s);
    std::vector<int64_t> counts;
    for (int k = 0; k < count; ++k) {
        const size_t at = static_cast<size_t>(k);
        Selection s(subscripts[at], sizes[at], k + 1, count);
        const bool writes_nothing = value_scalar && !from.is_zero_by_zero(); // x = ones(2, 0); x(1, :) = 5
        if (s.is_colon() && blank && sizes[at] == 0 && value_dims.numel() > 0 && !writes_nothing) {
            int64_t length = 1;
            if (!value_scalar) {
                if (colons == count) { // A(:,:) = B
                    length = at < spare.size() ? spare[at] : 1;
                } else {
                    while (next_spare < spare.size() && spare[next_spare] == 1)
                        ++next_spare;
                    length = next_spare < spare.size() ? spare[next_spare++] : 1;
                }
            }
            s = Selection::all(length);
        } else if (s.count() != 1 && next_spare < spare.size()) {
            while (next_spare < spare.size() && spare[next_spare] == 1)
                ++next_spare;
            if (next_spare < spare.size() && spare[next_spare] == s.count())
                ++next_spare;
        }
        counts.push_back(s.count());
        t.selections.push_back(std::move(s));
    }
    const Dims left{std::span<const int64_t>(counts)};
    t.count = left.numel();
    if (!value_scalar && non_singleton(left.sizes()) != non_singleton(value_dims.sizes()))
        raise(Err::AssignmentSizes, left, value_dims);
    bool grows = false;
    for (size_t k = 0; k < sizes.size(); ++k)
        grows = grows || t.selections[k].limit() > sizes[k];
    t.dims = from;
    if (grows && (t.count > 0 || (value_scalar && blank))) {
        if (count < from.count() && t.selections.back().limit() > sizes.back())
            raise(Err::ResizeAmbiguous);
        std::vector<int64_t> grown(from.sizes().begin(), from.sizes().end());
        grown.resize(std::max(grown.size(), sizes.size()), 1);
        for (size_t k = 0; k < sizes.size(); ++k) {
            if (k + 1 < sizes.size() || count >= from.count())
                grown[k] = std::max(grown[k], t.selections[k].limit());
        }
        t.dims = Dims(std::span<const int64_t>(grown));
        if (t.count == 0 && t.dims.numel() > 0) // x = zeros(2, 0); x(3, :) = 1 is 3-by-0, and more elements come from nothing
            t.dims = from;
    }
    t.strides = strides_of(folded_sizes(t.dims, subscripts.size()));
    return t;
}

} // namespace

Target target_of(const Dims& from, std::span<const Value> subscripts, const Dims& value_dims) {
    return subscripts.size() == 1 ? linear_target(from, subscripts[0], value_dims)
                                  : subscripted_target(from, subscripts, value_dims);
}

namespace {

template <class T>
void scatter(T* to, const T* from, bool spread, const Target& t) {
    const Selection& inner = t.selections[0];
    if (inner.is_progression() && inner.step() == 1 && inner.count() > 4) {
        std::vector<Selection> outer = t.selections;
        outer[0] = Selection::all(1);
        const int64_t first = inner.first(), n = inner.count();
        for_each_selected(outer, t.strides, [&](int64_t at) {
            if (spread) {
                std::fill_n(to + at + first, n, *from);
            } else {
                std::memmove(to + at + first, from, static_cast<size_t>(n) * sizeof(T));
                from += n;
            }
        });
        return;
    }
    if (spread) {
        const T x = *from;
        for_each_selected(t.selections, t.strides, [&](int64_t at) { to[at] = x; });
    } else {
        for_each_selected(t.selections, t.strides, [&](int64_t at) { to[at] = *from++; });
    }
}

/// The same elements with a zero imaginary part.
void make_complex(Value& a) {
    const ArrayView view(a);
    Ref<Array> out = Array::zeros(view.class_id(), view.dims(), Complexity::Complex);
    const auto spread = [&](const auto* from, auto* to) {
        for (int64_t i = 0; i < view.numel(); ++i)
            to[2 * i] = from[i];
    };
    if (view.class_id() == ClassId::Single)
        spread(view.data<float>(), out->data_mut<float>());
    else
        spread(view.data<double>(), out->data_mut<double>());
    a = Value(std::move(out));
}

void grow_flat(Array& array, const Dims& dims) {
    if (!(array.dims() == dims))
        array.grow(dims);
}

void assign_flat(Value& a, std::span<const Value> subscripts, Value value) {
    const bool blank = is_blank(a);
    const ClassId cls = blank ? value.class_id() : a.class_id();
    const Target t = target_of(a.is_defined() ? a.dims() : Dims(0, 0), subscripts, value.dims());
    if (value.class_id() != cls)
        value = convert(value, cls);
    if (value.is_complex() && !is_float(cls))
        raise(Err::ComplexWithInteger);
    if (blank && (!a.is_defined() || a.class_id() != cls))
        a = Array::zeros(cls, Dims(0, 0), value.is_complex() ? Complexity::Complex : Complexity::Real);
    if (t.count == 0 && t.dims == a.dims())
        return;
    if (value.is_complex() && !a.is_complex())
        make_complex(a);
    else if (a.is_complex() && !value.is_complex())
        make_complex(value);
    const ArrayView source(value); // holds on to the bytes of `value`, also when they were those of `a`
    Array& array = a.array_mut();
    grow_flat(array, t.dims);
    if (t.count == 0)
        return;
    void* to = array.storage().host_mut();
    const bool spread = source.numel() == 1;
    visit_bytes(array.element_bytes(), [&](auto zero) {
        using T = decltype(zero);
        scatter(static_cast<T*>(to), source.data<T>(), spread, t);
    });
}

/// Fast path: a real array with one owner, one or two whole scalar subscripts within bounds or one behind the end, a real
/// scalar.
bool assign_scalar(Value& a, std::span<const Value> subscripts, const Value& value) {
    if (!value.is_inline() || !a.is_heap() || a.heap_kind() != HeapKind::Array || subscripts.size() > 2)
        return false;
    Array& array = static_cast<Array&>(*a.heap());
    if (!array.is_unique() || array.is_complex())
        return false;
    const Dims& dims = array.dims();
    const int64_t n = array.numel();
    int64_t at = scalar_position(subscripts[0]);
    bool row = dims.is_row(); // where it grows
    if (subscripts.size() == 2) {
        const int64_t column = scalar_position(subscripts[1]);
        if (at < 0 || column < 0 || dims.count() != 2)
            return false;
        if (at < dims.rows() && column < dims.cols())
            at += column * dims.rows();
        else if (row && at == 0 && column == n) // x(1, end+1) = v
            at = n;
        else if (dims.is_column() && column == 0 && at == n) // x(end+1, 1) = v
            row = false;
        else
            return false;
    }
    const bool appends = at == n && n > 0 && dims.is_vector();
    if (at < 0 || at > n || (at == n && !appends))
        return false;
    const ClassId cls = array.class_id();
    const Value element = value.class_id() == cls ? value : convert(value, cls);
    if (appends) // x(end+1) = v
        array.grow(row ? Dims(1, n + 1) : Dims(n + 1, 1));
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        array.data_mut<T>()[at] = element.get<T>();
    });
    return true;
}

/// Fast path: colons, scalars and ranges within the bounds of a real array with one owner; a real value that is a scalar
/// or has the very size of the block.
bool assign_block(Value& a, std::span<const Value> subscripts, const Value& value) {
    if (!a.is_heap() || a.heap_kind() != HeapKind::Array || !value.is_flat() || value.is_complex())
        return false;
    Array& array = static_cast<Array&>(*a.heap());
    Block block;
    if (!array.is_unique() || array.is_complex() || !parse_block(array.dims(), subscripts, block) || block.count() == 0)
        return false;
    const bool spread = value.is_inline();
    if (!spread && (value.heap() == a.heap() || value.class_id() != array.class_id() ||
                    (subscripts.size() == 1 ? value.numel() != block.count() : !(value.dims() == block.dims))))
        return false;
    const Value source = value.class_id() == array.class_id() ? value : convert(value, array.class_id());
    const ArrayView view(source);
    void* to = array.storage().host_mut();
    visit_bytes(array.element_bytes(), [&](auto zero) {
        using T = decltype(zero);
        write_block(static_cast<T*>(to), view.data<T>(), spread, block);
    });
    return true;
}

void assign_strings(Value& a, std::span<const Value> subscripts, const Value& value) {
    const Ref<StringArray> source = value.is_string() || value.is_flat() || value.is_cell()
                                        ? to_string_array(value)
                                        : (raise(Err::NoConversion, "string", value.class_name()), nullptr);
    const Target t = target_of(a.is_defined() ? a.dims() : Dims(0, 0), subscripts, source->dims());
    if (!a.is_string())
        a = make_ref<StringArray>(Dims(0, 0));
    StringArray& array = a.string_array_mut();
    if (t.count == 0 && t.dims == array.dims())
        return;
    if (!(array.dims() == t.dims))
        array.grow(t.dims);
    int64_t next = 0;
    const bool spread = source->numel() == 1;
    for_each_selected(t.selections, t.strides, [&](int64_t at) {
        array.elements_mut()[static_cast<size_t>(at)] = source->at(spread ? 0 : next++);
    });
}

void assign_cells(Value& a, std::span<const Value> subscripts, Value value) {
    if (!value.is_cell()) { // c(2) = 5 is c(2) = {5}
        Ref<CellArray> wrapped = make_ref<CellArray>(Dims());
        wrapped->elements_mut()[0] = std::move(value);
        value = std::move(wrapped);
    }
    const Target t = target_of(a.is_defined() ? a.dims() : Dims(0, 0), subscripts, value.dims());
    if (!a.is_cell())
        a = make_ref<CellArray>(Dims(0, 0));
    CellArray& array = a.cell_mut();
    if (t.count == 0 && t.dims == array.dims())
        return;
    if (!(array.dims() == t.dims))
        array.grow(t.dims);
    int64_t next = 0;
    const bool spread = value.cell().numel() == 1;
    for_each_selected(t.selections, t.strides, [&](int64_t at) {
        array.elements_mut()[static_cast<size_t>(at)] = value.cell().at(spread ? 0 : next++);
    });
}

void assign_structs(Value& a, std::span<const Value> subscripts, const Value& value) {
    if (!value.is_struct())
        raise(Err::NoConversion, "struct", value.class_name());
    const StructArray& source = value.structure();
    const Target t = target_of(a.is_defined() ? a.dims() : Dims(0, 0), subscripts, source.dims());
    if (!a.is_struct())
        a = make_ref<StructArray>(Dims(0, 0), source.field_table());
    std::vector<int> order; // of the source's fields, in the target's order
    const FieldTable& fields = a.structure().fields();
    if (fields.count() == 0 && a.structure().numel() == 0) {
        a = make_ref<StructArray>(a.dims(), source.field_table());
    } else if (fields.count() != source.fields().count()) {
        raise(Err::DissimilarStructs);
    }
    for (const std::string& name : a.structure().fields().names()) {
        const int field = source.fields().find(name);
        if (field < 0)
            raise(Err::DissimilarStructs);
        order.push_back(field);
    }
    if (t.count == 0 && t.dims == a.dims())
        return;
    StructArray& array = a.structure_mut();
    if (!(array.dims() == t.dims))
        array.grow(t.dims);
    int64_t next = 0;
    const bool spread = source.numel() == 1;
    for_each_selected(t.selections, t.strides, [&](int64_t at) {
        const int64_t from = spread ? 0 : next++;
        for (size_t f = 0; f < order.size(); ++f)
            array.at_mut(at, static_cast<int>(f)) = source.at(from, order[f]);
    });
}

void assign_objects(Value& a, std::span<const Value> subscripts, const Value& value) {
    const Ref<ObjectClass> own = a.is_object() ? a.object().object_class() : nullptr;
    if (!value.is_object() && !own)
        raise(Err::NoConversion, a.class_name(), value.class_name());
    Ref<ObjectClass> joint = own ? own : value.object().object_class();
    Value right = value;
    if (own && !(value.is_object() && value.object().object_class() == own)) {
        const Ref<ObjectClass> other = value.is_object() ? value.object().object_class() : nullptr;
        const bool adopts = other && a.numel() == 0 && other->is_a(own->name());
        joint = adopts ? other : other ? own->common_class(other) : nullptr;
        if (!joint) {
            joint = own;
            right = Value(own->converted(value));
        }
    }
    const ObjectArray& source = right.object();
    const Target t = target_of(a.is_defined() ? a.dims() : Dims(0, 0), subscripts, source.dims());
    if (t.dims == a.dims() && a.is_object() && a.heap()->is_unique() && joint == own) { // in place
        ObjectArray& array = a.object_mut();
        int64_t next = 0;
        const bool spread = source.numel() == 1;
        for_each_selected(t.selections, t.strides, [&](int64_t at) {
            const Ref<HandleObject> old = std::exchange(array.elements_mut()[static_cast<size_t>(at)],
                                                        source.elements()[static_cast<size_t>(spread ? 0 : next++)]);
        });
        return;
    }
    std::vector<Ref<HandleObject>> elements;
    if (a.is_object())
        elements = a.object().elements();
    elements.resize(static_cast<size_t>(t.dims.numel()));
    relocate_for_growth(a.is_object() ? a.dims() : Dims(0, 0), t.dims, [&](int64_t from, int64_t to) {
        std::swap(elements[static_cast<size_t>(to)], elements[static_cast<size_t>(from)]);
    });
    int64_t next = 0;
    const bool spread = source.numel() == 1;
    for_each_selected(t.selections, t.strides, [&](int64_t at) {
        elements[static_cast<size_t>(at)] = source.elements()[static_cast<size_t>(spread ? 0 : next++)];
    });
    const size_t gaps = static_cast<size_t>(std::count(elements.begin(), elements.end(), nullptr));
    if (gaps > 0) {
        if (!joint)
            raise(Err::ObjectGap);
        std::vector<Ref<HandleObject>> fillers = joint->default_elements(gaps);
        size_t used = 0;
        for (Ref<HandleObject>& element : elements)
            if (!element)
                element = std::move(fillers[used++]);
    }
    a = make_ref<ObjectArray>(t.dims, std::move(elements), joint);
}

} // namespace

void assign(Value& a, std::span<const Value> subscripts, Value value) {
    if (!value.is_defined())
        raise(Err::NotEnoughInputs);
    if (subscripts.empty()) { // a() = v
        a = std::move(value);
        return;
    }
    if (assign_scalar(a, subscripts, value) || assign_block(a, subscripts, value))
        return;
    // A sparse matrix stays sparse, and a full one full, whatever is written into it.
    if (a.is_defined() && a.is_sparse() ? value.is_flat() || value.is_sparse() : !a.is_defined() && value.is_sparse())
        return sparse::assign(a, subscripts, value);
    if (a.is_defined() && a.is_sparse())
        a = sparse::full(a);
    if (value.is_sparse() && a.is_flat())
        value = sparse::full(value);
    const bool blank = is_blank(a);
    const ClassId left = blank ? value.class_id() : a.class_id();
    if (left == ClassId::String && value.is_object() && value.object().object_class()) // s(2) = missing
        value = value.object().object_class()->converted_to(value, left);
    switch (left) {
    case ClassId::String:
        return assign_strings(a, subscripts, value);
    case ClassId::Cell:
        return assign_cells(a, subscripts, std::move(value));
    case ClassId::Struct:
        return assign_structs(a, subscripts, value);
    case ClassId::Object:
        return assign_objects(a, subscripts, value);
    case ClassId::FunctionHandle:
        if (subscripts.size() == 1 && scalar_position(subscripts[0]) == 0) {
            a = std::move(value);
            return;
        }
        raise(Err::HandleArrays);
    default:
        break;
    }
    if (value.is_object() && a.is_empty())
        return assign_objects(a = Value(), subscripts, value);
    if (value.is_object() && value.object().object_class())
        value = value.object().object_class()->converted_to(value, left);
    if (!value.is_flat() && !value.is_string())
        raise(Err::NoConversion, class_name(left), value.class_name());
    if (value.is_string())
        value = convert(value, left);
    assign_flat(a, subscripts, std::move(value));
}

} // namespace etna::ops
