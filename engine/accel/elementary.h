#pragma once

#include <cstdint>

/// Elementary functions for the interpreter, the JIT and builtins: the scalar instances of elementary_functions.h, the
/// same bits as every kernel. All are within 1 ulp over the whole range, pass NaN through, and treat infinities,
/// subnormals and -0 as C's Annex F does. Real results only: outside the real domain (log(-1), sqrt(-1), asin(2),
/// acosh(0), (-8)^(1/3)) they return NaN, and the caller goes on in complex arithmetic.
/// The float overloads compute as kernels do in single precision (fn_single.h, or through double).
namespace etna::accel::elementary {

double exp(double x);
double expm1(double x);
double exp2(double x); ///< pow(2, x)
double log(double x);
double log1p(double x);
double log2(double x);  ///< exact for powers of two
double log10(double x); ///< exact for powers of ten
double sqrt(double x);
double cbrt(double x);
double pow(double x, double y); ///< x^2 is x * x; C99's special cases, but 1^NaN is NaN
double hypot(double x, double y);

double sin(double x); ///< any magnitude
double cos(double x);
double tan(double x);
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);

double sinh(double x);
double cosh(double x);
double tanh(double x);
double asinh(double x);
double acosh(double x);
double atanh(double x);

double floor(double x);
double ceil(double x);
double fix(double x);   ///< towards 0
double round(double x); ///< ties away from zero
double abs(double x);
double sign(double x);          ///< -1, 0, 1, NaN
double mod(double x, double y); ///< MATLAB's: sign of y; mod(x, 0) is x
double rem(double x, double y); ///< MATLAB's: sign of x; rem(x, 0) is NaN
double max(double x, double y); ///< MATLAB's: ignores one NaN
double min(double x, double y);
/// x * y + z with one rounding, on every machine.
double fma(double x, double y, double z);

float exp(float x);
float expm1(float x);
float log(float x);
float log1p(float x);
float log2(float x);
float log10(float x);
float sqrt(float x);
float cbrt(float x);
float pow(float x, float y); ///< x^2 is x * x
float sin(float x);
float cos(float x);
float tan(float x);
float asin(float x);
float acos(float x);
float atan(float x);
float sinh(float x);
float cosh(float x);
float tanh(float x);
float asinh(float x);
float acosh(float x);
float atanh(float x);
/// A standard normal number of class single from 32 random bits.
float normal_single(uint32_t word);

/// The same over arrays, vectorised: out[i] = f(in[i]); `out` may be `in`. These are the functions above to the bit.
using ArrayFunction = void (*)(const double* in, double* out, int64_t count);
/// By MATLAB's name (`exp`, `sin`, ...), or null.
ArrayFunction array_function(const char* name);
using SingleArrayFunction = void (*)(const float* in, float* out, int64_t count);
SingleArrayFunction single_array_function(const char* name);

} // namespace etna::accel::elementary
