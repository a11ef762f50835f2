#include "engine/syntax/incomplete.h"

#include "engine/syntax/tokens.h"

namespace etna::syntax {

bool is_incomplete(std::string_view text) {
    const SourceFile source({}, std::string(text));
    const TokenStream stream = tokenize(source);
    for (const Diagnostic& diagnostic : stream.parsed.diagnostics)
        if (diagnostic.identifier == "MATLAB:m_missing_end" || diagnostic.identifier == "MATLAB:m_missing_until")
            return true;
    int open_brackets = 0;
    for (const Token& token : stream.tokens) {
        if (token.kind != TokenKind::Bracket)
            continue;
        const char bracket = source.text()[token.span.begin]; // not `text`: bytes that are no UTF-8 are longer in the source
        open_brackets += bracket == '[' || bracket == '{' ? 1 : bracket == ']' || bracket == '}' ? -1 : 0;
    }
    if (open_brackets > 0)
        return true;
    if (stream.tokens.empty())
        return false;
    const Token& last = stream.tokens.back();
    if (last.kind == TokenKind::Continuation)
        return true;
    const std::string_view comment = source.text(last.span);
    return last.kind == TokenKind::Comment && comment.substr(0, 2) == "%{" && comment.find("%}") == comment.npos &&
           (comment.size() == 2 || comment[2] == '\n' || comment[2] == '\r');
}

} // namespace etna::syntax
