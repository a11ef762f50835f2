// Generated programs of array operations: classes, shapes, special values, masks, reductions, loops. Each runs eagerly,
// deferred with one thread, deferred with two, and, with ETNA_FUZZ_DEVICE=gpu, on the device. All must leave the same
// bits in every variable.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>

#include "engine/accel/context.h"
#include "engine/accel/provider.h"
#include "engine/value/error.h"
#include "engine/value/size_limit.h"
#include "limits.h"
#ifdef ETNA_FUZZ_GPU
#include "gpu/provider/provider.h"
#endif

using namespace etna;

namespace {

/// A program from a string of choices.
class Generator {
  public:
    explicit Generator(std::span<const uint8_t> choices) : choices_(choices) {}

    std::string program() {
        static const char* kShapes[] = {"[60 1]", "[1 60]", "[20 3]", "[5 4 3]", "[60 1]", "[1 1]", "[300 1]", "[17 19]"};
        shape_ = kShapes[choose(8)];
        for (char name = 'a'; name < 'a' + kVariables; ++name)
            text_ += std::string(1, name) + " = " + initial() + ";\n";
        for (int k = 0; k < 14 && !done(); ++k)
            statement(0);
        for (char name = 'a'; name < 'a' + kVariables; ++name)
            text_ += std::string("show(") + name + ");\n";
        return text_ + R"(
function show(x)
x = gather(x);
fprintf('%s [%s] %d:', class(x), sprintf('%d ', size(x)), isreal(x));
fprintf(' %.17g', double(real(x(:))));
if ~isreal(x), fprintf(' i%.17g', double(imag(x(:)))); end
fprintf('\n');
end
)";
    }

  private:
    static constexpr int kVariables = 5;

    int choose(int count) {
        if (done())
            return 0;
        return choices_[at_++] % count;
    }
    bool done() const { return at_ >= choices_.size(); }
    template <size_t N>
    std::string one_of(const char* const (&list)[N]) {
        return list[choose(N)];
    }

    std::string variable() { return std::string(1, static_cast<char>('a' + choose(kVariables))); }

    std::string initial() {
        static const char* kValues[] = {"mod((1:n)*37,11)-5", "((1:n)-n/3)/7", "mod((1:n)*17,5)",
                                        "exp(mod((1:n)*29,41)*10-200)", "(mod((1:n)*7,13)-6)*1e-310"};
        static const char* kClasses[] = {"double", "double", "single", "single", "int8", "uint8", "int32", "logical", "uint16"};
        static const char* kSpecial[] = {"", "", "; x(2)=NaN", "; x(1)=Inf; x(end)=-Inf", "; x(end)=-0", "; x([1 end])=NaN"};
        const std::string cls = one_of(kClasses);
        std::string values = one_of(kValues);
        const std::string special = cls == "double" || cls == "single" ? one_of(kSpecial) : "";
        if (cls == "logical")
            values = "mod(1:n,3)==1";
        return "make(" + shape_ + ", @(n) " + values + ", '" + cls + "', '" + (special.empty() ? "" : special.substr(2)) + "')";
    }

    std::string operand(int depth) {
        static const char* kScalars[] = {"2", "0.5", "-1.25", "3", "0", "single(0.1)", "NaN", "1e300"};
        switch (choose(depth > 2 ? 2 : 6)) {
        case 0:
        case 1:
            return variable();
        case 2:
            return one_of(kScalars);
        default:
            return expression(depth + 1);
        }
    }

    std::string expression(int depth) {
        static const char* kUnary[] = {"abs", "exp", "sin", "cos", "tanh", "floor", "round", "sign", "-", "atan", "~", "fix",
                                       "isnan", "sqrt", "log1p", "double", "single", "isfinite", "sinh", "tan", "log"};
        static const char* kBinary[] = {" + ", " - ", " .* ", " ./ ", " < ", " == ", " >= ", " & ", " | ", " .^ ", " ~= "};
        static const char* kReduce[] = {"sum", "max", "min", "prod", "mean", "any", "all"};
        static const char* kWhere[] = {"", ", 1", ", 2", ", 'all'", ", [1 2]", ", 3"};
        switch (choose(10)) {
        case 0:
        case 1:
            return one_of(kUnary) + "(" + operand(depth) + ")";
        case 2: {
            const std::string f = one_of(kReduce), where = one_of(kWhere);
            const std::string gap = (f == "max" || f == "min") && !where.empty() ? ", []" : "";
            return f + "(" + operand(depth) + gap + where + ")";
        }
        case 3:
            return (choose(2) ? "max(" : "min(") + operand(depth) + ", " + operand(depth) + ")";
        case 4:
            return "(" + operand(depth) + " .^ " + (choose(2) ? "2" : "3") + ")";
        case 5:
            return operand(depth) + "(:)";
        default:
            return "(" + operand(depth) + one_of(kBinary) + operand(depth) + ")";
        }
    }

    void statement(int depth) {
        const std::string target = variable();
        switch (choose(8)) {
        case 0:
            if (depth == 0) {
                static const char* kCounts[] = {"4", "9", "30", "70"};
                text_ += "try, for k = 1:" + one_of(kCounts) + "\n";
                const int lines = 1 + choose(3);
                for (int i = 0; i < lines; ++i)
                    simple(1);
                text_ += "end, catch e, disp(e.identifier), end\n";
                return;
            }
            [[fallthrough]];
        case 1:
            text_ += "try, " + target + "(" + (choose(2) ? "1" : "end") + ") = " + (choose(2) ? "7" : "0") +
                     "; catch e, disp(e.identifier), end\n";
            return;
        case 2:
            text_ += "try, if any(" + operand(1) + "(:) > 0), " + target + " = " + expression(1) +
                     "; end, catch e, disp(e.identifier), end\n";
            return;
        case 3:
            text_ += "try, " + target + " = " + target + "(" + variable() + " > 1); catch e, disp(e.identifier), end\n";
            return;
        case 4:
            text_ += "try, " + target + " = [" + operand(1) + "; " + operand(1) + "]; catch e, disp(e.identifier), end\n";
            return;
        default:
            text_ += "try, ";
            simple(0);
            text_ += "catch e, disp(e.identifier), end\n";
        }
    }

    void simple(int depth) {
        static const char* kSteps[] = {" * (k / 8)", " + k", " * 0.75", ""};
        text_ += variable() + " = " + expression(1) + (depth ? one_of(kSteps) : "") + ";\n";
    }

    std::span<const uint8_t> choices_;
    size_t at_ = 0;
    std::string text_, shape_;
};

std::string program_of(const uint8_t* data, size_t size) {
    return Generator({data, size}).program() + R"(
function x = make(shape, f, cls, special)
x = cast(reshape(f(prod(shape)), shape), cls);
if ~isempty(special) && ~isempty(x), eval([special ';']); end
end
)";
}

struct Mode {
    const char* name;
    bool defer;
    int threads;
    accel::DeviceMode device;
};

/// What a program prints; nothing if it was stopped.
std::optional<std::string> output_of(const std::string& program, const Mode& mode) {
    static fuzz::Watchdog watchdog;
    fuzz::Text host;
    session::Options options;
    options.jit = false;
    vm::Interpreter interpreter(options, host);
    host.interpreter = &interpreter;
    accel::ContextOptions accel = interpreter.accel().options();
    accel.defer = mode.defer;
    accel.defer_min = 2;
    accel.device = mode.device;
    accel.threads = mode.threads;
    interpreter.accel().set_options(accel);
    if (mode.device == accel::DeviceMode::Cpu) // a device that is this processor compiles for seconds
        watchdog.set(&interpreter);
    bool stopped = false;
    interpreter.begin_run();
    try {
        interpreter.execute(program);
        interpreter.end_run();
    } catch (const Error& error) {
        host.text += "\nstopped by " + error.identifier() + ": " + error.message();
    } catch (const InterruptRequest&) {
        stopped = true;
    }
    watchdog.set(nullptr);
    return stopped ? std::nullopt : std::optional(std::move(host.text));
}

void compare(const std::string& program, const std::string& expected, const Mode& mode) {
    const std::optional<std::string> found = output_of(program, mode);
    if (!found || *found == expected)
        return;
    size_t at = 0;
    while (at < expected.size() && at < found->size() && expected[at] == (*found)[at])
        ++at;
    const size_t from = at < 200 ? 0 : at - 200;
    std::fprintf(stderr, "%s\n---- eagerly\n%s\n---- %s\n%s\n", program.c_str(), expected.substr(from, 500).c_str(), mode.name,
                 found->substr(from, 500).c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    set_array_size_limit(fuzz::kMaxArrayBytes);
#ifdef ETNA_FUZZ_GPU
    accel::register_provider_factory(&gpu::make_provider);
#endif
    if (*argc == 3 && std::string_view((*argv)[1]) == "--print") {
        std::ifstream file((*argv)[2], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::fputs(program_of(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()).c_str(), stdout);
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string program = program_of(data, std::min<size_t>(size, 400));
    const auto expected = output_of(program, {"eagerly", false, 1, accel::DeviceMode::Cpu});
    if (!expected)
        return 0;
    compare(program, *expected, {"deferred, one thread", true, 1, accel::DeviceMode::Cpu});
    compare(program, *expected, {"deferred, two threads", true, 2, accel::DeviceMode::Cpu});
#ifdef ETNA_FUZZ_GPU
    static const char* device = std::getenv("ETNA_FUZZ_DEVICE");
    if (device && std::string_view(device) == "gpu")
        compare(program, *expected, {"on the device", true, 1, accel::DeviceMode::Gpu});
#endif
    return 0;
}
