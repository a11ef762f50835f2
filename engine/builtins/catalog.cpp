// The whole function library of the engine.
#include "engine/builtins/families.h"

namespace etna {

void register_engine_builtins(Registry& registry) {
#define ETNA_BUILTIN_FAMILY(name) builtins::register_##name(registry);
#include "engine/builtins/families.inc"
#undef ETNA_BUILTIN_FAMILY
}

} // namespace etna
