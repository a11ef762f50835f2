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
    /// Destroys the handle objects that only refer to each other, and empties the activations that only the handles of their
    /// nested functions refer to.
    void collect_cycles();
    /// Asks for it at the next safe point.
    void want_collection();
    void collect_if_wanted();
    /// At the end: empties the handles and activations that live yet, so that none keeps another.
    void cut_circles();
    static constexpr size_t kCollectFrom = 20000;
    std::vector<Instance*> handles;
    std::vector<Env*> environments;
    size_t collect_at = kCollectFrom, collect_environments_at = kCollectFrom;
    bool collecting = false, wanted = false;
};

} // namespace etna::vm
