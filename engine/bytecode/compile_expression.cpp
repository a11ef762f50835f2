#include <algorithm>
#include <bit>
#include <cstring>

#include "engine/bytecode/function_compiler.h"
#include "engine/hir/walk.h"
#include "engine/value/array.h"

namespace etna::bytecode {

using namespace syntax;

Op op_of(BinaryOp op) {
    switch (op) {
    case BinaryOp::Add:
        return Op::Add;
    case BinaryOp::Subtract:
        return Op::Subtract;
    case BinaryOp::Multiply:
        return Op::MTimes;
    case BinaryOp::Divide:
        return Op::MDivide;
    case BinaryOp::LeftDivide:
        return Op::MLeftDivide;
    case BinaryOp::Power:
        return Op::MPower;
    case BinaryOp::TimesElement:
        return Op::Times;
    case BinaryOp::DivideElement:
        return Op::Divide;
    case BinaryOp::LeftDivideElement:
        return Op::LeftDivide;
    case BinaryOp::PowerElement:
        return Op::Power;
    case BinaryOp::Less:
        return Op::Less;
    case BinaryOp::LessEqual:
        return Op::LessEqual;
    case BinaryOp::Greater:
        return Op::Greater;
    case BinaryOp::GreaterEqual:
        return Op::GreaterEqual;
    case BinaryOp::Equal:
        return Op::Equal;
    case BinaryOp::NotEqual:
        return Op::NotEqual;
    case BinaryOp::And:
        return Op::And;
    default:
        return Op::Or;
    }
}

namespace {

Op unary_op(UnaryOp op) {
    switch (op) {
    case UnaryOp::Plus:
        return Op::Plus;
    case UnaryOp::Minus:
        return Op::Minus;
    case UnaryOp::Not:
        return Op::Not;
    case UnaryOp::CTranspose:
        return Op::CTranspose;
    default:
        return Op::Transpose;
    }
}

bool is_transposed(const Expr* e) {
    return e->kind == ExprKind::Unary &&
           (as<Unary>(e).op == UnaryOp::CTranspose || as<Unary>(e).op == UnaryOp::Transpose);
}

template <class T>
Value integer(uint64_t bits) {
    return Value::of(static_cast<T>(bits));
}

Value literal_value(const Number& n, bool negate) {
    if (n.imaginary)
        return Value::of(std::complex<double>(negate ? -0.0 : 0.0, negate ? -n.value : n.value));
    switch (n.number_class) {
    case NumberClass::Int8:
        return integer<int8_t>(n.bits);
    case NumberClass::Int16:
        return integer<int16_t>(n.bits);
    case NumberClass::Int32:
        return integer<int32_t>(n.bits);
    case NumberClass::Int64:
        return integer<int64_t>(n.bits);
    case NumberClass::Uint8:
        return integer<uint8_t>(n.bits);
    case NumberClass::Uint16:
        return integer<uint16_t>(n.bits);
    case NumberClass::Uint32:
        return integer<uint32_t>(n.bits);
    case NumberClass::Uint64:
        return integer<uint64_t>(n.bits);
    default:
        return Value::of(negate ? -n.value : n.value);
    }
}

/// A real double literal with an optional minus.
const Number* plain_number(const Expr* e, bool& negative) {
    negative = false;
    if (e->kind == ExprKind::Unary && as<Unary>(e).op == UnaryOp::Minus) {
        negative = true;
        e = as<Unary>(e).operand;
    }
    if (e->kind != ExprKind::Number)
        return nullptr;
    const Number& n = as<Number>(e);
    return n.number_class == NumberClass::Double && !n.imaginary ? &n : nullptr;
}

} // namespace

int FunctionCompiler::deliver(int reg, int dst) {
    if (dst < 0 || dst == reg)
        return reg;
    emit(Op::Move, dst, reg);
    return dst;
}

int FunctionCompiler::target_register(int dst, int mark) {
    temp_top_ = mark;
    return dst >= 0 ? dst : temp();
}

int FunctionCompiler::expr(const Expr* e, int dst) {
    const Span outer = span_;
    const int mark = temp_top_;
    span_ = e->span;
    int reg = 0;
    switch (e->kind) {
    case ExprKind::Number:
        reg = number(as<Number>(e), false, dst);
        break;
    case ExprKind::Text: {
        const Text& text = as<Text>(e);
        reg = dst >= 0 ? dst : temp();
        const ArrayForm form = text.double_quoted ? ArrayForm::DoubleQuoted
                               : text.value.empty() ? ArrayForm::Literal
                                                    : ArrayForm::Full;
        emit_wide(Op::LoadConst, reg,
                  constant(text.is_string ? Value::string(text.value) : with_form(Value::text(text.value), form)));
        break;
    }
    case ExprKind::Name:
        reg = name(as<Name>(e), dst);
        break;
    case ExprKind::Colon:
        reg = dst >= 0 ? dst : temp();
        emit_wide(Op::LoadConst, reg, constant(Value::text(":")));
        break;
    case ExprKind::End:
        reg = end(dst);
        break;
    case ExprKind::Unary:
        reg = unary(as<Unary>(e), dst);
        break;
    case ExprKind::Binary:
        reg = binary(as<Binary>(e), dst);
        break;
    case ExprKind::Range:
        reg = range(as<Range>(e), dst);
        break;
    case ExprKind::Index:
        reg = deliver(chain(as<Index>(e), Want::One, 1, dst), dst);
        break;
    case ExprKind::Matrix:
        reg = matrix(as<Brackets>(e), dst);
        break;
    case ExprKind::Cell:
        reg = cell(as<Brackets>(e), dst);
        break;
    case ExprKind::AnonymousFunction:
        reg = closure(as<AnonymousFunction>(e), dst);
        break;
    case ExprKind::FunctionHandle:
        reg = bound_method(as<syntax::FunctionHandle>(e), dst);
        if (reg >= 0)
            break;
        reg = dst >= 0 ? dst : temp();
        emit_wide(Op::Handle, reg, call_site(as<syntax::FunctionHandle>(e).name));
        break;
    case ExprKind::AssignExpr:
        reg = assign_expr(as<AssignExpr>(e), dst);
        break;
    case ExprKind::NameValue:
        reg = expr(as<NameValue>(e).value, dst);
        break;
    case ExprKind::SuperReference:
        if (!code_->class_context)
            fail("MATLAB:class:SuperclassCall", "Calls of superclass methods are for methods of classes.", e->span);
        reg = deliver(call_super(as<SuperReference>(e), nullptr, 1), dst);
        break;
    case ExprKind::MetaClass: {
        const int base = temp();
        emit_wide(Op::LoadConst, base, constant(Value::text(as<MetaClass>(e).name)));
        emit(Op::Call, base, 1, 1);
        emit_extra(0, call_site("meta.class.fromName"));
        reg = deliver(base, dst);
        break;
    }
    default:
        fail("MATLAB:m_invalid_expression", "This expression cannot be evaluated here.", e->span);
    }
    span_ = outer;
    if (dst >= 0)
        temp_top_ = mark; // values that follow lie beside this one
    return reg;
}

int FunctionCompiler::number(const Number& n, bool negate, int dst) {
    if (n.number_class == NumberClass::Double && !n.imaginary) {
        const auto found = scalars_.find(std::bit_cast<uint64_t>(negate ? -n.value : n.value));
        if (found != scalars_.end())
            return deliver(found->second, dst);
    }
    const int reg = dst >= 0 ? dst : temp();
    emit_wide(Op::LoadConst, reg, constant(literal_value(n, negate)));
    return reg;
}

int FunctionCompiler::variable(int slot, int dst) {
    if (!scope_.variable(slot).boxed)
        return deliver(slot, dst);
    const int reg = dst >= 0 ? dst : temp();
    emit(Op::GetVar, reg, slot);
    return reg;
}

int FunctionCompiler::name(const Name& n, int dst) {
    const int slot = scope_.find(n.name);
    if (slot >= 0 && scope_.variable(slot).assigned)
        return variable(slot, dst);
    const int reg = dst >= 0 ? dst : temp();
    if (slot < 0 && !scope_.is_script && !code_->is_anonymous && (n.name == "nargin" || n.name == "nargout"))
        emit(n.name == "nargin" ? Op::ArgumentCount : Op::ResultCount, reg);
    else
        emit_wide(Op::LoadName, reg, call_site(n.name, slot));
    return reg;
}

int FunctionCompiler::unary(const Unary& u, int dst) {
    if (u.op == UnaryOp::Minus && u.operand->kind == ExprKind::Number) {
        const Number& n = as<Number>(u.operand);
        if (n.number_class == NumberClass::Double)
            return number(n, true, dst);
    }
    const int mark = temp_top_;
    const int operand = expr(u.operand);
    const int reg = target_register(dst, mark);
    emit(unary_op(u.op), reg, operand);
    return reg;
}

int FunctionCompiler::binary(const Binary& b, int dst) {
    if (b.op == BinaryOp::AndAlso || b.op == BinaryOp::OrElse)
        return short_circuit(b, dst);
    const int mark = temp_top_;
    if (b.op == BinaryOp::Multiply && (is_transposed(b.left) || is_transposed(b.right))) {
        // The transposes stand right before the product, where the machine can take all in one: no copy is made.
        int left = expr(is_transposed(b.left) ? as<Unary>(b.left).operand : b.left);
        int right = expr(is_transposed(b.right) ? as<Unary>(b.right).operand : b.right);
        for (auto [side, reg] : {std::pair(b.left, &left), std::pair(b.right, &right)}) {
            if (!is_transposed(side))
                continue;
            const int turned = temp();
            emit(unary_op(as<Unary>(side).op), turned, *reg);
            *reg = turned;
        }
        const int reg = target_register(dst, mark);
        emit(Op::MTimes, reg, left, right);
        return reg;
    }
    const int left = expr(b.left);
    const int right = expr(b.right);
    const int reg = target_register(dst, mark);
    emit(op_of(b.op), reg, left, right);
    return reg;
}

int FunctionCompiler::short_circuit(const Binary& b, int dst) {
    const int mark = temp_top_;
    const int result = temp();
    const bool is_and = b.op == BinaryOp::AndAlso;
    const int left = expr(b.left);
    emit(Op::ToLogical, result, left, context_.is_octave);
    temp_top_ = result + 1;
    const size_t done = emit_jump(is_and ? Op::JumpUnlessScalar : Op::JumpIfScalar, result);
    const int right = expr(b.right);
    emit(Op::ToLogical, result, right, context_.is_octave);
    patch(done);
    temp_top_ = mark + 1;
    return deliver(result, dst);
}

int FunctionCompiler::range(const Range& r, int dst) {
    const int mark = temp_top_;
    const int base = temp();
    expr(r.first, base);
    if (r.step)
        expr(r.step, temp());
    expr(r.last, temp());
    const int reg = target_register(dst, mark);
    emit(Op::Range, reg, base, r.step ? 3 : 2);
    return reg;
}

int FunctionCompiler::end(int dst) {
    const int reg = dst >= 0 ? dst : temp();
    std::vector<std::pair<size_t, const EndTarget*>> maybe;
    bool found = false;
    for (auto it = ends_.rbegin(); it != ends_.rend() && !found; ++it) {
        switch (it->kind) {
        case EndTarget::Kind::MaybeVariable:
            maybe.emplace_back(emit_jump(Op::JumpIfDefined, it->reg), &*it);
            break;
        case EndTarget::Kind::Register:
            emit(Op::End, reg, it->reg, it->position);
            emit_extra(it->count, 0);
            found = true;
            break;
        case EndTarget::Kind::Place:
            emit(Op::PlaceEnd, reg, it->reg, it->position);
            emit_extra(it->count, it->path);
            found = true;
            break;
        }
    }
    if (!found) {
        const int identifier = constant(Value::text("MATLAB:m_end_outside_index"));
        constant(Value::text("The end operator must be used within an array index expression."));
        emit_wide(Op::Raise, 0, identifier);
    }
    std::vector<size_t> done;
    for (const auto& [jump, target] : maybe) {
        done.push_back(emit_jump(Op::Jump));
        patch(jump);
        int source = target->reg;
        if (scope_.variable(source).boxed) {
            emit(Op::GetVar, reg, source);
            source = reg;
        }
        emit(Op::End, reg, source, target->position);
        emit_extra(target->count, 0);
    }
    for (const size_t jump : done)
        patch(jump);
    return reg;
}

bool FunctionCompiler::constant_matrix(const Brackets& m, Value& out) {
    const size_t rows = m.rows.size();
    if (rows == 0 || m.rows[0].elements.empty())
        return false;
    const size_t cols = m.rows[0].elements.size();
    if (rows * cols < 2)
        return false;
    std::vector<double> elements(rows * cols);
    for (size_t r = 0; r < rows; ++r) {
        if (m.rows[r].elements.size() != cols)
            return false;
        for (size_t c = 0; c < cols; ++c) {
            bool negative = false;
            const Number* n = plain_number(m.rows[r].elements[c], negative);
            if (!n)
                return false;
            elements[c * rows + r] = negative ? -n->value : n->value;
        }
    }
    out = Array::of<double>(Dims(static_cast<int64_t>(rows), static_cast<int64_t>(cols)), elements.data());
    return true;
}

int FunctionCompiler::brackets_row(const Row& row, Op op, int dst) {
    const int mark = temp_top_;
    bool lists = row.elements.size() >= 200;
    for (const Expr* element : row.elements)
        lists = lists || may_be_list(element);
    if (lists) {
        begin_list();
        for (const Expr* element : row.elements)
            push_value(element);
        close_list();
        const int reg = target_register(dst, mark);
        emit(op, reg, 0, kFromList);
        return reg;
    }
    const int base = temp_top_;
    for (const Expr* element : row.elements)
        expr(element, temp());
    const int reg = target_register(dst, mark);
    emit(op, reg, base, static_cast<int>(row.elements.size()));
    return reg;
}

int FunctionCompiler::matrix(const Brackets& m, int dst) {
    Value folded;
    if (m.rows.empty() || constant_matrix(m, folded)) {
        const int reg = dst >= 0 ? dst : temp();
        emit_wide(Op::LoadConst, reg, constant(m.rows.empty() ? with_form(Value::empty(), ArrayForm::Literal) : std::move(folded)));
        return reg;
    }
    if (m.rows.size() == 1)
        return brackets_row(m.rows[0], Op::Horzcat, dst);
    const int mark = temp_top_;
    if (m.rows.size() >= 200) {
        begin_list();
        for (const Row& row : m.rows) {
            emit(Op::ListPush, brackets_row(row, Op::Horzcat, -1));
            temp_top_ = mark;
        }
        close_list();
        const int reg = target_register(dst, mark);
        emit(Op::Vertcat, reg, 0, kFromList);
        return reg;
    }
    const int base = temp_top_;
    for (const Row& row : m.rows)
        brackets_row(row, Op::Horzcat, temp());
    const int reg = target_register(dst, mark);
    emit(Op::Vertcat, reg, base, static_cast<int>(m.rows.size()));
    return reg;
}

int FunctionCompiler::cell(const Brackets& m, int dst) {
    if (m.rows.empty()) {
        const int reg = dst >= 0 ? dst : temp();
        emit_wide(Op::LoadConst, reg, constant(make_ref<CellArray>(Dims(0, 0))));
        return reg;
    }
    if (m.rows.size() == 1)
        return brackets_row(m.rows[0], Op::MakeCell, dst);
    const int mark = temp_top_;
    begin_list();
    for (const Row& row : m.rows) {
        emit(Op::ListPush, brackets_row(row, Op::MakeCell, -1));
        temp_top_ = mark;
    }
    close_list();
    const int reg = target_register(dst, mark);
    emit(Op::Vertcat, reg, 0, kFromList);
    return reg;
}

int FunctionCompiler::closure(const AnonymousFunction& f, int dst) {
    struct Free final : hir::NameVisitor {
        void read(std::string_view name, Span) override { names.emplace_back(name); }
        void assigned(std::string_view, Span) override {}
        std::vector<std::string_view> names;
    } free;
    hir::NameVisitor& visitor = free;
    visitor.anonymous(f);

    hir::Scope inner;
    inner.qualified_name = f.text;
    for (const Param& param : f.params) {
        const bool is_hidden = param.ignored || inner.find(param.name) >= 0;
        const int slot = inner.add(is_hidden ? "~" + std::to_string(inner.count()) : std::string(param.name));
        inner.variable(slot).assigned = true;
        if (param.name == "varargin" && &param == &f.params.back())
            inner.varargin_slot = slot;
        else
            inner.inputs.push_back(slot);
    }
    for (const std::string_view name : free.names) {
        const int outer = scope_.find(name);
        if (outer < 0 || inner.find(name) >= 0)
            continue;
        const int slot = inner.add(name);
        inner.variable(slot).assigned = scope_.variable(outer).assigned;
        inner.captures.push_back({slot, outer});
    }
    // The function around it, whose nested functions it may call. A script has none, and its code may go before the handle.
    Code* around = code_.get();
    while (around && around->is_anonymous)
        around = around->parent;
    if (around && around->is_script)
        around = nullptr;
    code_->closures.push_back(FunctionCompiler(inner, context_, around).anonymous(f));
    const int reg = dst >= 0 ? dst : temp();
    emit_wide(Op::Closure, reg, static_cast<int>(code_->closures.size()) - 1);
    return reg;
}

/// `@obj.method` where `obj` is a variable: a function that calls the method. -1 for the handle of a function.
int FunctionCompiler::bound_method(const syntax::FunctionHandle& f, int dst) {
    const size_t dot = f.name.find('.');
    const int slot = dot == std::string_view::npos ? -1 : scope_.find(f.name.substr(0, dot));
    if (slot < 0 || !scope_.variable(slot).assigned)
        return -1;
    Name object, rest;
    object.kind = rest.kind = ExprKind::Name;
    object.span = rest.span = f.span;
    object.name = f.name.substr(0, dot);
    rest.name = "varargin";
    Expr colon;
    colon.kind = ExprKind::Colon;
    const Expr* const colons[] = {&colon};
    Access all;
    all.kind = AccessKind::Brace;
    all.args = List<Expr*>(const_cast<Expr* const*>(colons), 1);
    Index inputs;
    inputs.kind = ExprKind::Index;
    inputs.span = f.span;
    inputs.base = &rest;
    inputs.accesses = List<Access>(&all, 1);
    Expr* const args[] = {&inputs};
    std::vector<Access> accesses;
    for (size_t at = dot + 1, end = 0; at <= f.name.size(); at = end + 1) {
        end = std::min(f.name.find('.', at), f.name.size());
        Access link;
        link.kind = AccessKind::Field;
        link.name = f.name.substr(at, end - at);
        accesses.push_back(link);
    }
    Access call;
    call.args = List<Expr*>(args, 1);
    accesses.push_back(call);
    Index body;
    body.kind = ExprKind::Index;
    body.span = f.span;
    body.base = &object;
    body.accesses = List<Access>(accesses);
    Param param;
    param.name = "varargin";
    AnonymousFunction function;
    function.kind = ExprKind::AnonymousFunction;
    function.span = f.span;
    function.params = List<Param>(&param, 1);
    function.body = &body;
    const std::string text = "@(varargin)" + std::string(f.name) + "(varargin{:})";
    function.text = text;
    return closure(function, dst);
}

int FunctionCompiler::assign_expr(const AssignExpr& a, int dst) {
    if (a.targets.empty())
        return expr(a.value, dst);
    const Expr* first = a.targets[0]; // the first that is no ~ gives the value
    for (size_t i = 1; first->kind == ExprKind::Ignored && i < a.targets.size(); ++i)
        first = a.targets[i];
    if (a.yields_old) { // `x++` is the value before
        const int old = dst >= 0 && dst != scope_.find(first->kind == ExprKind::Name ? as<Name>(first).name : "") ? dst : temp();
        expr(first, old);
        const int mark = temp_top_;
        const int right = expr(a.value);
        const int held = expr(first, temp());
        const int reg = temp();
        emit(op_of(a.op), reg, held, right);
        assign(first, reg);
        temp_top_ = mark;
        return deliver(old, dst);
    }
    if (a.has_op) {
        const int mark = temp_top_;
        const int left = expr(first);
        const int right = expr(a.value);
        const int reg = target_register(-1, mark);
        emit(op_of(a.op), reg, left, right);
        assign(first, reg);
    } else if (a.targets.size() == 1) {
        const int mark = temp_top_;
        assign(first, expr(a.value));
        temp_top_ = mark;
    } else {
        const int mark = temp_top_;
        const int base = results(a.value, static_cast<int>(a.targets.size()));
        for (size_t i = 0; i < a.targets.size(); ++i)
            assign(a.targets[i], base + static_cast<int>(i));
        temp_top_ = mark;
    }
    return expr(first, dst);
}

void FunctionCompiler::condition(const Expr* e, bool sense, bool scalar, std::vector<size_t>& jumps) {
    const int mark = temp_top_;
    const Span outer = span_;
    span_ = e->span;
    if (e->kind == ExprKind::Unary && as<Unary>(e).op == UnaryOp::Not && scalar) {
        condition(as<Unary>(e).operand, !sense, true, jumps);
    } else if (e->kind == ExprKind::Binary && (as<Binary>(e).op == BinaryOp::AndAlso || as<Binary>(e).op == BinaryOp::OrElse)) {
        const Binary& b = as<Binary>(e);
        const bool stops_on = b.op == BinaryOp::OrElse; // the left side's truth that decides alone
        if (stops_on == sense) {
            condition(b.left, sense, true, jumps);
            condition(b.right, sense, true, jumps);
        } else {
            std::vector<size_t> skip;
            condition(b.left, stops_on, true, skip);
            condition(b.right, sense, true, jumps);
            for (const size_t jump : skip)
                patch(jump);
        }
    } else if (e->kind == ExprKind::Binary && !scalar && (as<Binary>(e).op == BinaryOp::And || as<Binary>(e).op == BinaryOp::Or)) {
        // In a condition the right side is left out when the left one decides. (Page "or".)
        const Binary& b = as<Binary>(e);
        const bool stops_on = b.op == BinaryOp::Or;
        const int left = temp();
        expr(b.left, left);
        const int kept = temp();
        emit(Op::Copy, kept, left);
        const size_t decided = emit_jump(stops_on ? Op::JumpIf : Op::JumpUnless, kept);
        const int right = expr(b.right);
        const int reg = target_register(-1, mark);
        emit(op_of(b.op), reg, left, right);
        const size_t by_both = emit_jump(sense ? Op::JumpIf : Op::JumpUnless, reg);
        if (stops_on == sense) {
            jumps.push_back(decided);
            jumps.push_back(by_both);
        } else {
            jumps.push_back(by_both);
            patch(decided);
        }
    } else if (e->kind == ExprKind::Binary && as<Binary>(e).op >= BinaryOp::Less && as<Binary>(e).op <= BinaryOp::NotEqual) {
        const Binary& b = as<Binary>(e);
        const int left = expr(b.left);
        const int right = expr(b.right);
        static constexpr Op kIf[] = {Op::JumpIfLess,         Op::JumpIfLessEqual, Op::JumpIfGreater,
                                     Op::JumpIfGreaterEqual, Op::JumpIfEqual,     Op::JumpIfNotEqual};
        static constexpr Op kUnless[] = {Op::JumpUnlessLess,         Op::JumpUnlessLessEqual, Op::JumpUnlessGreater,
                                         Op::JumpUnlessGreaterEqual, Op::JumpUnlessEqual,     Op::JumpUnlessNotEqual};
        const size_t which = static_cast<size_t>(b.op) - static_cast<size_t>(BinaryOp::Less);
        jumps.push_back(emit_jump2(sense ? kIf[which] : kUnless[which], left, right, scalar ? 1 : 0));
    } else {
        const int reg = expr(e);
        const Op op = scalar && !context_.is_octave ? (sense ? Op::JumpIfScalar : Op::JumpUnlessScalar) : (sense ? Op::JumpIf : Op::JumpUnless);
        jumps.push_back(emit_jump(op, reg));
    }
    temp_top_ = mark;
    span_ = outer;
}

} // namespace etna::bytecode
