#pragma once

#include "gpu/device/device.h"

#include <QTest>

/// A fresh device with validation layers; `placement` as a user would force it.
inline std::shared_ptr<etna::gpu::Device>
make_device(etna::gpu::ComputePlacement placement = etna::gpu::ComputePlacement::Auto, bool present = false) {
    etna::gpu::DeviceOptions options;
    options.validation = true;
    options.want_present = present;
    options.placement = placement;
    auto made = etna::gpu::Device::create(options);
    if (!made) {
        qWarning("%s", made.status().reason.c_str());
        return nullptr;
    }
    return made.take();
}

/// The validation layers are active and have said nothing.
inline void require_silence(const etna::gpu::Device& device) {
    QVERIFY2(device.instance().validation_active(), "install vulkan-validationlayers to run this test");
    for (const std::string& message : device.instance().messages())
        qWarning("%s", message.c_str());
    QCOMPARE(device.instance().message_count(), 0u);
}
