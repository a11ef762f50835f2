#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/journal.h"
#include "ui/theme/theme.h"

#include <QProcess>
#include <QtTest>

#include <cstdio>

using namespace etna::ui;

class JournalTest : public QObject {
    Q_OBJECT
  private slots:
    void entries_come_back();
    void a_live_process_keeps_its_entries();
    void killed_while_typing();
};

void JournalTest::entries_come_back() {
    QTemporaryDir root;
    QString folder;
    JournalEntry entry;
    {
        Journal journal(root.path());
        folder = journal.folder();
        entry.id = journal.new_id();
        entry.path = "/somewhere/ä b.m";
        entry.line = 3;
        entry.utf8 = QByteArray("x = 1\n\0y", 8) + "\xc3\xa4";
        journal.write(entry);
    }
    QVERIFY(QDir(folder).exists());
    Journal next(root.path());
    const auto found = next.recover();
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found[0].path, entry.path);
    QCOMPARE(found[0].line, 3);
    QCOMPARE(found[0].utf8, entry.utf8);
    QVERIFY(!QDir(folder).exists());
    QVERIFY(next.recover().empty());
    next.remove(found[0].id);
    next.flush();
    QVERIFY(QDir(next.folder()).entryList({"*.unsaved"}).isEmpty());
}

void JournalTest::a_live_process_keeps_its_entries() {
    QTemporaryDir root;
    Journal first(root.path());
    JournalEntry entry;
    entry.id = first.new_id();
    entry.utf8 = "mine";
    first.write(entry);
    first.flush();
    Journal second(root.path());
    QVERIFY(second.recover().empty());
}

/// The child: types a numbered line every 20 ms into a document and says each number once it stands there.
static int type_for_ever(const QString& root) {
    Journal journal(root);
    Document document(journal, nullptr);
    document.editor().load({}, LineEnd::Unix);
    document.show();
    for (int i = 1;; ++i) {
        QTest::keyClicks(&document.editor(), QString::number(i));
        QTest::keyClick(&document.editor(), Qt::Key_Return);
        std::printf("%d %lld\n", i, static_cast<long long>(QDateTime::currentMSecsSinceEpoch()));
        std::fflush(stdout);
        QTest::qWait(20);
    }
}

void JournalTest::killed_while_typing() {
    for (int round = 0; round < 3; ++round) {
        QTemporaryDir root;
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {"--type", root.path()});
        QVERIFY(child.waitForReadyRead(60000)); // the first line stands; a busy machine starts it late
        QTest::qWait(3200 + 370 * round);
        const qint64 killed = QDateTime::currentMSecsSinceEpoch();
        QCOMPARE(child.state(), QProcess::Running);
        child.kill();
        QVERIFY(child.waitForFinished()); // it was alive until now
        // What had been typed two seconds before the end must be there.
        int must_have = 0;
        for (const QByteArray& line : child.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 2 && words[1].toLongLong() < killed - 2000)
                must_have = words[0].toInt();
        }
        QVERIFY(must_have > 0);
        Journal journal(root.path());
        const auto found = journal.recover();
        QCOMPARE(found.size(), size_t(1));
        const QList<QByteArray> lines = found[0].utf8.split('\n');
        QVERIFY2(lines.size() > must_have, qPrintable(QStringLiteral("%1 of %2").arg(lines.size()).arg(must_have)));
        for (int i = 1; i <= must_have; ++i)
            QCOMPARE(lines[i - 1].toInt(), i);
    }
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() == 3 && arguments[1] == "--type")
        return type_for_ever(arguments[2]);
    JournalTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "journal_test.moc"
