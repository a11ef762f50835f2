#include "engine/display/printf_arguments.h"

#include "engine/common/utf.h"
#include "engine/value/containers.h"

namespace etna::display {

PrintfArguments::PrintfArguments(std::span<const Value> args) : args_(args) {
    for (const Value& v : args) {
        if (!v.is_flat() && !v.is_string())
            raise(Err::PrintfClass, v.class_name());
        any_ = any_ || !v.is_empty();
    }
    enter();
}

void PrintfArguments::enter() {
    element_ = 0;
    count_ = arg_ < args_.size() ? args_[arg_].numel() : 0;
}

void PrintfArguments::step() {
    if (++element_ >= count_) {
        ++arg_;
        enter();
    }
}

void PrintfArguments::skip_empty() {
    while (arg_ < args_.size() && count_ == 0) {
        ++arg_;
        enter();
    }
}

std::optional<std::string> PrintfArguments::take_string() {
    if (!more() || !args_[arg_].is_string() || count_ == 0)
        return std::nullopt;
    const auto& text = args_[arg_].string_array().at(element_);
    std::string out = text ? to_utf8(*text) : "<missing>";
    step();
    return out;
}

std::optional<std::string> PrintfArguments::take_text() {
    if (!more())
        return std::nullopt;
    const Value& v = args_[arg_];
    if (count_ == 0) {
        step();
        return std::string();
    }
    if (v.is_string())
        return take_string();
    if (!v.is_char() || element_ != 0)
        return std::nullopt;
    std::string out = v.to_text();
    ++arg_;
    enter();
    return out;
}

PrintfNumber PrintfArguments::take_number() {
    PrintfNumber n;
    const Value& v = args_[arg_];
    if (v.tag() == Value::Tag::Double) {
        n.x = v.get_double();
    } else {
        const ArrayView view(v);
        n.x = view.double_at(element_);
        n.is_char = view.class_id() == ClassId::Char;
        if (view.class_id() == ClassId::Int64) {
            n.exact = true;
            n.integer = view.data<int64_t>()[element_];
            n.natural = static_cast<uint64_t>(n.integer);
        } else if (view.class_id() == ClassId::UInt64) {
            n.natural = view.data<uint64_t>()[element_];
            n.exact = true;
            n.integer = n.natural > INT64_MAX ? INT64_MAX : static_cast<int64_t>(n.natural);
        }
    }
    step();
    return n;
}

} // namespace etna::display
