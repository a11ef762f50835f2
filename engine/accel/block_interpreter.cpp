// The portable back end of the kernel IR: one loop over the block an instruction.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "engine/accel/host_kernel.h"

#if defined(__x86_64__) && defined(__linux__) && defined(__GNUC__) && !defined(__clang__) &&                           \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define ETNA_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define ETNA_CLONES
#endif

namespace etna::accel {
namespace {

using ir::Instruction;
using ir::Op;
using ir::Type;
using ir::ValueId;

template <class T>
struct Tag {
    using type = T;
};

/// Calls `f(Tag<T>)` with the C++ type in which blocks hold an IR type.
template <class F>
void with_type(Type t, F&& f) {
    switch (t) {
    case Type::F64:
        return f(Tag<double>{});
    case Type::F32:
        return f(Tag<float>{});
    case Type::I32:
        return f(Tag<int32_t>{});
    case Type::U32:
        return f(Tag<uint32_t>{});
    case Type::I64:
        return f(Tag<int64_t>{});
    case Type::U64:
        return f(Tag<uint64_t>{});
    case Type::Bool:
        return f(Tag<uint8_t>{});
    }
}

ETNA_CLONES void fma_block(const double* a, const double* b, const double* c, double* out, int n) {
    for (int i = 0; i < n; ++i)
        out[i] = __builtin_fma(a[i], b[i], c[i]);
}

ETNA_CLONES void fma_block(const float* a, const float* b, const float* c, float* out, int n) {
    for (int i = 0; i < n; ++i)
        out[i] = __builtin_fmaf(a[i], b[i], c[i]);
}

template <class A, class R, class F>
void map1(const void* a, void* out, int n, F f) {
    const A* x = static_cast<const A*>(a);
    R* r = static_cast<R*>(out);
    for (int i = 0; i < n; ++i)
        r[i] = f(x[i]);
}
template <class A, class R, class F>
void map2(const void* a, const void* b, void* out, int n, F f) {
    const A *x = static_cast<const A*>(a), *y = static_cast<const A*>(b);
    R* r = static_cast<R*>(out);
    for (int i = 0; i < n; ++i)
        r[i] = f(x[i], y[i]);
}

template <class T>
using Unsigned = std::make_unsigned_t<std::conditional_t<std::is_integral_v<T>, T, int>>;

template <class T>
void arithmetic(Op op, const void* a, const void* b, void* out, int n) {
    if constexpr (std::is_floating_point_v<T>) {
        switch (op) {
        case Op::Add:
            return map2<T, T>(a, b, out, n, [](T x, T y) { return x + y; });
        case Op::Sub:
            return map2<T, T>(a, b, out, n, [](T x, T y) { return x - y; });
        case Op::Mul:
            return map2<T, T>(a, b, out, n, [](T x, T y) { return x * y; });
        case Op::Div:
            return map2<T, T>(a, b, out, n, [](T x, T y) { return x / y; });
        case Op::Neg:
            return map1<T, T>(a, out, n, [](T x) { return -x; });
        case Op::Abs:
            return map1<T, T>(a, out, n, [](T x) { return std::fabs(x); });
        case Op::Sqrt:
            return map1<T, T>(a, out, n, [](T x) { return std::sqrt(x); });
        case Op::Floor:
            return map1<T, T>(a, out, n, [](T x) { return std::floor(x); });
        case Op::Ceil:
            return map1<T, T>(a, out, n, [](T x) { return std::ceil(x); });
        default:
            return map1<T, T>(a, out, n, [](T x) { return std::trunc(x); });
        }
    } else {
        using U = Unsigned<T>; // wrap-around is defined for unsigned numbers
        switch (op) {
        case Op::Add:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x + y); });
        case Op::Sub:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x - y); });
        case Op::Mul:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x * y); });
        case Op::MulLow32:
            return map2<U, U>(a, b, out, n, [](U x, U y) {
                return static_cast<U>((static_cast<uint64_t>(x) & 0xffffffffu) *
                                      (static_cast<uint64_t>(y) & 0xffffffffu));
            });
        case Op::And:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x & y); });
        case Op::Or:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x | y); });
        case Op::Xor:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x ^ y); });
        case Op::Not:
            if constexpr (sizeof(T) == 1) // Bool
                return map1<U, U>(a, out, n, [](U x) { return static_cast<U>(x ^ 1); });
            return map1<U, U>(a, out, n, [](U x) { return static_cast<U>(~x); });
        case Op::Shl:
            return map2<U, U>(a, b, out, n, [](U x, U y) { return static_cast<U>(x << (y & (8 * sizeof(U) - 1))); });
        default:
            return map2<T, T>(a, b, out, n,
                              [](T x, T y) { return static_cast<T>(x >> (static_cast<U>(y) & (8 * sizeof(U) - 1))); });
        }
    }
}

template <class T>
void compare(Op op, const void* a, const void* b, void* out, int n) {
    switch (op) {
    case Op::Eq:
        return map2<T, uint8_t>(a, b, out, n, [](T x, T y) -> uint8_t { return x == y; });
    case Op::Ne:
        return map2<T, uint8_t>(a, b, out, n, [](T x, T y) -> uint8_t { return x != y; });
    case Op::Lt:
        return map2<T, uint8_t>(a, b, out, n, [](T x, T y) -> uint8_t { return x < y; });
    default:
        return map2<T, uint8_t>(a, b, out, n, [](T x, T y) -> uint8_t { return x <= y; });
    }
}

/// Floats to integers: the value fits by contract, but lanes whose result is thrown away may hold anything.
template <class From, class To>
To convert_one(From x) {
    if constexpr (std::is_floating_point_v<From> && std::is_integral_v<To>) {
        constexpr From low = sizeof(To) == 8 ? From(-9.2e18) : From(-2147483648.0);
        constexpr From high = sizeof(To) == 8 ? From(9.2e18) : From(4294967296.0);
        const From inside = x > low ? (x < high ? x : From(0)) : x == low ? low : From(0);
        return static_cast<To>(static_cast<int64_t>(inside));
    } else {
        return static_cast<To>(x);
    }
}

void select_block(size_t bytes, const void* c, const void* a, const void* b, void* out, int n) {
    const uint8_t* mask = static_cast<const uint8_t*>(c);
    const auto run = [&](auto zero) {
        using T = decltype(zero);
        const T *x = static_cast<const T*>(a), *y = static_cast<const T*>(b);
        T* r = static_cast<T*>(out);
        for (int i = 0; i < n; ++i)
            r[i] = mask[i] ? x[i] : y[i];
    };
    if (bytes == 8)
        run(uint64_t{});
    else if (bytes == 4)
        run(uint32_t{});
    else
        run(uint8_t{});
}

/// Elements of a whole array, converted to the type in which blocks hold them.
void gather(ClassId element, const void* from, const uint32_t* index, void* out, int n) {
    visit_class(element, [&](auto zero) {
        using T = decltype(zero);
        using Block = std::conditional_t<std::is_same_v<T, bool>, uint8_t,
                                         std::conditional_t<std::is_integral_v<T> && sizeof(T) < 4,
                                                            std::conditional_t<std::is_signed_v<T>, int32_t, uint32_t>, T>>;
        const T* x = static_cast<const T*>(from);
        Block* r = static_cast<Block*>(out);
        for (int i = 0; i < n; ++i)
            r[i] = static_cast<Block>(x[index[i]]);
    });
}

class BlockInterpreter final : public HostKernel {
  public:
    explicit BlockInterpreter(const ir::Kernel& kernel) : kernel_(kernel) { assign_slots(); }

    size_t scratch_bytes() const override { return slots_ * kSlot; }

    void prepare(void* scratch, const uint64_t* parameters) const override {
        for (ValueId id = 0; id < kernel_.body.size(); ++id) {
            const Instruction& i = kernel_.body[id];
            if (i.op != Op::Constant && i.op != Op::Parameter)
                continue;
            const uint64_t bits = i.op == Op::Constant ? i.bits : parameters[i.bits];
            void* slot = slot_of(scratch, id);
            with_type(i.type, [&](auto tag) {
                using T = typename decltype(tag)::type;
                T value;
                std::memcpy(&value, &bits, sizeof(T)); // little-endian: the low bytes
                std::fill_n(static_cast<T*>(slot), kHostBlock, value);
            });
        }
    }

    void run(void* scratch, const void* const* inputs, void* const* outputs, int n) const override {
        uint32_t iteration = 0, count = 0;
        ValueId loop = ir::kNoValue;
        for (ValueId id = 0; id < kernel_.body.size(); ++id) {
            const Instruction& i = kernel_.body[id];
            switch (i.op) {
            case Op::Guard: {
                const uint8_t* mask = static_cast<const uint8_t*>(value(scratch, inputs, i.a));
                if (!std::memchr(mask, 1, static_cast<size_t>(n)))
                    while (kernel_.body[id].op != Op::EndGuard)
                        ++id;
                break;
            }
            case Op::Loop:
                loop = id;
                iteration = 0;
                count = *static_cast<const uint32_t*>(value(scratch, inputs, i.a));
                for (ValueId c = id + 1; kernel_.body[c].op == Op::Carry; ++c)
                    copy_value(c, kernel_.body[c].a, scratch, inputs, n);
                if (count == 0)
                    while (kernel_.body[id].op != Op::EndLoop)
                        ++id;
                else
                    std::fill_n(static_cast<uint32_t*>(slot_of(scratch, id)), n, 0u);
                break;
            case Op::EndLoop:
                for (ValueId c = loop + 1; kernel_.body[c].op == Op::Carry; ++c)
                    copy_value(c, static_cast<ValueId>(kernel_.body[c].bits), scratch, inputs, n);
                if (++iteration < count) {
                    std::fill_n(static_cast<uint32_t*>(slot_of(scratch, loop)), n, iteration);
                    id = loop;
                }
                break;
            default:
                step(id, i, scratch, inputs, n);
            }
        }
        for (size_t k = 0; k < kernel_.outputs.size(); ++k) {
            const ValueId id = kernel_.outputs[k].value;
            std::memcpy(outputs[k], value(scratch, inputs, id),
                        block_bytes(kernel_.body[id].type) * static_cast<size_t>(n));
        }
    }

  private:
    static constexpr size_t kSlot = kHostBlock * sizeof(double);

    static void* slot_at(void* scratch, size_t slot) { return static_cast<char*>(scratch) + slot * kSlot; }
    void* slot_of(void* scratch, ValueId id) const { return slot_at(scratch, slot_[id]); }

    const void* value(void* scratch, const void* const* inputs, ValueId id) const {
        const Instruction& i = kernel_.body[id];
        if (i.op == Op::Load)
            return inputs[i.bits];
        if (i.op == Op::Index && i.type == Type::F64)
            return inputs[slot_[id]];
        return slot_of(scratch, id);
    }

    void copy_value(ValueId to, ValueId from, void* scratch, const void* const* inputs, int n) const {
        std::memcpy(slot_of(scratch, to), value(scratch, inputs, from),
                    block_bytes(kernel_.body[to].type) * static_cast<size_t>(n));
    }

    void step(ValueId id, const Instruction& i, void* scratch, const void* const* inputs, int n) const {
        const auto in = [&](ValueId v) { return value(scratch, inputs, v); };
        void* out = slot_of(scratch, id);
        switch (i.op) {
        case Op::Constant:
        case Op::Parameter:
        case Op::Load:
        case Op::Guard:
        case Op::EndGuard:
        case Op::Loop:
        case Op::Carry:
        case Op::EndLoop:
            return;
        case Op::Gather:
            return gather(kernel_.inputs[i.bits].element, inputs[i.bits], static_cast<const uint32_t*>(in(i.a)), out, n);
        case Op::Index:
            if (i.type == Type::U64)
                map1<double, uint64_t>(inputs[index_input(i)], out, n,
                                       [](double x) { return static_cast<uint64_t>(static_cast<int64_t>(x)); });
            return;
        case Op::Lookup: {
            const std::span<const uint64_t> table = ir::table(static_cast<ir::Table>(i.bits));
            const uint64_t last = table.size() - 1;
            return map1<int32_t, uint64_t>(
                in(i.a), out, n, [&](int32_t x) { return table[std::min<uint64_t>(static_cast<uint32_t>(x), last)]; });
        }
        case Op::Fma:
            if (i.type == Type::F32)
                return fma_block(static_cast<const float*>(in(i.a)), static_cast<const float*>(in(i.b)),
                                 static_cast<const float*>(in(i.c)), static_cast<float*>(out), n);
            return fma_block(static_cast<const double*>(in(i.a)), static_cast<const double*>(in(i.b)),
                             static_cast<const double*>(in(i.c)), static_cast<double*>(out), n);
        case Op::Eq:
        case Op::Ne:
        case Op::Lt:
        case Op::Le:
            return with_type(kernel_.body[i.a].type,
                             [&](auto tag) { compare<typename decltype(tag)::type>(i.op, in(i.a), in(i.b), out, n); });
        case Op::Select:
            return select_block(block_bytes(i.type), in(i.a), in(i.b), in(i.c), out, n);
        case Op::Convert:
            return with_type(kernel_.body[i.a].type, [&](auto from) {
                with_type(i.type, [&](auto to) {
                    using From = typename decltype(from)::type;
                    using To = typename decltype(to)::type;
                    map1<From, To>(in(i.a), out, n, [](From x) { return convert_one<From, To>(x); });
                });
            });
        case Op::Bitcast:
            std::memcpy(out, in(i.a), block_bytes(i.type) * static_cast<size_t>(n));
            return;
        default:
            return with_type(i.type, [&](auto tag) {
                arithmetic<typename decltype(tag)::type>(i.op, in(i.a), i.b == ir::kNoValue ? nullptr : in(i.b), out,
                                                         n);
            });
        }
    }

    /// Constants and parameters keep a slot of their own; other values share slots when their lives do not overlap.
    void assign_slots() {
        const size_t count = kernel_.body.size();
        std::vector<size_t> last_use(count, 0);
        for (ValueId id = 0; id < count; ++id)
            for (const ValueId o : {kernel_.body[id].a, kernel_.body[id].b, kernel_.body[id].c})
                if (o != ir::kNoValue)
                    last_use[o] = id;
        for (const ir::Output& o : kernel_.outputs)
            last_use[o.value] = count;
        ir::extend_over_loops(kernel_, last_use);
        std::vector<size_t> free;
        slot_.assign(count, 0);
        for (ValueId id = 0; id < count; ++id) {
            const Instruction& i = kernel_.body[id];
            if (i.op == Op::Load || i.op == Op::Guard || i.op == Op::EndGuard)
                continue;
            if (i.op == Op::EndLoop) { // what lived on through the loop
                for (ValueId o = 0; o < id; ++o)
                    if (last_use[o] == id && owns_shared_slot(o))
                        free.push_back(slot_[o]);
                continue;
            }
            if (i.op == Op::Index) {
                const size_t input = kernel_.inputs.size() + index_of(static_cast<uint32_t>(i.bits));
                if (i.type == Type::F64) {
                    slot_[id] = input;
                    continue;
                }
            }
            const bool shared = i.op != Op::Constant && i.op != Op::Parameter;
            if (shared && !free.empty()) {
                slot_[id] = free.back();
                free.pop_back();
            } else {
                slot_[id] = slots_++;
            }
            // Operands that end here give their slots back only afterwards, so that no loop writes what it reads.
            const ValueId operands[3] = {i.a, i.b, i.c};
            for (int k = 0; k < 3; ++k) {
                const ValueId o = operands[k];
                if (o == ir::kNoValue || last_use[o] != id || std::count(operands, operands + k, o))
                    continue;
                if (owns_shared_slot(o))
                    free.push_back(slot_[o]);
            }
        }
    }

    bool owns_shared_slot(ValueId id) const {
        switch (kernel_.body[id].op) {
        case Op::Constant:
        case Op::Parameter:
        case Op::Load:
        case Op::Guard:
        case Op::EndGuard:
        case Op::EndLoop:
            return false;
        case Op::Index:
            return kernel_.body[id].type != Type::F64;
        default:
            return true;
        }
    }

    size_t index_input(const Instruction& i) const {
        const auto found = std::find(index_masks_.begin(), index_masks_.end(), static_cast<uint32_t>(i.bits));
        return kernel_.inputs.size() + static_cast<size_t>(found - index_masks_.begin());
    }

    size_t index_of(uint32_t mask) {
        const auto found = std::find(index_masks_.begin(), index_masks_.end(), mask);
        if (found != index_masks_.end())
            return static_cast<size_t>(found - index_masks_.begin());
        index_masks_.push_back(mask);
        return index_masks_.size() - 1;
    }

    const ir::Kernel kernel_;
    std::vector<size_t> slot_;
    size_t slots_ = 0;
};

} // namespace

size_t block_bytes(Type type) {
    switch (type) {
    case Type::Bool:
        return 1;
    case Type::F32:
    case Type::I32:
    case Type::U32:
        return 4;
    default:
        return 8;
    }
}

std::unique_ptr<HostKernel> make_block_interpreter(const ir::Kernel& kernel) {
    return std::make_unique<BlockInterpreter>(kernel);
}

} // namespace etna::accel
