#include "engine/vm/debugger.h"

#include "engine/ops/operators.h"
#include "engine/vm/machine.h"

namespace etna::vm {

using session::Step;

namespace {

/// A condition that fails to evaluate stops too, so that its author sees it.
bool condition_holds(Interpreter& interpreter, const std::string& condition) {
    if (condition.empty())
        return true;
    try {
        const ValueList values = interpreter.evaluate(condition, 1);
        return !values.empty() && ops::is_true(values[0]);
    } catch (const Error&) {
        return true;
    }
}

} // namespace

/// A statement begins in a frame while the debugger is armed: stops if a breakpoint stands here or a step ends here.
void Interpreter::Machine::at_statement(Frame& frame, int line1) {
    Debugger& debugger = interpreter.debugger();
    if (!debugger.on_pause || paused || frame.code->source->path().empty())
        return;
    bool stop = (debugger.step == Step::In) || (debugger.step == Step::Over && depth <= debugger.step_depth) ||
                (debugger.step == Step::Out && depth < debugger.step_depth);
    if (!stop) {
        const auto found = debugger.breakpoints.find(frame.code->source->path());
        if (found == debugger.breakpoints.end())
            return;
        paused = true; // no stops inside a condition
        for (const session::Breakpoint& breakpoint : found->second)
            stop = stop || (breakpoint.line1 == line1 && condition_holds(interpreter, breakpoint.condition));
        paused = false;
    }
    if (stop)
        pause_here();
}

/// Lets the user look at the top frame. Throws InterruptRequest if the run is to end.
void Interpreter::Machine::pause_here() {
    Debugger& debugger = interpreter.debugger();
    if (!debugger.on_pause || paused)
        return;
    std::vector<session::StackFrame> stack;
    for (const ErrorFrame& at : interpreter.stack_trace())
        stack.push_back({at.name, {at.file, at.line1, at.column1}});
    paused = true;
    const int here = depth;
    debugger.command.reset();
    Step choice = Step::Quit;
    try {
        choice = debugger.on_pause(stack);
    } catch (...) {
        paused = false;
        throw;
    }
    paused = false;
    debugger.step = choice == Step::Quit ? Step::Continue : choice;
    debugger.step_depth = here;
    debugger.rearm();
    if (choice == Step::Quit)
        throw InterruptRequest{};
}

/// An error leaves the top frame: stops there if the user asked for it.
void Interpreter::Machine::at_error(const Error& error) {
    Debugger& debugger = interpreter.debugger();
    if ((!debugger.error.on && !debugger.caught_error.on) || paused || debugger.error_was_shown)
        return;
    bool is_caught = false;
    for (int i = depth; i > 0 && !is_caught; --i) {
        const Frame& frame = *frames[static_cast<size_t>(i)];
        const auto pc = static_cast<uint32_t>(frame.pc - frame.code->words.data());
        for (const bytecode::Handler& handler : frame.code->handlers)
            is_caught = is_caught || (!handler.cleanup && pc >= handler.begin && pc < handler.end);
    }
    if (!(is_caught ? debugger.caught_error : debugger.error).holds(error.identifier()))
        return;
    debugger.error_was_shown = !is_caught;
    interpreter.host().write(session::TextStream::Error, error.message() + "\n");
    pause_here();
}

} // namespace etna::vm
