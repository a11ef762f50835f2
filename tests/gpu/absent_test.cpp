#include "gpu/device/device.h"
#include "gpu/provider/device_report.h"
#include "gpu/provider/gpu_provider.h"
#include "gpu/provider/provider.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace etna::gpu;

/// A machine without any Vulkan driver: everything says so and nothing fails.
class GpuAbsentTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void device_has_a_reason() {
        QVERIFY(!shared_device());
        QVERIFY(!compute_device());
        QVERIFY(!shared_device_exists());
        const Status status = shared_device_status();
        QVERIFY(status.error == Error::NoDevice || status.error == Error::NoLoader);
        QVERIFY(!status.reason.empty());
    }

    void provider_is_null() {
        start_warm_up();
        QVERIFY(!make_provider());
    }

    void info_is_json() {
        const DeviceReport info = device_report();
        QVERIFY(!info.available);
        QVERIFY(!info.reason.empty());
        const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(info.json)).object();
        QCOMPARE(json["available"].toBool(true), false);
        QCOMPARE(json["reason"].toString().toStdString(), info.reason);
    }
};

QTEST_APPLESS_MAIN(GpuAbsentTest)
#include "absent_test.moc"
