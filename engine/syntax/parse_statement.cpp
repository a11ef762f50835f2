// Statements: assignments, commands, control flow.
#include <algorithm>

#include "engine/syntax/parser_internal.h"

namespace etna::syntax {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of the binary operator at the start of `text`, 0 if there is none. The word after a command's name is no
/// operand when it starts with one of these and a blank follows.
uint32_t operator_length(std::string_view text) {
    constexpr std::string_view kLong[] = {
        ".+", ".-", ".**", "==", "~=", "!=", "<=", ">=", "&&", "||", "**", ".*", "./", ".\\", ".^", ".'"};
    for (const std::string_view op : kLong)
        if (text.substr(0, op.size()) == op)
            return static_cast<uint32_t>(op.size());
    constexpr std::string_view kShort = "+-*/\\^<>&|:";
    return !text.empty() && kShort.find(text[0]) != std::string_view::npos ? 1 : 0;
}

const char* keyword_text(Keyword keyword) {
    switch (keyword) {
    case Keyword::EndIf:
        return "endif";
    case Keyword::EndWhile:
        return "endwhile";
    case Keyword::EndFor:
        return "endfor";
    case Keyword::EndParfor:
        return "endparfor";
    case Keyword::EndSwitch:
        return "endswitch";
    case Keyword::EndTryCatch:
        return "end_try_catch";
    case Keyword::EndUnwindProtect:
        return "end_unwind_protect";
    default:
        return "end";
    }
}

} // namespace

Stmt* Parser::guarded_statement() {
    const uint32_t begin = tok_.span.begin;
    try {
        return parse_statement();
    } catch (const SyntaxError&) {
        recover();
        if (tok_.span.begin == begin && !is(Lex::EndOfText))
            advance(); // never stand still
        return nullptr;
    }
}

/// True at a keyword that ends or divides a block.
bool Parser::at_block_keyword() const {
    if (!is(Lex::Keyword))
        return false;
    switch (tok_.keyword) {
    case Keyword::End:
    case Keyword::Else:
    case Keyword::Elseif:
    case Keyword::Case:
    case Keyword::Otherwise:
    case Keyword::Catch:
        return true;
    case Keyword::Until:
    case Keyword::UnwindProtectCleanup:
        return !soft_keyword_is_name();
    default:
        return tok_.keyword >= Keyword::EndTryCatch && !soft_keyword_is_name();
    }
}

/// Octave's keywords are good names in MATLAB: `do = 3`, `until(2) = 1`.
bool Parser::soft_keyword_is_name() const {
    const uint32_t after = lexer_.skip_blanks(tok_.span.end);
    const char c = lexer_.at(after);
    if (c == '=' || c == '.')
        return lexer_.at(after + 1) != '=' && !is_digit(lexer_.at(after + 1));
    if (is(Keyword::Do) && c == '(' && after == tok_.span.end)
        return true;
    return is_variable(lexer_.text(tok_.span));
}

Block Parser::parse_block() {
    Nest nest(*this, block_depth_, kMaxBlockDepth);
    Gather<Stmt*> statements(stmts_);
    for (;;) {
        skip_separators();
        if (is(Lex::EndOfText) || at_block_keyword() || is(Keyword::Classdef))
            break;
        if (is(Keyword::Function)) {
            if (!open_.empty()) {
                if (options_.dialect != Dialect::Octave)
                    break; // the block's end is missing
                const int level = static_cast<int>(open_.size()); // Octave: a nested function may stand in a block
                open_function();
                parse_functions(level);
                continue;
            }
            statements.push(parse_function_in_block());
            continue;
        }
        if (Stmt* statement = guarded_statement())
            statements.push(statement);
    }
    return statements.finish(arena_);
}

/// Octave: a script may define a function inside a block.
Stmt* Parser::parse_function_in_block() {
    const uint32_t begin = tok_.span.begin;
    const size_t count = functions_.size();
    open_function();
    parse_functions(0);
    while (!open_.empty()) {
        report(open_.back().function->name_span, "MATLAB:m_missing_end",
               "The function that begins here has no matching 'end'.", "Add 'end' behind its last statement.",
               Severity::Error);
        close_function(false);
    }
    auto* statement = make_stmt<FunctionDefinitionStmt>(StmtKind::FunctionDefinition, begin);
    statement->function = functions_[count];
    return statement;
}

void Parser::end_statement(Stmt& statement) {
    statement.span.end = last_end_;
    switch (tok_.type) {
    case Lex::Semicolon:
        statement.printed = false;
        advance();
        return;
    case Lex::Comma:
    case Lex::Newline:
        advance();
        break;
    case Lex::EndOfText:
        break;
    default:
        if (!at_block_keyword())
            unexpected("the end of the statement");
    }
    statement.printed = true;
}

Stmt* Parser::parse_statement() {
    if (is(Lex::Keyword) && !(is_soft(tok_.keyword) && soft_keyword_is_name()))
        return parse_keyword_statement();
    if (is(Lex::Identifier) && at_command())
        return parse_command();
    if (is(Lex::Not) && options_.dialect == Dialect::Matlab && lexer_.at(tok_.span.begin) == '!')
        return parse_system();
    return parse_expression_statement();
}

Stmt* Parser::parse_keyword_statement() {
    const uint32_t begin = tok_.span.begin;
    const auto simple = [&](StmtKind kind) {
        advance();
        auto* statement = make_stmt<Stmt>(kind, begin);
        end_statement(*statement);
        return statement;
    };
    switch (tok_.keyword) {
    case Keyword::If:
        return parse_if();
    case Keyword::While:
        return parse_while();
    case Keyword::For:
    case Keyword::Parfor:
        return parse_for();
    case Keyword::Switch:
        return parse_switch();
    case Keyword::Try:
        return parse_try();
    case Keyword::Do:
        return parse_do();
    case Keyword::UnwindProtect:
        return parse_unwind_protect();
    case Keyword::Spmd:
        return parse_spmd();
    case Keyword::Global:
        return parse_declare(StmtKind::Global);
    case Keyword::Persistent:
        return parse_declare(StmtKind::Persistent);
    case Keyword::Break:
        return simple(StmtKind::Break);
    case Keyword::Continue:
        return simple(StmtKind::Continue);
    case Keyword::Return:
        return simple(StmtKind::Return);
    default:
        unexpected("a statement");
    }
}

// ---- assignments and expressions ------------------------------------------------------------------------------------

Stmt* Parser::parse_expression_statement() {
    const uint32_t begin = tok_.span.begin;
    if (Stmt* increment = parse_prefix_increment())
        return increment;
    if (is(Lex::LeftBracket) && at_target_list()) {
        const List<Expr*> targets = parse_target_list();
        const Span equals = tok_.span;
        advance();
        Expr* value = parse_assigned_value();
        auto* assign = make_stmt<AssignStmt>(StmtKind::Assign, begin);
        assign->targets = targets;
        assign->bracketed = true;
        assign->value = value;
        assign->equals_span = equals;
        end_statement(*assign);
        return assign;
    }
    Expr* expr = parse_expr();
    if (is(Lex::Assign)) {
        check_target(expr);
        const Span equals = tok_.span;
        advance();
        Expr* value = parse_assigned_value();
        auto* assign = make_stmt<AssignStmt>(StmtKind::Assign, begin);
        assign->targets = arena_.copy(&expr, 1);
        assign->value = value;
        assign->equals_span = equals;
        end_statement(*assign);
        return assign;
    }
    if (is(Lex::OpAssign)) {
        check_target(expr);
        const BinaryOp op = tok_.op;
        advance();
        Expr* value = parse_assigned_value();
        auto* assign = make_stmt<OpAssignStmt>(StmtKind::OpAssign, begin);
        assign->target = expr;
        assign->op = op;
        assign->value = value;
        end_statement(*assign);
        return assign;
    }
    if (expr->kind == ExprKind::AssignExpr && !expr->parenthesized) { // `x++`
        const auto& increment = as<AssignExpr>(expr);
        auto* assign = make_stmt<OpAssignStmt>(StmtKind::OpAssign, begin);
        assign->target = increment.targets[0];
        assign->op = increment.op;
        assign->value = increment.value;
        assign->is_increment = true;
        end_statement(*assign);
        return assign;
    }
    auto* statement = make_stmt<ExpressionStmt>(StmtKind::Expression, begin);
    statement->expr = expr;
    end_statement(*statement);
    return statement;
}

Expr* Parser::parse_assigned_value() {
    Set<bool> value(in_value_, true);
    return parse_value();
}

/// Octave: `++x` as a whole statement. Null, and nothing consumed, for anything else.
Stmt* Parser::parse_prefix_increment() {
    if (!is(Lex::Plus) && !is(Lex::Minus))
        return nullptr;
    const uint32_t begin = tok_.span.begin;
    if (lexer_.at(begin + 1) != lexer_.at(begin) || !is_letter(lexer_.at(begin + 2)))
        return nullptr;
    const BinaryOp op = is(Lex::Plus) ? BinaryOp::Add : BinaryOp::Subtract;
    advance();
    advance();
    Expr* target = parse_postfix();
    const bool whole = is(Lex::Semicolon) || is(Lex::Comma) || is(Lex::Newline) || is(Lex::EndOfText);
    if (!whole || (target->kind != ExprKind::Name && target->kind != ExprKind::Index)) {
        lexer_.seek(begin);
        advance();
        return nullptr;
    }
    check_target(target);
    auto* one = make_expr<Number>(ExprKind::Number, begin, 1);
    one->span.end = begin + 2;
    one->value = 1;
    auto* assign = make_stmt<OpAssignStmt>(StmtKind::OpAssign, begin);
    assign->target = target;
    assign->op = op;
    assign->value = one;
    assign->is_increment = true;
    end_statement(*assign);
    return assign;
}

/// At `[`: does its `]` stand before an assignment's `=`? Looks at the text alone, to the end of the logical line.
bool Parser::at_target_list() const {
    const std::string_view text = lexer_.text();
    int depth = 0;
    bool operand = false;
    for (uint32_t pos = tok_.span.begin; pos < text.size();) {
        const char c = text[pos];
        if (c == '.' && lexer_.at(pos + 1) == '.' && lexer_.at(pos + 2) == '.') {
            pos = lexer_.skip_blanks(pos);
            continue;
        }
        if (c == '\n' || c == '\r' || c == '%' || c == '#')
            return false;
        if (c == '"' || (c == '\'' && !operand)) {
            for (++pos; pos < text.size() && text[pos] != c; ++pos)
                if (text[pos] == '\n' || text[pos] == '\r')
                    return false;
        } else if (c == '(' || c == '[' || c == '{') {
            ++depth;
        } else if ((c == ')' || c == ']' || c == '}') && --depth == 0) {
            const uint32_t after = lexer_.skip_blanks(pos + 1);
            return c == ']' && lexer_.at(after) == '=' && lexer_.at(after + 1) != '=';
        }
        operand = is_letter(c) || is_digit(c) || c == ')' || c == ']' || c == '}' || c == '\'' || c == '.';
        ++pos;
    }
    return false;
}

List<Expr*> Parser::parse_target_list() {
    const Span opener = tok_.span;
    Gather<Expr*> targets(exprs_);
    {
        Set<bool> matrix(in_matrix_, true);
        advance();
        while (!is(Lex::RightBracket)) {
            if (is(Lex::Comma)) {
                advance();
                continue;
            }
            if (is(Lex::Not)) {
                advance();
                targets.push(make_expr<Expr>(ExprKind::Ignored, last_end_ - 1, 1));
            } else {
                Expr* target = parse_postfix();
                check_target(target);
                targets.push(target);
            }
            if (!is(Lex::Comma) && !is(Lex::RightBracket) && !tok_.space_before)
                unclosed(opener, ']');
        }
    }
    advance();
    return targets.finish(arena_);
}

void Parser::check_target(const Expr* target) {
    const Expr* base = target->kind == ExprKind::Index ? as<Index>(target).base : target;
    if (base->kind != ExprKind::Name || base->parenthesized || target->parenthesized) {
        const bool comparison = is(Lex::Assign) && target->kind != ExprKind::Number;
        fail(target->span, "MATLAB:m_invalid_lhs_of_assignment",
             "The expression to the left of the equals sign is not a valid target for an assignment.",
             comparison ? "To compare values, use '=='." : "");
    }
    note_variable(as<Name>(base).name);
}

/// Makes the targets of an assignment inside an expression.
List<Expr*> Parser::targets_of(Expr* expr) {
    if (expr->kind != ExprKind::Matrix || as<Brackets>(expr).rows.size() != 1) {
        check_target(expr);
        return arena_.copy(&expr, 1);
    }
    const List<Expr*> targets = as<Brackets>(expr).rows[0].elements;
    for (const Expr* target : targets)
        check_target(target);
    return targets;
}

// ---- commands -------------------------------------------------------------------------------------------------------

bool Parser::is_variable(std::string_view name) const {
    const std::string_view interned = names_.find(name);
    for (uint32_t scope = scope_; !interned.empty(); scope = scope_parents_[scope]) {
        if (variables_.count(variable_key(scope, interned)) != 0)
            return true;
        if (scope_parents_[scope] == scope)
            break;
    }
    return options_.is_variable && options_.is_variable(name);
}

/// MATLAB's rule for command syntax: a name that is no variable, a blank, and then something that is neither `=`, nor
/// `(`, nor an operator with a blank behind it. (Page "Command vs. Function Syntax".)
bool Parser::at_command() const {
    uint32_t end = tok_.span.end;
    bool dotted = false;
    while (lexer_.at(end) == '.' && is_letter(lexer_.at(end + 1))) {
        dotted = true;
        do
            ++end;
        while (is_letter(lexer_.at(end)) || is_digit(lexer_.at(end)));
    }
    const uint32_t at = lexer_.skip_blanks(end);
    if (at == end || lexer_.ends_statement(at))
        return false;
    const char c = lexer_.at(at);
    const char next = lexer_.at(at + 1);
    if (c == '(' || c == ')' || c == ']' || c == '}' || (c == '=' && next != '='))
        return false;
    if (dotted && !is_letter(c))
        return false;
    const uint32_t length = operator_length(lexer_.text().substr(at, 3));
    if (length > 0) {
        const char after = lexer_.at(at + length);
        if (lexer_.ends_statement(at + length) && c != '+' && c != '-')
            return !is_variable(lexer_.text(tok_.span)); // `help /`
        if (is_blank(after) || lexer_.skip_blanks(at + length) != at + length)
            return false;
        if (after == '=' && lexer_.at(at + length + 1) != '=' && c != '=' && c != '<' && c != '>' && c != ':')
            return false; // `x += 1`
        if ((c == '+' || c == '-') && next == c && lexer_.ends_statement(at + 2))
            return false; // `x ++`
    }
    if (c == '{') { // `c {1} = 2` where the script's caller made `c`
        const uint32_t line_end = lexer_.line_end(at);
        const size_t close = lexer_.text().substr(0, line_end).find('}', at);
        if (close != std::string_view::npos) {
            const uint32_t after = lexer_.skip_blanks(static_cast<uint32_t>(close) + 1);
            if (lexer_.at(after) == '=' && lexer_.at(after + 1) != '=')
                return false;
        }
    }
    return !is_variable(lexer_.text(tok_.span));
}

Stmt* Parser::parse_command() {
    const Span first = tok_.span;
    std::string_view name = names_.intern(lexer_.text(first));
    uint32_t end = first.end;
    while (lexer_.at(end) == '.' && is_letter(lexer_.at(end + 1))) {
        do
            ++end;
        while (is_letter(lexer_.at(end)) || is_digit(lexer_.at(end)));
    }
    if (end != first.end) {
        name = names_.intern(lexer_.text({first.begin, end}));
        while (tok_.span.end < end)
            advance();
    }
    std::vector<Lexer::Word> words;
    Span where;
    if (!lexer_.command_words(words, where))
        fail(where, "MATLAB:m_unterminated_string", "A quote in this command is not closed.",
             "Add the closing quote, or write the call with parentheses.");
    last_end_ = words.empty() ? end : words.back().span.end;
    tok_ = lexer_.next();
    if (name == "import") {
        std::vector<std::string_view> names;
        for (const Lexer::Word& word : words)
            names.push_back(names_.intern(word.text));
        auto* import = make_stmt<ImportStmt>(StmtKind::Import, first.begin);
        import->names = arena_.copy(names);
        end_statement(*import);
        return import;
    }
    std::vector<Text*> texts;
    for (const Lexer::Word& word : words) {
        auto* text = make_expr<Text>(ExprKind::Text, word.span.begin, 1);
        text->span = word.span;
        text->value = arena_.copy(std::string_view(word.text));
        texts.push_back(text);
    }
    auto* command = make_stmt<CommandStmt>(StmtKind::Command, first.begin);
    command->name = name;
    command->name_span = {first.begin, end};
    command->words = arena_.copy(texts);
    end_statement(*command);
    return command;
}

Stmt* Parser::parse_system() {
    const uint32_t begin = tok_.span.begin;
    const Span span = lexer_.rest_of_line();
    last_end_ = span.end;
    tok_ = lexer_.next();
    auto* system = make_stmt<SystemStmt>(StmtKind::System, begin);
    system->command = arena_.copy(lexer_.text(span));
    end_statement(*system);
    return system;
}

/// `global a b`, `persistent n`; Octave: `persistent n = 0`.
Stmt* Parser::parse_declare(StmtKind kind) {
    const uint32_t begin = tok_.span.begin;
    advance();
    Gather<DeclaredName> names(declared_);
    while (is_name()) {
        DeclaredName declared;
        declared.span = tok_.span;
        declared.name = take_name();
        note_variable(declared.name);
        if (is(Lex::Assign)) {
            advance();
            declared.value = parse_expr();
        }
        names.push(declared);
    }
    if (names.empty())
        unexpected("a variable name");
    auto* statement = make_stmt<DeclareStmt>(kind, begin);
    statement->names = names.finish(arena_);
    end_statement(*statement);
    return statement;
}

// ---- blocks ---------------------------------------------------------------------------------------------------------

/// A condition or loop range. An error in it must not lose the block that it opens.
Expr* Parser::guarded_condition() {
    try {
        return parse_value();
    } catch (const SyntaxError&) {
        recover();
        return make_expr<Expr>(ExprKind::Error, last_end_, 1);
    }
}

/// Remembers the first block whose `end` stands in another column than its opener: the likely culprit when, at the end
/// of the file, an `end` turns out to be missing.
void Parser::check_indent(Span opener) {
    if (suspect_.end != 0)
        return;
    const auto column = [&](uint32_t offset) {
        const LineColumn at = source_.locate(offset);
        const std::string_view before = lexer_.text().substr(offset - (at.column1 - 1), at.column1 - 1);
        return before.find_first_not_of(" \t") == std::string_view::npos ? at.column1 : 0;
    };
    const int begin = column(opener.begin);
    const int end = column(tok_.span.begin);
    if (begin != 0 && end != 0 && begin != end)
        suspect_ = opener;
}

void Parser::close_block(Keyword end, Span opener) {
    if (is(Keyword::End) || is(end)) {
        check_indent(opener);
        advance();
        return;
    }
    if (at_block_keyword() && tok_.keyword >= Keyword::EndTryCatch && !is(Keyword::EndFunction)) {
        report(tok_.span, "MATLAB:m_mismatched_end",
               quote(tok_.span) + " cannot close the " + quote(opener) + " that begins on line " +
                   std::to_string(line1(opener.begin)) + ".",
               std::string("Use 'end' or '") + keyword_text(end) + "'.", Severity::Error);
        advance();
        return;
    }
    if (!unwinding_)
        report(opener, "MATLAB:m_missing_end", "The " + quote(opener) + " that begins here has no matching 'end'.",
               suspect_.end != 0 && suspect_.begin != opener.begin
                   ? "The " + quote(suspect_) + " on line " + std::to_string(line1(suspect_.begin)) +
                         " is not indented like the 'end' that closes it; its own 'end' may be the one that is missing."
                   : "Add 'end' behind its last statement.",
               Severity::Error);
    unwinding_ = true;
}

Stmt* Parser::parse_if() {
    const Span opener = tok_.span;
    Gather<Clause> clauses(clauses_);
    auto* statement = arena_.make<IfStmt>();
    for (;;) {
        Clause clause;
        const uint32_t begin = tok_.span.begin;
        advance();
        clause.condition = guarded_condition();
        clause.body = parse_block();
        clause.span = {begin, last_end_};
        clauses.push(clause);
        if (!is(Keyword::Elseif))
            break;
    }
    if (is(Keyword::Else)) {
        advance();
        statement->has_else = true;
        statement->otherwise = parse_block();
    }
    close_block(Keyword::EndIf, opener);
    statement->kind = StmtKind::If;
    statement->span = {opener.begin, last_end_};
    statement->clauses = clauses.finish(arena_);
    return statement;
}

Stmt* Parser::parse_while() {
    const Span opener = tok_.span;
    advance();
    Expr* condition = guarded_condition();
    const Block body = parse_block();
    close_block(Keyword::EndWhile, opener);
    auto* statement = make_stmt<WhileStmt>(StmtKind::While, opener.begin);
    statement->condition = condition;
    statement->body = body;
    return statement;
}

Stmt* Parser::parse_do() {
    const Span opener = tok_.span;
    advance();
    const Block body = parse_block();
    Expr* condition = nullptr;
    if (is(Keyword::Until)) {
        advance();
        condition = guarded_condition();
    } else {
        if (!unwinding_)
            report(opener, "MATLAB:m_missing_until", "The 'do' that begins here has no 'until'.",
                   "Add 'until' and a condition behind its last statement.", Severity::Error);
        if (is(Keyword::End))
            advance(); // it was meant to close the loop
        else
            unwinding_ = true;
        condition = make_expr<Expr>(ExprKind::Error, last_end_, 1);
    }
    auto* statement = make_stmt<WhileStmt>(StmtKind::DoUntil, opener.begin);
    statement->condition = condition;
    statement->body = body;
    return statement;
}

/// `for [v, k] = s` loops over columns {value; key}: `for v = matlab.internal.field_pairs (s), k = v{2}; v = v{1}; ...`.
void Parser::loop_over_fields(ForStmt& loop) {
    const Span span = loop.range->span;
    const auto name_at = [&](std::string_view name) {
        auto* node = make_expr<Name>(ExprKind::Name, span.begin, 1);
        node->name = name;
        return node;
    };
    std::vector<Access> path(3);
    path[0].kind = path[1].kind = AccessKind::Field;
    path[0].name = "internal";
    path[1].name = "field_pairs";
    path[2].args = arena_.copy(&loop.range, 1);
    for (Access& access : path)
        access.span = span;
    auto* call = make_expr<Index>(ExprKind::Index, span.begin, loop.range->depth + 1);
    call->base = name_at("matlab");
    call->accesses = arena_.copy(path);
    loop.range = call;
    const auto element = [&](Expr* target, double number) {
        auto* index = make_expr<Number>(ExprKind::Number, span.begin, 1);
        index->value = number;
        Expr* subscript = index;
        std::vector<Access> brace(1);
        brace[0].kind = AccessKind::Brace;
        brace[0].args = arena_.copy(&subscript, 1);
        brace[0].span = span;
        auto* value = make_expr<Index>(ExprKind::Index, span.begin, 2);
        value->base = name_at(as<Name>(loop.target).name);
        value->accesses = arena_.copy(brace);
        auto* assign = arena_.make<AssignStmt>();
        assign->kind = StmtKind::Assign;
        assign->targets = arena_.copy(&target, 1);
        assign->value = value;
        assign->span = assign->equals_span = span;
        return assign;
    };
    std::vector<Stmt*> body;
    if (loop.key->kind != ExprKind::Ignored)
        body.push_back(element(loop.key, 2));
    body.push_back(element(loop.target, 1));
    body.insert(body.end(), loop.body.begin(), loop.body.end());
    loop.body = arena_.copy(body);
    loop.key = nullptr;
}

Stmt* Parser::parse_for() {
    const Span opener = tok_.span;
    auto* statement = arena_.make<ForStmt>();
    statement->parallel = is(Keyword::Parfor);
    advance();
    try {
        const Span paren = tok_.span;
        const bool parenthesized = is(Lex::LeftParen);
        if (parenthesized)
            advance();
        if (is(Lex::Not)) {
            advance();
            statement->target = make_expr<Expr>(ExprKind::Ignored, last_end_ - 1, 1);
        } else if (is(Lex::LeftBracket)) { // Octave: `for [value, key] = struct`
            const List<Expr*> targets = parse_target_list();
            if (targets.size() != 2)
                unexpected("a value and a key in the brackets");
            statement->target = targets[0];
            statement->key = targets[1];
        } else {
            statement->target = parse_postfix();
            if (!is(Lex::Assign))
                unexpected("'=' after the loop variable");
            check_target(statement->target);
        }
        if (!is(Lex::Assign))
            unexpected("'=' after the loop variable");
        advance();
        statement->range = parse_expr();
        if (parenthesized && is(Lex::Comma)) {
            advance();
            statement->workers = parse_expr();
        }
        if (parenthesized)
            expect(Lex::RightParen, paren, ')');
    } catch (const SyntaxError&) {
        recover();
        Expr* error = make_expr<Expr>(ExprKind::Error, last_end_, 1);
        statement->target = statement->target ? statement->target : error;
        statement->range = statement->range ? statement->range : error;
    }
    statement->body = parse_block();
    if (statement->key && statement->target->kind == ExprKind::Name)
        loop_over_fields(*statement);
    close_block(statement->parallel ? Keyword::EndParfor : Keyword::EndFor, opener);
    statement->kind = StmtKind::For;
    statement->span = {opener.begin, last_end_};
    return statement;
}

Stmt* Parser::parse_switch() {
    const Span opener = tok_.span;
    advance();
    auto* statement = arena_.make<SwitchStmt>();
    statement->subject = guarded_condition();
    Gather<Clause> cases(clauses_);
    for (;;) {
        skip_separators();
        if (is(Keyword::Case)) {
            Clause clause;
            const uint32_t begin = tok_.span.begin;
            advance();
            if (is(Lex::Comma))
                advance();
            clause.condition = guarded_condition();
            clause.body = parse_block();
            clause.span = {begin, last_end_};
            cases.push(clause);
        } else if (is(Keyword::Otherwise)) {
            advance();
            statement->has_otherwise = true;
            statement->otherwise = parse_block();
        } else if (is(Lex::EndOfText) || at_block_keyword() || is(Keyword::Function) || is(Keyword::Classdef)) {
            break;
        } else {
            report(tok_.span, "MATLAB:m_missing_case", "A statement stands before the first 'case' of the switch.",
                   "Move it behind a 'case' or in front of the 'switch'.", Severity::Error);
            parse_block();
        }
    }
    close_block(Keyword::EndSwitch, opener);
    statement->kind = StmtKind::Switch;
    statement->span = {opener.begin, last_end_};
    statement->cases = cases.finish(arena_);
    return statement;
}

Stmt* Parser::parse_try() {
    const Span opener = tok_.span;
    advance();
    auto* statement = arena_.make<TryStmt>();
    statement->body = parse_block();
    if (is(Keyword::Catch)) {
        advance();
        statement->has_catch = true;
        // `catch ME`, alone on its line, names the exception; `catch disp(1)` is a statement.
        if (is_name()) {
            const uint32_t after = tok_.span.end;
            const uint32_t next = lexer_.skip_blanks(after);
            if (lexer_.ends_statement(after) || (next > after && is_letter(lexer_.at(next)))) {
                statement->name_span = tok_.span;
                statement->name = take_name();
                note_variable(statement->name);
            }
        }
        statement->handler = parse_block();
    }
    close_block(Keyword::EndTryCatch, opener);
    statement->kind = StmtKind::Try;
    statement->span = {opener.begin, last_end_};
    return statement;
}

Stmt* Parser::parse_unwind_protect() {
    const Span opener = tok_.span;
    advance();
    auto* statement = arena_.make<UnwindProtectStmt>();
    statement->body = parse_block();
    if (is(Keyword::UnwindProtectCleanup)) {
        advance();
        statement->cleanup = parse_block();
    }
    close_block(Keyword::EndUnwindProtect, opener);
    statement->kind = StmtKind::UnwindProtect;
    statement->span = {opener.begin, last_end_};
    return statement;
}

Stmt* Parser::parse_spmd() {
    const Span opener = tok_.span;
    advance();
    auto* statement = arena_.make<SpmdStmt>();
    if (is(Lex::LeftParen))
        statement->workers = parse_args(tok_.span, Lex::RightParen, ')');
    statement->body = parse_block();
    close_block(Keyword::EndSpmd, opener);
    statement->kind = StmtKind::Spmd;
    statement->span = {opener.begin, last_end_};
    return statement;
}

} // namespace etna::syntax
