#pragma once

#include <string>

namespace etna::app {

/// The decisions of a run as a table for people, from its telemetry: where each fused group ran, the estimates, the
/// measured time and the reason.
std::string explain_text(const std::string& telemetry_json);

} // namespace etna::app
