// Kinds of characters: isspace, isletter, isstrprop.
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/strings/text.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::builtins {
namespace {

template <class F>
void classify(Call& call, F f) {
    const Value& x = call.arg(0);
    if (x.is_string() && x.numel() == 1) {
        std::vector<uint8_t> out;
        for (const char16_t c : x.to_text16())
            out.push_back(f(c));
        return call.give(logical_array(Dims(1, static_cast<int64_t>(out.size())), out));
    }
    if (!x.is_char())
        return call.give(Value(Array::zeros(ClassId::Logical, x.dims())));
    const ArrayView view(x);
    std::vector<uint8_t> out;
    for (int64_t i = 0; i < view.numel(); ++i)
        out.push_back(f(view.data<char16_t>()[i]));
    call.give(logical_array(view.dims(), out));
}
bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}
bool is_letter(char16_t c) {
    return to_lower(c) != to_upper(c) || (c >= 0xAA && c != 0xD7 && c != 0xF7 && c > 0xBF);
}
bool is_punctuation(char16_t c) {
    return c > 32 && c < 127 && !is_digit(c) && to_lower(c) == to_upper(c);
}
bool is_control(char16_t c) { return c < 32 || c == 127; }
bool is_graphic(char16_t c) { return c > 32 && c != 127; }
bool is_hexadecimal(char16_t c) { return is_digit(c) || (to_lower(c) >= u'a' && to_lower(c) <= u'f'); }

/// Octave's predicates look into cells.
template <bool (*Test)(char16_t)>
void predicate(Call& call) {
    if (!call.arg(0).is_cell())
        return classify(call, Test);
    ValueList out;
    for (const Value& element : call.arg(0).cell().elements()) {
        Value argument = element, result;
        Call inner{call.interpreter, call.builtin, {&argument, 1}, 1, {&result, 1}};
        predicate<Test>(inner);
        out.push_back(std::move(result));
    }
    call.give(cell_of(call.arg(0).dims(), std::move(out)));
}
bool is_alphanumeric(char16_t c) { return is_letter(c) || is_digit(c); }
bool is_lowercase(char16_t c) { return to_upper(c) != c; }
bool is_uppercase(char16_t c) { return to_lower(c) != c; }
bool is_printable(char16_t c) { return c >= 32 && c != 127; }
bool is_ascii(char16_t c) { return c < 128; }

void isspace_(Call& call) {
    classify(call, is_blank);
}
void isletter(Call& call) {
    classify(call, is_letter);
}
void isstrprop(Call& call) {
    const std::string category = to_lower_ascii(text_argument(call, 1));
    using Test = void (*)(Call&);
    static constexpr std::pair<std::string_view, Test> kTests[] = {
        {"alpha", predicate<is_letter>},       {"alphanum", predicate<is_alphanumeric>}, {"alnum", predicate<is_alphanumeric>},
        {"digit", predicate<is_digit>},        {"lower", predicate<is_lowercase>},       {"upper", predicate<is_uppercase>},
        {"punct", predicate<is_punctuation>},  {"wspace", predicate<is_blank>},          {"space", predicate<is_blank>},
        {"cntrl", predicate<is_control>},      {"graphic", predicate<is_graphic>},       {"graph", predicate<is_graphic>},
        {"print", predicate<is_printable>},    {"xdigit", predicate<is_hexadecimal>},    {"ascii", predicate<is_ascii>}};
    for (const auto& [name, test] : kTests)
        if (name.starts_with(category) && !category.empty())
            return test(call);
    fail({"MATLAB:isstrprop:InvalidCategory", "Unknown category '{}'."}, category);
}

constexpr std::string_view kText = "Characters and Strings";
constexpr Builtin kRows[] = {
    {"isspace", kText, "Determine which characters are space characters", 1, 1, 1, isspace_, kPure},
    {"isalpha", kText, "Determine which characters are letters", 1, 1, 1, predicate<is_letter>, kPure},
    {"isalnum", kText, "Determine which characters are letters or digits", 1, 1, 1, predicate<is_alphanumeric>, kPure},
    {"isdigit", kText, "Determine which characters are decimal digits", 1, 1, 1, predicate<is_digit>, kPure},
    {"isxdigit", kText, "Determine which characters are hexadecimal digits", 1, 1, 1, predicate<is_hexadecimal>, kPure},
    {"islower", kText, "Determine which characters are lowercase letters", 1, 1, 1, predicate<is_lowercase>, kPure},
    {"isupper", kText, "Determine which characters are uppercase letters", 1, 1, 1, predicate<is_uppercase>, kPure},
    {"ispunct", kText, "Determine which characters are punctuation", 1, 1, 1, predicate<is_punctuation>, kPure},
    {"iscntrl", kText, "Determine which characters are control characters", 1, 1, 1, predicate<is_control>, kPure},
    {"isgraph", kText, "Determine which characters are visible", 1, 1, 1, predicate<is_graphic>, kPure},
    {"isprint", kText, "Determine which characters are printable", 1, 1, 1, predicate<is_printable>, kPure},
    {"isascii", kText, "Determine which characters are ASCII", 1, 1, 1, predicate<is_ascii>, kPure},
    {"isletter", kText, "Determine which characters are letters", 1, 1, 1, isletter, kPure},
    {"isstrprop", kText, "Determine which characters in input strings are of specified category", 2, 2, 1, isstrprop,
     kPure},
};

} // namespace

void register_characters(Registry& registry) {
    registry.add(kRows);
}

} // namespace etna::builtins
