#include "ui/telemetry/gpu_report.h"
#include "ui/workspace/workspace_model.h"

#include <QtTest>

using namespace etna;
using namespace etna::ui;

namespace {
session::VariableInfo variable(const char* name, uint64_t bytes = 8) {
    session::VariableInfo v;
    v.name = name;
    v.class_name = "double";
    v.size_text = "1×1";
    v.bytes = bytes;
    return v;
}
} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT
  private slots:
    void differences_touch_only_their_rows();
    void ten_thousand_variables();
    void bytes_are_readable();
    void telemetry_becomes_rows();
    void broken_telemetry_says_so();
};

void WorkspaceTest::differences_touch_only_their_rows() {
    WorkspaceModel model;
    model.apply({{variable("b"), variable("A"), variable("c")}, {}, true});
    QCOMPARE(model.index(0, 0).data().toString(), QString("A"));
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged), reset(&model, &QAbstractItemModel::modelReset),
        inserted(&model, &QAbstractItemModel::rowsInserted), removed(&model, &QAbstractItemModel::rowsRemoved);
    model.apply({{variable("b", 800), variable("B")}, {"c"}, false});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 1);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    QCOMPARE(names, (QStringList{"A", "B", "b"}));
    QCOMPARE(model.index(2, 3).data().toString(), QString("800 B"));
}

void WorkspaceTest::ten_thousand_variables() {
    WorkspaceModel model;
    session::WorkspaceEvent all;
    all.all = true;
    for (int i = 0; i < 10000; ++i)
        all.changed.push_back(variable(qPrintable(QStringLiteral("v%1").arg(i, 5, 10, QChar('0')))));
    model.apply(all);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.apply({{variable("v05000", 16)}, {}, false});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 5000);
    QCOMPARE(model.total_bytes(), uint64_t(9999 * 8 + 16));
}

void WorkspaceTest::bytes_are_readable() {
    QCOMPARE(bytes_text(56), QString("56 B"));
    QCOMPARE(bytes_text(3744), QString("3.7 KB"));
    QCOMPARE(bytes_text(26208), QString("26 KB"));
    QCOMPARE(bytes_text(uint64_t(3) << 30), QString("3.0 GB"));
}

void WorkspaceTest::telemetry_becomes_rows() {
    const GpuReport report = parse_telemetry(R"json({"version":1,"mode":"gpu","device":{"name":"Card (driver)",
        "memory":{"total_bytes":2147483648,"allocated_bytes":1048576}},"host":{"threads":2},
        "kernels":{"gpu":{"runs":3,"seconds":0.002,"gb_s":40,"cache_hits":2,"disk_hits":1},"cpu":{"runs":1,"seconds":0.001,
        "gb_s":10}},"transfer":{"uploads":1,"upload_bytes":2048,"downloads":2,"download_bytes":16},
        "decisions":[{"device":"gpu","group":"sin -> sum","elements":4000000,"measured_s":0.002,"reason":"Because."},
        {"device":"gpu","group":"sin -> sum","elements":4000000,"measured_s":0.001,"reason":"Because."}]})json");
    QVERIFY(report.valid);
    QCOMPARE(report.header, QString("Card (driver) · 1.0 MB of 2.0 GB"));
    QCOMPARE(report.chip, QString("Compute: gpu · Card, double"));
    QCOMPARE(report.rows.size(), size_t(3));
    QCOMPARE(report.rows[0].name, std::string("3 GPU kernels"));
    QCOMPARE(report.rows[0].fraction, 1.0);
    QCOMPARE(report.rows[0].rate, std::string("40.0 GB/s"));
    QCOMPARE(report.rows[1].fraction, 0.25);
    QCOMPARE(report.rows[2].name, std::string("sin -> sum ×2"));
    QCOMPARE(report.rows[2].time, std::string("3.00 ms"));
    QCOMPARE(report.sentences.size(), size_t(1));
    QCOMPARE(report.counters, std::string("Uploads 2.0 KB in 1 · downloads 16 B in 2 · kernels from cache 3 of 4"));
}

void WorkspaceTest::broken_telemetry_says_so() {
    const GpuReport report = parse_telemetry("{\"kernels\": ");
    QVERIFY(!report.valid);
    QVERIFY(!report.error.isEmpty());
    QVERIFY(parse_telemetry("{}").empty());
}

QTEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
