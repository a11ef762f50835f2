// etna-compile-library SNAPSHOT: compiles the library that is written in the MATLAB language, for the build. A file that
// does not compile ends the build with its message.
#include <cstdio>

#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/standard_library.h"

namespace {

struct SilentHost final : etna::vm::Host {
    void write(etna::session::TextStream, std::string_view) override {}
    void post(etna::session::Event&&) override {}
    std::string read_line(std::string_view) override { return {}; }
    void safe_point() override {}
};

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("Usage: etna-compile-library SNAPSHOT\n", stderr);
        return 2;
    }
    try {
        SilentHost host;
        etna::vm::Interpreter interpreter(etna::session::Options(), host);
        const int count = etna::vm::write_library_snapshot(interpreter, argv[1]);
        if (count < 0) {
            std::fprintf(stderr, "The snapshot could not be written to %s.\n", argv[1]);
            return 1;
        }
        std::printf("%d files of the library compiled\n", count);
        return 0;
    } catch (const etna::Error& error) {
        for (const etna::ErrorFrame& frame : error.stack())
            std::fprintf(stderr, "%s:%d:%d: ", frame.file.c_str(), frame.line1, frame.column1);
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
