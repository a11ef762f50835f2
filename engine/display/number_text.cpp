#include <algorithm>
#include <cmath>

#include "engine/display/display.h"
#include "engine/display/number.h"

namespace etna::display {

std::string number_text(double x) {
    if (std::isnan(x))
        return "NaN";
    if (std::isinf(x))
        return x < 0 ? "-Inf" : "Inf";
    if (x == 0)
        return "0";
    if (x == std::trunc(x))
        return print_double("%.0f", x);
    const int digits = static_cast<int>(std::floor(std::log10(std::abs(x)))) + 5;
    return print_double("%.*g", std::clamp(digits, 5, 16), x);
}

} // namespace etna::display
