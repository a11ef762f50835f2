// SourceFile: line tables, decoding, loading from disk.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/source/source_file.h"

using namespace etna;

class SourceTest : public QObject {
    Q_OBJECT

  private slots:
    void lines_end_with_lf_cr_or_crlf() {
        const SourceFile file("", "a\nbc\r\nd\re");
        QCOMPARE(file.line_count(), 4);
        QCOMPARE(std::string(file.line(1)), std::string("a"));
        QCOMPARE(std::string(file.line(2)), std::string("bc"));
        QCOMPARE(std::string(file.line(3)), std::string("d"));
        QCOMPARE(std::string(file.line(4)), std::string("e"));
        QCOMPARE(file.locate(3).line1, 2);
        QCOMPARE(file.locate(3).column1, 2);
        QCOMPARE(file.locate(6).line1, 3);
        QCOMPARE(file.locate(1000).line1, 4);
        QCOMPARE(file.line_start(3), 6u);
    }

    void empty_text_has_one_line() {
        const SourceFile file("", "");
        QCOMPARE(file.line_count(), 1);
        QCOMPARE(file.locate(0).column1, 1);
        QCOMPARE(std::string(file.line(7)), std::string());
    }

    void decodes_each_encoding() {
        using namespace std::string_literals;
        QCOMPARE(*decode_source("\xEF\xBB\xBFx = 1"), "x = 1"s);
        QCOMPARE(*decode_source("\xFF\xFEx\0\xE9\0"s), "x\xC3\xA9"s);
        QCOMPARE(*decode_source("\xFE\xFF\0x\0\xE9"s), "x\xC3\xA9"s);
        QCOMPARE(*decode_source("caf\xE9 \x80"s), "caf\xC3\xA9 \xE2\x82\xAC"s);
        QCOMPARE(*decode_source("caf\xC3\xA9"s), "caf\xC3\xA9"s);
        QVERIFY(!decode_source("x\0y"s));
    }

    void loading_reports_what_is_wrong() {
        QTemporaryDir folder;
        SourceError error;
        const std::string base = folder.path().toStdString();
        QVERIFY(!load_source(base + "/none.m", error));
        QCOMPARE(error.identifier, std::string("MATLAB:fileio:cannotOpenFile"));
        QVERIFY(!load_source(base, error));
        QVERIFY(error.message.find("folder") != std::string::npos);
        QFile binary(folder.filePath("b.m"));
        QVERIFY(binary.open(QIODevice::WriteOnly));
        binary.write(QByteArray("\x7f"
                                "ELF\0\1",
                                6));
        binary.close();
        QVERIFY(!load_source(base + "/b.m", error));
        QCOMPARE(error.identifier, std::string("MATLAB:m_illegal_character"));
        QFile good(folder.filePath("g.m"));
        QVERIFY(good.open(QIODevice::WriteOnly));
        good.write("x = 1\r\n");
        good.close();
        const SourcePtr source = load_source(base + "/g.m", error);
        QVERIFY(source != nullptr);
        QCOMPARE(source->text(), std::string("x = 1\r\n"));
    }

    void places_diagnostics() {
        const SourceFile file("f.m", "x = 1\ny = (2\n");
        Diagnostic diagnostic;
        diagnostic.span = {10, 11};
        file.place(diagnostic);
        QCOMPARE(diagnostic.line1, 2);
        QCOMPARE(diagnostic.column1, 5);
        QCOMPARE(diagnostic.end_column1, 6);
    }
};

QTEST_GUILESS_MAIN(SourceTest)
#include "source_test.moc"
