#pragma once

#include "engine/vm/classes/class_definition.h"

namespace etna::vm {

/// `meta.class`, `meta.property`, `meta.method`, `meta.event`, `meta.EnumeratedValue`: what is known of a class and of its
/// members. Two of them are the same if they tell of the same class or member.
class MetaObject final : public HandleObject {
  public:
    enum class Kind : uint8_t { Class, Property, Method, Event, Enumeration, Validation, Package };

    MetaObject(Kind kind, Ref<ClassDefinition> definition, const void* member)
        : kind(kind), definition(std::move(definition)), member(member) {}

    Kind kind;
    Ref<ClassDefinition> definition; ///< the class, or the one whose member it is
    const void* member;

    std::string class_name() const override;
    std::vector<std::string> property_names() const override;
    Value get_property(const std::string& name) override;
    void set_property(const std::string& name, const Value& value) override;
    std::string display_text() override;
    bool is_same(const HandleObject& other) const override;
    bool is_a(std::string_view name) const override;
    bool call_method(Interpreter&, std::string_view name, std::span<const Value> arguments, int nargout,
                     ValueList& results) override;
};

Value meta_class(ClassDefinition& definition);
/// The class that a `meta.class` value tells of; null: the value is something else.
ClassDefinition* class_of_meta(const Value& value);
/// Methods as `methods` lists them: sorted, each once, without hidden ones; the constructor too.
std::vector<MethodDefinition*> listed_methods(const ClassDefinition& definition);

} // namespace etna::vm
