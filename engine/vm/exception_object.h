#pragma once

#include "engine/value/error.h"
#include "engine/value/object.h"

namespace etna::vm {

/// `MException` as a value: what `catch err` binds. Properties identifier, message, stack, cause; methods throw, rethrow,
/// throwAsCaller, addCause, getReport.
class ExceptionObject final : public HandleObject {
  public:
    explicit ExceptionObject(Error error) : error_(std::move(error)) {}

    const Error& error() const { return error_; }
    std::string class_name() const override { return "MException"; }
    std::vector<std::string> property_names() const override;
    Value get_property(const std::string& name) override;
    void set_property(const std::string& name, const Value& value) override;
    std::string display_text() override;
    bool is_a(std::string_view name) const override { return name == "MException"; }
    bool call_method(Interpreter&, std::string_view name, std::span<const Value> arguments, int nargout,
                     ValueList& results) override;

  private:
    Error error_;
};

Value exception_value(const Error& error);
/// The error inside an `MException` value, or null if the value is something else.
const Error* error_of(const Value& value);
/// `stack` as the struct array with fields file, name, line.
Value stack_value(const std::vector<ErrorFrame>& stack);

} // namespace etna::vm
