#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/vm/classes/instance.h"
#include "engine/vm/machine.h"

namespace etna::vm {

/// The classes of one engine: which there are, who watches their objects, and the handles that live.
struct Classes {
    explicit Classes(Interpreter::Machine& machine) : machine(machine) {}
    ~Classes();

    // ---- finding (class_loader.cpp, native_classes.cpp, old_style.cpp)

    /// The class with this dotted name: of the engine, a `classdef` file, or an old-style folder. Null: there is none.
    /// Looked for as code in a file of `folder` looks for functions; empty: as the running code does.
    ClassDefinition* find(const std::string& name, std::string folder = {});
    /// A class of the engine that classes can inherit from; null: no such class.
    ClassDefinition* native(const std::string& name);
    /// Makes the class of a `classdef` file. Raises what is wrong with it.
    void define(FileUnit& unit);
    /// The class whose `@Class` folder (or its `private` folder) a file is in; null: none.
    ClassDefinition* owner_of_file(const std::string& path);
    ClassDefinition* old_style(const std::string& folder);
    void inherit(ClassDefinition& definition);
    /// `clear classes`: classes are read again when they are next used.
    void forget();

    // ---- methods for values of the engine's classes: files in `@double`, `@cell`, ... (builtin_overloads.cpp)

    /// The function `name` of the folder of the class that decides among the arguments. Null: there is none.
    Ref<Code> builtin_overload(const std::string& name, std::span<const Value> args);
    bool has_builtin_overloads(const std::string& name);
    std::vector<std::pair<std::string, std::string>> builtin_folders; ///< class, folder
    bool builtin_folders_known = false;

    // ---- the class that stands before a dot: `Class.member`

    Value class_reference(ClassDefinition& definition);

    // ---- constructing

    /// `Class(args)`
    Value construct(ClassDefinition& definition, std::span<const Value> args);

    Interpreter::Machine& machine;
    std::unordered_map<std::string, Ref<ClassDefinition>> natives;
    std::unordered_map<std::string, Ref<ClassDefinition>> old_style_by_folder;
    std::unordered_map<std::string, Ref<ClassDefinition>> old_style_by_name;
    std::vector<Ref<RefCounted>> defined; ///< units of classdef files, so that their cycles can be cut at the end
    Value constructing; ///< what the superclass constructor that is called next goes on with
    bool ending = false;
    std::vector<std::pair<Error, Value>> thrown; ///< objects of classes derived from MException that are under way

    // ---- handles that live (cycle_collector.cpp)

    void add(Instance& instance);
    void remove(Instance& instance);
    /// Destroys the handle objects that only refer to each other. Returns their number.
    size_t collect_cycles();
    std::vector<Instance*> handles;
    size_t collect_at = 20000;
    bool collecting = false;
};

} // namespace etna::vm
