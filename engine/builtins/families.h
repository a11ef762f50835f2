#pragma once

#include "engine/builtins/registry.h"

/// The families of builtins, one registration function each; catalog.cpp calls all of them. A family is one file.
namespace etna::builtins {

#define ETNA_BUILTIN_FAMILY(name) void register_##name(Registry& registry);
#include "engine/builtins/families.inc"
#undef ETNA_BUILTIN_FAMILY

} // namespace etna::builtins
