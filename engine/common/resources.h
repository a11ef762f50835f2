#pragma once

#include <string>

namespace etna {

/// The folder with examples, help pages and the MATLAB-language library: beside the installed program
/// (`../share/etna`), or the source tree's when the program runs from a build. ETNA_RESOURCES overrides both.
std::string resource_folder();

} // namespace etna
