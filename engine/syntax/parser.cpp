// Files and functions; errors and recovery.
#include "engine/syntax/parser.h"

#include <algorithm>
#include <cstdio>

#include "engine/syntax/parser_internal.h"

namespace etna::syntax {
namespace {

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}
bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

std::string_view trim(std::string_view text) {
    while (!text.empty() && is_blank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back()))
        text.remove_suffix(1);
    return text;
}

uint32_t code_point(std::string_view utf8) {
    const auto lead = static_cast<uint8_t>(utf8[0]);
    uint32_t value = utf8.size() == 1 ? lead : lead & (0x7Fu >> utf8.size());
    for (size_t i = 1; i < utf8.size(); ++i)
        value = value << 6 | (static_cast<uint8_t>(utf8[i]) & 0x3F);
    return value;
}

std::string bad_character_hint(std::string_view text) {
    const uint32_t value = code_point(text);
    if (value == 0x2018 || value == 0x2019 || value == 0x201C || value == 0x201D)
        return "Replace the curly quote by a straight one (' or \").";
    if (value == 0x2212 || value == 0x2013 || value == 0x2014)
        return "Replace the dash by '-'.";
    if (value == 0xA0 || value == 0x3000 || (value >= 0x2000 && value <= 0x200F) || value == 0xFEFF)
        return "Replace the invisible character by an ordinary space, or delete it.";
    if (value == 0)
        return "The file holds binary data; check that it is the right one.";
    char name[16];
    std::snprintf(name, sizeof name, "U+%04X", value);
    return "Delete the character " + std::string(name) + " or move it into a text or a comment.";
}

} // namespace

Parser::Parser(const SourceFile& source, const ParseOptions& options, std::vector<Token>* sink)
    : source_(source), options_(options), ast_(std::make_shared<Ast>()), arena_(ast_->arena), names_(arena_),
      lexer_(source.text(), options.dialect.value_or(Dialect::Matlab), sink) {}

ParseResult Parser::run() {
    try {
        tok_ = lexer_.next();
        parse_file();
    } catch (const GiveUp&) {
        while (!open_.empty())
            close_function(false);
    } catch (const SyntaxError&) {
        // Only an expression given alone has no statement around it that catches.
    }
    finish_file();
    std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return a.span.begin < b.span.begin; });
    return {ast_, std::move(diagnostics_), options_.dialect.value_or(Dialect::Matlab)};
}

// ---- lexemes and errors ---------------------------------------------------------------------------------------------

std::string_view Parser::take_name() {
    const std::string_view name = names_.intern(lexer_.text(tok_.span));
    advance();
    return name;
}

std::string_view Parser::take_dotted_name() {
    const uint32_t begin = tok_.span.begin;
    std::string_view name = take_name();
    bool dotted = false;
    while (is(Lex::Dot) && !tok_.space_before) {
        advance();
        if (!is(Lex::Identifier))
            unexpected("a name after the dot");
        advance();
        dotted = true;
    }
    if (dotted) {
        std::string text(lexer_.text({begin, last_end_}));
        text.erase(std::remove_if(text.begin(), text.end(), is_blank), text.end());
        name = names_.intern(text);
    }
    return name;
}

void Parser::skip_separators() {
    while (is(Lex::Newline) || is(Lex::Semicolon) || is(Lex::Comma))
        advance();
}

void Parser::report(Span span, const char* identifier, std::string message, std::string hint, Severity severity) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.identifier = identifier;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    diagnostic.span = span;
    source_.place(diagnostic);
    diagnostics_.push_back(std::move(diagnostic));
    if (diagnostics_.size() >= kMaxErrors)
        throw GiveUp();
}

void Parser::fail(Span span, const char* identifier, std::string message, std::string hint) {
    report(span, identifier, std::move(message), std::move(hint), Severity::Error);
    throw SyntaxError();
}

/// The text at `span` in quotes, shortened.
std::string Parser::quote(Span span) const {
    std::string_view text = lexer_.text(span);
    text = text.substr(0, std::min<size_t>(text.find_first_of("\r\n"), text.size()));
    constexpr size_t kMost = 40;
    if (text.size() <= kMost)
        return "'" + std::string(text) + "'";
    size_t cut = kMost;
    while (cut > 0 && (static_cast<uint8_t>(text[cut]) & 0xC0) == 0x80)
        --cut;
    return "'" + std::string(text.substr(0, cut)) + "...'";
}

void Parser::unexpected(const char* wanted) {
    const Span span = tok_.span;
    const std::string here = quote(span);
    const bool at_end = std::string_view(wanted) == "the end of the statement";
    switch (tok_.type) {
    case Lex::UnterminatedChar:
        fail(span, "MATLAB:m_unterminated_char", "Character vector is not terminated properly.",
             "Add the closing quote (').");
    case Lex::UnterminatedString:
        fail(span, "MATLAB:m_unterminated_string", "String is not terminated properly.", "Add the closing quote (\").");
    case Lex::BadNumber:
        fail(span, "MATLAB:m_invalid_number", here + " is neither a number nor a name.",
             "Names begin with a letter; a product needs '*' between a number and a name.");
    case Lex::BadCharacter:
        fail(span, "MATLAB:m_illegal_character",
             "Invalid text character. Check for unsupported symbol, invisible character, or pasting of non-ASCII "
             "characters.",
             bad_character_hint(lexer_.text(span)));
    case Lex::EndOfText:
        fail(span, "MATLAB:m_incomplete_statement",
             "The statement is incomplete: the text ends where " + std::string(wanted) + " is expected.");
    case Lex::Newline:
        fail({span.begin, span.begin}, "MATLAB:m_incomplete_statement",
             "The statement is incomplete: the line ends where " + std::string(wanted) + " is expected.",
             "To continue a statement on the next line, end the line with '...'.");
    case Lex::Keyword:
        if (!is_soft(tok_.keyword))
            fail(span, "MATLAB:m_illegal_reserved_keyword_usage", "Illegal use of reserved keyword " + here + ".",
                 is(Keyword::End) ? "Each 'end' closes one block; check that one is open here."
                                  : "A keyword cannot be a value or a name; choose another name.");
        break;
    case Lex::Assign:
        fail(span, "MATLAB:m_incorrect_equals",
             "Incorrect use of '=' operator. Assign a value to a variable using '=' and compare values for equality "
             "using '=='.");
    case Lex::RightParen:
    case Lex::RightBracket:
    case Lex::RightBrace:
        if (at_end)
            fail(span, "MATLAB:m_unbalanced_parens", "Nothing is open that this " + here + " could close.",
                 "Delete it, or add the opening bracket.");
        break;
    case Lex::Identifier:
    case Lex::Number:
    case Lex::CharVector:
    case Lex::String:
    case Lex::LeftParen:
    case Lex::LeftBracket:
    case Lex::LeftBrace:
        if (at_end)
            fail(span, "MATLAB:m_missing_operator",
                 "Invalid expression: an operator, a comma or a semicolon is missing before " + here + ".",
                 "To call a function or index a variable, use parentheses; to build a matrix, use brackets.");
        break;
    default:
        break;
    }
    fail(span, "MATLAB:m_unexpected_token", "Unexpected " + here + ": " + wanted + " is expected here.");
}

/// Fails because the bracket at `opener` is not closed at the current lexeme.
void Parser::unclosed(Span opener, char closer) {
    switch (tok_.type) {
    case Lex::UnterminatedChar:
    case Lex::UnterminatedString:
    case Lex::BadNumber:
    case Lex::BadCharacter:
        unexpected("a comma or a closing bracket");
    default:
        break;
    }
    const std::string open = quote(opener);
    const std::string close = std::string("'") + closer + "'";
    const bool next_line = tok_.newline_before || is(Lex::Newline) || is(Lex::EndOfText);
    if (is(Lex::RightParen) || is(Lex::RightBracket) || is(Lex::RightBrace))
        fail(tok_.span, "MATLAB:m_unbalanced_parens",
             quote(tok_.span) + " cannot close the " + open + " of line " + std::to_string(line1(opener.begin)) +
                 ", column " + std::to_string(source_.locate(opener.begin).column1) + ".",
             "Close it with " + close + " first.");
    if (next_line || is(Lex::Keyword) || line1(tok_.span.begin) != line1(opener.begin)) {
        resume_ = line1(tok_.span.begin) != line1(opener.begin) && !tok_.newline_before
                      ? source_.line_start(line1(tok_.span.begin))
                      : lexer_.line_end(last_end_);
        if (is(Lex::EndOfText))
            resume_ = lexer_.line_end(opener.end);
        fail(opener, "MATLAB:m_unbalanced_parens", "The " + open + " here is not closed.",
             "Add " + close + (next_line ? " at the end of the expression." : " before " + quote(tok_.span) + "."));
    }
    fail(tok_.span, "MATLAB:m_missing_operator",
         "Invalid expression: a comma, an operator or " + close + " is missing before " + quote(tok_.span) + ".",
         "The " + open + " in column " + std::to_string(source_.locate(opener.begin).column1) + " is still open.");
}

void Parser::expect(Lex type, Span opener, char closer) {
    if (!is(type))
        unclosed(opener, closer);
    advance();
}

/// After an error: goes to the end of the broken statement, so that the next one is parsed as if nothing happened.
void Parser::recover() {
    in_matrix_ = false;
    if (resume_ != 0) {
        lexer_.seek(resume_);
        resume_ = 0;
        tok_ = lexer_.next();
        return;
    }
    if (lexer_.bracket_depth() > 0) {
        // Inside a bracket the statement may go on for lines; it ends behind the closing bracket, if that comes soon.
        const uint32_t line_end = lexer_.line_end(tok_.span.begin);
        Lexeme lexeme = tok_;
        bool closed = false;
        for (int budget = 2000; budget > 0 && lexeme.type != Lex::EndOfText && !closed; --budget) {
            const bool after_newline = lexeme.type == Lex::Newline;
            lexeme = lexer_.next();
            if (lexeme.type == Lex::Keyword && !is_soft(lexeme.keyword) && (after_newline || lexeme.newline_before))
                break;
            closed = lexer_.bracket_depth() == 0;
        }
        if (!closed)
            lexer_.seek(line_end);
        tok_ = lexer_.next();
    }
    if (is(Keyword::End) && lexer_.at(lexer_.skip_blanks(tok_.span.end)) == '(')
        advance(); // `x = end(1)` closes no block
    while (!is(Lex::Newline) && !is(Lex::EndOfText) && !at_block_keyword()) {
        advance();
        if (tok_.newline_before || (is(Lex::EndOfText) && lexer_.bracket_depth() > 0)) {
            lexer_.seek(lexer_.line_end(last_end_)); // a bracket opened on the way must not swallow the next line
            tok_ = lexer_.next();
        }
    }
}

// ---- files and functions --------------------------------------------------------------------------------------------

void Parser::parse_file() {
    if (options_.expression_only) {
        skip_separators();
        const uint32_t begin = tok_.span.begin;
        Expr* expr = parse_expr();
        auto* statement = make_stmt<ExpressionStmt>(StmtKind::Expression, begin);
        statement->expr = expr;
        append(statement);
        skip_separators();
        if (!is(Lex::EndOfText))
            unexpected("the end of the statement");
        return;
    }
    parse_functions(-1);
    close_at_end_of_file();
}

void Parser::append(Stmt* statement) {
    if (!statement)
        return;
    if (open_.empty()) {
        script_.push_back(statement);
        ++script_statements_;
    } else {
        open_.back().body.push_back(statement);
        open_.back().end = statement->span.end;
    }
}

void Parser::parse_functions(int level) {
    for (;;) {
        unwinding_ = false;
        skip_separators();
        if (is(Lex::EndOfText))
            return;
        if (is(Keyword::Function)) {
            open_function();
        } else if (!open_.empty() && (is(Keyword::End) || is(Keyword::EndFunction))) {
            check_indent(open_.back().function->span);
            if (open_.size() > kMaxBlockDepth)
                too_deep();
            advance();
            close_function(true);
            if (level >= 0 && static_cast<int>(open_.size()) <= level)
                return;
        } else if (is(Keyword::Classdef)) {
            parse_class();
        } else if (at_block_keyword()) {
            parse_stray_keyword();
        } else if (at_arguments_block()) {
            const ArgumentsBlock block = parse_arguments_block();
            open_.back().arguments.push_back(block);
            open_.back().end = last_end_;
        } else {
            append(guarded_statement());
        }
    }
}

void Parser::parse_stray_keyword() {
    const std::string here = quote(tok_.span);
    if (is(Keyword::End) || tok_.keyword >= Keyword::EndTryCatch)
        report(tok_.span, "MATLAB:m_illegal_reserved_keyword_usage",
               "Nothing is open that this " + here + " could close.",
               suspect_.end != 0 ? "The " + quote(suspect_) + " on line " + std::to_string(line1(suspect_.begin)) +
                                       " is not indented like the 'end' that closes it; look there first."
                                 : "Delete it, or check the 'end's above.",
               Severity::Error);
    else
        report(tok_.span, "MATLAB:m_illegal_reserved_keyword_usage",
               "Illegal use of reserved keyword " + here + ": it belongs to no open block.",
               "Check that the block above is not closed too early.", Severity::Error);
    advance();
    recover();
}

void Parser::open_function() {
    const Span keyword = tok_.span;
    OpenFunction opened;
    opened.function = arena_.make<Function>();
    opened.function->span = keyword;
    opened.indent = static_cast<uint32_t>(source_.locate(keyword.begin).column1);
    if (open_.empty())
        suspect_ = {};
    const uint32_t parent = !open_.empty() && opened.indent > open_.back().indent ? open_.back().scope : 0;
    scope_ = opened.scope = ++last_scope_;
    scope_parents_.push_back(parent != 0 ? parent : scope_);
    advance();
    try {
        parse_signature(*opened.function);
    } catch (const SyntaxError&) {
        recover();
    }
    opened.function->help = help_behind(last_end_);
    if (opened.function->help.end == 0)
        opened.function->help = help_before(keyword.begin);
    opened.end = last_end_;
    open_.push_back(std::move(opened));
}

/// `[a, b] = name(x, y)`, `a = name`, `name`; names of accessors are `get.Prop` and `set.Prop`.
void Parser::parse_signature(Function& function) {
    Gather<Param> outputs(params_);
    const auto add_output = [&] {
        Param output;
        output.span = tok_.span;
        output.name = take_name();
        note_variable(output.name);
        outputs.push(output);
    };
    if (is(Lex::LeftBracket)) {
        const Span opener = tok_.span;
        advance();
        while (!is(Lex::RightBracket)) {
            if (is(Lex::Comma) || is(Lex::Newline))
                advance();
            else if (is_name())
                add_output();
            else
                unclosed(opener, ']');
        }
        advance();
        if (!is(Lex::Assign))
            unexpected("'=' after the outputs of the function");
        advance();
    } else if (is_name()) {
        const uint32_t after = lexer_.skip_blanks(tok_.span.end);
        if (lexer_.at(after) == '=') {
            add_output();
            advance();
        }
    }
    if (!is_name() && !is(Keyword::End)) // classes overload `end`
        unexpected("the name of the function");
    const bool accessor = (is_word("get") || is_word("set")) && lexer_.at(tok_.span.end) == '.';
    function.name_span = tok_.span;
    if (accessor) {
        lexer_.mark_keyword();
        function.access = take_name();
        advance();
        if (!is(Lex::Identifier))
            unexpected("the name of a property");
        function.name = take_name();
    } else {
        function.name = take_dotted_name();
    }
    function.name_span.end = last_end_;
    function.outputs = outputs.finish(arena_);
    if (is(Lex::LeftParen)) {
        function.has_input_list = true;
        function.inputs = parse_params();
    }
    function.span.end = last_end_;
}

/// `(a, ~, b)`, at the parenthesis.
List<Param> Parser::parse_params() {
    const Span opener = tok_.span;
    Gather<Param> params(params_);
    {
        Set<bool> matrix(in_matrix_, false);
        advance();
        while (!is(Lex::RightParen)) {
            Param param;
            param.span = tok_.span;
            if (is(Lex::Not)) {
                param.ignored = true;
                advance();
            } else if (is_name()) {
                param.name = take_name();
                if (anonymous_depth_ == 0)
                    note_variable(param.name);
                if (is(Lex::Assign)) {
                    advance();
                    param.value = parse_expr();
                }
            } else if (is(Lex::EndOfText) || tok_.newline_before) {
                unclosed(opener, ')');
            } else {
                unexpected("the name of a parameter");
            }
            params.push(param);
            if (is(Lex::RightParen))
                break;
            if (!is(Lex::Comma))
                unclosed(opener, ')');
            advance();
        }
    }
    lexer_.begin_expression();
    advance();
    return params.finish(arena_);
}

void Parser::close_function(bool has_end) {
    OpenFunction closed = std::move(open_.back());
    open_.pop_back();
    Function& function = *closed.function;
    function.has_end = has_end;
    function.body = arena_.copy(closed.body);
    function.nested = arena_.copy(closed.nested);
    function.arguments = arena_.copy(closed.arguments);
    function.span.end = has_end ? last_end_ : closed.end;
    for (Function* nested : closed.nested)
        nested->parent = &function;
    scope_ = open_.empty() ? 0 : open_.back().scope;
    if (!open_.empty()) {
        open_.back().nested.push_back(&function);
        open_.back().end = last_end_;
        return;
    }
    functions_.push_back(&function);
    if (block_depth_ > 0)
        return; // whoever parses the block makes the statement
    auto* definition = arena_.make<FunctionDefinitionStmt>();
    definition->kind = StmtKind::FunctionDefinition;
    definition->span = function.span;
    definition->function = &function;
    script_.push_back(definition);
}

/// The functions that are still open have no `end`. That is a file's style, unless other functions have one.
void Parser::close_at_end_of_file() {
    if (open_.empty())
        return;
    bool mixed = false;
    for (const Function* function : functions_)
        mixed = mixed || function->has_end;
    for (const OpenFunction& open : open_)
        mixed = mixed || !open.nested.empty();
    if (mixed) {
        const Span opener = open_.front().function->span;
        std::string hint = "Functions of one file either all have an 'end' or none.";
        if (suspect_.end != 0 && suspect_.begin != opener.begin)
            hint = "The " + quote({suspect_.begin, suspect_.end}) + " on line " +
                   std::to_string(line1(suspect_.begin)) +
                   " is not indented like the 'end' that closes it; its own 'end' may be the one that is missing.";
        const Function& function = *open_.front().function;
        report(function.name_span, "MATLAB:m_missing_end",
               "The function " + quote(function.name_span) + " that begins here has no matching 'end'.", hint,
               Severity::Error);
    }
    std::vector<OpenFunction> siblings = std::move(open_);
    for (OpenFunction& sibling : siblings) {
        open_.clear();
        open_.push_back(std::move(sibling));
        close_function(false);
    }
}

bool Parser::at_arguments_block() const {
    if (open_.empty() || !open_.back().body.empty() || !is_word("arguments") || is_variable("arguments"))
        return false;
    const uint32_t after = lexer_.skip_blanks(tok_.span.end);
    const char c = lexer_.at(after);
    if (is_line_end(c) || c == '%' || c == '#' || c == ',' || c == ';')
        return true;
    if (c != '(')
        return false;
    const std::string_view rest = lexer_.text().substr(lexer_.skip_blanks(after + 1));
    return rest.substr(0, 5) == "Input" || rest.substr(0, 6) == "Output" || rest.substr(0, 9) == "Repeating";
}

ArgumentsBlock Parser::parse_arguments_block() {
    const Span opener = tok_.span;
    lexer_.mark_keyword();
    advance();
    ArgumentsBlock block;
    try {
        if (is(Lex::LeftParen)) {
            for (const Attribute& attribute : parse_attributes()) {
                block.output = block.output || attribute.name == "Output";
                block.repeating = block.repeating || attribute.name == "Repeating";
            }
        }
    } catch (const SyntaxError&) {
        recover();
    }
    block.declarations = parse_declarations(opener, Keyword::EndArguments);
    block.span = {opener.begin, last_end_};
    return block;
}

// ---- comments that document -----------------------------------------------------------------------------------------

/// The comment lines that begin at `line_start`, one directly below the other.
Span Parser::comment_lines(uint32_t line_start) const {
    Span span;
    const uint32_t size = static_cast<uint32_t>(lexer_.text().size());
    bool in_block = false;
    for (uint32_t pos = line_start; pos < size;) {
        uint32_t begin = pos;
        while (is_blank(lexer_.at(begin)))
            ++begin;
        const char c = lexer_.at(begin);
        const uint32_t end = lexer_.line_end(begin);
        if (c != '%' && c != '#' && !in_block)
            break;
        const std::string_view line = trim(lexer_.text({begin, end}));
        if (line == "%{" || line == "#{")
            in_block = true;
        else if (line == "%}" || line == "#}")
            in_block = false;
        if (span.end == 0)
            span.begin = begin;
        span.end = end;
        pos = end + (lexer_.at(end) == '\r' && lexer_.at(end + 1) == '\n' ? 2 : 1);
    }
    return span;
}

/// The help of a function whose first line ends behind `offset`: the first comment below it.
Span Parser::help_behind(uint32_t offset) const {
    uint32_t pos = lexer_.line_end(offset);
    while (is_line_end(lexer_.at(pos)) || is_blank(lexer_.at(pos)))
        ++pos;
    return comment_lines(pos);
}

/// The comment that ends on the line above that of `offset`.
Span Parser::help_before(uint32_t offset) const {
    const int line = line1(offset);
    const auto is_comment = [&](int candidate) {
        const std::string_view text = trim(source_.line(candidate));
        return !text.empty() && (text[0] == '%' || text[0] == '#');
    };
    int first = line;
    while (first > 1 && is_comment(first - 1))
        --first;
    if (first == line)
        return {};
    Span span = comment_lines(source_.line_start(first));
    span.end = std::min(span.end, source_.line_start(line));
    return span;
}

Span Parser::help_of_declaration(Span span) const {
    uint32_t pos = span.end;
    while (is_blank(lexer_.at(pos)) || lexer_.at(pos) == ';' || lexer_.at(pos) == ',')
        ++pos;
    if (lexer_.at(pos) == '%' || lexer_.at(pos) == '#')
        return {pos, lexer_.line_end(pos)};
    return help_before(span.begin);
}

void Parser::finish_notes() {
    for (const Span comment : lexer_.section_comments()) {
        Section section;
        section.title = arena_.copy(trim(lexer_.text({comment.begin + 2, comment.end})));
        section.span = {comment.begin, static_cast<uint32_t>(lexer_.text().size())};
        section.line1 = line1(comment.begin);
        if (!ast_->sections.empty())
            ast_->sections.back().span.end = comment.begin;
        ast_->sections.push_back(section);
    }
    for (const Span comment : lexer_.suppressing_comments()) {
        std::string_view text = lexer_.text(comment);
        text.remove_prefix(text.find("%#ok") + 4);
        Suppression suppression;
        suppression.line1 = line1(comment.begin);
        if (!text.empty() && text[0] == '<')
            suppression.ids = arena_.copy(text.substr(1, std::min(text.find('>'), text.size()) - 1));
        ast_->suppressions.push_back(suppression);
    }
}

void Parser::finish_file() {
    File& file = ast_->file;
    file.functions = arena_.copy(functions_);
    if (file.class_definition)
        file.kind = FileKind::Class;
    else if (script_statements_ == 0 && !functions_.empty())
        file.kind = FileKind::Function;
    else
        file.body = arena_.copy(script_);
    file.help = comment_lines(0);
    finish_notes();
}

bool Parser::is_octave() const {
    if (lexer_.is_octave())
        return true;
    // `1;` keeps Octave from taking the script's first function for the whole file.
    const File& file = ast_->file;
    if (file.kind != FileKind::Script || file.functions.empty() || file.body.empty())
        return false;
    const Stmt* first = *file.body.begin();
    if (first->kind != StmtKind::Expression || first->printed)
        return false;
    const Expr* value = as<ExpressionStmt>(first).expr;
    return value->kind == ExprKind::Number && as<Number>(value).value == 1 && first->span.end < file.functions[0]->span.begin;
}

ParseResult parse(const SourceFile& source, const ParseOptions& options) {
    if (options.dialect)
        return Parser(source, options, nullptr).run();
    ParseOptions chosen = options;
    chosen.dialect = Dialect::Matlab;
    Parser matlab(source, chosen, nullptr);
    ParseResult result = matlab.run();
    const bool octave = matlab.is_octave();
    if (octave || (matlab.has_double_quotes() && (!result.ok() || options.ambiguous == Dialect::Octave))) {
        chosen.dialect = Dialect::Octave;
        ParseResult other = Parser(source, chosen, nullptr).run();
        if (other.ok() || (octave && !result.ok()))
            return other;
    }
    return result;
}

} // namespace etna::syntax
