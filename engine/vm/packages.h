#pragma once

#include "engine/value/object.h"

namespace etna::vm {

/// What the name of a `+package` folder stands for until the rest of a dotted name has been read: `pkg` in
/// `pkg.inner.fun(1)`. Names that are known when code is compiled never get here.
class PackageObject final : public HandleObject {
  public:
    PackageObject(Interpreter& interpreter, std::string name) : interpreter_(interpreter), name_(std::move(name)) {}

    std::string class_name() const override { return "package"; }
    std::vector<std::string> property_names() const override { return {}; }
    /// A package inside this one, or the result of a function of it that is called without arguments.
    Value get_property(const std::string& name) override;
    void set_property(const std::string& name, const Value& value) override;
    std::string display_text() override { return "  package " + name_ + "\n"; }
    bool call_method(Interpreter& interpreter, std::string_view name, std::span<const Value> arguments, int nargout,
                     ValueList& results) override;

  private:
    Interpreter& interpreter_;
    std::string name_;
};

/// The package of that name, dotted, if there is a folder for it or a builtin in it; else an undefined value.
Value find_package(Interpreter& interpreter, const std::string& name);

} // namespace etna::vm
