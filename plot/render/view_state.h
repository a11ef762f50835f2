#pragma once

#include <array>
#include <cstdint>
#include <map>

#include "plot/model/types.h"

namespace etna::plot {

enum class Theme : uint8_t { Light, Dark };

struct ViewLimits {
    Limits x, y;
};

/// What a viewer adds to a snapshot: the canvas theme, and where the user zoomed to. Interaction changes this and
/// never the model, so that a script's limits come back with `limits.clear()`.
struct ViewState {
    Theme theme = Theme::Light;
    std::map<uint64_t, ViewLimits> limits; ///< by `AxesSnapshot::id`; absent: the model's limits
};

} // namespace etna::plot
