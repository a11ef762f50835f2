#pragma once

#include <vector>

#include "plot/model/data.h"

namespace etna::plot {

/// Sets the limits of each axis whose mode is 'auto' from the visible series ("axis", "XLimitMethod"). Without data
/// they are 0 and 1 (1 and 10 on a log axis).
void resolve_limits(AxesData& axes, const std::vector<const SeriesData*>& series);

} // namespace etna::plot
