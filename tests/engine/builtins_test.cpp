// The function library's records and its inventory.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "engine/builtins/inventory.h"

using namespace etna;

class BuiltinsTest : public QObject {
    Q_OBJECT

  private slots:
    void records_are_complete() {
        Registry registry;
        register_engine_builtins(registry);
        for (const Builtin* b : registry.all()) {
            const QByteArray name(b->name.data(), static_cast<qsizetype>(b->name.size()));
            QVERIFY2(b->function != nullptr, name);
            QVERIFY2(!b->category.empty() && !b->summary.empty() && b->summary.back() != '.', name);
            QVERIFY2(b->min_inputs >= 0 && (b->max_inputs == kAnyNumber || b->max_inputs >= b->min_inputs), name);
            QVERIFY2(b->max_outputs >= kAnyNumber, name);
        }
        for (const char* name : {"zeros", "size", "sum", "sprintf", "cellfun", "regexp", "eig", "containers.Map"})
            QVERIFY2(registry.find(name) != nullptr, name);
        QVERIFY(registry.find("no_such_function") == nullptr);
    }

    void inventory_is_json_with_one_object_a_function() {
        Registry registry;
        register_engine_builtins(registry);
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(builtins_json(registry)), &error);
        QCOMPARE(error.error, QJsonParseError::NoError);
        const QJsonArray all = document.array();
        QCOMPARE(static_cast<size_t>(all.size()), registry.all().size());
        for (const QJsonValue& value : all) {
            const QJsonObject row = value.toObject();
            if (row["name"].toString() != "sum")
                continue;
            QCOMPARE(row["accel"].toString(), QString("reduction"));
            QCOMPARE(row["min_inputs"].toInt(), 1);
            QCOMPARE(row["max_outputs"].toInt(), 1);
            QVERIFY(row["pure"].toBool());
        }
    }
};

QTEST_GUILESS_MAIN(BuiltinsTest)
#include "builtins_test.moc"
