#include "engine/builtins/strings/regexp_syntax.h"

#include <algorithm>
#include <vector>

namespace etna::builtins {
namespace {

/// Behind the class that opens at `at`.
size_t class_end(const std::u16string& s, size_t at) {
    size_t i = at + 1;
    if (i < s.size() && s[i] == u'^')
        ++i;
    if (i < s.size() && s[i] == u']')
        ++i;
    for (; i < s.size() && s[i] != u']'; ++i)
        if (s[i] == u'\\')
            ++i;
    return i < s.size() ? i + 1 : s.size();
}

/// The parenthesis that closes the group at `at`, or npos.
size_t group_end(const std::u16string& s, size_t at) {
    int depth = 0;
    for (size_t i = at; i < s.size();) {
        if (s[i] == u'\\') {
            i += 2;
        } else if (s[i] == u'[') {
            i = class_end(s, i);
        } else {
            depth += s[i] == u'(' ? 1 : s[i] == u')' ? -1 : 0;
            if (depth == 0)
                return i;
            ++i;
        }
    }
    return std::u16string::npos;
}

/// The quantifier at `at`: how often; moves `at` behind it.
struct Repeat {
    int least = 1, most = 1;
};
Repeat read_repeat(const std::u16string& s, size_t& at) {
    constexpr int kMost = 10;
    Repeat r;
    if (at >= s.size())
        return r;
    if (s[at] == u'+' || s[at] == u'*' || s[at] == u'?') {
        r = {s[at] == u'+' ? 1 : 0, s[at] == u'?' ? 1 : kMost};
        ++at;
    } else if (s[at] == u'{' && at + 1 < s.size() && s[at + 1] >= u'0' && s[at + 1] <= u'9') {
        size_t i = at + 1;
        const auto number = [&] {
            int n = 0;
            for (; i < s.size() && s[i] >= u'0' && s[i] <= u'9'; ++i)
                n = n > 1000 ? n : n * 10 + (s[i] - u'0');
            return n;
        };
        r.least = r.most = number();
        if (i < s.size() && s[i] == u',') {
            ++i;
            r.most = i < s.size() && s[i] == u'}' ? r.least + kMost : number();
        }
        at = i + 1;
    } else {
        return r;
    }
    if (at < s.size() && (s[at] == u'?' || s[at] == u'+'))
        ++at;
    return r;
}

/// A lookbehind's body as alternatives of fixed length; the body itself when it is of fixed length or too complicated.
std::u16string fixed_lengths(const std::u16string& body) {
    constexpr size_t kMostAlternatives = 400;
    std::vector<std::u16string> done, current{u""};
    bool varies = false;
    for (size_t i = 0; i < body.size();) {
        if (body[i] == u'|') {
            done.insert(done.end(), current.begin(), current.end());
            current = {u""};
            ++i;
            continue;
        }
        const size_t start = i;
        if (body[i] == u'\\')
            i += 2;
        else if (body[i] == u'[')
            i = class_end(body, i);
        else if (body[i] == u'(' && group_end(body, i) != std::u16string::npos)
            i = group_end(body, i) + 1;
        else
            ++i;
        i = std::min(i, body.size());
        const std::u16string atom = body.substr(start, i - start);
        const Repeat r = read_repeat(body, i);
        varies = varies || r.least != r.most;
        if (current.size() * static_cast<size_t>(r.most - r.least + 1) > kMostAlternatives || r.most > 1000)
            return body;
        std::vector<std::u16string> next;
        for (const std::u16string& before : current)
            for (int n = r.least; n <= r.most; ++n)
                next.push_back(n == 0 ? before : n == 1 ? before + atom : before + atom + u"{" + [n] {
                    std::u16string digits;
                    for (const char c : std::to_string(n))
                        digits += static_cast<char16_t>(c);
                    return digits;
                }() + u"}");
        current = std::move(next);
    }
    if (!varies)
        return body;
    done.insert(done.end(), current.begin(), current.end());
    std::u16string out;
    for (size_t k = 0; k < done.size(); ++k)
        out += (k ? u"|" : u"") + done[k];
    return out;
}

/// `depth`: how many lookbehinds stand around.
std::u16string translated(const std::u16string& pattern, int depth) {
    constexpr int kDeepest = 20;
    std::u16string out;
    bool in_class = false;
    for (size_t i = 0; i < pattern.size(); ++i) {
        const char16_t c = pattern[i];
        if (c == u'\\' && i + 1 < pattern.size()) {
            const char16_t next = pattern[++i];
            if (next == u'<' && !in_class)
                out += u"\\b(?=\\w)";
            else if (next == u'>' && !in_class)
                out += u"\\b(?<=\\w)";
            else if (next == u'o' && i + 1 < pattern.size() && pattern[i + 1] != u'{')
                out += u"\\";
            else
                (out += c) += next;
            continue;
        }
        if (c == u'(' && !in_class && depth < kDeepest && pattern.compare(i, 3, u"(?<") == 0 && i + 3 < pattern.size() &&
            (pattern[i + 3] == u'=' || pattern[i + 3] == u'!')) {
            const size_t close = group_end(pattern, i);
            if (close != std::u16string::npos) {
                out += pattern.substr(i, 4) + fixed_lengths(translated(pattern.substr(i + 4, close - i - 4), depth + 1)) + u")";
                i = close;
                continue;
            }
        }
        if (c == u'[' && in_class && (i + 1 >= pattern.size() || pattern[i + 1] != u':')) {
            out += u"\\["; // a bracket inside a class is a plain character
            continue;
        }
        if (c == u'[' && !in_class) {
            in_class = true;
            out += c;
            if (i + 1 < pattern.size() && pattern[i + 1] == u'^')
                out += pattern[++i];
            if (i + 1 < pattern.size() && pattern[i + 1] == u']') {
                out += u"\\]";
                ++i;
            }
            continue;
        }
        if (c == u'[' && in_class) { // [:alpha:]
            const size_t end = pattern.find(u":]", i + 2);
            if (end != std::u16string::npos) {
                out += pattern.substr(i, end + 2 - i);
                i = end + 1;
                continue;
            }
        }
        if (c == u']' && in_class)
            in_class = false;
        out += c;
    }
    return out;
}

} // namespace

std::u16string pcre_pattern(const std::u16string& pattern) { return translated(pattern, 0); }

} // namespace etna::builtins
