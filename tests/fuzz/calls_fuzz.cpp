// Every builtin with every kind of argument: it gives values that can be displayed, or a MATLAB error.
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

#include "call_generator.h"
#include "engine/accel/context.h"
#include "engine/value/error.h"
#include "engine/value/size_limit.h"
#include "limits.h"

using namespace etna;

namespace {

/// One engine for all calls; nothing that may be called changes it.
struct Engine {
    fuzz::Text host;
    vm::Interpreter interpreter;
    fuzz::Watchdog watchdog;
    fuzz::CallGenerator generator;

    Engine() : interpreter(options(), host), generator(interpreter) {
        host.interpreter = &interpreter;
        accel::ContextOptions accel = interpreter.accel().options();
        accel.defer = false;
        interpreter.accel().set_options(accel);
    }
    static session::Options options() {
        session::Options out;
        out.jit = false;
        out.recursion_limit = 100;
        return out;
    }
    static Engine& get() {
        static Engine engine;
        return engine;
    }
};

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    set_array_size_limit(fuzz::kMaxArrayBytes);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    Engine& engine = Engine::get();
    const fuzz::GeneratedCall call = engine.generator.call({data, size});
    if (std::getenv("ETNA_FUZZ_TRACE"))
        std::fprintf(stderr, "%s\n", engine.generator.text(call).c_str());
    engine.host.text.clear();
    engine.interpreter.begin_run();
    engine.watchdog.set(&engine.interpreter);
    try {
        const ValueList results =
            engine.interpreter.call(call.name, engine.generator.arguments(call), call.nargout);
        for (const Value& result : results)
            if (result.is_defined())
                engine.interpreter.display("x", result);
    } catch (const Error& error) {
        if (error.identifier() == "MATLAB:internal:unexpected") {
            std::fprintf(stderr, "%s\n%s\n", engine.generator.text(call).c_str(), error.message().c_str());
            std::abort();
        }
    } catch (const InterruptRequest&) {
    } catch (const ExitRequest&) {
    } catch (const std::bad_alloc&) { // the machine turns both into an error
    } catch (const std::length_error&) {
    }
    engine.watchdog.set(nullptr);
    return 0;
}
