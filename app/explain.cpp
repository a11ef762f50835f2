#include "app/explain.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace etna::app {
namespace {

std::string milliseconds(const nlohmann::json& record, const char* key) {
    const double seconds = record.value(key, 0.0);
    return seconds > 0 ? fmt::format("{:.3f} ms", seconds * 1e3) : std::string("-");
}

} // namespace

std::string explain_text(const std::string& telemetry_json) {
    const nlohmann::json telemetry = nlohmann::json::parse(telemetry_json, nullptr, false);
    if (!telemetry.is_object())
        return "Nothing was deferred.\n";
    const nlohmann::json none = nlohmann::json::array();
    const nlohmann::json& decisions = telemetry.contains("decisions") ? telemetry["decisions"] : none;
    if (decisions.empty())
        return "Nothing was deferred.\n";
    std::string out;
    if (const auto device = telemetry.find("device"); device != telemetry.end() && device->is_object())
        out += fmt::format("Device: {} ({})\n", device->value("name", ""), device->value("backend", ""));
    const uint64_t total = telemetry.value("decisions_total", decisions.size());
    if (total > decisions.size())
        out += fmt::format("The last {} of {} groups:\n", decisions.size(), total);
    for (const nlohmann::json& record : decisions) {
        out += fmt::format("{:>4}  {:<4} {:>12} elements  {}\n", record.value("number", 0), record.value("device", ""),
                           record.value("elements", int64_t{0}), record.value("group", ""));
        out += fmt::format("      estimated: cpu {}, gpu {}; measured: {}\n", milliseconds(record, "cpu_estimate_s"),
                           milliseconds(record, "gpu_estimate_s"), milliseconds(record, "measured_s"));
        out += fmt::format("      {}\n", record.value("reason", ""));
    }
    return out;
}

} // namespace etna::app
