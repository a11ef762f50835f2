// Structures: struct, fieldnames, setfield, rmfield, struct2cell, cell2struct.
#include <algorithm>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/utf.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::builtins {
namespace {

bool is_field_name(std::string_view name) {
    if (name.empty() || !(isalpha(static_cast<unsigned char>(name[0]))))
        return false;
    return std::all_of(name.begin(), name.end(), [](char c) { return isalnum(static_cast<unsigned char>(c)) || c == '_'; });
}
std::string field_name_argument(const Call& call, int index) {
    std::string name = text_argument(call, index);
    if (!is_field_name(name))
        raise(Err::BadFieldName, name);
    return name;
}
void struct_(Call& call) {
    if (call.nargin() == 0)
        return call.give(Value(StructArray::scalar()));
    if (call.nargin() == 1) {
        const Value& x = call.arg(0);
        if (x.is_struct())
            return call.give(x);
        if (x.is_object() && x.numel() == 1) {
            Ref<StructArray> out = StructArray::scalar();
            HandleObject& object = x.object().at(0);
            for (const std::string& name : object.property_names())
                out->set(name, object.get_property(name));
            return call.give(Value(std::move(out)));
        }
        if (x.is_empty() && x.is_numeric())
            return call.give(Value(make_ref<StructArray>(Dims(0, 0), FieldTable::empty())));
        fail({"MATLAB:struct:fieldNamesNotStrings", "Field names must be text."});
    }
    TextList fields;
    if (call.nargin() == 2 && call.arg(0).is_numeric() && call.arg(0).is_empty() && call.arg(1).is_cell() &&
        read_text_list(call.arg(1), fields)) { // Octave: struct(zeros(0, 1), {'a', 'b'}), a size and fields
        std::vector<std::string> names;
        for (const std::u16string& name : fields.items)
            names.push_back(to_utf8(name));
        return call.give(Value(make_ref<StructArray>(call.arg(0).dims(), FieldTable::of(names))));
    }
    if (call.nargin() % 2 != 0)
        fail({"MATLAB:struct:namevaluepairs", "Structure field arguments must come in pairs: a name and a value."});
    Dims dims;
    bool sized = false;
    std::vector<std::string> names;
    for (int i = 0; i < call.nargin(); i += 2) {
        if (!call.arg(i).is_text())
            fail({"MATLAB:struct:fieldNamesNotStrings", "Field names must be text."});
        names.push_back(field_name_argument(call, i));
        const Value& v = call.arg(i + 1);
        if (!v.is_cell() || v.numel() == 1)
            continue;
        if (sized && !(v.dims() == dims))
            fail({"MATLAB:struct:dimsMustMatch", "Array dimensions of input {} must match those of the others or be scalar."}, i + 2);
        dims = v.dims();
        sized = true;
    }
    Ref<StructArray> out = make_ref<StructArray>(dims, FieldTable::empty());
    const int64_t n = dims.numel();
    for (const std::string& name : names)
        out->add_field(name);
    for (int i = 0; i < call.nargin(); i += 2) {
        const Value& v = call.arg(i + 1);
        const int field = out->fields().find(names[static_cast<size_t>(i / 2)]);
        for (int64_t e = 0; e < n; ++e)
            out->at_mut(e, field) = v.is_cell() ? v.cell().at(v.numel() == 1 ? 0 : e) : v;
    }
    call.give(Value(std::move(out)));
}

void fieldnames(Call& call) {
    const Value& x = call.arg(0);
    std::vector<std::string> names;
    if (x.is_struct())
        names = x.structure().fields().names();
    else if (x.is_object() && x.numel() > 0)
        names = x.object().at(0).property_names();
    else
        fail({"MATLAB:fieldnames:InvalidInput", "Invalid input argument of type '{}'. Input must be a structure or an object."}, x.class_name());
    call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), 1), names));
}
void numfields(Call& call) {
    call.give(number(call.arg(0).is_struct() ? call.arg(0).structure().fields().count() : 0));
}

void isfield(Call& call) {
    const Value& s = call.arg(0);
    const Value& names = call.arg(1);
    auto has = [&](const Value& name) {
        return s.is_struct() && name.is_text() && s.structure().fields().find(name.to_text()) >= 0;
    };
    if (names.is_cell()) {
        std::vector<uint8_t> out;
        for (const Value& name : names.cell().elements())
            out.push_back(has(name));
        return call.give(logical_array(names.dims(), out));
    }
    if (names.is_string() && names.numel() != 1) {
        std::vector<uint8_t> out;
        for (const StringArray::Element& name : names.string_array().elements())
            out.push_back(name && has(Value::text(std::u16string_view(*name))));
        return call.give(logical_array(names.dims(), out));
    }
    call.give(logical(has(names)));
}

void rmfield(Call& call) {
    if (!call.arg(0).is_struct())
        fail({"MATLAB:rmfield:Arg1NotStructArray", "S must be a structure array."});
    const TextList names = text_list_argument(call, 1);
    Value s = std::move(call.args[0]);
    for (const std::u16string& name : names.items) {
        const int field = s.structure().fields().find(to_utf8(name));
        if (field < 0)
            fail({"MATLAB:rmfield:InvalidFieldname", "A field named '{}' doesn't exist."}, to_utf8(name));
        s.structure_mut().remove_field(field);
    }
    call.give(std::move(s));
}

/// `getfield(s, 'a', {2}, 'b', ...)`: names and cells of subscripts.
void getfield(Call& call) {
    Value at = call.arg(0);
    for (int i = 1; i < call.nargin(); ++i) {
        if (call.arg(i).is_cell()) {
            at = ops::index(at, call.arg(i).cell().elements());
            continue;
        }
        ValueList values = ops::field(at, text_argument(call, i));
        if (values.empty())
            raise(Err::NeedOneResult);
        at = std::move(values[0]);
    }
    call.give(std::move(at));
}

constexpr Message kSetfieldPath{"MATLAB:setfield:InvalidInput", "Fields are named by text, elements by cells of subscripts."};

Value with_value(Value s, std::span<const Value> path, const Value& value) {
    if (path.empty())
        return value;
    if (path[0].is_cell()) {
        const ValueList& subscripts = path[0].cell().elements();
        if (path.size() == 1) {
            ops::assign(s, subscripts, value);
            return s;
        }
        Value* place = path[1].is_text() ? ops::element_field_place(s, subscripts, path[1].to_text()) : nullptr;
        if (!place)
            fail(kSetfieldPath);
        *place = with_value(std::move(*place), path.subspan(2), value);
        return s;
    }
    if (!path[0].is_text())
        fail(kSetfieldPath);
    if (Value* place = ops::field_place(s, path[0].to_text())) {
        *place = with_value(std::move(*place), path.subspan(1), value);
    } else { // a property of an object
        ValueList now = path.size() > 1 ? ops::field(s, path[0].to_text()) : ValueList();
        ops::assign_field(s, path[0].to_text(),
                          with_value(now.empty() ? Value() : std::move(now[0]), path.subspan(1), value));
    }
    return s;
}
void setfield(Call& call) {
    std::span<const Value> path = std::span<const Value>(call.args).subspan(1);
    if (path.size() < 2)
        raise(Err::NotEnoughInputs);
    const Value value = path.back();
    path = path.first(path.size() - 1);
    call.give(with_value(std::move(call.args[0]), path, value));
}

void orderfields(Call& call) {
    if (!call.arg(0).is_struct())
        fail({"MATLAB:orderfields:arg1NotStruct", "First argument must be a structure."});
    Value s = call.arg(0);
    const std::vector<std::string> names = s.structure().fields().names();
    std::vector<int> order;
    for (size_t i = 0; i < names.size(); ++i)
        order.push_back(static_cast<int>(i));
    if (call.nargin() == 1) {
        std::sort(order.begin(), order.end(), [&](int a, int b) { return names[static_cast<size_t>(a)] < names[static_cast<size_t>(b)]; });
    } else if (call.arg(1).is_numeric()) {
        order.clear();
        for (const int64_t k : integers_of(call.arg(1)))
            order.push_back(k < 1 || k > static_cast<int64_t>(names.size()) ? -1 : static_cast<int>(k - 1));
    } else {
        std::vector<std::string> wanted;
        if (call.arg(1).is_struct())
            wanted = call.arg(1).structure().fields().names();
        else
            for (const std::u16string& name : text_list_argument(call, 1).items)
                wanted.push_back(to_utf8(name));
        order.clear();
        for (const std::string& name : wanted)
            order.push_back(s.structure().fields().find(name));
    }
    std::vector<int> check = order;
    std::sort(check.begin(), check.end());
    bool permutes = check.size() == names.size();
    for (size_t i = 0; i < names.size() && permutes; ++i)
        permutes = check[i] == static_cast<int>(i);
    if (!permutes)
        fail({"MATLAB:orderfields:FieldsMismatch", "The names must be a permutation of the structure's fields."});
    s.structure_mut().reorder(order);
    std::vector<double> permutation;
    for (const int k : order)
        permutation.push_back(k + 1);
    call.give(0, std::move(s));
    call.give(1, column_vector(permutation));
}

void struct2cell(Call& call) {
    if (!call.arg(0).is_struct())
        fail({"MATLAB:struct2cell:InvalidInput", "Input must be a structure."});
    const StructArray& s = call.arg(0).structure();
    std::vector<int64_t> sizes{s.fields().count()};
    for (const int64_t n : s.dims().sizes())
        sizes.push_back(n);
    call.give(cell_of(Dims(std::span<const int64_t>(sizes)), s.values()));
}

void cell2struct(Call& call) {
    if (!call.arg(0).is_cell())
        fail({"MATLAB:cell2struct:InvalidInput", "First argument must be a cell array."});
    const TextList fields = text_list_argument(call, 1);
    const int dim = call.nargin() > 2 ? dimension_argument(call.arg(2)) : 0;
    const CellArray& c = call.arg(0).cell();
    if (c.dims()[dim] != static_cast<int64_t>(fields.items.size()))
        fail({"MATLAB:cell2struct:InvalidFieldCount",
              "Number of field names must match number of fields in new structure."});
    std::vector<std::string> names;
    for (std::u16string name : fields.items) {
        while (!name.empty() && name.back() == u' ')
            name.pop_back();
        names.push_back(to_utf8(name));
        if (!is_field_name(names.back()))
            raise(Err::BadFieldName, names.back());
    }
    std::vector<int64_t> sizes;
    for (int k = 0; k < c.dims().count(); ++k)
        if (k != dim)
            sizes.push_back(c.dims()[k]);
    if (sizes.size() == 1)
        sizes.push_back(1);
    Ref<StructArray> out = make_ref<StructArray>(Dims(std::span<const int64_t>(sizes)), FieldTable::of(names));
    const Lanes lanes(c.dims(), dim);
    for (int64_t o = 0, e = 0; o < lanes.outer; ++o)
        for (int64_t i = 0; i < lanes.inner; ++i, ++e)
            for (int64_t f = 0; f < lanes.length; ++f)
                out->at_mut(e, static_cast<int>(f)) = c.at(lanes.first(i, o) + f * lanes.inner);
    call.give(Value(std::move(out)));
}

constexpr std::string_view kStructs = "Structures";
constexpr Builtin kRows[] = {
    {"struct", kStructs, "Structure array", 0, kAnyNumber, 1, struct_, kPure},
    {"fieldnames", kStructs, "Field names of structure or public fields of object", 1, 2, 1, fieldnames, kPure},
    {"numfields", kStructs, "Number of fields of structure", 1, 1, 1, numfields, kPure},
    {"isfield", kStructs, "Determine if input is structure array field", 2, 2, 1, isfield, kPure},
    {"rmfield", kStructs, "Remove fields from structure", 2, 2, 1, rmfield, kPure},
    {"getfield", kStructs, "Field of structure array", 2, kAnyNumber, 1, getfield, kPure},
    {"setfield", kStructs, "Assign value to structure array field", 3, kAnyNumber, 1, setfield, kPure},
    {"orderfields", kStructs, "Order fields of structure array", 1, 2, 2, orderfields, kPure},
    {"struct2cell", kStructs, "Convert structure to cell array", 1, 1, 1, struct2cell, kPure},
    {"cell2struct", kStructs, "Convert cell array to structure array", 2, 3, 1, cell2struct, kPure},
};

} // namespace

void register_structs(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
