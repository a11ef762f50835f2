// What a class and its objects have: properties, methods, events, members, superclasses; old-style `class(s, 'name')`.
#include <algorithm>

#include "engine/accel/context.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/meta_objects.h"
#include "engine/vm/classes/object_access.h"

namespace etna::builtins {
namespace {

using vm::class_of_value;
using vm::ClassDefinition;
using vm::Instance;
using vm::instance_at;

constexpr Message kNoClass{"MATLAB:class:classNotFound", "No class '{}' was found."};
constexpr Message kNotMember{"MATLAB:class:InvalidEnumValueForConstructor", "Unable to convert value to '{}' because the value has no member of the enumeration."};
constexpr Message kOutsideConstructor{"MATLAB:class:outsideConstructor",
                                      "The {} function must be called from a class constructor."};
constexpr Message kRankChanges{"MATLAB:class:precedenceChanged",
                               "The rank of class '{}' relative to '{}' cannot change after objects of the class were made."};
constexpr Message kFieldsDiffer{"MATLAB:class:fieldsDiffer",
                                "The fields of an object of class '{}' differ from those of the objects made before."};

ClassDefinition* definition_of(const Call& call, const Value& what) {
    if (ClassDefinition* definition = class_of_value(what))
        return definition;
    if (ClassDefinition* definition = vm::class_of_meta(what))
        return definition;
    if (what.is_text())
        return call.interpreter.machine().classes->find(what.to_text());
    return nullptr;
}

const bytecode::Code* asking(const Call& call) { return vm::access_code(call.interpreter.machine().top()); }

void show_names(Call& call, const std::string& head, const std::vector<std::string>& names) {
    std::string text = "\n" + head + "\n\n";
    for (const std::string& name : names)
        text += "    " + name + "\n";
    call.interpreter.write(text + "\n");
}

void give_names(Call& call, const std::string& head, const std::vector<std::string>& names) {
    if (call.nargout == 0)
        return show_names(call, head, names);
    call.give(cell_of_text(Dims(static_cast<int64_t>(names.size()), names.empty() ? 0 : 1), names));
}

void from_name(Call& call) {
    const std::string name = text_argument(call, 0);
    ClassDefinition* definition = call.interpreter.machine().classes->find(name);
    if (!definition)
        return call.give(Value(make_ref<ObjectArray>(Dims(0, 0), std::vector<Ref<HandleObject>>())));
    call.give(vm::meta_class(*definition));
}

/// Packages are folders, of which nothing is kept: an empty answer.
void package_from_name(Call& call) {
    call.give(Value(make_ref<ObjectArray>(Dims(0, 0), std::vector<Ref<HandleObject>>())));
}

void metaclass(Call& call) {
    ClassDefinition* definition = class_of_value(call.arg(0));
    if (!definition)
        definition = call.interpreter.machine().classes->find(call.arg(0).class_name());
    if (!definition)
        fail(kNoClass, call.arg(0).class_name());
    call.give(vm::meta_class(*definition));
}

void properties(Call& call) {
    const Value& what = call.arg(0);
    std::vector<std::string> names;
    std::string class_name;
    if (what.is_text() && (what.to_text() == "inputParser" || what.to_text() == "containers.Map")) {
        class_name = what.to_text();
        names = call.interpreter.call(class_name, {}, 1).at(0).object().at(0).property_names();
        return give_names(call, "Properties for class " + class_name + ":", names);
    }
    ClassDefinition* definition = definition_of(call, what);
    if (definition) {
        names = definition->public_properties();
        if (Instance* instance = vm::single_instance(what))
            names = instance->property_names();
        class_name = definition->name();
    } else if (what.is_object() && what.numel() > 0) {
        names = what.object().at(0).property_names();
        class_name = what.class_name();
    } else if (what.is_text()) {
        fail(kNoClass, what.to_text());
    }
    give_names(call, "Properties for class " + class_name + ":", names);
}

/// Public methods of the classes that are part of the engine, constructors among them; empty for other names.
std::vector<std::string> engine_methods(std::string_view name) {
    struct Row {
        std::string_view name;
        std::vector<std::string> methods;
        bool is_handle;
    };
    static const Row kRows[] = {
        {"containers.Map", {"Map", "isKey", "keys", "length", "numEntries", "numel", "remove", "values"}, true},
        {"inputParser", {"addOptional", "addParamValue", "addParameter", "addRequired", "addSwitch", "inputParser", "parse"}, true},
        {"MException", {"MException", "addCause", "addCorrection", "getReport", "rethrow", "throw", "throwAsCaller"}, false},
    };
    for (const Row& row : kRows)
        if (row.name == name) {
            std::vector<std::string> out = row.methods;
            if (row.is_handle)
                out.insert(out.end(), {"delete", "isvalid"});
            std::sort(out.begin(), out.end());
            return out;
        }
    return {};
}

void methods(Call& call) {
    const Value& what = call.arg(0);
    ClassDefinition* definition = definition_of(call, what);
    if (!definition) {
        const std::string name = what.is_text() ? what.to_text() : what.class_name();
        if (const std::vector<std::string> names = engine_methods(name); !names.empty())
            return give_names(call, "Methods for class " + name + ":", names);
        if (what.is_text())
            fail(kNoClass, name);
        return give_names(call, "Methods for class " + what.class_name() + ":", {});
    }
    std::vector<std::string> names;
    for (const vm::MethodDefinition* method : vm::listed_methods(*definition))
        names.push_back(method->name);
    if (!definition->constructor && !definition->is_native && !definition->is_abstract && !definition->is_old_style)
        names.push_back(definition->short_name);
    if (definition->is_handle()) // what every handle class inherits
        for (const char* name : {"addlistener", "delete", "eq", "findobj", "findprop", "ge", "gt", "isvalid", "le", "listener",
                                 "lt", "ne", "notify"})
            names.emplace_back(name);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    give_names(call, "Methods for class " + definition->name() + ":", names);
}

void ismethod(Call& call) {
    const std::string name = text_argument(call, 1);
    if (ClassDefinition* definition = definition_of(call, call.arg(0))) {
        const vm::MethodDefinition* method = definition->find_method(name, nullptr);
        const bool own = method && method->access.kind == vm::AccessRule::Kind::Public;
        const bool constructs = name == definition->short_name && !definition->is_native;
        return call.give(logical(own || constructs || definition->native_method(name) != nullptr));
    }
    const Value& what = call.arg(0);
    const std::vector<std::string> names = engine_methods(what.is_text() ? what.to_text() : what.is_object() ? what.class_name() : "");
    call.give(logical(std::find(names.begin(), names.end(), name) != names.end()));
}

void isprop(Call& call) {
    const Value& what = call.arg(0);
    const Value& names = call.arg(1);
    const auto has = [&](HandleObject& object, const std::string& name) {
        if (auto* instance = dynamic_cast<Instance*>(&object)) {
            if (instance->dynamic_property(name))
                return true;
            const auto found = instance->definition->property_of.find(name);
            return found != instance->definition->property_of.end();
        }
        const std::vector<std::string> known = object.property_names();
        return std::find(known.begin(), known.end(), name) != known.end();
    };
    if (!what.is_object())
        return call.give(logical(false));
    TextList list;
    if (!read_text_list(names, list))
        return call.give(logical(false));
    std::vector<uint8_t> out;
    if (what.numel() == 1) {
        for (const std::u16string& name : list.items)
            out.push_back(has(what.object().at(0), Value::text(std::u16string_view(name)).to_text()));
        return call.give(logical_array(list.kind == TextList::Kind::Char ? Dims(static_cast<int64_t>(out.size()), 1) : list.dims, out));
    }
    const std::string name = names.to_text();
    for (const Ref<HandleObject>& object : what.object().elements())
        out.push_back(has(*object, name));
    call.give(logical_array(what.dims(), out));
}

void superclasses(Call& call) {
    ClassDefinition* definition = definition_of(call, call.arg(0));
    if (!definition && call.arg(0).is_text())
        fail(kNoClass, call.arg(0).to_text());
    std::vector<std::string> names;
    if (definition)
        for (const ClassDefinition* ancestor : definition->ancestors)
            names.push_back(ancestor->name());
    give_names(call, "Superclasses for class " + (definition ? definition->name() : "") + ":", names);
}

void events(Call& call) {
    ClassDefinition* definition = definition_of(call, call.arg(0));
    if (!definition)
        fail(kNoClass, call.arg(0).is_text() ? call.arg(0).to_text() : call.arg(0).class_name());
    std::vector<std::string> names;
    for (const vm::EventDefinition* event : definition->events)
        if (!event->hidden && event->listen_access.kind == vm::AccessRule::Kind::Public)
            names.push_back(event->name);
    give_names(call, "Events for class " + definition->name() + ":", names);
}

// ---- enumerations

void isenum(Call& call) {
    ClassDefinition* definition = class_of_value(call.arg(0));
    call.give(logical(definition && definition->is_enumeration));
}

void enumeration(Call& call) {
    ClassDefinition* definition = definition_of(call, call.arg(0));
    if (!definition || definition->own_members.empty()) {
        if (!definition)
            fail(kNoClass, call.arg(0).is_text() ? call.arg(0).to_text() : call.arg(0).class_name());
        call.give(Value(make_ref<ObjectArray>(Dims(0, 1), std::vector<Ref<HandleObject>>(), Ref<ObjectClass>(definition))));
        call.give(1, cell_of(Dims(0, 1), {}));
        return;
    }
    std::vector<Ref<HandleObject>> members;
    std::vector<std::string> names;
    for (const auto& member : definition->own_members) {
        if (member->hidden)
            continue;
        names.push_back(member->name);
        members.push_back(definition->enumeration_value(*member).object().elements()[0]);
    }
    if (call.nargout == 0)
        return show_names(call, "Enumeration members for class '" + definition->name() + "':", names);
    const int64_t count = static_cast<int64_t>(members.size());
    call.give(Value(make_ref<ObjectArray>(Dims(count, 1), std::move(members), Ref<ObjectClass>(definition))));
    call.give(1, cell_of_text(Dims(count, 1), names));
}

/// `Class(value)` of an enumeration, from outside: the member with this name or underlying value.
void find_member(Call& call) {
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    ClassDefinition* const found = machine.classes->find(text_argument(call, 0));
    if (!found || found->own_members.empty())
        fail(kNoClass, text_argument(call, 0));
    ClassDefinition& definition = *found;
    if (call.nargin() == 1)
        return call.give(definition.enumeration_value(*definition.own_members.front()));
    const Value& what = call.arg(1);
    if (class_of_value(what) == &definition)
        return call.give(what);
    TextList list;
    std::vector<Ref<HandleObject>> out;
    Dims dims = what.dims();
    if (read_text_list(what, list)) {
        dims = list.kind == TextList::Kind::Char ? Dims() : list.dims;
        for (const std::u16string& item : list.items) {
            vm::EnumerationDefinition* member =
                definition.find_enumeration(Value::text(std::u16string_view(item)).to_text());
            if (!member)
                fail(kNotMember, definition.name());
            out.push_back(definition.enumeration_value(*member).object().elements()[0]);
        }
    } else {
        Value numbers = what;
        if (ClassDefinition* other = class_of_value(what); other && other->data_class != ClassId::Object)
            numbers = machine.object_data(what);
        if (!numbers.is_flat() || definition.data_class == ClassId::Object)
            fail(kNotMember, definition.name());
        const ArrayView view(numbers);
        for (int64_t i = 0; i < view.numel(); ++i) {
            bool found = false;
            for (const auto& member : definition.own_members) {
                const Value value = definition.enumeration_value(*member);
                const Value* data = vm::data_of(instance_at(value.object(), 0));
                if (!data || !data->is_flat() || data->to_double() != view.double_at(i))
                    continue;
                out.push_back(value.object().elements()[0]);
                found = true;
                break;
            }
            if (!found)
                fail(kNotMember, definition.name());
        }
    }
    if (out.size() == 1)
        return call.give(Value(make_ref<ObjectArray>(out[0], Ref<ObjectClass>(&definition))));
    call.give(Value(make_ref<ObjectArray>(dims, std::move(out), Ref<ObjectClass>(&definition))));
}

std::vector<std::string> member_names(const Call& call) {
    std::vector<std::string> names;
    const Value& what = call.arg(0);
    if (const ClassDefinition* definition = class_of_value(what); !definition || !definition->is_enumeration)
        fail(kNotMember, what.class_name());
    for (int64_t i = 0; i < what.object().numel(); ++i)
        names.push_back(call.interpreter.machine().enumeration_name(instance_at(what.object(), i)));
    return names;
}

void enumeration_char(Call& call) {
    const std::vector<std::string> names = member_names(call);
    if (names.size() == 1)
        return call.give(Value::text(names[0]));
    ValueList results = call.interpreter.call("char", ValueList{cell_of_text(Dims(static_cast<int64_t>(names.size()), 1), names)}, 1);
    call.give(std::move(results.at(0)));
}
void enumeration_string(Call& call) {
    const std::vector<std::string> names = member_names(call);
    Ref<StringArray> out = make_ref<StringArray>(call.arg(0).dims());
    for (size_t i = 0; i < names.size(); ++i)
        out->elements_mut()[i] = Value::text(names[i]).to_text16();
    call.give(Value(std::move(out)));
}
void enumeration_cellstr(Call& call) { call.give(cell_of_text(call.arg(0).dims(), member_names(call))); }
void enumeration_eq(Call& call) {
    call.give(call.interpreter.machine().object_operator(ops::BinaryOp::Equal, call.arg(0), call.arg(1)));
}
void enumeration_ne(Call& call) {
    call.give(call.interpreter.machine().object_operator(ops::BinaryOp::NotEqual, call.arg(0), call.arg(1)));
}
/// `strcmp(member, text)` and its kin compare the member's name.
void enumeration_text_comparison(Call& call) {
    ValueList args(call.args.begin(), call.args.end());
    for (Value& arg : args)
        if (ClassDefinition* definition = class_of_value(arg); definition && definition->is_enumeration) {
            Call inner{call.interpreter, call.builtin, std::span<Value>(&arg, 1), 1, call.results};
            if (arg.numel() == 1)
                enumeration_char(inner);
            else
                enumeration_cellstr(inner);
            arg = call.results[0];
        }
    const std::string_view name = call.builtin.name.substr(call.builtin.name.find('.') + 1);
    ValueList results = call.interpreter.call(name, args, 1);
    call.give(results.empty() ? Value() : std::move(results[0]));
}

// ---- subsref and its kin

/// Steps of a substruct; `keep` holds the names.
std::vector<vm::Step> steps_of(const Value& substruct, std::vector<std::string>& keep) {
    if (!substruct.is_struct())
        fail({"MATLAB:subsArgNotStruct", "Subscript argument to SUBSREF and SUBSASGN must be a structure array."});
    const StructArray& links = substruct.structure();
    const int type = links.fields().find("type"), subs = links.fields().find("subs");
    if (type < 0 || subs < 0)
        fail({"MATLAB:subsMustHaveTypeSubs", "Subscript argument to SUBSREF and SUBSASGN must have two fields \"subs\" and \"type\"."});
    std::vector<vm::Step> out;
    keep.reserve(static_cast<size_t>(links.numel()));
    for (int64_t i = 0; i < links.numel(); ++i) {
        const std::string kind = links.at(i, type).to_text();
        const Value& what = links.at(i, subs);
        if (kind == ".") {
            keep.push_back(what.to_text());
            out.push_back({bytecode::LinkKind::Field, keep.back(), {}});
            continue;
        }
        if (kind != "()" && kind != "{}")
            fail({"MATLAB:subsTypeMustBeSquigglyOrSmooth", "Subscript type must be '()', '{{}}' or '.'."});
        const bool paren = kind == "()";
        std::span<const Value> list(&what, 1);
        if (what.is_cell())
            list = what.cell().elements();
        out.push_back({paren ? bytecode::LinkKind::Paren : bytecode::LinkKind::Brace, {}, list});
    }
    return out;
}

void give_all(Call& call, ValueList&& values) {
    for (size_t i = 0; i < values.size() && i < call.results.size(); ++i)
        call.results[i] = std::move(values[i]);
}

/// The engine's own indexing, as inside a method of the class: what `builtin('subsref', obj, S)` is for.
void subsref(Call& call) {
    std::vector<std::string> keep;
    const std::vector<vm::Step> steps = steps_of(call.arg(1), keep);
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    give_all(call, vm::follow_steps(machine, call.arg(0), steps, std::max(1, call.nargout), asking(call)));
}

void subsasgn(Call& call) {
    std::vector<std::string> keep;
    std::vector<vm::Step> steps = steps_of(call.arg(1), keep);
    Value target = std::move(call.args[0]);
    if (steps.empty())
        return call.give(call.arg(2));
    const Value& value = call.arg(2);
    if (steps.size() == 1 && steps[0].kind == bytecode::LinkKind::Paren && !target.is_object() && value.dims().is_zero_by_zero() &&
        value.is_numeric() && value.class_id() == ClassId::Double) { // a(i) = []
        const ValueList subscripts(steps[0].subscripts.begin(), steps[0].subscripts.end());
        ops::erase(target, subscripts);
        return call.give(std::move(target));
    }
    vm::assign_by_steps(call.interpreter.machine(), target, steps, Value(call.arg(2)), asking(call));
    call.give(std::move(target));
}

void substruct(Call& call) {
    if (call.nargin() % 2 != 0)
        fail({"MATLAB:substruct:nargin", "SUBSTRUCT takes pairs of a type and of subscripts."});
    const Ref<FieldTable> fields = FieldTable::of({"type", "subs"});
    Ref<StructArray> out = make_ref<StructArray>(Dims(1, call.nargin() / 2), fields);
    for (int i = 0; i < call.nargin(); i += 2) {
        const std::string type = text_argument(call, i);
        if (type == "." ? !call.arg(i + 1).is_text() : !(call.arg(i + 1).is_cell() || text_is(call.arg(i + 1), ":")))
            fail({"MATLAB:substruct:subscripts", "Subscripts are a cell array for '()' and '{{}}', and text for '.'."});
        if (type != "." && type != "()" && type != "{}")
            fail({"MATLAB:substruct:type", "The type must be '()', '{{}}' or '.'."});
        out->at_mut(i / 2, 0) = Value::text(type);
        out->at_mut(i / 2, 1) = call.arg(i + 1);
    }
    call.give(Value(std::move(out)));
}

/// `A(obj)` by its class's subsindex; the numbers of an object that holds some.
void subsindex(Call& call) {
    if (!call.arg(0).is_object())
        fail({"MATLAB:subsindex:class", "Function 'subsindex' is not defined for values of class '{}'."}, call.arg(0).class_name());
    fail({"MATLAB:UndefinedFunction", "Function 'subsindex' is not defined for values of class '{}'."}, call.arg(0).class_name());
}

// ---- old-style classes

void class_(Call& call) {
    if (call.nargin() == 1)
        return call.give(Value::text(accel::Context::is_requested(call.arg(0)) ? "gpuArray" : call.arg(0).class_name()));
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    const std::string name = text_argument(call, 1);
    ClassDefinition* definition = vm::context_of(asking(call));
    if (!definition || !definition->is_old_style || definition->short_name != name)
        fail(kOutsideConstructor, "class");
    Value fields = call.arg(0);
    if (!fields.is_struct())
        fail({"MATLAB:class:RequireStruct", "The first argument of class(s, 'name') must be a structure."});
    StructArray& structure = fields.structure_mut();
    std::vector<ClassDefinition*> parents;
    for (int i = 2; i < call.nargin(); ++i) {
        ClassDefinition* parent = class_of_value(call.arg(i));
        if (!parent)
            fail({"MATLAB:class:RequireParentObject", "Parents of an object must be objects."});
        parents.push_back(parent);
        structure.set(parent->short_name, call.arg(i));
    }
    const std::vector<std::string>& names = structure.fields().names();
    definition->ranks_fixed = definition->old_fields_known;
    if (!definition->old_fields_known) {
        definition->old_fields = names;
        definition->old_fields_known = true;
        if (definition->supers != parents) {
            definition->supers = parents;
            definition->ancestors.clear();
            definition->method_of.clear();
            definition->keep.clear();
            for (ClassDefinition* parent : parents)
                definition->keep.emplace_back(parent);
            machine.classes->inherit(*definition);
            ++machine.epoch;
        }
    } else if (definition->old_fields != names) {
        fail(kFieldsDiffer, name);
    }
    std::vector<Ref<HandleObject>> elements;
    for (int64_t i = 0; i < structure.numel(); ++i) {
        Value one = structure.numel() == 1 ? fields : ops::index(fields, std::vector<Value>{Value::of(static_cast<double>(i + 1))});
        elements.emplace_back(make_ref<Instance>(Ref<ClassDefinition>(definition), ValueList{std::move(one)}).get());
    }
    call.give(Value(make_ref<ObjectArray>(structure.dims(), std::move(elements), Ref<ObjectClass>(definition))));
}

void rank_classes(Call& call, bool superior) {
    vm::Interpreter::Machine& machine = call.interpreter.machine();
    ClassDefinition* own = vm::context_of(asking(call));
    if (!own || !own->is_old_style)
        fail(kOutsideConstructor, call.builtin.name);
    for (int i = 0; i < call.nargin(); ++i) {
        const std::string name = text_argument(call, i);
        ClassDefinition* higher = superior ? own : machine.classes->find(name);
        if (!higher)
            continue;
        const std::string& lower = superior ? name : own->name();
        if (std::find(higher->inferior.begin(), higher->inferior.end(), lower) != higher->inferior.end())
            continue;
        if (own->ranks_fixed)
            fail(kRankChanges, own->name(), name);
        higher->inferior.push_back(lower);
    }
}
void superiorto(Call& call) { rank_classes(call, true); }
void inferiorto(Call& call) { rank_classes(call, false); }

void isobject(Call& call) {
    const Value& x = call.arg(0);
    call.give(logical(x.is_object()));
}

/// What `saveobj` and `loadobj` do for classes that define none.
void same_value(Call& call) { call.give(call.arg(0)); }

constexpr std::string_view kCategory = "Classes";
constexpr Builtin kRows[] = {
    {"class", "Data Types", "Class of object", 1, kAnyNumber, 1, class_},
    {"isobject", "Data Types", "Determine if input is object", 1, 1, 1, isobject, kPure},
    {"meta.class.fromName", kCategory, "Return meta.class object for named class", 1, 1, 1, from_name},
    {"meta.package.fromName", kCategory, "Return meta.package object for named package", 1, 1, 1, package_from_name},
    {"metaclass", kCategory, "Obtain meta.class object", 1, 1, 1, metaclass},
    {"properties", kCategory, "Class property names", 1, 1, 1, properties},
    {"methods", kCategory, "Class method names", 1, 2, 1, methods},
    {"ismethod", kCategory, "Determine if object has specified method", 2, 2, 1, ismethod},
    {"isprop", kCategory, "True if property exists", 2, 2, 1, isprop},
    {"superclasses", kCategory, "Names of superclasses", 1, 1, 1, superclasses},
    {"events", kCategory, "Event names", 1, 1, 1, events},
    {"isenum", kCategory, "Determine if variable is enumeration", 1, 1, 1, isenum},
    {"enumeration", kCategory, "Class enumeration members and names", 1, 1, 2, enumeration},
    {"matlab.internal.enumeration", kCategory, "Member of an enumeration by name or value", 1, kAnyNumber, 1, find_member},
    {"enumeration.char", kCategory, "Names of enumeration members", 1, 1, 1, enumeration_char},
    {"enumeration.string", kCategory, "Names of enumeration members", 1, 1, 1, enumeration_string},
    {"enumeration.cellstr", kCategory, "Names of enumeration members", 1, 1, 1, enumeration_cellstr},
    {"enumeration.eq", kCategory, "Equality of enumeration members", 2, 2, 1, enumeration_eq},
    {"enumeration.ne", kCategory, "Inequality of enumeration members", 2, 2, 1, enumeration_ne},
    {"enumeration.strcmp", kCategory, "Compare names of enumeration members", 2, 2, 1, enumeration_text_comparison},
    {"enumeration.strcmpi", kCategory, "Compare names of enumeration members", 2, 2, 1, enumeration_text_comparison},
    {"subsref", kCategory, "Subscripted reference", 2, 2, kAnyNumber, subsref},
    {"subsasgn", kCategory, "Subscripted assignment", 3, 3, 1, subsasgn},
    {"substruct", kCategory, "Create structure argument for subsasgn or subsref", 2, kAnyNumber, 1, substruct},
    {"subsindex", kCategory, "Convert object to array index", 1, 1, 1, subsindex},
    {"superiorto", kCategory, "Specify superior class relationship", 1, kAnyNumber, 0, superiorto},
    {"inferiorto", kCategory, "Specify inferior class relationship", 1, kAnyNumber, 0, inferiorto},
    {"saveobj", kCategory, "Modify save process for object", 1, 1, 1, same_value},
    {"loadobj", kCategory, "Customize load process for objects", 1, 1, 1, same_value},
};

} // namespace

void register_inspection(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
