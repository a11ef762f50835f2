// matlab.mixin.CustomDisplay: the parts of an object's display that a class can replace. Source: MATLAB's page "Custom
// Display Interface".
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/display/blocks.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"

namespace etna::builtins {
namespace {

using vm::class_of_value;
using vm::ClassDefinition;

ClassDefinition& class_argument(const Call& call) {
    ClassDefinition* definition = class_of_value(call.arg(0));
    if (!definition)
        refuse_class(call, call.arg(0));
    return *definition;
}

/// Calls the object's method, which its class may have replaced.
ValueList call_part(Call& call, std::string_view name, ValueList args, int nargout) {
    ValueList results;
    ClassDefinition& definition = class_argument(call);
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    if (vm::MethodDefinition* method = definition.find_method(name, definition.constructor_code.get()))
        return machine.call_code(definition.code_of(*method), nullptr, nullptr, args, nargout);
    const Builtin* builtin = call.interpreter.registry().find("matlab.mixin.CustomDisplay." + std::string(name));
    return machine.call_builtin_record(*builtin, args, nargout);
}

std::string text_of(const ValueList& values) { return values.empty() || !values[0].is_text() ? std::string() : values[0].to_text(); }

void show_text(Call& call, const std::string& text) {
    if (!text.empty())
        call.interpreter.write(text + "\n");
}

std::string detailed_header(const Call& call) {
    const ClassDefinition& definition = class_argument(call);
    const Value& self = call.arg(0);
    const bool one = self.numel() == 1;
    const bool none = definition.public_properties().empty();
    return "  " + (one ? std::string() : self.dims().text() + " ") + definition.short_name + (one ? "" : " array") +
           (none ? " with no properties." : " with properties:") + "\n";
}

void get_header(Call& call) { call.give(Value::text(detailed_header(call))); }
void get_simple_header(Call& call) {
    const Value& self = call.arg(0);
    const bool one = self.numel() == 1;
    call.give(Value::text("  " + (one ? std::string() : self.dims().text() + " ") + class_argument(call).short_name +
                          (one ? "" : " array") + "\n"));
}
void get_class_name(Call& call) { call.give(Value::text(class_argument(call).short_name)); }
void get_footer(Call& call) { call.give(Value::text("")); }
void dimensions_text(Call& call) { call.give(Value::text(call.arg(0).dims().text())); }
void deleted_text(Call& call) { call.give(Value::text("  handle to deleted " + class_argument(call).short_name)); }
void handle_text(Call& call) { call.give(Value::text("handle")); }

void get_groups(Call& call) {
    const ClassDefinition& definition = class_argument(call);
    std::vector<std::string> names = definition.public_properties();
    if (vm::Instance* instance = vm::single_instance(call.arg(0)))
        names = instance->property_names();
    const ValueList args{cell_of_text(Dims(1, static_cast<int64_t>(names.size())), names)};
    ValueList results = call.interpreter.call("matlab.mixin.util.PropertyGroup", args, 1);
    call.give(std::move(results.at(0)));
}

void display_groups(Call& call) {
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    const Value self = call.arg(0);
    const vm::DisplayFormat& format = call.interpreter.display_format();
    const Value groups = call.arg(1);
    class_argument(call);
    if (!groups.is_object())
        refuse_class(call, groups);
    for (int64_t g = 0; g < groups.numel(); ++g) {
        HandleObject& group = groups.object().at(g);
        const std::string title = group.get_property("Title").is_text() ? group.get_property("Title").to_text() : "";
        const Value list = group.get_property("PropertyList");
        if (!title.empty())
            call.interpreter.write("   " + title + "\n");
        Ref<StructArray> rows = StructArray::scalar();
        if (list.is_struct() && list.numel() > 0) {
            for (int f = 0; f < list.structure().fields().count(); ++f)
                rows->set(list.structure().fields().names()[static_cast<size_t>(f)], list.structure().at(0, f));
        } else {
            TextList names;
            read_text_list(list, names);
            for (const std::u16string& item : names.items) {
                const std::string name = Value::text(std::u16string_view(item)).to_text();
                rows->set(name, self.numel() == 1 ? vm::read_property(machine, self, name, class_of_value(self)->constructor_code.get())
                                                  : Value::empty());
            }
        }
        if (self.numel() == 1)
            call.interpreter.write(display::struct_block(Value(rows), format));
        else
            for (const std::string& name : rows->fields().names())
                call.interpreter.write("    " + name + "\n");
        if (g + 1 < groups.numel())
            call.interpreter.write("\n");
    }
}

void display_object(Call& call) {
    const Value self = call.arg(0);
    show_text(call, text_of(call_part(call, "getHeader", {self}, 1)));
    ValueList groups = call_part(call, "getPropertyGroups", {self}, 1);
    if (!groups.empty())
        call_part(call, "displayPropertyGroups", {self, groups[0]}, 0);
    show_text(call, text_of(call_part(call, "getFooter", {self}, 1)));
}

void display_empty(Call& call) {
    const Value self = call.arg(0);
    show_text(call, text_of(call_part(call, "getHeader", {self}, 1)));
    show_text(call, text_of(call_part(call, "getFooter", {self}, 1)));
}

void display_deleted(Call& call) { call.interpreter.write("  handle to deleted " + class_argument(call).short_name + "\n"); }

void disp(Call& call) {
    const Value self = call.arg(0);
    const vm::Instance* instance = vm::single_instance(self);
    const char* part = instance && instance->deleted ? "displayScalarHandleToDeletedObject"
                       : self.numel() == 1           ? "displayScalarObject"
                       : self.numel() == 0           ? "displayEmptyObject"
                                                     : "displayNonScalarObject";
    call_part(call, part, {self}, 0);
}

constexpr std::string_view kCategory = "Classes";
constexpr Builtin kRows[] = {
    {"matlab.mixin.CustomDisplay.disp", kCategory, "Display object through its display methods", 1, 1, 0, disp},
    {"matlab.mixin.CustomDisplay.displayScalarObject", kCategory, "Display of one object", 1, 1, 0, display_object},
    {"matlab.mixin.CustomDisplay.displayNonScalarObject", kCategory, "Display of an array of objects", 1, 1, 0, display_object},
    {"matlab.mixin.CustomDisplay.displayEmptyObject", kCategory, "Display of an empty array of objects", 1, 1, 0, display_empty},
    {"matlab.mixin.CustomDisplay.displayScalarHandleToDeletedObject", kCategory, "Display of a deleted handle", 1, 1, 0,
     display_deleted},
    {"matlab.mixin.CustomDisplay.getHeader", kCategory, "Header of an object's display", 1, 1, 1, get_header},
    {"matlab.mixin.CustomDisplay.getFooter", kCategory, "Footer of an object's display", 1, 1, 1, get_footer},
    {"matlab.mixin.CustomDisplay.getPropertyGroups", kCategory, "Groups of properties in an object's display", 1, 1, 1, get_groups},
    {"matlab.mixin.CustomDisplay.displayPropertyGroups", kCategory, "Display groups of properties", 2, 2, 0, display_groups},
    {"matlab.mixin.CustomDisplay.getSimpleHeader", kCategory, "Header with the class name only", 1, 1, 1, get_simple_header},
    {"matlab.mixin.CustomDisplay.getDetailedHeader", kCategory, "Header that announces the properties", 1, 1, 1, get_header},
    {"matlab.mixin.CustomDisplay.getClassNameForHeader", kCategory, "Class name as headers show it", 1, 1, 1, get_class_name},
    {"matlab.mixin.CustomDisplay.convertDimensionsToString", kCategory, "Size of an object array as text", 1, 1, 1, dimensions_text},
    {"matlab.mixin.CustomDisplay.getDeletedHandleText", kCategory, "Text for a deleted handle", 1, 1, 1, deleted_text},
    {"matlab.mixin.CustomDisplay.getHandleText", kCategory, "Text for a handle", 1, 1, 1, handle_text},
};

} // namespace

void register_custom_display(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
