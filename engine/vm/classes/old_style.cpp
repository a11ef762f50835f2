// Class folders: methods in files of their own, and classes as MATLAB had them before classdef.
#include <algorithm>
#include <filesystem>

#include "engine/vm/classes/classes.h"

namespace etna::vm {

namespace fs = std::filesystem;

/// Files of an `@Class` folder that no `methods` block declares.
void ClassDefinition::add_folder_methods() {
    std::error_code error;
    std::vector<std::string> files;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".m")
            files.push_back(it->path().stem().string());
    std::sort(files.begin(), files.end());
    for (const std::string& name : files) {
        const bool declared = std::any_of(own_methods.begin(), own_methods.end(),
                                          [&](const auto& method) { return method->name == name; });
        if (declared || name == short_name)
            continue;
        auto method = std::make_unique<MethodDefinition>();
        method->name = name;
        method->owner = this;
        method->path = folder + "/" + name + ".m";
        own_methods.push_back(std::move(method));
    }
}

/// The class of an `@Class` folder without a `classdef` file: its functions are the methods; its constructor says at run
/// time what fields and parents it has.
ClassDefinition* Classes::old_style(const std::string& folder) {
    const auto known = old_style_by_folder.find(folder);
    if (known != old_style_by_folder.end())
        return known->second.get();
    const std::string name = folder.substr(folder.find_last_of('/') + 2);
    if (class_from_name(name) != ClassId::Object || name == "function_handle")
        return nullptr; // functions for values of the engine's classes
    const auto same = old_style_by_name.find(name);
    Ref<ClassDefinition> made = same == old_style_by_name.end() ? make_ref<ClassDefinition>(machine, name) : same->second;
    ClassDefinition& definition = *made;
    old_style_by_folder.emplace(folder, made);
    old_style_by_name.emplace(name, made);
    definition.is_old_style = true;
    definition.short_name = name;
    definition.folder = folder;
    definition.path = folder;
    definition.add_folder_methods();
    inherit(definition);
    ++machine.epoch;
    return &definition;
}

} // namespace etna::vm
