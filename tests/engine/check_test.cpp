// Static checks: what is found, where, and what `%#ok` silences.
#include <QTest>

#include "engine/hir/check.h"
#include "engine/source/source_file.h"
#include "engine/syntax/parser.h"

using namespace etna;

namespace {

/// `LINE:COLUMN Identifier` of each finding, one a line.
std::string findings(const std::string& text) {
    const SourceFile source("test.m", text);
    const syntax::ParseResult parsed = syntax::parse(source);
    if (!parsed.ok())
        return "syntax error";
    hir::CheckOptions options;
    options.is_function = [](std::string_view name) { return name == "sin" || name == "disp" || name == "sum" || name == "true"; };
    std::string out;
    for (const Diagnostic& d : hir::check(source, *parsed.ast, options))
        out += std::to_string(d.line1) + ":" + std::to_string(d.column1) + " " + d.identifier + "\n";
    return out;
}

} // namespace

class CheckTest : public QObject {
    Q_OBJECT
  private slots:
    void finds_data();
    void finds();
};

void CheckTest::finds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("clean") << "function y = f(x)\ny = sin(x);\nend\n" << "";
    QTest::newRow("imported name") << "import pkg.nosuch\nx = nosuch(3);\ndisp(x)\n" << "";
    QTest::newRow("undefined name") << "x = nosuch(3);\ndisp(x)\n" << "1:5 UndefinedName\n";
    QTest::newRow("eval may define anything") << "eval('a = 1;');\ndisp(a)\n" << "";
    QTest::newRow("unused value") << "function f()\nx = 1;\nend\n" << "2:1 UnusedValue\n";
    QTest::newRow("scripts leave their variables") << "x = 1;\n" << "";
    QTest::newRow("captured is used") << "function g = f()\na = 1;\ng = @(t) t + a;\nend\n" << "";
    QTest::newRow("unreachable") << "function f()\nreturn\ndisp(1)\nend\n" << "3:1 UnreachableCode\n";
    QTest::newRow("after break") << "while true\nbreak\ndisp(2)\nend\n" << "3:1 UnreachableCode\n";
    QTest::newRow("no semicolon in a function") << "function y = f()\ny = 1\nend\n" << "2:1 MissingSemicolon\n";
    QTest::newRow("no semicolon in a script is meant") << "y = 1\n" << "";
    QTest::newRow("grows") << "v = [];\nfor i = 1:3\nv(end + 1) = i;\nend\n" << "3:1 GrowsInLoop\n";
    QTest::newRow("silenced") << "v = [];\nfor i = 1:3\nv(end + 1) = i; %#ok\nend\n" << "";
    QTest::newRow("shadows") << "function y = f(x)\nsum = x;\ny = sum;\nend\n" << "2:1 ShadowedFunction\n";
    QTest::newRow("too many inputs") << "disp(f(1, 2))\ny = f(1, 2);\nfunction y = f(x)\ny = x;\nend\n" << "2:5 TooManyInputs\n";
    QTest::newRow("too many outputs") << "[a, b] = f(1);\nfunction y = f(x)\ny = x;\nend\n" << "1:10 TooManyOutputs\n";
    QTest::newRow("varargin takes all") << "y = f(1, 2);\nfunction y = f(varargin)\ny = varargin;\nend\n" << "";
    QTest::newRow("nested functions share") << "function f()\na = 1;\ng();\nfunction g()\ndisp(a)\nend\nend\n" << "";
}

void CheckTest::finds() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(findings(text.toStdString())), expected);
}

QTEST_GUILESS_MAIN(CheckTest)
#include "check_test.moc"
