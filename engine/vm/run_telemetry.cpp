#include "engine/vm/run_telemetry.h"

#include "engine/accel/context.h"
#include "engine/accel/telemetry.h"
#include "engine/vm/machine.h"

namespace etna::vm {

std::string telemetry_json(Interpreter& interpreter) {
    std::string json = interpreter.accel().telemetry_json();
    const Interpreter::Machine& machine = interpreter.machine();
    const size_t end = json.find_last_of('}');
    if (end != std::string::npos)
        json.insert(end, std::string(", \"jit\": {\"enabled\": ") + (machine.use_jit ? "true" : "false") +
                             ", \"loops_compiled\": " + std::to_string(machine.loops_compiled) + "}");
    return json;
}

} // namespace etna::vm
