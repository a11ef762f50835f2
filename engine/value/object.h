#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/value/value.h"

namespace etna::vm {
class Interpreter;
}

namespace etna {

/// One instance of a handle class that is implemented in C++ (graphics objects, maps, ...). Copies of the value refer
/// to the same instance. Property errors are raised as MATLAB raises them.
class HandleObject : public RefCounted {
  public:
    /// `matlab.graphics.chart.primitive.Line`
    virtual std::string class_name() const = 0;
    /// False after `delete`.
    virtual bool is_valid() const { return true; }
    /// Names as `properties` lists them.
    virtual std::vector<std::string> property_names() const = 0;
    /// `h.Name`, `get(h, 'Name')`
    virtual Value get_property(const std::string& name) = 0;
    /// `h.Name = v`, `set(h, 'Name', v)`
    virtual void set_property(const std::string& name, const Value& value) = 0;
    /// The lines of `disp(h)`, with newlines.
    virtual std::string display_text() = 0;
    /// True if both are the same object for `==` and `isequal`; by default, if they are one instance.
    virtual bool is_same(const HandleObject& other) const { return this == &other; }
    /// `isequal`, where it asks for more than `==` does.
    virtual bool is_equal(const HandleObject& other, bool /*nan_equal*/) const { return is_same(other); }
    /// `isa(h, name)`
    virtual bool is_a(std::string_view name) const { return name == class_name() || name == "handle"; }

    // Classes that are more than properties override these; each says whether it applies.

    /// `h(subscripts)`. False: the array of handles is indexed instead.
    virtual bool index(std::span<const Value> /*subscripts*/, Value& /*out*/) { return false; }
    /// `h(subscripts) = value`
    virtual bool assign_index(std::span<const Value> /*subscripts*/, const Value& /*value*/) { return false; }
    /// `h.name(arguments)` and `name(h, arguments)`; `results` gets at most max(nargout, 1) values. False: no such method.
    virtual bool call_method(vm::Interpreter&, std::string_view /*name*/, std::span<const Value> /*arguments*/,
                             int /*nargout*/, ValueList& /*results*/) {
        return false;
    }
    /// What `numel`, `length` and `isempty` say of one handle; nothing: 1.
    virtual std::optional<int64_t> element_count() const { return std::nullopt; }
    /// The values that the object holds: the ways on which the cycle collector goes further.
    virtual std::vector<const Value*> held_values() const { return {}; }
};

class ObjectArray;

/// The class of objects whose class is written in the MATLAB language: what the operations on arrays of objects need to
/// know of it. engine/vm/classes implements it.
class ObjectClass : public RefCounted {
  public:
    ObjectClass(std::string name, bool is_handle) : name_(std::move(name)), is_handle_(is_handle) {}
    /// With its packages: `pkg.Class`.
    const std::string& name() const { return name_; }
    /// Copies of a handle object are the same object; copies of a value object part when one is written.
    bool is_handle() const { return is_handle_; }
    virtual bool is_a(std::string_view name) const = 0;
    /// New objects for the gaps of an array that grows: what the constructor makes without arguments.
    virtual std::vector<Ref<HandleObject>> default_elements(size_t count) = 0;
    /// The value as objects that can be elements of an array of this class: itself, or converted by a converter or
    /// this class's constructor. Raises if neither exists.
    virtual Ref<ObjectArray> converted(const Value& value) = 0;
    /// The other direction: objects of this class as values of a class of the engine, `double(obj)`, by the class's
    /// converter. Raises if there is none.
    virtual Value converted_to(const Value& objects, ClassId target) = 0;
    /// The class of an array with elements of both, or null if there is none: then the elements must be converted.
    virtual Ref<ObjectClass> common_class(const Ref<ObjectClass>& other) = 0;
    /// What `disp` prints for an array of this class.
    virtual std::string display_text(const ObjectArray& objects) = 0;

  private:
    std::string name_;

  protected:
    bool is_handle_;
};

/// An array of objects; usually 1-by-1. The elements of value classes are shared between arrays until one is written.
class ObjectArray final : public HeapObject {
  public:
    explicit ObjectArray(Ref<HandleObject> object, Ref<ObjectClass> object_class = nullptr)
        : HeapObject(HeapKind::Object), object_class_(std::move(object_class)) {
        elements_.push_back(std::move(object));
    }
    ObjectArray(Dims dims, std::vector<Ref<HandleObject>> elements, Ref<ObjectClass> object_class = nullptr)
        : HeapObject(HeapKind::Object), dims_(std::move(dims)), elements_(std::move(elements)),
          object_class_(std::move(object_class)) {}

    /// Null: objects that are implemented in C++.
    const Ref<ObjectClass>& object_class() const { return object_class_; }
    void set_object_class(Ref<ObjectClass> object_class) { object_class_ = std::move(object_class); }
    /// What `Class` in `Class.member` stands for: no objects, but the class itself.
    bool stands_for_class = false;
    const Dims& dims() const { return dims_; }
    int64_t numel() const { return static_cast<int64_t>(elements_.size()); }
    const std::vector<Ref<HandleObject>>& elements() const { return elements_; }
    std::vector<Ref<HandleObject>>& elements_mut() { return elements_; }
    HandleObject& at(int64_t index) const { return *elements_[static_cast<size_t>(index)]; }
    void reshape(const Dims& dims) { dims_ = dims; }
    /// The elements' class, or `matlab.graphics.Graphics` for a mixture; `handle` when empty.
    std::string class_name() const;
    Ref<ObjectArray> copy() const { return make_ref<ObjectArray>(*this); }

  private:
    Dims dims_;
    std::vector<Ref<HandleObject>> elements_;
    Ref<ObjectClass> object_class_;
};

} // namespace etna
