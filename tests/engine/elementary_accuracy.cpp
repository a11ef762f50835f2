// How far the elementary functions are from the exact values, by MPFR, over their whole domains.
//
//   elementary_accuracy [SECONDS] [SEED]
//
// prints a table, one row a function: the class, how many arguments, the largest error in units in the last place of the
// exact value, and where. Half of the arguments have random bits, so that every exponent occurs; the others lie where
// programs have them. The status is 1 if an error is above one unit, or where a result is not finite and should be.
#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>

#include <mpfr.h>

#include "engine/accel/elementary.h"

namespace {

namespace elementary = etna::accel::elementary;
using Exact1 = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
using Exact2 = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_srcptr, mpfr_rnd_t);

struct Row {
    const char* name;
    double (*one)(double);
    float (*one_single)(float);
    Exact1 exact_one;
    double (*two)(double, double);
    float (*two_single)(float, float);
    Exact2 exact_two;
    double low, high; ///< where programs have their arguments
};

#define ONE(name, low, high) {#name, elementary::name, elementary::name, mpfr_##name, nullptr, nullptr, nullptr, low, high}
#define OTHER(name, exact, low, high) {#name, elementary::name, elementary::name, exact, nullptr, nullptr, nullptr, low, high}
constexpr Row kRows[] = {
    ONE(exp, -20, 20),
    ONE(expm1, -2, 2),
    {"exp2", elementary::exp2, nullptr, mpfr_exp2, nullptr, nullptr, nullptr, -20, 20},
    ONE(log, 0, 10),
    ONE(log1p, -0.9, 2),
    ONE(log2, 0, 10),
    ONE(log10, 0, 10),
    ONE(sqrt, 0, 10),
    ONE(cbrt, -10, 10),
    ONE(sin, -20, 20),
    ONE(cos, -20, 20),
    ONE(tan, -20, 20),
    ONE(asin, -1, 1),
    ONE(acos, -1, 1),
    ONE(atan, -5, 5),
    ONE(sinh, -5, 5),
    ONE(cosh, -5, 5),
    ONE(tanh, -3, 3),
    ONE(asinh, -5, 5),
    ONE(acosh, 1, 10),
    ONE(atanh, -1, 1),
    {"pow", nullptr, nullptr, nullptr, elementary::pow, elementary::pow, mpfr_pow, -10, 10},
    {"hypot", nullptr, nullptr, nullptr, elementary::hypot, nullptr, mpfr_hypot, -10, 10},
    {"atan2", nullptr, nullptr, nullptr, elementary::atan2, nullptr, mpfr_atan2, -10, 10},
};

struct Worst {
    double ulp = 0, x = 0, y = 0;
    uint64_t count = 0;
    bool broken = false; ///< a result is NaN or infinite, the exact value is a number of the class
};

class Meter {
  public:
    Meter(double seconds, uint64_t seed) : seconds_(seconds), random_(seed) {
        for (mpfr_ptr v : {a_, b_, exact_, rest_})
            mpfr_init2(v, 200);
    }
    ~Meter() {
        for (mpfr_ptr v : {a_, b_, exact_, rest_})
            mpfr_clear(v);
    }

    template <class T>
    Worst measure(const Row& row) {
        Worst worst;
        const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds_);
        while (std::chrono::steady_clock::now() < end)
            for (int k = 0; k < 200; ++k)
                one(row, argument<T>(row), argument<T>(row), worst);
        return worst;
    }

  private:
    template <class T>
    T argument(const Row& row) {
        using Bits = std::conditional_t<sizeof(T) == 8, uint64_t, uint32_t>;
        for (;;) {
            const T x = random_() & 1 ? std::bit_cast<T>(static_cast<Bits>(random_()))
                                      : static_cast<T>(std::uniform_real_distribution<double>(row.low, row.high)(random_));
            if (std::isfinite(x))
                return x;
        }
    }

    template <class T>
    void one(const Row& row, T x, T y, Worst& worst) {
        mpfr_set_d(a_, static_cast<double>(x), MPFR_RNDN);
        mpfr_set_d(b_, static_cast<double>(y), MPFR_RNDN);
        if (row.exact_one)
            row.exact_one(exact_, a_, MPFR_RNDN);
        else
            row.exact_two(exact_, a_, b_, MPFR_RNDN);
        if (!mpfr_number_p(exact_) || mpfr_zero_p(exact_))
            return; // outside the domain
        const double found = value<T>(row, x, y);
        constexpr int kDigits = std::numeric_limits<T>::digits, kLeast = std::numeric_limits<T>::min_exponent;
        if (mpfr_get_exp(exact_) > std::numeric_limits<T>::max_exponent)
            return; // infinite is right
        ++worst.count;
        if (!std::isfinite(found)) {
            // Rounds to infinity only from half a unit above the largest number.
            const bool near_top = std::isinf(found) && mpfr_cmp_d(exact_, 0) != 0 &&
                                  std::fabs(mpfr_get_d(exact_, MPFR_RNDZ)) >= static_cast<double>(std::numeric_limits<T>::max());
            worst.broken = worst.broken || !near_top;
            return;
        }
        mpfr_sub_d(rest_, exact_, found, MPFR_RNDN);
        const auto exponent = std::max<mpfr_exp_t>(mpfr_get_exp(exact_), kLeast);
        mpfr_mul_2si(rest_, rest_, kDigits - exponent, MPFR_RNDN);
        const double ulp = std::fabs(mpfr_get_d(rest_, MPFR_RNDN));
        if (ulp > worst.ulp)
            worst = {ulp, static_cast<double>(x), static_cast<double>(y), worst.count, worst.broken};
    }

    template <class T>
    static double value(const Row& row, T x, T y) {
        if constexpr (sizeof(T) == 8)
            return row.one ? row.one(x) : row.two(x, y);
        else
            return static_cast<double>(row.one_single ? row.one_single(x) : row.two_single(x, y));
    }

    double seconds_;
    std::mt19937_64 random_;
    mpfr_t a_, b_, exact_, rest_;
};

template <class T>
bool print(Meter& meter, const Row& row) {
    const Worst worst = meter.measure<T>(row);
    std::printf("| %-6s | %-6s | %9llu | %.4f | %.17g", row.name, sizeof(T) == 8 ? "double" : "single",
                static_cast<unsigned long long>(worst.count), worst.ulp, worst.x);
    if (row.exact_two)
        std::printf(", %.17g", worst.y);
    std::printf(" |%s\n", worst.broken ? " a result is not finite" : "");
    std::fflush(stdout);
    return worst.count > 0 && worst.ulp <= 1 && !worst.broken;
}

} // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 1;
    Meter meter(seconds, argc > 2 ? static_cast<uint64_t>(std::atoll(argv[2])) : 1);
    std::puts("| function | class | arguments | largest error (ulp) | at |\n| --- | --- | --- | --- | --- |");
    bool good = true;
    for (const Row& row : kRows) {
        good = print<double>(meter, row) && good;
        if (row.one_single || row.two_single)
            good = print<float>(meter, row) && good;
    }
    return good ? 0 : 1;
}
