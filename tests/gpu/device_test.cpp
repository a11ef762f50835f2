#include "fixture.h"

#include "gpu/memory/buffer.h"
#include "gpu/memory/image.h"
#include "gpu/memory/transfer.h"

#include <thread>
#include <vector>

using namespace etna::gpu;

class GpuDeviceTest : public QObject {
    Q_OBJECT

    static void fill_and_check(const std::shared_ptr<Device>& device, uint32_t word) {
        constexpr uint64_t kBytes = 1 << 16;
        auto there = Buffer::create(device, kBytes, MemoryUse::DeviceLocal);
        auto here = Buffer::create(device, kBytes, MemoryUse::Download);
        QVERIFY(there.ok() && here.ok());
        auto value = device->compute_queue().submit([&](VkCommandBuffer commands) {
            device->vk().vkCmdFillBuffer(commands, there->handle(), 0, VK_WHOLE_SIZE, word);
            barrier_between_work(*device, commands);
            const VkBufferCopy all{0, 0, kBytes};
            device->vk().vkCmdCopyBuffer(commands, there->handle(), here->handle(), 1, &all);
            barrier_to_host(*device, commands);
        });
        QVERIFY(value.ok());
        QVERIFY(device->compute_queue().wait(value.value()).ok());
        const auto* words = reinterpret_cast<const uint32_t*>(here->mapped());
        QCOMPARE(words[0], word);
        QCOMPARE(words[kBytes / 4 - 1], word);
    }

  private Q_SLOTS:
    void capabilities_are_filled() {
        auto device = make_device();
        QVERIFY(device);
        const Capabilities& c = device->capabilities();
        QVERIFY(!c.name.empty() && !c.vendor.empty() && !c.driver.empty());
        QVERIFY(c.is_cpu);
        QVERIFY(c.float64 && c.int64 && c.buffer_device_address);
        QVERIFY(c.max_workgroup_invocations >= 128);
        QVERIFY(device->has_graphics());
        QVERIFY(device->vk().vkCmdDispatch != nullptr);
        require_silence(*device);
    }

    void work_runs_data() {
        QTest::addColumn<int>("placement");
        QTest::addColumn<bool>("present");
        QTest::newRow("auto") << int(ComputePlacement::Auto) << false;
        QTest::newRow("auto, presenting") << int(ComputePlacement::Auto) << true;
        QTest::newRow("same queue") << int(ComputePlacement::SameQueue) << true;
        QTest::newRow("second queue") << int(ComputePlacement::SecondQueue) << true;
        QTest::newRow("second device") << int(ComputePlacement::SecondDevice) << false;
    }
    void work_runs() {
        QFETCH(int, placement);
        QFETCH(bool, present);
        auto device = make_device(static_cast<ComputePlacement>(placement), present);
        QVERIFY(device);
        fill_and_check(device, 0x01020304);
        if (placement == int(ComputePlacement::SecondDevice))
            QVERIFY(device->placement() == ComputePlacement::SecondDevice);
        if (device->placement() == ComputePlacement::SecondDevice) {
            auto sibling = Device::create_compute_sibling(*device);
            QVERIFY(sibling.ok());
            QVERIFY((*sibling)->handle() != device->handle());
            fill_and_check(sibling.value(), 0x0a0b0c0d);
        }
        require_silence(*device);
    }

    void environment_chooses_the_placement() {
        qputenv("ETNA_COMPUTE_QUEUE", "second-device");
        auto device = make_device();
        qunsetenv("ETNA_COMPUTE_QUEUE");
        QVERIFY(device);
        QVERIFY(device->placement() == ComputePlacement::SecondDevice);
    }

    void unknown_preference_still_gives_a_device() {
        DeviceOptions options;
        options.preferred = "no such device";
        QVERIFY(Device::create(options).ok());
    }

    void one_off_submissions_from_many_threads() {
        auto device = make_device();
        QVERIFY(device);
        std::atomic<int> done{0};
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 25; ++i)
                    done +=
                        device->submit_and_wait([&](VkCommandBuffer commands) { barrier_to_host(*device, commands); })
                            .ok();
            });
        }
        for (auto& thread : threads)
            thread.join();
        QCOMPARE(done.load(), 100);
        require_silence(*device);
    }

    void image_is_cleared_and_read() {
        auto device = make_device();
        QVERIFY(device);
        ImageOptions options;
        options.width = 8;
        options.height = 4;
        options.usage = VK_IMAGE_USAGE_TRANSFER_DST_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
        auto image = Image::create(device, options);
        auto here = Buffer::create(device, 8 * 4 * 4, MemoryUse::Download);
        QVERIFY(image.ok() && here.ok());
        const Status done = device->submit_and_wait([&](VkCommandBuffer commands) {
            const DeviceTable& vk = device->vk();
            VkImageMemoryBarrier barrier{};
            barrier.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER;
            barrier.dstAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
            barrier.newLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
            barrier.srcQueueFamilyIndex = barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
            barrier.image = image->handle();
            barrier.subresourceRange = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 1, 0, 1};
            vk.vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_TOP_OF_PIPE_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, 0, 0,
                                    nullptr, 0, nullptr, 1, &barrier);
            VkClearColorValue colour{};
            colour.float32[0] = 1.0f;
            colour.float32[3] = 1.0f;
            vk.vkCmdClearColorImage(commands, image->handle(), VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, &colour, 1,
                                    &barrier.subresourceRange);
            barrier.srcAccessMask = VK_ACCESS_TRANSFER_WRITE_BIT;
            barrier.dstAccessMask = VK_ACCESS_TRANSFER_READ_BIT;
            barrier.oldLayout = VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL;
            barrier.newLayout = VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL;
            vk.vkCmdPipelineBarrier(commands, VK_PIPELINE_STAGE_TRANSFER_BIT, VK_PIPELINE_STAGE_TRANSFER_BIT, 0, 0,
                                    nullptr, 0, nullptr, 1, &barrier);
            VkBufferImageCopy region{};
            region.imageSubresource = {VK_IMAGE_ASPECT_COLOR_BIT, 0, 0, 1};
            region.imageExtent = {8, 4, 1};
            vk.vkCmdCopyImageToBuffer(commands, image->handle(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, here->handle(),
                                      1, &region);
            barrier_to_host(*device, commands);
        });
        QVERIFY(done.ok());
        const auto* bytes = reinterpret_cast<const uint8_t*>(here->mapped());
        QCOMPARE(int(bytes[0]), 255);
        QCOMPARE(int(bytes[1]), 0);
        QCOMPARE(int(bytes[127]), 255);
        require_silence(*device);
    }

    void chunks_stop_at_an_interrupt() {
        auto device = make_device();
        QVERIFY(device);
        std::atomic<bool> interrupt{false};
        int recorded = 0;
        auto value = device->compute_queue().submit_chunks(
            1000,
            [&](VkCommandBuffer commands, uint64_t chunk) {
                ++recorded;
                barrier_to_host(*device, commands);
                interrupt = chunk == 9;
            },
            &interrupt);
        QVERIFY(!value.ok());
        QVERIFY(value.status().error == Error::Interrupted);
        QCOMPARE(recorded, 10);
        QVERIFY(device->compute_queue().wait_idle().ok());
    }

    void retired_objects_go_after_their_work() {
        auto device = make_device();
        QVERIFY(device);
        ComputeQueue& queue = device->compute_queue();
        int released = 0;
        auto value = queue.submit([&](VkCommandBuffer commands) { barrier_to_host(*device, commands); });
        QVERIFY(value.ok());
        queue.retire(value.value(), [&] { ++released; });
        queue.retire(value.value() + 1000, [&] { released += 100; });
        QVERIFY(queue.wait_idle().ok());
        QCOMPARE(released, 1);
        device.reset(); // the rest goes with the device
        QCOMPARE(released, 101);
    }

    void shared_device_is_one() {
        DeviceOptions options;
        options.validation = true;
        QVERIFY(configure_shared_device(options));
        std::vector<std::thread> threads;
        std::vector<std::shared_ptr<Device>> seen(4);
        for (size_t t = 0; t < seen.size(); ++t)
            threads.emplace_back([&seen, t] { seen[t] = shared_device(); });
        for (auto& thread : threads)
            thread.join();
        QVERIFY(seen[0]);
        for (const auto& device : seen)
            QVERIFY(device == seen[0]);
        QVERIFY(!configure_shared_device(options));
        QVERIFY(compute_device() == seen[0]); // nothing is presented, so one device does both
        require_silence(*seen[0]);
    }
};

QTEST_APPLESS_MAIN(GpuDeviceTest)
#include "device_test.moc"
