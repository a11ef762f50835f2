#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/arguments.h"
#include "app/check.h"
#include "app/console.h"
#include "app/explain.h"
#include "app/extensions.h"
#include "app/repl.h"
#include "engine/builtins/inventory.h"
#include "engine/common/platform.h"

namespace {

using namespace etna;

int exit_status(const session::FinishedEvent& finished) {
    switch (finished.status) {
    case session::RunStatus::Ok:
        return 0;
    case session::RunStatus::Exited:
        return finished.exit_code;
    case session::RunStatus::Interrupted:
        return 130; // what a shell reports for a process that Ctrl+C ended
    case session::RunStatus::Error:
        break;
    }
    return 1;
}

int save_figures(app::Extensions& extensions, const std::string& script) {
    const std::filesystem::path path = std::filesystem::absolute(script);
    try {
        for (const std::string& file : extensions.save_figures(path.parent_path().string(), path.stem().string()))
            std::printf("Figure written to %s\n", file.c_str());
    } catch (const std::runtime_error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}

int run(const app::Arguments& arguments) {
    app::Console console;
    app::Extensions extensions;
    session::Options options;
    options.jit = arguments.jit;
    options.interactive = true;
    extensions.add_to(options);
    session::Session session(options, console.sink());
    console.serve(session);
    app::on_interrupt_key([&session] { session.interrupt(); });

    int status = 0;
    if (arguments.action == app::Arguments::Action::Repl) {
        status = app::run_repl(session, console);
    } else {
        const bool file = arguments.action == app::Arguments::Action::RunFile;
        status = exit_status(console.wait(file ? session.run_file(arguments.files[0]) : session.execute(arguments.code)));
        if (file && arguments.save_figures && save_figures(extensions, arguments.files[0]) != 0 && status == 0)
            status = 1;
    }
    if (arguments.explain)
        std::fputs(app::explain_text(console.telemetry()).c_str(), stdout);
    if (!arguments.telemetry_file.empty() && !write_file_atomically(arguments.telemetry_file, console.telemetry() + "\n")) {
        std::fprintf(stderr, "The telemetry could not be written to %s.\n", arguments.telemetry_file.c_str());
        status = status ? status : 1;
    }
    return status;
}

int list_builtins(bool json) {
    Registry registry;
    register_engine_builtins(registry);
    std::fputs(json ? builtins_json(registry).c_str() : builtins_text(registry).c_str(), stdout);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    using Action = app::Arguments::Action;
    const app::Arguments arguments = app::parse_arguments(argc, argv);
    if (!arguments.error.empty()) {
        std::fprintf(stderr, "%s\n", arguments.error.c_str());
        return 2;
    }
    switch (arguments.action) {
    case Action::Help:
        std::fputs(app::help_text(), stdout);
        return 0;
    case Action::Version:
        std::printf("Etna %s\n", ETNA_VERSION);
        return 0;
    case Action::Check:
        return app::check_files(arguments.files);
    case Action::ListBuiltins:
        return list_builtins(arguments.json);
    case Action::AccelCalibrate:
        std::fputs(app::accel_calibrate(arguments.quick, arguments.sweep, arguments.json).c_str(), stdout);
        return 0;
    case Action::AccelInfo:
        std::fputs(app::accel_info(arguments.json).c_str(), stdout);
        return 0;
    default:
        return run(arguments);
    }
}
