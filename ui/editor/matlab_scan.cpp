#include "ui/editor/matlab_lexer.h"

#include <cctype>
#include <cstring>

namespace etna::ui {

namespace {

bool is_word_start(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_'; }
bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r'; }

enum class Word { Plain, Keyword, Opener, Closer, Middle, Constant, MemberBlock };

struct WordRow {
    const char* text;
    Word kind;
};

constexpr WordRow kWords[] = {
    {"if", Word::Opener},           {"for", Word::Opener},          {"while", Word::Opener},
    {"switch", Word::Opener},       {"try", Word::Opener},          {"parfor", Word::Opener},
    {"function", Word::Opener},     {"classdef", Word::Opener},     {"spmd", Word::Opener},
    {"unwind_protect", Word::Opener}, {"do", Word::Opener},         {"properties", Word::MemberBlock},
    {"methods", Word::MemberBlock}, {"events", Word::MemberBlock},  {"enumeration", Word::MemberBlock},
    {"arguments", Word::MemberBlock}, {"end", Word::Closer},        {"endif", Word::Closer},
    {"endfor", Word::Closer},       {"endwhile", Word::Closer},     {"endfunction", Word::Closer},
    {"endswitch", Word::Closer},    {"end_try_catch", Word::Closer}, {"end_unwind_protect", Word::Closer},
    {"until", Word::Closer},        {"else", Word::Middle},         {"elseif", Word::Middle},
    {"case", Word::Middle},         {"otherwise", Word::Middle},    {"catch", Word::Middle},
    {"unwind_protect_cleanup", Word::Middle}, {"break", Word::Keyword}, {"continue", Word::Keyword},
    {"return", Word::Keyword},      {"global", Word::Keyword},      {"persistent", Word::Keyword},
    {"pi", Word::Constant},         {"Inf", Word::Constant},        {"inf", Word::Constant},
    {"NaN", Word::Constant},        {"nan", Word::Constant},        {"eps", Word::Constant},
    {"true", Word::Constant},       {"false", Word::Constant},
};

Word classify(const char* text, int length) {
    for (const WordRow& row : kWords)
        if (static_cast<int>(std::strlen(row.text)) == length && std::memcmp(row.text, text, length) == 0)
            return row.kind;
    return Word::Plain;
}

// The state between lines: depth of block comments, of [ and {, of ( (which only survives a continuation), and whether
// the line before ended in `...`.
struct State {
    int block = 0, brackets = 0, parens = 0;
    bool continued = false;
    explicit State(int packed)
        : block(packed & 0xff), brackets((packed >> 8) & 0xff), parens((packed >> 16) & 0xff),
          continued((packed >> 24) & 1) {}
    int pack() const {
        auto clamp = [](int v) { return v < 0 ? 0 : v > 255 ? 255 : v; };
        return clamp(block) | clamp(brackets) << 8 | clamp(parens) << 16 | (continued ? 1 << 24 : 0);
    }
};

class Scanner {
  public:
    Scanner(const char* text, int length, int state, char* styles, const QSet<QByteArray>* local)
        : text_(text), length_(length), state_(state), styles_(styles), local_(local) {
        while (length_ > 0 && (text_[length_ - 1] == '\n' || text_[length_ - 1] == '\r'))
            --length_;
    }

    LineScan run();

  private:
    void style(int from, int to, MatlabLexer::Style s) {
        if (styles_ && to > from)
            std::memset(styles_ + from, s, static_cast<size_t>(to - from));
    }
    char at(int i) const { return i < length_ ? text_[i] : '\0'; }
    bool block_comment_line();
    void word();
    void number();
    void string(char quote);
    bool quote_is_transpose() const;
    bool command_syntax(int after) const;
    int skip_spaces(int i) const {
        while (i < length_ && is_space(text_[i]))
            ++i;
        return i;
    }

    const char* text_;
    int length_;
    State state_;
    char* styles_;
    const QSet<QByteArray>* local_;
    LineScan out_;
    int pos_ = 0;
    bool statement_start_ = true;
    bool first_word_ = true;
    int value_end_ = -1; // end of the last token that a transpose could follow
};

bool Scanner::block_comment_line() {
    const int first = skip_spaces(0);
    int last = length_;
    while (last > first && is_space(text_[last - 1]))
        --last;
    const bool mark = last - first == 2 && (text_[first] == '%' || text_[first] == '#');
    if (mark && text_[first + 1] == '{') {
        ++state_.block;
        style(0, length_, MatlabLexer::Comment);
        return true;
    }
    if (state_.block == 0)
        return false;
    style(0, length_, MatlabLexer::Comment);
    if (mark && text_[first + 1] == '}')
        --state_.block;
    return true;
}

bool Scanner::quote_is_transpose() const {
    if (value_end_ < 0)
        return false;
    if (value_end_ == pos_)
        return true;
    return state_.brackets == 0; // a space before it: inside brackets it begins a new element
}

bool Scanner::command_syntax(int after) const {
    // `hold on`: a word, blanks, a word, and no operator after it. `a b` means nothing else.
    const int next = skip_spaces(after);
    if (next == after || next >= length_ || !(is_word_start(text_[next]) || text_[next] == '-'))
        return false;
    if (text_[next] == '-' && !is_word_start(at(next + 1)))
        return false;
    int end = next + 1;
    while (end < length_ && is_word(text_[end]))
        ++end;
    const int op = skip_spaces(end);
    return at(op) != '=' && at(op) != '(';
}

void Scanner::word() {
    const int begin = pos_;
    while (pos_ < length_ && is_word(text_[pos_]))
        ++pos_;
    const int length = pos_ - begin;
    const bool field = begin > 0 && text_[begin - 1] == '.' && value_end_ >= 0;
    const bool nested = state_.brackets > 0 || state_.parens > 0;
    Word kind = field ? Word::Plain : classify(text_ + begin, length);
    if (kind == Word::MemberBlock && !(first_word_ && (skip_spaces(pos_) >= length_ || at(skip_spaces(pos_)) == '(' ||
                                                       at(skip_spaces(pos_)) == '%')))
        kind = Word::Plain;
    if (nested && (kind == Word::Opener || kind == Word::Closer || kind == Word::Middle || kind == Word::MemberBlock))
        kind = Word::Plain; // `x(end)`
    const bool first = first_word_;
    const bool at_start = statement_start_;
    first_word_ = false;
    statement_start_ = false;
    value_end_ = -1;
    switch (kind) {
    case Word::Opener:
    case Word::MemberBlock:
        ++out_.opens;
        if (length == 8 && std::memcmp(text_ + begin, "function", 8) == 0)
            out_.function_line = true;
        break;
    case Word::Closer:
        ++out_.closes;
        out_.starts_with_closer |= first;
        break;
    case Word::Middle:
        out_.starts_with_closer |= first;
        out_.middle |= first;
        break;
    default:
        break;
    }
    if (kind == Word::Constant) {
        style(begin, pos_, MatlabLexer::Number);
        value_end_ = pos_;
        return;
    }
    if (kind != Word::Plain) {
        style(begin, pos_, MatlabLexer::Keyword);
        statement_start_ = kind != Word::Closer;
        if (kind == Word::Opener || kind == Word::Middle)
            statement_start_ = false;
        return;
    }
    value_end_ = pos_;
    const QByteArray name = QByteArray::fromRawData(text_ + begin, length);
    const bool known = MatlabLexer::global_functions().contains(name) || (local_ && local_->contains(name));
    if (!field && known) {
        const int next = skip_spaces(pos_);
        const bool assigned = at(next) == '=' && at(next + 1) != '=';
        if (!assigned)
            style(begin, pos_, MatlabLexer::Function);
    }
    if (at_start && !nested && !out_.function_line && command_syntax(pos_)) {
        int end = pos_;
        while (end < length_ && text_[end] != ';' && text_[end] != ',' && text_[end] != '%')
            ++end;
        style(begin, pos_, MatlabLexer::Function);
        style(pos_, end, MatlabLexer::String);
        pos_ = end;
        value_end_ = -1;
    }
}

void Scanner::number() {
    const int begin = pos_;
    if (text_[pos_] == '0' && (at(pos_ + 1) == 'x' || at(pos_ + 1) == 'X' || at(pos_ + 1) == 'b')) {
        pos_ += 2;
        while (pos_ < length_ && std::isalnum(static_cast<unsigned char>(text_[pos_])))
            ++pos_;
    } else {
        while (is_digit(at(pos_)))
            ++pos_;
        if (at(pos_) == '.' && !(std::strchr("*/\\^'", at(pos_ + 1)) && at(pos_ + 1))) {
            ++pos_;
            while (is_digit(at(pos_)))
                ++pos_;
        }
        if (std::strchr("eEdD", at(pos_)) && at(pos_)) {
            int p = pos_ + 1;
            if (at(p) == '+' || at(p) == '-')
                ++p;
            if (is_digit(at(p))) {
                pos_ = p;
                while (is_digit(at(pos_)))
                    ++pos_;
            }
        }
        if ((at(pos_) == 'i' || at(pos_) == 'j') && !is_word(at(pos_ + 1)))
            ++pos_;
    }
    style(begin, pos_, MatlabLexer::Number);
    value_end_ = pos_;
}

void Scanner::string(char quote) {
    const int begin = pos_++;
    bool closed = false;
    while (pos_ < length_) {
        if (text_[pos_] == quote) {
            if (at(pos_ + 1) == quote) {
                pos_ += 2;
                continue;
            }
            ++pos_;
            closed = true;
            break;
        }
        ++pos_;
    }
    style(begin, pos_, closed ? MatlabLexer::String : MatlabLexer::Unclosed);
    value_end_ = pos_;
}

LineScan Scanner::run() {
    style(0, length_, MatlabLexer::Default);
    if (block_comment_line()) {
        out_.state = state_.pack();
        return out_;
    }
    if (!state_.continued)
        state_.parens = 0;
    else
        statement_start_ = first_word_ = false;
    state_.continued = false;
    while (pos_ < length_) {
        const char c = text_[pos_];
        if (is_space(c)) {
            ++pos_;
        } else if (c == '%' || c == '#') {
            const bool first = skip_spaces(0) == pos_;
            out_.section = first && at(pos_ + 1) == '%' && (pos_ + 2 >= length_ || is_space(at(pos_ + 2)));
            style(pos_, length_, out_.section ? MatlabLexer::Section : MatlabLexer::Comment);
            pos_ = length_;
        } else if (c == '.' && at(pos_ + 1) == '.' && at(pos_ + 2) == '.') {
            style(pos_, length_, MatlabLexer::Comment);
            state_.continued = true;
            out_.continues = true;
            pos_ = length_;
        } else if (is_word_start(c)) {
            word();
        } else if (is_digit(c) || (c == '.' && is_digit(at(pos_ + 1)))) {
            number();
            statement_start_ = first_word_ = false;
        } else if (c == '"' || (c == '\'' && !quote_is_transpose())) {
            string(c);
            statement_start_ = first_word_ = false;
        } else {
            ++pos_;
            first_word_ = false;
            statement_start_ = false;
            switch (c) {
            case '(':
                ++state_.parens;
                value_end_ = -1;
                break;
            case '[':
            case '{':
                ++state_.brackets;
                value_end_ = -1;
                break;
            case ')':
                state_.parens = state_.parens > 0 ? state_.parens - 1 : 0;
                value_end_ = pos_;
                break;
            case ']':
            case '}':
                state_.brackets = state_.brackets > 0 ? state_.brackets - 1 : 0;
                value_end_ = pos_;
                break;
            case '\'':
            case '.':
                value_end_ = value_end_ >= 0 ? pos_ : -1;
                break;
            case ';':
            case ',':
                statement_start_ = state_.brackets == 0 && state_.parens == 0;
                value_end_ = -1;
                break;
            default:
                value_end_ = -1;
            }
        }
    }
    if (!state_.continued)
        state_.parens = 0;
    out_.state = state_.pack();
    return out_;
}

} // namespace

LineScan scan_line(const char* text, int length, int state_before, char* styles, const QSet<QByteArray>* local) {
    return Scanner(text, length, state_before, styles, local).run();
}

bool needs_more_input(const QByteArray& text) {
    int state = 0, depth = 0;
    bool continues = false;
    for (const QByteArray& line : text.split('\n')) {
        const LineScan scan = scan_line(line.constData(), static_cast<int>(line.size()), state, nullptr, nullptr);
        state = scan.state;
        depth += scan.opens - scan.closes;
        continues = scan.continues;
    }
    return depth > 0 || continues || (state & 0xffff) != 0;
}

} // namespace etna::ui
