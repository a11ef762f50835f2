// Kernel IR, planner, host back ends, reductions, policy: what runs deferred equals what runs at once, to the bit.
#define QT_NO_KEYWORDS // the kernel builder has a function called emit
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "engine/accel/context.h"
#include "engine/accel/provider.h"
#include "engine/accel/telemetry.h"
#include "engine/accel/elementary.h"
#include "engine/accel/expr.h"
#include "engine/accel/host_kernel.h"
#include "engine/accel/host_provider.h"
#include "engine/accel/kernel_table.h"
#include "engine/accel/reduce_tree.h"
#include "engine/ops/operators.h"

using namespace etna;
using namespace etna::accel;
using ops::BinaryOp;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

ContextOptions eager_to_defer() {
    ContextOptions options;
    options.defer_min = 1;
    options.device = DeviceMode::Cpu;
    return options;
}

/// Doubles with everything that goes wrong: NaN, infinities, zeros of both signs, subnormals, ties, large and small.
double nasty(std::mt19937_64& g) {
    static const double special[] = {0.0,    -0.0,  kInf,    -kInf,        kNaN,         5e-324, -2.2e-308,
                                     0.5,    -0.5,  1.5,     2.5,          -2.5,         127.5,  128.0,
                                     -128.5, 255.5, 65535.5, 2147483647.5, 4294967295.5, 1e300,  -1e-300};
    if (g() % 4 == 0)
        return special[g() % std::size(special)];
    return std::ldexp(static_cast<double>(static_cast<int64_t>(g())), static_cast<int>(g() % 40) - 80);
}

Value array_of(ClassId cls, const Dims& dims, unsigned seed) {
    std::mt19937_64 g(seed);
    Ref<Array> doubles = Array::uninitialized(ClassId::Double, dims);
    for (int64_t i = 0; i < dims.numel(); ++i) {
        double x = nasty(g);
        if (cls == ClassId::Logical || cls == ClassId::Char)
            x = static_cast<double>(g() % (cls == ClassId::Logical ? 2 : 1000));
        doubles->data_mut<double>()[i] = x;
    }
    const Value value{Ref<Array>(doubles)};
    return cls == ClassId::Double ? value : ops::convert(value, cls);
}

/// Same class, size and bits; any NaN equals any NaN.
bool same(const Value& a, const Value& b) {
    if (a.class_id() != b.class_id() || !(a.dims() == b.dims()) || a.is_complex() || b.is_complex())
        return false;
    const ArrayView x(a), y(b);
    return visit_class(a.class_id(), [&](auto zero) {
        using T = decltype(zero);
        for (int64_t i = 0; i < x.numel(); ++i) {
            const T p = x.data<T>()[i], q = y.data<T>()[i];
            if (std::memcmp(&p, &q, sizeof(T)) != 0 && !(p != p && q != q)) {
                qWarning("element %lld of %s: %a and %a", static_cast<long long>(i), class_name(a.class_id()).data(),
                         static_cast<double>(p), static_cast<double>(q));
                return false;
            }
        }
        return true;
    });
}

bool is_pending(const Value& v) {
    return v.is_heap() && v.array().storage().is_deferred();
}

Value called(Context& context, const char* name, std::vector<Value> args, Accel kind = Accel::Elementwise) {
    const Builtin builtin{name, "", "", 1, 3, 1, nullptr, {kind, true}};
    Value result;
    alignas(16) static char nobody[16]; // the hooks do not look at the interpreter
    Call call{*reinterpret_cast<vm::Interpreter*>(nobody), builtin, args, 1, std::span(&result, 1)};
    return context.defer_call(call) ? result : Value();
}

/// A device that computes on the host, and fails when told to.
class FakeDevice final : public Provider {
  public:
    static inline ProviderKind kind = ProviderKind::SoftwareGpu;
    static inline RunStatus answer = RunStatus::Ok;
    static inline bool full = false;
    static inline int runs = 0;
    static std::unique_ptr<Provider> make() { return std::make_unique<FakeDevice>(); }

    FakeDevice() {
        info_.name = "fake";
        info_.kind = kind;
        calibration_.launch_s = 1e-6;
        calibration_.upload_bytes_s = calibration_.download_bytes_s = calibration_.memory_bytes_s = 1e15;
        calibration_.f64_ops_s = calibration_.f32_ops_s = calibration_.other_ops_s = 1e18;
    }
    const ProviderInfo& info() const override { return info_; }
    MemoryInfo memory() const override { return {}; }
    const ProviderCounters& counters() const override { return counters_; }
    void reset_counters() override { counters_ = {}; }
    const Calibration& calibration() override { return calibration_; }
    const Calibration& recalibrate(bool) override { return calibration_; }
    Ref<DeviceBuffer> allocate(size_t bytes) override { return full ? nullptr : host_->allocate(bytes); }
    Ref<DeviceBuffer> upload(const void* from, size_t bytes) override {
        return full ? nullptr : host_->upload(from, bytes);
    }
    bool owns(const DeviceBuffer& buffer) const override { return host_->owns(buffer); }
    RunStatus run(Launch& launch) override {
        ++runs;
        if (answer != RunStatus::Ok)
            return answer;
        std::vector<Operand> in(launch.inputs.begin(), launch.inputs.end()),
            out(launch.outputs.begin(), launch.outputs.end());
        for (std::vector<Operand>* operands : {&in, &out})
            for (Operand& o : *operands)
                o.host = host_memory(*o.buffer);
        Launch copy = launch;
        copy.inputs = in;
        copy.outputs = out;
        return host_->run(copy);
    }
    RunStatus wait() override { return RunStatus::Ok; }
    uint64_t kernel_time_ns(uint64_t) override { return 1000; }

  private:
    std::unique_ptr<Provider> host_ = make_host_provider();
    ProviderInfo info_;
    ProviderCounters counters_;
    Calibration calibration_;
};

ir::Kernel kernel_of(const KernelRow& row) {
    ir::Kernel kernel;
    ir::Builder builder(kernel);
    const bool logical = row.rule == KernelRule::Logical;
    ir::Expr in[2];
    OperandType types[2];
    for (int k = 0; k < row.arity; ++k) {
        types[k].cls = logical                                                ? ClassId::Logical
                       : row.rule == KernelRule::Cast && row.name == "double" ? ClassId::Single
                                                                              : ClassId::Double;
        kernel.inputs.push_back({types[k].cls});
        in[k] = builder.load(static_cast<uint32_t>(k));
    }
    const size_t arity = static_cast<size_t>(row.arity);
    const ClassId cls = *result_class(row, std::span(types, arity));
    kernel.outputs.push_back({emit_kernel(row, std::span(in, arity), std::span(types, arity), cls).id, cls});
    return kernel;
}

struct Scratch {
    explicit Scratch(size_t bytes) : memory(std::aligned_alloc(64, (bytes + 127) / 64 * 64)) {}
    ~Scratch() { std::free(memory); }
    void* memory;
};

} // namespace

class AccelTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void kernels_print_and_share_equal_values() {
        ir::Kernel kernel;
        kernel.inputs = {{ClassId::Double}, {ClassId::Int8, 0}};
        ir::Builder builder(kernel);
        const ir::Expr x = builder.load(0), y = convert(builder.load(1), ir::Type::F64);
        const ir::Expr sum = fma(x, y, 0.5);
        QCOMPARE(fma(x, y, 0.5).id, sum.id);
        const ir::Expr small = sum < 2.0, minus = -x;
        kernel.outputs = {{select(small, sum, minus).id}};
        QCOMPARE(QString::fromStdString(kernel.text()), QStringLiteral("kernel rank 1\n"
                                                                       "input 0: double\n"
                                                                       "input 1: int8, scalar\n"
                                                                       "%0:f64 = Load 0\n"
                                                                       "%1:i32 = Load 1\n"
                                                                       "%2:f64 = Convert %1\n"
                                                                       "%3:f64 = Constant 0.5\n"
                                                                       "%4:f64 = Fma %0, %2, %3\n"
                                                                       "%5:f64 = Constant 2\n"
                                                                       "%6:bool = Lt %4, %5\n"
                                                                       "%7:f64 = Neg %0\n"
                                                                       "%8:f64 = Select %6, %4, %7\n"
                                                                       "output double: %8\n"));
        QVERIFY(!kernel.verify());
        ir::Kernel other = kernel;
        QCOMPARE(other.hash(), kernel.hash());
        QVERIFY(other == kernel);
        other.body[5].bits ^= 1;
        QVERIFY(other.hash() != kernel.hash());
        QVERIFY(!(other == kernel));
    }

    void verifier_finds_wrong_programs() {
        ir::Kernel kernel;
        kernel.inputs = {{ClassId::Double}};
        ir::Builder builder(kernel);
        const ir::Expr x = builder.load(0);
        const ir::Expr far = 1.0 < x;
        ir::Expr inside{};
        guarded(far, [&] { inside = x * 2.0; });
        kernel.outputs = {{select(far, inside, x).id}};
        QVERIFY(!kernel.verify());
        ir::Kernel leaks = kernel;
        leaks.outputs[0].value = inside.id;
        QVERIFY(leaks.verify());
        ir::Kernel early = kernel;
        early.body[2].a = 5;
        QVERIFY(early.verify());
        ir::Kernel types = kernel;
        types.body.push_back({ir::Op::Fma, ir::Type::F32, 0, 0, 0});
        QVERIFY(types.verify());
        ir::Kernel open = kernel;
        open.body.push_back({ir::Op::Guard, ir::Type::Bool, far.id});
        QVERIFY(open.verify());
        ir::Kernel none = kernel;
        none.outputs.clear();
        QVERIFY(none.verify());
    }

    void every_row_of_the_table_verifies() {
        for (const KernelRow& row : kernel_rows()) {
            const auto problem = kernel_of(row).verify();
            QVERIFY2(!problem, problem ? (std::string(row.name) + ": " + *problem).c_str() : "");
        }
    }

    /// Machine code, where this processor has it, and the portable back end: the same bits for every row, at lengths
    /// around the width of a register, with rare lanes in between.
    void both_back_ends_agree() {
        std::mt19937_64 g(5);
        for (const KernelRow& row : kernel_rows()) {
            const ir::Kernel kernel = kernel_of(row);
            const auto machine = make_machine_kernel(kernel), portable = make_block_interpreter(kernel);
            if (!machine)
                continue;
            Scratch a(machine->scratch_bytes()), b(portable->scratch_bytes());
            machine->prepare(a.memory, nullptr);
            portable->prepare(b.memory, nullptr);
            const size_t in_size = block_bytes(ir::load_type(kernel.inputs[0].element));
            const size_t out_size = block_bytes(ir::load_type(kernel.outputs[0].element));
            for (const int count : {1, 2, 3, 4, 5, 7, 8, 64, 67, 1000, 1024}) {
                std::vector<char> in[2], got(kHostBlock * 8, 1), want(kHostBlock * 8, 2);
                for (std::vector<char>& bytes : in) {
                    bytes.resize(kHostBlock * 8);
                    for (int i = 0; i < count; ++i) {
                        const double x = g() % 8 ? static_cast<double>(static_cast<int64_t>(g())) * 1e-17 : nasty(g);
                        const float f = static_cast<float>(x);
                        const char flag = static_cast<char>(g() & 1);
                        const void* from = in_size == 8   ? static_cast<const void*>(&x)
                                           : in_size == 4 ? static_cast<const void*>(&f)
                                                          : &flag;
                        std::memcpy(bytes.data() + static_cast<size_t>(i) * in_size, from, in_size);
                    }
                }
                const void* inputs[] = {in[0].data(), in[1].data()};
                void *first[] = {got.data()}, *second[] = {want.data()};
                machine->run(a.memory, inputs, first, count);
                portable->run(b.memory, inputs, second, count);
                for (int i = 0; i < count; ++i) {
                    const char *p = got.data() + static_cast<size_t>(i) * out_size,
                               *q = want.data() + static_cast<size_t>(i) * out_size;
                    bool equal = std::memcmp(p, q, out_size) == 0;
                    if (!equal && out_size == 8) {
                        double x, y;
                        std::memcpy(&x, p, 8);
                        std::memcpy(&y, q, 8);
                        equal = std::isnan(x) && std::isnan(y);
                    } else if (!equal && out_size == 4) {
                        float x, y;
                        std::memcpy(&x, p, 4);
                        std::memcpy(&y, q, 4);
                        equal =
                            ir::load_type(kernel.outputs[0].element) == ir::Type::F32 && std::isnan(x) && std::isnan(y);
                    }
                    QVERIFY2(equal, row.name.data());
                }
                QVERIFY(std::all_of(got.begin() + static_cast<long>(out_size) * count, got.end(),
                                    [](char c) { return c == 1; }));
            }
        }
    }

    void kernels_equal_scalar_functions() {
        Context context(eager_to_defer());
        for (const KernelRow& row : kernel_rows()) {
            const std::string name(row.name);
            const auto scalar = elementary::array_function(name.c_str());
            if (row.arity != 1 || !scalar || name == "sign" || name == "abs")
                continue;
            std::mt19937_64 g(7);
            Ref<Array> x = Array::uninitialized(ClassId::Double, Dims(1, 20000));
            for (int64_t i = 0; i < x->numel(); ++i) {
                double v = nasty(g);
                if (i % 3 == 0) {
                    const uint64_t bits = g();
                    std::memcpy(&v, &bits, 8);
                }
                x->data_mut<double>()[i] = row.rule == KernelRule::FloatNotNegative ? std::fabs(v) : v;
            }
            Ref<Array> want = Array::uninitialized(ClassId::Double, x->dims());
            scalar(x->data<double>(), want->data_mut<double>(), x->numel());
            const Value got = called(context, name.c_str(), {Value(x)});
            QVERIFY2(is_pending(got), name.c_str());
            QVERIFY2(same(got, Value(want)), name.c_str());
        }
    }

    void operators_equal_the_reference_data() {
        QTest::addColumn<int>("a");
        QTest::addColumn<int>("b");
        const ClassId classes[] = {ClassId::Double,  ClassId::Single, ClassId::Int8,   ClassId::Int16,
                                   ClassId::Int32,   ClassId::UInt8,  ClassId::UInt16, ClassId::UInt32,
                                   ClassId::Logical, ClassId::Char,   ClassId::Int64,  ClassId::UInt64};
        for (const ClassId a : classes)
            for (const ClassId b : classes)
                QTest::addRow("%s %s", class_name(a).data(), class_name(b).data())
                    << static_cast<int>(a) << static_cast<int>(b);
    }
    void operators_equal_the_reference() {
        QFETCH(int, a);
        QFETCH(int, b);
        const ClassId ca = static_cast<ClassId>(a), cb = static_cast<ClassId>(b);
        Context context(eager_to_defer());
        const Dims shapes[][2] = {{Dims(37, 41), Dims(37, 41)},       {Dims(37, 41), Dims(1, 1)},
                                  {Dims(1, 1), Dims(37, 41)},         {Dims(37, 1), Dims(1, 41)},
                                  {Dims({5, 1, 7}), Dims({1, 6, 1})}, {Dims({3, 4, 5}), Dims(3, 4)},
                                  {Dims(1, 2500), Dims(4, 1)}};
        int deferred = 0;
        for (const auto& shape : shapes) {
            const Value x = array_of(ca, shape[0], 11), y = array_of(cb, shape[1], 12);
            for (const BinaryOp op :
                 {BinaryOp::Add, BinaryOp::Subtract, BinaryOp::Times, BinaryOp::Divide, BinaryOp::LeftDivide,
                  BinaryOp::Power, BinaryOp::Equal, BinaryOp::NotEqual, BinaryOp::Less, BinaryOp::LessEqual,
                  BinaryOp::Greater, BinaryOp::GreaterEqual, BinaryOp::And, BinaryOp::Or}) {
                Value got;
                if (!context.defer_binary(op, x, y, got))
                    continue; // the ordinary path computes or complains
                ++deferred;
                const Value want = ops::binary(op, x, y);
                QVERIFY2(same(got, want), ops::function_name(op).data());
            }
        }
        const bool long_integers = ca >= ClassId::Int64 && (ca == ClassId::Int64 || ca == ClassId::UInt64);
        if (!long_integers && cb != ClassId::Int64 && cb != ClassId::UInt64)
            QVERIFY(deferred >= 30);
    }

    void conversions_and_unary_operators_equal_the_reference() {
        Context context(eager_to_defer());
        for (const ClassId from : {ClassId::Double, ClassId::Single, ClassId::Int8, ClassId::UInt8, ClassId::Int32,
                                   ClassId::UInt32, ClassId::Logical, ClassId::Char}) {
            const Value x = array_of(from, Dims(100, 33), 21);
            for (const ClassId to : {ClassId::Double, ClassId::Single, ClassId::Int8, ClassId::Int16, ClassId::Int32,
                                     ClassId::UInt8, ClassId::UInt16, ClassId::UInt32})
                if (to != from)
                    QVERIFY2(same(called(context, class_name(to).data(), {x}), ops::convert(x, to)),
                             class_name(to).data());
            Value minus;
            QVERIFY(context.defer_unary(ops::UnaryOp::Minus, x, minus));
            QVERIFY(same(minus, ops::unary(ops::UnaryOp::Minus, x)));
        }
        const Value flags = array_of(ClassId::Logical, Dims(10, 300), 22);
        Value inverted;
        QVERIFY(context.defer_unary(ops::UnaryOp::Not, flags, inverted));
        QVERIFY(same(inverted, ops::unary(ops::UnaryOp::Not, flags)));
    }

    void what_could_fail_or_leave_the_reals_is_not_deferred() {
        Context context(eager_to_defer());
        const Value x = array_of(ClassId::Double, Dims(30, 30), 3), y = array_of(ClassId::Double, Dims(29, 30), 4);
        Value out;
        QVERIFY(!context.defer_binary(BinaryOp::Add, x, y, out));    // sizes
        QVERIFY(!context.defer_binary(BinaryOp::And, x, x, out));    // a NaN raises an error
        QVERIFY(!context.defer_binary(BinaryOp::MTimes, x, y, out)); // inner dimensions
        QVERIFY(!called(context, "sqrt", {x}).is_defined());         // some are negative
        QVERIFY(!context.defer_binary(BinaryOp::Power, x, Value::of(0.5), out));
        QVERIFY(context.defer_binary(BinaryOp::Power, x, Value::of(3.0), out));
        Value square;
        QVERIFY(context.defer_binary(BinaryOp::Times, x, x, square));
        QVERIFY(called(context, "sqrt", {square}).is_defined()); // known not to be negative
        const Value mixed = array_of(ClassId::Int8, Dims(30, 30), 5), other = array_of(ClassId::Int16, Dims(30, 30), 6);
        QVERIFY(!context.defer_binary(BinaryOp::Add, mixed, other, out));
    }

    void a_group_is_cut_as_planned() {
        Context context(eager_to_defer());
        const Value x = array_of(ClassId::Double, Dims(4, 3), 1), row = array_of(ClassId::Single, Dims(1, 3), 2);
        Value sum, scaled;
        QVERIFY(context.defer_binary(BinaryOp::Add, x, x, sum));
        QVERIFY(context.defer_binary(BinaryOp::Less, sum, row, scaled));
        sum = Value();
        QCOMPARE(QString::fromStdString(context.explain(scaled)),
                 QStringLiteral("group plus, lt: 12 elements, 2 operations\n"
                                "kernel rank 2\n"
                                "input 0: double\n"
                                "input 1: single, varies 0b10\n"
                                "%0:f64 = Load 0\n"
                                "%1:f64 = Add %0, %0\n"
                                "%2:f32 = Load 1\n"
                                "%3:f32 = Convert %1\n"
                                "%4:f64 = Convert %3\n"
                                "%5:f64 = Convert %2\n"
                                "%6:bool = Lt %4, %5\n"
                                "output logical: %6\n"
                                "device: cpu. ETNA_DEVICE=cpu keeps work on the processor.\n"));
    }

    void intermediate_results_that_somebody_holds_come_out_too() {
        Context context(eager_to_defer());
        context.begin_run();
        const Value x = array_of(ClassId::Double, Dims(1, 5000), 1);
        Value t, y;
        QVERIFY(context.defer_binary(BinaryOp::Times, x, x, t));
        QVERIFY(context.defer_binary(BinaryOp::Add, t, Value::of(1.0), y));
        const Value want_t = ops::binary(BinaryOp::Times, x, x);
        QVERIFY(same(y, ops::binary(BinaryOp::Add, want_t, Value::of(1.0))));
        QCOMPARE(context.telemetry().forced_groups, 1u);
        QVERIFY(same(t, want_t));
        QCOMPARE(context.telemetry().forced_groups, 1u);
        QCOMPARE(context.telemetry().fused_nodes, 2u);
    }

    void equal_subexpressions_are_computed_once() {
        Context context(eager_to_defer());
        context.begin_run();
        const Value x = array_of(ClassId::Double, Dims(1, 5000), 1);
        const Value a = called(context, "exp", {x}), b = called(context, "exp", {x});
        Value sum;
        QVERIFY(context.defer_binary(BinaryOp::Add, a, b, sum));
        QVERIFY(sum.array().data<double>() != nullptr); // forces
        QVERIFY(context.telemetry().shared_nodes >= 1);
        QVERIFY(same(sum, ops::binary(BinaryOp::Add, a, b)));
    }

    void writing_to_an_operand_does_not_change_what_waits() {
        Context context(eager_to_defer());
        Value x = array_of(ClassId::Double, Dims(1, 1000), 1);
        const Value want = ops::binary(BinaryOp::Add, x, Value::of(1.0));
        Value y;
        QVERIFY(context.defer_binary(BinaryOp::Add, x, Value::of(1.0), y));
        x.array_mut().data_mut<double>()[0] = 1e9;
        QVERIFY(same(y, want));
        // The other way: a copy of a pending value is written; the value itself stays.
        Value z, copy;
        QVERIFY(context.defer_binary(BinaryOp::Add, x, Value::of(2.0), z));
        copy = z;
        copy.array_mut().data_mut<double>()[5] = -7;
        QVERIFY(same(z, ops::binary(BinaryOp::Add, x, Value::of(2.0))));
        QCOMPARE(copy.array().data<double>()[5], -7.0);
    }

    void long_loops_do_not_grow_the_graph() {
        Context context(eager_to_defer());
        context.begin_run();
        Value s = array_of(ClassId::Double, Dims(1, 300), 1);
        Value want = s;
        const int steps = 2 * context.options().max_pending;
        for (int i = 0; i < steps; ++i) {
            Value next;
            QVERIFY(context.defer_binary(BinaryOp::Add, s, Value::of(0.1 * i), next));
            s = std::move(next);
            want = ops::binary(BinaryOp::Add, want, Value::of(0.1 * i));
        }
        QVERIFY(context.telemetry().forced_groups >= 1);
        QVERIFY(same(s, want));
    }

    /// What a loop of the program repeats is one kernel with a loop: carried values, scalars that change, integers and
    /// flags among them, values that somebody keeps, and a part that does not repeat in front and behind.
    void repeated_operations_become_a_loop() {
        for (const ClassId cls : {ClassId::Double, ClassId::Single, ClassId::Int16}) {
            Context context(eager_to_defer());
            context.begin_run();
            const auto step = [&](bool defer, BinaryOp op, const Value& a, const Value& b) {
                Value out;
                if (!defer || !context.defer_binary(op, a, b, out))
                    out = ops::binary(op, a, b);
                return out;
            };
            const auto run = [&](bool defer, Value& middle) {
                const Value x = array_of(cls, Dims(1, 1500), 1), one = Value::of(1.0);
                Value a = step(defer, BinaryOp::Times, x, Value::of(0.5)), b = step(defer, BinaryOp::Add, x, one);
                for (int i = 0; i < 40; ++i) {
                    const Value grown = step(defer, BinaryOp::Times, a, Value::of(1.0 - 0.01 * i));
                    const Value mixed = step(defer, BinaryOp::Subtract, grown, b);
                    b = step(defer, BinaryOp::Add, a, Value::of(0.25));
                    a = mixed;
                    if (i == 2)
                        middle = grown;
                }
                return step(defer, BinaryOp::Less, a, step(defer, BinaryOp::Times, b, x));
            };
            Value kept, kept_want;
            const Value want = run(false, kept_want), got = run(true, kept);
            QVERIFY(same(got, want));
            QVERIFY(same(kept, kept_want));
            QVERIFY(context.telemetry().forced_groups <= 3);
        }
    }

    void values_nobody_wants_are_never_computed() {
        Context context(eager_to_defer());
        context.begin_run();
        const Value x = array_of(ClassId::Double, Dims(1, 300), 1);
        { const Value gone = called(context, "exp", {x}); }
        context.end_run();
        QCOMPARE(context.telemetry().forced_groups, 0u);
        QCOMPARE(context.telemetry().dropped_nodes, 1u);
    }

    void pending_values_outlive_their_context() {
        const Value x = array_of(ClassId::Double, Dims(1, 300), 1);
        Value y;
        {
            Context context(eager_to_defer());
            QVERIFY(context.defer_binary(BinaryOp::Add, x, x, y));
        }
        QVERIFY(same(y, ops::binary(BinaryOp::Add, x, x)));
    }

    void ranges_enter_kernels_as_formulas() {
        Context context(eager_to_defer());
        const RangeSpec spec{-1, 0.1, 1, 21};
        const Value range{Array::range(spec)};
        Value y;
        QVERIFY(context.defer_binary(BinaryOp::Times, range, Value::of(1.0), y));
        QVERIFY(same(y, Value(Array::range(spec))));
        QVERIFY(!range.array().storage().on_host());
    }

    void reductions_follow_the_tree() {
        for (const Dims& dims : {Dims(1, 1), Dims(1, 15), Dims(17, 3), Dims(3, 300), Dims(1000, 7), Dims(7, 5000),
                                 Dims({6, 70, 9}), Dims(1, 70000), Dims(700, 600)}) {
            const Value x = array_of(ClassId::Double, dims, 9);
            Value previous[8];
            for (int threads = 1; threads <= 4; ++threads) {
                ContextOptions options = eager_to_defer();
                options.threads = threads;
                Context context(options);
                int at = 0;
                for (const char* name : {"sum", "prod", "max", "min"}) {
                    for (int d = 0; d < dims.count(); ++d) {
                        const bool extreme = std::strlen(name) == 3 && name[0] == 'm';
                        if (extreme && d != dims.first_non_singleton())
                            continue;
                        const Value got = extreme ? called(context, name, {x}, Accel::Reduction)
                                                  : called(context, name, {x, Value::of(d + 1.0)}, Accel::Reduction);
                        if (!got.is_defined())
                            continue; // a scalar
                        const ir::Reduction op = name[0] == 's'   ? ir::Reduction::Sum
                                                 : name[0] == 'p' ? ir::Reduction::Prod
                                                 : name[1] == 'a' ? ir::Reduction::Max
                                                                  : ir::Reduction::Min;
                        Dims result = dims;
                        result.set(d, 1);
                        Ref<Array> want = Array::uninitialized(ClassId::Double, result);
                        reduce_array(op, ClassId::Double, x.array().data<double>(), dims.stride(d), dims[d],
                                     dims.numel() / dims.stride(d) / dims[d], want->data_mut<double>());
                        QVERIFY2(same(got, Value(want)), name);
                        if (at < 8) {
                            QVERIFY(threads == 1 || same(got, previous[at]));
                            previous[at++] = got;
                        }
                    }
                }
            }
        }
    }

    void the_tree_is_the_documented_one() {
        // Plain loops, as the header says it.
        for (const int64_t n : {1, 2, 15, 16, 17, 255, 256, 257, 1000, 5000}) {
            std::mt19937_64 g(static_cast<unsigned>(n));
            std::vector<double> v(static_cast<size_t>(n));
            for (double& x : v)
                x = static_cast<double>(static_cast<int64_t>(g()));
            std::vector<double> p;
            for (size_t b = 0; b < v.size(); b += 256) {
                double a[16];
                for (size_t l = 0; l < 16; ++l) {
                    a[l] = -0.0;
                    for (size_t j = b + l; j < std::min(v.size(), b + 256); j += 16)
                        a[l] = j == b + l ? v[j] : a[l] + v[j];
                }
                for (size_t w = 8; w > 0; w /= 2)
                    for (size_t l = 0; l < w; ++l)
                        a[l] = a[l] + a[l + w];
                p.push_back(a[0]);
            }
            while (p.size() > 1) {
                std::vector<double> q;
                for (size_t k = 0; k + 1 < p.size(); k += 2)
                    q.push_back(p[k] + p[k + 1]);
                if (p.size() % 2)
                    q.push_back(p.back());
                p = q;
            }
            QCOMPARE(reduce_tree(ir::Reduction::Sum, v.data(), n), p[0]);
        }
    }

    void reductions_fuse_with_their_producers() {
        Context context(eager_to_defer());
        context.begin_run();
        const Value x = array_of(ClassId::Single, Dims(300, 40), 2), row = array_of(ClassId::Double, Dims(1, 40), 3);
        Value t;
        QVERIFY(context.defer_binary(BinaryOp::Times, x, row, t));
        const Value eager = ops::binary(BinaryOp::Times, x, row);
        const Value sum = called(context, "sum", {t, Value::text("all")}, Accel::Reduction);
        t = Value();
        double want = 0;
        reduce_array(ir::Reduction::Sum, ClassId::Single, eager.array().data<float>(), 1, eager.numel(), 1, &want);
        QCOMPARE(ArrayView(sum).data<float>()[0], static_cast<float>(want));
        QCOMPARE(context.telemetry().forced_groups, 1u);
    }

    void elementary_functions_are_within_one_ulp() {
        struct Row {
            const char* name;
            double (*f)(double);
            long double (*reference)(long double);
            double low, high;
        };
        const Row rows[] = {
            {"exp", elementary::exp, std::exp, -745, 709},    {"expm1", elementary::expm1, std::expm1, -40, 700},
            {"log", elementary::log, std::log, 1e-300, 100},  {"log1p", elementary::log1p, std::log1p, -0.999, 100},
            {"log2", elementary::log2, std::log2, 1e-3, 1e5}, {"log10", elementary::log10, std::log10, 1e-3, 1e5},
            {"sin", elementary::sin, std::sin, -1000, 1000},  {"cos", elementary::cos, std::cos, -1000, 1000},
            {"tan", elementary::tan, std::tan, -1000, 1000},  {"asin", elementary::asin, std::asin, -1, 1},
            {"acos", elementary::acos, std::acos, -1, 1},     {"atan", elementary::atan, std::atan, -50, 50},
            {"sinh", elementary::sinh, std::sinh, -709, 709}, {"cosh", elementary::cosh, std::cosh, -709, 709},
            {"tanh", elementary::tanh, std::tanh, -20, 20},   {"asinh", elementary::asinh, std::asinh, -1e4, 1e4},
            {"acosh", elementary::acosh, std::acosh, 1, 1e4}, {"atanh", elementary::atanh, std::atanh, -1, 1},
            {"cbrt", elementary::cbrt, std::cbrt, -1e6, 1e6}};
        std::mt19937_64 g(1);
        for (const Row& row : rows)
            for (int i = 0; i < 20000; ++i) {
                double x = std::uniform_real_distribution<double>(row.low, row.high)(g);
                if (i % 4 == 0 && row.low < 0.5 && row.high > 0.5 && row.low >= -1000)
                    x = std::ldexp(x / row.high, -static_cast<int>(g() % 60));
                if (x < row.low || x > row.high)
                    continue;
                const long double want = row.reference(x);
                const double got = row.f(x);
                int exponent = 0;
                std::frexp(static_cast<double>(want), &exponent);
                const long double ulp = std::ldexp(1.0L, std::max(exponent - 53, -1074));
                const long double error = std::fabs(static_cast<long double>(got) - want) / ulp;
                QVERIFY2(error <= 1, qPrintable(QStringLiteral("%1(%2): %3 ulp")
                                                    .arg(row.name)
                                                    .arg(x, 0, 'g', 17)
                                                    .arg(static_cast<double>(error))));
            }
    }

    void elementary_functions_know_the_edges() {
        QCOMPARE(elementary::exp(710.0), kInf);
        QCOMPARE(elementary::exp(-kInf), 0.0);
        QVERIFY(std::isnan(elementary::exp(kNaN)));
        QCOMPARE(elementary::log(0.0), -kInf);
        QVERIFY(std::isnan(elementary::log(-1.0)));
        QCOMPARE(elementary::log2(0x1p-1074), -1074.0);
        QCOMPARE(elementary::log10(1e15), 15.0);
        QVERIFY(std::signbit(elementary::sin(-0.0)));
        QVERIFY(std::isnan(elementary::sin(kInf)));
        QCOMPARE(elementary::sin(1e22), -0.8522008497671888); // pi to 120 bits and more
        QCOMPARE(elementary::cos(0x1.6ac5b262ca1ffp+849),
                 4.6871659242546277e-19 * 0 + elementary::cos(-0x1.6ac5b262ca1ffp+849));
        QCOMPARE(elementary::pow(2.0, -1074.0), 0x1p-1074);
        QCOMPARE(elementary::pow(-2.0, 3.0), -8.0);
        QCOMPARE(elementary::pow(-kInf, -3.0), -0.0);
        QVERIFY(std::isnan(elementary::pow(-8.0, 1.0 / 3)));
        QCOMPARE(elementary::pow(kNaN, 0.0), 1.0);
        QCOMPARE(elementary::pow(10.0, 3.0), 1000.0);
        QCOMPARE(elementary::hypot(3.0, 4.0), 5.0);
        QCOMPARE(elementary::hypot(1e308, 1e308), 1.4142135623730951e308);
        QCOMPARE(elementary::atan2(0.0, -1.0), 3.141592653589793);
        QCOMPARE(elementary::atan2(-0.0, -1.0), -3.141592653589793);
        QCOMPARE(elementary::round(0.49999999999999994), 0.0);
        QCOMPARE(elementary::round(-2.5), -3.0);
        QCOMPARE(elementary::mod(-1.0, 3.0), 2.0);
        QCOMPARE(elementary::mod(5.0, 0.0), 5.0);
        QCOMPARE(elementary::rem(-7.0, 3.0), -1.0);
        QCOMPARE(elementary::fma(0x1p53 + 2, 3.0, -0x1.8p54), 6.0);
    }

    void switching_it_off_defers_nothing() {
        ContextOptions options = eager_to_defer();
        options.defer = false;
        Context context(options);
        Value out;
        const Value x = array_of(ClassId::Double, Dims(1, 100000), 1);
        QVERIFY(!context.defer_binary(BinaryOp::Add, x, x, out));
        QVERIFY(!called(context, "exp", {x}).is_defined());
    }

    void small_arrays_are_not_deferred() {
        ContextOptions options;
        Context context(options);
        Value out;
        const Value x = array_of(ClassId::Double, Dims(1, options.defer_min - 1), 1);
        QVERIFY(!context.defer_binary(BinaryOp::Add, x, x, out));
        const Value y = array_of(ClassId::Double, Dims(1, options.defer_min), 1);
        QVERIFY(context.defer_binary(BinaryOp::Add, y, y, out));
    }

    void a_missing_device_is_said_once_a_run() {
        register_provider_factory(nullptr);
        Context context(eager_to_defer());
        context.begin_run();
        QVERIFY(!context.take_warning());
        const Value x = array_of(ClassId::Double, Dims(2, 2), 1);
        const Value there = context.to_device(x);
        QVERIFY(context.take_warning().value().find("No acceleration provider registered") == 0);
        context.to_device(x);
        QVERIFY(!context.take_warning());
        context.begin_run();
        context.to_device(x);
        QVERIFY(context.take_warning());
        QVERIFY(Context::is_requested(there));
        QVERIFY(!Context::is_requested(x));
        Value sum;
        QVERIFY(context.defer_binary(BinaryOp::Add, there, Value::of(1.0), sum));
        QVERIFY(Context::is_requested(sum));
        QVERIFY(same(context.from_device(sum), ops::binary(BinaryOp::Add, x, Value::of(1.0))));
        QVERIFY(!Context::is_requested(context.from_device(sum)));
    }

    void the_policy_never_chooses_a_software_device_by_itself() {
        register_provider_factory(FakeDevice::make);
        FakeDevice::runs = 0;
        const Value x = array_of(ClassId::Double, Dims(1, 100000), 1);
        const Value want = ops::binary(BinaryOp::Add, x, x);
        struct Case {
            ProviderKind kind;
            DeviceMode mode;
            RunStatus answer;
            bool full;
            bool on_device;
        };
        for (const Case& c : {Case{ProviderKind::SoftwareGpu, DeviceMode::Auto, RunStatus::Ok, false, false},
                              Case{ProviderKind::Gpu, DeviceMode::Auto, RunStatus::Ok, false, true},
                              Case{ProviderKind::Gpu, DeviceMode::Cpu, RunStatus::Ok, false, false},
                              Case{ProviderKind::SoftwareGpu, DeviceMode::Gpu, RunStatus::Ok, false, true},
                              Case{ProviderKind::Gpu, DeviceMode::Gpu, RunStatus::Unsupported, false, false},
                              Case{ProviderKind::Gpu, DeviceMode::Gpu, RunStatus::DeviceLost, false, false},
                              Case{ProviderKind::Gpu, DeviceMode::Gpu, RunStatus::Ok, true, false}}) {
            FakeDevice::kind = c.kind;
            FakeDevice::answer = c.answer;
            FakeDevice::full = c.full;
            ContextOptions options = eager_to_defer();
            options.device = c.mode;
            Context context(options);
            context.device(); // it is up already
            context.begin_run();
            const Value fresh{x.array().copy()};
            Value y;
            QVERIFY(context.defer_binary(BinaryOp::Add, fresh, fresh, y));
            QVERIFY(same(y, want));
            const QJsonObject json =
                QJsonDocument::fromJson(QByteArray::fromStdString(context.telemetry_json())).object();
            const QJsonObject decision = json["decisions"].toArray().at(0).toObject();
            QCOMPARE(decision["device"].toString(), c.on_device ? QStringLiteral("gpu") : QStringLiteral("cpu"));
            QVERIFY(!decision["reason"].toString().isEmpty());
            QCOMPARE(decision["elements"].toInt(), 100000);
            const bool failed = c.answer != RunStatus::Ok || c.full;
            QCOMPARE(json["graph"].toObject()["fallbacks"].toInt(), failed ? 1 : 0);
        }
        register_provider_factory(nullptr);
    }

    void data_on_the_device_are_not_uploaded_again() {
        register_provider_factory(FakeDevice::make);
        FakeDevice::kind = ProviderKind::Gpu;
        FakeDevice::answer = RunStatus::Ok;
        FakeDevice::full = false;
        ContextOptions options = eager_to_defer();
        options.device = DeviceMode::Gpu;
        Context context(options);
        context.begin_run();
        const Value x = array_of(ClassId::Double, Dims(1, 1000), 1);
        for (int i = 0; i < 3; ++i) {
            Value y;
            QVERIFY(context.defer_binary(BinaryOp::Add, x, Value::of(1.0 + i), y));
            QVERIFY(same(y, ops::binary(BinaryOp::Add, x, Value::of(1.0 + i))));
        }
        QCOMPARE(storage_counters().uploads, 1u);
        QCOMPARE(storage_counters().uploaded_bytes, 8000u);
        QCOMPARE(storage_counters().downloads, 3u);
        register_provider_factory(nullptr);
    }

    void telemetry_starts_anew_with_each_run() {
        Context context(eager_to_defer());
        const Value x = array_of(ClassId::Double, Dims(1, 1000), 1);
        context.begin_run();
        QVERIFY(same(called(context, "exp", {x}), called(context, "exp", {x})));
        QVERIFY(context.telemetry().decisions_total == 2);
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(context.telemetry_json())).object();
        QCOMPARE(json["version"].toInt(), 1);
        QCOMPARE(json["mode"].toString(), QStringLiteral("cpu"));
        QVERIFY(json["device"].isNull());
        QCOMPARE(json["kernels"].toObject()["cpu"].toObject()["cache_hits"].toInt(), 1);
        context.begin_run();
        QCOMPARE(context.telemetry().decisions_total, 0u);
        QCOMPARE(context.telemetry().deferred_nodes, 0u);
    }

    void an_interrupt_stops_kernels() {
        Context context(eager_to_defer());
        std::atomic<bool> stop{true};
        context.set_interrupt_flag(&stop);
        const Value x = array_of(ClassId::Double, Dims(1, 1000), 1);
        const Value y = called(context, "exp", {x});
        QVERIFY_EXCEPTION_THROWN(y.array().data<double>(), InterruptRequest);
        stop = false;
        QVERIFY(same(y, called(context, "exp", {x})));
    }
};

QTEST_MAIN(AccelTest)
#include "accel_test.moc"
