#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plot/model/types.h"

/// Limits and ticks as MATLAB chooses them. Pure functions of numbers.
namespace etna::plot {

/// Automatic limits of data from `min` to `max` ('tickaligned', the default): the tightest limits on multiples of a
/// step of 1, 2 or 5 times a power of ten that make at most ten intervals. Equal values give plus and minus one, or
/// what the magnitude needs. Log scale: whole decades. Always finite and increasing.
Limits nice_limits(double min, double max, Scale scale);

/// Steps from fine to coarse that could divide `limits` into at most `max_intervals`; the first entries are the ones
/// that MATLAB would take in a large axes.
std::vector<double> tick_steps(Limits limits, int max_intervals = 11);
/// Multiples of `step` within the limits; a multiple next to zero is zero.
std::vector<double> ticks_for_step(Limits limits, double step);

/// Decades within the limits, every k-th so that at most `max_ticks` remain; fewer than two decades give 1-2-5 ticks.
std::vector<double> log_ticks(Limits limits, int max_ticks);
/// The ticks between decades.
std::vector<double> log_minor_ticks(Limits limits);

struct TickLabels {
    std::vector<std::string> labels;
    int exponent = 0; ///< labels are multiplied by ten to this power
};
/// Shortest labels that tell the ticks apart. Magnitudes above 10000 or below 0.001 take a common exponent, unless one
/// is given.
TickLabels tick_labels(const std::vector<double>& ticks, std::optional<int> exponent = {});
/// `10^{3}` in tex markup for powers of ten, plain numbers for others.
std::vector<std::string> log_tick_labels(const std::vector<double>& ticks);

} // namespace etna::plot
