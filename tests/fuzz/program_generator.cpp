#include "program_generator.h"

#include <array>

namespace etna::fuzz {
namespace {

constexpr int kMaxDepth = 4;
constexpr int kMaxStatements = 60;

constexpr std::array<std::string_view, 10> kVariables{"a", "b", "c", "d", "s", "t", "k", "z", "m", "u"};

/// What the variables hold when the program begins: one of each kind.
constexpr std::string_view kStart = R"(a = 3; b = [4 1 3 2]; c = magic(4) / 8; d = {1, 'two', [3 4; 5 6]}; s = struct('f', {1, 'g', {2}});
t = 'fuzzed'; k = int8([100 -100; 27 5]); z = [1+2i; NaN; -0]; m = b > 2; u = "text";
)";

constexpr std::array<std::string_view, 48> kLiterals{
    "0", "1", "2", "3", "7", "-1", "0.5", "-0", "1e10", "Inf", "NaN", "-Inf", "2i", "3-4i", "int8(127)", "uint8(200)",
    "int32(-7)", "int64(9007199254740993)", "uint64(18446744073709551615)", "single(0.1)", "single(1e30)", "true",
    "false", "'abc'", "''", "\"str\"", "\"\"", "[]", "zeros(0, 3)", "zeros(3, 0)", "{}", "{1, 'a'}", "struct()",
    "struct('f', 2)", "[1 2 3]", "[1; 2; 3]", "[1 2; 3 4]", "1:5", "5:-1:1", "0:0.25:1", "[true false true]",
    "int16([1 2 3])", "single([1.5 2.5])", "[0.1 NaN -Inf]", "ones(2, 3, 2)", "{[1 2], {3}}", "[\"p\" \"q\"]",
    "['ab'; 'cd']"};

constexpr std::array<std::string_view, 27> kOperators{"+", "-", ".*", "*", "./", "/", ".\\", "\\", ".^",
                                                      "^", "==", "~=", "<", "<=", ">", ">=", "&", "|",
                                                      "+", "-", ".*", "*", "./", "==", "<", "&&", "||"};

constexpr std::array<std::string_view, 6> kFields{"f", "g", "h", "x", "y", "f"};

template <class Table>
std::string entry(const Table& table, int index) {
    return std::string(table[static_cast<size_t>(index)]);
}
template <class Table>
int count(const Table& table) {
    return static_cast<int>(table.size());
}

} // namespace

int ProgramGenerator::choose(int count) {
    if (done())
        return 0;
    if (count <= 256)
        return choices_[at_++] % count;
    const int high = choices_[at_++];
    return (high * 256 + (done() ? 0 : choices_[at_++])) % count;
}

std::string ProgramGenerator::variable() { return entry(kVariables, choose(count(kVariables))); }

std::string ProgramGenerator::literal() { return entry(kLiterals, choose(count(kLiterals))); }

std::string ProgramGenerator::subscript(int depth) {
    switch (choose(9)) {
    case 0:
        return "1";
    case 1:
        return "2";
    case 2:
        return ":";
    case 3:
        return "end";
    case 4:
        return "end + 1";
    case 5:
        return "1:2";
    case 6:
        return "[]";
    case 7:
        return "end - 1";
    default:
        return expression(depth + 1);
    }
}

std::string ProgramGenerator::reference(int depth) {
    std::string text = variable();
    switch (choose(8)) {
    case 0:
        return text;
    case 1:
        return text + "(" + subscript(depth) + ")";
    case 2: {
        const std::string row = subscript(depth);
        return text + "(" + row + ", " + subscript(depth) + ")";
    }
    case 3:
        return text + "{" + subscript(depth) + "}";
    case 4:
        return text + "." + entry(kFields, choose(count(kFields)));
    case 5:
        return text + ".('" + entry(kFields, choose(count(kFields))) + "')";
    case 6: {
        const std::string index = subscript(depth);
        return text + "(" + index + ")." + entry(kFields, choose(count(kFields)));
    }
    default: {
        const std::string index = subscript(depth);
        return text + "{" + index + "}(" + subscript(depth) + ")";
    }
    }
}

std::string ProgramGenerator::target() { return choose(3) == 0 ? variable() : reference(kMaxDepth - 1); }

std::string ProgramGenerator::arguments(int depth) {
    std::string text = "(";
    const int given = choose(4) + (choose(8) == 7);
    for (int i = 0; i < given; ++i)
        text += (i ? ", " : "") + expression(depth + 1);
    return text + ")";
}

std::string ProgramGenerator::handle(int depth) {
    switch (choose(4)) {
    case 0:
        return "@(p) " + expression(depth + 1);
    case 1:
        return "@(p, q) p" + entry(kOperators, choose(count(kOperators))) + "q";
    case 2:
        return functions_.empty() ? "@sin" : "@" + functions_[static_cast<size_t>(choose(count(functions_)))];
    default:
        return "@twice";
    }
}

std::string ProgramGenerator::call(int depth) {
    switch (choose(8)) {
    case 0:
        return "twice" + arguments(depth);
    case 1: {
        const std::string function = handle(depth);
        return "cellfun(" + function + ", {1, [2 3], 'x'}, 'UniformOutput', false)";
    }
    case 2: {
        const std::string function = handle(depth);
        return "arrayfun(" + function + ", " + expression(depth + 1) + ")";
    }
    default:
        if (functions_.empty())
            return "numel" + arguments(depth);
        {
            const std::string name = functions_[static_cast<size_t>(choose(count(functions_)))];
            return name + arguments(depth);
        }
    }
}

std::string ProgramGenerator::expression(int depth) {
    if (depth >= kMaxDepth || done())
        return choose(2) ? literal() : variable();
    switch (choose(12)) {
    case 0:
    case 1:
        return literal();
    case 2:
        return variable();
    case 3:
        return reference(depth);
    case 4:
    case 5: {
        const std::string left = expression(depth + 1);
        const std::string op = entry(kOperators, choose(count(kOperators)));
        return "(" + left + " " + op + " " + expression(depth + 1) + ")";
    }
    case 6: {
        constexpr std::array<std::string_view, 3> kPrefix{"-", "~", "+"};
        return entry(kPrefix, choose(3)) + "(" + expression(depth + 1) + ")";
    }
    case 7:
        return expression(depth + 1) + (choose(2) ? "'" : ".'");
    case 8: {
        const std::string first = expression(depth + 1);
        const std::string between = choose(2) ? ", " : "; ";
        return "[" + first + between + expression(depth + 1) + "]";
    }
    case 9: {
        const std::string first = expression(depth + 1);
        return "{" + first + ", " + expression(depth + 1) + "}";
    }
    default:
        return call(depth);
    }
}

std::string ProgramGenerator::condition(int depth) {
    return choose(2) ? "isequal(" + expression(depth + 1) + ", " + variable() + ")" : expression(depth + 1);
}

void ProgramGenerator::line(const std::string& text) {
    out_.append(static_cast<size_t>(indent_) * 2, ' ');
    out_ += text;
    out_ += '\n';
}

void ProgramGenerator::block(int depth) {
    ++indent_;
    const int length = 1 + choose(3);
    for (int i = 0; i < length && !done(); ++i)
        statement(depth + 1);
    --indent_;
}

/// Scalar arithmetic over a range: what the JIT compiles.
void ProgramGenerator::scalar_loop() {
    const std::string counter = "n" + std::to_string(loops_++);
    constexpr std::array<std::string_view, 12> kSteps{
        "acc = acc + NN;", "acc = acc - NN * 0.5;", "acc = acc / (NN + 1);", "if NN > 100, acc = acc + 1; end",
        "v(NN) = acc;", "acc = acc + v(mod(NN, 7) + 1);", "acc = abs(sin(acc)) + NN;", "if acc > 1e6, acc = 1; end",
        "acc = max(acc, NN);", "if NN == 150, break, end", "w = floor(acc); acc = acc - w;", "v(end + 1) = NN;"};
    constexpr std::array<std::string_view, 4> kStarts{"acc = 0;", "acc = 1.5;", "acc = int32(4);", "acc = single(2);"};
    line(entry(kStarts, choose(4)) + " v = 1:8; w = 0;");
    line("for " + counter + " = " + (choose(2) ? "1:200" : "200:-1:1"));
    const int steps = 1 + choose(5);
    for (int i = 0; i < steps; ++i) {
        std::string step = entry(kSteps, choose(count(kSteps)));
        for (size_t at; (at = step.find("NN")) != std::string::npos;)
            step.replace(at, 2, counter);
        line("  " + step);
    }
    line("end");
    line("acc, v, w");
}

void ProgramGenerator::loop(int depth) {
    if (choose(2)) {
        const std::string counter = "n" + std::to_string(loops_++);
        line(counter + " = 0;");
        line("while " + counter + " < 5 && " + (choose(2) ? "true" : "~isempty(" + variable() + ")"));
        line("  " + counter + " = " + counter + " + 1;");
    } else {
        line("for " + variable() + " = " + expression(depth + 1));
        line("  if numel(b) > 1000, break, end");
    }
    block(depth);
    if (choose(6) == 5)
        line(choose(2) ? "  continue" : "  break");
    line("end");
}

void ProgramGenerator::statement(int depth) {
    if (++statements_ > kMaxStatements)
        return;
    switch (depth >= kMaxDepth ? choose(6) : choose(14)) {
    case 0:
    case 1:
        return line(variable() + " = " + expression(0) + (choose(3) ? ";" : ""));
    case 2: {
        const std::string to = target();
        return line(to + " = " + expression(1) + ";");
    }
    case 3: {
        const std::string to = variable();
        return line(to + "(" + subscript(kMaxDepth - 1) + (choose(2) ? ")" : ", :)") + " = [];");
    }
    case 4:
        return line(expression(0));
    case 5: {
        const std::string first = variable();
        const std::string second = choose(3) ? variable() : "~";
        return line("[" + first + ", " + second + "] = " + call(1) + ";");
    }
    case 6:
        line("if " + condition(1));
        block(depth);
        if (choose(2)) {
            line("else");
            block(depth);
        }
        return line("end");
    case 7:
    case 8:
        return loop(depth);
    case 9:
        line("switch " + expression(2));
        line("case {1, 'abc', 2}");
        block(depth);
        line("otherwise");
        block(depth);
        return line("end");
    case 10:
        line("try");
        block(depth);
        line("catch inner, disp(inner.message)");
        block(depth);
        return line("end");
    case 11:
        return scalar_loop();
    case 12: {
        const std::string function = handle(1);
        return line("h = " + function + "; " + variable() + " = h" + arguments(2) + ";");
    }
    default: {
        const std::string to = variable();
        constexpr std::array<std::string_view, 6> kUpdates{" += 1;", " -= 2;", " *= 2;", " /= 4;", "++;", " |= 1;"};
        return line(to + entry(kUpdates, choose(6)));
    }
    }
}

std::string ProgramGenerator::program() {
    out_ = kStart;
    while (!done() && statements_ < kMaxStatements) {
        line("try");
        ++indent_;
        statement(0);
        --indent_;
        line("catch err, disp(err.identifier), disp(err.message)");
        line("end");
    }
    line("a, b, c, d, s, t, k, z, m, u");
    line("for n = {a, b, c, d, s, t, k, z, m, u}, disp(class(n{1})), disp(size(n{1})), disp(n{1}), end");
    line("function [r, r2] = twice(p, q)");
    line("  if nargin < 2, q = 2; end");
    line("  r = p .* q; r2 = {r};");
    line("end");
    return std::move(out_);
}

} // namespace etna::fuzz
