#include "gpu/kernel/traits.h"

namespace etna::gpu {
namespace {

constexpr const char* kFmaEmulation = R"(
// a + b rounded to odd: towards zero, and the last bit set when inexact.
double eOdd(double a, double b) {
    precise double s = a + b;
    precise double t = s - a; precise double u = s - t; precise double v = a - u; precise double w = b - t;
    precise double e = v + w;
    uvec2 k = unpackDouble2x32(s);
    bool change = e != 0.0LF && (k.x & 1u) == 0u;
    bool up = (e > 0.0LF) == ((k.y >> 31) == 0u);
    uvec2 down = uvec2(k.x - 1u, k.x == 0u ? k.y - 1u : k.y);
    uvec2 odd = up ? uvec2(k.x | 1u, k.y) : down;
    return packDouble2x32(change ? odd : k);
}
// x = m * 2^e with 1 <= |m| < 2, for x that is neither 0 nor infinite nor NaN; subnormal ones are normalized.
double eMantissa(double x, out int e) {
    bool tiny = (unpackDouble2x32(x).y & 0x7ff00000u) == 0u;
    precise double n = x * (tiny ? 18014398509481984.0LF : 1.0LF);
    uvec2 k = unpackDouble2x32(n);
    e = int((k.y >> 20) & 0x7ffu) - (tiny ? 1077 : 1023);
    return packDouble2x32(uvec2(k.x, (k.y & 0x800fffffu) | 0x3ff00000u));
}
double eFma64(double x, double y, double z) {
    uint fx = unpackDouble2x32(x).y & 0x7ff00000u; uint fy = unpackDouble2x32(y).y & 0x7ff00000u;
    uint fz = unpackDouble2x32(z).y & 0x7ff00000u;
    precise double plain = x * y; precise double simple = plain + z;
    bool special = x == 0.0LF || y == 0.0LF || fx == 0x7ff00000u || fy == 0x7ff00000u;
    int ex, ey, ez;
    double a = eMantissa(x, ex); double b = eMantissa(y, ey); double mc = eMantissa(z, ez);
    // The sum in units of 2^e. Beyond 200 binades the smaller side only decides ties, so its distance may be shortened.
    int d = z == 0.0LF ? -200 : ez - ex - ey;
    int e = d > 200 ? ez - 200 : ex + ey;
    uvec2 kc = unpackDouble2x32(mc);
    double c = z == 0.0LF ? z : packDouble2x32(uvec2(kc.x, (kc.y & 0x800fffffu) | (uint(clamp(d, -200, 200) + 1023) << 20)));
    precise double p = a * b;
    precise double ca = 134217729.0LF * a; precise double da = ca - a; precise double ah = ca - da; precise double al = a - ah;
    precise double cb = 134217729.0LF * b; precise double db = cb - b; precise double bh = cb - db; precise double bl = b - bh;
    precise double m1 = ah * bh; precise double e1 = m1 - p;
    precise double m2 = ah * bl; precise double e2 = e1 + m2;
    precise double m3 = al * bh; precise double e3 = e2 + m3;
    precise double m4 = al * bl; precise double q = e3 + m4;
    precise double th = c + q; precise double t1 = th - c; precise double t2 = th - t1;
    precise double t3 = c - t2; precise double t4 = q - t1; precise double tl = t3 + t4;
    precise double vh = p + th; precise double v1 = vh - p; precise double v2 = vh - v1;
    precise double v3 = p - v2; precise double v4 = th - v1; precise double vl = v3 + v4;
    double tail = eOdd(tl, vl);
    precise double r = vh + tail;
    // Back to units of 1: by the exponent field, or rounded anew to multiples of 2^-1074 below the normal numbers.
    uvec2 k = unpackDouble2x32(r);
    uint sign = k.y & 0x80000000u;
    int top = int((k.y >> 20) & 0x7ffu) - 1023 + e;
    uvec2 normal = uvec2(k.x, (k.y & 0x800fffffu) | (uint(clamp(top + 1023, 1, 2046)) << 20));
    uint unit = uint(clamp(1 - e, 1, 2046)) << 20; // exponent field of 2^(-1022 - e)
    double big = packDouble2x32(uvec2(0u, unit | sign));
    precise double s = big + vh; precise double s1 = s - big; precise double lost = vh - s1;
    precise double rest = eOdd(lost, tail);
    precise double whole = s + rest;
    uvec2 w = unpackDouble2x32(whole);
    uvec2 subnormal = uvec2(w.x, ((w.y & 0x7fffffffu) - unit) | sign);
    uvec2 bits = top >= -1022 ? normal : (top < -1080 ? uvec2(0u, sign) : subnormal);
    if (top > 1023) bits = uvec2(0u, 0x7ff00000u | sign);
    double result = r == 0.0LF ? r : packDouble2x32(bits);
    return special ? simple : (fz == 0x7ff00000u ? z : result);
}
)";

void control(std::string& out, bool offered, int mode, int capability, int width) {
    if (offered)
        out += "spirv_execution_mode(extensions = [\"SPV_KHR_float_controls\"], capabilities = [" +
               std::to_string(capability) + "], " + std::to_string(mode) + ", " + std::to_string(width) + ");\n";
}

} // namespace

std::string describe(const Traits& traits) {
    if (!traits.measured)
        return "not measured";
    const auto line = [](const char* name, bool good, const char* yes, const char* no) {
        return std::string(name) + (good ? yes : no);
    };
    return line("double fma ", traits.fma64, "fused", "emulated") + "; " +
           line("single fma ", traits.fma32, "fused", "not used") + "; " +
           line("double rounding to integers ", traits.rounding64, "exact", "by bits") + "; " +
           line("single division ", traits.div32, "exact", "through double") + "; " +
           line("single square root ", traits.sqrt32, "exact", "through double") + "; " +
           line("double arithmetic ", traits.exact64(), "exact", "not exact") + "; " +
           line("single arithmetic ", traits.exact32(), "exact", "not exact") + "; " +
           line("subnormal singles ", traits.subnormals32(), "kept", "watched for");
}

std::string glsl_header(const Capabilities& capabilities, uint32_t workgroup_size) {
    std::string out = "#version 460\n";
    if (capabilities.buffer_device_address)
        out += "#extension GL_EXT_buffer_reference : require\n#extension GL_EXT_buffer_reference_uvec2 : require\n";
    if (capabilities.scalar_layout)
        out += "#extension GL_EXT_scalar_block_layout : require\n";
    if (capabilities.int64)
        out += "#extension GL_EXT_shader_explicit_arithmetic_types_int64 : require\n";
    if (capabilities.storage16)
        out += "#extension GL_EXT_shader_16bit_storage : require\n";
    if (capabilities.storage8)
        out += "#extension GL_EXT_shader_8bit_storage : require\n";
    out += "#extension GL_EXT_spirv_intrinsics : require\n";
    // SPV_KHR_float_controls: execution mode, capability, bit width.
    control(out, capabilities.nan_preserve_float32, 4461, 4466, 32);
    control(out, capabilities.nan_preserve_float64, 4461, 4466, 64);
    control(out, capabilities.rte_float32, 4462, 4467, 32);
    control(out, capabilities.rte_float64, 4462, 4467, 64);
    control(out, capabilities.denorm_preserve_float32, 4459, 4464, 32);
    control(out, capabilities.denorm_preserve_float64, 4459, 4464, 64);
    out += "layout(local_size_x = " + std::to_string(workgroup_size) + ") in;\n";
    return out;
}

namespace {

/// Where subnormal floats pass.
constexpr const char* kPlainSingle = R"(
double eWiden(float x) { return double(x); }
float eNarrow(double x) { return float(x); }
float eAdd32(float a, float b) { precise float r = a + b; return r; }
float eSub32(float a, float b) { precise float r = a - b; return r; }
float eMul32(float a, float b) { precise float r = a * b; return r; }
bool eEq32(float a, float b) { return a == b; }
bool eNe32(float a, float b) { return a != b; }
bool eLt32(float a, float b) { return a < b; }
bool eLe32(float a, float b) { return a <= b; }
)";

/// Where they become zero: conversions by bits below the normal numbers. A sum of magnitude 2^-100 and more has the same
/// bits whether or not a subnormal operand counted; a product with a subnormal operand is found
/// to be zero.
constexpr const char* kFlushingSingle = R"(
bool eTiny32(float x) { return (floatBitsToUint(x) & 0x7f800000u) == 0u; }
double eWiden(float x) {
    double d = double(x);
    uint k = floatBitsToUint(x);
    if ((k & 0x7f800000u) == 0u && (k & 0x007fffffu) != 0u) {
        precise double m = double(k & 0x007fffffu) * packDouble2x32(uvec2(0u, 0x36a00000u));
        d = (k >> 31) != 0u ? -m : m;
    }
    return d;
}
float eNarrow(double x) {
    if (abs(x) < packDouble2x32(uvec2(0u, 0x38100000u))) {
        precise double scaled = abs(x) * packDouble2x32(uvec2(0u, 0x49400000u));
        precise double whole = scaled + 4503599627370496.0LF;
        uint sign = unpackDouble2x32(x).y & 0x80000000u;
        return uintBitsToFloat(unpackDouble2x32(whole).x | sign);
    }
    return float(x);
}
float eAdd32(float a, float b) {
    precise float r = a + b;
    if (abs(r) < 7.8886090522101181e-31) { precise double d = eWiden(a) + eWiden(b); r = eNarrow(d); }
    return r;
}
float eSub32(float a, float b) {
    precise float r = a - b;
    if (abs(r) < 7.8886090522101181e-31) { precise double d = eWiden(a) - eWiden(b); r = eNarrow(d); }
    return r;
}
float eMul32(float a, float b) {
    precise float r = a * b;
    if (abs(r) < 1.17549449e-38) { precise double d = eWiden(a) * eWiden(b); r = eNarrow(d); }
    return r;
}
int eOrder32(float x) {
    int k = int(floatBitsToUint(x));
    return k < 0 ? int(0x80000000u) - k : k;
}
bool eEq32(float a, float b) { return eTiny32(a) && eTiny32(b) ? eOrder32(a) == eOrder32(b) : a == b; }
bool eNe32(float a, float b) { return eTiny32(a) && eTiny32(b) ? eOrder32(a) != eOrder32(b) : a != b; }
bool eLt32(float a, float b) { return eTiny32(a) && eTiny32(b) ? eOrder32(a) < eOrder32(b) : a < b; }
bool eLe32(float a, float b) { return eTiny32(a) && eTiny32(b) ? eOrder32(a) <= eOrder32(b) : a <= b; }
)";

} // namespace

namespace {

/// By bits: what the devices' own functions do with subnormal numbers and signed zeros is not specified.
constexpr const char* kRounding32 = R"(
float eTrunc32(float x) {
    uint k = floatBitsToUint(x);
    int e = int((k >> 23) & 0xffu) - 127;
    return e >= 23 ? x : uintBitsToFloat(e < 0 ? k & 0x80000000u : k & ~(0x7fffffu >> e));
}
float eFloor32(float x) {
    float t = eTrunc32(x);
    bool below = (floatBitsToUint(x) >> 31) != 0u && floatBitsToUint(x) != floatBitsToUint(t);
    precise float r = t - 1.0;
    return below ? r : t;
}
float eCeil32(float x) {
    float t = eTrunc32(x);
    bool above = (floatBitsToUint(x) >> 31) == 0u && floatBitsToUint(x) != floatBitsToUint(t);
    precise float r = t + 1.0;
    return above ? r : t;
}
)";

/// One rounding of a * b + c by way of double, where the product is exact and the sum is rounded to odd.
constexpr const char* kFmaThroughDouble = R"(
float eFma32(float a, float b, float c) {
    precise double p = double(a) * double(b);
    precise double d = double(c);
    precise double s = p + d;
    precise double t = s - p;
    precise double u = s - t;
    precise double v = d - t;
    precise double w = p - u;
    precise double rest = w + v;
    uvec2 k = unpackDouble2x32(s);
    bool even = (k.x & 1u) == 0u && rest != 0.0LF && (k.y & 0x7ff00000u) != 0x7ff00000u;
    bool up = (rest > 0.0LF) == (s > 0.0LF);
    uvec2 moved = up ? uvec2(k.x | 1u, k.y) : uvec2(k.x - 1u, k.x == 0u ? k.y - 1u : k.y);
    return float(packDouble2x32(even ? moved : k));
}
)";

/// Quotient and root from the device's estimates by Newton's method with fused multiply-adds: correctly rounded as long
/// as nothing on the way over- or underflows (Markstein, IBM Journal of Research and Development 34(1), 1990).
constexpr const char* kCorrectedSingle = R"(
float eDivNormal32(float a, float b) {
    precise float y = 1.0 / b;
    precise float e = fma(-b, y, 1.0);
    y = fma(e, y, y);
    precise float q = a * y;
    precise float r = fma(-b, q, a);
    q = fma(r, y, q);
    r = fma(-b, q, a);
    precise float p = fma(r, y, q);
    return r == 0.0 ? q : p;
}
float eSqrtNormal32(float a) {
    precise float y = inversesqrt(a);
    precise float g = a * y;
    precise float h = 0.5 * y;
    precise float r = fma(-g, g, a);
    g = fma(r, h, g);
    return a == 0.0 ? a : g;
}
)";

constexpr const char* kSupport32 = R"(
// By bits, and with a mask that no compiler knows to be the sign's: it would make a flushing operation of it.
uint eSign32() { return count == 0xffffffffu ? 1u : 0x80000000u; }
float eNegate32(float x) { return uintBitsToFloat(floatBitsToUint(x) ^ eSign32()); }
float eAbs32(float x) { return uintBitsToFloat(floatBitsToUint(x) & ~eSign32()); }
bool eModerate32(float x) { return ((floatBitsToUint(x) >> 23) & 0xffu) - 66u < 122u; }
float eFlush(float x) { return (floatBitsToUint(x) & 0x7f800000u) == 0u ? uintBitsToFloat(floatBitsToUint(x) & 0x80000000u) : x; }
)";

} // namespace

std::string glsl_corrected_single() {
    return kCorrectedSingle;
}

std::string glsl_single_arithmetic(const Traits& traits) {
    std::string out = traits.subnormals32() ? kPlainSingle : kFlushingSingle;
    out += kRounding32;
    out += kSupport32;
    out += traits.fma32 ? "float eFma32(float a, float b, float c) { precise float r = fma(a, b, c); return r; }\n"
                        : kFmaThroughDouble;
    const bool corrected = traits.corrected32 && traits.fma32 && !(traits.div32 && traits.sqrt32);
    if (corrected)
        out += kCorrectedSingle;
    if (traits.div32 && !corrected)
        out += "float eDivNormal32(float a, float b) { precise float q = a / b; return q; }\n";
    else if (!corrected)
        out += "float eDivNormal32(float a, float b) { precise double q = double(a) / double(b); return float(q); }\n";
    if (traits.sqrt32 && !corrected)
        out += "float eSqrtNormal32(float a) { precise float q = sqrt(a); return q; }\n";
    else if (!corrected)
        out += "float eSqrtNormal32(float a) { precise double q = sqrt(double(a)); return float(q); }\n";
    out += traits.div32 && traits.subnormals32()
               ? "float eDiv32(float a, float b) { return eDivNormal32(a, b); }\n"
               : "float eDiv32(float a, float b) { precise double q = eWiden(a) / eWiden(b); return eNarrow(q); }\n";
    out += traits.sqrt32 && traits.subnormals32()
               ? "float eSqrt32(float a) { return eSqrtNormal32(a); }\n"
               : "float eSqrt32(float a) { precise double q = sqrt(eWiden(a)); return eNarrow(q); }\n";
    return out;
}

std::string glsl_rounding64(const Traits& traits) {
    if (traits.rounding64)
        return "double eTrunc64(double x) { return trunc(x); }\ndouble eFloor64(double x) { return floor(x); }\n"
               "double eCeil64(double x) { return ceil(x); }\n";
    return R"(
double eTrunc64(double x) {
    uvec2 k = unpackDouble2x32(x);
    int e = int((k.y >> 20) & 0x7ffu) - 1023;
    if (e < 0) k = uvec2(0u, k.y & 0x80000000u);
    else if (e < 20) k = uvec2(0u, k.y & ~(0xfffffu >> e));
    else if (e < 52) k.x = k.x & ~(0xffffffffu >> (e - 20));
    return packDouble2x32(k);
}
double eFloor64(double x) { double t = eTrunc64(x); precise double r = t - 1.0LF; return t > x ? r : t; }
double eCeil64(double x) { double t = eTrunc64(x); precise double r = t + 1.0LF; return t < x ? r : t; }
)";
}

std::string glsl_fma64(const Traits& traits) {
    return traits.fma64 ? "double eFma64(double a, double b, double c) { precise double r = fma(a, b, c); return r; }\n"
                        : kFmaEmulation;
}

} // namespace etna::gpu
