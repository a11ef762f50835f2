#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/bytecode/code.h"
#include "engine/syntax/ast.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

/// Classes that are written in the MATLAB language: `classdef` files, old-style `@class` folders, and the classes of the
/// engine that they can inherit from. Source: MATLAB's documentation, "Class Definition".
namespace etna::vm {

class ClassDefinition;
class Instance;

/// Who may use a member.
struct AccessRule {
    enum class Kind : uint8_t { Public, Protected, Private, List };
    Kind kind = Kind::Public;
    std::vector<std::string> classes; ///< of List
    /// `public`, `protected`, `private`; the classes' names of a list.
    std::string text() const;
};

struct PropertyDefinition {
    std::string name;
    ClassDefinition* owner = nullptr;
    AccessRule get_access, set_access;
    bool immutable = false; ///< set by the constructor only
    bool constant = false, dependent = false, abstract = false, hidden = false, transient = false;
    bool set_observable = false, get_observable = false, abort_set = false, non_copyable = false;
    const syntax::Declaration* declaration = nullptr; ///< null for classes of the engine
    const syntax::Function* getter_tree = nullptr;
    const syntax::Function* setter_tree = nullptr;
    Ref<bytecode::Code> getter, setter;
    Ref<bytecode::Code> validator; ///< `f(value)`: calls the validation functions
    bool has_checks = false;       ///< size, class or validation functions are declared
    bool evaluating = false;
    Value default_value; ///< once evaluated; of a constant, its value
    std::vector<std::pair<std::string, std::string>> more_attributes; ///< see MethodDefinition
    std::string description, detailed_description;
};

struct MethodDefinition {
    std::string name;
    ClassDefinition* owner = nullptr;
    AccessRule access;
    bool is_static = false, is_abstract = false, sealed = false, hidden = false, is_constructor = false;
    const syntax::Function* function = nullptr; ///< null: abstract, or in a file of its own
    Ref<bytecode::Code> code;                   ///< null until it is called first
    std::string path;         ///< of a method in a file of its own
    std::vector<std::string> inputs, outputs;
    /// Attributes to which a superclass gives a meaning, such as `Test` of matlab.unittest.TestCase, and their values' text.
    std::vector<std::pair<std::string, std::string>> more_attributes;
};

struct EventDefinition {
    std::string name;
    ClassDefinition* owner = nullptr;
    AccessRule listen_access, notify_access;
    bool hidden = false;
};

struct EnumerationDefinition {
    std::string name;
    ClassDefinition* owner = nullptr;
    const syntax::EnumerationMember* tree = nullptr;
    bool hidden = false;
    bool evaluating = false;
    Value value; ///< once it has been asked for
};

/// What a name after the dot of an object means, where it stands.
enum class MemberKind : uint8_t {
    None,
    Slot,         ///< a stored property without access method: read or written in place
    CheckedSlot,  ///< written with checks or events
    Getter,       ///< a property with a get method
    Setter,       ///< a property with a set method
    Constant,     ///< a constant property
    Enumeration,  ///< a member of an enumeration
    Empty,        ///< a dependent property without a get method
    Method,       ///< gets the object as its first argument
    StaticMethod, ///< does not
};

struct Member {
    MemberKind kind = MemberKind::None;
    PropertyDefinition* property = nullptr;
    MethodDefinition* method = nullptr;
    EnumerationDefinition* enumeration = nullptr;
    int slot = -1;
};

/// A class that is written in the language, or one of the engine's classes that such classes inherit from.
class ClassDefinition final : public ObjectClass {
  public:
    ClassDefinition(Interpreter::Machine& machine, std::string name) : ObjectClass(std::move(name), false), machine(machine) {}
    ~ClassDefinition() override;

    struct PropertyPlace {
        PropertyDefinition* property;
        int slot; ///< among an instance's values, or -1: constant or dependent
    };

    Interpreter::Machine& machine;
    std::string short_name; ///< without packages
    std::string path;       ///< the file; of an old-style class its folder; empty for classes of the engine
    std::string folder;     ///< the `@Class` folder, if it is in one
    bool is_native = false; ///< of the engine: `handle`, `matlab.mixin.Copyable`, `double`
    bool is_old_style = false;
    bool is_abstract = false, is_sealed = false, is_hidden = false, is_enumeration = false;
    bool is_explicitly_abstract = false;
    bool construct_on_load = false, handle_compatible = false;
    ClassId data_class = ClassId::Object; ///< of a class derived from `double`, `int32`, ...: what the objects hold
    std::vector<ClassDefinition*> supers; ///< as the class line names them
    std::vector<Ref<ClassDefinition>> keep;
    std::vector<ClassDefinition*> ancestors; ///< every class that it inherits from, nearest first, without itself
    std::vector<std::string> allowed_subclasses;
    bool restricts_subclasses = false;
    std::vector<std::string> inferior; ///< InferiorClasses, or what `inferiorto` and `superiorto` said
    std::string description, detailed_description;
    std::shared_ptr<const syntax::Ast> ast;
    std::vector<std::shared_ptr<const syntax::Ast>> extra_trees; ///< of constructors that the file leaves out
    Ref<RefCounted> unit; ///< FileUnit
    Span help;
    syntax::Arena arena; ///< trees that stand for defaults and arguments of enumeration members

    // own members
    std::vector<std::unique_ptr<PropertyDefinition>> own_properties;
    std::vector<std::unique_ptr<MethodDefinition>> own_methods;
    std::vector<std::unique_ptr<EventDefinition>> own_events;
    std::vector<std::unique_ptr<EnumerationDefinition>> own_members;

    // with the inherited ones
    std::vector<PropertyPlace> properties; ///< in the order in which MATLAB lists them
    std::unordered_map<std::string, PropertyPlace> property_of;
    std::unordered_map<std::string, MethodDefinition*> method_of;
    std::unordered_map<std::string, EventDefinition*> event_of;
    std::vector<EventDefinition*> events;
    std::unordered_map<const PropertyDefinition*, int> slot_of;
    int slot_count = 0;
    int data_slot = -1;                   ///< of the value of a class derived from one of the engine's
    MethodDefinition* constructor = nullptr;
    Ref<bytecode::Code> constructor_code; ///< also where the file has none
    MethodDefinition* destructor = nullptr; ///< `delete`, if this class or one above it has one
    MethodDefinition* subsref = nullptr;
    MethodDefinition* subsasgn = nullptr;
    MethodDefinition* numel = nullptr;
    MethodDefinition* end_method = nullptr;
    MethodDefinition* subsindex = nullptr;
    bool redefines_paren = false, redefines_brace = false, redefines_dot = false;
    bool is_scalar_only = false; ///< matlab.mixin.Scalar
    ValueList defaults;          ///< values of a new instance, once evaluated
    bool defaults_ready = false;
    std::vector<std::string> old_fields; ///< of an old-style class, once an object was made
    bool old_fields_known = false;
    bool ranks_fixed = false; ///< of an old-style class: a second object was made, so its rank stays as it is

    bool is_a(std::string_view name) const override;
    bool inherits(const ClassDefinition* other) const;
    std::vector<Ref<HandleObject>> default_elements(size_t count) override;
    Ref<ObjectArray> converted(const Value& value) override;
    Value converted_to(const Value& objects, ClassId target) override;
    Ref<ObjectClass> common_class(const Ref<ObjectClass>& other) override;
    std::string display_text(const ObjectArray& objects) override;
    static std::string class_list(const ObjectArray& objects);

    void set_handle(bool is_handle) { is_handle_ = is_handle; }
    bool is_heterogeneous() const { return inherits_heterogeneous; }
    bool inherits_heterogeneous = false;

    // ---- looking for members; `from` is the code that asks, null: code outside of every class

    /// The property as seen from `from`: a private one of its own class goes before one of the same name in a subclass.
    const PropertyPlace* find_property(std::string_view name, const bytecode::Code* from) const;
    MethodDefinition* find_method(std::string_view name, const bytecode::Code* from) const;
    EnumerationDefinition* find_enumeration(std::string_view name) const;
    bool may_access(const AccessRule& rule, const ClassDefinition* owner, const bytecode::Code* from) const;
    /// What `obj.name` means there when it is read, when it is written. Raise MATLAB's errors of forbidden access; None: no
    /// such member.
    Member readable(std::string_view name, const bytecode::Code* from) const;
    Member writable(std::string_view name, const bytecode::Code* from) const;
    /// Names of the properties that everybody may read and that are not hidden.
    std::vector<std::string> public_properties() const;

    // ---- values

    void evaluate_defaults();
    const Value& constant_value(const PropertyDefinition& property);
    Value enumeration_value(EnumerationDefinition& member);
    /// A new object with the default values, without its constructor; raises if the class is abstract.
    Ref<Instance> allocate();

    /// A function of the engine that objects of this class have as a method: `delete` of handles, `copy`, `get`, `set`.
    const Builtin* native_method(std::string_view name);
    std::unordered_map<std::string, const Builtin*> native_methods;
    std::string_view source_text(Span span) const;

    /// Makes methods of the files of its folder that the class file does not declare (old_style.cpp).
    void add_folder_methods();

    // ---- code (class_loader.cpp)

    bytecode::Code& code_of(MethodDefinition& method);
    Ref<bytecode::Code> compile(const syntax::Function& function, bool makes_objects, const std::string& shown_name);
    Ref<bytecode::Code> compile_text(const std::string& text, bool makes_objects);
    const syntax::Function& function_of(const syntax::Expr* value, std::string_view name);
    const syntax::Function& validator_of(const syntax::Declaration& declaration);
};

/// The class of a heterogeneous array: the most specific one that all elements have.
ClassDefinition* nearest_class(const ObjectArray& objects, ClassDefinition* declared);
/// The class definition of a value's objects, or null: no objects, or objects implemented in C++.
inline ClassDefinition* class_of_value(const Value& value) {
    if (!value.is_object())
        return nullptr;
    ClassDefinition* definition = static_cast<ClassDefinition*>(value.object().object_class().get());
    return definition && definition->inherits_heterogeneous ? nearest_class(value.object(), definition) : definition;
}
/// True for code in methods of the class and of those around it in the hierarchy, where indexing is the built-in one.
bool is_inside(const ClassDefinition& definition, const bytecode::Code* from);
/// The class whose code this is, or null.
inline ClassDefinition* context_of(const bytecode::Code* code) {
    return code ? static_cast<ClassDefinition*>(code->class_context) : nullptr;
}

} // namespace etna::vm
