#include "fixture.h"

#include "gpu/gate/gate.h"
#include "gpu/memory/transfer.h"

#include <QFileInfo>
#include <atomic>
#include <thread>
#include <vector>

using namespace etna::gpu;

class GpuGateTest : public QObject {
    Q_OBJECT

    static EtnaGateStats stats() {
        EtnaGateStats now{};
        etna_gate_stats(&now);
        return now;
    }

    template <class F>
    static F guest(VkInstance instance, const char* name) {
        return reinterpret_cast<F>(vkGetInstanceProcAddr(instance, name));
    }

  private Q_SLOTS:
    void qt_is_sent_through_the_gate() {
        qunsetenv("QT_VULKAN_LIB");
        QCOMPARE(etna_gate_install_for_qt(), 1);
        const QString path = qEnvironmentVariable("QT_VULKAN_LIB");
        QVERIFY(QFileInfo::exists(path));
        QVERIFY(path.contains("etna_vulkan_gate"));
        QCOMPARE(etna_gate_install_for_qt(), 1);
        qputenv("QT_VULKAN_LIB", "/somewhere/else.so");
        QCOMPARE(etna_gate_install_for_qt(), 0);
        qunsetenv("QT_VULKAN_LIB");
    }

    void absent_functions_stay_absent() {
        auto device = make_device();
        QVERIFY(device);
        QVERIFY(device->vk().vkQueuePresentKHR == nullptr); // the swapchain extension is off
        QVERIFY(device->vk().vkQueueSubmit != nullptr);
        QVERIFY(etna_gate_get_instance_proc_addr(device->instance_handle(), "vkNoSuchFunction") == nullptr);
    }

    void both_doors_lead_to_gated_functions() {
        auto device = make_device();
        QVERIFY(device);
        const auto get = guest<PFN_vkGetDeviceProcAddr>(device->instance_handle(), "vkGetDeviceProcAddr");
        QVERIFY(get);
        QVERIFY(get(device->handle(), "vkQueueSubmit") ==
                reinterpret_cast<PFN_vkVoidFunction>(device->vk().vkQueueSubmit));
        QVERIFY(get(device->handle(), "vkDeviceWaitIdle") !=
                reinterpret_cast<PFN_vkVoidFunction>(device->vk().vkDeviceWaitIdle));
    }

    /// Three threads use one queue as Qt's render threads and a kernel thread would.
    void threads_share_one_queue() {
        auto device = make_device(ComputePlacement::SameQueue);
        QVERIFY(device);
        const VkDevice handle = device->handle();
        const auto get = guest<PFN_vkGetDeviceProcAddr>(device->instance_handle(), "vkGetDeviceProcAddr");
        const auto fetch = reinterpret_cast<PFN_vkGetDeviceQueue>(get(handle, "vkGetDeviceQueue"));
        const auto submit = reinterpret_cast<PFN_vkQueueSubmit>(get(handle, "vkQueueSubmit"));
        const auto queue_idle = reinterpret_cast<PFN_vkQueueWaitIdle>(get(handle, "vkQueueWaitIdle"));
        const auto device_idle = reinterpret_cast<PFN_vkDeviceWaitIdle>(get(handle, "vkDeviceWaitIdle"));
        VkQueue queue = VK_NULL_HANDLE;
        fetch(handle, device->graphics_family(), 0, &queue);
        QVERIFY(queue == device->graphics_queue());

        const EtnaGateStats before = stats();
        std::atomic<int> failures{0};
        const auto guest_thread = [&] {
            for (int i = 0; i < 200; ++i) {
                failures += submit(queue, 0, nullptr, VK_NULL_HANDLE) != VK_SUCCESS;
                if (i % 10 == 0)
                    failures += queue_idle(queue) != VK_SUCCESS;
                if (i % 25 == 0)
                    failures += device_idle(handle) != VK_SUCCESS;
            }
        };
        std::thread first(guest_thread), second(guest_thread);
        for (int i = 0; i < 200; ++i) {
            auto value =
                device->compute_queue().submit([&](VkCommandBuffer commands) { barrier_to_host(*device, commands); });
            failures += !value.ok();
            if (i % 50 == 0)
                failures += !device->wait_idle().ok();
        }
        first.join();
        second.join();
        QVERIFY(device->compute_queue().wait_idle().ok());
        QCOMPARE(failures.load(), 0);
        const EtnaGateStats after = stats();
        QVERIFY(after.submits - before.submits >= 600);
        QVERIFY(after.guest_calls > before.guest_calls);
        QVERIFY(after.idle_waits - before.idle_waits >= 40);
        require_silence(*device);
    }

    void a_held_lock_keeps_others_out() {
        auto device = make_device(ComputePlacement::SameQueue);
        QVERIFY(device);
        etna_gate_lock(device->graphics_queue());
        std::atomic<bool> submitted{false};
        std::thread other([&] {
            device->vk().vkQueueSubmit(device->graphics_queue(), 0, nullptr, VK_NULL_HANDLE);
            submitted = true;
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        const bool early = submitted;
        etna_gate_unlock(device->graphics_queue());
        other.join();
        QVERIFY(!early);
        QVERIFY(submitted);
        QVERIFY(stats().contended > 0);
    }

    void destroyed_devices_leave_the_registry() {
        const EtnaGateStats before = stats();
        {
            auto device = make_device();
            QVERIFY(device);
            QCOMPARE(stats().devices, before.devices + 1);
            QVERIFY(stats().queues > before.queues);
        }
        QCOMPARE(stats().devices, before.devices);
        QCOMPARE(stats().queues, before.queues);
    }
};

QTEST_APPLESS_MAIN(GpuGateTest)
#include "gate_test.moc"
