// rand, randn, randi, randperm, rng.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

#include "engine/accel/elementary.h"
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/random/random_stream.h"
#include "engine/builtins/shape.h"
#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {

void RandomStream::seed(uint32_t seed) {
    seed_ = seed;
    words_[0] = seed == 0 ? 5489u : seed;
    for (uint32_t i = 1; i < 624; ++i)
        words_[i] = 1812433253u * (words_[i - 1] ^ (words_[i - 1] >> 30)) + i;
    at_ = 624;
    set_position(0);
}

void RandomStream::refill() {
    auto twist = [](uint32_t high, uint32_t low) {
        const uint32_t y = (high & 0x80000000u) | (low & 0x7fffffffu);
        return (y >> 1) ^ ((low & 1u) ? 0x9908b0dfu : 0u);
    };
    for (size_t i = 0; i < 227; ++i)
        words_[i] = words_[i + 397] ^ twist(words_[i], words_[i + 1]);
    for (size_t i = 227; i < 623; ++i)
        words_[i] = words_[i - 227] ^ twist(words_[i], words_[i + 1]);
    words_[623] = words_[396] ^ twist(words_[623], words_[0]);
    at_ = 0;
}

uint32_t RandomStream::bits() {
    if (at_ >= 624)
        refill();
    uint32_t y = words_[at_++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
}

accel::fn::Draw<uint32_t> RandomStream::draw(uint64_t number) const {
    if (generator_ == Generator::Threefry)
        return accel::fn::threefry_draw(number, uint64_t{seed_});
    return accel::fn::block_draw(accel::fn::philox_block(number >> 1, seed_, 0u), (number & 1) == 1);
}

/// Half a draw of Philox, a draw of Threefry.
uint32_t RandomStream::next_word() {
    const accel::fn::Draw<uint32_t> both = draw(next_);
    const bool second = std::exchange(half_, generator_ == Generator::Philox && !half_);
    next_ += half_ ? 0 : 1;
    return second ? both.low : both.high;
}

void RandomStream::begin_array() {
    end_array(); // of one that was interrupted
    next_ = accel::fn::array_start(next_, generator_ != Generator::Philox);
}

void RandomStream::end_array() {
    next_ += std::exchange(half_, false) ? 1 : 0;
}

double RandomStream::uniform() {
    if (generator_ != Generator::Twister)
        return accel::fn::uniform_double(draw(next_++));
    for (;;) {
        const uint32_t a = bits() >> 5, b = bits() >> 6;
        const double x = (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
        if (x != 0)
            return x;
    }
}

float RandomStream::uniform_single() {
    return generator_ == Generator::Twister ? static_cast<float>(uniform()) : accel::fn::uniform_single(next_word());
}

float RandomStream::normal_single() {
    return generator_ == Generator::Twister ? static_cast<float>(normal())
                                            : accel::elementary::normal_single(next_word());
}

std::array<uint32_t, 625> RandomStream::state() const {
    std::array<uint32_t, 625> out;
    std::copy(words_.begin(), words_.end(), out.begin());
    out[624] = at_;
    return out;
}
void RandomStream::set_state(const std::array<uint32_t, 625>& state) {
    std::copy_n(state.begin(), 624, words_.begin());
    at_ = std::min<uint32_t>(state[624], 624);
}

namespace {

/// The layers of Marsaglia and Tsang's ziggurat (J. Stat. Software 5(8), 2000) under exp(-x^2 / 2), from the top down:
/// `edge[j]` is where layer j ends, and `height[j]` the density there. The last layer has the area of the others together
/// with the tail, so that its edge lies beyond the tail's start.
struct Ziggurat {
    static constexpr double kTail = 3.6541528853610088;
    double edge[256], height[256];

    Ziggurat() {
        auto density = [](double x) { return std::exp(-0.5 * x * x); };
        const double area = kTail * density(kTail) + std::sqrt(std::atan(1.0) * 2) * std::erfc(kTail / std::sqrt(2.0));
        edge[255] = area / density(kTail);
        edge[254] = kTail;
        for (int j = 253; j >= 0; --j)
            edge[j] = std::sqrt(-2 * std::log(area / edge[j + 1] + density(edge[j + 1])));
        for (int j = 0; j < 256; ++j)
            height[j] = density(edge[j]);
    }
};

} // namespace

/// Two words a try, as MATLAB's stream takes them: the high byte of the second chooses the layer, the other 53 bits the
/// place in it.
double RandomStream::normal() {
    if (generator_ != Generator::Twister)
        return accel::fn::normal_quantile(uniform());
    static const Ziggurat z;
    for (;;) {
        const uint64_t a = bits(), b = bits();
        const size_t j = b >> 24;
        const double u = static_cast<double>(((a >> 3) << 24) | (b & 0xffffff)) * (1.0 / 9007199254740992.0);
        const double x = (2 * u - 1) * z.edge[j];
        const double inner = j == 0 ? 0 : z.edge[j - 1];
        if (std::fabs(x) < inner)
            return x;
        if (j == 255) {
            double beyond, test;
            do {
                beyond = -std::log(uniform()) / Ziggurat::kTail;
                test = -std::log(uniform());
            } while (2 * test < beyond * beyond);
            return x > 0 ? Ziggurat::kTail + beyond : -(Ziggurat::kTail + beyond);
        }
        const double top = j == 0 ? 1 : z.height[j - 1];
        if (z.height[j] + uniform() * (top - z.height[j]) < std::exp(-0.5 * x * x))
            return x;
    }
}

namespace {

RandomStream& stream(const Call& call) { return call.interpreter.state<RandomStream>(); }

/// `draw` is called with a float or a double: what it is to give.
template <class Draw>
Value filled(Call& call, const Dims& dims, const Prototype& prototype, Draw draw) {
    if (!is_float(prototype.class_id))
        fail({"MATLAB:rand:invalidClass", "Random numbers are double or single."});
    RandomStream& s = stream(call);
    s.begin_array();
    if (dims.is_scalar() && prototype.class_id == ClassId::Double)
        return number(draw(double{}));
    Ref<Array> out = Array::uninitialized(prototype.class_id, dims);
    const int64_t n = out->numel();
    for (int64_t i = 0; i < n; ++i) {
        if ((i & 0xFFFFF) == 0xFFFFF)
            call.interpreter.check_interrupt();
        if (prototype.class_id == ClassId::Single)
            out->data_mut<float>()[i] = draw(float{});
        else
            out->data_mut<double>()[i] = draw(double{});
    }
    s.end_array();
    return out;
}

/// Old forms `rand('seed', s)`, `rand('state', s)`, `rand('twister', s)` set the stream, to a seed or to a state that
/// `s = rand('state')` has given.
bool legacy_seed(Call& call, std::span<const Value> args) {
    if (args.empty() || !(text_is(args[0], "seed") || text_is(args[0], "state") || text_is(args[0], "twister")))
        return false;
    RandomStream& s = stream(call);
    std::array<uint32_t, 625> words = s.state();
    if (args.size() == 1) {
        call.give(column_vector(std::vector<double>(words.begin(), words.end())));
    } else if (args[1].is_numeric() && args[1].numel() == 1) {
        s.seed(ops::saturate<uint32_t>(args[1].to_double()));
    } else if (args[1].is_numeric() && args[1].numel() == 625) {
        const ArrayView view(args[1]);
        for (int64_t i = 0; i < 625; ++i)
            words[static_cast<size_t>(i)] = ops::saturate<uint32_t>(view.double_at(i));
        s.set_state(words);
    }
    return true;
}

void rand_(Call& call) {
    std::span<const Value> args = call.args;
    if (legacy_seed(call, args))
        return;
    const Prototype prototype = take_prototype(call, args);
    RandomStream& s = stream(call);
    call.give(filled(call, size_arguments(args), prototype, [&s](auto kind) {
        if constexpr (sizeof kind == sizeof(float))
            return s.uniform_single();
        else
            return s.uniform();
    }));
}
void randn(Call& call) {
    std::span<const Value> args = call.args;
    if (legacy_seed(call, args))
        return;
    const Prototype prototype = take_prototype(call, args);
    RandomStream& s = stream(call);
    call.give(filled(call, size_arguments(args), prototype, [&s](auto kind) {
        if constexpr (sizeof kind == sizeof(float))
            return s.normal_single();
        else
            return s.normal();
    }));
}

/// The whole numbers that a class holds without gaps.
std::pair<double, double> whole_limits(ClassId cls) {
    std::pair<double, double> out{-9007199254740992.0, 9007199254740992.0};
    if (cls == ClassId::Single)
        return {-16777216.0, 16777216.0};
    visit_class(cls, [&](auto zero) {
        using T = decltype(zero);
        if constexpr (std::is_integral_v<T>)
            out = {static_cast<double>(std::numeric_limits<T>::lowest()), static_cast<double>(std::numeric_limits<T>::max())};
    });
    return out;
}

/// `randi(imax, ...)`, `randi([imin imax], ..., class)`: floor(uniform * range) + imin.
void randi(Call& call) {
    std::span<const Value> args = call.args;
    ClassId cls = ClassId::Double;
    if (args.size() >= 3 && text_is(args[args.size() - 2], "like")) {
        cls = args.back().class_id();
        args = args.first(args.size() - 2);
    } else if (args.size() > 1 && args.back().is_text()) {
        cls = class_from_name(args.back().to_text());
        args = args.first(args.size() - 1);
        if (!is_numeric(cls) && cls != ClassId::Logical)
            fail({"MATLAB:randi:invalidClass", "The class must be the name of a numeric class."});
    }
    if (!args[0].is_flat() || args[0].numel() < 1 || args[0].numel() > 2)
        fail({"MATLAB:randi:invalidLimits", "First input must be a positive scalar or a two-element vector of integers."});
    const std::vector<double> limits = to_double_vector(args[0]);
    const double low = limits.size() == 2 ? limits[0] : 1, high = limits.back();
    if (low != std::floor(low) || high != std::floor(high) || high < low)
        fail({"MATLAB:randi:invalidLimits", "First input must be a positive scalar or a two-element vector of integers in increasing order."});
    if (std::fabs(low) > 9007199254740991.0 || std::fabs(high) > 9007199254740991.0)
        fail({"MATLAB:randi:invalidLimits", "randi: IMIN and IMAX must be smaller than flintmax()."});
    if (high - low > 9007199254740990.0)
        fail({"MATLAB:randi:invalidLimits", "randi: integer range must be smaller than flintmax()-1."});
    const auto [least, most] = whole_limits(cls);
    if (low < least || high > most)
        call.interpreter.warn("MATLAB:randi:integerRange", "randi: the integer range exceeds requested type '" +
                                                              std::string(class_name(cls)) + "'.");
    const double range = high - low + 1;
    RandomStream& s = stream(call);
    const Value out = filled(call, size_arguments(args.subspan(1)), {}, [&](auto) { return std::floor(s.uniform() * range) + low; });
    call.give(cls == ClassId::Double ? out : ops::convert(out, cls));
}

/// `randperm(n)` sorts n uniform numbers, as MATLAB's stream does; `randperm(n, k)` gives the first k of a partial shuffle.
void randperm(Call& call) {
    const int64_t n = integer_argument(call, 0);
    const int64_t k = call.nargin() > 1 ? integer_argument(call, 1) : n;
    if (n < 0 || k < 0 || k > n)
        fail({"MATLAB:randperm:inputKTooLarge", "K must be a nonnegative integer not larger than N."});
    check_array_size(Dims(1, n), sizeof(double));
    RandomStream& s = stream(call);
    std::vector<double> out(static_cast<size_t>(k));
    if (k == n) {
        std::vector<std::pair<double, int64_t>> draws(static_cast<size_t>(n));
        for (int64_t i = 0; i < n; ++i)
            draws[static_cast<size_t>(i)] = {s.uniform(), i + 1};
        std::stable_sort(draws.begin(), draws.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (size_t i = 0; i < draws.size(); ++i)
            out[i] = static_cast<double>(draws[i].second);
        return call.give(row_vector(out));
    }
    std::vector<int64_t> all = identity_indices(n);
    for (int64_t i = 0; i < k; ++i) {
        const int64_t j = i + static_cast<int64_t>(s.uniform() * static_cast<double>(n - i));
        std::swap(all[static_cast<size_t>(i)], all[static_cast<size_t>(j)]);
        out[static_cast<size_t>(i)] = static_cast<double>(all[static_cast<size_t>(i)] + 1);
    }
    call.give(row_vector(out));
}

constexpr std::string_view kGenerators[] = {"twister", "philox", "threefry"};

Value stream_description(const RandomStream& s) {
    Ref<StructArray> out = StructArray::scalar();
    out->set("Type", Value::text(kGenerators[static_cast<size_t>(s.generator())]));
    out->set("Seed", Value::of(s.seed_value()));
    if (s.generator() == RandomStream::Generator::Twister) {
        const auto words = s.state();
        out->set("State", Value(Array::of<uint32_t>(Dims(625, 1), words.data())));
    } else {
        const uint32_t words[] = {static_cast<uint32_t>(s.position()), static_cast<uint32_t>(s.position() >> 32)};
        out->set("State", Value(Array::of<uint32_t>(Dims(2, 1), words)));
    }
    return out;
}

/// The generator with this name, as rng or as RandStream spells it.
RandomStream::Generator generator_named(const Value& name) {
    const std::string text = name.is_text() ? to_lower_ascii(name.to_text()) : std::string();
    if (text == "twister" || text == "mt19937ar")
        return RandomStream::Generator::Twister;
    if (text == "philox" || text == "philox4x32_10")
        return RandomStream::Generator::Philox;
    if (text == "threefry" || text == "threefry4x64_20")
        return RandomStream::Generator::Threefry;
    fail({"MATLAB:rng:badGenerator", "Use the generator 'twister', 'philox' or 'threefry'."});
}

void restore(RandomStream& s, const StructArray& settings) {
    constexpr Message kBad{"MATLAB:rng:badSettings", "The settings must come from an earlier call of rng."};
    const Value *type = settings.find("Type"), *state = settings.find("State"), *seed = settings.find("Seed");
    if (!state || !seed || !state->is_numeric() || !seed->is_numeric() || seed->numel() != 1)
        fail(kBad);
    const RandomStream::Generator generator = type ? generator_named(*type) : RandomStream::Generator::Twister;
    const bool twister = generator == RandomStream::Generator::Twister;
    if (state->numel() != (twister ? 625 : 2))
        fail(kBad);
    const ArrayView view(*state);
    s.select(generator);
    s.seed(ops::saturate<uint32_t>(seed->to_double()));
    if (twister) {
        std::array<uint32_t, 625> words;
        for (int64_t i = 0; i < 625; ++i)
            words[static_cast<size_t>(i)] = ops::saturate<uint32_t>(view.double_at(i));
        s.set_state(words);
    } else {
        s.set_position(ops::saturate<uint32_t>(view.double_at(0)) | uint64_t{ops::saturate<uint32_t>(view.double_at(1))} << 32);
    }
}

/// s = rng; rng(seed), rng(seed, generator), rng('default'), rng('shuffle', generator), rng(generator), rng(s)
void rng(Call& call) {
    RandomStream& s = stream(call);
    const Value before = stream_description(s);
    if (call.nargin() > 0) {
        const Value& v = call.arg(0);
        if (v.is_struct()) {
            restore(s, v.structure());
        } else if (text_is(v, "default")) {
            s.select(RandomStream::Generator::Twister);
            s.seed(0);
        } else {
            RandomStream::Generator generator = s.generator();
            double seed = 0;
            if (text_is(v, "shuffle")) {
                const auto now = std::chrono::system_clock::now().time_since_epoch();
                seed = static_cast<double>(
                    std::chrono::duration_cast<std::chrono::milliseconds>(now).count() & 0x7fffffff);
            } else if (v.is_text()) {
                generator = generator_named(v);
            } else {
                seed = scalar_argument(call, 0);
            }
            if (call.nargin() > 1)
                generator = generator_named(call.arg(1));
            if (!(seed >= 0) || seed != std::floor(seed) || seed > 4294967295.0)
                fail({"MATLAB:rng:badSeed", "The seed must be an integer between 0 and 2^32 - 1, 'default' or 'shuffle'."});
            s.select(generator);
            s.seed(static_cast<uint32_t>(seed));
        }
    }
    if (call.nargout > 0 || call.nargin() == 0)
        call.give(before);
}

constexpr std::string_view kRandom = "Random Number Generation";
constexpr Traits kDraw{Accel::Creation, false};
constexpr Builtin kRows[] = {
    {"rand", kRandom, "Uniformly distributed random numbers", 0, kAnyNumber, 1, rand_, kDraw},
    {"randn", kRandom, "Normally distributed random numbers", 0, kAnyNumber, 1, randn, kDraw},
    {"randi", kRandom, "Uniformly distributed pseudorandom integers", 1, kAnyNumber, 1, randi, kDraw},
    {"randperm", kRandom, "Random permutation of integers", 1, 2, 1, randperm, kDraw},
    {"rng", kRandom, "Control random number generator", 0, 2, 1, rng},
};

} // namespace

void register_random(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
