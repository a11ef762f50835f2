// The parser on correct text: the whole printed tree is compared.
#include <QTest>

#include "engine/syntax/dump.h"
#include "engine/syntax/parser.h"
#include "engine/syntax/tokens.h"

using namespace etna;
using namespace etna::syntax;

namespace {

QString tree(const char* text, Dialect dialect = Dialect::Matlab) {
    const SourceFile source("test.m", text);
    ParseOptions options;
    options.dialect = dialect;
    const ParseResult result = parse(source, options);
    QString out = QString::fromStdString(dump(*result.ast));
    for (const Diagnostic& diagnostic : result.diagnostics)
        out += QString("%1:%2: %3\n").arg(diagnostic.line1).arg(diagnostic.column1).arg(diagnostic.message.c_str());
    return out;
}

/// One statement a line in, one tree a line out; nothing printed.
QString one(const char* text, Dialect dialect = Dialect::Matlab) {
    return tree((std::string(text) + ";").c_str(), dialect).trimmed();
}

} // namespace

class SyntaxTest : public QObject {
    Q_OBJECT

  private slots:
    void one_statement_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        struct RowText {
            const char* text;
            const char* expected;
        };
        static const RowText kRows[] = {
            // Transpose or quote
            {"a'", "(' a)"},
            {"a.'", "(.' a)"},
            {"a''", "(' (' a))"},
            {"a.b'", "(' (index a .b))"},
            {"f(1)'", "(' (index f (1)))"},
            {"c{1}'", "(' (index c {1}))"},
            {"5'", "(' 5)"},
            {"r = obj.show@Base(1, 2)", "(= r (index show@Base (obj 1 2)))"},
            {"r = obj.part.show@pkg.Base.x", "(= r (index show@pkg.Base.x ((index obj .part))))"},
            {"f = @(x) ''", "(= f (@ (x) ''))"},
            {"f = @() x'", "(= f (@ () (' x)))"},
            {"x' (1)", "(index (' x) (1))"},
            {"x = 'it''s'", "(= x 'it's')"},
            {"x = \"say \"\"hi\"\"\"", "(= x \"say \"hi\"\")"},
            {"[a' b']", "[(' a) (' b)]"},
            {"[a 'b']", "[a 'b']"},
            {"[a ', ' b]", "[a ', ' b]"},
            {"{a'}", "{(' a)}"},
            {"x(end)'", "(' (index x (end)))"},
            {"x = 'gr\xC3\xBC\xC3\x9F'", "(= x 'gr\xC3\xBC\xC3\x9F')"},
            // Blanks in brackets
            {"[1 -2]", "[1 (- 2)]"},
            {"[1 - 2]", "[(- 1 2)]"},
            {"[1 -2 + 3]", "[1 (+ (- 2) 3)]"},
            {"[a, -b]", "[a (- b)]"},
            {"[f (1)]", "[f 1]"},
            {"[f(1)]", "[(index f (1))]"},
            {"[f(a -1) 2]", "[(index f ((- a 1))) 2]"},
            {"[x.y (2)]", "[(index x .y) 2]"},
            {"{1 +2}", "{1 (+ 2)}"},
            {"[a ~b]", "[a (~ b)]"},
            {"[a ~= b]", "[(~= a b)]"},
            {"[a == b]", "[(== a b)]"},
            {"[1 ...\n -2]", "[1 (- 2)]"},
            {"[1 - ...\n 2]", "[(- 1 2)]"},
            {"c{end -1}", "(index c {(- end 1)})"},
            {"f(a -1)", "(index f ((- a 1)))"},
            {"[a @b]", "[a @b]"},
            {"[]", "[]"},
            {"[1, 2,]", "[1 2]"},
            {"[1;2;]", "[1; 2]"},
            {"[\n1\n\n2\n]", "[1; 2]"},
            {"[1, 2 % one\n 3, 4]", "[1 2; 3 4]"},
            {"[1, 2; ...\n 3, 4]", "[1 2; 3 4]"},
            // Functions as values
            {"{@(x) x, 2}", "{(@ (x) x) 2}"},
            {"@() f(1, @(y) y')", "(@ () (index f (1 (@ (y) (' y)))))"},
            {"@(~, b) b", "(@ (~ b) b)"},
            {"@pkg.sub.f", "@pkg.sub.f"},
            {"?pkg.Class", "?pkg.Class"},
            // Chains
            {"x.y(3).z{2}(:, end).w = 1", "(= (index x .y (3) .z {2} (: end) .w) 1)"},
            {"x(end, 1:end-1)", "(index x (end (range 1 (- end 1))))"},
            {"x{end}{end}", "(index x {end} {end})"},
            {"a.(b) = c.(['d' 'e'])", "(= (index a .(b)) (index c .(['d' 'e'])))"},
            {"s.end = s.if", "(= (index s .end) (index s .if))"},
            {"x(:)", "(index x (:))"},
            {"x(:, 1)", "(index x (: 1))"},
            {"x(3) = []", "(= (index x (3)) [])"},
            {"plot(x, Color=\"red\", Width=2)", "(index plot (x (name Color \"red\") (name Width 2)))"},
            {"f(a == b)", "(index f ((== a b)))"},
            {"f()", "(index f ())"},
            {"obj@Base(1)", "(index obj@Base (1))"},
            // Targets
            {"[~, i] = max(x)", "(= [~ i] (index max (x)))"},
            {"[a b] = f", "(= [a b] f)"},
            {"[a,b]=f()", "(= [a b] (index f ()))"},
            {"[~,~]=f", "(= [~ ~] f)"},
            {"[c{1:2}] = f(x)", "(= [(index c {(range 1 2)})] (index f (x)))"},
            {"[s.a, t(3).b] = g", "(= [(index s .a) (index t (3) .b)] g)"},
            {"[m('k'), n] = g", "(= [(index m ('k')) n] g)"},
            // Precedence
            {"-2^2", "(- (^ 2 2))"},
            {"2^-1", "(^ 2 (- 1))"},
            {"2^a'", "(' (^ 2 a))"},
            {"2^3^4", "(^ (^ 2 3) 4)"},
            {"~a == b", "(== (~ a) b)"},
            {"-a'", "(- (' a))"},
            {"1:n+1", "(range 1 (+ n 1))"},
            {"1:2:n", "(range 1 2 n)"},
            {"a < b:c", "(< a (range b c))"},
            {"a|b&c", "(| a (& b c))"},
            {"a||b&&c", "(|| a (&& b c))"},
            {"a && b | c", "(&& a (| b c))"},
            {"a*b+c/d\\e", "(+ (* a b) (\\ (/ c d) e))"},
            {"a.*b./c.\\d", "(.\\ (./ (.* a b) c) d)"},
            {"a - -b", "(- a (- b))"},
            {"a - b - c", "(- (- a b) c)"},
            {"(a + b) * c", "(* (+ a b) c)"},
            {"~~a", "(~ (~ a))"},
            // Numbers
            {"1e3", "1000"},
            {".5", "0.5"},
            {"5.", "5"},
            {"1d3", "1000"},
            {"1./x", "(./ 1 x)"},
            {"1.'", "(.' 1)"},
            {"0.1", "0.1"},
            {"1e400", "Inf"},
            {"3e-2j", "0.03i"},
            {"0x1F", "0x1Fu8"},
            {"0x100", "0x100u16"},
            {"0b101u8", "0x5u8"},
            {"0xFFs8", "0xFFFFFFFFFFFFFFFFs8"},
            {"0xFFFFFFFFFFFFFFFF", "0xFFFFFFFFFFFFFFFFu64"},
            // Octave's spellings that MATLAB leaves free
            {"x += 1", "(+= x 1)"},
            {"x.y(2) -= 3", "(-= (index x .y (2)) 3)"},
            {"x |= y", "(|= x y)"},
            {"x++", "(++ x)"},
            {"x(end)--", "(-- (index x (end)))"},
            {"++x", "(++ x)"},
            {"c{i++}", "(index c {(post+ i 1)})"},
            {"a != b", "(~= a b)"},
            {"a ** b", "(^ a b)"},
            {"a.^b'", "(' (.^ a b))"},
            {"a = b = 2", "(= a (set b 2))"},
            {"10_000", "10000"},
            {"[1 2](2)", "(index [1 2] (2))"},
            {"x = (a + b) (:)", "(= x (index (+ a b) (:)))"},
            {"a .+ b", "(+ a b)"},
            {"f(1, \\\n 2)", "(index f (1 2))"},
            {"a \\ b", "(\\ a b)"},
            {"x(c{:}){1}.f (2)", "(index x ((index c {:})) {1} .f (2))"},
            {"{:, 1}", "{':' 1}"},
            // Commands
            {"hold on", "(command hold 'on')"},
            {"a -1", "(command a '-1')"},
            {"a - 1", "(- a 1)"},
            {"a (1)", "(index a (1))"},
            {"a = 1", "(= a 1)"},
            {"a == b", "(== a b)"},
            {"a ==b", "(command a '==b')"},
            {"cd ..", "(command cd '..')"},
            {"cd /tmp/x", "(command cd '/tmp/x')"},
            {"ls *.m", "(command ls '*.m')"},
            {"help /", "(command help '/')"},
            {"format long g", "(command format 'long' 'g')"},
            {"load 'my file.mat' -ascii", "(command load 'my file.mat' '-ascii')"},
            {"warning off a:b % note", "(command warning 'off' 'a:b')"},
            {"x += 1 % no command", "(+= x 1)"},
            {"import pkg.sub.* pkg.f", "(import pkg.sub.* pkg.f)"},
        };
        for (const RowText& row : kRows)
            QTest::addRow("%s", row.text) << QString::fromUtf8(row.text) << QString::fromUtf8(row.expected);
    }
    void one_statement() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const std::string bytes = text.toStdString();
        QString out = bytes.find('%') == std::string::npos ? one(bytes.c_str()) : tree(bytes.c_str()).trimmed();
        if (out.endsWith(" !"))
            out.chop(2);
        QCOMPARE(out, expected);
    }

    void names_assigned_before_are_no_commands() {
        QCOMPARE(tree("a = 2;\na -1\nb -1\n"), QString("(= a 2)\n(- a 1) !\n(command b '-1') !\n"));
        QCOMPARE(tree("function f(a)\na -1\nfunction g\na -1\n"),
                 QString("function f (a) -> ()\n  (- a 1) !\nfunction g () -> ()\n  (command a '-1') !\n"));
        const SourceFile source("", "w -1");
        ParseOptions options;
        options.is_variable = [](std::string_view name) { return name == "w"; };
        QCOMPARE(dump(*parse(source, options).ast), std::string("(- w 1) !\n"));
    }

    void terminators_decide_what_prints() {
        QCOMPARE(tree("x = 1, y = 2; z;;w"), QString("(= x 1) !\n(= y 2)\nz\nw !\n"));
        QCOMPARE(tree("x\r\ny;\rz"), QString("x !\ny\nz !\n"));
    }

    void control_flow() {
        QCOMPARE(tree("if x, y, end\nif (x) y = 1; end"), QString("if x\n  y !\nif x\n  (= y 1)\n"));
        QCOMPARE(tree("if x\n y;\nelseif z == 2 y;\nelse, w; end"),
                 QString("if x\n  y\nelseif (== z 2)\n  y\nelse\n  w\n"));
        QCOMPARE(tree("for i=1:3, x(i) = i; end\nfor (i = 1:3) x; end\nfor k = [1 2] disp(k); end"),
                 QString("for i (range 1 3)\n  (= (index x (i)) i)\nfor i (range 1 3)\n  x\n"
                         "for k [1 2]\n  (index disp (k))\n"));
        QCOMPARE(tree("parfor (i = 1:n, 4) f(i); end"), QString("parfor i (range 1 n) 4\n  (index f (i))\n"));
        QCOMPARE(tree("while true break; end\nwhile (x) continue, end"),
                 QString("while true\n  break\nwhile x\n  continue\n"));
        QCOMPARE(tree("switch x\n % note\n case 1, a;\n case {2, 'b'}\n b;\n otherwise\n c;\nend"),
                 QString("switch x\ncase 1\n  a\ncase {2 'b'}\n  b\notherwise\n  c\n"));
        QCOMPARE(tree("try, f; catch ME, g(ME); end\ntry\n f;\ncatch\n g;\nend\ntry, a; end"),
                 QString("try\n  f\ncatch ME\n  (index g (ME))\ntry\n  f\ncatch\n  g\ntry\n  a\n"));
        QCOMPARE(tree("try x = 1; catch disp('e'), end"), QString("try\n  (= x 1)\ncatch\n  (index disp ('e')) !\n"));
        QCOMPARE(tree("global a b\npersistent n;\nreturn"), QString("(global a b)\n(persistent n)\nreturn\n"));
        QCOMPARE(tree("!ls -l *.m\nx;"), QString("(system ls -l *.m)\nx\n"));
        QCOMPARE(tree("spmd\n f;\nend"), QString("spmd\n  f\n"));
    }

    void octave_control_flow() {
        QCOMPARE(tree("do\n x++;\nuntil x > 3"), QString("do\n  (++ x)\nuntil (> x 3)\n"));
        QCOMPARE(tree("unwind_protect\n f;\nunwind_protect_cleanup\n g;\nend_unwind_protect"),
                 QString("unwind_protect\n  f\ncleanup\n  g\n"));
        QCOMPARE(tree("while x # note\n y;\nendwhile\nif (x = f(3)) y; endif"),
                 QString("while x\n  y\nif (set x (index f (3)))\n  y\n"));
        QCOMPARE(tree("for [v, k] = s\n v;\nendfor"), QString("for v (index matlab .internal .field_pairs (s))\n  (= k (index v {2}))\n  (= v (index v {1}))\n  v\n"));
        QCOMPARE(tree("do = 3; until = do;"), QString("(= do 3)\n(= until do)\n"));
        QCOMPARE(tree("1;\nfunction f (x)\n x;\nendfunction\nf (3)\n"),
                 QString("1\nfunction f (x) -> ()\n  x\n(index f (3)) !\n"));
    }

    void octave_dialect() {
        QCOMPARE(one("\"a\\tb\\\"c\\x41\\101\"", Dialect::Octave), QString("c\"a\tb\"cAA\""));
        QCOMPARE(one("\"a\\nb\"", Dialect::Octave), QString("c\"a\\nb\""));
        QCOMPARE(one("!x", Dialect::Octave), QString("(~ x)"));
        QCOMPARE(one("y = ++x", Dialect::Octave), QString("(= y (set+ x 1))"));
        QCOMPARE(one("\"a\\nb\""), QString("\"a\\nb\""));
    }

    /// Without a dialect in the options the text decides.
    void dialect_of_the_text_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("octave");
        QTest::newRow("plain") << "x = 1;" << false;
        QTest::newRow("comment") << "x = 1; # one" << true;
        QTest::newRow("number sign in text") << "x = '# no'; % # no" << false;
        QTest::newRow("end of a block") << "if x, y = 2; endif" << true;
        QTest::newRow("field of that name") << "x.endif = 2;" << false;
        QTest::newRow("not equal") << "y = x != 3;" << true;
        QTest::newRow("not") << "y = !x;" << true;
        QTest::newRow("not in MATLAB") << "y = ~x ~= 3;" << false;
        QTest::newRow("system") << "!ls" << false;
        QTest::newRow("operator and assignment") << "x += 1;" << false;
        QTest::newRow("increment") << "x++;" << false;
        QTest::newRow("unwind_protect") << "unwind_protect\nx;\nunwind_protect_cleanup\ny;\nend" << true;
        QTest::newRow("tests in comments") << "function f\n%!assert (f, 1)\n" << true;
        QTest::newRow("other comment") << "%!important\nx;" << false;
        QTest::newRow("script mark") << "1;\nfunction f\nend\nf" << true;
        QTest::newRow("script") << "x = 1;\nf\nfunction f\nend\n" << false;
        QTest::newRow("escaped quote") << "f(\"say \\\"hi\\\"\")" << true;
        QTest::newRow("backslash in a string") << "f(\"C:\\\", \"b\")" << false;
    }

    void dialect_of_the_text() {
        QFETCH(QString, text);
        const SourceFile source("test.m", text.toStdString());
        const ParseResult result = parse(source);
        QVERIFY(result.ok());
        QTEST(result.dialect == Dialect::Octave, "octave");
    }

    void comments() {
        QCOMPARE(tree("%{\n block\n %{\n nested\n %}\n%}\nx; %{ no block\n#{\nblock\n#}\ny;"), QString("x\ny\n"));
        QCOMPARE(tree("x = f(1, ... a note\n  2);"), QString("(= x (index f (1 2)))\n"));
        QCOMPARE(tree("x = f(1, % a note\n  2);"), QString("(= x (index f (1 2)))\n"));
        QCOMPARE(tree("x = a | ...\n  % a note\n  b;\ny = 1 ...\n% another\nz;"),
                 QString("(= x (| a b))\n(= y 1) !\nz\n"));
        QCOMPARE(tree("%{\nnever closed\nx = (\n"), QString());
    }

    void functions_with_and_without_end() {
        QCOMPARE(tree("function f\nx;\nfunction y = g(a, ~, varargin)\ny;\nfunction [a, b] = h\na = 1;\n"),
                 QString("function f () -> ()\n  x\nfunction g (a ~ varargin) -> (y)\n  y\n"
                         "function h () -> (a b)\n  (= a 1)\n"));
        QCOMPARE(tree("function f\n x;\n function g\n  y;\n end\n z;\nend\nfunction h() w; end\n"),
                 QString("function f () -> ()\n  x\n  z\n  function g () -> ()\n    y\nfunction h () -> ()\n  w\n"));
        QCOMPARE(tree("x = 1;\nf(x)\nfunction f(a) a; end\ny;"),
                 QString("(= x 1)\n(index f (x)) !\nfunction f (a) -> ()\n  a\ny\n"));
        const SourceFile source("", "function f\nx;\nfunction g\ny;\n");
        const ParseResult result = parse(source);
        QCOMPARE(result.ast->file.kind, FileKind::Function);
        QCOMPARE(result.ast->file.functions.size(), size_t(2));
        QVERIFY(result.ast->file.functions[0]->nested.empty());
        QCOMPARE(std::string(source.text(result.ast->file.functions[0]->span)), std::string("function f\nx"));
    }

    void arguments_blocks() {
        QCOMPARE(tree("function r = f(x, y, o)\narguments (Input)\n"
                      " x (1,:) double {mustBePositive, mustBeMember(x, [1 2])} = 3\n"
                      " y.size (:,:,3) pkg.Cls = [1, ...\n 2]\n o.?pkg.Cls\nend\n"
                      "arguments (Output)\n r\nend\nr = x;\nend\n"),
                 QString("function f (x y o) -> (r)\n  arguments\n"
                         "    x (1 :) double {mustBePositive (index mustBeMember (x [1 2]))} = 3\n"
                         "    y.size (: : 3) pkg.Cls = [1 2]\n    o.?pkg.Cls\n"
                         "  arguments Output\n    r\n  (= r x)\n"));
        QCOMPARE(tree("function f\narguments = 3;\nend\n"), QString("function f () -> ()\n  (= arguments 3)\n"));
    }

    void classes() {
        QCOMPARE(tree("classdef (Sealed, Abstract = false, ~Hidden) A < b.C & handle\n"
                      " properties (Access = {?X, ?Y}, SetAccess = private)\n"
                      "  a\n  b = 1; c (1,1) double {mustBePositive} = 2 % help\n  d@double vector = 3\n end\n"
                      " methods\n  function obj = A(x)\n   obj@b.C(x);\n  end\n"
                      "  function v = get.a(obj), v = obj.a; end\n"
                      "  function i = end(obj, k, n)\n   i = k;\n  end\n end\n"
                      " methods (Static)\n  [p, q] = m(x, y)\n  n\n end\n"
                      " events (ListenAccess = private)\n  E1, E2\n end\n"
                      " enumeration\n  Red (1), Green (2, 'x')\n  Blue\n end\nend\n"
                      "function local(x), x; end\n"),
                 QString("classdef A < b.C < handle Sealed Abstract=false ~Hidden\n"
                         "  properties Access={?X ?Y} SetAccess=private\n"
                         "    a\n    b = 1\n    c (1 1) double {mustBePositive} = 2\n    d double = 3\n"
                         "  methods\n    function A (x) -> (obj)\n      (index obj@b.C (x))\n"
                         "    function get.a (obj) -> (v)\n      (= v (index obj .a))\n"
                         "    function end (obj k n) -> (i)\n      (= i k)\n"
                         "  methods Static\n    signature m (x y) -> (p q)\n    signature n () -> ()\n"
                         "  events ListenAccess=private\n    E1\n    E2\n"
                         "  enumeration\n    Red (1)\n    Green (2 'x')\n    Blue\n"
                         "function local (x) -> ()\n  x\n"));
        QCOMPARE(tree("properties = 3; methods(2) = 1;"), QString("(= properties 3)\n(= (index methods (2)) 1)\n"));
    }

    void anonymous_functions_keep_their_text() {
        const SourceFile source("", "f = @(x, y)  x.^2 + [1 2; 3  -y]' * g( @(z) z{1}.a, 'it''s', 1e-3 ) >= ~(x);");
        const ParseResult result = parse(source);
        QVERIFY(result.ok());
        const auto& assign = as<AssignStmt>(result.ast->file.body[0]);
        const auto& outer = as<AnonymousFunction>(assign.value);
        QCOMPARE(std::string(outer.text), std::string("@(x,y)x.^2+[1,2;3,-y]'*g(@(z)z{1}.a,'it''s',1e-3)>=~(x)"));
        const auto& compare = as<Binary>(outer.body);
        const auto& sum = as<Binary>(compare.left);
        const auto& product = as<Binary>(sum.right);
        const auto& call = as<Index>(product.right);
        QCOMPARE(std::string(as<AnonymousFunction>(call.accesses[0].args[0]).text), std::string("@(z)z{1}.a"));
    }

    void spans_and_help() {
        const SourceFile source("", "% file help\n\nfunction f(x)\n% F does it\n% more\n  y = (x + 1) * 2;\nend\n");
        const ParseResult result = parse(source);
        const Function& function = *result.ast->file.functions[0];
        QCOMPARE(std::string(source.text(result.ast->file.help)), std::string("% file help"));
        QCOMPARE(std::string(source.text(function.help)), std::string("% F does it\n% more"));
        QCOMPARE(std::string(source.text(function.name_span)), std::string("f"));
        const auto& assign = as<AssignStmt>(function.body[0]);
        QCOMPARE(std::string(source.text(assign.span)), std::string("y = (x + 1) * 2"));
        QCOMPARE(std::string(source.text(assign.value->span)), std::string("(x + 1) * 2"));
        QCOMPARE(std::string(source.text(as<Binary>(assign.value).left->span)), std::string("x + 1"));
        QVERIFY(as<Binary>(assign.value).left->parenthesized);
    }

    void sections_and_suppressions() {
        const SourceFile source("", "%% One\nx(end+1) = 1; %#ok<AGROW,NASGU>\n%%not a section\n%%\ny %#ok\n");
        const ParseResult result = parse(source);
        QCOMPARE(result.ast->sections.size(), size_t(2));
        QCOMPARE(std::string(result.ast->sections[0].title), std::string("One"));
        QCOMPARE(result.ast->sections[1].line1, 4);
        QCOMPARE(result.ast->sections[0].span.end, result.ast->sections[1].span.begin);
        QCOMPARE(result.ast->suppressions.size(), size_t(2));
        QCOMPARE(std::string(result.ast->suppressions[0].ids), std::string("AGROW,NASGU"));
        QCOMPARE(result.ast->suppressions[1].line1, 5);
        QVERIFY(result.ast->suppressions[1].ids.empty());
    }

    void tokens_for_the_editor() {
        const SourceFile source("", "%% T\nif x', hold on; end % c\ny = ['a' ...\n \"b\"; 1];");
        const TokenStream stream = tokenize(source);
        QString kinds;
        for (const Token& token : stream.tokens)
            kinds += QString("%1:%2 ")
                         .arg(static_cast<int>(token.kind))
                         .arg(QString::fromStdString(std::string(source.text(token.span))));
        QCOMPARE(kinds, QString("9:%% T 1:if 0:x 5:' 7:, 0:hold 11:on 7:; 1:end 8:% c 0:y 5:= 6:[ 3:'a' 10:... 4:\"b\" "
                                "7:; 2:1 6:] 7:; "));
        const auto open = static_cast<uint32_t>(source.text().find('['));
        const auto close = static_cast<uint32_t>(source.text().find(']'));
        QCOMPARE(matching_bracket(source, stream.tokens, open)->begin, close);
        QCOMPARE(matching_bracket(source, stream.tokens, close)->begin, open);
        QVERIFY(!matching_bracket(source, stream.tokens, 0));
        const SourceFile crossed("", "x = ([)]");
        QVERIFY(!matching_bracket(crossed, tokenize(crossed).tokens, 4));
    }

    void expression_alone() {
        ParseOptions options;
        options.expression_only = true;
        const SourceFile good("", " x(2) + 1 ");
        QCOMPARE(dump(*parse(good, options).ast), std::string("(+ (index x (2)) 1)\n"));
        const SourceFile bad("", "x = 3");
        QVERIFY(!parse(bad, options).ok());
    }
};

QTEST_GUILESS_MAIN(SyntaxTest)
#include "syntax_test.moc"
