#pragma once

#include <functional>
#include <string>
#include <string_view>

/// Operators warn (singular matrices) without knowing an interpreter: whoever runs them leaves a sink here.
namespace etna::ops {

using WarningSink = std::function<void(std::string_view identifier, std::string_view message)>;

/// Of this thread; returns the previous sink. Without a sink, warnings are dropped.
WarningSink set_warning_sink(WarningSink sink);
void warn(std::string_view identifier, std::string_view message);

} // namespace etna::ops
