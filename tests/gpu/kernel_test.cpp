#include "fixture.h"

#include "engine/accel/expr.h"
#include "engine/accel/host_provider.h"
#include "engine/accel/ir.h"
#include "engine/accel/kernel_table.h"
#include "gpu/kernel/glsl_compiler.h"
#include "gpu/provider/gpu_provider.h"

#include <QTemporaryDir>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <vector>

using namespace etna;
using namespace etna::gpu;
namespace ir = etna::accel::ir;

namespace {

using Bytes = std::vector<std::byte>;

template <class T>
Bytes bytes_of(const std::vector<T>& values) {
    Bytes bytes(values.size() * sizeof(T));
    std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

/// Ordinary numbers of many magnitudes with the values in between that go wrong most easily.
std::vector<double> doubles(size_t count, unsigned seed, bool positive = false) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const double odd[] = {0.0,
                          -0.0,
                          1.0,
                          -1.0,
                          0.5,
                          -0.5,
                          2.0,
                          kInfinity,
                          -kInfinity,
                          std::nan(""),
                          5e-324,
                          -2.3e-310,
                          1.7976931348623157e308,
                          1e300,
                          -1e300,
                          709.5,
                          -745.0,
                          1e22,
                          3.5,
                          -2.5,
                          4503599627370497.5,
                          1e-17};
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> unit(-1, 1);
    std::vector<double> values(count);
    for (double& value : values) {
        if (random() % 16 == 0)
            value = odd[random() % std::size(odd)];
        else if (random() % 4 == 0)
            value = std::ldexp(unit(random), static_cast<int>(random() % 2000) - 1000);
        else
            value = unit(random) * 30;
        if (positive)
            value = std::fabs(value);
    }
    return values;
}

Bytes elements(ClassId cls, size_t count, unsigned seed, bool positive = false) {
    const auto values = doubles(count, seed, positive);
    if (cls == ClassId::Double)
        return bytes_of(values);
    if (cls == ClassId::Single) {
        std::vector<float> out(count);
        for (size_t i = 0; i < count; ++i)
            out[i] = static_cast<float>(values[i]);
        return bytes_of(out);
    }
    Bytes bytes(count * element_size(cls));
    std::mt19937_64 random(seed);
    for (auto& byte : bytes)
        byte = static_cast<std::byte>(cls == ClassId::Logical ? random() & 1 : random());
    return bytes;
}

/// Equal bits, but any NaN equals any other.
template <class T>
bool same_numbers(const Bytes& a, const Bytes& b, QString& where) {
    for (size_t i = 0; i < a.size() / sizeof(T); ++i) {
        T x, y;
        std::memcpy(&x, a.data() + i * sizeof(T), sizeof(T));
        std::memcpy(&y, b.data() + i * sizeof(T), sizeof(T));
        if (std::memcmp(&x, &y, sizeof(T)) == 0 || (x != x && y != y))
            continue;
        where = QString("element %1: device %2, host %3").arg(i).arg(double(x), 0, 'g', 17).arg(double(y), 0, 'g', 17);
        return false;
    }
    return true;
}

bool same(ClassId cls, const Bytes& device, const Bytes& host, QString& where) {
    if (cls == ClassId::Double)
        return same_numbers<double>(device, host, where);
    if (cls == ClassId::Single)
        return same_numbers<float>(device, host, where);
    where = "integer elements differ";
    return device == host;
}

} // namespace

/// The same kernels on the device and on the host: the same bits.
class GpuKernelTest : public QObject {
    Q_OBJECT

    std::shared_ptr<Device> device_;
    std::unique_ptr<GpuProvider> gpu_;
    std::unique_ptr<accel::Provider> host_;
    QTemporaryDir cache_;

    static std::vector<Bytes> run(accel::Provider& provider, const ir::Kernel& kernel,
                                  const std::vector<int64_t>& sizes, const std::vector<Bytes>& inputs,
                                  const std::vector<uint64_t>& parameters, const std::vector<size_t>& output_bytes,
                                  accel::RunStatus& status) {
        const bool on_host = provider.info().kind == accel::ProviderKind::Host;
        std::vector<Bytes> memory = inputs;
        std::vector<Bytes> results;
        std::vector<Ref<DeviceBuffer>> buffers;
        std::vector<accel::Operand> in, out;
        for (Bytes& bytes : memory) {
            if (!on_host)
                buffers.push_back(provider.upload(bytes.data(), bytes.size()));
            in.push_back({on_host ? nullptr : buffers.back().get(), bytes.data(), bytes.size()});
        }
        for (const size_t size : output_bytes)
            results.emplace_back(size);
        for (Bytes& bytes : results) {
            if (!on_host)
                buffers.push_back(provider.allocate(bytes.size()));
            out.push_back({on_host ? nullptr : buffers.back().get(), bytes.data(), bytes.size()});
        }
        accel::Launch launch;
        launch.kernel = &kernel;
        launch.hash = kernel.hash();
        launch.sizes = sizes;
        launch.parameters = parameters;
        launch.inputs = in;
        launch.outputs = out;
        status = provider.run(launch);
        if (status == accel::RunStatus::Ok && !on_host) {
            for (size_t i = 0; i < results.size(); ++i)
                out[i].buffer->download(results[i].data(), results[i].size());
        }
        return results;
    }

    /// Runs on both and compares every output.
    void compare(const ir::Kernel& kernel, const std::vector<int64_t>& sizes, const std::vector<Bytes>& inputs,
                 const std::vector<uint64_t>& parameters, const QByteArray& label) {
        const auto problem = kernel.verify();
        QVERIFY2(!problem, problem ? problem->c_str() : "");
        const Shape shape = shape_of(kernel, sizes);
        std::vector<size_t> output_bytes;
        for (const ir::Output& output : kernel.outputs)
            output_bytes.push_back(element_size(output.element) *
                                   (output.reduction == ir::Reduction::None ? shape.elements : shape.results));
        accel::RunStatus on_host{}, on_device{};
        const auto wanted = run(*host_, kernel, sizes, inputs, parameters, output_bytes, on_host);
        const auto got = run(*gpu_, kernel, sizes, inputs, parameters, output_bytes, on_device);
        QCOMPARE(int(on_host), int(accel::RunStatus::Ok));
        QVERIFY2(on_device == accel::RunStatus::Ok, (label + " did not run:\n" + kernel.text().c_str()).constData());
        for (size_t i = 0; i < wanted.size(); ++i) {
            QString where;
            const bool equal = same(kernel.outputs[i].element, got[i], wanted[i], where);
            QVERIFY2(equal, (label + ", output " + QByteArray::number(int(i)) + ", " + where.toUtf8()).constData());
        }
    }

  private Q_SLOTS:
    void initTestCase() {
        device_ = make_device();
        QVERIFY(device_);
        auto runtime = Runtime::create(device_, cache_.path().toStdString());
        QVERIFY2(runtime.ok(), runtime.status().reason.c_str());
        gpu_ = std::make_unique<GpuProvider>(runtime.take());
        host_ = accel::make_host_provider();
        QVERIFY(gpu_->info().exact);
    }

    void cleanupTestCase() {
        gpu_.reset();
        require_silence(*device_);
    }

    void refused_text_gives_the_message() {
        auto words = compile_glsl("#version 460\nvoid main() { oops; }\n");
        QVERIFY(!words.ok());
        QVERIFY(words.status().error == gpu::Error::ShaderCompile);
        QVERIFY(QString::fromStdString(words.status().reason).contains("oops"));
    }

    /// Every row of the kernel table, for the classes that it takes.
    void table_row_data() {
        QTest::addColumn<QString>("name");
        for (const auto& row : accel::kernel_rows())
            QTest::newRow(std::string(row.name).c_str()) << QString::fromStdString(std::string(row.name));
    }
    void table_row() {
        QFETCH(QString, name);
        const accel::KernelRow* row = accel::find_kernel(name.toStdString());
        QVERIFY(row);
        constexpr size_t kCount = 3000;
        int tried = 0;
        for (const ClassId cls : {ClassId::Double, ClassId::Single, ClassId::Int8, ClassId::UInt16, ClassId::Int32,
                                  ClassId::Logical, ClassId::Char}) {
            const std::vector<accel::OperandType> types(static_cast<size_t>(row->arity), {cls, false});
            const auto result = accel::result_class(*row, types);
            if (!result)
                continue;
            ++tried;
            ir::Kernel kernel;
            ir::Builder builder(kernel);
            std::vector<ir::Expr> operands;
            std::vector<Bytes> inputs;
            const bool positive =
                row->rule == accel::KernelRule::FloatNotNegative || row->rule == accel::KernelRule::Power;
            for (int k = 0; k < row->arity; ++k) {
                kernel.inputs.push_back({cls, ir::kAllDims});
                operands.push_back(builder.load(static_cast<uint32_t>(k)));
                inputs.push_back(elements(cls, kCount, 11u + static_cast<unsigned>(k), positive && k == 0));
            }
            const ir::Expr value = accel::emit_kernel(*row, operands, types, *result);
            kernel.outputs.push_back({value.id, *result, ir::Reduction::None});
            compare(kernel, {int64_t(kCount)}, inputs, {}, name.toUtf8() + " on class " + QByteArray::number(int(cls)));
        }
        QVERIFY(tried > 0);
    }

    void fma_is_exact_everywhere() {
        ir::Kernel kernel;
        ir::Builder builder(kernel);
        for (int k = 0; k < 3; ++k)
            kernel.inputs.push_back({ClassId::Double, ir::kAllDims});
        const ir::Expr x = builder.emit(ir::Op::Fma, ir::Type::F64, builder.load(0), builder.load(1), builder.load(2));
        kernel.outputs.push_back({x.id, ClassId::Double, ir::Reduction::None});
        constexpr size_t kCount = 40000;
        std::mt19937_64 random(3);
        auto a = doubles(kCount, 1), b = doubles(kCount, 2), c = doubles(kCount, 4);
        for (size_t i = 0; i < kCount; ++i) {
            if (i % 3 == 0)
                c[i] = -a[i] * b[i]; // cancels to the rounding error
            if (i % 5 == 0) {        // any bits at all
                a[i] = std::bit_cast<double>(random());
                b[i] = std::bit_cast<double>(random());
                c[i] = std::bit_cast<double>(random());
            }
            if (i % 7 == 0) { // results around the smallest numbers
                a[i] = std::ldexp(a[i] == a[i] ? a[i] : 1.0, -530);
                b[i] = std::ldexp(b[i] == b[i] ? b[i] : 1.0, -530);
                c[i] = std::ldexp(1.0 + double(random() % 1000), -1074);
            }
        }
        compare(kernel, {int64_t(kCount)}, {bytes_of(a), bytes_of(b), bytes_of(c)}, {}, "fma");
    }

    void operands_broadcast() {
        ir::Kernel kernel;
        ir::Builder builder(kernel);
        kernel.rank = 3;
        for (const uint32_t varies : {0b111u, 0b001u, 0b110u, 0b101u, 0u})
            kernel.inputs.push_back({ClassId::Double, varies});
        ir::Expr sum = builder.load(0);
        for (uint32_t k = 1; k < 5; ++k)
            sum = builder.emit(ir::Op::Add, ir::Type::F64, sum, builder.load(k));
        sum = builder.emit(ir::Op::Add, ir::Type::F64, sum, builder.index(0b011));
        const ir::Expr scaled = builder.emit(ir::Op::Mul, ir::Type::F64, sum, builder.parameter(ir::Type::F64));
        kernel.outputs.push_back({scaled.id, ClassId::Double, ir::Reduction::None});
        kernel.outputs.push_back({sum.id, ClassId::Double, ir::Reduction::None});
        compare(kernel, {7, 5, 11},
                {elements(ClassId::Double, 385, 1), elements(ClassId::Double, 7, 2), elements(ClassId::Double, 55, 3),
                 elements(ClassId::Double, 77, 4), elements(ClassId::Double, 1, 5)},
                {std::bit_cast<uint64_t>(1.25)}, "broadcast");
    }

    void many_operands_spill_their_arguments() {
        constexpr uint32_t kInputs = 40;
        ir::Kernel kernel;
        ir::Builder builder(kernel);
        std::vector<Bytes> inputs;
        for (uint32_t k = 0; k < kInputs; ++k) {
            kernel.inputs.push_back({ClassId::Double, ir::kAllDims});
            inputs.push_back(elements(ClassId::Double, 500, k));
        }
        ir::Expr sum = builder.load(0);
        for (uint32_t k = 1; k < kInputs; ++k)
            sum = builder.emit(ir::Op::Sub, ir::Type::F64, sum, builder.load(k));
        kernel.outputs.push_back({sum.id, ClassId::Double, ir::Reduction::None});
        compare(kernel, {500}, inputs, {}, "40 operands");
    }

    /// Sizes around the edges of lanes, blocks, workgroups and tree passes, along each dimension.
    void reduction_data() {
        QTest::addColumn<int>("inner");
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("outer");
        for (const int n : {1, 2, 15, 16, 17, 63, 65, 255, 256, 257, 1000, 4095, 4097, 70001, 300007})
            QTest::addRow("column of %d", n) << 1 << n << 1;
        QTest::addRow("many columns") << 1 << 130 << 57;
        QTest::addRow("short columns") << 1 << 3 << 1000;
        QTest::addRow("along rows") << 70 << 600 << 1;
        QTest::addRow("long rows") << 33 << 20000 << 1;
        QTest::addRow("middle") << 5 << 700 << 3;
    }
    void reduction() {
        QFETCH(int, inner);
        QFETCH(int, n);
        QFETCH(int, outer);
        const size_t count = static_cast<size_t>(inner) * static_cast<size_t>(n) * static_cast<size_t>(outer);
        for (const ir::Reduction op :
             {ir::Reduction::Sum, ir::Reduction::Prod, ir::Reduction::Min, ir::Reduction::Max}) {
            ir::Kernel kernel;
            ir::Builder builder(kernel);
            kernel.rank = 3;
            kernel.reduce_begin = 1;
            kernel.reduce_end = 2;
            kernel.inputs.push_back({ClassId::Double, ir::kAllDims});
            const ir::Expr x = builder.load(0);
            const ir::Expr y = builder.emit(ir::Op::Mul, ir::Type::F64, x, builder.constant(1.0 / 3.0));
            kernel.outputs.push_back({y.id, ClassId::Double, op});
            kernel.outputs.push_back({y.id, ClassId::Double, ir::Reduction::None});
            kernel.outputs.push_back({x.id, ClassId::Single, op});
            auto values = doubles(count, static_cast<unsigned>(n));
            for (double& value : values) { // sums that stay finite tell more
                if (op == ir::Reduction::Sum || op == ir::Reduction::Prod)
                    value = std::isfinite(value) && std::fabs(value) < 1e30 ? 1.0 + std::fmod(value, 1.0) / 64 : 0.999;
            }
            compare(kernel, {inner, n, outer}, {bytes_of(values)}, {}, "reduction " + QByteArray::number(int(op)));
        }
    }

    void reduced_integers_saturate() {
        for (const ClassId cls : {ClassId::Int8, ClassId::UInt8, ClassId::Int16, ClassId::UInt16, ClassId::Int32,
                                  ClassId::UInt32, ClassId::Int64, ClassId::UInt64, ClassId::Logical}) {
            ir::Kernel kernel;
            ir::Builder builder(kernel);
            kernel.rank = 2;
            kernel.reduce_begin = 0;
            kernel.reduce_end = 1;
            kernel.inputs.push_back({ClassId::Double, ir::kAllDims});
            kernel.outputs.push_back({builder.load(0).id, cls, ir::Reduction::Max});
            const std::vector<double> values = {0,      0.5,  -0.5,  1.5,     2.5,    -2.5,         127.5,
                                                -128.6, 300,  -300,  65535.5, 1e5,    -1e5,         1e10,
                                                -1e10,  1e19, -1e19, 1e300,   -1e300, std::nan(""), 4294967295.5};
            compare(kernel, {1, int64_t(values.size())}, {bytes_of(values)}, {},
                    "maximum as class " + QByteArray::number(int(cls)));
        }
    }
};

QTEST_APPLESS_MAIN(GpuKernelTest)
#include "kernel_test.moc"
