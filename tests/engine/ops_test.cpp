// Operators, concatenation and subscripts at the C++ level: what scripts cannot see (memory, sinks), and exact numbers.
#include <QTest>

#include <cmath>
#include <limits>

#include "engine/ops/operators.h"
#include "engine/ops/saturate.h"
#include "engine/ops/subscripts.h"
#include "engine/ops/warnings.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

using namespace etna;
using ops::BinaryOp;
using ops::UnaryOp;

namespace {

Value number(double x) { return Value::of(x); }
Value row(std::initializer_list<double> x) { return Array::of<double>(Dims(1, static_cast<int64_t>(x.size())), x.begin()); }
Value column(std::initializer_list<double> x) {
    return Array::of<double>(Dims(static_cast<int64_t>(x.size()), 1), x.begin());
}
Value matrix(int64_t rows, int64_t cols, std::initializer_list<double> x) {
    return Array::of<double>(Dims(rows, cols), x.begin());
}
Value calc(const Value& a, BinaryOp op, const Value& b) { return ops::binary(op, a, b); }

template <class F>
std::string identifier(F f) {
    try {
        f();
    } catch (const Error& error) {
        return error.identifier();
    }
    return "no error";
}
template <class F>
std::string message(F f) {
    try {
        f();
    } catch (const Error& error) {
        return error.message();
    }
    return "no error";
}
Value at(const Value& a, std::initializer_list<Value> subscripts) {
    return ops::index(a, std::span(subscripts.begin(), subscripts.size()));
}
void put(Value& a, std::initializer_list<Value> subscripts, Value value) {
    ops::assign(a, std::span(subscripts.begin(), subscripts.size()), std::move(value));
}

} // namespace

class OpsTest : public QObject {
    Q_OBJECT

  private slots:
    void saturation_rounds_half_away() {
        QCOMPARE(ops::saturate<int8_t>(2.5), int8_t(3));
        QCOMPARE(ops::saturate<int8_t>(-2.5), int8_t(-3));
        QCOMPARE(ops::saturate<int8_t>(0.49999999999999994), int8_t(0));
        QCOMPARE(ops::saturate<int8_t>(1e9), int8_t(127));
        QCOMPARE(ops::saturate<uint8_t>(-3.0), uint8_t(0));
        QCOMPARE(ops::saturate<int32_t>(std::nan("")), 0);
        QCOMPARE(ops::saturate<int64_t>(9.3e18), std::numeric_limits<int64_t>::max());
        QCOMPARE(ops::saturate<uint64_t>(1e300), std::numeric_limits<uint64_t>::max());
        QCOMPARE(ops::saturate<int8_t>(127.4), int8_t(127));
        QCOMPARE(ops::saturate<uint8_t>(0.5), uint8_t(1));
    }

    void integers_saturate_and_round() {
        QCOMPARE(calc(Value::of(int8_t(100)), BinaryOp::Add, Value::of(int8_t(100))).get<int8_t>(), int8_t(127));
        QCOMPARE(calc(Value::of(uint8_t(3)), BinaryOp::Subtract, Value::of(uint8_t(5))).get<uint8_t>(), uint8_t(0));
        QCOMPARE(calc(Value::of(7), BinaryOp::Divide, Value::of(2)).get<int32_t>(), 4);
        QCOMPARE(calc(Value::of(-7), BinaryOp::Divide, Value::of(2)).get<int32_t>(), -4);
        QCOMPARE(calc(Value::of(5), BinaryOp::Divide, Value::of(0)).get<int32_t>(), INT32_MAX);
        QCOMPARE(calc(Value::of(0), BinaryOp::Divide, Value::of(0)).get<int32_t>(), 0);
        QCOMPARE(calc(Value::of(int8_t(5)), BinaryOp::Times, number(0.5)).get<int8_t>(), int8_t(3));
        QCOMPARE(calc(Value::of(int8_t(-2)), BinaryOp::Power, Value::of(int8_t(9))).get<int8_t>(), int8_t(-128));
        QCOMPARE(ops::unary(UnaryOp::Minus, Value::of(int8_t(-128))).get<int8_t>(), int8_t(127));
    }

    void wide_integers_keep_their_digits() {
        const int64_t odd = (int64_t{1} << 53) + 1;
        QCOMPARE(calc(Value::of(odd), BinaryOp::Add, number(1)).get<int64_t>(), odd + 1);
        QCOMPARE(calc(Value::of(odd), BinaryOp::Times, number(3)).get<int64_t>(), odd * 3);
        QCOMPARE(calc(Value::of(INT64_MIN), BinaryOp::Divide, Value::of(int64_t{-1})).get<int64_t>(), INT64_MAX);
        QCOMPARE(calc(Value::of(INT64_MAX), BinaryOp::Times, Value::of(int64_t{2})).get<int64_t>(), INT64_MAX);
        QVERIFY(!calc(Value::of(odd), BinaryOp::Equal, number(9007199254740992.0)).get_logical());
        QCOMPARE(calc(Value::of(UINT64_MAX), BinaryOp::Subtract, Value::of(uint64_t{1})).get<uint64_t>(), UINT64_MAX - 1);
    }

    void class_rules() {
        QCOMPARE(ops::arithmetic_class(BinaryOp::Add, ClassId::Double, ClassId::Single), ClassId::Single);
        QCOMPARE(ops::arithmetic_class(BinaryOp::Add, ClassId::Char, ClassId::Logical), ClassId::Double);
        QCOMPARE(ops::arithmetic_class(BinaryOp::Add, ClassId::Int8, ClassId::Double), ClassId::Int8);
        QCOMPARE(identifier([] { calc(Value::of(int8_t(1)), BinaryOp::Add, Value::of(int16_t(1))); }),
                 std::string("MATLAB:mixedClasses"));
        QCOMPARE(message([] { calc(make_ref<CellArray>(Dims()), BinaryOp::Add, number(1)); }),
                 std::string("Operator '+' is not supported for operands of type 'cell'."));
    }

    void broadcasting() {
        const Value sum = calc(row({1, 2, 3}), BinaryOp::Add, column({10, 20}));
        QVERIFY(ops::is_equal(sum, matrix(2, 3, {11, 21, 12, 22, 13, 23})));
        QCOMPARE(identifier([] { calc(row({1, 2}), BinaryOp::Add, row({1, 2, 3})); }),
                 std::string("MATLAB:sizeDimensionsMustMatch"));
        Value pages = Array::zeros(ClassId::Double, Dims({2, 1, 3}));
        QCOMPARE(calc(pages, BinaryOp::Add, row({1, 2})).dims(), Dims({2, 2, 3}));
        QCOMPARE(calc(Array::zeros(ClassId::Double, Dims(0, 3)), BinaryOp::Add, row({1, 2, 3})).dims(), Dims(0, 3));
    }

    void operands_given_away_lend_their_memory() {
        Value a = row({1, 2, 3});
        const void* memory = a.array().storage().host();
        const Value sum = ops::binary(BinaryOp::Add, std::move(a), number(1));
        QCOMPARE(sum.array().storage().host(), memory);
        QVERIFY(ops::is_equal(sum, row({2, 3, 4})));
        Value b = row({1, 2, 3});
        const Value other = b; // shared: must not change
        const Value product = ops::binary(BinaryOp::Times, std::move(b), number(2));
        QVERIFY(ops::is_equal(other, row({1, 2, 3})));
        QVERIFY(ops::is_equal(product, row({2, 4, 6})));
    }

    void complex_numbers_narrow() {
        const Value i = Value::of(std::complex<double>(0, 1));
        const Value square = calc(i, BinaryOp::Times, i);
        QVERIFY(!square.is_complex());
        QCOMPARE(square.to_double(), -1.0);
        const Value root = calc(number(-4), BinaryOp::Power, number(0.5));
        QVERIFY(root.is_complex());
        QCOMPARE(root.to_complex().imag(), 2.0);
        const Value big = calc(number(2), BinaryOp::Times, Value::of(std::complex<double>(1, INFINITY)));
        QCOMPARE(big.to_complex().real(), 2.0);
    }

    void colon_counts_from_both_ends() {
        const Value r = ops::colon(number(-1), number(0.1), number(1));
        QCOMPARE(r.numel(), 21);
        QCOMPARE(at(r, {number(11)}).to_double(), 0.0);
        QCOMPARE(ops::colon(number(0), number(0.1), number(0.3)).numel(), 4);
        QCOMPARE(ops::colon(number(5), number(1)).dims(), Dims(1, 0));
        QCOMPARE(ops::colon(Value::of(uint8_t(250)), number(255)).class_id(), ClassId::UInt8);
        QCOMPARE(ops::colon(number(1), number(0), number(5)).dims(), Dims(1, 0));
        QVERIFY(ops::colon(number(1), number(1000)).array().storage().range() != nullptr);
    }

    void matrix_division_warns() {
        std::vector<std::string> seen;
        const auto before = ops::set_warning_sink([&](std::string_view id, std::string_view) { seen.emplace_back(id); });
        const Value x = calc(matrix(2, 2, {2, 0, 0, 4}), BinaryOp::MLeftDivide, column({2, 4}));
        QVERIFY(ops::is_equal(x, column({1, 1})));
        QVERIFY(seen.empty());
        calc(matrix(2, 2, {1, 2, 2, 4}), BinaryOp::MLeftDivide, column({1, 2}));
        QCOMPARE(seen.back(), std::string("MATLAB:singularMatrix"));
        calc(matrix(2, 2, {1, 1, 1, 1 + 1e-16 * 4}), BinaryOp::MLeftDivide, column({1, 2}));
        QCOMPARE(seen.back(), std::string("MATLAB:nearlySingularMatrix"));
        calc(matrix(3, 2, {1, 1, 1, 2, 2, 2}), BinaryOp::MLeftDivide, column({1, 2, 3}));
        QCOMPARE(seen.back(), std::string("MATLAB:rankDeficientMatrix"));
        ops::set_warning_sink(before);
    }

    void subscripts_out_of_range() {
        const Value a = matrix(2, 3, {1, 2, 3, 4, 5, 6});
        QCOMPARE(message([&] { at(a, {number(3), number(1)}); }),
                 std::string("Index in position 1 exceeds array bounds. Index must not exceed 2."));
        QCOMPARE(message([&] { at(a, {number(7)}); }),
                 std::string("Index exceeds the number of array elements. Index must not exceed 6."));
        QCOMPARE(message([&] { at(a, {number(0)}); }),
                 std::string("Array indices must be positive integers or logical values."));
        QCOMPARE(message([&] { at(a, {number(1), number(1.5)}); }),
                 std::string("Index in position 2 is invalid. Array indices must be positive integers or logical values."));
        QCOMPARE(identifier([&] { at(a, {row({1, 9})}); }), std::string("MATLAB:badsubscript"));
    }

    void linear_index_shapes() {
        const Value a = matrix(2, 2, {1, 2, 3, 4});
        QCOMPARE(at(a, {row({1, 2, 3})}).dims(), Dims(1, 3));
        QCOMPARE(at(a, {column({1, 2, 3})}).dims(), Dims(3, 1));
        QCOMPARE(at(row({1, 2, 3}), {column({1, 2})}).dims(), Dims(1, 2));
        QCOMPARE(at(row({1, 2, 3}), {matrix(2, 2, {1, 1, 2, 3})}).dims(), Dims(2, 2));
        QCOMPARE(at(a, {ops::magic_colon()}).dims(), Dims(4, 1));
        QCOMPARE(at(a, {calc(a, BinaryOp::Greater, number(1))}).dims(), Dims(3, 1));
        QCOMPARE(at(number(5), {matrix(1, 3, {1, 1, 1})}).dims(), Dims(1, 3));
    }

    void growth_keeps_memory_and_is_amortised() {
        Value x;
        const void* memory = nullptr;
        int moves = 0;
        for (int i = 1; i <= 10000; ++i) {
            put(x, {number(i)}, number(i));
            if (x.is_heap() && x.array().storage().host() != memory) {
                memory = x.array().storage().host();
                ++moves;
            }
        }
        QVERIFY(moves < 100);
        QCOMPARE(x.dims(), Dims(1, 10000));
        QCOMPARE(at(x, {number(10000)}).to_double(), 10000.0);
        Value m = matrix(2, 2, {1, 2, 3, 4});
        put(m, {number(3), number(3)}, number(9));
        QVERIFY(ops::is_equal(m, matrix(3, 3, {1, 2, 0, 3, 4, 0, 0, 0, 9})));
        QCOMPARE(message([&] { put(m, {number(20)}, number(1)); }),
                 std::string("Attempt to grow array along ambiguous dimension."));
    }

    void failed_assignment_changes_nothing() {
        Value a = row({1, 2, 3});
        QCOMPARE(identifier([&] { put(a, {row({1, 2})}, row({1, 2, 3})); }),
                 std::string("MATLAB:matrix:singleSubscriptNumelMismatch"));
        QCOMPARE(message([&] { put(a, {number(1), ops::magic_colon()}, row({1, 2})); }),
                 std::string("Unable to perform assignment because the size of the left side is 1-by-3 and the size of "
                             "the right side is 1-by-2."));
        QCOMPARE(identifier([&] { put(a, {number(2)}, make_ref<CellArray>(Dims())); }),
                 std::string("MATLAB:invalidConversion"));
        QVERIFY(ops::is_equal(a, row({1, 2, 3})));
    }

    void assignment_keeps_the_left_class() {
        Value a = ops::convert(row({1, 2, 3}), ClassId::UInt8);
        put(a, {number(2)}, number(300));
        QCOMPARE(a.class_id(), ClassId::UInt8);
        QCOMPARE(at(a, {number(2)}).get<uint8_t>(), uint8_t(255));
        Value self = row({1, 2, 3});
        put(self, {row({3, 2, 1})}, self);
        QVERIFY(ops::is_equal(self, row({3, 2, 1})));
    }

    void deletion() {
        const auto erase = [](Value a, std::initializer_list<Value> subscripts) {
            ops::erase(a, std::span(subscripts.begin(), subscripts.size()));
            return a;
        };
        QVERIFY(ops::is_equal(erase(row({1, 2, 3, 4}), {row({2, 4})}), row({1, 3})));
        QVERIFY(ops::is_equal(erase(matrix(2, 2, {1, 2, 3, 4}), {ops::magic_colon(), number(1)}), column({3, 4})));
        QCOMPARE(erase(matrix(2, 2, {1, 2, 3, 4}), {number(2)}).dims(), Dims(1, 3));
        QCOMPARE(erase(row({1, 2}), {ops::magic_colon()}).dims(), Dims(0, 0));
        QCOMPARE(identifier([&] { erase(matrix(2, 2, {1, 2, 3, 4}), {number(1), number(1)}); }),
                 std::string("MATLAB:subsdeldimmismatch"));
    }

    void concatenation() {
        const auto join = [](std::initializer_list<Value> parts) { return ops::horzcat(std::span(parts.begin(), parts.size())); };
        const auto stack = [](std::initializer_list<Value> parts) { return ops::vertcat(std::span(parts.begin(), parts.size())); };
        QVERIFY(ops::is_equal(join({row({1, 2}), number(3)}), row({1, 2, 3})));
        QCOMPARE(join({Value::of(int8_t(1)), number(300)}).class_id(), ClassId::Int8);
        QCOMPARE(join({Value::text("ab"), number(67)}).to_text(), std::string("abC"));
        QCOMPARE(join({Value::empty(), row({1, 2})}).dims(), Dims(1, 2));
        QCOMPARE(stack({row({1, 2}), row({3, 4})}).dims(), Dims(2, 2));
        QCOMPARE(identifier([&] { stack({row({1, 2}), row({3})}); }), std::string("MATLAB:catenate:dimensionMismatch"));
        QCOMPARE(join({make_ref<CellArray>(Dims()), number(5)}).class_id(), ClassId::Cell);
        QCOMPARE(join({Value::string("a"), Value::text("bc")}).numel(), 2);
    }

    void strings() {
        QCOMPARE(calc(Value::string("a"), BinaryOp::Add, number(1)).to_text(), std::string("a1"));
        QVERIFY(calc(Value::string("abc"), BinaryOp::Equal, Value::text("abc")).get_logical());
        QVERIFY(calc(Value::string("a"), BinaryOp::Less, Value::string("b")).get_logical());
    }
};

QTEST_GUILESS_MAIN(OpsTest)
#include "ops_test.moc"
