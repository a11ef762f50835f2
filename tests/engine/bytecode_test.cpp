// The code that texts compile to, compared as printed.
#include <QtTest>

#include "engine/bytecode/compiler.h"
#include "engine/bytecode/serialize.h"
#include "engine/syntax/parser.h"

using namespace etna;

namespace {

std::string checked(const bytecode::Code& code) {
    const std::string wrong = bytecode::verify(code);
    return wrong.empty() ? bytecode::disassemble(code) : wrong;
}

/// The bytecode of the first function of a text, or of the script that it is.
std::string compiled(const std::string& text) {
    bytecode::CompileContext context;
    context.source = std::make_shared<SourceFile>("", text);
    const syntax::ParseResult parsed = syntax::parse(*context.source);
    if (!parsed.ok())
        return "syntax error";
    const syntax::File& file = parsed.ast->file;
    if (file.kind == syntax::FileKind::Function)
        return checked(*bytecode::compile_function(*hir::resolve_function(*file.functions[0]), context));
    return checked(*bytecode::compile_script(*hir::resolve_script(file.body, nullptr), file.body, context));
}

} // namespace

class BytecodeTest : public QObject {
    Q_OBJECT
  private slots:
    void prints_data();
    void prints();
    void every_statement_is_well_formed_data();
    void every_statement_is_well_formed();
    void bytes_and_back();
};

/// Code survives the form of bytes that the library's snapshot has; bytes that end anywhere are refused.
void BytecodeTest::bytes_and_back() {
    const std::string text = "function [y, varargout] = outer(x, varargin)\n"
                             "persistent count\nk = {1, 'text', \"string\", [1 2; 3 4], 2i, int8(3), true};\n"
                             "f = @(a) a + x * inner(a);\n"
                             "try\n y = f(x).name{end}(1, :);\n catch e\n y = e;\n end\n"
                             "s.a(2).b = 1; s.a(1).b(end + 1) = [];\n"
                             "function z = inner(q)\n z = q + x + numel(k);\n end\nend\n";
    bytecode::CompileContext context;
    context.source = std::make_shared<SourceFile>("", text);
    const syntax::ParseResult parsed = syntax::parse(*context.source);
    QVERIFY(parsed.ok());
    const Ref<bytecode::Code> code =
        bytecode::compile_function(*hir::resolve_function(*parsed.ast->file.functions[0]), context);
    std::string bytes;
    bytecode::Writer writer(bytes);
    QVERIFY(bytecode::write_code(writer, *code));
    bytecode::Reader reader(bytes);
    const Ref<bytecode::Code> back = bytecode::read_code(reader, context.source, nullptr);
    QVERIFY(back);
    QCOMPARE(QString::fromStdString(checked(*back)), QString::fromStdString(checked(*code)));
    QCOMPARE(back->find_slot("varargin"), code->find_slot("varargin"));
    QCOMPARE(back->nested.count("inner"), size_t{1});
    QCOMPARE(back->nested.at("inner")->parent, back.get());
    for (size_t size = 0; size < bytes.size(); ++size) {
        bytecode::Reader part(std::string_view(bytes).substr(0, size));
        QVERIFY(!bytecode::read_code(part, context.source, nullptr));
    }
}

void BytecodeTest::prints_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a sum in a loop")
        << "function s = f(n)\ns = 0;\nfor i = 1:n\ns = s + i * 2;\nend\nend\n"
        << "f: 3 slots, 13 registers\n"
           "    0    2  Move                   s, #0\n"
           "    1    3  Move                   t0, #1\n"
           "    2    3  LoadConst              t1, 1\n"
           "    3    3  Move                   t2, n\n"
           "    4    3  ForPrepare             t0, 3, @8\n"
           "    6    4  MTimes                 t6, i, #2\n"
           "    7    4  Add                    s, s, t6\n"
           "    8    3  ForNext                t0, i, @6\n"
           "   10    6  Return\n";
    QTest::newRow("elements in place")
        << "function x = f(x)\nx(end + 1) = x(2) - 1;\nx(1, 2) = 3;\nend\n"
        << "f: 1 slots, 6 registers\n"
           "    0    2  Index1                 t0, x, #2\n"
           "    1    2  Subtract               t0, t0, #1\n"
           "    2    2  PlaceEnd               t1, x, 0, 1\n"
           "    4    2  Add                    t1, t1, #1\n"
           "    5    2  Set1                   x, t1, t0\n"
           "    6    3  Set2                   x, #1, #2, #3\n"
           "    8    4  Return\n";
    QTest::newRow("conditions")
        << "function r = f(a, b)\nif a > 1 && ~b\nr = 1;\nelse\nr = 2;\nend\nend\n"
        << "f: 3 slots, 5 registers\n"
           "    0    2  JumpUnlessGreater      a, #1, @5\n"
           "    2    2  JumpIfScalar           b, @5\n"
           "    3    3  Move                   r, #1\n"
           "    4    3  Jump                   @6\n"
           "    5    5  Move                   r, #2\n"
           "    6    7  Return\n";
    QTest::newRow("a name in a script may be a variable or a function")
        << "y = f(x);\n"
        << "script: 4 slots, 5 registers\n"
           "    0    1  LoadName               t0, x\n"
           "    1    1  CallOrIndex            t0, 1, 1, f\n"
           "    3    1  Move                   y, t0\n"
           "    4    1  Return\n";
    QTest::newRow("several results and a list")
        << "function f(c)\n[a, ~] = max(c{:});\ndisp(a)\nend\n"
        << "f: 3 slots, 5 registers\n"
           "    0    2  ListBegin\n"
           "    1    2  LoadConst              t0, ':'\n"
           "    2    2  ListBrace              c, t0, 1\n"
           "    3    2  Call                   t0, list, 2, max\n"
           "    5    2  Move                   a, t0\n"
           "    6    3  Move                   t0, a\n"
           "    7    3  Call                   t0, 1, 0, disp\n"
           "    9    3  Answer                 ans, t0, 1\n"
           "   11    4  Return\n";
    QTest::newRow("an error is caught")
        << "function f()\ntry\ng(1);\ncatch e\ndisp(e.message);\nend\nend\n"
        << "f: 2 slots, 4 registers\n"
           "    0    3  Move                   t0, #1\n"
           "    1    3  Call                   t0, 1, 0, g\n"
           "    3    3  Answer                 ans, t0, 0\n"
           "    5    3  Jump                   @13\n"
           "    6    3  Caught                 e\n"
           "    7    5  ListBegin\n"
           "    8    5  ListField              e, .message\n"
           "    9    5  Call                   t0, list, 0, disp\n"
           "   11    5  Answer                 ans, t0, 0\n"
           "   13    7  Return\n"
           "      0..5 -> 6\n";
}

void BytecodeTest::prints() {
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(compiled(text.toStdString())), expected);
}

void BytecodeTest::every_statement_is_well_formed_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {
             "x.y(3).z{2}(:, end).w = 1;",
             "[a, ~, c{1:2}] = f(x{:}, y.z);",
             "[c{1:3}] = deal(0);",
             "x(end + 1, min(end, 3)) = x(max(1, end));",
             "for k = {1, 2}, if k{1} == 1, continue, else, break, end, end",
             "while a && (b || ~c), a = a - 1; end",
             "do, a++; until a > 3",
             "switch x, case {1, 'a'}, y = 1; case 2, y = 2; otherwise, y = 3; end",
             "try, f(1), catch e, disp(e.message), end",
             "unwind_protect, f(1); unwind_protect_cleanup, g(2); end_unwind_protect",
             "f = @(x, varargin) @(y) x + y + numel(varargin);",
             "global a b; a = b; x += a; hold on",
             "m = [1 2; 3 4; x{:}]; c = {1, 'a'; f(), @sin};",
             "x(2) = []; s.a.b(3) = []; s.('name').c = 2; s(2).v.w{3} = 4;",
         })
        QTest::newRow(text) << text;
}

void BytecodeTest::every_statement_is_well_formed() {
    QFETCH(QString, text);
    const std::string script = compiled(text.toStdString());
    QVERIFY2(script.find(" registers\n") != std::string::npos, script.c_str());
    const std::string function = compiled("function r = f(varargin)\n" + text.toStdString() + "\nend\n");
    QVERIFY2(function.find(" registers\n") != std::string::npos, function.c_str());
}

QTEST_APPLESS_MAIN(BytecodeTest)
#include "bytecode_test.moc"
