#include "engine/syntax/lexer.h"

#include <algorithm>
#include <array>

namespace etna::syntax {
namespace {

enum CharClass : uint8_t { kOther = 0, kLetter = 1, kDigit = 2, kBlank = 4 };

constexpr std::array<uint8_t, 256> make_classes() {
    std::array<uint8_t, 256> classes{};
    for (int c = 'a'; c <= 'z'; ++c)
        classes[c] = classes[c - 'a' + 'A'] = kLetter;
    for (int c = '0'; c <= '9'; ++c)
        classes[c] = kDigit;
    classes['_'] = kLetter;
    for (const char c : {' ', '\t', '\f', '\v', '\x1A'})
        classes[static_cast<uint8_t>(c)] = kBlank;
    return classes;
}

constexpr std::array<uint8_t, 256> kClasses = make_classes();

bool is_word(char c) {
    return (kClasses[static_cast<uint8_t>(c)] & (kLetter | kDigit)) != 0;
}
bool is_letter(char c) {
    return (kClasses[static_cast<uint8_t>(c)] & kLetter) != 0;
}
bool is_digit(char c) {
    return (kClasses[static_cast<uint8_t>(c)] & kDigit) != 0;
}
bool is_blank(char c) {
    return (kClasses[static_cast<uint8_t>(c)] & kBlank) != 0;
}
bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

struct KeywordRow {
    std::string_view word;
    Keyword keyword;
};

constexpr KeywordRow kKeywords[] = {
    {"break", Keyword::Break},
    {"case", Keyword::Case},
    {"catch", Keyword::Catch},
    {"classdef", Keyword::Classdef},
    {"continue", Keyword::Continue},
    {"do", Keyword::Do},
    {"else", Keyword::Else},
    {"elseif", Keyword::Elseif},
    {"end", Keyword::End},
    {"end_try_catch", Keyword::EndTryCatch},
    {"end_unwind_protect", Keyword::EndUnwindProtect},
    {"endarguments", Keyword::EndArguments},
    {"endclassdef", Keyword::EndClassdef},
    {"endenumeration", Keyword::EndEnumeration},
    {"endevents", Keyword::EndEvents},
    {"endfor", Keyword::EndFor},
    {"endfunction", Keyword::EndFunction},
    {"endif", Keyword::EndIf},
    {"endmethods", Keyword::EndMethods},
    {"endparfor", Keyword::EndParfor},
    {"endproperties", Keyword::EndProperties},
    {"endspmd", Keyword::EndSpmd},
    {"endswitch", Keyword::EndSwitch},
    {"endwhile", Keyword::EndWhile},
    {"for", Keyword::For},
    {"function", Keyword::Function},
    {"global", Keyword::Global},
    {"if", Keyword::If},
    {"otherwise", Keyword::Otherwise},
    {"parfor", Keyword::Parfor},
    {"persistent", Keyword::Persistent},
    {"return", Keyword::Return},
    {"spmd", Keyword::Spmd},
    {"switch", Keyword::Switch},
    {"try", Keyword::Try},
    {"until", Keyword::Until},
    {"unwind_protect", Keyword::UnwindProtect},
    {"unwind_protect_cleanup", Keyword::UnwindProtectCleanup},
    {"while", Keyword::While},
};

TokenKind public_kind(Lex type) {
    switch (type) {
    case Lex::Identifier:
        return TokenKind::Identifier;
    case Lex::Keyword:
        return TokenKind::Keyword;
    case Lex::Number:
        return TokenKind::Number;
    case Lex::CharVector:
        return TokenKind::CharVector;
    case Lex::String:
        return TokenKind::String;
    case Lex::Comma:
    case Lex::Semicolon:
        return TokenKind::Separator;
    case Lex::LeftParen:
    case Lex::RightParen:
    case Lex::LeftBracket:
    case Lex::RightBracket:
    case Lex::LeftBrace:
    case Lex::RightBrace:
        return TokenKind::Bracket;
    case Lex::UnterminatedChar:
    case Lex::UnterminatedString:
    case Lex::BadNumber:
    case Lex::BadCharacter:
        return TokenKind::Invalid;
    default:
        return TokenKind::Operator;
    }
}

/// After these a quote transposes and a bracket indexes.
bool ends_operand(Lex type) {
    switch (type) {
    case Lex::Identifier:
    case Lex::Number:
    case Lex::CharVector:
    case Lex::String:
    case Lex::RightParen:
    case Lex::RightBracket:
    case Lex::RightBrace:
    case Lex::CTranspose:
    case Lex::Transpose:
        return true;
    default:
        return false;
    }
}

} // namespace

Keyword find_keyword(std::string_view word) {
    if (word.size() < 2 || word.size() > 22)
        return Keyword::None;
    constexpr std::string_view kFirst = "bcdefgioprstuw";
    if (kFirst.find(word[0]) == std::string_view::npos)
        return Keyword::None;
    const auto row = std::lower_bound(std::begin(kKeywords), std::end(kKeywords), word,
                                      [](const KeywordRow& a, std::string_view b) { return a.word < b; });
    return row != std::end(kKeywords) && row->word == word ? row->keyword : Keyword::None;
}

uint32_t Lexer::line_end(uint32_t offset) const {
    while (offset < text_.size() && !is_line_end(text_[offset]))
        ++offset;
    return offset;
}

uint32_t Lexer::skip_blanks(uint32_t offset) const {
    for (;;) {
        while (is_blank(at(offset)))
            ++offset;
        if (!is_continuation(offset))
            return offset;
        offset = line_end(offset);
        if (at(offset) == '\r' && at(offset + 1) == '\n')
            ++offset;
        if (offset < text_.size())
            ++offset;
    }
}

bool Lexer::ends_statement(uint32_t offset) const {
    offset = skip_blanks(offset);
    if (offset >= text_.size())
        return true;
    const char c = text_[offset];
    return is_line_end(c) || c == ';' || c == ',' || c == '%' || c == '#';
}

/// Octave's old continuation: a backslash with nothing but a comment behind it.
bool Lexer::is_old_continuation(uint32_t offset) const {
    do
        ++offset;
    while (is_blank(at(offset)));
    return is_line_end(at(offset)) || at(offset) == '%' || at(offset) == '#';
}

/// True if what follows `x++` at `offset` cannot be an operand, so that `+ +` makes no sense there.
bool Lexer::ends_increment(uint32_t offset) const {
    if (ends_statement(offset))
        return true;
    offset = skip_blanks(offset);
    constexpr std::string_view kFollowers = ")}]<>*/\\^&|:";
    const char c = at(offset);
    return kFollowers.find(c) != std::string_view::npos ||
           ((c == '=' || c == '~' || c == '!') && at(offset + 1) == '=');
}

void Lexer::seek(uint32_t offset) {
    noted_ = std::max(noted_, pos_);
    pos_ = offset;
    brackets_.clear();
    operand_ = after_dot_ = false;
    if (sink_)
        while (!sink_->empty() && sink_->back().span.end > offset)
            sink_->pop_back();
}

/// True if the line of `offset`, where a comment sign stands, holds nothing but that sign and `bracket`.
bool Lexer::is_block_mark(uint32_t offset, char bracket) const {
    if (at(offset + 1) != bracket)
        return false;
    uint32_t end = offset + 2;
    while (is_blank(at(end)))
        ++end;
    if (end < text_.size() && !is_line_end(text_[end]))
        return false;
    while (offset > 0 && is_blank(text_[offset - 1]))
        --offset;
    return offset == 0 || is_line_end(text_[offset - 1]);
}

bool Lexer::skip_block_comment() {
    if (!is_block_mark(pos_, '{'))
        return false;
    const uint32_t begin = pos_;
    is_octave_ = is_octave_ || at(begin) == '#';
    int depth = 1;
    uint32_t line = line_end(pos_);
    uint32_t end = line;
    while (depth > 0 && line < text_.size()) {
        line += at(line) == '\r' && at(line + 1) == '\n' ? 2 : 1;
        uint32_t mark = line;
        while (is_blank(at(mark)))
            ++mark;
        if (at(mark) == '%' || at(mark) == '#') {
            if (is_block_mark(mark, '{'))
                ++depth;
            else if (is_block_mark(mark, '}'))
                --depth;
        }
        end = line = line_end(line);
    }
    pos_ = end;
    last_comment_ = {begin, end};
    emit(TokenKind::Comment, begin, end);
    return true;
}

/// Nothing but blanks stands before it on its line.
bool Lexer::begins_line(uint32_t offset) const {
    while (offset > 0 && is_blank(text_[offset - 1]))
        --offset;
    return offset == 0 || is_line_end(text_[offset - 1]);
}

/// `# text`, and the blocks of tests that Octave keeps in comments: `%!assert (...)`.
bool Lexer::is_octave_comment(uint32_t begin, bool whole_line) const {
    if (at(begin) == '#')
        return begin > 0 || at(1) != '!';
    if (!whole_line || at(begin + 1) != '!')
        return false;
    const std::string_view rest = text_.substr(begin + 2, 8);
    for (const std::string_view block : {"test", "assert", "error", "fail", "shared", "demo", "xtest", "warning"})
        if (rest.substr(0, block.size()) == block)
            return true;
    return false;
}

void Lexer::skip_comment() {
    if (skip_block_comment())
        return;
    const uint32_t begin = pos_;
    pos_ = line_end(pos_);
    last_comment_ = {begin, pos_};
    const bool whole_line = begins_line(begin);
    const bool section =
        whole_line && at(begin) == '%' && at(begin + 1) == '%' && (begin + 2 == pos_ || is_blank(at(begin + 2)));
    is_octave_ = is_octave_ || is_octave_comment(begin, whole_line);
    if (begin >= noted_) {
        if (section)
            sections_.push_back(last_comment_);
        if (text(last_comment_).find("%#ok") != std::string_view::npos)
            suppressions_.push_back(last_comment_);
    }
    emit(section ? TokenKind::Section : TokenKind::Comment, begin, pos_);
}

/// Skips what stands between lexemes. True if it stopped at a line end that matters.
bool Lexer::skip_space(Lexeme& lexeme) {
    const uint32_t size = static_cast<uint32_t>(text_.size());
    while (pos_ < size) {
        const char c = text_[pos_];
        if (is_blank(c)) {
            ++pos_;
        } else if (c == '%' || c == '#') {
            skip_comment();
        } else if ((c == '.' && is_continuation(pos_)) || (c == '\\' && is_old_continuation(pos_))) {
            const uint32_t begin = pos_;
            pos_ = line_end(pos_);
            emit(TokenKind::Continuation, begin, pos_);
            skip_line_end();
            // Behind an operator the statement cannot end yet, so lines of comment may stand between its parts.
            for (uint32_t mark = skip_blanks(pos_); !operand_ && (at(mark) == '%' || at(mark) == '#');
                 mark = skip_blanks(pos_)) {
                pos_ = mark;
                skip_comment();
                skip_line_end();
            }
        } else if (is_line_end(c)) {
            if (brackets_.empty() || in_matrix())
                return true;
            lexeme.newline_before = true;
            ++pos_;
        } else {
            return false;
        }
        lexeme.space_before = true;
    }
    return false;
}

Lexeme Lexer::next() {
    Lexeme lexeme;
    const bool line_end = skip_space(lexeme);
    lexeme.span = {pos_, pos_};
    if (line_end) {
        pos_ += at(pos_) == '\r' && at(pos_ + 1) == '\n' ? 2 : 1;
        lexeme.type = Lex::Newline;
        lexeme.span.end = pos_;
        operand_ = after_dot_ = false;
        return lexeme;
    }
    if (pos_ >= text_.size())
        return lexeme;
    const char c = text_[pos_];
    if (is_letter(c))
        word(lexeme);
    else if (is_digit(c) || (c == '.' && is_digit(at(pos_ + 1)) && (!operand_ || lexeme.space_before)))
        number(lexeme);
    else if (c == '"')
        quoted(lexeme, c);
    else if (c == '\'' && (!operand_ || (lexeme.space_before && in_matrix())))
        quoted(lexeme, c);
    else
        symbol(lexeme);
    lexeme.span.end = pos_;
    operand_ = ends_operand(lexeme.type) || (lexeme.keyword == Keyword::End && !brackets_.empty());
    after_dot_ = lexeme.type == Lex::Dot;
    publish(lexeme);
    return lexeme;
}

void Lexer::publish(const Lexeme& lexeme) {
    if (!sink_)
        return;
    TokenKind kind = public_kind(lexeme.type);
    if (lexeme.keyword == Keyword::End && !brackets_.empty())
        kind = TokenKind::Operator; // the last subscript, not a block's end
    emit(kind, lexeme.span.begin, lexeme.span.end);
}

void Lexer::skip_line_end() {
    if (at(pos_) == '\r' && at(pos_ + 1) == '\n')
        ++pos_;
    if (pos_ < text_.size())
        ++pos_;
}

void Lexer::mark_keyword() {
    if (sink_ && !sink_->empty())
        sink_->back().kind = TokenKind::Keyword;
}

void Lexer::word(Lexeme& lexeme) {
    const uint32_t begin = pos_;
    while (is_word(at(pos_)))
        ++pos_;
    lexeme.type = Lex::Identifier;
    if (after_dot_)
        return;
    lexeme.keyword = find_keyword(text_.substr(begin, pos_ - begin));
    is_octave_ = is_octave_ || (lexeme.keyword >= Keyword::UnwindProtect && lexeme.keyword <= Keyword::EndClassdef);
    if (lexeme.keyword != Keyword::None)
        lexeme.type = Lex::Keyword;
}

void Lexer::number(Lexeme& lexeme) {
    lexeme.type = Lex::Number;
    const auto digits = [&](auto accepts) {
        const uint32_t begin = pos_;
        while (accepts(at(pos_)))
            ++pos_;
        return pos_ > begin;
    };
    const auto is_hex = [](char c) {
        return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '_';
    };
    const auto is_grouped = [](char c) { return is_digit(c) || c == '_'; }; // Octave: `10_000`
    const char mark = static_cast<char>(at(pos_ + 1) | 0x20);
    if (at(pos_) == '0' && (mark == 'x' || mark == 'b')) {
        pos_ += 2;
        const bool some =
            mark == 'x' ? digits(is_hex) : digits([](char c) { return c == '0' || c == '1' || c == '_'; });
        if (at(pos_) == 'u' || at(pos_) == 's') {
            ++pos_;
            digits(is_digit);
        }
        if (!some || is_word(at(pos_))) {
            lexeme.type = Lex::BadNumber;
            digits(is_word);
        }
        return;
    }
    digits(is_grouped);
    if (at(pos_) == '.') {
        // `1./x`, `1.'` and `1...` keep their dot for the operator.
        const char after = at(pos_ + 1);
        const bool is_operator = after == '*' || after == '/' || after == '\\' || after == '^' || after == '\'';
        if (!is_operator && !is_continuation(pos_)) {
            ++pos_;
            digits(is_grouped);
        }
    }
    const char exponent = static_cast<char>(at(pos_) | 0x20);
    if (exponent == 'e' || exponent == 'd') {
        const uint32_t mark_at = pos_++;
        if (at(pos_) == '+' || at(pos_) == '-')
            ++pos_;
        if (!digits(is_digit))
            pos_ = mark_at;
    }
    const char unit = at(pos_);
    if ((unit == 'i' || unit == 'j' || unit == 'I' || unit == 'J') && !is_word(at(pos_ + 1)))
        ++pos_;
    if (is_word(at(pos_)) || (at(pos_) == '.' && is_digit(at(pos_ + 1)))) {
        lexeme.type = Lex::BadNumber;
        digits([](char c) { return is_word(c) || c == '.'; });
    }
}

void Lexer::quoted(Lexeme& lexeme, char quote) {
    const bool escapes = quote == '"' && dialect_ == Dialect::Octave;
    has_double_quotes_ = has_double_quotes_ || quote == '"';
    lexeme.type = quote == '"' ? Lex::String : Lex::CharVector;
    ++pos_;
    const uint32_t size = static_cast<uint32_t>(text_.size());
    while (pos_ < size && !is_line_end(text_[pos_])) {
        const char c = text_[pos_++];
        if (c == '\\' && escapes && pos_ < size) {
            // An escaped line end continues the text on the next line.
            pos_ += at(pos_) == '\r' && at(pos_ + 1) == '\n' ? 2 : 1;
        } else if (c == quote) {
            if (at(pos_) != quote)
                return;
            ++pos_;
        }
    }
    lexeme.type = quote == '"' ? Lex::UnterminatedString : Lex::UnterminatedChar;
}

void Lexer::symbol(Lexeme& lexeme) {
    const char c = text_[pos_];
    const char second = at(pos_ + 1);
    const bool spaced_in_matrix = in_matrix() && lexeme.space_before;
    const auto take = [&](Lex type, uint32_t length = 1) {
        lexeme.type = type;
        pos_ += length;
    };
    const auto open = [&](Lex type, char bracket) {
        take(type);
        brackets_.push_back(bracket);
    };
    const auto close = [&](Lex type) {
        take(type);
        if (!brackets_.empty())
            brackets_.pop_back();
    };
    // `x op= y`; in a matrix `[a -=b]` can mean nothing good, so it is left to the parser to refuse.
    const auto arithmetic = [&](Lex type, BinaryOp op, uint32_t length = 1) {
        take(type, length);
        if (at(pos_) == '=' && at(pos_ + 1) != '=' && operand_ && !in_matrix()) {
            take(Lex::OpAssign);
            lexeme.op = op;
        }
    };
    const auto doubled = [&](Lex type, Lex twice, BinaryOp op) {
        // In a matrix `a ++b` has two elements; only an increment stands directly before a bracket that closes.
        const bool closes = at(pos_ + 2) == ']' || at(pos_ + 2) == '}';
        if (second == c && operand_ && (in_matrix() ? closes : ends_increment(pos_ + 2))) {
            take(twice, 2);
        } else {
            arithmetic(type, op);
        }
    };
    switch (c) {
    case ',':
        return take(Lex::Comma);
    case ';':
        return take(Lex::Semicolon);
    case '(':
        return open(Lex::LeftParen, '(');
    case '[':
        return open(Lex::LeftBracket, '[');
    case '{':
        return open(Lex::LeftBrace, operand_ && !spaced_in_matrix ? 'i' : '{');
    case ')':
        return close(Lex::RightParen);
    case ']':
        return close(Lex::RightBracket);
    case '}':
        return close(Lex::RightBrace);
    case '+':
        return doubled(Lex::Plus, Lex::Increment, BinaryOp::Add);
    case '-':
        return doubled(Lex::Minus, Lex::Decrement, BinaryOp::Subtract);
    case '*':
        return second == '*' ? arithmetic(Lex::Power, BinaryOp::Power, 2)
                             : arithmetic(Lex::Multiply, BinaryOp::Multiply);
    case '/':
        return arithmetic(Lex::Divide, BinaryOp::Divide);
    case '\\':
        return arithmetic(Lex::LeftDivide, BinaryOp::LeftDivide);
    case '^':
        return arithmetic(Lex::Power, BinaryOp::Power);
    case '\'':
        return take(Lex::CTranspose);
    case '.':
        switch (second) {
        case '*':
            return at(pos_ + 2) == '*' ? arithmetic(Lex::PowerElement, BinaryOp::PowerElement, 3)
                                       : arithmetic(Lex::TimesElement, BinaryOp::TimesElement, 2);
        case '/':
            return arithmetic(Lex::DivideElement, BinaryOp::DivideElement, 2);
        case '\\':
            return arithmetic(Lex::LeftDivideElement, BinaryOp::LeftDivideElement, 2);
        case '^':
            return arithmetic(Lex::PowerElement, BinaryOp::PowerElement, 2);
        case '\'':
            return take(Lex::Transpose, 2);
        case '+': // `.+` and `.-` were Octave's once
            return arithmetic(Lex::Plus, BinaryOp::Add, 2);
        case '-':
            return arithmetic(Lex::Minus, BinaryOp::Subtract, 2);
        default:
            return take(Lex::Dot);
        }
    case ':':
        return take(Lex::Colon);
    case '@':
        return take(Lex::At);
    case '?':
        return take(Lex::Question);
    case '~':
    case '!':
        // At the start of a line it is MATLAB's escape to the system.
        is_octave_ = is_octave_ || (c == '!' && (second == '=' || !begins_line(pos_)));
        return second == '=' ? take(Lex::NotEqual, 2) : take(Lex::Not);
    case '=':
        return second == '=' ? take(Lex::Equal, 2) : take(Lex::Assign);
    case '<':
        return second == '=' ? take(Lex::LessEqual, 2) : take(Lex::Less);
    case '>':
        return second == '=' ? take(Lex::GreaterEqual, 2) : take(Lex::Greater);
    case '&':
        return second == '&' ? take(Lex::AndAlso, 2) : arithmetic(Lex::And, BinaryOp::And);
    case '|':
        return second == '|' ? take(Lex::OrElse, 2) : arithmetic(Lex::Or, BinaryOp::Or);
    default:
        take(Lex::BadCharacter);
        while ((static_cast<uint8_t>(at(pos_)) & 0xC0) == 0x80)
            ++pos_; // a whole UTF-8 sequence
    }
}

Span Lexer::rest_of_line() {
    const Span span{pos_, line_end(pos_)};
    pos_ = span.end;
    operand_ = false;
    if (span.end > span.begin)
        emit(TokenKind::System, span.begin, span.end);
    return span;
}

bool Lexer::command_words(std::vector<Word>& words, Span& where) {
    for (;;) {
        Lexeme ignored;
        if (skip_space(ignored) || pos_ >= text_.size() || at(pos_) == ',' || at(pos_) == ';')
            break;
        Word word;
        command_word(word, where);
        words.push_back(std::move(word));
        if (where.end > where.begin)
            return false;
    }
    operand_ = false;
    return true;
}

/// A word ends at a blank, a separator or a comment, unless quoted or in brackets that close on the same line.
void Lexer::command_word(Word& word, Span& where) {
    const uint32_t begin = pos_;
    while (pos_ < text_.size()) {
        const char c = text_[pos_];
        if (is_blank(c) || is_line_end(c) || c == ',' || c == ';' || c == '%')
            break;
        if (c == '\'' || c == '"') {
            Lexeme literal;
            const uint32_t quote = pos_;
            quoted(literal, c);
            if (literal.type != Lex::CharVector && literal.type != Lex::String) {
                where = {quote, pos_};
                break;
            }
            word.text += decode_quoted(text_.substr(quote, pos_ - quote), c == '"' && dialect_ == Dialect::Octave);
        } else if ((c == '(' || c == '[' || c == '{') && command_group(word)) {
            if (at(pos_) == '#') // the comment behind a group that did not close
                break;
            continue;
        } else {
            word.text += c;
            ++pos_;
        }
    }
    word.span = {begin, pos_};
    emit(TokenKind::CommandWord, begin, pos_);
}

/// Takes a bracketed group of a command word literally; one that does not close reaches to a comment. False if it ends
/// with the line: then it is no group.
bool Lexer::command_group(Word& word) {
    int depth = 0;
    uint32_t end = pos_;
    for (; end < text_.size() && !is_line_end(text_[end]); ++end) {
        const char c = text_[end];
        if (c == '%' || c == '#')
            break;
        if (c == '(' || c == '[' || c == '{')
            ++depth;
        else if (c == ')' || c == ']' || c == '}')
            --depth;
        if (depth == 0) {
            word.text += text_.substr(pos_, end + 1 - pos_);
            pos_ = end + 1;
            return true;
        }
    }
    if (end >= text_.size() || is_line_end(text_[end]))
        return false;
    word.text += text_.substr(pos_, end - pos_); // up to the comment, blanks too
    pos_ = end;
    return true;
}

} // namespace etna::syntax
