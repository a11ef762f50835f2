#pragma once

#include <string>

#include "engine/builtins/registry.h"

namespace etna {

/// What `etna builtins --json` prints: an array of objects with name, category, summary, min_inputs, max_inputs,
/// max_outputs (-1: any number), accel (`none`, `elementwise`, `reduction`, `creation`) and pure, sorted by name.
std::string builtins_json(const Registry& registry);
/// The same for people: one line a function, by category.
std::string builtins_text(const Registry& registry);

} // namespace etna
