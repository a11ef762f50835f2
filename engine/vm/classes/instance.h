#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/vm/classes/class_definition.h"

namespace etna::vm {

class Instance;

class ListenerObject;

/// What few objects have: listeners, properties that were added to one object.
struct InstanceExtras {
    struct Entry {
        ListenerObject* listener; ///< takes itself off the list when it goes
        Ref<HandleObject> keep;   ///< of `addlistener`: lives as long as the object; null: of `listener`
    };
    std::vector<Entry> listeners;
    std::vector<std::pair<std::string, Value>> dynamic_properties; ///< of `dynamicprops`
};

/// One object of a class that is written in the language.
///
/// A value object belongs to the arrays that hold it together; whoever writes it makes a copy first unless it has only one
/// owner. When the last reference to a handle object goes, its `delete` methods run: they see the properties through an
/// instance that takes over this one's values.
class Instance final : public HandleObject {
  public:
    explicit Instance(Ref<ClassDefinition> definition, ValueList values)
        : definition(std::move(definition)), values(std::move(values)) {}
    Instance(const Instance& other);
    ~Instance() override;

    Ref<ClassDefinition> definition;
    ValueList values; ///< by slot
    bool deleted = false;
    bool destructing = false;
    bool constructed = true;  ///< false while a constructor runs
    bool registered = false;  ///< among the handles that the cycle collector looks at
    uint32_t registry_index = 0;
    int enumeration = -1;     ///< number of the enumeration member that it is
    std::unique_ptr<InstanceExtras> extras;

    InstanceExtras& extra() {
        if (!extras)
            extras = std::make_unique<InstanceExtras>();
        return *extras;
    }
    Value* dynamic_property(std::string_view name);

    // HandleObject: how C++ builtins see it, with public access
    std::string class_name() const override { return definition->name(); }
    bool is_valid() const override { return !deleted; }
    std::vector<std::string> property_names() const override;
    Value get_property(const std::string& name) override;
    void set_property(const std::string& name, const Value& value) override;
    std::string display_text() override;
    std::vector<const Value*> held_values() const override;
    bool is_same(const HandleObject& other) const override;
    bool is_equal(const HandleObject& other, bool nan_equal) const override;
    bool is_a(std::string_view name) const override { return definition->is_a(name); }
    bool call_method(Interpreter&, std::string_view name, std::span<const Value> arguments, int nargout,
                     ValueList& results) override;
};

inline Instance& instance_at(const ObjectArray& objects, int64_t index) {
    return static_cast<Instance&>(objects.at(index));
}
/// A scalar value that refers to the object.
Value value_of(Instance& instance);
/// The only object of a value of a language-defined class, or null.
inline Instance* single_instance(const Value& value) {
    return class_of_value(value) && value.object().numel() == 1 ? &instance_at(value.object(), 0) : nullptr;
}

} // namespace etna::vm
