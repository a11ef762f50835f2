// regexp, regexpi, regexprep, regexptranslate: MATLAB's regular expressions through PCRE2.
#define PCRE2_CODE_UNIT_WIDTH 16
#include <pcre2.h>

#include <algorithm>
#include <map>
#include <memory>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/regexp_syntax.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/display/display.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

struct Options {
    bool ignore_case = false;
    bool once = false;
    bool line_anchors = false;
    bool dot_except_newline = false;
    bool free_spacing = false;
    bool empty_match = false;
    bool preserve_case = false;

    uint32_t flags() const {
        return (ignore_case ? PCRE2_CASELESS : 0) | PCRE2_DUPNAMES | (line_anchors ? PCRE2_MULTILINE : PCRE2_DOLLAR_ENDONLY) |
               (dot_except_newline ? 0 : PCRE2_DOTALL) | (free_spacing ? PCRE2_EXTENDED : 0);
    }
};

struct CodeDeleter {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct MatchDeleter {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

/// A compiled expression.
struct Regex {
    std::unique_ptr<pcre2_code, CodeDeleter> code;
    uint32_t groups = 0;
    std::vector<std::pair<std::string, uint32_t>> names; ///< in the order of their groups
    /// The group of this name that took part in a match (several may share a name), or the first one.
    uint32_t group_of(const std::string& name, const std::vector<std::pair<size_t, size_t>>& match) const;
    /// Names without repetition.
    std::vector<std::string> distinct_names() const;
};

/// Compiled expressions of one engine, the recent ones.
struct RegexCache {
    std::map<std::pair<std::u16string, uint32_t>, std::shared_ptr<Regex>> entries;
};

std::shared_ptr<Regex> compile(vm::Interpreter& interpreter, const std::u16string& pattern, const Options& options) {
    constexpr size_t kKept = 200;
    auto& entries = interpreter.state<RegexCache>().entries;
    const uint32_t flags = options.flags();
    if (const auto found = entries.find({pattern, flags}); found != entries.end())
        return found->second;
    const std::u16string text = pcre_pattern(pattern);
    int problem = 0;
    PCRE2_SIZE offset = 0;
    auto regex = std::make_shared<Regex>();
    regex->code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), flags, &problem, &offset, nullptr));
    if (!regex->code) {
        PCRE2_UCHAR message[200];
        pcre2_get_error_message(problem, message, 200);
        fail({"MATLAB:regexp:invalidExpression", "Invalid regular expression '{}': {}."}, to_utf8(pattern),
             to_utf8(std::u16string(reinterpret_cast<const char16_t*>(message))));
    }
    pcre2_jit_compile(regex->code.get(), PCRE2_JIT_COMPLETE);
    pcre2_pattern_info(regex->code.get(), PCRE2_INFO_CAPTURECOUNT, &regex->groups);
    uint32_t count = 0, size = 0;
    PCRE2_SPTR table = nullptr;
    pcre2_pattern_info(regex->code.get(), PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(regex->code.get(), PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info(regex->code.get(), PCRE2_INFO_NAMETABLE, &table);
    std::map<uint32_t, std::string> by_group;
    for (uint32_t i = 0; i < count; ++i)
        by_group[table[i * size]] = to_utf8(std::u16string(reinterpret_cast<const char16_t*>(table + i * size + 1)));
    for (const auto& [group, name] : by_group)
        regex->names.emplace_back(name, group);
    if (entries.size() >= kKept)
        entries.clear();
    entries[{pattern, flags}] = regex;
    return regex;
}

constexpr size_t kNone = SIZE_MAX;
/// Offsets of the whole match and of each group: start, end; kNone for groups that took no part.
using Match = std::vector<std::pair<size_t, size_t>>;

uint32_t Regex::group_of(const std::string& name, const Match& match) const {
    uint32_t first = 0;
    for (const auto& [known, group] : names)
        if (known == name) {
            if (match[group].first != kNone)
                return group;
            first = first ? first : group;
        }
    return first;
}
std::vector<std::string> Regex::distinct_names() const {
    std::vector<std::string> out;
    for (const auto& [name, group] : names)
        if (std::find(out.begin(), out.end(), name) == out.end())
            out.push_back(name);
    return out;
}

std::vector<Match> find_matches(vm::Interpreter& interpreter, const Regex& regex, const std::u16string& text, const Options& options) {
    std::vector<Match> out;
    const std::unique_ptr<pcre2_match_data, MatchDeleter> data(pcre2_match_data_create_from_pattern(regex.code.get(), nullptr));
    size_t at = 0;
    while (at <= text.size()) {
        interpreter.check_interrupt();
        const int count = pcre2_match(regex.code.get(), reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), at, 0, data.get(), nullptr);
        if (count < 0) {
            if (count == PCRE2_ERROR_NOMATCH)
                break;
            fail({"MATLAB:regexp:matchLimit", "The regular expression takes too long on this text. Make it simpler."});
        }
        const PCRE2_SIZE* offsets = pcre2_get_ovector_pointer(data.get());
        const bool empty = offsets[1] <= offsets[0];
        if (!empty || options.empty_match) {
            Match m;
            for (uint32_t g = 0; g <= regex.groups; ++g)
                m.emplace_back(static_cast<int>(g) < count && offsets[2 * g] != PCRE2_UNSET ? offsets[2 * g] : kNone,
                               static_cast<int>(g) < count && offsets[2 * g] != PCRE2_UNSET ? offsets[2 * g + 1] : kNone);
            out.push_back(std::move(m));
            if (options.once)
                break;
        }
        at = empty ? offsets[1] + 1 : offsets[1];
    }
    return out;
}

/// Gives text back in the kind that came in: char rows, or strings.
struct Maker {
    bool string = false;
    Value text(std::u16string_view s) const { return string ? Value::string(to_utf8(s)) : Value::text(s); }
    /// What 'once' gives when nothing matches: '' or <missing>.
    Value nothing() const {
        if (!string)
            return Value::text(std::u16string_view());
        Ref<StringArray> out = make_ref<StringArray>(Dims());
        out->elements_mut()[0] = std::nullopt;
        return out;
    }
    Value no_tokens() const { return string ? Value(make_ref<StringArray>(Dims(0, 0))) : cell_of(Dims(0, 0), {}); }
    Value list(const std::vector<std::u16string>& items) const {
        const TextList out{string ? TextList::Kind::String : TextList::Kind::Cell, Dims(1, static_cast<int64_t>(items.size())), items, {}};
        return out.value();
    }
};

std::vector<std::u16string> tokens_of(const Match& m, const std::u16string& text) {
    std::vector<std::u16string> out;
    for (size_t g = 1; g < m.size(); ++g)
        out.push_back(m[g].first == kNone ? std::u16string() : text.substr(m[g].first, m[g].second - m[g].first));
    if (m.size() == 1) // no groups: the whole match is the token
        out.push_back(text.substr(m[0].first, m[0].second - m[0].first));
    return out;
}
Value extents_of(const Match& m) {
    std::vector<double> starts, ends;
    for (size_t g = m.size() == 1 ? 0 : 1; g < m.size(); ++g) {
        starts.push_back(m[g].first == kNone ? static_cast<double>(m[0].first + 1) : static_cast<double>(m[g].first + 1));
        ends.push_back(m[g].first == kNone ? static_cast<double>(m[0].first) : static_cast<double>(m[g].second));
    }
    const size_t n = starts.size();
    starts.insert(starts.end(), ends.begin(), ends.end());
    return Array::of<double>(Dims(static_cast<int64_t>(n), 2), starts.data());
}

enum Output { kStart, kEnd, kTokenExtents, kMatch, kTokens, kNames, kSplit, kOutputs };

Value output_value(Output what, const std::vector<Match>& matches, const Regex& regex, const std::u16string& text,
                   const Options& options, const Maker& make) {
    const int64_t n = static_cast<int64_t>(matches.size());
    auto numbers = [&](bool ends) -> Value {
        std::vector<double> out;
        for (const Match& m : matches)
            out.push_back(static_cast<double>(ends ? m[0].second : m[0].first + 1));
        if (options.once)
            return out.empty() ? Value::empty() : number(out[0]);
        return out.empty() ? Value(Array::zeros(ClassId::Double, Dims(text.empty() ? 0 : 1, 0))) : row_vector(out);
    };
    switch (what) {
    case kStart:
        return numbers(false);
    case kEnd:
        return numbers(true);
    case kTokenExtents: {
        if (options.once)
            return n ? extents_of(matches[0]) : Value::empty();
        ValueList out;
        for (const Match& m : matches)
            out.push_back(extents_of(m));
        return cell_of(Dims(1, n), std::move(out));
    }
    case kMatch: {
        std::vector<std::u16string> out;
        for (const Match& m : matches)
            out.push_back(text.substr(m[0].first, m[0].second - m[0].first));
        if (options.once && out.empty())
            return make.nothing();
        return options.once ? make.text(out[0]) : make.list(out);
    }
    case kTokens: {
        if (options.once)
            return n ? make.list(tokens_of(matches[0], text)) : make.no_tokens();
        ValueList out;
        for (const Match& m : matches)
            out.push_back(make.list(tokens_of(m, text)));
        return cell_of(Dims(1, n), std::move(out));
    }
    case kNames: {
        const std::vector<std::string> fields = regex.distinct_names();
        const int64_t elements = fields.empty() || options.once ? 1 : n;
        Ref<StructArray> out = make_ref<StructArray>(Dims(1, elements), FieldTable::of(fields));
        for (int64_t e = 0; e < elements && e < n; ++e)
            for (size_t f = 0; f < fields.size(); ++f) {
                const Match& m = matches[static_cast<size_t>(e)];
                const auto [from, to] = m[regex.group_of(fields[f], m)];
                out->at_mut(e, static_cast<int>(f)) = make.text(from == kNone ? std::u16string() : text.substr(from, to - from));
            }
        return out;
    }
    default: {
        std::vector<std::u16string> out;
        size_t at = 0;
        for (const Match& m : matches) {
            out.push_back(text.substr(at, m[0].first - at));
            at = m[0].second;
        }
        out.push_back(text.substr(at));
        return make.list(out);
    }
    }
}

void search(Call& call, bool ignore_case) {
    Options options;
    options.ignore_case = ignore_case;
    std::vector<Output> wanted;
    bool force_cell = false;
    static const std::map<std::string, Output> kOutputNames = {
        {"start", kStart}, {"end", kEnd}, {"tokenextents", kTokenExtents}, {"match", kMatch},
        {"tokens", kTokens}, {"names", kNames}, {"split", kSplit}};
    for (int i = 2; i < call.nargin(); ++i) {
        const std::string word = to_lower_ascii(text_argument(call, i));
        if (const auto found = kOutputNames.find(word); found != kOutputNames.end())
            wanted.push_back(found->second);
        else if (word == "once")
            options.once = true;
        else if (word == "all" || word == "matchcase")
            options.ignore_case = word == "matchcase" ? false : options.ignore_case;
        else if (word == "ignorecase")
            options.ignore_case = true;
        else if (word == "lineanchors" || word == "stringanchors")
            options.line_anchors = word[0] == 'l';
        else if (word == "dotall" || word == "dotexceptnewline")
            options.dot_except_newline = word == "dotexceptnewline";
        else if (word == "freespacing" || word == "literalspacing")
            options.free_spacing = word[0] == 'f';
        else if (word == "emptymatch" || word == "noemptymatch")
            options.empty_match = word[0] == 'e';
        else if (word == "forcecelloutput")
            force_cell = true;
        else if (word != "warnings")
            fail({"MATLAB:regexp:unknownOption", "Unknown option '{}' for {}."}, word, call.builtin.name);
    }
    for (int k = 0; k < kOutputs; ++k) { // outputs that nobody named come after the named ones, in this order
        bool named = false;
        for (const Output w : wanted)
            named = named || w == k;
        if (!named)
            wanted.push_back(static_cast<Output>(k));
    }
    const TextList texts = text_list_argument(call, 0), patterns = text_list_argument(call, 1);
    const bool array = force_cell || texts.kind == TextList::Kind::Cell || (texts.kind == TextList::Kind::String && texts.items.size() != 1) ||
                       patterns.kind == TextList::Kind::Cell;
    const Maker make{texts.kind == TextList::Kind::String};
    const bool by_text = texts.items.size() != 1 || patterns.items.size() == 1;
    const TextList& longer = by_text ? texts : patterns;
    const int outputs = std::min<int>(std::max(1, call.nargout), kOutputs);
    std::vector<ValueList> columns(static_cast<size_t>(outputs));
    for (size_t i = 0; i < longer.items.size(); ++i) {
        const std::u16string& text = texts.items[texts.items.size() == 1 ? 0 : i];
        const std::shared_ptr<Regex> regex = compile(call.interpreter, patterns.items.at(patterns.items.size() == 1 ? 0 : i), options);
        const std::vector<Match> matches = find_matches(call.interpreter, *regex, text, options);
        for (int k = 0; k < outputs; ++k)
            columns[static_cast<size_t>(k)].push_back(output_value(wanted[static_cast<size_t>(k)], matches, *regex, text, options, make));
    }
    const Dims dims = longer.kind == TextList::Kind::Char ? Dims() : longer.dims;
    for (int k = 0; k < outputs; ++k)
        call.give(k, array ? cell_of(dims, std::move(columns[static_cast<size_t>(k)])) : columns[static_cast<size_t>(k)].at(0));
}
void regexp(Call& call) { search(call, false); }
void regexpi(Call& call) { search(call, true); }

/// An expression in MATLAB's language, `${upper($1)}`: tokens stand in it as char values.
std::u16string evaluated(vm::Interpreter& interpreter, const std::u16string& expression, const Match& m, const std::u16string& text) {
    std::u16string code;
    for (size_t i = 0; i < expression.size(); ++i) {
        const char16_t next = i + 1 < expression.size() ? expression[i + 1] : u'\0';
        if (expression[i] != u'$' || next < u'0' || next > u'9') {
            code += expression[i];
            continue;
        }
        const size_t g = static_cast<size_t>(next - u'0');
        const size_t group = g == 1 && m.size() == 1 ? 0 : g;
        code += u'\'';
        if (group < m.size() && m[group].first != kNone)
            for (const char16_t c : text.substr(m[group].first, m[group].second - m[group].first))
                code += c == u'\'' ? std::u16string(u"''") : std::u16string(1, c);
        code += u'\'';
        ++i;
    }
    ValueList results = interpreter.evaluate(to_utf8(code), 1);
    if (results.empty() || !results[0].is_defined())
        return {};
    const Value& result = results[0];
    if (!result.is_text() && !result.is_char())
        fail({"MATLAB:regexprep:invalidReplacement", "The expression '{}' in the replacement must give text."}, to_utf8(expression));
    return result.to_text16();
}

/// `$1`, `$0`, `$<name>`, `${expression}`, escapes.
std::u16string expanded(vm::Interpreter& interpreter, const std::u16string& replacement, const Match& m, const Regex& regex,
                        const std::u16string& text) {
    std::u16string out;
    auto group = [&](size_t g) {
        if (g < m.size() && m[g].first != kNone)
            out += text.substr(m[g].first, m[g].second - m[g].first);
    };
    for (size_t i = 0; i < replacement.size(); ++i) {
        const char16_t c = replacement[i];
        if (c == u'$' && i + 1 < replacement.size()) {
            const char16_t next = replacement[i + 1];
            if (next >= u'0' && next <= u'9') {
                const size_t g = static_cast<size_t>(next - u'0');
                ++i;
                if (g < m.size())
                    group(g);
                else if (g == 1 && m.size() == 1)
                    group(0);
                else
                    (out += u'$') += next;
                continue;
            }
            const size_t close = next == u'<' ? replacement.find(u'>', i) : std::u16string::npos;
            if (close != std::u16string::npos) {
                const std::string name = to_utf8(replacement.substr(i + 2, close - i - 2));
                if (const uint32_t g = regex.group_of(name, m))
                    group(g);
                i = close;
                continue;
            }
            if (next == u'{') {
                size_t end = i + 2;
                for (int depth = 1; end < replacement.size(); ++end) {
                    depth += replacement[end] == u'{' ? 1 : replacement[end] == u'}' ? -1 : 0;
                    if (depth == 0)
                        break;
                }
                if (end < replacement.size()) {
                    out += evaluated(interpreter, replacement.substr(i + 2, end - i - 2), m, text);
                    i = end;
                    continue;
                }
            }
        }
        if (c == u'\\' && i + 1 < replacement.size()) {
            const char16_t next = replacement[++i];
            static constexpr std::pair<char16_t, char16_t> kEscapes[] = {{u'n', u'\n'}, {u't', u'\t'}, {u'r', u'\r'},
                                                                         {u'f', u'\f'}, {u'v', u'\v'}, {u'a', u'\a'}, {u'b', u'\b'}};
            char16_t plain = next;
            for (const auto& [letter, value] : kEscapes)
                if (letter == next)
                    plain = value;
            if (next >= u'0' && next <= u'7') { // octal
                unsigned code = 0;
                for (int k = 0; k < 3 && i < replacement.size() && replacement[i] >= u'0' && replacement[i] <= u'7'; ++k, ++i)
                    code = code * 8 + static_cast<unsigned>(replacement[i] - u'0');
                --i;
                plain = static_cast<char16_t>(code);
            }
            out += plain;
            continue;
        }
        out += c;
    }
    return out;
}

void regexprep(Call& call) {
    Options options;
    int64_t only = 0; // which match; 0: all
    for (int i = 3; i < call.nargin(); ++i) {
        if (call.arg(i).is_numeric()) {
            only = integer_argument(call, i);
            continue;
        }
        const std::string word = to_lower_ascii(text_argument(call, i));
        if (word == "once")
            options.once = true;
        else if (word == "ignorecase")
            options.ignore_case = true;
        else if (word == "preservecase")
            options.ignore_case = options.preserve_case = true;
        else if (word == "lineanchors")
            options.line_anchors = true;
        else if (word == "dotexceptnewline")
            options.dot_except_newline = true;
        else if (word == "freespacing")
            options.free_spacing = true;
        else if (word == "emptymatch")
            options.empty_match = true;
        else if (word != "all" && word != "matchcase" && word != "warnings" && word != "noemptymatch" && word != "stringanchors" &&
                 word != "dotall" && word != "literalspacing" && word != "tokenize" && word != "start" && word != "split" && word != "names" &&
                 word != "end" && word != "match" && word != "tokens" && word != "tokenextents")
            fail({"MATLAB:regexp:unknownOption", "Unknown option '{}' for {}."}, word, call.builtin.name);
    }
    TextList texts = text_list_argument(call, 0);
    const TextList patterns = text_list_argument(call, 1), replacements = text_list_argument(call, 2);
    if (replacements.items.size() != 1 && replacements.items.size() != patterns.items.size())
        fail({"MATLAB:regexprep:replacementCount", "The numbers of expressions and replacements must be the same."});
    for (std::u16string& text : texts.items)
        for (size_t p = 0; p < patterns.items.size(); ++p) {
            const std::shared_ptr<Regex> regex = compile(call.interpreter, patterns.items[p], options);
            std::u16string out;
            size_t at = 0;
            int64_t count = 0;
            for (const Match& m : find_matches(call.interpreter, *regex, text, options)) {
                if (only != 0 && ++count != only)
                    continue;
                call.interpreter.check_interrupt();
                out.append(text, at, m[0].first - at);
                std::u16string with = expanded(call.interpreter, replacements.items[replacements.items.size() == 1 ? 0 : p], m, *regex, text);
                if (options.preserve_case && m[0].second > m[0].first && !with.empty()) {
                    const std::u16string matched = text.substr(m[0].first, m[0].second - m[0].first);
                    if (matched == to_upper(matched))
                        with = to_upper(with);
                    else if (matched == to_lower(matched))
                        with = to_lower(with);
                    else if (matched[0] == to_upper(matched[0]))
                        with[0] = to_upper(with[0]);
                }
                out += with;
                at = m[0].second;
            }
            text = out + text.substr(at);
        }
    call.give(texts.value());
}

void regexptranslate(Call& call) {
    const std::string op = to_lower_ascii(text_argument(call, 0));
    const std::u16string s = text16_argument(call, 1);
    std::u16string out;
    if (op == "escape") {
        for (const char16_t c : s) {
            if (std::u16string_view(u"\\.^$*+?()[]{}|").find(c) != std::u16string_view::npos)
                out += u'\\';
            out += c;
        }
    } else if (op == "wildcard") {
        for (const char16_t c : s)
            out += c == u'*' ? std::u16string(u".*") : c == u'?' ? std::u16string(u".") : c == u'.' ? std::u16string(u"\\.") : std::u16string(1, c);
    } else {
        fail({"MATLAB:regexptranslate:unknownOp", "The first argument must be 'escape' or 'wildcard'."});
    }
    call.give(Value::text(std::u16string_view(out)));
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"regexp", kText, "Match regular expression (case sensitive)", 2, kAnyNumber, 7, regexp},
    {"regexpi", kText, "Match regular expression (case insensitive)", 2, kAnyNumber, 7, regexpi},
    {"regexprep", kText, "Replace text using regular expression", 3, kAnyNumber, 1, regexprep},
    {"regexptranslate", kText, "Translate text into regular expression", 2, 2, 1, regexptranslate, kPure},
};

} // namespace

void register_regexp(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
