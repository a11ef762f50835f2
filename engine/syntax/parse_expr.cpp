// Expressions. Precedence from loose to tight, as MATLAB documents it under "Operator Precedence":
//   ||  &&  |  &  comparisons  :  + -  * / \ and element-wise kin  unary + - ~  ^ .^ ' .'
#include <algorithm>

#include "engine/syntax/parser_internal.h"
#include "engine/syntax/unparse.h"

namespace etna::syntax {
namespace {

struct OperatorRow {
    int precedence = -1; ///< -1: no binary operator
    BinaryOp op = BinaryOp::Add;
};

constexpr int kRangePrecedence = 5;

OperatorRow binary_operator(Lex type) {
    switch (type) {
    case Lex::OrElse:
        return {0, BinaryOp::OrElse};
    case Lex::AndAlso:
        return {1, BinaryOp::AndAlso};
    case Lex::Or:
        return {2, BinaryOp::Or};
    case Lex::And:
        return {3, BinaryOp::And};
    case Lex::Less:
        return {4, BinaryOp::Less};
    case Lex::LessEqual:
        return {4, BinaryOp::LessEqual};
    case Lex::Greater:
        return {4, BinaryOp::Greater};
    case Lex::GreaterEqual:
        return {4, BinaryOp::GreaterEqual};
    case Lex::Equal:
        return {4, BinaryOp::Equal};
    case Lex::NotEqual:
        return {4, BinaryOp::NotEqual};
    case Lex::Colon:
        return {kRangePrecedence, BinaryOp::Add};
    case Lex::Plus:
        return {6, BinaryOp::Add};
    case Lex::Minus:
        return {6, BinaryOp::Subtract};
    case Lex::Multiply:
        return {7, BinaryOp::Multiply};
    case Lex::Divide:
        return {7, BinaryOp::Divide};
    case Lex::LeftDivide:
        return {7, BinaryOp::LeftDivide};
    case Lex::TimesElement:
        return {7, BinaryOp::TimesElement};
    case Lex::DivideElement:
        return {7, BinaryOp::DivideElement};
    case Lex::LeftDivideElement:
        return {7, BinaryOp::LeftDivideElement};
    default:
        return {};
    }
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

void Parser::too_deep() {
    report(tok_.span, "MATLAB:m_nesting_too_deep", "The code is nested too deeply.",
           "Split it into several statements or functions.", Severity::Error);
    throw GiveUp();
}

/// The right side of an assignment; Octave's `a = b = 1` is an assignment in it.
Expr* Parser::parse_value() {
    const uint32_t begin = tok_.span.begin;
    Nest nest(*this, nesting_, kMaxNesting);
    List<Expr*> targets;
    int depth = 1;
    if (is(Lex::LeftBracket) && at_target_list()) { // `x([~, i] = sort (x))`
        targets = parse_target_list();
        if (std::all_of(targets.begin(), targets.end(), [](const Expr* e) { return e->kind == ExprKind::Ignored; }))
            unexpected("a variable in the brackets");
    } else {
        Expr* expr = parse_expr();
        if (!is(Lex::Assign) && !is(Lex::OpAssign))
            return expr;
        targets = targets_of(expr);
        depth = expr->depth;
    }
    const bool has_op = is(Lex::OpAssign);
    const BinaryOp op = tok_.op;
    advance();
    Expr* value = parse_value();
    auto* assign = make_expr<AssignExpr>(ExprKind::AssignExpr, begin, std::max(depth, static_cast<int>(value->depth)) + 1);
    assign->targets = targets;
    assign->value = value;
    assign->has_op = has_op;
    assign->op = op;
    return assign;
}

Expr* Parser::parse_binary(int min_precedence) {
    const uint32_t begin = tok_.span.begin;
    Expr* left = parse_unary();
    for (;;) {
        const OperatorRow row = binary_operator(tok_.type);
        if (row.precedence < min_precedence)
            return left;
        const Span op_span = tok_.span;
        if (in_matrix_ && tok_.space_before && (is(Lex::Plus) || is(Lex::Minus)) && !is_space(lexer_.at(op_span.end)) &&
            lexer_.skip_blanks(op_span.end) == op_span.end)
            return left; // `[1 -2]` has two elements, `[1 - 2]` and `[1 -...` continue
        advance();
        Expr* right = parse_binary(row.precedence + 1);
        if (row.precedence == kRangePrecedence) {
            Expr* step = nullptr;
            if (is(Lex::Colon)) {
                advance();
                step = right;
                right = parse_binary(row.precedence + 1);
            }
            const int depth = std::max({int{left->depth}, int{right->depth}, step ? int{step->depth} : 0}) + 1;
            auto* range = make_expr<Range>(ExprKind::Range, begin, depth);
            range->first = left;
            range->step = step;
            range->last = right;
            left = range;
            continue;
        }
        auto* binary = make_expr<Binary>(ExprKind::Binary, begin, std::max(left->depth, right->depth) + 1);
        binary->op = row.op;
        binary->left = left;
        binary->right = right;
        binary->op_span = op_span;
        left = binary;
    }
}

Expr* Parser::parse_unary() {
    UnaryOp op;
    if (is(Lex::Minus))
        op = UnaryOp::Minus;
    else if (is(Lex::Not))
        op = UnaryOp::Not;
    else if (is(Lex::Plus))
        op = UnaryOp::Plus;
    else
        return parse_power();
    Nest nest(*this, nesting_, kMaxNesting);
    const Span op_span = tok_.span;
    const char sign = lexer_.at(op_span.begin);
    const bool is_increment = options_.dialect == Dialect::Octave && op != UnaryOp::Not &&
                              lexer_.at(op_span.begin + 1) == sign && is_letter(lexer_.at(op_span.begin + 2));
    advance();
    if (is_increment) {
        advance();
        Expr* target = parse_postfix();
        return make_increment(target, op == UnaryOp::Plus ? BinaryOp::Add : BinaryOp::Subtract, op_span.begin, false);
    }
    Expr* operand = parse_unary();
    auto* unary = make_expr<Unary>(ExprKind::Unary, op_span.begin, operand->depth + 1);
    unary->op = op;
    unary->operand = operand;
    unary->op_span = op_span;
    return unary;
}

/// Powers and transposes, which are level and bind to the left: `2^a'` is `(2^a)'`.
Expr* Parser::parse_power() {
    const uint32_t begin = tok_.span.begin;
    Expr* left = parse_postfix();
    for (;;) {
        if (is(Lex::CTranspose) || is(Lex::Transpose)) {
            const Span op_span = tok_.span;
            const UnaryOp op = is(Lex::CTranspose) ? UnaryOp::CTranspose : UnaryOp::Transpose;
            advance();
            auto* unary = make_expr<Unary>(ExprKind::Unary, begin, left->depth + 1);
            unary->op = op;
            unary->operand = left;
            unary->op_span = op_span;
            left = unary;
            if ((is(Lex::LeftParen) || is(Lex::LeftBrace)) && (!tok_.space_before || !in_matrix_))
                left = parse_accesses(left, begin); // Octave: `x'(1)`
        } else if (is(Lex::Power) || is(Lex::PowerElement)) {
            const Span op_span = tok_.span;
            const BinaryOp op = is(Lex::Power) ? BinaryOp::Power : BinaryOp::PowerElement;
            advance();
            Expr* right = parse_power_operand();
            auto* binary = make_expr<Binary>(ExprKind::Binary, begin, std::max(left->depth, right->depth) + 1);
            binary->op = op;
            binary->left = left;
            binary->right = right;
            binary->op_span = op_span;
            left = binary;
        } else {
            return left;
        }
    }
}

/// The exponent may have signs of its own: `2^-1`.
Expr* Parser::parse_power_operand() {
    if (!is(Lex::Minus) && !is(Lex::Plus) && !is(Lex::Not))
        return parse_postfix();
    Nest nest(*this, nesting_, kMaxNesting);
    const Span op_span = tok_.span;
    const UnaryOp op = is(Lex::Minus) ? UnaryOp::Minus : is(Lex::Plus) ? UnaryOp::Plus : UnaryOp::Not;
    const char sign = lexer_.at(op_span.begin);
    if (options_.dialect == Dialect::Octave && op != UnaryOp::Not && lexer_.at(op_span.begin + 1) == sign &&
        is_letter(lexer_.at(op_span.begin + 2))) {
        advance();
        advance();
        Expr* target = parse_postfix();
        return make_increment(target, op == UnaryOp::Plus ? BinaryOp::Add : BinaryOp::Subtract, op_span.begin, false);
    }
    advance();
    Expr* operand = parse_power_operand();
    auto* unary = make_expr<Unary>(ExprKind::Unary, op_span.begin, operand->depth + 1);
    unary->op = op;
    unary->operand = operand;
    unary->op_span = op_span;
    return unary;
}

bool Parser::starts_access(const Expr* base) const {
    if (is(Lex::Dot))
        return true;
    if (!is(Lex::LeftParen) && !is(Lex::LeftBrace))
        return false;
    if (!tok_.space_before)
        return true;
    // `[f (1)]` has two elements; `if (a) (b)` is a condition and a statement.
    if (in_matrix_)
        return false;
    if (base->parenthesized)
        return in_value_ || lexer_.bracket_depth() > 1; // Octave, and only where no statement can begin
    switch (base->kind) {
    case ExprKind::Name:
    case ExprKind::SuperReference:
    case ExprKind::Matrix:
    case ExprKind::Cell:
    case ExprKind::FunctionHandle:
        return true;
    default:
        return false;
    }
}

Expr* Parser::parse_postfix() {
    const uint32_t begin = tok_.span.begin;
    Expr* base = parse_primary();
    switch (base->kind) {
    case ExprKind::Number:
    case ExprKind::AnonymousFunction:
    case ExprKind::MetaClass:
    case ExprKind::End:
        if (!base->parenthesized)
            return base;
        break;
    default:
        break;
    }
    if (starts_access(base))
        base = parse_accesses(base, begin);
    if (!is(Lex::Increment) && !is(Lex::Decrement))
        return base;
    const BinaryOp op = is(Lex::Increment) ? BinaryOp::Add : BinaryOp::Subtract;
    advance();
    return make_increment(base, op, begin, true);
}

/// `x++` and `++x` as Octave has them.
Expr* Parser::make_increment(Expr* target, BinaryOp op, uint32_t begin, bool yields_old) {
    check_target(target);
    auto* one = make_expr<Number>(ExprKind::Number, begin, 1);
    one->value = 1;
    auto* assign = make_expr<AssignExpr>(ExprKind::AssignExpr, begin, target->depth + 1);
    assign->targets = arena_.copy(&target, 1);
    assign->value = one;
    assign->has_op = true;
    assign->op = op;
    assign->yields_old = yields_old;
    return assign;
}

Expr* Parser::parse_accesses(Expr* base, uint32_t begin) {
    Gather<Access> accesses(accesses_);
    int depth = base->depth;
    do {
        Access access;
        const Span opener = tok_.span;
        if (is(Lex::LeftParen) || is(Lex::LeftBrace)) {
            const bool brace = is(Lex::LeftBrace);
            access.kind = brace ? AccessKind::Brace : AccessKind::Paren;
            access.args = brace ? parse_args(opener, Lex::RightBrace, '}') : parse_args(opener, Lex::RightParen, ')');
            for (const Expr* arg : access.args)
                depth = std::max<int>(depth, arg->depth);
        } else {
            advance();
            if (is(Lex::LeftParen)) {
                const Span paren = tok_.span;
                access.kind = AccessKind::DynamicField;
                Nest nest(*this, nesting_, kMaxNesting);
                Set<bool> matrix(in_matrix_, false);
                advance();
                access.name_expr = parse_expr();
                depth = std::max<int>(depth, access.name_expr->depth);
                expect(Lex::RightParen, paren, ')');
            } else if (is(Lex::Identifier)) {
                access.kind = AccessKind::Field;
                access.name = take_name();
                if (is(Lex::At) && !tok_.space_before && tok_.span.begin == last_end_) {
                    Expr* receiver = base;
                    if (!accesses.empty()) {
                        auto* index = make_expr<Index>(ExprKind::Index, begin, depth + 1);
                        index->base = base;
                        index->accesses = accesses.finish(arena_);
                        receiver = index;
                    }
                    return parse_super_call(receiver, access.name, begin);
                }
            } else {
                unexpected("a field name after the dot");
            }
        }
        access.span = {opener.begin, last_end_};
        if (access.kind == AccessKind::Field && is(Lex::At) && !tok_.space_before && accesses.empty() && base->kind == ExprKind::Name) {
            // Octave: `obj.method@Super (x)` is `method@Super (obj, x)`
            advance();
            if (!is_name())
                unexpected("the name of a superclass after '@'");
            const std::string_view super = take_dotted_name();
            auto* reference = make_expr<SuperReference>(ExprKind::SuperReference, begin, 1);
            reference->name = access.name;
            reference->super = super;
            Gather<Expr*> args(exprs_);
            args.push(base);
            if (is(Lex::LeftParen))
                for (Expr* arg : parse_args(tok_.span, Lex::RightParen, ')'))
                    args.push(arg);
            access = {};
            access.args = args.finish(arena_);
            access.span = {opener.begin, last_end_};
            base = reference;
        }
        accesses.push(access);
    } while (starts_access(base) || (is(Lex::LeftParen) && !in_matrix_));
    auto* index = make_expr<Index>(ExprKind::Index, begin, depth + 1);
    index->base = base;
    index->accesses = accesses.finish(arena_);
    return index;
}

/// `receiver.method@Base(args)`, at the `@`: the same as `method@Base(receiver, args)`.
Expr* Parser::parse_super_call(Expr* receiver, std::string_view method, uint32_t begin) {
    advance();
    if (!is_name())
        unexpected("the name of a superclass after '@'");
    auto* reference = make_expr<SuperReference>(ExprKind::SuperReference, begin, 1);
    reference->name = method;
    reference->super = take_dotted_name();
    Gather<Expr*> args(exprs_);
    args.push(receiver);
    int depth = receiver->depth;
    Access access;
    access.span = tok_.span;
    if (is(Lex::LeftParen) && (!tok_.space_before || !in_matrix_))
        for (Expr* arg : parse_args(tok_.span, Lex::RightParen, ')')) {
            args.push(arg);
            depth = std::max<int>(depth, arg->depth);
        }
    access.args = args.finish(arena_);
    access.span.end = last_end_;
    auto* call = make_expr<Index>(ExprKind::Index, begin, depth + 1);
    call->base = reference;
    call->accesses = arena_.copy(&access, 1);
    return starts_access(call) ? parse_accesses(call, begin) : call;
}

/// The arguments of `(...)` or `{...}` behind an operand, brackets included.
List<Expr*> Parser::parse_args(Span opener, Lex closer, char closer_char) {
    Nest nest(*this, nesting_, kMaxNesting);
    Gather<Expr*> args(exprs_);
    {
        Set<bool> matrix(in_matrix_, false);
        Set<int> index(index_depth_, index_depth_ + 1);
        advance();
        while (!is(closer)) {
            if (ends_bracket())
                unclosed(opener, closer_char);
            args.push(parse_arg(closer_char));
            if (is(closer))
                break;
            if (!is(Lex::Comma))
                unclosed(opener, closer_char);
            advance();
            if (is(closer))
                unexpected("another argument after the comma");
        }
    }
    advance();
    return args.finish(arena_);
}

Expr* Parser::parse_arg(char closer) {
    const uint32_t begin = tok_.span.begin;
    if (is(Lex::Colon)) {
        const char after = lexer_.at(lexer_.skip_blanks(tok_.span.end));
        if (after == ',' || after == closer) {
            advance();
            return make_expr<Expr>(ExprKind::Colon, begin, 1);
        }
    }
    if (is_name() && closer == ')' && options_.dialect != Dialect::Octave) { // there `f (x = 1)` assigns
        const uint32_t after = lexer_.skip_blanks(tok_.span.end);
        if (lexer_.at(after) == '=' && lexer_.at(after + 1) != '=') {
            const Span name_span = tok_.span;
            const std::string_view name = take_name();
            advance();
            Expr* value = parse_expr();
            auto* argument = make_expr<NameValue>(ExprKind::NameValue, begin, value->depth + 1);
            argument->name = name;
            argument->name_span = name_span;
            argument->value = value;
            return argument;
        }
    }
    return options_.dialect == Dialect::Octave ? parse_value() : parse_expr();
}

Expr* Parser::parse_primary() {
    switch (tok_.type) {
    case Lex::Number:
        return parse_number();
    case Lex::CharVector:
    case Lex::String:
        return parse_text();
    case Lex::Identifier:
        return parse_name();
    case Lex::LeftParen:
        return parse_parentheses();
    case Lex::LeftBracket:
        return parse_brackets(Lex::RightBracket, ']', ExprKind::Matrix);
    case Lex::LeftBrace:
        return parse_brackets(Lex::RightBrace, '}', ExprKind::Cell);
    case Lex::At:
        return parse_at();
    case Lex::Question: {
        const uint32_t begin = tok_.span.begin;
        advance();
        if (!is_name())
            unexpected("a class name after '?'");
        const std::string_view name = take_dotted_name();
        auto* meta = make_expr<MetaClass>(ExprKind::MetaClass, begin, 1);
        meta->name = name;
        return meta;
    }
    case Lex::Keyword:
        if (is_soft(tok_.keyword))
            return parse_name();
        if (is(Keyword::End) && index_depth_ > 0) {
            advance();
            return make_expr<Expr>(ExprKind::End, last_end_ - 3, 1);
        }
        break;
    default:
        break;
    }
    unexpected("a value");
}

Expr* Parser::parse_number() {
    const Span span = tok_.span;
    Number literal;
    const bool fits = decode_number(lexer_.text(span), literal);
    if (!fits)
        fail(span, "MATLAB:m_invalid_integer_literal",
             "The integer literal " + quote(span) + " does not fit its class.",
             "Write fewer digits, or a wider suffix such as u64.");
    advance();
    auto* number = make_expr<Number>(ExprKind::Number, span.begin, 1);
    number->value = literal.value;
    number->bits = literal.bits;
    number->number_class = literal.number_class;
    number->imaginary = literal.imaginary;
    return number;
}

Expr* Parser::parse_text() {
    const Span span = tok_.span;
    const bool double_quoted = is(Lex::String);
    const bool octave = options_.dialect == Dialect::Octave;
    const std::string_view literal = lexer_.text(span);
    const std::string_view body = literal.substr(1, literal.size() - 2);
    const bool plain = body.find(literal[0]) == std::string_view::npos &&
                       !(double_quoted && octave && body.find('\\') != std::string_view::npos);
    const std::string_view value =
        plain ? arena_.copy(body) : arena_.copy(std::string_view(decode_quoted(literal, double_quoted && octave)));
    advance();
    auto* text = make_expr<Text>(ExprKind::Text, span.begin, 1);
    text->value = value;
    text->double_quoted = double_quoted;
    text->is_string = double_quoted && !octave;
    return text;
}

Expr* Parser::parse_name() {
    const Span span = tok_.span;
    const std::string_view name = take_name();
    if (is(Lex::At) && !tok_.space_before && tok_.span.begin == span.end) {
        advance();
        if (!is_name())
            unexpected("the name of a superclass after '@'");
        const std::string_view super = take_dotted_name();
        auto* reference = make_expr<SuperReference>(ExprKind::SuperReference, span.begin, 1);
        reference->name = name;
        reference->super = super;
        return reference;
    }
    auto* node = make_expr<Name>(ExprKind::Name, span.begin, 1);
    node->name = name;
    return node;
}

Expr* Parser::parse_parentheses() {
    Nest nest(*this, nesting_, kMaxNesting);
    const Span opener = tok_.span;
    Expr* inner;
    {
        Set<bool> matrix(in_matrix_, false);
        advance();
        if (is(Lex::RightParen))
            unexpected("a value between the parentheses");
        if (ends_bracket())
            unclosed(opener, ')');
        inner = parse_value();
        if (!is(Lex::RightParen))
            unclosed(opener, ')');
    }
    advance();
    inner->parenthesized = true;
    return inner;
}

/// True where no bracket can still be open: at the end of the text, at a keyword that starts a statement.
bool Parser::ends_bracket() const {
    return is(Lex::EndOfText) ||
           (is(Lex::Keyword) && !is_soft(tok_.keyword) && !(is(Keyword::End) && index_depth_ > 0));
}

/// In a matrix, after a blank: does the current lexeme begin a new element?
bool Parser::starts_element() const {
    switch (tok_.type) {
    case Lex::Identifier:
    case Lex::Number:
    case Lex::CharVector:
    case Lex::String:
    case Lex::LeftParen:
    case Lex::LeftBracket:
    case Lex::LeftBrace:
    case Lex::At:
    case Lex::Question:
    case Lex::Not:
    case Lex::Plus:
    case Lex::Minus:
        return true;
    case Lex::Keyword:
        return is_soft(tok_.keyword) || (is(Keyword::End) && index_depth_ > 0);
    default:
        return false;
    }
}

/// `[...]` and `{...}` where a value is expected.
Expr* Parser::parse_brackets(Lex closer, char closer_char, ExprKind kind) {
    Nest nest(*this, nesting_, kMaxNesting);
    const Span opener = tok_.span;
    Gather<Row> rows(rows_);
    int depth = 0;
    {
        Set<bool> matrix(in_matrix_, true);
        advance();
        while (!is(closer)) {
            if (is(Lex::Semicolon) || is(Lex::Newline)) {
                advance();
                continue;
            }
            Gather<Expr*> elements(exprs_);
            const uint32_t begin = tok_.span.begin;
            bool after_comma = true; // or at the start of the row
            for (;;) {
                if (is(Lex::Comma)) {
                    if (after_comma && options_.dialect == Dialect::Matlab && !elements.empty())
                        unexpected("an element between the commas");
                    after_comma = true;
                    advance();
                } else if (is(closer) || is(Lex::Semicolon) || is(Lex::Newline)) {
                    break;
                } else if (ends_bracket()) {
                    unclosed(opener, closer_char);
                } else if (after_comma || (tok_.space_before && starts_element())) {
                    Expr* element = kind == ExprKind::Cell ? parse_cell_element() : parse_expr();
                    depth = std::max<int>(depth, element->depth);
                    elements.push(element);
                    after_comma = false;
                } else {
                    unclosed(opener, closer_char);
                }
            }
            if (!elements.empty())
                rows.push({elements.finish(arena_), {begin, last_end_}});
        }
    }
    advance();
    auto* brackets = make_expr<Brackets>(kind, opener.begin, depth + 1);
    brackets->rows = rows.finish(arena_);
    return brackets;
}

/// Octave: the colon of `{:, 1}` is the text ':'.
Expr* Parser::parse_cell_element() {
    if (!is(Lex::Colon))
        return parse_expr();
    const uint32_t begin = tok_.span.begin;
    advance();
    auto* text = make_expr<Text>(ExprKind::Text, begin, 1);
    text->value = ":";
    return text;
}

Expr* Parser::parse_at() {
    const uint32_t begin = tok_.span.begin;
    advance();
    if (is(Lex::LeftParen))
        return parse_anonymous(begin);
    if (!is_name())
        unexpected("a function name or a parameter list after '@'");
    const std::string_view name = take_dotted_name();
    auto* handle = make_expr<FunctionHandle>(ExprKind::FunctionHandle, begin, 1);
    handle->name = name;
    return handle;
}

Expr* Parser::parse_anonymous(uint32_t begin) {
    Nest nest(*this, nesting_, kMaxNesting);
    const bool outermost = anonymous_depth_ == 0;
    Set<int> depth(anonymous_depth_, anonymous_depth_ + 1);
    const List<Param> params = parse_params();
    // In Octave the body of a function in a matrix reaches to the next comma; in MATLAB blanks end it as elsewhere.
    Set<bool> matrix(in_matrix_, in_matrix_ && options_.dialect == Dialect::Matlab);
    Expr* body = parse_expr();
    auto* function = make_expr<AnonymousFunction>(ExprKind::AnonymousFunction, begin, body->depth + 1);
    function->params = params;
    function->body = body;
    if (outermost)
        attach_text(*function, lexer_.text(), arena_);
    return function;
}

} // namespace etna::syntax
