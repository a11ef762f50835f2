// hash: digests of text by MD2, MD4, MD5 and the SHA families, on Nettle.
#include <nettle/nettle-meta.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/value/array.h"

namespace etna::builtins {
namespace {

constexpr Message kUnknownHash{"MATLAB:hash:algorithm", "hash: unknown hash type '{}'."};
constexpr Message kHashText{"MATLAB:hash:text", "hash: the text must be a character vector."};

/// `hash(algorithm, text)`: hexadecimal digits of the digest. Each character is one byte.
void hash(Call& call) {
    const std::string name = to_lower_ascii(text_argument(call, 0));
    const nettle_hash* algorithm = nullptr;
    for (const nettle_hash* known : {&nettle_md2, &nettle_md4, &nettle_md5, &nettle_sha1, &nettle_sha224, &nettle_sha256,
                                     &nettle_sha384, &nettle_sha512})
        if (name == known->name)
            algorithm = known;
    if (!algorithm)
        fail(kUnknownHash, name);
    if (!call.arg(1).is_text() && !call.arg(1).is_char())
        fail(kHashText);
    std::vector<uint8_t> bytes;
    for (const char16_t c : call.arg(1).to_text16())
        bytes.push_back(static_cast<uint8_t>(c));
    std::vector<unsigned long long> context(algorithm->context_size / sizeof(unsigned long long) + 1);
    std::vector<uint8_t> digest(algorithm->digest_size);
    algorithm->init(context.data());
    algorithm->update(context.data(), bytes.size(), bytes.data());
    algorithm->digest(context.data(), digest.size(), digest.data());
    std::string out;
    for (const uint8_t byte : digest) {
        constexpr char kDigits[] = "0123456789abcdef";
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    call.give(Value::text(out));
}

constexpr Builtin kRows[] = {
    {"hash", "Octave", "Digest of text", 2, 2, 1, hash, kPure},
};

} // namespace

void register_hash(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
