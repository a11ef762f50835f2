#include "ui/commands/palette.h"
#include "ui/console/console_buffer.h"
#include "ui/console/console_input.h"
#include "ui/console/console_view.h"
#include "ui/history/history_store.h"

#include <QtTest>

using namespace etna::ui;

class ConsoleTest : public QObject {
    Q_OBJECT
  private slots:
    void text_is_split_into_lines();
    void control_characters();
    void a_million_lines_stay_bounded();
    void wrapping_finds_every_row();
    void history_is_kept_and_filtered();
    void keys_of_the_prompt();
    void palette_prefers_the_obvious();
};

void ConsoleTest::text_is_split_into_lines() {
    ConsoleBuffer buffer;
    buffer.append_text("a\nb", LineKind::Output);
    buffer.append_text("c\n\nd", LineKind::Output);
    buffer.append_text("e\n", LineKind::Error);
    QStringList lines;
    for (size_t i = 0; i < buffer.size(); ++i)
        lines << buffer.line(i).text;
    QCOMPARE(lines, (QStringList{"a", "bc", "", "d", "e"}));
    QCOMPARE(buffer.line(4).kind, LineKind::Error);
}

void ConsoleTest::control_characters() {
    ConsoleBuffer buffer;
    buffer.append_text("50 %\r100 %\n", LineKind::Output);
    buffer.append_text("abc\b\bX\n", LineKind::Output);
    buffer.append_text("1\t2\n", LineKind::Output);
    buffer.append_text("dos\r\nnext\n", LineKind::Output);
    QCOMPARE(buffer.line(0).text, QString("100 %"));
    QCOMPARE(buffer.line(1).text, QString("aX"));
    QCOMPARE(buffer.line(2).text, QString("1       2"));
    QCOMPARE(buffer.line(3).text, QString("dos"));
    QCOMPARE(buffer.line(4).text, QString("next"));
}

void ConsoleTest::a_million_lines_stay_bounded() {
    ConsoleBuffer buffer(10000);
    QString block;
    for (int i = 0; i < 1000; ++i)
        block += QStringLiteral("line %1 of the output\n").arg(i);
    for (int i = 0; i < 1000; ++i)
        buffer.append_text(block, LineKind::Output);
    QVERIFY(buffer.size() <= 10000 + 1024);
    QCOMPARE(buffer.dropped() + static_cast<int64_t>(buffer.size()), int64_t(1000000));
    QCOMPARE(buffer.line(buffer.size() - 1).text, QString("line 999 of the output"));
    // One endless line is bounded too.
    ConsoleBuffer endless(1000, 1 << 20);
    for (int i = 0; i < 100; ++i)
        endless.append_text(QString(100000, 'x'), LineKind::Output);
    QVERIFY(endless.chars() < 4 << 20);
}

void ConsoleTest::wrapping_finds_every_row() {
    ConsoleBuffer buffer;
    buffer.set_columns(10);
    buffer.append_text("123456789012345\nab\n" + QString(31, 'x') + "\n", LineKind::Output);
    QCOMPARE(buffer.rows(), int64_t(2 + 1 + 4));
    QCOMPARE(buffer.place_of_row(1).line, size_t(0));
    QCOMPARE(buffer.place_of_row(1).part, 1);
    QCOMPARE(buffer.place_of_row(2).line, size_t(1));
    QCOMPARE(buffer.place_of_row(6).line, size_t(2));
    QCOMPARE(buffer.place_of_row(6).part, 3);
    buffer.set_columns(100);
    QCOMPARE(buffer.rows(), int64_t(3));
    QCOMPARE(buffer.row_of_line(2), int64_t(2));
}

void ConsoleTest::history_is_kept_and_filtered() {
    QTemporaryDir dir;
    const QString file = dir.filePath("history.jsonl");
    {
        HistoryStore store(file, 100);
        for (const char* text : {"plot(1)", "x = 1", "x = 1", "plot(2)", "for i=1:2\nend"})
            store.add(text);
        store.add("   ");
        QCOMPARE(store.items().size(), size_t(4));
    }
    QFile torn(file); // a crash in the middle of a write
    QVERIFY(torn.open(QIODevice::Append));
    torn.write("{\"t\":1,\"c\":\"half");
    torn.close();
    HistoryStore store(file, 100);
    QCOMPARE(store.items().size(), size_t(4));
    QCOMPARE(store.items()[3].text, QString("for i=1:2\nend"));
    QCOMPARE(store.find(4, -1, "plot"), 2);
    QCOMPARE(store.find(2, -1, "plot"), 0);
    QCOMPARE(store.find(0, -1, "plot"), -1);
    QCOMPARE(store.find(0, +1, "x"), 1);
}

void ConsoleTest::keys_of_the_prompt() {
    ConsoleInput input(nullptr);
    input.show();
    QSignalSpy submitted(&input, &ConsoleInput::submitted), history(&input, &ConsoleInput::history_wanted),
        copy(&input, &ConsoleInput::copy_or_interrupt), complete(&input, &ConsoleInput::completion_wanted);
    QTest::keyClicks(&input, "abc");
    QTest::keyClick(&input, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(&input, "d");
    QCOMPARE(input.text(), QString("abc\nd"));
    QTest::keyClick(&input, Qt::Key_Up);
    QCOMPARE(history.count(), 0); // moves within the text first
    QTest::keyClick(&input, Qt::Key_Up);
    QCOMPARE(history.count(), 1);
    QTest::keyClick(&input, Qt::Key_Tab);
    QCOMPARE(complete.count(), 1);
    QTest::keyClick(&input, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(copy.count(), 1);
    QTest::keyClick(&input, Qt::Key_Return);
    QCOMPARE(submitted.count(), 1);
}

void ConsoleTest::palette_prefers_the_obvious() {
    QVERIFY(PaletteField::score("run", "Run: Run section") > PaletteField::score("run", "Edit: Fold the return"));
    QVERIFY(PaletteField::score("plt", "plot") > 0);
    QCOMPARE(PaletteField::score("xyz", "plot"), 0);
}

QTEST_MAIN(ConsoleTest)
#include "console_test.moc"
