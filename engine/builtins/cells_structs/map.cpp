// containers.Map: a handle object that keeps values by key.
#include <map>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"

namespace etna::builtins {
namespace {

constexpr Message kNoKey{"MATLAB:Containers:Map:NoKey", "The specified key is not present in this container."};
constexpr Message kKeyClass{"MATLAB:Containers:TypeMismatch", "Specified key type does not match the type expected for this container."};

class Map final : public HandleObject {
  public:
    std::string key_type = "char";
    std::string value_type = "any";

    bool has_text_keys() const { return key_type == "char"; }
    int64_t count() const { return static_cast<int64_t>(has_text_keys() ? texts_.size() : numbers_.size()); }

    std::string class_name() const override { return "containers.Map"; }
    std::vector<std::string> property_names() const override { return {"Count", "KeyType", "ValueType"}; }
    Value get_property(const std::string& name) override {
        if (name == "Count")
            return Value::of(static_cast<uint64_t>(count()));
        if (name == "KeyType")
            return Value::text(key_type);
        if (name == "ValueType")
            return Value::text(value_type);
        raise(Err::UnknownProperty, name, class_name());
    }
    void set_property(const std::string& name, const Value&) override { raise(Err::ReadOnlyProperty, name, class_name()); }
    std::string display_text() override {
        return "  Map with properties:\n\n        Count: " + std::to_string(count()) + "\n      KeyType: " + key_type +
               "\n    ValueType: " + value_type + "\n";
    }
    std::optional<int64_t> element_count() const override { return count(); }

    const Value* find(const Value& key) const {
        if (has_text_keys()) {
            if (!key.is_text())
                fail(kKeyClass);
            const auto found = texts_.find(key.to_text16());
            return found == texts_.end() ? nullptr : &found->second;
        }
        const auto found = numbers_.find(number_key(key));
        return found == numbers_.end() ? nullptr : &found->second;
    }
    void set(const Value& key, Value value) {
        if (value_type == "double" || value_type == "single" || value_type == "logical" || is_integer(class_from_name(value_type))) {
            if (!value.is_flat() || value.numel() != 1)
                fail({"MATLAB:Containers:Map:IncompatibleValue", "The value must be a scalar of class {}."}, value_type);
            value = ops::convert(value, class_from_name(value_type));
        } else if (value_type == "char" && !value.is_text()) {
            fail({"MATLAB:Containers:Map:IncompatibleValue", "The value must be a character vector."});
        }
        if (!has_text_keys()) {
            numbers_[number_key(key)] = std::move(value);
            return;
        }
        if (!key.is_text())
            fail(kKeyClass);
        texts_[key.to_text16()] = std::move(value);
    }
    void remove(const Value& key) {
        if (!find(key))
            fail(kNoKey);
        if (has_text_keys())
            texts_.erase(key.to_text16());
        else
            numbers_.erase(number_key(key));
    }
    /// Ascending.
    ValueList keys() const {
        ValueList out;
        for (const auto& [key, value] : texts_)
            out.push_back(Value::text(std::u16string_view(key)));
        for (const auto& [key, value] : numbers_)
            out.push_back(ops::convert(Value::of(key), class_from_name(key_type)));
        return out;
    }
    ValueList values() const {
        ValueList out;
        for (const auto& [key, value] : texts_)
            out.push_back(value);
        for (const auto& [key, value] : numbers_)
            out.push_back(value);
        return out;
    }

    bool index(std::span<const Value> subscripts, Value& out) override {
        if (subscripts.size() != 1)
            fail({"MATLAB:Containers:Map:OnlyOneKey", "Only one key can be given in parentheses."});
        const Value* found = find(subscripts[0]);
        if (!found) {
            if (subscripts[0].is_text())
                fail({"MATLAB:Containers:Map:NoKey", "The specified key is not present in this container: '{}'."}, subscripts[0].to_text());
            fail(kNoKey);
        }
        out = *found;
        return true;
    }
    bool assign_index(std::span<const Value> subscripts, const Value& value) override {
        if (subscripts.size() != 1)
            fail({"MATLAB:Containers:Map:OnlyOneKey", "Only one key can be given in parentheses."});
        set(subscripts[0], value);
        return true;
    }
    bool call_method(vm::Interpreter&, std::string_view name, std::span<const Value> arguments, int nargout,
                     ValueList& results) override;

  private:
    double number_key(const Value& key) const {
        if (!key.is_flat() || key.is_char() || key.numel() != 1)
            fail(kKeyClass);
        return key.to_double();
    }
    std::map<std::u16string, Value> texts_;
    std::map<double, Value> numbers_;
};

Value row_cell(ValueList elements) {
    const int64_t n = static_cast<int64_t>(elements.size());
    return cell_of(Dims(1, n), std::move(elements));
}

Value is_key(const Map& map, const Value& keys) {
    auto has = [&](const Value& key) {
        const bool fits = map.has_text_keys() ? key.is_text() : key.is_flat() && !key.is_char() && key.numel() == 1;
        return fits && map.find(key) != nullptr;
    };
    if (!keys.is_cell())
        return logical(has(keys));
    std::vector<uint8_t> out;
    for (const Value& key : keys.cell().elements())
        out.push_back(has(key));
    return logical_array(keys.dims(), out);
}
Value values_of(const Map& map, std::span<const Value> arguments) {
    if (arguments.empty())
        return row_cell(map.values());
    if (!arguments[0].is_cell())
        fail({"MATLAB:Containers:Map:InvalidKeyType", "Keys are given in a cell array."});
    ValueList out;
    for (const Value& key : arguments[0].cell().elements()) {
        const Value* found = map.find(key);
        if (!found)
            fail(kNoKey);
        out.push_back(*found);
    }
    return cell_of(arguments[0].dims(), std::move(out));
}

bool Map::call_method(vm::Interpreter&, std::string_view name, std::span<const Value> arguments, int, ValueList& results) {
    if (name == "keys")
        results.push_back(row_cell(keys()));
    else if (name == "values")
        results.push_back(values_of(*this, arguments));
    else if (name == "isKey" && arguments.size() == 1)
        results.push_back(is_key(*this, arguments[0]));
    else if (name == "remove" && arguments.size() == 1) {
        if (arguments[0].is_cell())
            for (const Value& key : arguments[0].cell().elements())
                remove(key);
        else
            remove(arguments[0]);
        results.push_back(Value(make_ref<ObjectArray>(Ref<HandleObject>(this))));
    } else if (name == "length" || name == "numel")
        results.push_back(number(static_cast<double>(count())));
    else if (name == "isempty")
        results.push_back(logical(count() == 0));
    else
        return false;
    return true;
}

Map& map_argument(const Call& call) {
    const Value& v = call.arg(0);
    Map* map = v.is_object() && v.numel() == 1 ? dynamic_cast<Map*>(&v.object().at(0)) : nullptr;
    if (!map)
        refuse_class(call, v);
    return *map;
}

/// `containers.Map()`, `containers.Map(keys, values)`, `(..., 'UniformValues', tf)`, `('KeyType', k, 'ValueType', v)`
void make_map(Call& call) {
    Ref<Map> map = make_ref<Map>();
    std::span<const Value> args = call.args;
    auto is_name = [](const Value& v, std::string_view name) { return text_is(v, name); };
    if (args.size() >= 2 && (is_name(args[0], "keytype") || is_name(args[0], "valuetype") || is_name(args[0], "uniformvalues"))) {
        for (size_t i = 0; i + 1 < args.size(); i += 2) {
            if (is_name(args[i], "keytype"))
                map->key_type = args[i + 1].to_text();
            else if (is_name(args[i], "valuetype"))
                map->value_type = args[i + 1].to_text();
        }
        const ClassId cls = class_from_name(map->key_type);
        if (!map->has_text_keys() && !is_numeric(cls))
            fail({"MATLAB:Containers:Map:InvalidKeyType", "Unsupported key type '{}'."}, map->key_type);
        return call.give(Value(make_ref<ObjectArray>(Ref<HandleObject>(map))));
    }
    if (args.empty())
        return call.give(Value(make_ref<ObjectArray>(Ref<HandleObject>(map))));
    bool uniform = true;
    if (args.size() == 4 && is_name(args[2], "uniformvalues"))
        uniform = ops::is_true(args[3]);
    const Value& keys = args[0];
    const bool many = keys.is_cell() || (keys.is_string() && keys.numel() != 1) || (keys.is_flat() && !keys.is_char() && keys.numel() != 1);
    auto key_at = [&](int64_t i) { return !many ? keys : keys.is_cell() ? keys.cell().at(i) : select(keys, {i}, Dims()); };
    const int64_t n = many ? keys.numel() : 1;
    if (n > 0 && !key_at(0).is_text()) {
        if (!key_at(0).is_numeric())
            fail({"MATLAB:Containers:Map:InvalidKeyType", "Keys must be text or real numbers."});
        map->key_type = key_at(0).class_name();
    }
    if (args.size() > 1) {
        const Value& values = args[1];
        const bool listed = many && values.is_cell() && (n != 1 || values.numel() == 1);
        const bool numbered = many && !values.is_cell() && values.numel() == n && n != 1;
        if (many && !listed && !numbered && n != 1)
            fail({"MATLAB:Containers:Map:InvalidValue", "The number of keys and values must match."});
        if (listed && values.numel() != n)
            fail({"MATLAB:Containers:Map:InvalidValue", "The number of keys and values must match."});
        bool all_numeric = uniform;
        for (int64_t i = 0; i < n; ++i) {
            Value v = listed ? values.cell().at(i) : numbered ? select(values, {i}, Dims()) : values;
            all_numeric = all_numeric && v.is_flat() && !v.is_char() && v.numel() == 1;
            map->set(key_at(i), std::move(v));
        }
        if (n > 0 && uniform)
            map->value_type = all_numeric && numbered ? values.class_name() : "any";
    } else {
        for (int64_t i = 0; i < n; ++i)
            map->set(key_at(i), Value::empty());
    }
    call.give(Value(make_ref<ObjectArray>(Ref<HandleObject>(map))));
}

void keys(Call& call) { call.give(row_cell(map_argument(call).keys())); }
void values(Call& call) { call.give(values_of(map_argument(call), std::span<const Value>(call.args).subspan(1))); }
void iskey(Call& call) { call.give(is_key(map_argument(call), call.arg(1))); }
void remove(Call& call) {
    Map& map = map_argument(call);
    if (call.arg(1).is_cell())
        for (const Value& key : call.arg(1).cell().elements())
            map.remove(key);
    else
        map.remove(call.arg(1));
    call.give(call.arg(0));
}

constexpr std::string_view kMaps = "Map Containers";
constexpr Builtin kRows[] = {
    {"containers.Map", kMaps, "Object that maps values to unique keys", 0, kAnyNumber, 1, make_map},
    {"keys", kMaps, "Return keys of Map object", 1, 1, 1, keys},
    {"values", kMaps, "Return values of Map object", 1, 2, 1, values},
    {"isKey", kMaps, "Determine if Map object contains key", 2, 2, 1, iskey},
    {"remove", kMaps, "Delete key-value pair from Map object", 2, 2, 1, remove},
};

} // namespace

void register_map(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
