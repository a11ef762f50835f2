#pragma once

#include <complex>

/// Bessel functions of real order and complex argument. Method: the modified function of the second kind is an integral
/// over the real line that the trapezoidal rule sums to rounding; the others follow from it, from power series where
/// these do not cancel, and from Wronskians (NIST Handbook of Mathematical Functions, chapter 10).
namespace etna::builtins::bessel {

using Complex = std::complex<double>;

enum class Kind { J, Y, I, K, H1, H2 };

/// `scaled`: J and Y times exp(-|imag z|), I times exp(-|real z|), K times exp(z), H1 times exp(-i z), H2 times exp(i z).
/// Infinite where the function is; NaN for NaN.
Complex value(Kind kind, double order, Complex z, bool scaled);

/// Ai, Ai', Bi, Bi' for `which` 0 to 3. `scaled`: Ai and Ai' times exp(zeta), Bi and Bi' times exp(-|real zeta|), where
/// zeta is 2/3 z^(3/2).
Complex airy(int which, Complex z, bool scaled);

} // namespace etna::builtins::bessel
