#pragma once

namespace etna::display {

/// Octave's `output_precision` and `fixed_point_format`, of this thread: they refine `format short` and `format long`.
struct PrecisionSettings {
    int digits = 0;            ///< significant digits; 0: those of the format
    bool common_factor = true; ///< matrices share a factor (`1.0e+03 *`), as MATLAB has it
};
PrecisionSettings& precision_settings();

} // namespace etna::display
