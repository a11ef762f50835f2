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
constexpr Message kValueClass{"MATLAB:Containers:TypeMismatch", "Specified value type does not match the type expected for this container."};
constexpr Message kCounts{"MATLAB:Containers:Map:NumKeysAndValues", "The number of keys and values must match."};
constexpr Message kKeyType{"MATLAB:Containers:Map:InvalidKeyType", "Unsupported key type '{}'. Keys are text or real numbers."};
constexpr Message kValueType{"MATLAB:Containers:Map:InvalidValueType", "Unsupported value type '{}'."};
constexpr Message kMixedKeys{"MATLAB:Containers:Map:MixedKeyTypes", "The keys must all be text or all be real numeric scalars."};
constexpr Message kOption{"MATLAB:Containers:Map:InvalidParameter", "The parameters of a map are 'KeyType', 'ValueType' and 'UniformValues'; '{}' is none."};

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
    std::vector<const Value*> held_values() const override {
        std::vector<const Value*> out;
        for (const auto& [key, value] : texts_)
            out.push_back(&value);
        for (const auto& [key, value] : numbers_)
            out.push_back(&value);
        return out;
    }

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
            if (!value.is_flat() || value.is_char() || value.numel() != 1)
                fail(kValueClass);
            value = ops::convert(value, class_from_name(value_type));
        } else if (value_type == "char" && !value.is_text()) {
            fail(kValueClass);
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
        if (!found)
            fail(kNoKey);
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
    Value joined(std::span<const Value> others) const;
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

/// The keys of a cell array or string array; false for a single key.
bool key_list(const Value& keys, ValueList& out) {
    if (keys.is_cell()) {
        out = keys.cell().elements();
        return true;
    }
    if (!keys.is_string() || keys.numel() == 1)
        return false;
    for (int64_t i = 0; i < keys.numel(); ++i)
        out.push_back(select(keys, {i}, Dims()));
    return true;
}
void remove_keys(Map& map, const Value& keys) {
    ValueList list;
    if (!key_list(keys, list))
        return map.remove(keys);
    for (const Value& key : list)
        map.remove(key);
}

Value is_key(const Map& map, const Value& keys) {
    auto has = [&](const Value& key) {
        const bool fits = map.has_text_keys() ? key.is_text() : key.is_flat() && !key.is_char() && key.numel() == 1;
        return fits && map.find(key) != nullptr;
    };
    ValueList list;
    if (!key_list(keys, list))
        return logical(has(keys));
    std::vector<uint8_t> out;
    for (const Value& key : list)
        out.push_back(has(key));
    return logical_array(keys.dims(), out);
}
Value values_of(const Map& map, std::span<const Value> arguments) {
    if (arguments.empty())
        return row_cell(map.values());
    ValueList list, out;
    if (!key_list(arguments[0], list)) {
        if (!arguments[0].is_string())
            fail({"MATLAB:Containers:Map:KeysMustBeCell", "The keys whose values are wanted must be given in a cell array."});
        list = {arguments[0]};
    }
    for (const Value& key : list) {
        const Value* found = map.find(key);
        if (!found)
            fail(kNoKey);
        out.push_back(*found);
    }
    return cell_of(arguments[0].dims(), std::move(out));
}

Value Map::joined(std::span<const Value> others) const {
    Ref<Map> out = make_ref<Map>();
    out->key_type = key_type;
    out->value_type = value_type;
    std::vector<const Map*> maps{this};
    for (const Value& other : others) {
        const Map* map = other.is_object() && other.numel() == 1 ? dynamic_cast<const Map*>(&other.object().at(0)) : nullptr;
        if (!map)
            fail({"MATLAB:Containers:Map:VertcatClass", "A Map can only be concatenated with Maps, not with {}."}, other.class_name());
        if (map->has_text_keys() != has_text_keys())
            fail({"MATLAB:Containers:Map:VertcatKeyType", "Maps can only be concatenated when their keys are of the same type."});
        if (map->value_type != out->value_type)
            out->value_type = "any";
        maps.push_back(map);
    }
    for (const Map* map : maps) {
        const ValueList keys = map->keys(), values = map->values();
        for (size_t i = 0; i < keys.size(); ++i)
            out->set(keys[i], values[i]);
    }
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(out)));
}

bool Map::call_method(vm::Interpreter&, std::string_view name, std::span<const Value> arguments, int, ValueList& results) {
    if (name == "keys")
        results.push_back(row_cell(keys()));
    else if (name == "values")
        results.push_back(values_of(*this, arguments));
    else if (name == "isKey" && arguments.size() == 1)
        results.push_back(is_key(*this, arguments[0]));
    else if (name == "remove" && arguments.size() == 1) {
        remove_keys(*this, arguments[0]);
        results.push_back(Value(make_ref<ObjectArray>(Ref<HandleObject>(this))));
    } else if (name == "length" || name == "numel")
        results.push_back(number(static_cast<double>(count())));
    else if (name == "isempty")
        results.push_back(logical(count() == 0));
    else if (name == "vertcat") // [m1; m2]: a new map of all keys
        results.push_back(joined(arguments));
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

bool is_key_type(std::string_view name) {
    return name == "char" || is_numeric(class_from_name(name));
}
bool is_value_type(std::string_view name) {
    return name == "any" || name == "char" || name == "logical" || is_numeric(class_from_name(name));
}

/// `containers.Map('KeyType', k, 'ValueType', v)`, also with 'UniformValues'
Value map_of_types(Ref<Map> map, std::span<const Value> args) {
    if (args.size() % 2 != 0)
        fail(kOption, args.back().is_text() ? args.back().to_text() : args.back().class_name());
    for (size_t i = 0; i < args.size(); i += 2) {
        const std::string name = args[i].is_text() ? to_lower_ascii(args[i].to_text()) : "";
        const std::string type = args[i + 1].is_text() ? args[i + 1].to_text() : "";
        if (name == "keytype") {
            if (!is_key_type(type))
                fail(kKeyType, type);
            map->key_type = type;
        } else if (name == "valuetype") {
            if (!is_value_type(type))
                fail(kValueType, type);
            map->value_type = type;
        } else if (name != "uniformvalues") {
            fail(kOption, args[i].is_text() ? args[i].to_text() : args[i].class_name());
        }
    }
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(map)));
}

/// The class that the keys have together: char, the class of all numbers, or double for several numeric classes.
std::string type_of_keys(const ValueList& keys) {
    std::string out;
    for (const Value& key : keys) {
        const bool is_text = key.is_text(), is_number = key.is_numeric() && !key.is_complex() && key.numel() == 1;
        if (!is_text && !is_number && !(key.is_logical() && key.numel() == 1))
            fail(kKeyType, key.class_name());
        const std::string type = is_text ? "char" : key.is_logical() ? "double" : key.class_name();
        if (out.empty() || out == type)
            out = type;
        else if ((out == "char") != (type == "char"))
            fail(kMixedKeys);
        else
            out = "double";
    }
    return out.empty() ? "char" : out;
}

/// The class that all values have, for maps of values in an array or with 'UniformValues', true; else `any`.
std::string type_of_values(const ValueList& values) {
    std::string out;
    for (const Value& value : values) {
        const bool fits = value.is_char() ? value.is_text() : value.is_flat() && value.numel() == 1;
        if (!fits || (!out.empty() && out != value.class_name()))
            return "any";
        out = value.class_name();
    }
    return out.empty() ? "any" : out;
}

/// `containers.Map()`, `containers.Map(keys, values)`, `(..., 'UniformValues', tf)`, `('KeyType', k, 'ValueType', v)`
void make_map(Call& call) {
    Ref<Map> map = make_ref<Map>();
    std::span<const Value> args = call.args;
    auto is_name = [](const Value& v, std::string_view name) { return text_is(v, name); };
    if (args.empty() || (args.size() >= 2 && (is_name(args[0], "keytype") || is_name(args[0], "valuetype") || is_name(args[0], "uniformvalues"))))
        return call.give(map_of_types(map, args));
    bool uniform = false, uniform_given = false;
    if (args.size() > 2) {
        if (args.size() != 4 || !is_name(args[2], "uniformvalues"))
            fail(kOption, args[2].is_text() ? args[2].to_text() : args[2].class_name());
        uniform = ops::is_true(args[3]);
        uniform_given = true;
    }
    ValueList keys;
    const bool listed = key_list(args[0], keys);
    const bool numbered = !listed && args[0].is_flat() && !args[0].is_char() && args[0].numel() != 1;
    for (int64_t i = 0; numbered && i < args[0].numel(); ++i)
        keys.push_back(select(args[0], {i}, Dims()));
    if (!listed && !numbered)
        keys = {args[0]};
    map->key_type = type_of_keys(keys);
    ValueList values;
    if (args.size() < 2) {
        values.assign(keys.size(), Value::empty());
    } else if (!listed && !numbered) {
        values = {args[1]}; // one key: the value as it is
    } else if (args[1].is_cell()) {
        values = args[1].cell().elements();
    } else if (keys.size() == 1) {
        values = {args[1]};
    } else {
        for (int64_t i = 0; i < args[1].numel(); ++i)
            values.push_back(select(args[1], {i}, Dims()));
        uniform = uniform || !uniform_given;
    }
    if (values.size() != keys.size())
        fail(kCounts);
    if (uniform)
        map->value_type = type_of_values(values);
    for (size_t i = 0; i < keys.size(); ++i)
        map->set(keys[i], std::move(values[i]));
    call.give(Value(make_ref<ObjectArray>(Ref<HandleObject>(map))));
}

void keys(Call& call) { call.give(row_cell(map_argument(call).keys())); }
void values(Call& call) { call.give(values_of(map_argument(call), std::span<const Value>(call.args).subspan(1))); }
void iskey(Call& call) { call.give(is_key(map_argument(call), call.arg(1))); }
void remove(Call& call) {
    Map& map = map_argument(call);
    remove_keys(map, call.arg(1));
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
