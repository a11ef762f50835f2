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
};

/// An array of handle objects; usually 1-by-1.
class ObjectArray final : public HeapObject {
  public:
    explicit ObjectArray(Ref<HandleObject> object) : HeapObject(HeapKind::Object), elements_{std::move(object)} {}
    ObjectArray(Dims dims, std::vector<Ref<HandleObject>> elements)
        : HeapObject(HeapKind::Object), dims_(std::move(dims)), elements_(std::move(elements)) {}

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
};

} // namespace etna
