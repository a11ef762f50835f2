// How objects are shown. Source: MATLAB's pages "Display Object in Command Window" and "Custom Display Interface".
#include <algorithm>

#include "engine/display/blocks.h"
#include "engine/display/display.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

namespace {

using Rows = std::vector<std::pair<std::string, Value>>;

std::string rows_text(const Rows& rows, const DisplayFormat& format) {
    size_t widest = 0;
    for (const auto& [name, value] : rows)
        widest = std::max(widest, name.size());
    const int room = std::max(10, format.window_width - static_cast<int>(widest) - 8);
    std::string out;
    for (const auto& [name, value] : rows)
        out += std::string(4 + widest - name.size(), ' ') + name + ": " +
               (value.is_defined() ? display::field_text(value, format, room) : std::string()) + "\n";
    return out;
}

/// Names and values as the display shows them; a get method that fails leaves its value out.
Rows shown_properties(Interpreter::Machine& machine, Instance& instance) {
    Rows rows;
    const Value self = value_of(instance);
    for (const std::string& name : instance.property_names()) {
        Value value;
        try {
            value = read_property(machine, self, name, nullptr);
        } catch (const Error&) {
        }
        rows.emplace_back(name, std::move(value));
    }
    return rows;
}

std::string enumeration_text(Interpreter::Machine& machine, const ObjectArray& objects, const DisplayFormat& format) {
    const int64_t rows = objects.dims().rows(), cols = objects.numel() / std::max<int64_t>(rows, 1);
    std::vector<std::string> names;
    std::vector<size_t> widths(static_cast<size_t>(cols), 0);
    for (int64_t i = 0; i < objects.numel(); ++i) {
        names.push_back(machine.enumeration_name(instance_at(objects, i)));
        size_t& width = widths[static_cast<size_t>(i / rows)];
        width = std::max(width, names.back().size());
    }
    if (objects.numel() == 1)
        return "    " + names[0] + "\n";
    return display::wrapped_columns(rows, cols, format, [&](int64_t j) { return static_cast<int64_t>(widths[static_cast<size_t>(j)]) + 8; },
                                    [&](int64_t i, int64_t j) {
                                        const std::string& name = names[static_cast<size_t>(i + j * rows)];
                                        return "    " + name + std::string(widths[static_cast<size_t>(j)] - name.size() + 4, ' ');
                                    });
}

} // namespace

std::string ClassDefinition::display_text(const ObjectArray& objects) {
    const DisplayFormat& format = machine.interpreter.display_format();
    const std::string gap(display::blank(format));
    if (is_enumeration)
        return objects.numel() == 0 ? "  " + objects.dims().text() + " empty " + short_name + " enumeration.\n"
                                    : enumeration_text(machine, objects, format);
    if (is_old_style)
        return "  " + short_name + " object: " + objects.dims().text() + "\n";
    if (objects.numel() == 1) {
        Instance& instance = instance_at(objects, 0);
        if (instance.deleted)
            return "  handle to deleted " + short_name + "\n";
        Rows rows = shown_properties(machine, instance);
        std::string out;
        if (const Value* data = data_of(instance)) {
            out = "  " + short_name + (rows.empty() ? "" : " with properties:\n") + "\n" + gap;
            if (!rows.empty())
                out = out.substr(0, out.size() - gap.size() - 1) + gap + rows_text(rows, format) + gap;
            return out + "  " + display::size_and_class(*data) + " data:\n" + gap + display::disp_text(*data, format);
        }
        if (rows.empty())
            return "  " + short_name + " with no properties.\n";
        return "  " + short_name + " with properties:\n" + gap + rows_text(rows, format);
    }
    std::string out = "  " + objects.dims().text() + " " + (inherits_heterogeneous && objects.numel() > 0 ? "heterogeneous " : "") +
                      short_name;
    if (inherits_heterogeneous) {
        const Ref<ObjectClass> first = objects.numel() > 0 ? Ref<ObjectClass>(instance_at(objects, 0).definition) : nullptr;
        const bool mixed = std::any_of(objects.elements().begin(), objects.elements().end(), [&](const Ref<HandleObject>& e) {
            return static_cast<const Instance&>(*e).definition.get() != first.get();
        });
        out = "  " + objects.dims().text() + " " + (mixed ? "heterogeneous " : "") + short_name +
              (mixed ? " (" + class_list(objects) + ")" : "");
    }
    const std::vector<std::string> names = public_properties();
    if (names.empty())
        return out + " array with no properties.\n";
    out += " array with properties:\n" + gap;
    for (const std::string& name : names)
        out += "    " + name + "\n";
    return out;
}

/// `A, B`: the classes of a heterogeneous array.
std::string ClassDefinition::class_list(const ObjectArray& objects) {
    std::vector<std::string> names;
    for (const Ref<HandleObject>& element : objects.elements()) {
        const std::string& name = static_cast<const Instance&>(*element).definition->short_name;
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    std::string out;
    for (const std::string& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

/// What the command window shows for an object; false: the engine's own way is right.
bool Interpreter::Machine::display_object(std::string_view name, const Value& value) {
    ClassDefinition* definition = class_of_value(value);
    if (!definition)
        return false;
    if (MethodDefinition* method = definition->find_method("display", nullptr)) {
        shown_name = std::string(name);
        call_code(definition->code_of(*method), nullptr, nullptr, {&value, 1}, 0);
        return true;
    }
    MethodDefinition* disp = definition->find_method("disp", nullptr);
    const Builtin* custom = disp ? nullptr : definition->native_method("disp");
    if (!disp && !custom && !definition->is_enumeration)
        return false;
    const std::string gap(display::blank(interpreter.display_format()));
    interpreter.write(gap + std::string(name) + " = \n" + gap);
    if (custom) {
        call_builtin_record(*custom, {&value, 1}, 0);
    } else if (disp) {
        call_code(definition->code_of(*disp), nullptr, nullptr, {&value, 1}, 0);
    } else {
        if (value.numel() != 0)
            interpreter.write("  " + (value.numel() == 1 ? std::string() : value.dims().text() + " ") + definition->short_name +
                              " enumeration" + (value.numel() == 1 ? "" : " array") + "\n" + gap);
        interpreter.write(definition->display_text(value.object()));
    }
    interpreter.write(gap);
    return true;
}

} // namespace etna::vm
