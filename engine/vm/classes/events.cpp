// Events, listeners, and the end of handle objects. Source: MATLAB's pages "Events and Listeners Syntax", "Listen for
// Changes to Property Values", "Handle Class Destructor".
#include "engine/vm/classes/events.h"

#include "engine/display/blocks.h"
#include "engine/ops/operators.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

void ListenerObject::detach() {
    if (!source || !source->extras)
        return;
    auto& listeners = source->extras->listeners;
    source = nullptr;
    for (size_t i = 0; i < listeners.size(); ++i)
        if (listeners[i].listener == this) {
            const Ref<HandleObject> keep = std::move(listeners[i].keep);
            listeners.erase(listeners.begin() + static_cast<ptrdiff_t>(i));
            return;
        }
}

std::vector<std::string> ListenerObject::property_names() const {
    return {"Source", "EventName", "Callback", "Enabled", "Recursive"};
}

Value ListenerObject::get_property(const std::string& name) {
    if (!valid)
        fail(kInvalidHandle);
    if (name == "Source") {
        if (!source)
            return builtins::cell_of(Dims(0, 0), {});
        return builtins::cell_of(Dims(), {value_of(*source)});
    }
    if (name == "EventName")
        return Value::text(event);
    if (name == "Callback")
        return callback;
    if (name == "Enabled")
        return Value::of(enabled);
    if (name == "Recursive")
        return Value::of(recursive);
    raise(Err::UnknownProperty, name, class_name());
}

void ListenerObject::set_property(const std::string& name, const Value& value) {
    if (!valid)
        fail(kInvalidHandle);
    if (name == "Enabled")
        enabled = ops::is_true(value);
    else if (name == "Recursive")
        recursive = ops::is_true(value);
    else if (name == "Callback")
        callback = value;
    else if (name == "Source" || name == "EventName")
        raise(Err::ReadOnlyProperty, name, class_name());
    else
        raise(Err::UnknownProperty, name, class_name());
}

std::string ListenerObject::display_text() {
    const display::Format format;
    const std::string kind = property.empty() ? "listener" : "proplistener";
    return "  " + kind + " with properties:\n\n       Source: " + (source ? "{[1×1 " + source->definition->short_name + "]}" : "{}") +
           "\n    EventName: '" + event + "'\n     Callback: " + display::field_text(callback, format, 60) +
           "\n      Enabled: " + (enabled ? "1" : "0") + "\n    Recursive: " + (recursive ? "1" : "0") + "\n";
}

bool ListenerObject::call_method(Interpreter&, std::string_view name, std::span<const Value>, int, ValueList&) {
    if (name != "delete")
        return false;
    const Ref<HandleObject> keep(this);
    valid = false;
    detach();
    return true;
}

void forget_listeners(Instance& instance) {
    if (!instance.extras)
        return;
    for (InstanceExtras::Entry& entry : instance.extras->listeners) {
        entry.listener->source = nullptr;
        if (entry.keep)
            entry.listener->valid = false;
    }
    const std::vector<InstanceExtras::Entry> going = std::move(instance.extras->listeners);
    instance.extras->listeners.clear();
}

namespace {

/// Calls the listeners that `wants` picks, newest last. Errors in them become warnings.
template <class Wants, class Data>
void call_listeners(Interpreter::Machine& machine, Instance& instance, const Value& source, const std::string& event,
                    Wants wants, Data data) {
    if (!instance.extras)
        return;
    const Value keep_alive = value_of(instance);
    std::vector<Ref<HandleObject>> chosen; // a callback may add and delete listeners
    for (const InstanceExtras::Entry& entry : instance.extras->listeners)
        if (wants(*entry.listener))
            chosen.emplace_back(entry.listener);
    for (const Ref<HandleObject>& object : chosen) {
        ListenerObject& listener = static_cast<ListenerObject&>(*object);
        if (!listener.valid || !listener.enabled || (listener.running && !listener.recursive))
            continue;
        const bool was_running = std::exchange(listener.running, true);
        try {
            const Value callback = listener.callback;
            const Value args[2] = {source, data()};
            machine.call_value(callback, args, 0);
        } catch (const Error& error) {
            machine.interpreter.warn("MATLAB:callback:error", "Error occurred while executing the listener callback for event " +
                                                                  event + " defined for class " +
                                                                  instance.definition->name() + ":\n" + error.message());
        } catch (...) {
            listener.running = was_running;
            throw;
        }
        listener.running = was_running;
    }
}

void store(Instance& data, const char* name, Value value) {
    const auto found = data.definition->property_of.find(name);
    if (found != data.definition->property_of.end() && found->second.slot >= 0)
        data.values[static_cast<size_t>(found->second.slot)] = std::move(value);
}

} // namespace

void notify_listeners(Interpreter::Machine& machine, const Value& source, const std::string& event, Value data) {
    for (int64_t i = 0; i < source.object().numel(); ++i) {
        Instance& instance = instance_at(source.object(), i);
        Value made = data;
        call_listeners(
            machine, instance, value_of(instance), event,
            [&](const ListenerObject& listener) { return listener.property.empty() && listener.event == event; },
            [&]() {
                if (!single_instance(made))
                    made = value_of(*machine.classes->native("event.EventData")->allocate());
                store(*single_instance(made), "Source", value_of(instance));
                store(*single_instance(made), "EventName", Value::text(event));
                return made;
            });
    }
}

void notify_property_listeners(Interpreter::Machine& machine, const Value& source, const PropertyDefinition& property,
                               const char* event) {
    Instance* instance = single_instance(source);
    if (!instance || !instance->extras)
        return;
    call_listeners(
        machine, *instance, meta_property(machine, property), event,
        [&](const ListenerObject& listener) { return listener.event == event && listener.property == property.name; },
        [&]() {
            Value data = value_of(*machine.classes->native("event.PropertyEvent")->allocate());
            Instance& fields = *single_instance(data);
            store(fields, "Source", meta_property(machine, property));
            store(fields, "EventName", Value::text(event));
            store(fields, "AffectedObject", source);
            return data;
        });
}

void destroy_object(Classes& classes, Instance& instance) {
    if (instance.deleted || instance.destructing)
        return;
    const Ref<HandleObject> keep(&instance);
    instance.destructing = true;
    Interpreter::Machine& machine = classes.machine;
    const Ref<ClassDefinition> definition = instance.definition;
    Value self = value_of(instance);
    if (instance.extras)
        try {
            notify_listeners(machine, self, "ObjectBeingDestroyed", Value());
        } catch (...) { // an interrupt: the run stops anyway
        }
    const auto run = [&](ClassDefinition& owner) {
        for (const auto& method : owner.own_methods) {
            if (method->name != "delete" || method->is_static || method->is_abstract)
                continue;
            try {
                bytecode::Code& code = owner.code_of(*method);
                if (code.input_count == 1 || code.varargin_slot >= 0)
                    machine.call_code(code, nullptr, nullptr, {&self, 1}, 0);
            } catch (const Error& error) {
                machine.interpreter.warn("MATLAB:class:DestructorError",
                                         "The following error was caught while executing '" + owner.name() +
                                             "' class destructor:\n" + error.message());
            } catch (...) { // an interrupt: the run stops anyway
            }
        }
    };
    if (definition->destructor) {
        run(*definition);
        for (ClassDefinition* ancestor : definition->ancestors)
            run(*ancestor);
    }
    instance.deleted = true;
    forget_listeners(instance);
    ValueList gone = std::move(instance.values);
    instance.values.assign(gone.size(), Value::empty());
    detail::destroy_nested(gone);
}

} // namespace etna::vm
