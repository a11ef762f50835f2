#pragma once

#include <optional>
#include <span>
#include <vector>

#include "engine/source/diagnostic.h"
#include "engine/source/source_file.h"
#include "engine/syntax/parser.h"

namespace etna::syntax {

enum class TokenKind : uint8_t {
    Identifier,
    Keyword, ///< also the words that are keywords by context: `properties`, `arguments`, `get` in `get.Prop`
    Number,
    CharVector,
    String,
    Operator,
    Bracket,   ///< one of `( ) [ ] { }`
    Separator, ///< `,` and `;`
    Comment,
    Section,      ///< a comment that begins a section (`%% title`)
    Continuation, ///< `...` and what follows on its line
    CommandWord,  ///< a word of command syntax: `on` in `hold on`
    System,       ///< the command of `!command`
    Invalid,
};

struct Token {
    TokenKind kind = TokenKind::Invalid;
    Span span;
};

/// All tokens of a text in order, without blanks and line ends. Tokens do not overlap; a block comment is one token
/// of many lines, every other token ends on its line.
struct TokenStream {
    std::vector<Token> tokens;
    ParseResult parsed; ///< the tokens are those that the parser saw, so the tree comes with them
};

/// Splits a text as the parser understands it, for highlighting. Works on text with errors.
TokenStream tokenize(const SourceFile& source, const ParseOptions& options = {});

/// The bracket that belongs to the one at byte `offset`. Nothing if there is no bracket there or it has no partner.
std::optional<Span> matching_bracket(const SourceFile& source, std::span<const Token> tokens, uint32_t offset);

} // namespace etna::syntax
