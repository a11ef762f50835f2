#pragma once

#include "engine/vm/classes/instance.h"

namespace etna::vm {

/// `event.listener` and `event.proplistener`: calls a function when its source tells of an event. One that `addlistener`
/// made lives as long as its source; one of `listener` lives as long as somebody refers to it.
class ListenerObject final : public HandleObject {
  public:
    ListenerObject(Instance& source, std::string event, Value callback, std::string property = {})
        : source(&source), event(std::move(event)), property(std::move(property)), callback(std::move(callback)) {}
    ~ListenerObject() override { detach(); }

    Instance* source; ///< null once it is gone
    std::string event;
    std::string property; ///< of a property listener
    Value callback;
    bool enabled = true;
    bool recursive = false;
    bool running = false;
    bool valid = true;

    void detach();
    std::string class_name() const override { return property.empty() ? "event.listener" : "event.proplistener"; }
    bool is_valid() const override { return valid; }
    std::vector<std::string> property_names() const override;
    Value get_property(const std::string& name) override;
    void set_property(const std::string& name, const Value& value) override;
    std::string display_text() override;
    std::vector<const Value*> held_values() const override { return {&callback}; }
    bool is_a(std::string_view name) const override {
        return name == class_name() || name == "event.listener" || name == "handle";
    }
    bool call_method(Interpreter&, std::string_view name, std::span<const Value> arguments, int nargout,
                     ValueList& results) override;
};

} // namespace etna::vm
