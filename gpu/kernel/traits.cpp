#include "gpu/kernel/traits.h"

namespace etna::gpu {
namespace {

constexpr const char* kFmaEmulation = R"(
double eOdd(double a, double b) {
    precise double s = a + b;
    precise double t = s - a; precise double u = s - t; precise double v = a - u; precise double w = b - t;
    precise double e = v + w;
    uvec2 k = unpackDouble2x32(s);
    if (e != 0.0LF && (k.x & 1u) == 0u) {
        bool up = (e > 0.0LF) == ((k.y >> 31) == 0u);
        if (up) { k.x |= 1u; } else if (k.x == 0u) { k.y -= 1u; k.x = 0xffffffffu; } else { k.x -= 1u; }
        s = packDouble2x32(k);
    }
    return s;
}
double eFmaModerate(double a, double b, double c) {
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
    precise double z = eOdd(tl, vl);
    precise double r = vh + z;
    return r;
}
// A finite non-zero double as (-1)^sign * m * 2^e with 2^52 <= m < 2^53.
void eSplit(double x, out uint64_t m, out int e, out bool negative) {
    uint64_t k = doubleBitsToUint64(x);
    negative = (k >> 63) != 0ul;
    int field = int((k >> 52) & 0x7fful);
    m = k & 0xffffffffffffful;
    if (field == 0) {
        e = -1074;
        for (int i = 0; i < 53 && m < 0x10000000000000ul; ++i) { m <<= 1; --e; }
    } else {
        m |= 0x10000000000000ul;
        e = field - 1075;
    }
}
// (h, l) >> d, with lost bits gathered in the lowest one.
void eShiftRight(inout uint64_t h, inout uint64_t l, int d) {
    if (d <= 0) return;
    uint64_t lost;
    if (d >= 128) { lost = h | l; h = 0ul; l = 0ul; }
    else if (d >= 64) {
        int s = d - 64;
        lost = l | (s == 0 ? 0ul : h << (64 - s));
        l = h >> s; h = 0ul;
    } else { lost = l << (64 - d); l = (l >> d) | (h << (64 - d)); h = h >> d; }
    if (lost != 0ul) l |= 1ul;
}
double eFmaWide(double a, double b, double c) {
    uint64_t ma, mb, mc; int ea, eb, ec; bool na, nb, nc;
    eSplit(a, ma, ea, na); eSplit(b, mb, eb, nb);
    uint64_t a0 = ma & 0xfffffffful; uint64_t a1 = ma >> 32; uint64_t b0 = mb & 0xfffffffful; uint64_t b1 = mb >> 32;
    uint64_t low = a0 * b0; uint64_t mid = a1 * b0 + (low >> 32); uint64_t mid2 = a0 * b1 + (mid & 0xfffffffful);
    uint64_t ph = a1 * b1 + (mid >> 32) + (mid2 >> 32);
    uint64_t pl = (mid2 << 32) | (low & 0xfffffffful);
    int ep = ea + eb;                                   // product = (ph, pl) * 2^ep, 104 or 105 is its top bit
    ph = (ph << 20) | (pl >> 44); pl <<= 20; ep -= 20;  // top bit 124 or 125
    if ((ph >> 61) == 0ul) { ph = (ph << 1) | (pl >> 63); pl <<= 1; ep -= 1; } // top bit 125
    bool np = na != nb;
    uint64_t ch = 0ul; uint64_t cl = 0ul; int e = ep; bool negative = np;
    if (c != 0.0LF) {
        eSplit(c, mc, ec, nc);
        ch = mc << 9; ec -= 73;                         // c = (ch, 0) * 2^ec, top bit 125
        if (ec > ep || (ec == ep && ch > ph)) {
            uint64_t th = ph; uint64_t tl = pl; ph = ch; pl = 0ul; ch = th; cl = tl;
            e = ec; ec = ep; negative = nc; nc = np; np = negative;
        }
        eShiftRight(ch, cl, e - ec);
        if (np == nc) {
            uint64_t s = pl + cl; ph = ph + ch + (s < pl ? 1ul : 0ul); pl = s;
        } else {
            if (ch > ph || (ch == ph && cl > pl)) {
                uint64_t th = ph; uint64_t tl = pl; ph = ch; pl = cl; ch = th; cl = tl; negative = !negative;
            }
            uint64_t s = pl - cl; ph = ph - ch - (pl < cl ? 1ul : 0ul); pl = s;
        }
    }
    if ((ph | pl) == 0ul) return 0.0LF;
    for (int i = 0; i < 128 && (ph >> 62) == 0ul; ++i) { ph = (ph << 1) | (pl >> 63); pl <<= 1; --e; } // top bit 126
    int top = e + 126;
    int field = top + 1023;
    if (field <= 0) { eShiftRight(ph, pl, 1 - field); field = 0; }
    uint64_t m = ph >> 10;                              // 53 bits; the implicit one adds 1 to the field below
    uint64_t rest = ph & 0x3fful;
    bool up = rest > 0x200ul || (rest == 0x200ul && (pl != 0ul || (m & 1ul) != 0ul));
    uint64_t k = (uint64_t(field > 0 ? field - 1 : 0) << 52) + m + (up ? 1ul : 0ul);
    if (field >= 2047 || k >= 0x7ff0000000000000ul) k = 0x7ff0000000000000ul;
    if (negative) k |= 0x8000000000000000ul;
    return uint64BitsToDouble(k);
}
double eFma64(double a, double b, double c) {
    uint xa = (unpackDouble2x32(a).y >> 20) & 0x7ffu;
    uint xb = (unpackDouble2x32(b).y >> 20) & 0x7ffu;
    uint xc = (unpackDouble2x32(c).y >> 20) & 0x7ffu;
    precise double r = eFmaModerate(a, b, c);
    bool moderate = xa - 543u <= 960u && xb - 543u <= 960u && xc <= 2023u;
    for (int pass = moderate ? 1 : 0; pass < 1; ++pass) { // a loop, so that whole groups of lanes skip it
        if (a == 0.0LF || b == 0.0LF || xa == 0x7ffu || xb == 0x7ffu) { precise double p = a * b; r = p + c; }
        else if (xc == 0x7ffu) r = c;
        else r = eFmaWide(a, b, c);
    }
    return r;
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
           line("single arithmetic ", traits.exact32(), "exact", "not exact");
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

std::string glsl_single_arithmetic(const Traits& traits) {
    std::string out;
    out += traits.div32 ? "float eDiv32(float a, float b) { precise float q = a / b; return q; }\n"
                        : "float eDiv32(float a, float b) { precise double q = double(a) / double(b); return float(q); }\n";
    out += traits.sqrt32 ? "float eSqrt32(float a) { precise float q = sqrt(a); return q; }\n"
                         : "float eSqrt32(float a) { precise double q = sqrt(double(a)); return float(q); }\n";
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
