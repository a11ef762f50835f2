#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/syntax/ast.h"
#include "engine/syntax/tokens.h"

namespace etna::syntax {

/// Lexical classes as the parser needs them; `TokenKind` is what the outside sees.
enum class Lex : uint8_t {
    EndOfText,
    Newline,
    Comma,
    Semicolon,
    Identifier,
    Keyword,
    Number,
    CharVector,
    String,
    LeftParen,
    RightParen,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,
    Plus,
    Minus,
    Multiply,
    Divide,
    LeftDivide,
    Power,
    TimesElement,
    DivideElement,
    LeftDivideElement,
    PowerElement,
    CTranspose,
    Transpose,
    Colon,
    Dot,
    At,
    Question,
    Not,
    Assign,
    OpAssign,  ///< `+=`; `Lexeme::op` tells which
    Increment, ///< `++` behind an operand and before the end of a statement
    Decrement,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    And,
    Or,
    AndAlso,
    OrElse,
    UnterminatedChar,
    UnterminatedString,
    BadNumber,
    BadCharacter,
};

enum class Keyword : uint8_t {
    None,
    Break,
    Case,
    Catch,
    Classdef,
    Continue,
    Else,
    Elseif,
    End,
    For,
    Function,
    Global,
    If,
    Otherwise,
    Parfor,
    Persistent,
    Return,
    Switch,
    Try,
    While,
    // Octave's and other words that are keywords only where a statement starts; elsewhere they are names.
    Do,
    Until,
    Spmd,
    UnwindProtect,
    UnwindProtectCleanup,
    EndTryCatch,
    EndUnwindProtect,
    EndFor,
    EndFunction,
    EndIf,
    EndParfor,
    EndSwitch,
    EndWhile,
    EndClassdef,
    EndProperties,
    EndMethods,
    EndEvents,
    EndEnumeration,
    EndArguments,
    EndSpmd,
};

constexpr bool is_soft(Keyword keyword) {
    return keyword >= Keyword::Do;
}

/// `Keyword::None` if the word is a name.
Keyword find_keyword(std::string_view word);

struct Lexeme {
    Lex type = Lex::EndOfText;
    Keyword keyword = Keyword::None;
    BinaryOp op = BinaryOp::Add;
    bool space_before = false;   ///< blanks, a comment or a continuation stood before it
    bool newline_before = false; ///< a line ended before it inside parentheses, where that means nothing
    Span span;
};

/// Turns text into lexemes, one at a time and on demand, because MATLAB's lexical rules depend on the parser: whether a
/// statement is a command, whether `'` transposes. The lexer itself keeps what follows from the text alone: the stack
/// of open brackets (blanks and line ends mean something in `[]` and `{}`) and whether the last lexeme was an operand.
class Lexer {
  public:
    Lexer(std::string_view text, Dialect dialect, std::vector<Token>* sink)
        : text_(text), dialect_(dialect), sink_(sink) {}

    Lexeme next();

    std::string_view text() const { return text_; }
    std::string_view text(Span span) const { return text_.substr(span.begin, span.end - span.begin); }
    char at(uint32_t offset) const { return offset < text_.size() ? text_[offset] : '\0'; }

    /// Offset of the first character at or behind `offset` that is neither blank nor part of a continuation.
    uint32_t skip_blanks(uint32_t offset) const;
    /// True if a statement can end at `offset` (after blanks): a separator, a comment, a line end.
    bool ends_statement(uint32_t offset) const;
    uint32_t line_end(uint32_t offset) const;

    /// Goes back or forth to `offset`, with no bracket open.
    void seek(uint32_t offset);
    size_t bracket_depth() const { return brackets_.size(); }

    /// Appends the words of a command whose name ended at the current position, up to the end of the statement.
    /// `where` receives the place of a quote that is not closed, else stays empty.
    struct Word {
        std::string text;
        Span span;
    };
    bool command_words(std::vector<Word>& words, Span& where);
    /// Takes the rest of the line as the text of a `!` command.
    Span rest_of_line();
    /// Tells the sink that the newest token is a keyword by context.
    void mark_keyword();

    /// What comes next begins an expression: the parenthesis just read closed a list of parameters, so that in
    /// `@(x) 'text'` the quote opens a text.
    void begin_expression() { operand_ = false; }

    /// The text so far holds something that only Octave gives a meaning.
    bool is_octave() const { return is_octave_; }
    /// It holds text in double quotes, which the dialects read differently.
    bool has_double_quotes() const { return has_double_quotes_; }

    /// The last comment that was skipped.
    Span last_comment() const { return last_comment_; }
    /// The comments that begin a section, and those that hold `%#ok`.
    const std::vector<Span>& section_comments() const { return sections_; }
    const std::vector<Span>& suppressing_comments() const { return suppressions_; }

  private:
    bool skip_space(Lexeme& lexeme);
    bool is_old_continuation(uint32_t offset) const;
    bool ends_increment(uint32_t offset) const;
    void skip_comment();
    void skip_line_end();
    bool skip_block_comment();
    bool begins_line(uint32_t offset) const;
    bool is_octave_comment(uint32_t begin, bool whole_line) const;
    bool is_block_mark(uint32_t offset, char bracket) const;
    bool is_continuation(uint32_t offset) const {
        return at(offset) == '.' && at(offset + 1) == '.' && at(offset + 2) == '.';
    }
    bool in_matrix() const { return !brackets_.empty() && (brackets_.back() == '[' || brackets_.back() == '{'); }
    void number(Lexeme& lexeme);
    void quoted(Lexeme& lexeme, char quote);
    void word(Lexeme& lexeme);
    void symbol(Lexeme& lexeme);
    void emit(TokenKind kind, uint32_t begin, uint32_t end) {
        if (sink_)
            sink_->push_back({kind, {begin, end}});
    }
    void publish(const Lexeme& lexeme);
    void command_word(Word& word, Span& where);
    bool command_group(Word& word);

    std::string_view text_;
    Dialect dialect_;
    std::vector<Token>* sink_;
    uint32_t pos_ = 0;
    uint32_t noted_ = 0;         ///< comments before this offset have been looked at already, see `seek`
    bool operand_ = false;       ///< the last lexeme can be transposed or indexed
    bool after_dot_ = false;     ///< the next word is a field name
    bool is_octave_ = false;
    bool has_double_quotes_ = false;
    std::vector<char> brackets_; ///< `(` `[` `{`, and `i` for the brace of `c{1}`
    Span last_comment_;
    std::vector<Span> sections_;
    std::vector<Span> suppressions_;
};

/// Decodes the text of a quoted literal, quotes included. `escapes`: Octave's backslash escapes.
std::string decode_quoted(std::string_view literal, bool escapes);

/// Fills value, class and imaginary flag of a number literal that the lexer accepted. False if an integer literal does
/// not fit its class.
bool decode_number(std::string_view literal, Number& number);

} // namespace etna::syntax
