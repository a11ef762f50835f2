#pragma once

namespace etna::jit {

/// `base ^ exponent` for real results, as the operator computes it.
double power(double base, double exponent);

/// Fills the six registers of a loop over first : step : last (types.h). False: the interpreter must do it.
bool prepare_range(double first, double step, double last, double* state);

} // namespace etna::jit
