#include <cstring>

#include "engine/ops/operators.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/ops/string_ops.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::ops {
namespace {

/// What the result holds, by MATLAB's order of strength: object, string, cell, struct, then the flat classes.
struct Mixture {
    ClassId cls = ClassId::Double;
    bool complex = false;
};

bool is_plain_empty(const Value& v) { return v.class_id() == ClassId::Double && v.dims().is_zero_by_zero(); }

ClassId flat_mixture(std::span<const Value> parts) {
    ClassId integer = ClassId::Double;
    bool any_char = false, any_single = false, all_logical = true;
    for (const Value& v : parts) {
        const ClassId c = v.class_id();
        any_char = any_char || c == ClassId::Char;
        any_single = any_single || c == ClassId::Single;
        all_logical = all_logical && c == ClassId::Logical;
        if (is_integer(c) && integer == ClassId::Double)
            integer = c; // the leftmost integer class wins
    }
    return any_char                     ? ClassId::Char
           : integer != ClassId::Double ? integer
           : any_single                 ? ClassId::Single
           : all_logical                ? ClassId::Logical
                                        : ClassId::Double;
}

Mixture mixture_of(std::span<const Value> parts) {
    const auto any = [&](ClassId c) {
        return std::any_of(parts.begin(), parts.end(), [c](const Value& v) { return v.class_id() == c; });
    };
    if (any(ClassId::FunctionHandle) && !any(ClassId::Cell))
        raise(Err::HandleArrays);
    for (const ClassId c : {ClassId::Object, ClassId::String, ClassId::Cell, ClassId::Struct})
        if (any(c))
            return {c, false};
    Mixture mixture{flat_mixture(parts), false};
    for (const Value& v : parts)
        mixture.complex = mixture.complex || v.is_complex();
    if (mixture.complex && is_integer(mixture.cls))
        raise(Err::ComplexWithInteger);
    mixture.complex = mixture.complex && is_float(mixture.cls);
    return mixture;
}

/// Brings one part to the result's class. False: the part is an empty that vanishes.
bool prepare(Value& part, const Mixture& mixture) {
    switch (mixture.cls) {
    case ClassId::String:
        if (is_plain_empty(part))
            return false;
        if (!part.is_string())
            part = to_string_array(part);
        return true;
    case ClassId::Cell:
        if (is_plain_empty(part))
            return false;
        if (!part.is_cell()) {
            Ref<CellArray> wrapped = make_ref<CellArray>(Dims());
            wrapped->elements_mut()[0] = part;
            part = std::move(wrapped);
        }
        return true;
    case ClassId::Struct:
    case ClassId::Object:
        if (part.class_id() == mixture.cls)
            return true;
        if ((part.is_flat() || part.is_sparse()) && part.is_empty())
            return false;
        if (mixture.cls == ClassId::Struct)
            raise(Err::ConcatClasses, part.class_name(), "struct");
        raise(Err::ConcatClasses, part.class_name(), "object");
    default:
        if (part.class_id() != mixture.cls)
            part = convert(part, mixture.cls);
        return true;
    }
}

/// Size of the result. Parts that are 0-by-0 take no part; 1-by-0 rows may stand among rows of any length in a column.
Dims result_dims(int dimension, const std::vector<Value>& parts, std::vector<char>& used) {
    used.assign(parts.size(), 1);
    const Value* first = nullptr;
    for (size_t i = 0; i < parts.size(); ++i) {
        const Dims dims = parts[i].dims();
        if (dims.is_zero_by_zero() || (dimension == 0 && dims == Dims(1, 0)))
            used[i] = 0;
        else if (!first)
            first = &parts[i];
    }
    if (!first) { // only empties: a row of no columns stays one
        for (size_t i = 0; i < parts.size(); ++i)
            if (parts[i].dims() == Dims(1, 0)) {
                used[i] = 1;
                first = first ? first : &parts[i];
            }
        if (!first)
            return Dims(0, 0);
    }
    Dims dims = first->dims();
    const std::vector<int64_t> pattern(dims.sizes().begin(), dims.sizes().end());
    const auto pattern_size = [&](int k) { return k < static_cast<int>(pattern.size()) ? pattern[static_cast<size_t>(k)] : 1; };
    int64_t along = 0;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!used[i])
            continue;
        const Dims part = parts[i].dims();
        for (int k = 0; k < std::max({part.count(), static_cast<int>(pattern.size()), dimension + 1}); ++k)
            if (k != dimension && part[k] != pattern_size(k))
                raise(Err::HorzcatSizes);
        along += part[dimension];
    }
    dims.set(dimension, along);
    return dims;
}

/// Calls `copy(part, from, to, count)` for each run of elements that stay together.
template <class Copy>
void for_each_block(int dimension, const Dims& dims, const std::vector<Value>& parts, const std::vector<char>& used,
                    Copy copy) {
    const int64_t below = dims.stride(dimension);
    const int64_t row = below * dims[dimension];
    const int64_t outer = row ? dims.numel() / row : 0;
    int64_t offset = 0;
    for (size_t i = 0; i < parts.size(); ++i) {
        if (!used[i])
            continue;
        const int64_t block = below * parts[i].dims()[dimension];
        if (block > 0)
            copy(parts[i], block, offset, row, outer);
        offset += block;
    }
}

template <class T>
void copy_blocks(const T* from, T* to, int64_t block, int64_t row, int64_t outer) {
    if (block == 1) {
        for (int64_t k = 0; k < outer; ++k)
            to[k * row] = from[k];
        return;
    }
    for (int64_t k = 0; k < outer; ++k)
        std::memcpy(to + k * row, from + k * block, static_cast<size_t>(block) * sizeof(T));
}

Value join_flat(int dimension, const Mixture& mixture, const Dims& dims, const std::vector<Value>& parts,
                const std::vector<char>& used) {
    Ref<Array> out =
        Array::uninitialized(mixture.cls, dims, mixture.complex ? Complexity::Complex : Complexity::Real);
    visit_class(mixture.cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        for_each_block(dimension, dims, parts, used,
                       [&](const Value& part, int64_t block, int64_t offset, int64_t row, int64_t outer) {
                           const ArrayView view(part);
                           if (!mixture.complex)
                               return copy_blocks(view.data<T>(), to + offset, block, row, outer);
                           if (view.is_complex())
                               return copy_blocks(view.data<T>(), to + 2 * offset, 2 * block, 2 * row, outer);
                           for (int64_t k = 0; k < outer; ++k)
                               for (int64_t i = 0; i < block; ++i) {
                                   to[2 * (offset + k * row + i)] = view.data<T>()[k * block + i];
                                   to[2 * (offset + k * row + i) + 1] = T(0);
                               }
                       });
    });
    return out;
}

template <class Get, class List>
void join_list(int dimension, const Dims& dims, const std::vector<Value>& parts, const std::vector<char>& used, Get get,
               List& out, int64_t group = 1) {
    for_each_block(dimension, dims, parts, used,
                   [&](const Value& part, int64_t block, int64_t offset, int64_t row, int64_t outer) {
                       const List& from = get(part);
                       for (int64_t k = 0; k < outer; ++k)
                           std::copy_n(from.begin() + static_cast<ptrdiff_t>(k * block * group), block * group,
                                       out.begin() + static_cast<ptrdiff_t>((offset + k * row) * group));
                   });
}

/// Fields of all parts in the order of the first; every part must have the same set.
void align_fields(std::vector<Value>& parts) {
    const Ref<FieldTable> fields = parts.front().structure().field_table();
    for (Value& part : parts) {
        const FieldTable& own = part.structure().fields();
        if (&own == fields.get())
            continue;
        if (own.count() != fields->count())
            raise(Err::ConcatFields);
        std::vector<int> order;
        for (const std::string& name : fields->names()) {
            const int field = own.find(name);
            if (field < 0)
                raise(Err::ConcatFields);
            order.push_back(field);
        }
        part.structure_mut().reorder(order);
    }
}

Value join(int dimension, const Mixture& mixture, std::vector<Value>& parts) {
    std::vector<char> used;
    const Dims dims = result_dims(dimension, parts, used);
    switch (mixture.cls) {
    case ClassId::String: {
        Ref<StringArray> out = make_ref<StringArray>(dims);
        join_list(dimension, dims, parts, used, [](const Value& v) -> auto& { return v.string_array().elements(); },
                  out->elements_mut());
        return out;
    }
    case ClassId::Cell: {
        Ref<CellArray> out = make_ref<CellArray>(dims);
        join_list(dimension, dims, parts, used, [](const Value& v) -> auto& { return v.cell().elements(); },
                  out->elements_mut());
        return out;
    }
    case ClassId::Struct: {
        align_fields(parts);
        Ref<StructArray> out = make_ref<StructArray>(dims, parts.front().structure().field_table());
        join_list(dimension, dims, parts, used, [](const Value& v) -> auto& { return v.structure().values(); },
                  out->values_mut(), out->fields().count());
        return out;
    }
    case ClassId::Object: {
        std::vector<Ref<HandleObject>> elements(static_cast<size_t>(dims.numel()));
        join_list(dimension, dims, parts, used, [](const Value& v) -> auto& { return v.object().elements(); }, elements);
        return make_ref<ObjectArray>(dims, std::move(elements), parts.front().object().object_class());
    }
    default:
        if (std::any_of(parts.begin(), parts.end(), [](const Value& v) { return v.is_sparse(); }))
            return sparse::concatenate(dimension, parts, dims);
        return join_flat(dimension, mixture, dims, parts, used);
    }
}

/// Objects of classes written in the language, and what is converted to them: parts of one class, without the empty
/// doubles that concatenation skips.
std::vector<Value> objects_of_one_class(std::span<const Value> parts) {
    Ref<ObjectClass> joint;
    bool all_share = true;
    for (const Value& part : parts) {
        if (!part.is_object() || !part.object().object_class()) {
            all_share = false;
            continue;
        }
        const Ref<ObjectClass>& own = part.object().object_class();
        if (!joint) {
            joint = own;
        } else if (joint != own) {
            if (const Ref<ObjectClass> common = joint->common_class(own))
                joint = common;
            else
                all_share = false;
        }
    }
    std::vector<Value> out;
    for (const Value& part : parts) {
        if (part.is_flat() && part.is_empty())
            continue;
        const bool fits = part.is_object() && part.object().object_class() &&
                          (all_share || part.object().object_class()->is_a(joint->name()));
        Value element = fits ? part : Value(joint->converted(part));
        if (element.object().object_class() != joint)
            element.object_mut().set_object_class(joint);
        out.push_back(std::move(element));
    }
    return out;
}

/// `[1, 2, x]`: scalars of one inline class in a row or a column.
template <class T>
Value join_scalars(int dimension, std::span<const Value> parts) {
    const int64_t n = static_cast<int64_t>(parts.size());
    Ref<Array> out = Array::uninitialized(class_of<T>, dimension == 0 ? Dims(n, 1) : Dims(1, n));
    T* to = out->data_mut<T>();
    for (const Value& part : parts)
        *to++ = part.get<T>();
    return out;
}

/// Rows beside each other or columns above each other, all of one class, real, on the host or inline: their elements
/// follow each other in memory. Undefined when this is something else.
Value join_lines(int dimension, std::span<const Value> parts) {
    if (dimension > 1)
        return {};
    const ClassId cls = parts[0].class_id();
    int64_t total = 0;
    bool any = false; // one part is not 0-by-0, and so decides the shape
    for (const Value& part : parts) {
        if (part.is_inline()) {
            if (part.class_id() != cls)
                return {};
            ++total;
            any = true;
            continue;
        }
        if (!part.is_heap() || part.heap_kind() != HeapKind::Array)
            return {};
        const Array& array = part.array();
        if (array.class_id() != cls || array.is_complex() || !array.storage().on_host())
            return {};
        if (array.dims().is_zero_by_zero())
            continue;
        if (!(dimension == 1 ? array.dims().is_row() : array.dims().is_column()))
            return {};
        total += array.numel();
        any = true;
    }
    if (!any || total == 0)
        return {};
    Ref<Array> out = Array::uninitialized(cls, dimension == 0 ? Dims(total, 1) : Dims(1, total));
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        T* to = out->data_mut<T>();
        for (const Value& part : parts) {
            if (part.is_inline()) {
                *to++ = part.get<T>();
                continue;
            }
            const Array& array = part.array();
            const int64_t n = array.numel();
            std::memcpy(to, array.data<T>(), static_cast<size_t>(n) * sizeof(T));
            to += n;
        }
    });
    return out;
}

} // namespace

static Value joined(int dimension, std::span<const Value> parts);

Value concatenate(int dimension, std::span<const Value> parts) {
    const auto is_double_quoted = [](const Value& v) { return form_of(v) == ArrayForm::DoubleQuoted; };
    if (parts.size() > 1 && is_double_quoted(parts[0]) && std::all_of(parts.begin(), parts.end(), is_double_quoted))
        return with_form(joined(dimension, parts), ArrayForm::DoubleQuoted);
    return joined(dimension, parts);
}

static Value joined(int dimension, std::span<const Value> parts) {
    if (parts.empty())
        return Value::empty();
    if (parts.size() == 1)
        return parts[0];
    const Value::Tag tag = parts[0].tag();
    if (dimension < 2 && tag < Value::Tag::Heap &&
        std::all_of(parts.begin(), parts.end(), [tag](const Value& v) { return v.tag() == tag; }))
        return visit_class(static_cast<ClassId>(tag),
                           [&](auto zero) { return join_scalars<decltype(zero)>(dimension, parts); });
    if (Value line = join_lines(dimension, parts); line.is_defined())
        return line;
    if (std::any_of(parts.begin(), parts.end(), [](const Value& v) { return v.is_object() && v.object().object_class(); })) {
        const Mixture objects = {ClassId::Object};
        std::vector<Value> same = objects_of_one_class(parts);
        return same.size() == 1 ? std::move(same[0]) : join(dimension, objects, same);
    }
    Mixture mixture = mixture_of(parts);
    const bool any_sparse = std::any_of(parts.begin(), parts.end(), [](const Value& v) { return v.is_sparse(); });
    if (any_sparse && (is_integer(mixture.cls) || mixture.cls == ClassId::Single))
        raise(Err::SparseConversion);
    if (any_sparse && mixture.cls == ClassId::Char)
        mixture.cls = ClassId::Double;
    std::vector<Value> prepared;
    prepared.reserve(parts.size());
    for (const Value& v : parts) {
        Value part = mixture.cls == ClassId::String ? sparse::full(v) : v;
        if (prepare(part, mixture))
            prepared.push_back(std::move(part));
    }
    return prepared.size() == 1 ? std::move(prepared[0]) : join(dimension, mixture, prepared);
}

Value horzcat(std::span<const Value> parts) { return concatenate(1, parts); }
Value vertcat(std::span<const Value> parts) { return concatenate(0, parts); }

} // namespace etna::ops
