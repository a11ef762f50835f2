// Generated programs, each run by the interpreter, with hot loops compiled and with every array operation deferred.
// The three must print the same, and none may fault; time, memory and output are limited.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "engine/accel/context.h"
#include "engine/value/error.h"
#include "engine/value/size_limit.h"
#include "limits.h"
#include "program_generator.h"

using namespace etna;

namespace {

/// Functions whose result depends on their arguments alone and that leave the machine as it is.
std::vector<std::string> callable_functions() {
    const std::set<std::string_view> categories{
        "Matrices and Arrays", "Elementary Math", "Data Analysis", "Operators and Elementary Operations",
        "Characters and Strings", "Functions", "Data Types", "Special Functions", "Bit-Wise Operations", "Statistics",
        "Cell Arrays", "Structures", "Linear Algebra", "Map Containers", "Fourier Analysis and Filtering",
        "Sparse Matrices", "Interpolation", "Set Operations", "Polynomials", "Random Number Generation"};
    Registry registry;
    register_engine_builtins(registry);
    std::vector<std::string> names;
    for (const Builtin* builtin : registry.all())
        if (categories.contains(builtin->category) && builtin->name.find('.') == std::string_view::npos)
            names.emplace_back(builtin->name);
    return names;
}

enum class Mode { Interpreter, Compiled, Deferred };

/// What a program prints; nothing if it was stopped.
std::optional<std::string> output_of(const std::string& program, Mode mode) {
    static fuzz::Watchdog watchdog;
    fuzz::Text host;
    session::Options options;
    options.jit = mode != Mode::Interpreter;
    options.recursion_limit = 100;
    vm::Interpreter interpreter(options, host);
    host.interpreter = &interpreter;
    accel::ContextOptions accel = interpreter.accel().options();
    accel.defer = mode == Mode::Deferred;
    accel.defer_min = 1;
    accel.device = accel::DeviceMode::Cpu;
    accel.threads = 1;
    interpreter.accel().set_options(accel);
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
    } catch (const ExitRequest&) {
        stopped = true;
    }
    watchdog.set(nullptr);
    if (stopped)
        return std::nullopt;
    return std::move(host.text);
}

std::string program_of(const uint8_t* data, size_t size) {
    static const std::vector<std::string> functions = callable_functions();
    return fuzz::ProgramGenerator({data, size}, functions).program();
}

void compare(const std::string& program, const std::string& expected, const std::optional<std::string>& found,
             const char* mode) {
    if (!found || *found == expected)
        return;
    size_t at = 0;
    while (at < expected.size() && at < found->size() && expected[at] == (*found)[at])
        ++at;
    const size_t from = at < 200 ? 0 : at - 200;
    std::fprintf(stderr, "%s\n---- the interpreter prints\n%s\n---- %s\n%s\n", program.c_str(),
                 expected.substr(from, 600).c_str(), mode, found->substr(from, 600).c_str());
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    set_array_size_limit(fuzz::kMaxArrayBytes);
    if (*argc == 3 && std::string_view((*argv)[1]) == "--print") {
        std::ifstream file((*argv)[2], std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::fputs(program_of(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()).c_str(), stdout);
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string program = program_of(data, size);
    const auto expected = output_of(program, Mode::Interpreter);
    if (!expected)
        return 0;
    compare(program, *expected, output_of(program, Mode::Compiled), "with compiled loops");
    compare(program, *expected, output_of(program, Mode::Deferred), "with deferred arrays");
    return 0;
}
