#pragma once

#include <complex>
#include <string>

#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

/// How the numbers of one float array are written: one style for all its elements. Internal to display/.
namespace etna::display {

/// What the choice of a style depends on; infinities and NaN do not count for the largest.
struct NumberStats {
    bool all_integer = true;
    double largest = 0;

    void add(double x);
    static NumberStats of(const ArrayView& view);
};

struct NumberStyle {
    enum class Kind { Integer, Fixed, Exponent, General, Engineering, Bank, Hex, Rational, Plus };
    Kind kind = Kind::Integer;
    int width = 6;     ///< of a real element or a real part, leading blanks included
    int imaginary = 0; ///< width of an imaginary part behind its sign, without the `i`
    int decimals = 4;  ///< or significant digits (General, Engineering)
    int scale = 0;     ///< common factor 10^scale; 0: none
    bool single = false;
    bool scalar = false;

    /// Right aligned in `width`.
    std::string real(double x) const;
    std::string complex(std::complex<double> z) const;
    int complex_width() const;
    /// `   1.0e+03 *`
    std::string factor_line() const;

  private:
    std::string part(double x, int field) const;
};

NumberStyle choose_style(const NumberStats& stats, bool scalar, bool is_complex, bool single,
                         const vm::DisplayFormat& format);

/// One number on its own without blanks around it, as it stands in structures and cells: `7`, `0.2500`, `1 + 2i`.
std::string scalar_text(const ArrayView& view, int64_t index, const vm::DisplayFormat& format);

/// Exact decimal digits of an element of an integer, logical or char array; or the digits of its bytes.
std::string integer_text(const ArrayView& view, int64_t index, bool hexadecimal = false);

/// `355/113`
std::string rational_text(double x);

} // namespace etna::display
