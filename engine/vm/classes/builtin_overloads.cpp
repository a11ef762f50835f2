// Functions in folders that are named for the engine's own classes, `@double/name.m`: they are called for such arguments
// before the function `name` itself.
#include "engine/common/platform.h"
#include "engine/vm/classes/classes.h"

namespace etna::vm {

namespace {

constexpr std::string_view kClasses[] = {"double", "single", "logical", "char",   "int8",   "int16",  "int32",  "int64",
                                         "uint8",  "uint16", "uint32",  "uint64", "string", "cell",   "struct", "function_handle"};

/// Which of two classes decides: the leftmost, unless the other is of a higher rank.
int rank_of(std::string_view name) {
    if (name == "function_handle")
        return 5;
    if (name == "struct" || name == "cell" || name == "string")
        return 4;
    if (name.find("int") != std::string_view::npos)
        return 3;
    if (name == "single")
        return 2;
    return name == "logical" ? 0 : 1;
}

void read_folders(Classes& classes) {
    classes.builtin_folders_known = true;
    classes.builtin_folders.clear();
    const auto look = [&](const std::string& where) {
        for (const std::string_view name : kClasses) {
            const std::string folder = "@" + std::string(name);
            if (classes.machine.folder_has(where, folder))
                classes.builtin_folders.emplace_back(std::string(name), where + "/" + folder);
        }
    };
    look(current_folder());
    for (const std::string& where : classes.machine.interpreter.path())
        look(where);
}

} // namespace

bool Classes::has_builtin_overloads(const std::string& name) {
    if (!builtin_folders_known)
        read_folders(*this);
    for (const auto& [cls, folder] : builtin_folders)
        if (machine.folder_has(folder, name + ".m"))
            return true;
    return false;
}

Ref<Code> Classes::builtin_overload(const std::string& name, std::span<const Value> args) {
    if (!builtin_folders_known)
        read_folders(*this);
    if (builtin_folders.empty() || args.empty())
        return nullptr;
    std::string deciding = args[0].class_name();
    for (const Value& arg : args.subspan(1)) {
        std::string other = arg.class_name();
        if (rank_of(other) > rank_of(deciding))
            deciding = std::move(other);
    }
    for (const auto& [cls, folder] : builtin_folders)
        if (cls == deciding && machine.folder_has(folder, name + ".m"))
            return machine.load_unit(folder + "/" + name + ".m")->main;
    return nullptr;
}

} // namespace etna::vm
