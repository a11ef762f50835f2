#include "gpu/kernel/probe.h"

#include "gpu/kernel/cache_file.h"
#include "gpu/kernel/call.h"
#include "gpu/memory/transfer.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

namespace etna::gpu {
namespace {

constexpr uint32_t kProbeVersion = 4; ///< bump when a probe changes
constexpr uint32_t kItems = 4096;     ///< operand triples of each probe

enum ProbeOp : uint32_t {
    kFma64,
    kDiv64,
    kSqrt64,
    kPlain64,
    kSubnormal64,
    kRounding64,
    kSpecial64,
    kNarrowing,
    kFma32,
    kDiv32,
    kSqrt32,
    kPlain32,
    kSubnormal32,
    kSpecial32,
    kNarrowingSubnormal,
    kCorrectedDiv32,
    kCorrectedSqrt32,
    kOpCount,
};

/// Doubles: operands are three 64-bit words an item, the result is one.
constexpr const char* kBody64 = R"(
void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    double a = packDouble2x32(B0(3 * i)); double b = packDouble2x32(B0(3 * i + 1)); double c = packDouble2x32(B0(3 * i + 2));
    precise double r = 0.0LF;
    uvec2 bits = uvec2(0u);
    switch (int(base)) {
    case 0: r = fma(a, b, c); break;
    case 1: r = a / b; break;
    case 2: r = sqrt(a); break;
    case 3: { precise double m = a * b; r = m + c; break; }
    case 4: { precise double m = a * b; r = m - c; break; }
    case 5: switch (int(i & 3u)) { case 0: r = floor(a); break; case 1: r = ceil(a); break; default: r = trunc(a); break; }
            break;
    case 6: switch (int(i & 3u)) { case 0: { precise double m = a * b; r = m + c; break; }
            case 1: r = a < b ? a : (b < c ? b : c); break;
            case 2: r = a != a ? 1.0LF : (a == b ? 2.0LF : (a <= c ? 3.0LF : 4.0LF)); break;
            default: r = -a; break; } break;
    case 7: case 14: bits = uvec2(floatBitsToUint(float(a)), 0u); break;
    }
    B1(i) = base == 7u || base == 14u ? bits : unpackDouble2x32(r);
}
)";

/// Singles: the same items, the low words hold floats.
constexpr const char* kBody32 = R"(
void main() {
    uint i = gl_GlobalInvocationID.x;
    if (i >= count) return;
    float a = uintBitsToFloat(B0(3 * i).x); float b = uintBitsToFloat(B0(3 * i + 1).x); float c = uintBitsToFloat(B0(3 * i + 2).x);
    precise float r = 0.0;
    switch (int(base)) {
    case 8: r = fma(a, b, c); break;
    case 9: r = a / b; break;
    case 10: r = sqrt(a); break;
    case 11: { precise float m = a * b; r = m + c; break; }
    case 12: { precise float m = a * b; r = m - c; break; }
    case 13: switch (int(i & 3u)) { case 0: { precise float m = a * b; r = m + c; break; }
            case 1: r = a < b ? a : (b < c ? b : c); break;
            case 2: r = a != a ? 1.0 : (a == b ? 2.0 : (a <= c ? 3.0 : 4.0)); break;
            default: r = -a; break; } break;
    case 15: r = eDivNormal32(a, b); break;
    case 16: r = eSqrtNormal32(a); break;
    }
    B1(i) = uvec2(floatBitsToUint(r), 0u);
}
)";

struct Random {
    uint64_t state = 0x243f6a8885a308d3u;
    uint64_t next() {
        state += 0x9e3779b97f4a7c15u;
        uint64_t x = state;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
        return x ^ (x >> 31);
    }
    int range(int low, int high) { return low + static_cast<int>(next() % static_cast<uint64_t>(high - low + 1)); }
    /// Full random mantissa, exponent of two within [low, high].
    template <class T>
    T number(int low, int high) {
        const T mantissa = static_cast<T>(1) + static_cast<T>(next() >> 11) * static_cast<T>(0x1p-53);
        const T value = std::ldexp(mantissa, range(low, high));
        return next() & 1 ? -value : value;
    }
};

template <class T>
T special_value(Random& random) {
    constexpr T kInfinity = std::numeric_limits<T>::infinity();
    const T values[] = {T(0),
                        T(-0.0),
                        T(1),
                        T(-1),
                        kInfinity,
                        -kInfinity,
                        std::numeric_limits<T>::quiet_NaN(),
                        std::numeric_limits<T>::max()};
    return values[random.next() % 8];
}

/// The exponents of zero, of the smallest normal number and of the smallest subnormal.
template <class T>
constexpr int kSmallest = std::numeric_limits<T>::min_exponent - 1;

template <class T>
void operands(uint32_t op, Random& random, T& a, T& b, T& c) {
    constexpr bool wide = sizeof(T) == 8;
    constexpr int moderate = wide ? 300 : 30;
    a = random.number<T>(-moderate, moderate);
    b = random.number<T>(-moderate, moderate);
    c = random.number<T>(-moderate, moderate);
    switch (op) {
    case kFma64:
    case kFma32:
    case kPlain64:
    case kPlain32:
        c = -a * b * random.number<T>(-2, 2); // near cancellation tells one rounding from two
        break;
    case kSqrt64:
    case kSqrt32:
    case kCorrectedSqrt32:
        a = std::fabs(a);
        break;
    case kSubnormal64:
    case kSubnormal32:
        a = random.number<T>(kSmallest<T> / 2 - 8, kSmallest<T> / 2 + 2);
        b = random.number<T>(kSmallest<T> / 2 - 8, kSmallest<T> / 2 + 2);
        c = random.number<T>(kSmallest<T> - 20, kSmallest<T>);
        break;
    case kRounding64:
        a = random.next() % 8 == 0 ? special_value<T>(random) : random.number<T>(-4, 56);
        if (random.next() % 4 == 0)
            a = std::floor(a) + T(0.5);
        if (random.next() % 16 == 0)
            a = T(-0.25);
        break;
    case kSpecial64:
    case kSpecial32:
        a = special_value<T>(random);
        b = special_value<T>(random);
        c = special_value<T>(random);
        break;
    case kNarrowing:
        a = random.number<T>(-125, 130);
        break;
    case kNarrowingSubnormal:
        a = random.number<T>(-155, -126);
        break;
    default:
        break;
    }
}

template <class T>
T expected(uint32_t op, uint32_t item, T a, T b, T c) {
    volatile T m = 0;
    switch (op) {
    case kFma64:
    case kFma32:
        return std::fma(a, b, c);
    case kDiv64:
    case kDiv32:
    case kCorrectedDiv32:
        return a / b;
    case kSqrt64:
    case kSqrt32:
    case kCorrectedSqrt32:
        return std::sqrt(a);
    case kPlain64:
    case kPlain32:
        m = a * b;
        return m + c;
    case kSubnormal64:
    case kSubnormal32:
        m = a * b;
        return m - c;
    case kRounding64:
        switch (item & 3) {
        case 0:
            return std::floor(a);
        case 1:
            return std::ceil(a);
        default:
            return std::trunc(a);
        }
    default: // the specials
        switch (item & 3) {
        case 0:
            m = a * b;
            return m + c;
        case 1:
            return a < b ? a : (b < c ? b : c);
        case 2:
            return a != a ? T(1) : (a == b ? T(2) : (a <= c ? T(3) : T(4)));
        default:
            return -a;
        }
    }
}

template <class T>
uint64_t bits_of(T value) {
    if constexpr (sizeof(T) == 8)
        return std::bit_cast<uint64_t>(value);
    else
        return std::bit_cast<uint32_t>(value);
}

template <class T>
bool same(uint64_t device, T host) {
    if (host != host) {
        T value{};
        std::memcpy(&value, &device, sizeof value);
        return value != value; // which NaN does not matter
    }
    return device == bits_of(host);
}

bool narrows(uint32_t op) {
    return op == kNarrowing || op == kNarrowingSubnormal;
}

class Probe {
  public:
    Probe(const std::shared_ptr<Device>& device, PipelineStore& pipelines)
        : device_(device), pipelines_(pipelines), sets_(device), layout_(device->capabilities()) {}

    Status open() {
        layout_.add_buffer("uvec2", false);
        layout_.add_buffer("uvec2", true);
        head_ = glsl_header(device_->capabilities(), 64) + layout_.declare();
        auto in = Buffer::create(device_, kItems * 24, MemoryUse::Upload);
        auto out = Buffer::create(device_, kItems * 8, MemoryUse::Download);
        if (!in || !out)
            return in ? out.status() : in.status();
        in_ = in.take();
        out_ = out.take();
        return {};
    }

    /// Number of items whose result differs from the host's.
    template <class T>
    Result<uint32_t> differences(uint32_t op) {
        auto pipeline = pipelines_.get(layout_.text(head_ + (sizeof(T) == 8 ? kBody64 : glsl_corrected_single() + kBody32), 64));
        if (!pipeline)
            return pipeline.status();
        Random random;
        std::vector<uint64_t> words(kItems * 3);
        std::vector<T> wanted(kItems);
        std::vector<float> narrow(kItems);
        for (uint32_t i = 0; i < kItems; ++i) {
            T a, b, c;
            operands<T>(op, random, a, b, c);
            words[3 * i] = bits_of(a);
            words[3 * i + 1] = bits_of(b);
            words[3 * i + 2] = bits_of(c);
            wanted[i] = narrows(op) ? T(0) : expected<T>(op, i, a, b, c);
            narrow[i] = static_cast<float>(a);
        }
        std::memcpy(in_.mapped(), words.data(), words.size() * 8);
        auto call = KernelCall::prepare(device_, sets_, pipeline.value(), layout_, {{&in_, &out_}, {}, {}});
        if (!call)
            return call.status();
        ComputeQueue& queue = device_->compute_queue();
        auto value = queue.submit([&](VkCommandBuffer commands) {
            call->record(commands, op, kItems, kItems / 64);
            barrier_to_host(*device_, commands);
        });
        if (!value)
            return value.status();
        const Status waited = queue.wait(value.value(), std::chrono::seconds(60));
        KernelCall::retire(queue, value.value(), call.take());
        if (!waited)
            return waited;
        std::vector<uint64_t> results(kItems);
        std::memcpy(results.data(), out_.mapped(), results.size() * 8);
        uint32_t different = 0;
        for (uint32_t i = 0; i < kItems; ++i) {
            const bool good = narrows(op) ? same<float>(results[i], narrow[i]) : same<T>(results[i], wanted[i]);
            different += good ? 0 : 1;
        }
        return different;
    }

  private:
    std::shared_ptr<Device> device_;
    PipelineStore& pipelines_;
    DescriptorSets sets_;
    ArgumentLayout layout_;
    std::string head_;
    Buffer in_;
    Buffer out_;
};

} // namespace

Result<Traits> measure_traits(const std::shared_ptr<Device>& device, PipelineStore& pipelines) {
    Probe probe(device, pipelines);
    if (Status opened = probe.open(); !opened)
        return opened;
    Traits traits;
    Status failed;
    const auto run = [&]<class T>(bool& trait, uint32_t op, T) {
        auto different = probe.differences<T>(op);
        if (different)
            trait = different.value() == 0;
        else
            failed = different.status();
    };
    run(traits.fma32, kFma32, 0.0f);
    run(traits.div32, kDiv32, 0.0f);
    run(traits.sqrt32, kSqrt32, 0.0f);
    run(traits.plain32, kPlain32, 0.0f);
    run(traits.subnormal32, kSubnormal32, 0.0f);
    run(traits.special32, kSpecial32, 0.0f);
    bool quotients = false, roots = false;
    run(quotients, kCorrectedDiv32, 0.0f);
    run(roots, kCorrectedSqrt32, 0.0f);
    traits.corrected32 = quotients && roots;
    if (device->capabilities().float64) {
        run(traits.fma64, kFma64, 0.0);
        run(traits.div64, kDiv64, 0.0);
        run(traits.sqrt64, kSqrt64, 0.0);
        run(traits.plain64, kPlain64, 0.0);
        run(traits.subnormal64, kSubnormal64, 0.0);
        run(traits.rounding64, kRounding64, 0.0);
        run(traits.special64, kSpecial64, 0.0);
        run(traits.narrowing, kNarrowing, 0.0);
        run(traits.narrowing_subnormal, kNarrowingSubnormal, 0.0);
    }
    if (!failed)
        return failed;
    traits.measured = true;
    return traits;
}

Result<Traits> probe_traits(const std::shared_ptr<Device>& device, PipelineStore& pipelines,
                            const std::string& folder) {
    const Capabilities& c = device->capabilities();
    std::string identity = "probe " + std::to_string(kProbeVersion) + " " + c.name + " " + c.driver + " " +
                           std::to_string(c.driver_version) + " " + std::to_string(c.api_version) + " ";
    identity.append(reinterpret_cast<const char*>(c.uuid), sizeof c.uuid);
    const Hash128 key = hash_text(identity);
    const std::string path = folder.empty() ? std::string() : folder + "/probe-" + key.hex() + ".bin";
    if (!path.empty()) {
        const auto stored = read_cache_file(path, key);
        if (stored && stored->size() == sizeof(Traits)) {
            Traits traits;
            std::memcpy(static_cast<void*>(&traits), stored->data(), sizeof traits);
            return traits;
        }
    }
    auto traits = measure_traits(device, pipelines);
    if (traits && !path.empty())
        write_cache_file(path, key, {reinterpret_cast<const char*>(&traits.value()), sizeof(Traits)});
    return traits;
}

} // namespace etna::gpu
