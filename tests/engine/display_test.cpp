// Values as the command window prints them, and sprintf.
#include <QTest>

#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/vm/interpreter.h"

using namespace etna;
using Style = vm::DisplayFormat::Style;

namespace {

Value number(double x) { return Value::of(x); }
Value row(std::initializer_list<double> x) { return Array::of<double>(Dims(1, static_cast<int64_t>(x.size())), x.begin()); }
Value cells(const Dims& dims, std::initializer_list<Value> elements) {
    Ref<CellArray> out = make_ref<CellArray>(dims);
    std::copy(elements.begin(), elements.end(), out->elements_mut().begin());
    return out;
}

QString shown(const Value& value, Style style = Style::Short, bool compact = false) {
    return QString::fromStdString(display::display_text("x", value, {style, compact, 80}));
}
QString printed(const char* format, std::initializer_list<Value> args) {
    return QString::fromStdString(
        display::format_text(display::process_escapes(format), std::span(args.begin(), args.size())));
}

} // namespace

class DisplayTest : public QObject {
    Q_OBJECT

  private slots:
    void scalars() {
        QCOMPARE(shown(number(7)), "\nx =\n\n     7\n\n");
        QCOMPARE(shown(number(7), Style::Short, true), "x =\n     7\n");
        QCOMPARE(shown(number(2500)), "\nx =\n\n        2500\n\n");
        QCOMPARE(shown(number(0.0625)), "\nx =\n\n    0.0625\n\n");
        QCOMPARE(shown(number(-12.5)), "\nx =\n\n  -12.5000\n\n");
        QCOMPARE(shown(number(6.0221e3 + 0.01)), "\nx =\n\n   6.0221e+03\n\n");
        QCOMPARE(shown(number(-1.6e-19)), "\nx =\n\n  -1.6000e-19\n\n");
        QCOMPARE(shown(number(-INFINITY)), "\nx =\n\n  -Inf\n\n");
        QCOMPARE(shown(Value::of(true)), "\nx =\n\n  logical\n\n   1\n\n");
        QCOMPARE(shown(Value::of(int8_t(5))), "\nx =\n\n  int8\n\n   5\n\n");
    }

    void rows() {
        QCOMPARE(shown(row({1, -20, 300})), "\nx =\n\n     1   -20   300\n\n");
        QCOMPARE(shown(row({2048, 7})), "\nx =\n\n        2048           7\n\n");
        QCOMPARE(shown(row({NAN, 3, INFINITY})), "\nx =\n\n   NaN     3   Inf\n\n");
        QCOMPARE(shown(row({0.5, 0, -12.25})), "\nx =\n\n    0.5000         0  -12.2500\n\n");
        QCOMPARE(shown(row({1234.5, 0.5})), "\nx =\n\n   1.0e+03 *\n\n    1.2345    0.0005\n\n");
        QCOMPARE(shown(row({2e-4, 5e-5})), "\nx =\n\n   1.0e-03 *\n\n    0.2000    0.0500\n\n");
        QCOMPARE(shown(ops::convert(row({255, 34, 7}), ClassId::UInt8)),
                 "\nx =\n\n  1×3 uint8 row vector\n\n   255    34     7\n\n");
        QCOMPARE(shown(ops::convert(row({1, 0, 1}), ClassId::Logical)),
                 "\nx =\n\n  1×3 logical array\n\n   1   0   1\n\n");
    }

    void long_formats() {
        QCOMPARE(shown(number(1.0 / 7), Style::Long), "\nx =\n\n   0.142857142857143\n\n");
        QCOMPARE(shown(number(12.345678901234567), Style::Long), "\nx =\n\n  12.345678901234567\n\n");
        QCOMPARE(shown(number(1.234567890123457e-9), Style::Long), "\nx =\n\n     1.234567890123457e-09\n\n");
        QCOMPARE(shown(row({1.5, 0, -0.25}), Style::ShortE), "\nx =\n\n   1.5000e+00            0  -2.5000e-01\n\n");
    }

    void complex_numbers() {
        QCOMPARE(shown(Value::of(std::complex<double>(1, 0.5))), "\nx =\n\n   1.0000 + 0.5000i\n\n");
        QCOMPARE(shown(Value::of(std::complex<double>(2, -0.0))), "\nx =\n\n   2.0000 - 0.0000i\n\n");
        QCOMPARE(shown(Value::of(std::complex<double>(NAN, 0))), "\nx =\n\n      NaN + 0.0000i\n\n");
    }

    void wide_arrays_wrap() {
        const QString text = shown(ops::binary(ops::BinaryOp::Times, ops::colon(number(1), number(9)), number(1.5)));
        QVERIFY(text.startsWith("\nx =\n\n  Columns 1 through 7\n\n    1.5000"));
        QVERIFY(text.contains("\n\n  Columns 8 through 9\n\n   12.0000   13.5000\n\n"));
    }

    void empties() {
        QCOMPARE(shown(Value::empty()), "\nx =\n\n     []\n\n");
        QCOMPARE(shown(Array::zeros(ClassId::Double, Dims(0, 3))), "\nx =\n\n  0×3 empty double matrix\n\n");
        QCOMPARE(shown(Array::zeros(ClassId::Double, Dims(1, 0))), "\nx =\n\n  1×0 empty double row vector\n\n");
        QCOMPARE(shown(make_ref<CellArray>(Dims(0, 0))), "\nx =\n\n  0×0 empty cell array\n\n");
    }

    void pages() {
        QCOMPARE(shown(Array::zeros(ClassId::Double, Dims({1, 2, 2}))),
                 "\nx(:,:,1) =\n\n     0     0\n\n\nx(:,:,2) =\n\n     0     0\n\n");
    }

    void text() {
        QCOMPARE(shown(Value::text("abc")), "\nx =\n\n    'abc'\n\n");
        QCOMPARE(shown(Value::string("abc")), "\nx = \n\n    \"abc\"\n\n");
        QCOMPARE(QString::fromStdString(display::disp_text(Value::text("abc"), {})), "abc\n");
    }

    void containers() {
        QCOMPARE(shown(cells(Dims(2, 2), {Value::text("ab"), Value::text("abcd"), number(7), number(100)})),
                 "\nx =\n\n  2×2 cell array\n\n    {'ab'  }    {[  7]}\n    {'abcd'}    {[100]}\n\n");
        Ref<StructArray> s = StructArray::scalar();
        s->set("id", number(7));
        s->set("name", Value::text("Ada"));
        s->set("v", row({1, 2.5}));
        s->set("m", Array::zeros(ClassId::Double, Dims(5, 9)));
        s->set("c", cells(Dims(1, 2), {Value::text("a"), Value::text("b")}));
        QCOMPARE(shown(s), "\nx = \n\n  struct with fields:\n\n      id: 7\n    name: 'Ada'\n       v: [1 2.5000]\n"
                           "       m: [5×9 double]\n       c: {'a'  'b'}\n\n");
        Ref<FunctionHandle> f = make_ref<FunctionHandle>("", nullptr);
        f->source = "@(p,q)p+q*2";
        QCOMPARE(shown(f), "\nx =\n\n  function_handle with value:\n\n    @(p,q)p+q*2\n\n");
    }

    void previews() {
        const auto preview = [](const Value& v) { return QString::fromStdString(display::preview_text(v)); };
        QCOMPARE(preview(number(0.25)), "0.2500");
        QCOMPARE(preview(row({1, 2, 3})), "[1 2 3]");
        QCOMPARE(preview(Array::zeros(ClassId::Double, Dims(468, 7))), "468×7 double");
        QCOMPARE(preview(Value::text("abc")), "'abc'");
    }

    void numbers_in_formats() {
        QCOMPARE(printed("%d,%5.2f|%x\\n", {number(5), number(3.14159), number(255)}), "5, 3.14|ff\n");
        QCOMPARE(printed("%d", {number(1.5)}), "1.500000e+00");
        QCOMPARE(printed("%d", {number(1e10)}), "10000000000");
        QCOMPARE(printed("%d", {Value::of(INT64_MIN)}), "-9223372036854775808");
        QCOMPARE(printed("%u", {Value::of(UINT64_MAX)}), "18446744073709551615");
        QCOMPARE(printed("%5d|%-5d|%05d|%+d", {number(3), number(4), number(5), number(6)}), "    3|4    |00005|+6");
        QCOMPARE(printed("%*d", {number(4), number(7)}), "   7");
        QCOMPARE(printed("%5.1f%%", {number(99.5)}), " 99.5%");
        QCOMPARE(printed("%d %5f %g", {number(NAN), number(INFINITY), number(-INFINITY)}), "NaN   Inf -Inf");
        QCOMPARE(printed("%x", {number(-1)}), "-1.000000e+00");
    }

    void arguments_recycle() {
        QCOMPARE(printed("%d ", {row({1, 2, 3})}), "1 2 3 ");
        QCOMPARE(printed("%d %d\\n", {row({1, 2, 3})}), "1 2\n3 ");
        QCOMPARE(printed("%s=%d;", {Value::text("ab"), number(1), Value::text("c"), number(2)}), "ab=1;c=2;");
        QCOMPARE(printed("plain\\n", {}), "plain\n");
        QCOMPARE(printed("%d and %d", {}), " and ");
        QCOMPARE(printed("<%d>", {Value::empty()}), "<>");
    }

    void text_in_formats() {
        QCOMPARE(printed("%s|%5s|%-5s|%.2s", {Value::text("a"), Value::text("b"), Value::text("c"), Value::text("defg")}),
                 "a|    b|c    |de");
        QCOMPARE(printed("%d", {Value::text("abc")}), "979899");
        QCOMPARE(printed("%s", {number(65)}), "A");
        QCOMPARE(printed("%s", {number(3.14159)}), "3.141590e+00");
        QCOMPARE(printed("%c%c%c", {Value::text("xyz")}), "xyz");
        QCOMPARE(printed("%d", {Value::string("str")}), "str");
        QCOMPARE(printed("%5s|", {Value::text("é")}), "    é|");
        QVERIFY_THROWS_EXCEPTION(Error, printed("%d", {make_ref<CellArray>(Dims())}));
    }

    void escapes() {
        QCOMPARE(QString::fromStdString(display::process_escapes("a\\tb\\x41\\101\\\\\\q")), "a\tbAA\\\\q");
    }
};

QTEST_GUILESS_MAIN(DisplayTest)
#include "display_test.moc"
