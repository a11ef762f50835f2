#include "fixture.h"

#include "engine/accel/ir.h"
#include "gpu/kernel/cache_file.h"
#include "gpu/kernel/probe.h"
#include "gpu/provider/device_report.h"
#include "gpu/provider/gpu_provider.h"
#include "gpu/provider/provider.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <atomic>
#include <thread>
#include <vector>

using namespace etna;
using namespace etna::gpu;
namespace ir = etna::accel::ir;

class GpuProviderTest : public QObject {
    Q_OBJECT

    /// x * 2 + 1, `rounds` times.
    static ir::Kernel line(int rounds) {
        ir::Kernel kernel;
        ir::Builder builder(kernel);
        kernel.inputs.push_back({ClassId::Double, ir::kAllDims});
        ir::Expr x = builder.load(0);
        for (int i = 0; i < rounds; ++i)
            x = builder.emit(ir::Op::Add, ir::Type::F64,
                             builder.emit(ir::Op::Mul, ir::Type::F64, x, builder.constant(2.0)), builder.constant(1.0));
        kernel.outputs.push_back({x.id, ClassId::Double, ir::Reduction::None});
        return kernel;
    }

    static accel::RunStatus run(accel::Provider& provider, const ir::Kernel& kernel, int64_t n, DeviceBuffer* in,
                                DeviceBuffer* out, const std::atomic<bool>* interrupt = nullptr,
                                uint64_t* ticket = nullptr) {
        const int64_t sizes[] = {n};
        const accel::Operand inputs[] = {{in, nullptr, static_cast<size_t>(n) * 8}};
        const accel::Operand outputs[] = {{out, nullptr, static_cast<size_t>(n) * 8}};
        accel::Launch launch;
        launch.kernel = &kernel;
        launch.hash = kernel.hash();
        launch.sizes = sizes;
        launch.inputs = inputs;
        launch.outputs = outputs;
        launch.interrupt = interrupt;
        const accel::RunStatus status = provider.run(launch);
        if (ticket)
            *ticket = launch.ticket;
        return status;
    }

    static std::unique_ptr<GpuProvider> provider(const std::shared_ptr<Device>& device, const QString& folder) {
        auto runtime = Runtime::create(device, folder.toStdString());
        return runtime ? std::make_unique<GpuProvider>(runtime.take()) : nullptr;
    }

    static bool runs_right(accel::Provider& gpu, const ir::Kernel& kernel, double first_wanted) {
        const std::vector<double> x(1000, 3.0);
        std::vector<double> y(1000);
        const auto in = gpu.upload(x.data(), 8000);
        const auto out = gpu.allocate(8000);
        if (!in || !out || run(gpu, kernel, 1000, in.get(), out.get()) != accel::RunStatus::Ok)
            return false;
        out->download(y.data(), 8000);
        return y[0] == first_wanted && y[999] == first_wanted;
    }

  private Q_SLOTS:
    void second_start_compiles_nothing() {
        QTemporaryDir cache;
        for (int start = 0; start < 2; ++start) {
            auto device = make_device();
            QVERIFY(device);
            auto gpu = provider(device, cache.path());
            QVERIFY(gpu);
            QVERIFY(runs_right(*gpu, line(1), 7.0));
            const PipelineCounts counts = gpu->runtime().pipelines().counts();
            if (start == 0) {
                QVERIFY(counts.spirv.misses > 0);
                QCOMPARE(gpu->counters().disk_hits, 0ull);
            } else {
                QCOMPARE(counts.spirv.misses, 0ull);
                QCOMPARE(counts.spirv.hits, 1ull); // the probe's result comes from its own file
                QVERIFY(counts.driver_cache_loaded);
                QCOMPARE(gpu->counters().disk_hits, 1ull);
            }
            QVERIFY(runs_right(*gpu, line(1), 7.0));
            QVERIFY(gpu->counters().cache_hits > 0);
            gpu.reset();
            require_silence(*device);
        }
    }

    void damaged_cache_files_are_ignored() {
        QTemporaryDir cache;
        auto device = make_device();
        QVERIFY(device);
        { QVERIFY(runs_right(*provider(device, cache.path()), line(1), 7.0)); }
        QDir folder(cache.path());
        const QStringList files = folder.entryList(QDir::Files);
        QVERIFY(files.size() >= 3);
        for (const QString& name : files) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            const qint64 at = file.size() - 9;
            file.seek(at);
            file.write("garbage!!");
        }
        auto gpu = provider(device, cache.path());
        QVERIFY(gpu);
        QVERIFY(runs_right(*gpu, line(1), 7.0));
        QVERIFY(gpu->runtime().pipelines().counts().spirv.misses > 0);
        QVERIFY(!gpu->runtime().pipelines().counts().driver_cache_loaded);
    }

    void cache_files_know_their_key() {
        QTemporaryDir folder;
        const std::string path = folder.filePath("file").toStdString();
        const Hash128 key = hash_text("key");
        QVERIFY(write_cache_file(path, key, "payload"));
        QVERIFY(read_cache_file(path, key) == std::string("payload"));
        QVERIFY(!read_cache_file(path, hash_text("other")));
        QVERIFY(!read_cache_file(path + "x", key));
    }

    void the_probe_knows_lavapipe() {
        auto device = make_device();
        QVERIFY(device);
        PipelineStore pipelines(device, "");
        auto measured = measure_traits(device, pipelines);
        QVERIFY(measured.ok());
        QVERIFY(measured->measured);
        QVERIFY(measured->exact64());
        QVERIFY(measured->exact32());
        QTemporaryDir cache;
        auto first = probe_traits(device, pipelines, cache.path().toStdString());
        auto second = probe_traits(device, pipelines, cache.path().toStdString());
        QVERIFY(first.ok() && second.ok());
        QVERIFY(first.value() == measured.value());
        QVERIFY(second.value() == measured.value());
    }

    void a_full_device_evicts_to_the_host() {
        auto device = make_device();
        QVERIFY(device);
        auto gpu = provider(device, "");
        QVERIFY(gpu);
        constexpr int64_t kCount = 1 << 20; // 8 MiB an array
        device->memory().trim();
        device->memory().set_limit(64ull << 20);
        std::vector<Ref<DeviceBuffer>> arrays;
        std::vector<double> x(kCount);
        for (int i = 0; i < 20; ++i) {
            std::fill(x.begin(), x.end(), double(i));
            arrays.push_back(gpu->upload(x.data(), x.size() * 8));
            QVERIFY(arrays.back());
        }
        QVERIFY(gpu->counters().evictions > 0);
        const auto out = gpu->allocate(kCount * 8);
        QVERIFY(out);
        const ir::Kernel kernel = line(1);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(run(*gpu, kernel, kCount, arrays[size_t(i)].get(), out.get()) == accel::RunStatus::Ok);
            out->download(x.data(), x.size() * 8);
            QCOMPARE(x.front(), 2.0 * i + 1);
            QCOMPARE(x.back(), 2.0 * i + 1);
        }
        QVERIFY(!gpu->allocate(256ull << 20)); // never fits: null, not a crash
        arrays.clear();
        gpu.reset();
        require_silence(*device);
    }

    void arrays_outlive_their_provider() {
        auto device = make_device();
        QVERIFY(device);
        auto gpu = provider(device, "");
        QVERIFY(gpu);
        const double value = 42;
        Ref<DeviceBuffer> array = gpu->upload(&value, 8);
        QVERIFY(array);
        gpu.reset();
        double back = 0;
        array->download(&back, 8);
        QCOMPARE(back, 42.0);
        array = nullptr;
        require_silence(*device);
    }

    void foreign_buffers_are_refused() {
        auto device = make_device();
        QVERIFY(device);
        auto one = provider(device, "");
        auto two = provider(device, "");
        QVERIFY(one && two);
        const auto array = one->allocate(80);
        QVERIFY(one->owns(*array));
        QVERIFY(!two->owns(*array));
        const auto out = two->allocate(80);
        QVERIFY(run(*two, line(1), 10, array.get(), out.get()) == accel::RunStatus::Unsupported);
    }

    void an_interrupt_stops_between_chunks() {
        auto device = make_device();
        QVERIFY(device);
        auto gpu = provider(device, "");
        QVERIFY(gpu);
        constexpr int64_t kCount = 4 << 20;
        const auto in = gpu->allocate(kCount * 8);
        const auto out = gpu->allocate(kCount * 8);
        QVERIFY(in && out);
        const ir::Kernel kernel = line(400);
        std::atomic<bool> interrupt{true};
        QVERIFY(run(*gpu, kernel, kCount, in.get(), out.get(), &interrupt) == accel::RunStatus::Interrupted);
        interrupt = false;
        std::thread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            interrupt = true;
        });
        const accel::RunStatus status = run(*gpu, kernel, kCount, in.get(), out.get(), &interrupt);
        later.join();
        QVERIFY(status == accel::RunStatus::Interrupted);
        QVERIFY(gpu->wait() == accel::RunStatus::Ok);
        QVERIFY(runs_right(*gpu, line(1), 7.0));
        require_silence(*device);
    }

    void kernel_times_arrive() {
        auto device = make_device();
        QVERIFY(device);
        auto gpu = provider(device, "");
        QVERIFY(gpu);
        const auto in = gpu->allocate(8 << 16);
        const auto out = gpu->allocate(8 << 16);
        uint64_t ticket = 0;
        for (int i = 0; i < 600; ++i) // more than the ring holds
            QVERIFY(run(*gpu, line(1), 1 << 12, in.get(), out.get(), nullptr, &ticket) == accel::RunStatus::Ok);
        QVERIFY(gpu->wait() == accel::RunStatus::Ok);
        QVERIFY(ticket > 0);
        QVERIFY(gpu->kernel_time_ns(ticket) > 0);
        QCOMPARE(gpu->counters().kernels, 600ull);
        QVERIFY(gpu->counters().kernel_ns > 0);
        require_silence(*device);
    }

    void calibration_is_measured_and_kept() {
        QTemporaryDir cache;
        auto device = make_device();
        QVERIFY(device);
        accel::Calibration first;
        {
            auto gpu = provider(device, cache.path());
            QVERIFY(gpu);
            first = gpu->calibration();
            QVERIFY(first.launch_s > 0 && first.memory_bytes_s > 0 && first.f64_ops_s > 0 && first.f32_ops_s > 0);
            QVERIFY(first.upload_bytes_s > 0 && first.download_bytes_s > 0);
            QCOMPARE(gpu->counters().kernels, 0ull);
        }
        auto gpu = provider(device, cache.path());
        QVERIFY(gpu);
        QCOMPARE(gpu->calibration().launch_s, first.launch_s);
        require_silence(*device);
    }

    void the_process_wide_provider_and_its_report() {
        QTemporaryDir cache;
        qputenv("XDG_CACHE_HOME", cache.path().toUtf8());
        DeviceOptions options;
        options.validation = true;
        configure_shared_device(options);
        start_warm_up();
        accel::register_provider_factory(&make_provider);
        QVERIFY(accel::registered_provider_factory() == &make_provider);
        auto gpu = accel::registered_provider_factory()();
        QVERIFY(gpu);
        QVERIFY(gpu->info().kind == accel::ProviderKind::SoftwareGpu);
        QVERIFY(runs_right(*gpu, line(2), 15.0));
        const DeviceReport info = device_report();
        QVERIFY(info.available);
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(info.json)).object();
        QVERIFY(json["available"].toBool());
        QVERIFY(!json["device"].toObject()["name"].toString().isEmpty());
        QVERIFY(json["memory"].toObject()["heap_bytes"].toDouble() > 0);
        QVERIFY(json["caches"].toObject()["kernels_in_memory"].toObject()["misses"].toInt() > 0);
        QVERIFY(json["warm_up_ms"].toDouble() > 0);
        QVERIFY(info.lines.size() >= 8);
        QCOMPARE(QString::fromStdString(accel_info(false)).count(QChar(0x0a)), qsizetype(info.lines.size()));
        require_silence(*shared_device());
    }
};

QTEST_APPLESS_MAIN(GpuProviderTest)
#include "provider_test.moc"
