#include "engine/syntax/tokens.h"

#include <algorithm>

#include "engine/syntax/parser_internal.h"

namespace etna::syntax {

TokenStream tokenize(const SourceFile& source, const ParseOptions& options) {
    TokenStream stream;
    stream.parsed = Parser(source, options, &stream.tokens).run();
    return stream;
}

std::optional<Span> matching_bracket(const SourceFile& source, std::span<const Token> tokens, uint32_t offset) {
    const auto at = std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) {
        return token.kind == TokenKind::Bracket && token.span.begin == offset;
    });
    if (at == tokens.end())
        return std::nullopt;
    const auto bracket = [&](const Token& token) { return source.text()[token.span.begin]; };
    const auto opens = [](char c) { return c == '(' || c == '[' || c == '{'; };
    const auto partner = [](char c) {
        constexpr std::string_view kPairs = "()[]{}";
        return kPairs[kPairs.find(c) ^ 1];
    };
    // Walks away from the bracket over whole pairs; a bracket of the wrong kind on the way means that there is none.
    const bool forward = opens(bracket(*at));
    std::vector<char> expected{partner(bracket(*at))};
    for (auto it = at; forward ? it + 1 != tokens.end() : it != tokens.begin();) {
        forward ? ++it : --it;
        if (it->kind != TokenKind::Bracket)
            continue;
        const char c = bracket(*it);
        if (opens(c) == forward) {
            expected.push_back(partner(c));
            continue;
        }
        if (c != expected.back())
            return std::nullopt;
        expected.pop_back();
        if (expected.empty())
            return it->span;
    }
    return std::nullopt;
}

} // namespace etna::syntax
