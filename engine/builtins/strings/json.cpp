// jsonencode, jsondecode.
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/common/utf.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

using Json = nlohmann::ordered_json;

constexpr Message kUnsupported{"MATLAB:json:UnsupportedType", "Unable to encode objects of class '{}' as JSON-formatted text."};
constexpr Message kSyntax{"MATLAB:json:ExpectedValueAtOrNear", "JSON syntax error: {}."};
constexpr Message kTooDeep{"MATLAB:json:NestedTooDeeply", "The values are nested too deeply for JSON-formatted text."};
constexpr int kDeepest = 1000;

// ---- encoding

struct Encoder {
    vm::Interpreter& interpreter;
    bool convert_inf_and_nan = true;
    bool pretty = false;
    std::string out;
    int depth = 0;

    void line() {
        if (pretty)
            out += "\n" + std::string(static_cast<size_t>(2 * depth), ' ');
    }
    /// Quotes, backslashes and control characters are escaped; everything else is UTF-8.
    void text(std::u16string_view s) {
        constexpr std::string_view kCodes = "\"\\\b\f\n\r\t", kNames = "\"\\bfnrt", kHex = "0123456789ABCDEF";
        out += '"';
        for (const char c : to_utf8(s)) {
            const size_t known = kCodes.find(c);
            if (known != std::string_view::npos)
                (out += '\\') += kNames[known];
            else if (static_cast<unsigned char>(c) < 32)
                ((out += "\\u00") += kHex[static_cast<unsigned char>(c) >> 4]) += kHex[c & 15];
            else
                out += c;
        }
        out += '"';
    }

    /// `open` element, element `close`, one a line when pretty.
    template <class F>
    void sequence(char open, char close, int64_t count, F each) {
        out += open;
        if (++depth > kDeepest)
            fail(kTooDeep);
        for (int64_t i = 0; i < count; ++i) {
            if (i)
                out += ',';
            line();
            each(i);
        }
        --depth;
        if (count > 0)
            line();
        out += close;
    }

    void element(const ArrayView& view, int64_t i) {
        switch (view.class_id()) {
        case ClassId::Logical:
            out += view.data<bool>()[i] ? "true" : "false";
            return;
        case ClassId::Int64:
            out += std::to_string(view.data<int64_t>()[i]);
            return;
        case ClassId::UInt64:
            out += std::to_string(view.data<uint64_t>()[i]);
            return;
        default:
            break;
        }
        const double x = view.double_at(i);
        if (!std::isfinite(x)) {
            out += convert_inf_and_nan ? "null" : std::isnan(x) ? "NaN" : x > 0 ? "Infinity" : "-Infinity";
            return;
        }
        char buffer[40];
        const auto end = view.class_id() == ClassId::Single
                             ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<float>(x))
                             : std::abs(x) < 1e15 && x == std::trunc(x)
                                   ? std::to_chars(buffer, buffer + sizeof buffer, static_cast<int64_t>(x))
                                   : std::to_chars(buffer, buffer + sizeof buffer, x);
        out.append(buffer, end.ptr);
    }

    /// Arrays of rows of ... : dimension `k` of an array, at the linear offset `base`; `write(i)` writes element `i`.
    template <class F>
    void nested(const Dims& dims, int k, int64_t base, int64_t stride, F write) {
        sequence('[', ']', dims[k], [&](int64_t i) {
            const int64_t at = base + i * stride;
            if (k + 1 == dims.count())
                write(at);
            else
                nested(dims, k + 1, at, stride * dims[k], write);
        });
    }
    /// Scalars bare, vectors as one array, matrices as an array of rows.
    template <class F>
    void array(const Dims& dims, F write) {
        if (dims.numel() == 1)
            return write(int64_t{0});
        if (dims.numel() == 0) {
            out += "[]";
            return;
        }
        int long_dimensions = 0;
        for (int k = 0; k < dims.count(); ++k)
            long_dimensions += dims[k] != 1;
        if (long_dimensions == 1)
            return sequence('[', ']', dims.numel(), write);
        nested(dims, 0, 0, 1, write);
    }

    void member(std::string_view name, const Value& value, bool first) {
        if (!first)
            out += ',';
        line();
        text(to_utf16(name));
        out += pretty ? ": " : ":";
        encode(value);
    }

    void encode(const Value& value) {
        interpreter.check_interrupt();
        if (value.is_char())
            return encode_char(value);
        if (value.is_flat()) {
            const ArrayView view(value);
            if (view.is_complex())
                fail({"MATLAB:json:ComplexNotSupported", "Unable to encode complex values as JSON-formatted text."});
            return array(view.dims(), [&](int64_t i) { element(view, i); });
        }
        if (value.is_string()) {
            const StringArray& strings = value.string_array();
            return array(strings.dims(), [&](int64_t i) {
                if (strings.at(i))
                    text(*strings.at(i));
                else
                    out += "null";
            });
        }
        if (value.is_cell()) // cells are always arrays, whatever their number
            return sequence('[', ']', value.numel(), [&](int64_t i) { encode(value.cell().at(i)); });
        if (value.is_struct()) {
            const StructArray& s = value.structure();
            return array(s.dims(), [&](int64_t e) {
                const std::vector<std::string>& names = s.fields().names();
                sequence_of_members(static_cast<int64_t>(names.size()), [&](int64_t f) {
                    member(names[static_cast<size_t>(f)], s.at(e, static_cast<int>(f)), f == 0);
                });
            });
        }
        if (value.is_object() && value.class_name() == "containers.Map") {
            const Value arguments[] = {value};
            const Value keys = interpreter.call("keys", arguments, 1).at(0), values = interpreter.call("values", arguments, 1).at(0);
            return sequence_of_members(keys.numel(), [&](int64_t i) {
                const Value& key = keys.cell().at(i);
                if (!key.is_text())
                    fail(kUnsupported, value.class_name());
                member(key.to_text(), values.cell().at(i), i == 0);
            });
        }
        if (value.is_object() && value.numel() == 1) {
            HandleObject& object = value.object().at(0);
            const std::vector<std::string> names = object.property_names();
            return sequence_of_members(static_cast<int64_t>(names.size()), [&](int64_t i) {
                const std::string& name = names[static_cast<size_t>(i)];
                member(name, object.get_property(name), i == 0);
            });
        }
        fail(kUnsupported, value.class_name());
    }

    template <class F>
    void sequence_of_members(int64_t count, F each) {
        out += '{';
        if (++depth > kDeepest)
            fail(kTooDeep);
        for (int64_t i = 0; i < count; ++i)
            each(i);
        --depth;
        if (count > 0)
            line();
        out += '}';
    }

    /// The second dimension makes texts, the others arrays of them.
    void encode_char(const Value& value) {
        const ArrayView view(value);
        const Dims& dims = view.dims();
        const char16_t* characters = view.data<char16_t>();
        if (dims.numel() == 0) {
            text({});
            return;
        }
        int long_dimensions = 0;
        for (int k = 0; k < dims.count(); ++k)
            long_dimensions += dims[k] != 1;
        if (long_dimensions <= 1 && !(dims.is_column() && dims.numel() > 1))
            return text({characters, static_cast<size_t>(dims.numel())});
        const auto row = [&](int64_t first) {
            std::u16string line;
            for (int64_t c = 0; c < dims[1]; ++c)
                line += characters[first + c * dims[0]];
            text(line);
        };
        if (dims.count() == 2)
            return sequence('[', ']', dims[0], row);
        char_pages(dims, 0, 0, 1, row);
    }
    template <class F>
    void char_pages(const Dims& dims, int k, int64_t base, int64_t stride, F row) {
        if (k == 1)
            return char_pages(dims, 2, base, stride * dims[1], row);
        sequence('[', ']', dims[k], [&](int64_t i) {
            if (k + 1 == dims.count())
                row(base + i * stride);
            else
                char_pages(dims, k + 1, base + i * stride, stride * dims[k], row);
        });
    }
};

void jsonencode(Call& call) {
    Encoder encoder{call.interpreter, true, false, {}, 0};
    if (call.nargin() % 2 == 0)
        raise(Err::NotEnoughInputs);
    for (int i = 1; i + 1 < call.nargin(); i += 2) {
        const std::string name = to_lower_ascii(text_argument(call, i));
        if (name == "convertinfandnan")
            encoder.convert_inf_and_nan = flag_argument(call, i + 1);
        else if (name == "prettyprint")
            encoder.pretty = flag_argument(call, i + 1);
        else
            fail(kUnknownOption, name, call.builtin.name);
    }
    encoder.encode(call.arg(0));
    call.give(Value::text(encoder.out));
}

// ---- decoding

/// Stands before `NaN` and `Infinity` in the text that the parser sees: they are no JSON, but MATLAB reads them.
constexpr char kMark = '\x01';

/// NaN, Inf and Infinity outside strings become marked strings.
std::string with_marked_numbers(const std::string& text) {
    std::string out;
    bool inside = false;
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inside) {
            out += c;
            if (c == '\\' && i + 1 < text.size())
                out += text[++i];
            else
                inside = c != '"';
            continue;
        }
        inside = c == '"';
        const auto word = [&](std::string_view w) { return std::string_view(text).substr(i).starts_with(w); };
        const bool minus = c == '-' && i + 1 < text.size() && (text[i + 1] == 'I' || text[i + 1] == 'N');
        const size_t start = minus ? i + 1 : i;
        if (text[start] == 'N' || text[start] == 'I') {
            i = start;
            for (const std::string_view name : {"NaN", "Infinity", "Inf"})
                if (word(name)) {
                    out += std::string("\"\\u0001") + (minus ? "-" : "") + name[0] + "\"";
                    i += name.size() - 1;
                    break;
                }
            if (out.empty() || out.back() != '"')
                out += text[i];
            continue;
        }
        out += c;
    }
    return out;
}
bool is_marked(const Json& json) {
    if (!json.is_string())
        return false;
    const std::string& text = json.get_ref<const std::string&>();
    return !text.empty() && text[0] == kMark;
}
bool is_number(const Json& json) { return json.is_number() || is_marked(json); }

/// How names of members become names of fields; "Name-Value Arguments".
struct Naming {
    bool make_valid = true;
    std::string style = "underscore";
    std::string prefix = "x";

    /// White space goes and the letter behind it becomes a capital; what cannot stand in a name is replaced.
    std::string field(const std::string& key) const {
        if (!make_valid)
            return key;
        std::string out;
        bool capital = false;
        for (const char c : key) {
            const auto byte = static_cast<unsigned char>(c);
            if (isspace(byte)) {
                capital = !out.empty();
            } else if (isalnum(byte) || c == '_') {
                out += capital ? static_cast<char>(toupper(byte)) : c;
                capital = false;
            } else {
                capital = false;
                if (style == "hex") {
                    constexpr std::string_view kHex = "0123456789ABCDEF";
                    ((out += "0x") += kHex[byte >> 4]) += kHex[byte & 15];
                } else if (style != "delete") {
                    out += '_';
                }
            }
        }
        if (out.empty() || !isalpha(static_cast<unsigned char>(out[0])))
            out.insert(0, prefix);
        return out;
    }
};

struct Decoder {
    Naming naming;
    Value decode(const Json& json) const;
    Value decode_object(const Json& json) const;
    Value decode_array(const Json& json) const;
};

Value Decoder::decode_object(const Json& json) const {
    Ref<StructArray> out = StructArray::scalar();
    for (const auto& [key, element] : json.items()) {
        const std::string name = naming.field(key);
        std::string unique = name;
        for (int k = 1; out->fields().find(unique) >= 0; ++k)
            unique = name + "_" + std::to_string(k);
        out->set(unique, decode(element));
    }
    return out;
}

/// Values of one class and size along a new first dimension, `[[1,2],[3,4]]` as 2-by-2; nothing if they differ.
Value stacked(const std::vector<Value>& parts) {
    const Value& first = parts[0];
    const Dims inner = first.dims();
    std::vector<int64_t> sizes{static_cast<int64_t>(parts.size())};
    // A column of n elements is one dimension of size n in JSON.
    if (first.numel() != 1)
        for (int k = 0; k < inner.count(); ++k)
            if (!(k == 1 && inner.is_column()))
                sizes.push_back(inner[k]);
    if (sizes.size() == 1)
        sizes.push_back(1);
    const Dims dims{std::span<const int64_t>(sizes)};
    const int64_t n = static_cast<int64_t>(parts.size()), m = first.numel();
    Ref<Array> out = Array::uninitialized(first.class_id(), dims);
    for (int64_t i = 0; i < n; ++i) {
        const ArrayView view(parts[static_cast<size_t>(i)]);
        for (int64_t k = 0; k < m; ++k) {
            if (first.class_id() == ClassId::Logical)
                out->data_mut<bool>()[i + k * n] = view.data<bool>()[k];
            else
                out->data_mut<double>()[i + k * n] = view.data<double>()[k];
        }
    }
    return out;
}

Value Decoder::decode_array(const Json& json) const {
    if (json.empty())
        return Value::empty();
    bool numbers = true, booleans = true, objects = true, arrays = true;
    for (const Json& element : json) {
        numbers = numbers && (is_number(element) || element.is_null());
        booleans = booleans && element.is_boolean();
        objects = objects && element.is_object();
        arrays = arrays && element.is_array();
    }
    const int64_t n = static_cast<int64_t>(json.size());
    std::vector<Value> parts;
    for (const Json& element : json)
        parts.push_back(numbers && element.is_null() ? number(std::nan("")) : decode(element));
    if (numbers || booleans)
        return stacked(parts);
    if (arrays) {
        bool same = parts[0].is_numeric() || parts[0].is_logical();
        for (const Value& part : parts)
            same = same && part.is_flat() && part.class_id() == parts[0].class_id() && part.dims() == parts[0].dims() && !part.is_empty();
        if (same)
            return stacked(parts);
    }
    if (objects) {
        const StructArray& first = parts[0].structure();
        bool same = true;
        for (const Value& part : parts)
            same = same && part.structure().fields().names() == first.fields().names();
        if (same) {
            Ref<StructArray> out = make_ref<StructArray>(Dims(n, 1), first.field_table());
            for (int64_t e = 0; e < n; ++e)
                for (int f = 0; f < first.fields().count(); ++f)
                    out->at_mut(e, f) = parts[static_cast<size_t>(e)].structure().at(0, f);
            return out;
        }
    }
    return cell_of(Dims(n, 1), ValueList(parts.begin(), parts.end()));
}

Value Decoder::decode(const Json& json) const {
    switch (json.type()) {
    case Json::value_t::object:
        return decode_object(json);
    case Json::value_t::array:
        return decode_array(json);
    case Json::value_t::string: {
        const std::string& text = json.get_ref<const std::string&>();
        if (!is_marked(json))
            return Value::text(std::string_view(text));
        return number(text[1] == '-' ? -HUGE_VAL : text[1] == 'I' ? HUGE_VAL : std::nan(""));
    }
    case Json::value_t::boolean:
        return logical(json.get<bool>());
    case Json::value_t::null:
        return Value::empty();
    default:
        return number(json.get<double>());
    }
}

void jsondecode(Call& call) {
    const std::string text = text_argument(call, 0);
    Decoder decoder;
    if (call.nargin() % 2 == 0)
        raise(Err::NotEnoughInputs);
    for (int i = 1; i + 1 < call.nargin(); i += 2) {
        const std::string name = to_lower_ascii(text_argument(call, i));
        if (name == "makevalidname")
            decoder.naming.make_valid = flag_argument(call, i + 1);
        else if (name == "replacementstyle")
            decoder.naming.style = to_lower_ascii(text_argument(call, i + 1));
        else if (name == "prefix")
            decoder.naming.prefix = text_argument(call, i + 1);
        else
            fail(kUnknownOption, name, call.builtin.name);
    }
    int depth = 0;
    bool too_deep = false;
    const auto guard = [&](int, Json::parse_event_t event, Json&) {
        if (event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start)
            too_deep = too_deep || ++depth > kDeepest;
        else if (event == Json::parse_event_t::object_end || event == Json::parse_event_t::array_end)
            --depth;
        return !too_deep;
    };
    Json json;
    try {
        json = Json::parse(with_marked_numbers(text), guard);
    } catch (const Json::exception& problem) {
        std::string what = problem.what();
        const size_t start = what.find("parse error");
        fail(kSyntax, start == std::string::npos ? what : what.substr(start));
    }
    if (too_deep)
        fail(kTooDeep);
    call.give(decoder.decode(json));
}

constexpr std::string_view kFiles = "Data Import and Export";
constexpr Builtin kRows[] = {
    {"jsonencode", kFiles, "Create JSON-formatted text from structured MATLAB data", 1, 7, 1, jsonencode},
    {"jsondecode", kFiles, "Decode JSON-formatted text", 1, 7, 1, jsondecode},
};

} // namespace

void register_json(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
