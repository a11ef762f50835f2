// From the tree of a `classdef` file to a class. Source: MATLAB's pages "Class Attributes", "Property Attributes",
// "Method Attributes", "Event Attributes", "Define Enumeration Classes".
#include <algorithm>
#include <filesystem>

#include "engine/bytecode/compiler.h"
#include "engine/syntax/parser.h"
#include "engine/vm/classes/class_errors.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/classes/classes.h"

namespace etna::vm {

namespace fs = std::filesystem;

using syntax::Access;
using syntax::AccessKind;
using syntax::as;
using syntax::AssignStmt;
using syntax::Attribute;
using syntax::Brackets;
using syntax::Declaration;
using syntax::DeclaredName;
using syntax::EnumerationBlock;
using syntax::EnumerationMember;
using syntax::EventsBlock;
using syntax::Expr;
using syntax::ExpressionStmt;
using syntax::ExprKind;
using syntax::Function;
using syntax::Index;
using syntax::List;
using syntax::MethodsBlock;
using syntax::Name;
using syntax::Number;
using syntax::Param;
using syntax::PropertiesBlock;
using syntax::Row;
using syntax::Stmt;
using syntax::StmtKind;
using syntax::SuperReference;
using syntax::Text;
using syntax::Unary;
using syntax::UnaryOp;

namespace {

bool is_true(const Attribute& attribute) {
    if (attribute.negated)
        return false;
    const Expr* value = attribute.value;
    if (!value)
        return true;
    if (value->kind == ExprKind::Name)
        return as<Name>(value).name == "true" || as<Name>(value).name == "on";
    if (value->kind == ExprKind::Number)
        return as<Number>(value).value != 0;
    if (value->kind == ExprKind::Unary && as<Unary>(value).op == UnaryOp::Not)
        return as<Unary>(value).operand->kind == ExprKind::Name && as<Name>(as<Unary>(value).operand).name == "false";
    return true;
}

std::string word_of(const Expr* value) {
    if (!value)
        return {};
    if (value->kind == ExprKind::Name)
        return std::string(as<Name>(value).name);
    if (value->kind == ExprKind::Text)
        return std::string(as<Text>(value).value);
    return {};
}

void collect_classes(const Expr* value, std::vector<std::string>& out) {
    if (value->kind == ExprKind::MetaClass)
        out.emplace_back(as<syntax::MetaClass>(value).name);
    else if (value->kind == ExprKind::Text)
        out.emplace_back(as<Text>(value).value);
    else if (value->kind == ExprKind::Cell || value->kind == ExprKind::Matrix)
        for (const Row& row : as<Brackets>(value).rows)
            for (const Expr* element : row.elements)
                collect_classes(element, out);
}

AccessRule access_of(const Attribute& attribute) {
    AccessRule rule;
    const std::string word = word_of(attribute.value);
    if (word == "private")
        rule.kind = AccessRule::Kind::Private;
    else if (word == "protected")
        rule.kind = AccessRule::Kind::Protected;
    else if (word != "public" && word != "immutable" && attribute.value) {
        rule.kind = AccessRule::Kind::List;
        collect_classes(attribute.value, rule.classes);
    }
    return rule;
}

bool known_name(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

template <class Definition>
void keep(Definition& member, const Attribute& attribute) {
    const std::string text = attribute.negated  ? "false"
                             : attribute.value ? std::string(member.owner->source_text(attribute.value->span))
                                               : "true";
    member.more_attributes.emplace_back(attribute.name, text);
}

void apply(PropertyDefinition& property, const Attribute& attribute) {
    const std::string_view name = attribute.name;
    if (name == "Access")
        property.get_access = property.set_access = access_of(attribute);
    else if (name == "GetAccess")
        property.get_access = access_of(attribute);
    else if (name == "SetAccess") {
        property.set_access = access_of(attribute);
    } else if (name == "Constant")
        property.constant = is_true(attribute);
    else if (name == "Dependent")
        property.dependent = is_true(attribute);
    else if (name == "Abstract")
        property.abstract = is_true(attribute);
    else if (name == "Hidden")
        property.hidden = is_true(attribute);
    else if (name == "Transient")
        property.transient = is_true(attribute);
    else if (name == "SetObservable")
        property.set_observable = is_true(attribute);
    else if (name == "GetObservable")
        property.get_observable = is_true(attribute);
    else if (name == "AbortSet")
        property.abort_set = is_true(attribute);
    else if (name == "NonCopyable")
        property.non_copyable = is_true(attribute);
    else
        keep(property, attribute);
    if (known_name(name, {"Access", "SetAccess"}))
        property.immutable = word_of(attribute.value) == "immutable";
}

void apply(MethodDefinition& method, const Attribute& attribute) {
    if (attribute.name == "Access")
        method.access = access_of(attribute);
    else if (attribute.name == "Static")
        method.is_static = is_true(attribute);
    else if (attribute.name == "Abstract")
        method.is_abstract = is_true(attribute);
    else if (attribute.name == "Sealed")
        method.sealed = is_true(attribute);
    else if (attribute.name == "Hidden")
        method.hidden = is_true(attribute);
    else
        keep(method, attribute);
}

void apply(EventDefinition& event, const Attribute& attribute) {
    if (attribute.name == "ListenAccess")
        event.listen_access = access_of(attribute);
    else if (attribute.name == "NotifyAccess")
        event.notify_access = access_of(attribute);
    else if (attribute.name == "Hidden")
        event.hidden = is_true(attribute);
}

/// `Package.Class` from the folders of its file.
std::string qualified_name(const std::string& path, std::string_view name) {
    std::string prefix;
    fs::path folder = fs::path(path).parent_path();
    if (!folder.filename().string().empty() && folder.filename().string()[0] == '@')
        folder = folder.parent_path();
    for (; !folder.filename().string().empty() && folder.filename().string()[0] == '+'; folder = folder.parent_path())
        prefix = folder.filename().string().substr(1) + "." + prefix;
    return prefix + std::string(name);
}

std::vector<std::string> names_of(const List<Param>& params) {
    std::vector<std::string> out;
    for (const Param& param : params)
        out.push_back(param.ignored ? "~" : std::string(param.name));
    return out;
}

void add_properties(ClassDefinition& definition, const PropertiesBlock& block) {
    for (const Declaration& declaration : block.properties) {
        auto property = std::make_unique<PropertyDefinition>();
        property->name = std::string(declaration.name);
        property->owner = &definition;
        property->declaration = &declaration;
        property->has_checks = declaration.has_dims || !declaration.class_name.empty() || !declaration.validators.empty();
        for (const Attribute& attribute : block.attributes)
            apply(*property, attribute);
        if (property->name.empty())
            continue;
        definition.own_properties.push_back(std::move(property));
    }
}

void add_methods(ClassDefinition& definition, const MethodsBlock& block, std::vector<const Function*>& accessors) {
    for (const Function* function : block.functions) {
        if (!function->access.empty()) {
            accessors.push_back(function);
            continue;
        }
        auto method = std::make_unique<MethodDefinition>();
        method->name = std::string(function->name);
        method->owner = &definition;
        method->function = function->is_signature ? nullptr : function;
        method->inputs = names_of(function->inputs);
        method->outputs = names_of(function->outputs);
        for (const Attribute& attribute : block.attributes)
            apply(*method, attribute);
        method->is_constructor = method->name == definition.short_name;
        if (function->is_signature && !method->is_abstract && !definition.folder.empty())
            method->path = definition.folder + "/" + method->name + ".m";
        definition.own_methods.push_back(std::move(method));
    }
}

} // namespace

// ---- compiling parts of a class

Ref<bytecode::Code> ClassDefinition::compile(const Function& function, bool makes_objects, const std::string& shown_name) {
    FileUnit& file = static_cast<FileUnit&>(*unit);
    bytecode::CompileContext context = machine.compile_context(file);
    context.class_context = this;
    context.is_constructor = makes_objects;
    if (makes_objects)
        for (const ClassDefinition* super : supers)
            context.superclasses.push_back(super->name());
    const std::unique_ptr<hir::Scope> scope = hir::resolve_function(function);
    Ref<bytecode::Code> code = bytecode::compile_function(*scope, context);
    code->name = short_name + "." + shown_name;
    return code;
}

std::string_view ClassDefinition::source_text(Span span) const {
    return static_cast<const FileUnit&>(*unit).source->text(span);
}

/// A function that is not in the file.
Ref<bytecode::Code> ClassDefinition::compile_text(const std::string& text, bool makes_objects) {
    FileUnit& file = static_cast<FileUnit&>(*unit);
    const SourcePtr source = std::make_shared<SourceFile>(file.source->path(), text);
    syntax::ParseResult parsed = syntax::parse(*source);
    extra_trees.push_back(parsed.ast);
    bytecode::CompileContext context = machine.compile_context(file);
    context.source = source;
    context.class_context = this;
    context.is_constructor = makes_objects;
    if (makes_objects)
        for (const ClassDefinition* super : supers)
            context.superclasses.push_back(super->name());
    const std::unique_ptr<hir::Scope> scope = hir::resolve_function(*parsed.ast->file.functions[0]);
    Ref<bytecode::Code> code = bytecode::compile_function(*scope, context);
    code->name = short_name + "." + short_name;
    return code;
}

/// A function without inputs that gives the value of an expression.
const Function& ClassDefinition::function_of(const Expr* value, std::string_view name) {
    auto* target = arena.make<Name>();
    target->kind = ExprKind::Name;
    target->span = value->span;
    target->name = "~value";
    auto* statement = arena.make<AssignStmt>();
    statement->kind = StmtKind::Assign;
    statement->span = value->span;
    Expr* targets[] = {target};
    statement->targets = arena.copy<Expr*>(targets, 1);
    statement->value = const_cast<Expr*>(value);
    Stmt* body[] = {statement};
    Param output;
    output.name = "~value";
    auto* function = arena.make<Function>();
    function->name = name;
    function->name_span = function->span = value->span;
    function->outputs = arena.copy<Param>(&output, 1);
    function->body = arena.copy<Stmt*>(body, 1);
    return *function;
}

/// `f(value)`: calls each validation function with the value, or as the declaration calls it.
const Function& ClassDefinition::validator_of(const Declaration& declaration) {
    std::vector<Stmt*> body;
    for (const Expr* validator : declaration.validators) {
        Expr* call = const_cast<Expr*>(validator);
        if (validator->kind == ExprKind::Name ||
            (validator->kind == ExprKind::Index && as<Index>(validator).accesses.back().kind == AccessKind::Field)) {
            auto* value = arena.make<Name>();
            value->kind = ExprKind::Name;
            value->span = validator->span;
            value->name = declaration.name;
            Expr* args[] = {value};
            Access access;
            access.span = validator->span;
            access.args = arena.copy<Expr*>(args, 1);
            std::vector<Access> accesses;
            auto* index = arena.make<Index>();
            index->kind = ExprKind::Index;
            index->span = validator->span;
            index->base = call;
            if (validator->kind == ExprKind::Index) {
                index->base = as<Index>(validator).base;
                accesses.assign(as<Index>(validator).accesses.begin(), as<Index>(validator).accesses.end());
            }
            accesses.push_back(access);
            index->accesses = arena.copy(accesses);
            call = index;
        }
        auto* statement = arena.make<ExpressionStmt>();
        statement->kind = StmtKind::Expression;
        statement->span = validator->span;
        statement->expr = call;
        body.push_back(statement);
    }
    Param input;
    input.name = declaration.name;
    auto* function = arena.make<Function>();
    function->name = declaration.name;
    function->name_span = function->span = declaration.span;
    function->inputs = arena.copy<Param>(&input, 1);
    function->body = arena.copy(body);
    return *function;
}

bytecode::Code& ClassDefinition::code_of(MethodDefinition& method) {
    if (method.code)
        return *method.code;
    if (method.function) {
        method.code = method.owner->compile(*method.function, method.is_constructor, method.name);
    } else if (!method.path.empty()) {
        const Ref<FileUnit> file = machine.load_unit(method.path);
        method.code = file->main;
    }
    if (!method.code)
        fail(kAbstractMethod, method.name, method.owner->name());
    return *method.code;
}

// ---- the class

void Classes::define(FileUnit& unit) {
    const syntax::ClassDefinition& tree = *unit.ast->file.class_definition;
    const std::string path = unit.source->path();
    const fs::path parent = fs::path(path).parent_path();
    Ref<ClassDefinition> made = make_ref<ClassDefinition>(machine, qualified_name(path, tree.name));
    ClassDefinition& definition = *made;
    definition.short_name = std::string(tree.name);
    definition.path = path;
    if (parent.filename().string() == "@" + definition.short_name)
        definition.folder = parent.generic_string();
    definition.ast = unit.ast;
    definition.unit = Ref<RefCounted>(&unit);
    definition.help = tree.help;
    unit.class_definition = made;
    if (fs::path(path).stem().string() != definition.short_name)
        fail(kFileName, definition.short_name, fs::path(path).filename().string());

    for (const Attribute& attribute : tree.attributes) {
        if (attribute.name == "Abstract")
            definition.is_abstract = definition.is_explicitly_abstract = is_true(attribute);
        else if (attribute.name == "Sealed")
            definition.is_sealed = is_true(attribute);
        else if (attribute.name == "Hidden")
            definition.is_hidden = is_true(attribute);
        else if (attribute.name == "ConstructOnLoad")
            definition.construct_on_load = is_true(attribute);
        else if (attribute.name == "HandleCompatible")
            definition.handle_compatible = is_true(attribute);
        else if (attribute.name == "InferiorClasses" && attribute.value)
            collect_classes(attribute.value, definition.inferior);
        else if (attribute.name == "AllowedSubclasses" && attribute.value) {
            definition.restricts_subclasses = true;
            collect_classes(attribute.value, definition.allowed_subclasses);
        } else if (attribute.name == "Description")
            definition.description = word_of(attribute.value);
        else if (attribute.name == "DetailedDescription")
            definition.detailed_description = word_of(attribute.value);
    }
    for (const std::string_view name : tree.supers) {
        ClassDefinition* super = find(std::string(class_to_inherit(name)), unit.folder);
        if (!super)
            fail(kNoSuperclass, name);
        if (super == &definition || super->inherits(&definition))
            fail(kCircular, definition.name());
        if (super->is_sealed || (super->is_enumeration && !super->is_native))
            fail(kSealedSuper, definition.name(), super->name());
        if (super->restricts_subclasses &&
            std::find(super->allowed_subclasses.begin(), super->allowed_subclasses.end(), definition.name()) ==
                super->allowed_subclasses.end())
            fail(kNotAllowedSubclass, definition.name(), super->name());
        definition.supers.push_back(super);
        definition.keep.emplace_back(super);
    }
    for (const PropertiesBlock& block : tree.properties)
        add_properties(definition, block);
    std::vector<const Function*> accessors;
    for (const MethodsBlock& block : tree.methods)
        add_methods(definition, block, accessors);
    for (const EventsBlock& block : tree.events)
        for (const DeclaredName& name : block.events) {
            auto event = std::make_unique<EventDefinition>();
            event->name = std::string(name.name);
            event->owner = &definition;
            for (const Attribute& attribute : block.attributes)
                apply(*event, attribute);
            definition.own_events.push_back(std::move(event));
        }
    for (const EnumerationBlock& block : tree.enumerations) {
        definition.is_enumeration = true;
        for (const EnumerationMember& member : block.members) {
            auto entry = std::make_unique<EnumerationDefinition>();
            entry->name = std::string(member.name);
            entry->owner = &definition;
            entry->tree = &member;
            for (const Attribute& attribute : block.attributes)
                if (attribute.name == "Hidden")
                    entry->hidden = is_true(attribute);
            definition.own_members.push_back(std::move(entry));
        }
    }
    if (!definition.folder.empty())
        definition.add_folder_methods();
    for (const Function* accessor : accessors) {
        PropertyDefinition* found = nullptr;
        for (const auto& property : definition.own_properties)
            if (property->name == accessor->name)
                found = property.get();
        if (!found)
            fail(kAccessorWithoutProperty, accessor->access, accessor->name, definition.name());
        (accessor->access == "get" ? found->getter_tree : found->setter_tree) = accessor;
    }
    inherit(definition);
    for (const auto& property : definition.own_properties) { // compiled at once: access to the property looks for them
        if (property->getter_tree)
            property->getter = definition.compile(*property->getter_tree, false, "get." + property->name);
        if (property->setter_tree)
            property->setter = definition.compile(*property->setter_tree, false, "set." + property->name);
    }
    defined.emplace_back(&unit);
    ++machine.epoch;
}

namespace {

void inherit_members(ClassDefinition& definition, ClassDefinition& super) {
    for (ClassDefinition* ancestor : super.ancestors)
        if (!definition.inherits(ancestor))
            definition.ancestors.push_back(ancestor);
    for (const auto& [name, method] : super.method_of) {
        if (method->is_constructor)
            continue;
        const auto [found, is_new] = definition.method_of.emplace(name, method);
        if (!is_new && found->second->is_abstract && !method->is_abstract)
            found->second = method;
    }
    for (const auto& [name, event] : super.event_of)
        if (definition.event_of.emplace(name, event).second)
            definition.events.push_back(event);
    definition.is_enumeration = definition.is_enumeration || super.is_enumeration;
    definition.inherits_heterogeneous = definition.inherits_heterogeneous || super.inherits_heterogeneous;
    definition.redefines_paren = definition.redefines_paren || super.redefines_paren;
    definition.redefines_brace = definition.redefines_brace || super.redefines_brace;
    definition.redefines_dot = definition.redefines_dot || super.redefines_dot;
    definition.is_scalar_only = definition.is_scalar_only || super.is_scalar_only;
    if (super.data_class != ClassId::Object)
        definition.data_class = super.data_class;
    if (super.data_slot >= 0 && definition.data_slot < 0)
        definition.data_slot = definition.slot_count++;
    for (const auto& [property, slot] : super.slot_of)
        if (!definition.slot_of.count(property))
            definition.slot_of.emplace(property, -2);
    // in the order of the superclass's slots
    std::vector<const PropertyDefinition*> ordered(static_cast<size_t>(super.slot_count));
    for (const auto& [property, slot] : super.slot_of)
        if (slot >= 0)
            ordered[static_cast<size_t>(slot)] = property;
    for (const PropertyDefinition* property : ordered)
        if (property && definition.slot_of[property] == -2)
            definition.slot_of[property] = definition.slot_count++;
    for (auto& [property, slot] : definition.slot_of)
        if (slot == -2)
            slot = -1;
}

MethodDefinition* method_named(ClassDefinition& definition, const char* name) {
    const auto found = definition.method_of.find(name);
    return found == definition.method_of.end() || found->second->is_abstract ? nullptr : found->second;
}

} // namespace

/// Fills the tables that hold the inherited members together with the class's own.
void Classes::inherit(ClassDefinition& definition) {
    bool any_handle = definition.is_handle();
    for (ClassDefinition* super : definition.supers)
        any_handle = any_handle || super->is_handle();
    for (ClassDefinition* super : definition.supers) {
        if (!definition.inherits(super))
            definition.ancestors.push_back(super);
        inherit_members(definition, *super);
    }
    definition.set_handle(any_handle);

    const bool enumerates = !definition.own_members.empty();
    for (const auto& property : definition.own_properties) {
        const bool stored = !property->constant && !property->dependent && !property->abstract;
        if (enumerates && !property->constant && !any_handle)
            property->immutable = true; // of value enumerations
        definition.slot_of[property.get()] = stored ? definition.slot_count++ : -1;
        definition.properties.push_back({property.get(), definition.slot_of[property.get()]});
        definition.property_of[property->name] = definition.properties.back();
    }
    for (ClassDefinition* super : definition.supers)
        for (const ClassDefinition::PropertyPlace& place : super->properties) {
            const auto found = definition.property_of.find(place.property->name);
            if (found != definition.property_of.end()) {
                if (!found->second.property->abstract || place.property->abstract)
                    continue;
                std::erase_if(definition.properties,
                              [&](const auto& known) { return known.property == found->second.property; });
            }
            const ClassDefinition::PropertyPlace own{place.property, definition.slot_of[place.property]};
            definition.properties.push_back(own);
            definition.property_of[place.property->name] = own;
        }
    for (const auto& method : definition.own_methods) {
        if (method->is_constructor) {
            definition.constructor = method.get();
            continue;
        }
        MethodDefinition*& place = definition.method_of[method->name];
        if (place && place->sealed)
            fail(kSealedMethod, method->name, definition.name(), place->owner->name());
        if (place && method->access.kind == AccessRule::Kind::Public && place->access.kind == AccessRule::Kind::Protected &&
            method->path.size() && method->inputs.empty())
            method->access = place->access;
        place = method.get();
    }
    for (const auto& event : definition.own_events) {
        definition.event_of[event->name] = event.get();
        definition.events.insert(definition.events.begin() + (&event - definition.own_events.data()), event.get());
    }
    for (const auto& [name, method] : definition.method_of)
        definition.is_abstract = definition.is_abstract || method->is_abstract;
    for (const auto& place : definition.properties)
        definition.is_abstract = definition.is_abstract || place.property->abstract;
    if (definition.is_native)
        return;
    definition.destructor = definition.is_handle() ? method_named(definition, "delete") : nullptr;
    definition.subsref = method_named(definition, "subsref");
    definition.subsasgn = method_named(definition, "subsasgn");
    definition.numel = method_named(definition, "numel");
    definition.end_method = method_named(definition, "end");
    definition.subsindex = method_named(definition, "subsindex");

    if (definition.is_old_style)
        return;
    if (definition.constructor) {
        definition.constructor_code = Ref<bytecode::Code>(&definition.code_of(*definition.constructor));
    } else {
        // What MATLAB does for a class without constructor: the superclass's constructor gets the arguments.
        const bool passes = definition.supers.size() == 1 &&
                            (!definition.supers[0]->is_native || definition.supers[0]->data_class != ClassId::Object ||
                             definition.supers[0]->name() == "MException");
        const std::string text = passes ? "function obj = " + definition.short_name + "(varargin)\nobj@" +
                                              definition.supers[0]->name() + "(varargin{:});\nend\n"
                                        : "function obj = " + definition.short_name + "()\nend\n";
        definition.constructor_code = definition.compile_text(text, true);
    }
    if (enumerates) { // from outside, the constructor finds a member
        static_cast<FileUnit&>(*definition.unit).main =
            definition.compile_text("function obj = " + definition.short_name +
                                        "(varargin)\nobj = matlab.internal.enumeration('" + definition.name() +
                                        "', varargin{:});\nend\n",
                                    false);
        return;
    }
    static_cast<FileUnit&>(*definition.unit).main = definition.constructor_code;
    definition.constructor_code->is_main = true;
}

ClassDefinition* Classes::find(const std::string& name, std::string folder) {
    if (ClassDefinition* known = native(name))
        return known;
    for (const Frame* frame = &machine.top(); frame && folder.empty(); frame = frame->overlay)
        if (frame->code->unit)
            folder = static_cast<FileUnit&>(*frame->code->unit).folder;
    const std::string path = machine.find_file(name, folder);
    if (!path.empty()) {
        const Ref<FileUnit> unit = machine.load_unit(path);
        if (unit->class_definition)
            return static_cast<ClassDefinition*>(unit->class_definition.get());
        return owner_of_file(path);
    }
    const auto old = old_style_by_name.find(name);
    return old == old_style_by_name.end() ? nullptr : old->second.get();
}

ClassDefinition* Classes::owner_of_file(const std::string& path) {
    fs::path folder = fs::path(path).parent_path();
    if (folder.filename() == "private")
        folder = folder.parent_path();
    const std::string name = folder.filename().string();
    if (name.size() < 2 || name[0] != '@')
        return nullptr;
    const fs::path constructor = folder / (name.substr(1) + ".m");
    std::error_code error;
    if (fs::exists(constructor, error) && constructor.generic_string() != path) {
        const Ref<FileUnit> unit = machine.load_unit(constructor.generic_string());
        if (unit->class_definition)
            return static_cast<ClassDefinition*>(unit->class_definition.get());
    }
    return old_style(folder.generic_string());
}

void Classes::forget() {
    for (auto it = machine.files.begin(); it != machine.files.end();)
        it = it->second->class_definition ? machine.files.erase(it) : std::next(it);
    old_style_by_folder.clear();
    old_style_by_name.clear();
    ++machine.epoch;
}

Classes::~Classes() = default;

} // namespace etna::vm
