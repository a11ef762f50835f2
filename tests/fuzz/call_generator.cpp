#include "call_generator.h"

#include <array>
#include <set>

namespace etna::fuzz {
namespace {

constexpr std::array<std::string_view, 68> kSamples{
    "0", "1", "2", "3", "-1", "0.5", "NaN", "Inf", "-Inf", "1e10", "1e300", "2i", "[]", "zeros(0, 3)", "zeros(3, 0)",
    "zeros(1, 0, 2)", "[1 2 3]", "[3; 1; 2]", "magic(4)", "[1 2; 3 4] + 1i", "ones(2, 3, 2)", "true", "false",
    "[true false]", "'abc'", "''", "['ab'; 'cd']", "'omitnan'", "\"str\"", "\"\"", "[\"a\" \"bb\"]", "string(missing)",
    "{}", "{1, 'a'}", "{'x', 'y'}", "{{1}}", "struct()", "struct('f', {1, 2})", "struct('f', 1)", "@sin", "@(x) x",
    "int8(5)", "int8([1 2; 3 4])", "uint64(18446744073709551615)", "int64(-5)", "single(1.5)", "single([1 2 NaN])",
    "1:5", "0:0.1:1", "5:-1:1", "'all'", "'rows'", "containers.Map()", "{[], '', \"\"}", "[NaN NaN]", "-3:3", "{@sin}",
    "[1e10 2]", "'%d %s'", "[0 0]", "[-1 2]", "int32([])", "repmat('x', 1, 200)", "sparse(0)", "'first'", "-0",
    "[Inf 1; NaN 2]", "{1, 2; 3, 4}"};

/// What touches more than its arguments and results, or waits for somebody.
bool may_call(const Builtin& builtin) {
    static const std::set<std::string_view> kCategories{
        "Files and Folders", "System Commands", "Data Import and Export", "Files", "Command Window", "GPU Computing",
        "Performance", "Graphics", "Debugging", "Programming Utilities", "Test"};
    static const std::set<std::string_view> kNames{
        "exit", "quit", "input", "keyboard", "pause", "run", "source", "clear", "clearvars", "eval", "evalc", "evalin",
        "assignin", "feval", "builtin", "doc", "help", "perms", "primes", "save", "load", "onCleanup", "mlock",
        "munlock", "dbstop", "dbclear", "dbcont", "dbstep", "dbquit", "publish", "rng", "cellfun", "arrayfun",
        "structfun", "bsxfun", "accumarray", "warning", "exist", "which", "nargin", "nargout", "runtests", "umask"};
    return !kCategories.contains(builtin.category) && !kNames.contains(builtin.name);
}

} // namespace

CallGenerator::CallGenerator(vm::Interpreter& interpreter) {
    for (const Builtin* builtin : interpreter.registry().all())
        if (may_call(*builtin))
            functions_.push_back(builtin);
    for (const std::string_view sample : kSamples) {
        try {
            samples_.push_back(interpreter.evaluate_in(vm::Workspace::Base, sample, 1).at(0));
        } catch (const Error&) { // a class that this engine does not have
            samples_.push_back(Value::empty());
        }
    }
}

GeneratedCall CallGenerator::call(std::span<const uint8_t> choices) const {
    size_t at = 0;
    const auto next = [&](int count) {
        int choice = at < choices.size() ? choices[at++] : 0;
        if (count > 256)
            choice = choice * 256 + (at < choices.size() ? choices[at++] : 0);
        return choice % count;
    };
    GeneratedCall out;
    const Builtin& builtin = *functions_[static_cast<size_t>(next(static_cast<int>(functions_.size())))];
    out.name = builtin.name;
    constexpr int kMaxArguments = 6;
    const int most = builtin.max_inputs == kAnyNumber ? kMaxArguments : std::min(builtin.max_inputs, kMaxArguments);
    const int least = std::min(builtin.min_inputs, most);
    const int given = least + next(most - least + 1);
    for (int i = 0; i < given; ++i)
        out.arguments.push_back(next(static_cast<int>(kSamples.size())));
    const int outputs = builtin.max_outputs == kAnyNumber ? 3 : builtin.max_outputs;
    out.nargout = next(outputs + 1);
    return out;
}

std::string CallGenerator::text(const GeneratedCall& call) const {
    std::string out;
    for (int i = 0; i < call.nargout; ++i)
        out += (i ? ", x" : "[x") + std::to_string(i);
    out += (call.nargout ? "] = " : "") + call.name + "(";
    for (size_t i = 0; i < call.arguments.size(); ++i)
        out += (i ? ", " : "") + std::string(kSamples[static_cast<size_t>(call.arguments[i])]);
    return out + ");";
}

ValueList CallGenerator::arguments(const GeneratedCall& call) const {
    ValueList out;
    for (const int index : call.arguments)
        out.push_back(samples_[static_cast<size_t>(index)]);
    return out;
}

} // namespace etna::fuzz
