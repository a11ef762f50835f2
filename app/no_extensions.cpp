#include "app/extensions.h"

namespace etna::app {

struct Extensions::Impl {};
Extensions::Extensions() = default;
Extensions::~Extensions() = default;
void Extensions::add_to(session::Options&) {}
std::vector<std::string> Extensions::save_figures(const std::string&, const std::string&) { return {}; }

std::string accel_calibrate(bool, bool, bool) {
    return "This program was built without GPU support; there is nothing to calibrate.\n";
}

std::string accel_info(bool json) {
    return json ? "{\"available\": false, \"reason\": \"This build has no GPU support.\"}\n"
                : "This build has no GPU support; array work runs on the CPU.\n";
}

} // namespace etna::app
