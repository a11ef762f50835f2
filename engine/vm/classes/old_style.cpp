// Class folders without a class file: classes as MATLAB had them before classdef. Found here when they can run.
#include "engine/vm/classes/classes.h"

namespace etna::vm {

ClassDefinition* Classes::old_style(const std::string&) { return nullptr; }

} // namespace etna::vm
