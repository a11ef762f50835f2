#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/document_io.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/journal.h"
#include "ui/editor/matlab_lexer.h"
#include "ui/theme/theme.h"
#include "ui/widgets/info_bar.h"

#include <QLineEdit>
#include <QtTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace etna;
using namespace etna::ui;

namespace {

QByteArray styles_of(const QByteArray& line, int state = 0, const QSet<QByteArray>& functions = {}) {
    QByteArray styles(line.size(), '\0');
    scan_line(line.constData(), static_cast<int>(line.size()), state, styles.data(), &functions);
    for (char& c : styles)
        c = ".csKSNFU"[static_cast<int>(c)];
    return styles;
}

QByteArray hundred_thousand_lines() {
    QByteArray text;
    for (int i = 0; i < 20000; ++i)
        text += "for i = 1:10\n    x(i) = sin(i) * 2.5; % step\n    s = 'text'' more';\nend\n%% section\n";
    return text;
}

} // namespace

class EditorTest : public QObject {
    Q_OBJECT
  private slots:
    void colours_data();
    void colours();
    void block_comments_nest();
    void unfinished_input_is_recognised();
    void comments_and_indents();
    void sections();
    void breakpoints_move_with_the_text();
    void squiggles_are_changed_by_difference();
    void positions_count_bytes();
    void encodings_survive();
    void failed_save_keeps_everything();
    void full_disk_keeps_the_old_file();
    void hundred_thousand_lines_are_usable();
    void replace_all_counts();
    void scintilla_keys_do_not_clash();
};

void EditorTest::colours_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("styles");
    QTest::newRow("keyword") << QByteArray("if x") << QByteArray("KK..");
    QTest::newRow("end as index") << QByteArray("x(end)") << QByteArray("......");
    QTest::newRow("transpose") << QByteArray("a' + b'") << QByteArray(".......");
    QTest::newRow("char") << QByteArray("x = 'a''b'") << QByteArray("....SSSSSS");
    QTest::newRow("element after a space") << QByteArray("[a 'b']") << QByteArray("...SSS.");
    QTest::newRow("string") << QByteArray("x = \"a\"") << QByteArray("....SSS");
    QTest::newRow("unclosed") << QByteArray("x = 'ab") << QByteArray("....UUU");
    QTest::newRow("numbers") << QByteArray("1e3+2.5i") << QByteArray("NNN.NNNN");
    QTest::newRow("constant") << QByteArray("2*pi") << QByteArray("N.NN");
    QTest::newRow("comment") << QByteArray("x % y") << QByteArray("..ccc");
    QTest::newRow("section") << QByteArray("%% a") << QByteArray("ssss");
    QTest::newRow("continuation") << QByteArray("x ... y") << QByteArray("..ccccc");
    QTest::newRow("field is no keyword") << QByteArray("s.end = 1") << QByteArray("........N");
    QTest::newRow("command syntax") << QByteArray("hold on") << QByteArray("FFFFSSS");
    QTest::newRow("no command syntax") << QByteArray("a - b") << QByteArray(".....");
    QTest::newRow("function") << QByteArray("y = f(x)") << QByteArray("....F...");
    QTest::newRow("assigned name is no function") << QByteArray("f = 1") << QByteArray("....N");
    QTest::newRow("format in a string") << QByteArray("g('%d')") << QByteArray("..SSSS.");
}

void EditorTest::colours() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, styles);
    QCOMPARE(styles_of(line, 0, {"f"}), styles);
}

void EditorTest::block_comments_nest() {
    int state = 0;
    QByteArrayList seen;
    for (const QByteArray& line : QByteArrayList{"%{", "x = 1", "%{", "%}", "y", "%}", "z = 1"}) {
        QByteArray styles(line.size(), '\0');
        state = scan_line(line.constData(), static_cast<int>(line.size()), state, styles.data(), nullptr).state;
        seen << QByteArray(1, styles[0] == MatlabLexer::Comment ? 'c' : '.');
    }
    QCOMPARE(seen.join(), QByteArray("cccccc."));
}

void EditorTest::unfinished_input_is_recognised() {
    QVERIFY(needs_more_input("for i = 1:3"));
    QVERIFY(needs_more_input("x = [1 2"));
    QVERIFY(needs_more_input("x = 1 + ..."));
    QVERIFY(!needs_more_input("for i = 1:3, disp(i), end"));
    QVERIFY(!needs_more_input("x(end) = 3"));
    QVERIFY(!needs_more_input("disp('for')"));
    QVERIFY(!needs_more_input("A(469, 1"));
}

void EditorTest::comments_and_indents() {
    CodeEditor editor;
    editor.load("if a\nx = 1;\nelse\ny = [1\n2];\nend\n", LineEnd::Unix);
    editor.selectAll(true);
    editor.indent_selection_smartly();
    QCOMPARE(editor.utf8(), QByteArray("if a\n    x = 1;\nelse\n    y = [1\n        2];\nend\n"));
    editor.selectAll(true);
    editor.comment_selection();
    QVERIFY(editor.utf8().startsWith("% if a\n    % x = 1;\n"));
    editor.selectAll(true);
    editor.uncomment_selection();
    QVERIFY(editor.utf8().startsWith("if a\n    x = 1;\nelse"));
    editor.undo();
    QVERIFY(editor.utf8().startsWith("% if a"));
}

void EditorTest::sections() {
    CodeEditor editor;
    editor.load("a\n%% one\nb\nc\n%% two\nd\n", LineEnd::Unix);
    editor.go_to(3);
    QCOMPARE(editor.section_at_cursor(), std::make_pair(2, 4));
    editor.go_to_section(+1);
    QCOMPARE(editor.line1(), 5);
    editor.go_to_section(-1);
    QCOMPARE(editor.line1(), 2);
}

void EditorTest::breakpoints_move_with_the_text() {
    CodeEditor editor;
    editor.load("a = 1\nb = 2\nc = 3\n", LineEnd::Unix);
    QSignalSpy changed(&editor, &CodeEditor::breakpoints_changed);
    editor.toggle_breakpoint(2);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(editor.breakpoints(), std::vector<int>{2});
    editor.insertAt("new\n", 0, 0);
    QCOMPARE(editor.breakpoints(), std::vector<int>{3});
    editor.toggle_breakpoint(3);
    QVERIFY(editor.breakpoints().empty());
}

void EditorTest::squiggles_are_changed_by_difference() {
    CodeEditor editor;
    editor.load("abc def\nghi\n", LineEnd::Unix);
    auto marked = [&](int number, long pos) {
        return editor.SendScintilla(QsciScintillaBase::SCI_INDICATORVALUEAT, static_cast<unsigned long>(number), pos) != 0;
    };
    Diagnostic error;
    error.line1 = error.end_line1 = 1;
    error.column1 = 5;
    error.end_column1 = 8;
    Diagnostic warning = error;
    warning.severity = Severity::Warning;
    warning.line1 = warning.end_line1 = 2;
    warning.column1 = 1;
    warning.end_column1 = 4;
    editor.set_diagnostics({error, warning});
    QVERIFY(marked(8, 4) && marked(8, 6) && !marked(8, 3) && marked(9, 8));
    editor.set_diagnostics({warning});
    QVERIFY(!marked(8, 4) && marked(9, 8));
    editor.set_diagnostics({});
    QVERIFY(!marked(9, 8));
}

void EditorTest::positions_count_bytes() {
    CodeEditor editor;
    editor.load(QString::fromUtf8("x = 'ä😀é'; y = 2\n").toUtf8(), LineEnd::Unix);
    const int column = static_cast<int>(QString::fromUtf8("x = 'ä😀é'; ").toUtf8().size()) + 1;
    editor.go_to(1, column);
    QCOMPARE(editor.column1(), column);
    QCOMPARE(editor.word_under_cursor(), QString("y"));
}

void EditorTest::encodings_survive() {
    QTemporaryDir dir;
    const QString path = dir.filePath("latin.m");
    const QByteArray latin = "x = 'caf\xe9';\r\ny = 2;\r\n";
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(latin);
    file.close();
    const TextFile read = read_text_file(path);
    QCOMPARE(read.encoding, Encoding::Latin1);
    QCOMPARE(read.line_end, LineEnd::Windows);
    QVERIFY(read.utf8.contains("caf\xc3\xa9"));
    QVERIFY(save_text_file(path, read.utf8, read.encoding).ok);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), latin);
    file.close();
    const SaveResult wider = save_text_file(path, QString::fromUtf8("π\n").toUtf8(), Encoding::Latin1);
    QVERIFY(wider.ok);
    QCOMPARE(wider.encoding, Encoding::Utf8);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("a\0b", 3));
    file.close();
    QVERIFY(read_text_file(path).error.contains("not a text file"));
    QVERIFY(!read_text_file(dir.filePath("absent.m")).error.isEmpty());
}

void EditorTest::failed_save_keeps_everything() {
    QTemporaryDir dir;
    Journal journal(dir.filePath("journal"));
    Document document(journal, nullptr);
    document.editor().load("x = 1\n", LineEnd::Unix);
    document.editor().insert("y");
    QVERIFY(document.modified());
    QVERIFY(!document.save_as(dir.filePath("no/such/folder/a.m")));
    QVERIFY(document.modified());
    QCOMPARE(document.editor().utf8(), QByteArray("yx = 1\n"));
    QVERIFY(document.info().message().contains("was not saved"));
    journal.flush();
    QCOMPARE(QDir(journal.folder()).entryList({"*.unsaved"}).size(), 1);
    QVERIFY(document.save_as(dir.filePath("a.m")));
    QVERIFY(!document.modified());
    journal.flush();
    QCOMPARE(QDir(journal.folder()).entryList({"*.unsaved"}).size(), 0);
}

void EditorTest::full_disk_keeps_the_old_file() {
#ifdef Q_OS_UNIX
    QTemporaryDir dir;
    const QString path = dir.filePath("a.m");
    QVERIFY(save_text_file(path, "old text\n", Encoding::Utf8).ok);
    // A limit on file sizes is the nearest thing to a full disk that a test can make.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    rlimit small = before;
    small.rlim_cur = 1000;
    setrlimit(RLIMIT_FSIZE, &small);
    const SaveResult result = save_text_file(path, QByteArray(100000, 'x'), Encoding::Utf8);
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!result.ok);
    QVERIFY(result.error.contains("was not saved"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old text\n"));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), 1);
#endif
}

void EditorTest::hundred_thousand_lines_are_usable() {
    CodeEditor editor;
    editor.resize(900, 700);
    editor.show();
    const QByteArray text = hundred_thousand_lines();
    editor.load(text, LineEnd::Unix);
    QCOMPARE(editor.lines(), 100001);
    std::vector<Diagnostic> many;
    for (int i = 0; i < 1000; ++i) {
        Diagnostic d;
        d.severity = Severity::Warning;
        d.line1 = d.end_line1 = 100 * i + 2;
        d.column1 = 5;
        d.end_column1 = 9;
        many.push_back(d);
    }
    editor.set_diagnostics(many);
    for (int line : {1, 50000, 100000}) {
        editor.go_to(line, 1);
        QTest::keyClicks(&editor, "abc");
        QCoreApplication::processEvents();
        QVERIFY(editor.lines_utf8(line, line).startsWith("abc"));
    }
    // The text at the end is coloured as the text at the beginning.
    const long pos = editor.SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, 99997L);
    QCOMPARE(editor.lines_utf8(99998, 99998), QByteArray("    s = 'text'' more';\n"));
    QCOMPARE(editor.SendScintilla(QsciScintillaBase::SCI_GETSTYLEAT, pos + 10), static_cast<long>(MatlabLexer::String));
    const long level = editor.SendScintilla(QsciScintillaBase::SCI_GETFOLDLEVEL, 99995L);
    QVERIFY(level & QsciScintillaBase::SC_FOLDLEVELHEADERFLAG);
    QCOMPARE(editor.utf8().size(), text.size() + 9);
}

void EditorTest::replace_all_counts() {
    CodeEditor editor;
    QByteArray text;
    for (int i = 0; i < 1000; ++i)
        text += "x = x + 1;\n";
    editor.load(text, LineEnd::Unix);
    FindBar bar;
    bar.set_editor(&editor);
    bar.pattern()->setText("x");
    bar.replacement()->setText("value");
    QCOMPARE(bar.replace_all(), 2000);
    QVERIFY(editor.utf8().startsWith("value = value + 1;\n"));
    editor.undo();
    QCOMPARE(editor.utf8(), text);
}

void EditorTest::scintilla_keys_do_not_clash() {
    CodeEditor editor;
    editor.load("one\ntwo\n", LineEnd::Unix);
    editor.show();
    // Scintilla's own Ctrl+D duplicates, Ctrl+L deletes, Ctrl+T swaps lines.
    for (Qt::Key key : {Qt::Key_D, Qt::Key_L, Qt::Key_T, Qt::Key_R, Qt::Key_I})
        QTest::keyClick(&editor, key, Qt::ControlModifier);
    QCOMPARE(editor.utf8(), QByteArray("one\ntwo\n"));
}

QTEST_MAIN(EditorTest)
#include "editor_test.moc"
