// inputParser: declares the inputs of a function, then reads them.
#include <algorithm>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/common/utf.h"
#include "engine/ops/operators.h"
#include "engine/value/containers.h"
#include "engine/value/function_handle.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

class InputParser final : public HandleObject {
  public:
    std::string class_name() const override { return "inputParser"; }
    std::vector<std::string> property_names() const override {
        return {"FunctionName", "CaseSensitive", "KeepUnmatched", "PartialMatching", "StructExpand", "Parameters", "Results", "Unmatched", "UsingDefaults"};
    }
    Value get_property(const std::string& name) override {
        if (name == "FunctionName")
            return Value::text(function_name_);
        if (name == "CaseSensitive")
            return logical(case_sensitive_);
        if (name == "KeepUnmatched")
            return logical(keep_unmatched_);
        if (name == "PartialMatching")
            return logical(partial_matching_);
        if (name == "StructExpand")
            return logical(struct_expand_);
        if (name == "Results")
            return results_;
        if (name == "Unmatched")
            return unmatched_;
        if (name == "UsingDefaults")
            return cell_of_text(Dims(1, static_cast<int64_t>(using_defaults_.size())), using_defaults_);
        if (name == "Parameters") {
            std::vector<std::string> names;
            for (const Input& input : inputs_)
                names.push_back(input.name);
            return cell_of_text(Dims(1, static_cast<int64_t>(names.size())), names);
        }
        raise(Err::UnknownProperty, name, class_name());
    }
    void set_property(const std::string& name, const Value& value) override {
        if (name == "FunctionName")
            function_name_ = value.to_text();
        else if (name == "CaseSensitive")
            case_sensitive_ = ops::is_true(value);
        else if (name == "KeepUnmatched")
            keep_unmatched_ = ops::is_true(value);
        else if (name == "PartialMatching")
            partial_matching_ = ops::is_true(value);
        else if (name == "StructExpand")
            struct_expand_ = ops::is_true(value);
        else {
            get_property(name); // unknown names raise; the others are read-only
            raise(Err::ReadOnlyProperty, name, class_name());
        }
    }
    std::string display_text() override {
        return "  inputParser with properties:\n\n       FunctionName: '" + function_name_ + "'\n      CaseSensitive: " + (case_sensitive_ ? "1" : "0") +
               "\n      KeepUnmatched: " + (keep_unmatched_ ? "1" : "0") + "\n    PartialMatching: " + (partial_matching_ ? "1" : "0") +
               "\n       StructExpand: " + (struct_expand_ ? "1" : "0") + "\n";
    }

    bool call_method(vm::Interpreter& interpreter, std::string_view name, std::span<const Value> arguments, int, ValueList&) override {
        static constexpr std::pair<std::string_view, Kind> kAdders[] = {{"addRequired", Kind::Required}, {"addOptional", Kind::Optional},
                                                                        {"addParameter", Kind::Parameter}, {"addParamValue", Kind::Parameter},
                                                                        {"addSwitch", Kind::Switch}};
        for (const auto& [adder, kind] : kAdders)
            if (adder == name) {
                add(kind, arguments);
                return true;
            }
        if (name != "parse")
            return false;
        parse(interpreter, arguments);
        return true;
    }

  private:
    enum class Kind { Required, Optional, Parameter, Switch };
    struct Input {
        Kind kind;
        std::string name;
        Value otherwise;
        Value validator;
    };

    void add(Kind kind, std::span<const Value> arguments) {
        if (arguments.empty() || !arguments[0].is_text())
            fail({"MATLAB:InputParser:AddParameter", "An input needs a name."});
        Input input{kind, arguments[0].to_text(), logical(false), {}};
        size_t next = 1;
        if (kind == Kind::Optional || kind == Kind::Parameter) {
            if (arguments.size() < 2)
                raise(Err::NotEnoughInputs);
            input.otherwise = arguments[next++];
        }
        if (kind != Kind::Switch && arguments.size() > next)
            input.validator = arguments[next];
        for (const Input& other : inputs_)
            if (other.name == input.name)
                fail({"MATLAB:InputParser:ParameterNameExists", "The name '{}' is used twice."}, input.name);
        inputs_.push_back(std::move(input));
    }

    /// A validator returns false or raises; either way the value is refused. Empty text: it is accepted.
    std::string refusal(vm::Interpreter& interpreter, const Input& input, const Value& value) const {
        if (!input.validator.is_defined() || input.validator.is_empty())
            return "";
        const Value args[] = {value};
        try {
            const ValueList out = interpreter.call(input.validator, args, 0);
            if (out.empty() || !out[0].is_defined() || ops::is_true(out[0]))
                return "";
        } catch (const Error& error) {
            return error.message();
        }
        const FunctionHandle& handle = input.validator.function();
        return "It must satisfy the function: " + (handle.is_anonymous() ? handle.source : handle.name) + ".";
    }
    void accept(vm::Interpreter& interpreter, const Input& input, const Value& value) {
        const std::string problem = refusal(interpreter, input, value);
        if (!problem.empty())
            throw Error("MATLAB:InputParser:ArgumentFailedValidation", "The value of '" + input.name + "' is invalid. " + problem);
        set(results_, input.name, value);
        std::erase(using_defaults_, input.name);
    }
    static void set(Value& target, const std::string& name, const Value& value) { target.structure_mut().set(name, value); }

    const Input* find(const std::string& name) const {
        const Input* partial = nullptr;
        const std::string lower = to_lower_ascii(name);
        for (const Input& input : inputs_) {
            if (input.kind != Kind::Parameter && input.kind != Kind::Switch)
                continue;
            if (case_sensitive_ ? input.name == name : to_lower_ascii(input.name) == lower)
                return &input;
            const bool begins = case_sensitive_ ? input.name.starts_with(name) : to_lower_ascii(input.name).starts_with(lower);
            if (partial_matching_ && !name.empty() && begins)
                partial = partial ? partial : &input;
        }
        return partial;
    }

    void parse(vm::Interpreter& interpreter, std::span<const Value> arguments) {
        results_ = Value(StructArray::scalar());
        unmatched_ = Value(StructArray::scalar());
        using_defaults_.clear();
        std::vector<std::string> names;
        for (const Input& input : inputs_)
            names.push_back(input.name);
        std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return to_lower_ascii(a) < to_lower_ascii(b); });
        for (const std::string& name : names) // fields of Results stand in alphabetical order
            set(results_, name, Value::empty());
        size_t at = 0;
        for (const Input& input : inputs_)
            if (input.kind == Kind::Required) {
                if (at >= arguments.size())
                    throw Error("MATLAB:InputParser:notEnoughInputs", "Not enough input arguments.");
                accept(interpreter, input, arguments[at++]);
            } else {
                set(results_, input.name, input.otherwise);
                using_defaults_.push_back(input.name);
            }
        for (const Input& input : inputs_) {
            if (input.kind != Kind::Optional || at >= arguments.size())
                continue;
            const Value& value = arguments[at];
            const bool unchecked = !input.validator.is_defined() || input.validator.is_empty();
            if (value.is_text() && (unchecked || find(value.to_text()) || !refusal(interpreter, input, value).empty()))
                break; // a name begins here
            accept(interpreter, input, value);
            ++at;
        }
        while (at < arguments.size())
            at = parse_named(interpreter, arguments, at);
    }

    size_t parse_named(vm::Interpreter& interpreter, std::span<const Value> arguments, size_t at) {
        const Value& head = arguments[at];
        if (head.is_struct() && struct_expand_ && head.numel() == 1) {
            const StructArray& s = head.structure();
            for (int f = 0; f < s.fields().count(); ++f)
                take(interpreter, s.fields().names()[static_cast<size_t>(f)], s.at(0, f));
            return at + 1;
        }
        if (!head.is_text())
            throw Error("MATLAB:InputParser:ParamMustBeChar", "Expected the name of a parameter here, not a value of class " + head.class_name() + ".");
        const std::string name = head.to_text();
        const Input* input = find(name);
        if (input && input->kind == Kind::Switch) {
            accept(interpreter, *input, logical(true));
            return at + 1;
        }
        if (at + 1 >= arguments.size())
            throw Error("MATLAB:InputParser:ParamMissingValue", "No value was given for '" + name + "'. Parameters come in pairs: a name and a value.");
        take(interpreter, name, arguments[at + 1]);
        return at + 2;
    }
    void take(vm::Interpreter& interpreter, const std::string& name, const Value& value) {
        if (const Input* input = find(name))
            return accept(interpreter, *input, value);
        if (!keep_unmatched_)
            throw Error("MATLAB:InputParser:UnmatchedParameter", "'" + name + "' is not a recognized parameter. For a list of valid name-value pair arguments, see the documentation for this function.");
        set(unmatched_, name, value);
    }

    std::string function_name_;
    bool case_sensitive_ = false, keep_unmatched_ = false, partial_matching_ = true, struct_expand_ = true;
    std::vector<Input> inputs_;
    std::vector<std::string> using_defaults_;
    Value results_ = Value(StructArray::scalar());
    Value unmatched_ = Value(StructArray::scalar());
};

void input_parser(Call& call) { call.give(Value(make_ref<ObjectArray>(Ref<HandleObject>(make_ref<InputParser>())))); }

/// `addRequired(p, ...)` and its kin as functions.
void parser_method(Call& call) {
    const Value& p = call.arg(0);
    ValueList results;
    if (!p.is_object() || p.numel() != 1 ||
        !p.object().at(0).call_method(call.interpreter, call.builtin.name, std::span<const Value>(call.args).subspan(1), call.nargout, results))
        refuse_class(call, p);
}

constexpr std::string_view kParsing = "Programming";
constexpr Builtin kRows[] = {
    {"inputParser", kParsing, "Input parser for functions", 0, 0, 1, input_parser},
    {"addRequired", kParsing, "Add required, positional argument into input parser scheme", 2, 3, 0, parser_method},
    {"addOptional", kParsing, "Add optional, positional argument into input parser scheme", 3, 4, 0, parser_method},
    {"addParameter", kParsing, "Add optional name-value pair argument into input parser scheme", 3, 6, 0, parser_method},
    {"addParamValue", kParsing, "Add optional name-value pair argument into input parser scheme", 3, 4, 0, parser_method},
    {"addSwitch", kParsing, "Add switch argument to input parser scheme", 2, 2, 0, parser_method},
    {"parse", kParsing, "Parse function inputs", 1, kAnyNumber, 0, parser_method},
};

} // namespace

void register_input_parser(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
