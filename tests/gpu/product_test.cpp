#include "fixture.h"

#include "engine/ops/matrix_product.h"
#include "gpu/matrix/product_plan.h"
#include "gpu/provider/gpu_provider.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace etna;
using namespace etna::gpu;

namespace {

struct Product {
    int64_t m, n, k;
    bool ta = false, tb = false, symmetric = false;
    int64_t pages = 1;
    bool share_a = false, share_b = false; ///< all pages use one matrix
};

template <class T>
constexpr ClassId kClass = sizeof(T) == 8 ? ClassId::Double : ClassId::Single;

template <class T>
struct Numbers {
    std::vector<T> a, b, c, wanted;
};

template <class T>
accel::RunStatus run(GpuProvider& gpu, const Product& p, Numbers<T>& x) {
    accel::ProductLaunch launch;
    launch.shape = {kClass<T>, p.m, p.n, p.k, p.ta, p.tb, p.symmetric, p.pages};
    if (p.pages > 1) {
        launch.shape.page_a = p.share_a ? 0 : p.m * p.k;
        launch.shape.page_b = p.share_b ? 0 : p.k * p.n;
    }
    const size_t size = sizeof(T);
    const auto a = gpu.upload(x.a.data(), x.a.size() * size);
    const auto b = p.symmetric ? a : gpu.upload(x.b.data(), x.b.size() * size);
    const auto c = gpu.allocate(x.c.size() * size);
    if (!a || !b || !c)
        return accel::RunStatus::OutOfMemory;
    launch.a = {a.get(), nullptr, x.a.size() * size};
    launch.b = {b.get(), nullptr, x.b.size() * size};
    launch.c = {c.get(), nullptr, x.c.size() * size};
    const accel::RunStatus status = gpu.product(launch);
    if (status == accel::RunStatus::Ok)
        c->download(x.c.data(), x.c.size() * size);
    return status;
}

template <class T>
Numbers<T> numbers(const Product& p, unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<T> value(-1, 1);
    Numbers<T> x;
    x.a.resize(static_cast<size_t>(p.m * p.k * (p.share_a ? 1 : p.pages)));
    x.b.resize(static_cast<size_t>(p.k * p.n * (p.share_b ? 1 : p.pages)));
    x.c.assign(static_cast<size_t>(p.m * p.n * p.pages), T(-77));
    x.wanted = x.c;
    for (T& v : x.a)
        v = value(random);
    for (T& v : x.b)
        v = value(random);
    return x;
}

template <class T>
void by_host(const Product& p, Numbers<T>& x) {
    const ops::ProductForm form{kClass<T>, p.m, p.n, p.k, p.ta, p.tb, false};
    for (int64_t page = 0; page < p.pages; ++page)
        ops::multiply(form, x.a.data() + (p.share_a ? 0 : page * p.m * p.k),
                      (p.symmetric ? x.a : x.b).data() + (p.share_b ? 0 : page * p.k * p.n),
                      x.wanted.data() + page * p.m * p.n);
}

template <class T>
bool is_right(GpuProvider& gpu, const Product& p) {
    Numbers<T> x = numbers<T>(p, 7);
    by_host(p, x);
    const accel::RunStatus status = run(gpu, p, x);
    const T tolerance = std::numeric_limits<T>::epsilon() * static_cast<T>(p.k + 8);
    for (size_t i = 0; status == accel::RunStatus::Ok && i < x.c.size(); ++i) {
        if (std::fabs(x.c[i] - x.wanted[i]) <= tolerance * std::max(T(1), std::fabs(x.wanted[i])))
            continue;
        qWarning("%lldx%lldx%lld %d%d%d, %lld pages: element %zu is %.17g, not %.17g", static_cast<long long>(p.m),
                 static_cast<long long>(p.n), static_cast<long long>(p.k), p.ta, p.tb, p.symmetric,
                 static_cast<long long>(p.pages), i, static_cast<double>(x.c[i]), static_cast<double>(x.wanted[i]));
        return false;
    }
    return status == accel::RunStatus::Ok;
}

} // namespace

class GpuProductTest : public QObject {
    Q_OBJECT

    std::shared_ptr<Device> device_;
    std::unique_ptr<GpuProvider> gpu_;

  private Q_SLOTS:
    void initTestCase() {
        device_ = make_device();
        QVERIFY(device_);
        auto runtime = Runtime::create(device_, "");
        QVERIFY(runtime.ok());
        gpu_ = std::make_unique<GpuProvider>(runtime.take());
    }
    void cleanupTestCase() {
        gpu_.reset();
        require_silence(*device_);
    }

    void cleanup() { gpu_->force_product_tiles(std::nullopt); }

    void products_agree_with_the_host() {
        const int64_t sizes[][3] = {{1, 1, 1},   {2, 3, 4},   {17, 19, 23},  {32, 32, 32},
                                    {33, 65, 7}, {64, 40, 1}, {100, 37, 90}, {40, 33, 2000}};
        for (const auto& s : sizes)
            for (int flags = 0; flags < 4; ++flags) {
                const Product p{s[0], s[1], s[2], (flags & 1) != 0, (flags & 2) != 0};
                QVERIFY(is_right<double>(*gpu_, p));
                QVERIFY(is_right<float>(*gpu_, p));
            }
    }

    void vectors_and_thin_matrices_agree() {
        const int64_t sizes[][3] = {{200, 1, 150}, {1, 200, 150}, {1, 1, 20000}, {300, 8, 70},   {8, 300, 70},
                                    {5, 7, 9000},  {3000, 2, 10}, {16, 16, 333}, {1, 500, 4001}, {129, 11, 1025}};
        for (const auto& s : sizes)
            for (int flags = 0; flags < 4; ++flags)
                QVERIFY(is_right<double>(*gpu_, {s[0], s[1], s[2], (flags & 1) != 0, (flags & 2) != 0}));
        QVERIFY(is_right<float>(*gpu_, {300, 8, 70}));
        QVERIFY(is_right<float>(*gpu_, {8, 300, 7000, true, false}));
    }

    void every_tile_form_agrees() {
        TileForm forms[4];
        forms[1].tile_m = forms[1].tile_n = 64;
        forms[1].thread_m = forms[1].thread_n = 4;
        forms[2].tile_m = 32;
        forms[2].thread_m = 4;
        forms[3].tile_m = forms[3].tile_n = 32;
        forms[3].thread_m = forms[3].thread_n = 4;
        forms[3].depth = 16;
        const Product some[] = {{150, 131, 70}, {150, 131, 70, true, true}, {130, 20, 600, true, false}};
        int ran = 0;
        for (const TileForm& form : forms) {
            gpu_->force_product_tiles(form);
            for (const Product& p : some) {
                Numbers<double> x = numbers<double>(p, 7);
                if (run(*gpu_, p, x) == accel::RunStatus::Unsupported) // too much shared memory for this device
                    continue;
                ++ran;
                QVERIFY(is_right<double>(*gpu_, p));
                QVERIFY(is_right<float>(*gpu_, p));
            }
        }
        gpu_->force_product_tiles(std::nullopt);
        QVERIFY(ran >= 6);
    }

    void symmetric_products_are_symmetric_to_the_bit() {
        const int64_t sizes[][2] = {{2, 3}, {7, 500}, {33, 10}, {70, 5000}, {130, 64}};
        for (const auto& s : sizes)
            for (const bool transposed : {false, true}) {
                const Product p{s[0], s[0], s[1], transposed, !transposed, true};
                QVERIFY(is_right<double>(*gpu_, p));
                QVERIFY(is_right<float>(*gpu_, p));
                Numbers<double> x = numbers<double>(p, 3);
                QVERIFY(run(*gpu_, p, x) == accel::RunStatus::Ok);
                for (int64_t i = 0; i < p.m; ++i)
                    for (int64_t j = 0; j < i; ++j)
                        QVERIFY(x.c[static_cast<size_t>(i + j * p.m)] == x.c[static_cast<size_t>(j + i * p.m)]);
            }
    }

    void pages_agree() {
        QVERIFY(is_right<double>(*gpu_, {3, 4, 5, false, false, false, 50}));
        QVERIFY(is_right<double>(*gpu_, {3, 4, 5, true, true, false, 50, true, false}));
        QVERIFY(is_right<float>(*gpu_, {40, 33, 20, false, true, false, 9, false, true}));
        QVERIFY(is_right<double>(*gpu_, {40, 2, 300, true, false, false, 9}));
        QVERIFY(is_right<double>(*gpu_, {33, 33, 3000, false, false, false, 2}));
    }

    void epilogues_agree() {
        // product * p + c
        accel::ir::Kernel kernel;
        accel::ir::Builder builder(kernel);
        kernel.inputs = {{ClassId::Double, accel::ir::kAllDims}, {ClassId::Double, accel::ir::kAllDims}};
        const accel::ir::Expr c = builder.load(0), product = builder.load(1);
        const accel::ir::Expr scaled =
            builder.emit(accel::ir::Op::Mul, accel::ir::Type::F64, product, builder.parameter(accel::ir::Type::F64));
        const accel::ir::Expr sum = builder.emit(accel::ir::Op::Add, accel::ir::Type::F64, scaled, c);
        kernel.outputs = {{sum.id, ClassId::Double, accel::ir::Reduction::None}};
        const uint64_t parameters[] = {std::bit_cast<uint64_t>(0.25)};
        for (const Product& p :
             {Product{40, 35, 30}, Product{40, 33, 4000, true, true}, Product{70, 70, 40, true, false, true},
              Product{70, 70, 4000, false, true, true}, Product{3, 2, 50000}}) {
            Numbers<double> x = numbers<double>(p, 5);
            by_host(p, x);
            std::vector<double> added(x.c.size());
            for (size_t i = 0; i < added.size(); ++i)
                added[i] = static_cast<double>(i % 10);
            const size_t bytes = added.size() * 8;
            const auto a = gpu_->upload(x.a.data(), x.a.size() * 8);
            const auto b = p.symmetric ? a : gpu_->upload(x.b.data(), x.b.size() * 8);
            const auto d = gpu_->upload(added.data(), bytes), out = gpu_->allocate(bytes);
            const accel::Operand inputs[] = {{d.get(), nullptr, bytes}, {}};
            const accel::Operand outputs[] = {{out.get(), nullptr, bytes}};
            const int64_t sizes[] = {static_cast<int64_t>(added.size())};
            accel::ProductLaunch launch;
            launch.shape = {ClassId::Double, p.m, p.n, p.k, p.ta, p.tb, p.symmetric};
            launch.a = {a.get(), nullptr, x.a.size() * 8};
            launch.b = {b.get(), nullptr, x.b.size() * 8};
            launch.epilogue = &kernel;
            launch.epilogue_hash = kernel.hash();
            launch.product_input = 1;
            launch.sizes = sizes;
            launch.parameters = parameters;
            launch.inputs = inputs;
            launch.outputs = outputs;
            QVERIFY(gpu_->product(launch) == accel::RunStatus::Ok);
            out->download(x.c.data(), bytes);
            for (size_t i = 0; i < added.size(); ++i)
                QVERIFY(std::fabs(x.c[i] - (x.wanted[i] * 0.25 + added[i])) < 1e-11);
        }
    }

    void nan_and_inf_go_where_blas_lets_them_go() {
        for (const Product& p : {Product{40, 35, 30}, Product{40, 3, 30}, Product{3, 40, 30, true, true}}) {
            Numbers<double> x = numbers<double>(p, 5);
            x.a[7] = std::numeric_limits<double>::quiet_NaN();
            x.a[20] = std::numeric_limits<double>::infinity();
            x.b[3] = -std::numeric_limits<double>::infinity();
            x.b[11] = 0;
            by_host(p, x);
            QVERIFY(run(*gpu_, p, x) == accel::RunStatus::Ok);
            for (size_t i = 0; i < x.c.size(); ++i)
                QVERIFY(std::isnan(x.wanted[i]) ? std::isnan(x.c[i])
                                                : x.c[i] == x.wanted[i] || std::fabs(x.c[i] - x.wanted[i]) < 1e-13);
        }
    }

    void the_same_product_gives_the_same_bits() {
        const Product p{40, 33, 4000};
        Numbers<double> x = numbers<double>(p, 9), y = x;
        QVERIFY(run(*gpu_, p, x) == accel::RunStatus::Ok);
        QVERIFY(run(*gpu_, p, y) == accel::RunStatus::Ok);
        QVERIFY(x.c == y.c);
    }

    void a_full_device_says_so() {
        gpu_->wait();
        device_->memory().trim();
        device_->memory().set_limit(4ull << 20);
        const Product p{600, 600, 600};
        Numbers<double> x = numbers<double>(p, 1);
        QVERIFY(run(*gpu_, p, x) == accel::RunStatus::OutOfMemory);
        device_->memory().set_limit(0);
        QVERIFY(is_right<double>(*gpu_, {60, 60, 60}));
    }

    void an_interrupt_stops_it() {
        const Product p{60, 60, 60};
        Numbers<double> x = numbers<double>(p, 1);
        const std::atomic<bool> interrupt{true};
        accel::ProductLaunch launch;
        launch.shape = {ClassId::Double, 60, 60, 60};
        const auto a = gpu_->upload(x.a.data(), x.a.size() * 8), b = gpu_->upload(x.b.data(), x.b.size() * 8);
        const auto c = gpu_->allocate(x.c.size() * 8);
        launch.a = {a.get(), nullptr, x.a.size() * 8};
        launch.b = {b.get(), nullptr, x.b.size() * 8};
        launch.c = {c.get(), nullptr, x.c.size() * 8};
        launch.interrupt = &interrupt;
        QVERIFY(gpu_->product(launch) == accel::RunStatus::Interrupted);
    }
};

QTEST_APPLESS_MAIN(GpuProductTest)
#include "product_test.moc"
