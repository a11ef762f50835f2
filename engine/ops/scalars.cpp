#include "engine/ops/scalars.h"

#include "engine/ops/kernels_integer.h"
#include "engine/value/array.h"

namespace etna::ops {

using Tag = Value::Tag;

namespace {

bool is_integer_tag(Tag tag) { return tag >= Tag::Int8 && tag <= Tag::UInt64; }
bool is_wide_tag(Tag tag) { return tag == Tag::Int64 || tag == Tag::UInt64; }

/// The elementwise operator that scalars' `*`, `/`, `\` and `^` are. True: the operands change places.
bool elementwise(BinaryOp& op) {
    switch (op) {
    case BinaryOp::MTimes:
        op = BinaryOp::Times;
        return false;
    case BinaryOp::MDivide:
        op = BinaryOp::Divide;
        return false;
    case BinaryOp::MPower:
        op = BinaryOp::Power;
        return false;
    case BinaryOp::LeftDivide:
    case BinaryOp::MLeftDivide:
        op = BinaryOp::Divide;
        return true;
    default:
        return false;
    }
}

template <class T>
bool compare(BinaryOp op, T x, T y, Value& out) {
    switch (op) {
    case BinaryOp::Equal:
        out = Value::of(x == y);
        return true;
    case BinaryOp::NotEqual:
        out = Value::of(x != y);
        return true;
    case BinaryOp::Less:
        out = Value::of(x < y);
        return true;
    case BinaryOp::LessEqual:
        out = Value::of(x <= y);
        return true;
    case BinaryOp::Greater:
        out = Value::of(x > y);
        return true;
    case BinaryOp::GreaterEqual:
        out = Value::of(x >= y);
        return true;
    default:
        return false;
    }
}

template <class T>
bool float_arithmetic(BinaryOp op, T x, T y, Value& out) {
    switch (op) {
    case BinaryOp::Add:
        out = Value::of(x + y);
        return true;
    case BinaryOp::Subtract:
        out = Value::of(x - y);
        return true;
    case BinaryOp::Times:
        out = Value::of(x * y);
        return true;
    case BinaryOp::Divide:
        out = Value::of(x / y);
        return true;
    default:
        return false;
    }
}

template <class T, class X, class Y>
bool integer_arithmetic(BinaryOp op, X x, Y y, Value& out) {
    switch (op) {
    case BinaryOp::Add:
        out = Value::of(IntegerOp<T, BinaryOp::Add>()(x, y));
        return true;
    case BinaryOp::Subtract:
        out = Value::of(IntegerOp<T, BinaryOp::Subtract>()(x, y));
        return true;
    case BinaryOp::Times:
        out = Value::of(IntegerOp<T, BinaryOp::Times>()(x, y));
        return true;
    case BinaryOp::Divide:
        out = Value::of(IntegerOp<T, BinaryOp::Divide>()(x, y));
        return true;
    case BinaryOp::Power:
        out = Value::of(IntegerOp<T, BinaryOp::Power>()(x, y));
        return true;
    default:
        return false;
    }
}

/// At least one is of an integer class; two are of the same.
template <class T>
bool integers(BinaryOp op, const Value& a, const Value& b, Value& out) {
    constexpr Tag tag = static_cast<Tag>(class_of<T>);
    if (a.tag() == b.tag())
        return op >= BinaryOp::Equal ? compare(op, a.get<T>(), b.get<T>(), out)
                                     : integer_arithmetic<T>(op, a.get<T>(), b.get<T>(), out);
    if (op >= BinaryOp::Equal) {
        if constexpr (sizeof(T) == 8)
            return false; // compared in extended precision
        return compare(op, scalar_as_double(a), scalar_as_double(b), out);
    }
    if (a.tag() == tag)
        return integer_arithmetic<T>(op, a.get<T>(), scalar_as_double(b), out);
    return integer_arithmetic<T>(op, scalar_as_double(a), b.get<T>(), out);
}

} // namespace

double scalar_as_double(const Value& x) {
    switch (x.tag()) {
    case Tag::Double:
        return x.get_double();
    case Tag::Single:
        return static_cast<double>(x.get<float>());
    case Tag::Int8:
        return x.get<int8_t>();
    case Tag::Int16:
        return x.get<int16_t>();
    case Tag::Int32:
        return x.get<int32_t>();
    case Tag::Int64:
        return static_cast<double>(x.get<int64_t>());
    case Tag::UInt8:
        return x.get<uint8_t>();
    case Tag::UInt16:
        return x.get<uint16_t>();
    case Tag::UInt32:
        return x.get<uint32_t>();
    case Tag::UInt64:
        return static_cast<double>(x.get<uint64_t>());
    case Tag::Logical:
        return x.get<bool>() ? 1 : 0;
    default:
        return x.get<char16_t>();
    }
}

bool scalar_binary(BinaryOp op, const Value& a, const Value& b, Value& out) {
    const bool swapped = elementwise(op);
    const Value &l = swapped ? b : a, &r = swapped ? a : b;
    const Tag tl = l.tag(), tr = r.tag();
    if (op == BinaryOp::And || op == BinaryOp::Or) {
        const double x = scalar_as_double(l), y = scalar_as_double(r);
        if (x != x || y != y)
            return false;
        out = Value::of(op == BinaryOp::And ? x != 0 && y != 0 : x != 0 || y != 0);
        return true;
    }
    if (is_integer_tag(tl) || is_integer_tag(tr)) {
        if (is_integer_tag(tl) && is_integer_tag(tr) && tl != tr) {
            if (op < BinaryOp::Equal || is_wide_tag(tl) || is_wide_tag(tr))
                return false;
            return compare(op, scalar_as_double(l), scalar_as_double(r), out);
        }
        return visit_class(static_cast<ClassId>(is_integer_tag(tl) ? tl : tr), [&](auto zero) {
            using T = decltype(zero);
            if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char16_t>)
                return integers<T>(op, l, r, out);
            else
                return false;
        });
    }
    if (op == BinaryOp::Power)
        return false;
    if (tl == Tag::Single || tr == Tag::Single) {
        const float x = static_cast<float>(scalar_as_double(l)), y = static_cast<float>(scalar_as_double(r));
        return op >= BinaryOp::Equal ? compare(op, x, y, out) : float_arithmetic(op, x, y, out);
    }
    const double x = scalar_as_double(l), y = scalar_as_double(r);
    return op >= BinaryOp::Equal ? compare(op, x, y, out) : float_arithmetic(op, x, y, out);
}

namespace {

/// Real part, imaginary part, and whether there is one.
struct Parts {
    double re = 0, im = 0;
    bool is_complex = false;
};

bool parts_of(const Value& v, Parts& parts) {
    if (v.tag() == Tag::Double) {
        parts.re = v.get_double();
        return true;
    }
    if (!v.is_heap() || v.heap_kind() != HeapKind::Array)
        return false;
    const Array& array = v.array();
    if (array.class_id() != ClassId::Double || !array.is_complex() || !array.dims().is_scalar() || !array.storage().on_host())
        return false;
    const double* z = array.data<double>();
    parts = {z[0], z[1], true};
    return true;
}

} // namespace

bool complex_scalar_binary(BinaryOp op, const Value& a, const Value& b, Value& out) {
    Parts x, y;
    if (!parts_of(a, x) || !parts_of(b, y))
        return false;
    double re = 0, im = 0;
    switch (op) {
    case BinaryOp::Add:
        re = x.re + y.re;
        im = !y.is_complex ? x.im : !x.is_complex ? y.im : x.im + y.im;
        break;
    case BinaryOp::Subtract:
        re = x.re - y.re;
        im = !y.is_complex ? x.im : !x.is_complex ? -y.im : x.im - y.im;
        break;
    case BinaryOp::Times:
    case BinaryOp::MTimes:
        if (x.is_complex && y.is_complex) {
            re = x.re * y.re - x.im * y.im;
            im = x.re * y.im + x.im * y.re;
        } else if (x.is_complex) {
            re = x.re * y.re;
            im = x.im * y.re;
        } else {
            re = x.re * y.re;
            im = x.re * y.im;
        }
        break;
    case BinaryOp::Equal:
        out = Value::of(x.re == y.re && x.im == y.im);
        return true;
    case BinaryOp::NotEqual:
        out = Value::of(x.re != y.re || x.im != y.im);
        return true;
    default:
        return false;
    }
    out = im == 0 ? Value::of(re) : Value::of(std::complex<double>(re, im));
    return true;
}

} // namespace etna::ops
