#include "engine/builtins/elementary_math/bessel_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace etna::builtins::bessel {
namespace {

constexpr double kPi = 3.14159265358979323846;
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr Complex kI(0, 1);

/// A number times exp(log): keeps huge and tiny values in range until the end.
struct Scaled {
    Complex value;
    Complex log = 0;
    Complex plain() const { return value == 0.0 ? 0.0 : value * std::exp(log); }
};
Scaled operator*(Complex c, Scaled s) { return {c * s.value, s.log}; }
Scaled operator+(Scaled a, Scaled b) {
    if (a.log.real() < b.log.real())
        std::swap(a, b);
    return {a.value + b.value * std::exp(b.log - a.log), a.log};
}

/// cos and sin of order * pi, exact where the order is a multiple of a half.
double cos_pi(double x) {
    x = std::fmod(std::fabs(x), 2);
    if (x == 0.5 || x == 1.5)
        return 0;
    return std::cos(kPi * x);
}
double sin_pi(double x) {
    const double r = std::fmod(x, 2);
    if (r == std::floor(r))
        return 0;
    return std::sin(kPi * r);
}
Complex exp_pi(double x) { return {cos_pi(x), sin_pi(x)}; }

/// K at r exp(i angle), |angle| <= pi, for order >= 0: half the integral of exp(-z cosh t - order t) over t = u - i angle
/// tanh u, whose ends lie in the directions of fastest decay. z is left out of the exponent: the log of the result.
Scaled second_kind_by_integral(double order, double r, double angle) {
    const Complex z = std::polar(r, angle);
    const double h = 1 / (10 + 5 * std::sqrt(r + order + 1) + 0.5 * order * std::fabs(angle)), far = std::asinh(order / r) + 3;
    std::vector<Complex> exponents, weights;
    double top = -kInf;
    auto add = [&](double u) {
        const double th = std::tanh(u);
        const Complex t(u, -angle * th);
        const Complex s = std::sinh(t / 2.0); // cosh t - 1 = 2 sinh(t / 2)^2
        const Complex e = -2.0 * z * s * s - order * t;
        exponents.push_back(e);
        weights.push_back(Complex(1, -angle * (1 - th * th)));
        if (e.real() > top)
            top = e.real();
        return e.real();
    };
    add(0);
    for (const int direction : {-1, 1})
        for (double k = 1; k < 200000; ++k) {
            const double e = add(direction * k * h);
            if (e < top - 46 && (k * h > far || direction > 0))
                break;
        }
    Complex total = 0;
    for (size_t i = 0; i < exponents.size(); ++i)
        total += weights[i] * std::exp(exponents[i] - top);
    return {0.5 * h * total, top - z};
}

bool is_large(double order, double r) { return order > 0.5 * r || order * order > 4 * r; }
Scaled modified_first(double order, Complex z);

/// K of |order| at r exp(i angle), |angle| <= pi.
Scaled second_kind(double order, double r, double angle) {
    order = std::fabs(order);
    if (std::fabs(angle) <= kPi / 2 + 1e-12 || !is_large(order, r))
        return second_kind_by_integral(order, r, angle);
    // The integral would cancel: from the right half plane, K(w exp(m pi i)) = exp(-m order pi i) K(w) - m pi i I(w).
    const double m = angle > 0 ? 1 : -1, turned = angle - m * kPi;
    return exp_pi(-m * order) * second_kind_by_integral(order, r, turned) +
           Complex(0, -m * kPi) * modified_first(order, std::polar(r, turned));
}

/// (z/2)^order / gamma(order + 1) times the sum of (sign z^2/4)^k / (k! (order + 1)_k).
Scaled power_series(double order, Complex z, int sign) {
    using Long = std::complex<long double>;
    const Long quarter = Long(z) * Long(z) / 4.0L * static_cast<long double>(sign);
    Long term = 1, total = 1;
    for (int k = 1; k < 2000; ++k) {
        term *= quarter / (static_cast<long double>(k) * (static_cast<long double>(order) + k));
        total += term;
        if (std::abs(term) < 1e-21L * std::abs(total))
            break;
    }
    int s = 1;
    double log_gamma = 0;
    const double x = order + 1;
    log_gamma = std::lgamma(x);
    if (x < 0 && std::fmod(std::floor(x), 2) != 0)
        s = -1;
    // small orders: the power and the factorial as they are, for the last digits
    if (std::fabs(order) <= 20 && std::abs(z) > 1e-10 && std::abs(z) < 1e10) {
        const Complex power = order == std::floor(order) && order >= 0 ? [&] {
            Complex p = 1;
            for (int k = 0; k < static_cast<int>(order); ++k)
                p *= z / 2.0;
            return p;
        }()
                                                                          : std::pow(z / 2.0, order);
        return {Complex(total) * power / std::tgamma(x), 0};
    }
    return {Complex(total) * static_cast<double>(s), order * std::log(z / 2.0) - log_gamma};
}

Scaled hankel(double order, Complex z, int which) { // order >= 0; -pi/2 <= arg z for the first, arg z <= pi/2 for the second
    const double turn = which == 1 ? -kPi / 2 : kPi / 2;
    const Scaled k = second_kind(order, std::abs(z), std::arg(z) + turn);
    const Complex factor = (which == 1 ? 1.0 : -1.0) * 2.0 / (kPi * kI) * exp_pi((which == 1 ? -0.5 : 0.5) * order);
    return factor * k;
}

/// J(order + 1, z) / J(order, z), or for `sign` 1 the same of I, by its continued fraction (modified Lentz).
Complex ratio(double order, Complex z, double sign) {
    constexpr double tiny = 1e-300;
    Complex f = tiny, c = f, d = 0;
    for (int k = 1; k < 100000; ++k) {
        const Complex a = k == 1 ? Complex(1) : Complex(sign), b = 2.0 * (order + k) / z;
        d = b + a * d;
        if (d == 0.0)
            d = tiny;
        c = b + a / c;
        if (c == 0.0)
            c = tiny;
        d = 1.0 / d;
        const Complex step = c * d;
        f *= step;
        if (std::abs(step - 1.0) < 1e-16)
            break;
    }
    return f;
}

struct Pair {
    Scaled j, y;
};
/// J and Y for order >= 0 and real z >= 0 (in the right half plane), z not 0.
Pair right_half(double order, Complex z) {
    if (z.imag() == 0 && z.real() < 1000 && order >= 10000) // beyond double's range, and the library raises errors
        return {{0, 0}, {-kInf, 0}};
    if (z.imag() == 0 && z.real() < 1000 && is_large(order, z.real())) { // where order and argument are alike
        const double j = std::cyl_bessel_j(order, z.real()), y = std::cyl_neumann(order, z.real());
        if (std::fabs(j) > 1e-290 && std::fabs(y) < 1e290)
            return {{j, 0}, {y, 0}};
    }
    const Scaled h1 = hankel(order, z, 1), h2 = hankel(order, z, 2);
    const Scaled y = Complex(0, -0.5) * (h1 + Complex(-1) * h2);
    const double r = std::abs(z);
    Scaled j;
    if (r <= 12 || (r * r < 4 * (order + 1) && r < 60)) {
        j = power_series(order, z, -1);
    } else if (std::fabs(z.imag()) > z.real()) {
        const double m = z.imag() > 0 ? 1 : -1;
        j = exp_pi(0.5 * m * order) * modified_first(order, z * Complex(0, -m));
    } else if (order > r) { // J is far smaller than Y: through the Wronskian
        const Scaled up1 = hankel(order + 1, z, 1), up2 = hankel(order + 1, z, 2);
        const Scaled next = Complex(0, -0.5) * (up1 + Complex(-1) * up2);
        const Scaled d = ratio(order, z, -1) * y + Complex(-1) * next;
        j = {2.0 / (kPi * z) / d.value, -d.log};
    } else {
        j = Complex(0.5) * (h1 + h2);
    }
    return {j, y};
}

/// Any z that is not 0, order >= 0.
Pair first_and_second(double order, Complex z) {
    if (z.real() >= 0)
        return right_half(order, z);
    const Pair p = right_half(order, -z);
    // z = -z exp(+-i pi); the upper side of the cut belongs to the positive angle
    const double m = z.imag() >= 0 && !(z.imag() == 0 && std::signbit(z.imag())) ? 1 : -1;
    const Scaled j = exp_pi(m * order) * p.j;
    // 2 i sin(m order pi) cot(order pi) = 2 i m cos(order pi)
    const Scaled y = exp_pi(-m * order) * p.y + (2.0 * kI * m * cos_pi(order)) * p.j;
    return {j, y};
}

Scaled modified_first(double order, Complex z) { // order >= 0
    const double r = std::abs(z);
    if (r <= 12 || r * r < 4 * (order + 1))
        return power_series(order, z, 1);
    if (z.real() < -1e-12 * r) {
        const double m = z.imag() >= 0 ? 1 : -1;
        return exp_pi(m * order) * modified_first(order, -z);
    }
    const double angle = std::arg(z), m = angle >= 0 ? -1 : 1;
    if (is_large(order, r)) { // K is not small beside it: through the Wronskian
        const Scaled d = second_kind(order + 1, r, angle) + ratio(order, z, 1) * second_kind(order, r, angle);
        return {1.0 / z / d.value, -d.log};
    }
    const Scaled turned = second_kind(order, r, angle + m * kPi), k = second_kind(order, r, angle);
    // K(z exp(m pi i)) = exp(-m order pi i) K(z) - m pi i I(z)
    return (1.0 / (m * kPi * kI)) * (exp_pi(-m * order) * k + Complex(-1) * turned);
}

Complex at_zero(Kind kind, double order) {
    const bool whole = order == std::floor(order);
    switch (kind) {
    case Kind::J:
    case Kind::I:
        return order == 0 ? 1 : order > 0 || whole ? 0 : kInf;
    case Kind::Y:
        return -kInf;
    case Kind::K:
        return kInf;
    default:
        return Complex(kNaN, kNaN);
    }
}

Scaled general(Kind kind, double order, Complex z) {
    const double n = std::fabs(order);
    switch (kind) {
    case Kind::K:
        return second_kind(n, std::abs(z), std::arg(z));
    case Kind::I: {
        Scaled i = modified_first(n, z);
        if (order < 0 && n != std::floor(n)) { // I(-n) = I(n) + 2/pi sin(n pi) K(n)
            i = i + Complex(2 / kPi * sin_pi(n)) * second_kind(n, std::abs(z), std::arg(z));
        }
        return i;
    }
    default:
        break;
    }
    const Pair p = first_and_second(n, z);
    Scaled j = p.j, y = p.y;
    if (order < 0) {
        const double c = cos_pi(n), s = sin_pi(n);
        j = Complex(c) * p.j + Complex(-s) * p.y;
        y = Complex(s) * p.j + Complex(c) * p.y;
    }
    switch (kind) {
    case Kind::J:
        return j;
    case Kind::Y:
        return y;
    default:
        break;
    }
    const int which = kind == Kind::H1 ? 1 : 2;
    const double angle = std::arg(z);
    if (z.imag() == 0 && z.real() > 0 && is_large(n, z.real()) && order >= 0)
        return which == 1 ? j + kI * y : j + (-kI) * y;
    if (which == 1 ? angle >= -kPi / 2 : angle <= kPi / 2) // without cancellation
        return exp_pi((which == 1 ? 1 : -1) * (order < 0 ? n : 0)) * hankel(n, z, which);
    return which == 1 ? j + kI * y : j + (-kI) * y;
}

} // namespace

Complex value(Kind kind, double order, Complex z, bool scaled) {
    if (!std::isfinite(order) || std::isnan(z.real()) || std::isnan(z.imag()))
        return kNaN;
    if (z == 0.0)
        return at_zero(kind, order);
    if (std::isinf(std::abs(z))) {
        const bool real = z.imag() == 0;
        switch (kind) {
        case Kind::I:
            return scaled ? 0 : real && z.real() > 0 ? Complex(kInf) : real ? Complex(sin_pi(order) == 0 ? (std::fmod(order, 2) == 0 ? kInf : -kInf) : kNaN) : Complex(kNaN, kNaN);
        case Kind::K:
            return z.real() > 0 ? 0 : kNaN;
        default:
            return 0;
        }
    }
    Scaled s = general(kind, order, z);
    if (scaled)
        switch (kind) {
        case Kind::J:
        case Kind::Y:
            s.log -= std::fabs(z.imag());
            break;
        case Kind::I:
            s.log -= std::fabs(z.real());
            break;
        case Kind::K:
            s.log += z;
            break;
        case Kind::H1:
            s.log -= kI * z;
            break;
        case Kind::H2:
            s.log += kI * z;
            break;
        }
    return s.plain();
}

namespace {

/// Ai or Ai' for |arg z| <= 2 pi / 3, without exp(-zeta) if scaled.
Scaled airy_sector(bool derivative, Complex z) {
    const double r = std::abs(z), angle = std::arg(z), size = 2.0 / 3 * r * std::sqrt(r);
    const Scaled k = second_kind(derivative ? 2.0 / 3 : 1.0 / 3, size, 1.5 * angle);
    return derivative ? (-z / (kPi * std::sqrt(3.0))) * k : (std::sqrt(z / 3.0) / kPi) * k;
}
Scaled airy_first(bool derivative, Complex z) {
    if (std::fabs(std::arg(z)) <= 2 * kPi / 3)
        return airy_sector(derivative, z);
    const Complex up = std::polar(1.0, 2 * kPi / 3), down = std::conj(up);
    // Ai(z) = exp(i pi/3) Ai(z down) + exp(-i pi/3) Ai(z up); its derivative brings one more turn
    const Complex a = std::polar(1.0, kPi / 3), b = std::conj(a);
    if (!derivative)
        return a * airy_sector(false, z * down) + b * airy_sector(false, z * up);
    return (a * down) * airy_sector(true, z * down) + (b * up) * airy_sector(true, z * up);
}

} // namespace

Complex airy(int which, Complex z, bool scaled) {
    if (std::isnan(z.real()) || std::isnan(z.imag()))
        return kNaN;
    static constexpr double kAtZero[] = {0.35502805388781723926, -0.25881940379280679840, 0.61492662744600073515, 0.44828835735382635791};
    const bool derivative = which % 2 == 1;
    const Complex zeta = 2.0 / 3 * z * std::sqrt(z);
    Scaled s;
    if (z == 0.0)
        return kAtZero[which];
    if (which < 2) {
        s = airy_first(derivative, z);
        if (scaled)
            s.log += zeta;
    } else {
        const Complex up = std::polar(1.0, 2 * kPi / 3), down = std::conj(up);
        const Complex a = std::polar(1.0, kPi / 6), b = std::conj(a);
        s = derivative ? (a * up) * airy_first(true, z * up) + (b * down) * airy_first(true, z * down)
                       : a * airy_first(false, z * up) + b * airy_first(false, z * down);
        if (scaled)
            s.log -= std::fabs(zeta.real());
    }
    Complex out = s.plain();
    if (z.imag() == 0 && (!scaled || which >= 2 || z.real() > 0))
        out = out.real();
    return out;
}

} // namespace etna::builtins::bessel
