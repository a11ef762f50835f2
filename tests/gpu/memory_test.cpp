#include "fixture.h"

#include "gpu/memory/block.h"
#include "gpu/memory/buffer.h"
#include "gpu/memory/transfer.h"

#include <algorithm>
#include <random>
#include <vector>

using namespace etna::gpu;

class GpuMemoryTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void block_pieces_do_not_overlap() {
        MemoryBlock block(VK_NULL_HANDLE, 1 << 20, 0, true, false, true, nullptr);
        std::mt19937 random(7);
        struct Piece {
            uint64_t offset, size;
        };
        std::vector<Piece> live;
        for (int i = 0; i < 5000; ++i) {
            if (live.empty() || random() % 3 != 0) {
                const uint64_t size = 1 + random() % 5000;
                const uint64_t alignment = 1ull << (random() % 9);
                uint64_t offset = 0;
                if (!block.take(size, alignment, offset))
                    continue;
                QCOMPARE(offset % alignment, 0ull);
                QVERIFY(offset + size <= block.size());
                for (const Piece& other : live)
                    QVERIFY(offset + size <= other.offset || other.offset + other.size <= offset);
                live.push_back({offset, size});
            } else {
                std::swap(live[random() % live.size()], live.back());
                block.give_back(live.back().offset, live.back().size);
                live.pop_back();
            }
        }
        for (const Piece& piece : live)
            block.give_back(piece.offset, piece.size);
        QVERIFY(block.empty());
    }

    void freed_memory_is_reused() {
        auto device = make_device();
        QVERIFY(device);
        { QVERIFY(Buffer::create(device, 20 << 20, MemoryUse::DeviceLocal).ok()); }
        const MemoryStats first = device->memory().stats();
        QCOMPARE(first.allocations, 0ull);
        QVERIFY(first.reserved >= 20u << 20);
        { QVERIFY(Buffer::create(device, (20 << 20) - 4096, MemoryUse::DeviceLocal).ok()); }
        const MemoryStats second = device->memory().stats();
        QCOMPARE(second.pool_misses, first.pool_misses);
        QCOMPARE(second.pool_hits, first.pool_hits + 1);
        device->memory().trim();
        QCOMPARE(device->memory().stats().reserved, 0ull);
        require_silence(*device);
    }

    void small_buffers_share_a_block() {
        auto device = make_device();
        QVERIFY(device);
        std::vector<Buffer> buffers;
        for (int i = 0; i < 100; ++i) {
            auto made = Buffer::create(device, 1000, MemoryUse::DeviceLocal);
            QVERIFY(made.ok());
            buffers.push_back(made.take());
        }
        const MemoryStats stats = device->memory().stats();
        QCOMPARE(stats.blocks, 1ull);
        QCOMPARE(stats.allocations, 100ull);
        require_silence(*device);
    }

    void a_full_device_is_a_status() {
        auto device = make_device();
        QVERIFY(device);
        device->memory().set_limit(64ull << 20);
        auto one = Buffer::create(device, 40 << 20, MemoryUse::DeviceLocal);
        QVERIFY(one.ok());
        auto two = Buffer::create(device, 40 << 20, MemoryUse::DeviceLocal);
        QVERIFY(!two.ok());
        QVERIFY(two.status().error == Error::OutOfDeviceMemory);
        QVERIFY(!two.status().reason.empty());
        one = Buffer();
        QVERIFY(Buffer::create(device, 60 << 20, MemoryUse::DeviceLocal).ok()); // the unused block makes room
        require_silence(*device);
    }

    void absurd_sizes_are_a_status() {
        auto device = make_device();
        QVERIFY(device);
        auto made = Buffer::create(device, 1ull << 44, MemoryUse::DeviceLocal);
        QVERIFY(!made.ok());
    }

    void bytes_make_the_round_trip_data() {
        QTest::addColumn<qulonglong>("size");
        for (const qulonglong size : {1ull, 3ull, 4096ull, (4ull << 20) - 1, (4ull << 20) + 5, 23ull << 20})
            QTest::addRow("%llu bytes", size) << size;
    }
    void bytes_make_the_round_trip() {
        QFETCH(qulonglong, size);
        auto device = make_device();
        QVERIFY(device);
        Transfers transfers(device);
        std::vector<std::byte> sent(size), back(size);
        std::mt19937_64 random(size);
        for (auto& byte : sent)
            byte = static_cast<std::byte>(random());
        auto buffer = Buffer::create(device, size, MemoryUse::DeviceLocal);
        QVERIFY(buffer.ok());
        QVERIFY(transfers.upload(buffer.value(), 0, sent.data(), size).ok());
        QVERIFY(
            transfers.download(buffer.value(), 0, back.data(), size, device->compute_queue().last_submitted()).ok());
        QVERIFY(sent == back);
        QCOMPARE(transfers.stats().uploaded_bytes, size);
        require_silence(*device);
    }
};

QTEST_APPLESS_MAIN(GpuMemoryTest)
#include "memory_test.moc"
