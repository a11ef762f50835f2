// Whole numbers: gcd, lcm, primes, isprime, factor, factorial, nchoosek, perms.
#include <algorithm>
#include <cmath>

#include "engine/builtins/arguments.h"
#include "engine/builtins/elementary_math/elementwise.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/builtins/strings/number_text.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

void require_whole(const Call& call, const Value& x) {
    require_numeric(call, x);
    const ArrayView view(x);
    for (int64_t i = 0; i < view.numel(); ++i)
        if (view.is_complex() || view.double_at(i) != std::floor(view.double_at(i)) || std::isinf(view.double_at(i)))
            fail({"MATLAB:gcd:NonIntegerInputs", "Inputs of {} must be real integers."}, call.builtin.name);
}
double gcd_of(double a, double b) {
    a = std::fabs(a);
    b = std::fabs(b);
    while (b != 0) {
        const double r = std::fmod(a, b);
        a = b;
        b = r;
    }
    return a;
}
double lcm_of(double a, double b) { return a == 0 || b == 0 ? 0 : std::fabs(a / gcd_of(a, b) * b); }

/// f(f(a, b), c) ...
void fold_pairs(Call& call, double (*f)(double, double)) {
    for (const Value& x : call.args)
        require_whole(call, x);
    Value out = call.arg(0);
    for (int i = 1; i < call.nargin(); ++i)
        out = apply_binary(call, f, out, call.arg(i), true);
    call.give(std::move(out));
}

/// `[g, u, v] = gcd(a, b)`: g = a .* u + b .* v.
void gcd(Call& call) {
    if (call.nargin() > 2) { // of all arguments (Octave)
        if (call.nargout > 1)
            fail({"MATLAB:gcd:TooManyOutputs", "gcd has coefficients for two inputs only."});
        return fold_pairs(call, gcd_of);
    }
    require_whole(call, call.arg(0));
    require_whole(call, call.arg(1));
    call.give(0, apply_binary(call, gcd_of, call.arg(0), call.arg(1), true));
    if (call.nargout < 2)
        return;
    auto bezout = [](double a, double b, bool first) {
        double u0 = 1, v0 = 0, u1 = 0, v1 = 1, r0 = std::fabs(a), r1 = std::fabs(b);
        while (r1 != 0) {
            const double q = std::floor(r0 / r1);
            std::swap(r0, r1);
            r1 -= q * r0;
            std::swap(u0, u1);
            u1 -= q * u0;
            std::swap(v0, v1);
            v1 -= q * v0;
        }
        return first ? (a < 0 ? -u0 : u0) : (b < 0 ? -v0 : v0);
    };
    const Broadcast broadcast(call.arg(0).dims(), call.arg(1).dims());
    const ArrayView va(call.arg(0)), vb(call.arg(1));
    Ref<Array> x = Array::uninitialized(ClassId::Double, broadcast.dims()), y = Array::uninitialized(ClassId::Double, broadcast.dims());
    broadcast.run([&](int64_t i, int64_t ia, int64_t ib) {
        x->data_mut<double>()[i] = bezout(va.double_at(ia), vb.double_at(ib), true);
        y->data_mut<double>()[i] = bezout(va.double_at(ia), vb.double_at(ib), false);
    });
    call.give(1, Value(std::move(x)));
    call.give(2, Value(std::move(y)));
}
void lcm(Call& call) {
    if (call.nargin() > 2)
        return fold_pairs(call, lcm_of);
    require_whole(call, call.arg(0));
    require_whole(call, call.arg(1));
    call.give(apply_binary(call, lcm_of, call.arg(0), call.arg(1), true));
}

void primes(Call& call) {
    const double limit = scalar_argument(call, 0);
    const ClassId cls = call.arg(0).class_id();
    std::vector<double> out;
    if (std::isnan(limit))
        fail({"MATLAB:primes:InputNotFinite", "The limit must not be NaN."});
    if (limit >= 2) {
        if (limit > 4e9)
            fail({"MATLAB:primes:tooLarge", "The limit must not exceed 4e9."});
        const size_t n = static_cast<size_t>(limit);
        std::vector<bool> composite((n + 1) / 2, false); // odd numbers only
        out.push_back(2);
        for (size_t p = 3; p <= n; p += 2) {
            if (composite[p / 2])
                continue;
            out.push_back(static_cast<double>(p));
            if (p <= n / p)
                for (size_t q = p * p; q <= n; q += 2 * p)
                    composite[q / 2] = true;
        }
    }
    const Value row = out.empty() ? Value(Array::zeros(ClassId::Double, Dims(1, 0))) : row_vector(out);
    call.give(is_numeric(cls) ? ops::convert(row, cls) : row);
}

uint64_t power_mod(uint64_t base, uint64_t exponent, uint64_t modulus) {
    __extension__ using Wide = unsigned __int128;
    uint64_t result = 1;
    base %= modulus;
    for (; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = static_cast<uint64_t>(static_cast<Wide>(result) * base % modulus);
        base = static_cast<uint64_t>(static_cast<Wide>(base) * base % modulus);
    }
    return result;
}
/// Miller-Rabin with bases that decide all 64-bit numbers.
bool is_prime(uint64_t n) {
    if (n < 2)
        return false;
    static constexpr uint64_t kBases[] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
    for (const uint64_t p : kBases)
        if (n % p == 0)
            return n == p;
    uint64_t d = n - 1;
    int s = 0;
    while (d % 2 == 0) {
        d /= 2;
        ++s;
    }
    for (const uint64_t a : kBases) {
        uint64_t x = power_mod(a, d, n);
        if (x == 1 || x == n - 1)
            continue;
        bool composite = true;
        for (int i = 1; i < s && composite; ++i) {
            x = power_mod(x, 2, n);
            composite = x != n - 1;
        }
        if (composite)
            return false;
    }
    return true;
}
void isprime(Call& call) {
    const Value& x = call.arg(0);
    require_numeric(call, x);
    const ArrayView view(x);
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const double d = view.double_at(i);
        if (!(d >= 0) || d != std::floor(d) || std::isinf(d))
            fail({"MATLAB:isprime:InputNotPosInt", "All entries of X must be nonnegative integers."});
        out.push_back(is_prime(view.class_id() == ClassId::UInt64 ? view.data<uint64_t>()[i]
                               : d < 0x1p64                           ? static_cast<uint64_t>(d)
                                                                      : 0)); // an even number
    }
    call.give(x.is_scalar() ? logical(out[0] != 0) : logical_array(view.dims(), out));
}
void factor(Call& call) {
    const double d = scalar_argument(call, 0);
    if (!(d >= 0) || d != std::floor(d) || d > 9007199254740992.0)
        fail({"MATLAB:factor:InputNotPosInt", "N must be a scalar nonnegative integer up to flintmax."});
    uint64_t n = static_cast<uint64_t>(d);
    std::vector<double> out;
    for (uint64_t p = 2; p * p <= n; p += p == 2 ? 1 : 2)
        while (n % p == 0) {
            out.push_back(static_cast<double>(p));
            n /= p;
        }
    if (n > 1 || out.empty())
        out.push_back(static_cast<double>(n));
    const ClassId cls = is_numeric(call.arg(0).class_id()) ? call.arg(0).class_id() : ClassId::Double;
    if (call.nargout > 1) { // Octave: each prime once, and how often
        std::vector<double> primes, counts;
        for (const double p : out) {
            if (primes.empty() || primes.back() != p) {
                primes.push_back(p);
                counts.push_back(0);
            }
            counts.back() += 1;
        }
        call.give(1, row_vector(counts));
        out = std::move(primes);
    }
    call.give(0, ops::convert(row_vector(out), cls));
}

double factorial_of(double n) {
    double out = 1;
    for (double k = 2; k <= n && std::isfinite(out); ++k)
        out *= k;
    return out;
}
void factorial(Call& call) {
    const Value& x = call.arg(0);
    require_numeric(call, x);
    const ArrayView view(x);
    std::vector<double> out;
    for (int64_t i = 0; i < view.numel(); ++i) {
        const double n = view.double_at(i);
        if (view.is_complex() || !(n >= 0) || n != std::floor(n))
            fail({"MATLAB:factorial:NNegativeInt", "N must be an array of real non-negative integers."});
        out.push_back(factorial_of(n));
    }
    call.give(ops::convert(Array::of<double>(view.dims(), out.data()), is_numeric(x.class_id()) ? x.class_id() : ClassId::Double));
}

void nchoosek(Call& call) {
    const Value& x = call.arg(0);
    const int64_t k = integer_argument(call, 1);
    if (k < 0)
        fail({"MATLAB:nchoosek:InvalidArg2", "The second input has to be a non-negative integer."});
    if (x.numel() == 1) {
        const double n = scalar_argument(call, 0), chosen = scalar_argument(call, 1);
        if (n != std::floor(n) || n < 0)
            fail({"MATLAB:nchoosek:InvalidArg1", "When the first input is a scalar, it has to be a non-negative integer."});
        if (chosen > n)
            fail({"MATLAB:nchoosek:KOutOfRange", "K must be an integer between 0 and N."});
        const double m = std::min(chosen, n - chosen);
        double out = 1;
        for (double i = 1; i <= m && std::isfinite(out); ++i)
            out = std::round(out * (n - m + i) / i);
        if (out > 9007199254740992.0)
            call.interpreter.warn("MATLAB:nchoosek:LargeCoefficient", "Result may not be exact. Coefficient is greater than 9.007199e+15 and is only accurate to 15 digits");
        const ClassId cls = is_integer(x.class_id()) ? x.class_id() : call.arg(1).class_id();
        return call.give(ops::convert(number(out), is_numeric(cls) ? cls : ClassId::Double));
    }
    const int64_t n = x.numel();
    if (k > n)
        return call.give(select(x, {}, Dims(0, k)));
    double combinations = 1;
    for (int64_t i = 1; i <= std::min(k, n - k) && std::isfinite(combinations); ++i)
        combinations *= static_cast<double>(n - std::min(k, n - k) + i) / static_cast<double>(i);
    check_array_size(Dims(ops::saturate<int64_t>(combinations), k), sizeof(int64_t));
    std::vector<std::vector<int64_t>> rows;
    std::vector<int64_t> at = identity_indices(k);
    for (;;) {
        call.interpreter.check_interrupt();
        rows.push_back(at);
        int64_t i = k - 1;
        while (i >= 0 && at[static_cast<size_t>(i)] == n - k + i)
            --i;
        if (i < 0)
            break;
        ++at[static_cast<size_t>(i)];
        for (int64_t j = i + 1; j < k; ++j)
            at[static_cast<size_t>(j)] = at[static_cast<size_t>(j - 1)] + 1;
    }
    std::vector<int64_t> indices;
    for (int64_t c = 0; c < k; ++c)
        for (const auto& row : rows)
            indices.push_back(row[static_cast<size_t>(c)]);
    call.give(select(x, indices, Dims(static_cast<int64_t>(rows.size()), k)));
}

/// Rows in reverse lexicographic order of positions, as MATLAB lists them.
void perms(Call& call) {
    const Value& x = call.arg(0);
    const int64_t n = x.numel();
    if (n > 11)
        fail({"MATLAB:perms:tooMany", "{} elements have too many permutations to list."}, n);
    std::vector<int64_t> order = identity_indices(n);
    std::reverse(order.begin(), order.end());
    std::vector<std::vector<int64_t>> rows;
    do {
        rows.push_back(order);
    } while (std::prev_permutation(order.begin(), order.end()));
    std::vector<int64_t> indices;
    for (int64_t c = 0; c < n; ++c)
        for (const auto& row : rows)
            indices.push_back(row[static_cast<size_t>(c)]);
    call.give(select(x, indices, Dims(static_cast<int64_t>(rows.size()), n)));
}

/// Continued fraction: `[n, d] = rat(x, tol)`; one output is text, `3 + 1/(7 + 1/(16))`, a row for each element.
void rat(Call& call) {
    const Value& input = call.arg(0);
    if (!input.is_flat() || !is_float(input.class_id()))
        fail({"MATLAB:rat:InputNotFloat", "The input must be a single or double array."});
    if (input.is_complex())
        fail({"MATLAB:rat:InputNotReal", "The input must be real."});
    if (call.nargin() > 1 && (!call.arg(1).is_numeric() || call.arg(1).numel() != 1 || !(call.arg(1).to_double() > 0)))
        fail({"MATLAB:rat:InvalidTolerance", "The tolerance must be a positive scalar."});
    const ArrayView view(input);
    const int64_t count = view.numel();
    double size = 0;
    for (int64_t i = 0; i < count; ++i)
        size += std::isfinite(view.double_at(i)) ? std::fabs(view.double_at(i)) : 0;
    const double tolerance = call.nargin() > 1 ? scalar_argument(call, 1) : 1e-6 * size;
    std::vector<double> numerators, denominators;
    std::vector<std::u16string> expansions;
    for (int64_t i = 0; i < count; ++i) {
        const double x = view.double_at(i);
        std::string terms, closing;
        double n0 = 0, d0 = 1, n1 = 1, d1 = 0, y = x;
        if (!std::isfinite(x)) {
            numerators.push_back(std::isnan(x) ? 0 : x > 0 ? 1 : -1);
            denominators.push_back(0);
            expansions.push_back(std::isnan(x) ? u"NaN" : x > 0 ? u"Inf" : u"-Inf");
            continue;
        }
        for (int k = 0; k < 40; ++k) {
            const double step = std::round(y);
            terms += (k ? " + 1/(" : "") + short_number_text(step);
            closing += k ? ")" : "";
            std::swap(n0, n1);
            std::swap(d0, d1);
            n1 += step * n0;
            d1 += step * d0;
            if (y == step || std::fabs(x - n1 / d1) <= tolerance)
                break;
            y = 1 / (y - step);
        }
        numerators.push_back(d1 < 0 ? -n1 : n1);
        denominators.push_back(std::fabs(d1));
        expansions.push_back(to_utf16(terms + closing));
    }
    if (call.nargout <= 1)
        return call.give(char_matrix(expansions));
    call.give(0, Value(Array::of<double>(view.dims(), numerators.data())));
    call.give(1, Value(Array::of<double>(view.dims(), denominators.data())));
}

constexpr std::string_view kDiscrete = "Elementary Math";
constexpr Builtin kRows[] = {
    {"gcd", kDiscrete, "Greatest common divisor", 2, kAnyNumber, 3, gcd, kPure},
    {"lcm", kDiscrete, "Least common multiple", 2, kAnyNumber, 1, lcm, kPure},
    {"primes", kDiscrete, "Prime numbers less than or equal to input value", 1, 1, 1, primes, kPure},
    {"isprime", kDiscrete, "Determine which array elements are prime", 1, 1, 1, isprime, kPure},
    {"factor", kDiscrete, "Prime factors", 1, 1, 2, factor, kPure},
    {"factorial", kDiscrete, "Factorial of input", 1, 1, 1, factorial, kPure},
    {"nchoosek", kDiscrete, "Binomial coefficient or all combinations", 2, 2, 1, nchoosek},
    {"perms", kDiscrete, "All possible permutations", 1, 2, 1, perms, kPure},
    {"rat", kDiscrete, "Rational fraction approximation", 1, 2, 2, rat, kPure},
};

} // namespace

void register_discrete(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
