// The parser on broken text: what it reports, where, and what it still understands.
#include <QTest>

#include "engine/syntax/dump.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/tokens.h"

using namespace etna;
using namespace etna::syntax;

namespace {

/// `line:column identifier` of each error, then the tree.
QString errors(const std::string& text) {
    const SourceFile source("test.m", text);
    const ParseResult result = parse(source);
    QString out;
    for (const Diagnostic& diagnostic : result.diagnostics)
        out +=
            QString("%1:%2 %3\n").arg(diagnostic.line1).arg(diagnostic.column1).arg(diagnostic.identifier.c_str() + 7);
    return out + QString::fromStdString(dump(*result.ast));
}

QString first_message(const std::string& text) {
    const SourceFile source("test.m", text);
    const ParseResult result = parse(source);
    if (result.diagnostics.empty())
        return {};
    return QString::fromStdString(result.diagnostics[0].message + " " + result.diagnostics[0].hint).trimmed();
}

std::string repeat(const char* text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += text;
    return out;
}

constexpr char kSample[] = R"(%% Sample
classdef S < handle
  properties (Access = private)
    a (1,:) double {mustBePositive} = [1 -2; 3, 4]
  end
  methods
    function obj = S(varargin)
      arguments (Repeating)
        varargin
      end
      obj.a = varargin{end}(1, :)' * 2.5e-3;
      [~, i] = max(obj.a); %#ok<NASGU>
      x = {@(t) t.^2, 'it''s', "b"; 0x1Fu8, 1i, ...
        3};
      while true, break; end
      for k = 1:2:9
        switch x{k}
          case {1, 'q'}, hold on
          otherwise, !ls
        end
      end
      try, f(x=1); catch ME, rethrow(ME), end
      do x++; until x >= 3
      unwind_protect
        s.(['a' 'b']).end(3) += 1;
      unwind_protect_cleanup
      end_unwind_protect
    end
  end
end
%{
block
%}
)";

} // namespace

class SyntaxErrorsTest : public QObject {
    Q_OBJECT

  private slots:
    void each_error_has_its_place_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        struct RowText {
            const char* text;
            const char* expected;
        };
        static const RowText kRows[] = {
            {"x = (1 + 2\ny = 3;", "1:5 m_unbalanced_parens\n(= y 3)\n"},
            {"x = [1 2\nif y\nend", "1:5 m_unbalanced_parens\nif y\n"},
            {"x = [1 2", "1:5 m_unbalanced_parens\n"},
            {"f(1, 2]\nx;", "1:7 m_unbalanced_parens\nx\n"},
            {"x = 1)\ny;", "1:6 m_unbalanced_parens\ny\n"},
            {"x = 'abc\ny = \"def\nz;", "1:5 m_unterminated_char\n2:5 m_unterminated_string\nz\n"},
            {"x = 3x;\ny = 4 $ 2;\nz;", "1:5 m_invalid_number\n2:7 m_illegal_character\nz\n"},
            {"x = \xE2\x80\x9C"
             "a\xE2\x80\x9D;\ny;",
             "1:5 m_illegal_character\ny\n"},
            {"if x\n y;", "1:1 m_missing_end\nif x\n  y\n"},
            {"for i = \n x;\nend\ny;", "1:9 m_incomplete_statement\nfor i <error>\n  x\ny\n"},
            {"while x\nendif\nz;", "2:1 m_mismatched_end\nwhile x\nz\n"},
            {"end\nx;\nelse", "1:1 m_illegal_reserved_keyword_usage\n3:1 m_illegal_reserved_keyword_usage\nx\n"},
            {"x = 1 +\ny = * 3\nz = a b\nw;",
             "1:8 m_incomplete_statement\n2:5 m_unexpected_token\n3:7 m_missing_operator\nw\n"},
            {"3 = x\nf(x) + 1 = 2\n(a) = 1\nw;",
             "1:1 m_invalid_lhs_of_assignment\n2:1 m_invalid_lhs_of_assignment\n3:2 m_invalid_lhs_of_assignment\nw\n"},
            {"x = f(a b)\nw;", "1:9 m_missing_operator\nw\n"},
            {"x = f(1,)\nw;", "1:9 m_unexpected_token\nw\n"},
            {"x = [1, , 2]\nw;", "1:9 m_unexpected_token\nw\n"},
            {"x.1\nw;", "1:3 m_unexpected_token\nw\n"},
            {"if = 3\n w;\nend", "1:4 m_incorrect_equals\nif <error>\n  w\n"},
            {"x = for\nw;", "1:5 m_illegal_reserved_keyword_usage\nw\n"},
            {"do\n x;\nend\nw;", "1:1 m_missing_until\ndo\n  x\nuntil <error>\nw\n"},
            {"switch x\n y\n case 1\n  z;\nend", "2:2 m_missing_case\nswitch x\ncase 1\n  z\n"},
            {"function (x)\n y;\nend\n", "1:10 m_unexpected_token\nfunction  () -> ()\n  y\n"},
            {"function f\nif x\n y;\nend\nfunction g\nend\n",
             "1:10 m_missing_end\nfunction f () -> ()\n  if x\n    y\n  function g () -> ()\n"},
            {"x = 0x1FFu8", "1:5 m_invalid_integer_literal\n"},
            {"x = [1 $ 2\n 3 4];\ny;", "1:8 m_illegal_character\ny\n"},
            {"if x == , y; end\nw;", "1:9 m_unexpected_token\nif <error>\nw\n"},
            {"title it's\nw;", "1:9 m_unterminated_string\nw\n"},
        };
        for (const RowText& row : kRows)
            QTest::addRow("%s", row.text) << QString::fromUtf8(row.text) << QString::fromUtf8(row.expected);
    }
    void each_error_has_its_place() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(errors(text.toStdString()), expected);
    }

    void messages_tell_what_to_do() {
        QCOMPARE(first_message("x = (1 + 2\n"),
                 QString("The '(' here is not closed. Add ')' at the end of the expression."));
        QCOMPARE(first_message("x = 'abc"),
                 QString("Character vector is not terminated properly. Add the closing quote (')."));
        QCOMPARE(first_message("if a\n  while b\n    x\n  end\n"),
                 QString("The 'if' that begins here has no matching 'end'. Add 'end' behind its last statement."));
        QCOMPARE(first_message("function f\n  if x\n    y\nend\nfunction g\nend\n"),
                 QString("The function 'f' that begins here has no matching 'end'. The 'if' on line 2 is not indented "
                         "like the 'end' that closes it; its own 'end' may be the one that is missing."));
        QCOMPARE(first_message("while x\nendif\n"),
                 QString("'endif' cannot close the 'while' that begins on line 1. Use 'end' or 'endwhile'."));
    }

    void all_errors_are_collected_up_to_a_limit() {
        const SourceFile source("", repeat("x = ) (\n", 150));
        QCOMPARE(parse(source).diagnostics.size(), size_t(150));
        const SourceFile many("", repeat("x = ) (\n", 100000));
        QCOMPARE(parse(many).diagnostics.size(), size_t(200));
    }

    void deep_nesting_is_an_error_data() {
        QTest::addColumn<QByteArray>("text");
        const auto add = [](const char* name, const std::string& text) {
            QTest::addRow("%s", name) << QByteArray::fromStdString(text);
        };
        add("parentheses", "x = " + repeat("(", 100000) + "1" + repeat(")", 100000));
        add("brackets", "x = " + repeat("[", 100000));
        add("braces", "x = " + repeat("{", 100000));
        add("calls", "x = " + repeat("f(", 100000));
        add("anonymous functions", "x = " + repeat("@(x) ", 100000) + "1");
        add("signs", "x = " + repeat("-", 100000) + "1");
        add("sum", "x = 1" + repeat("+1", 100000));
        add("power", "x = 2" + repeat("^2", 100000));
        add("transposes", "x = a" + repeat("'", 100000));
        add("assignments", repeat("a=", 100000) + "1");
        add("blocks", repeat("if x\n", 100000));
        add("cases", repeat("switch x\ncase 1\n", 100000));
        add("nested functions", repeat("function f\n", 100000) + repeat("end\n", 100000));
    }
    void deep_nesting_is_an_error() {
        QFETCH(QByteArray, text);
        const SourceFile source("", text.toStdString());
        const ParseResult result = parse(source);
        QVERIFY(!result.ok());
        QCOMPARE(result.diagnostics.back().identifier, std::string("MATLAB:m_nesting_too_deep"));
    }

    void long_flat_text_is_fine() {
        const SourceFile matrix("", "x = [" + repeat("1 ", 200000) + "];");
        QVERIFY(parse(matrix).ok());
        const SourceFile fields("", "x" + repeat(".b", 100000) + " = 1;");
        QVERIFY(parse(fields).ok());
        const SourceFile functions("", repeat("function f\n", 50000));
        QVERIFY(parse(functions).ok());
        const SourceFile branches("", "if x\n" + repeat("elseif y\n", 50000) + "end\n");
        QVERIFY(parse(branches).ok());
    }

    void sample_is_correct() {
        const SourceFile source("", kSample);
        const ParseResult result = parse(source);
        QVERIFY2(result.ok(), result.ok() ? "" : result.diagnostics[0].message.c_str());
    }

    void every_prefix_and_every_deletion_is_survived() {
        const std::string sample = kSample;
        for (size_t i = 0; i <= sample.size(); ++i)
            check(sample.substr(0, i));
        for (size_t i = 0; i < sample.size(); ++i)
            check(sample.substr(0, i) + sample.substr(i + 1));
    }

    void every_replaced_byte_is_survived() {
        const std::string sample = kSample;
        constexpr std::string_view kBytes = "([{)]}'\"%\n.@~=,;:!-\xC3\x01";
        for (size_t i = 0; i < sample.size(); ++i) {
            std::string changed = sample;
            changed[i] = kBytes[i % kBytes.size()];
            check(changed);
        }
    }

  private:
    /// Tokens lie in order within the text, and every diagnostic has a place in it.
    void check(const std::string& text) {
        for (const Dialect dialect : {Dialect::Matlab, Dialect::Octave}) {
            const SourceFile source("", text);
            ParseOptions options;
            options.dialect = dialect;
            const TokenStream stream = tokenize(source, options);
            uint32_t end = 0;
            for (const Token& token : stream.tokens) {
                QVERIFY2(token.span.begin >= end && token.span.end > token.span.begin, text.c_str());
                end = token.span.end;
            }
            QVERIFY(end <= source.text().size());
            for (const Diagnostic& diagnostic : stream.parsed.diagnostics) {
                QVERIFY(diagnostic.line1 >= 1 && diagnostic.line1 <= source.line_count());
                QVERIFY(diagnostic.span.end >= diagnostic.span.begin && diagnostic.span.end <= source.text().size());
                QVERIFY(!diagnostic.message.empty());
            }
            QVERIFY(dump(*stream.parsed.ast).size() < 100000);
        }
    }
};

QTEST_GUILESS_MAIN(SyntaxErrorsTest)
#include "syntax_errors_test.moc"
