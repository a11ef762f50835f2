// diary: a copy of the command window's text in a file. Source: MATLAB's page "diary".
#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
#include "engine/common/platform.h"
#include "engine/vm/diary.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kCannotOpen{"MATLAB:diary:fileCannotBeOpened", "Cannot open file: permission denied or invalid path: '{}'."};

/// `diary`, `diary on`, `diary off`, `diary(file)`; text is appended to what the file has.
void diary(Call& call) {
    vm::Diary& diary = call.interpreter.state<vm::Diary>();
    const std::string word = call.nargin() > 0 ? text_argument(call, 0) : "";
    const std::string state = to_lower_ascii(word);
    if (call.nargout > 0)
        call.give(Value::text(diary.file ? "on" : "off"));
    if (state == "off" || (call.nargin() == 0 && diary.file))
        return diary.close();
    if (call.nargin() == 0 && call.nargout > 0)
        return;
    if (call.nargin() > 0 && state != "on") {
        diary.close();
        diary.path = absolute_path(word);
    }
    if (diary.file)
        return;
    diary.file = etna::open_file(absolute_path(diary.path), "a");
    if (!diary.file)
        fail(kCannotOpen, diary.path);
}

constexpr Builtin kRows[] = {
    {"diary", "Command Window", "Log Command Window text to file", 0, 1, 1, diary},
};

} // namespace

void register_diary(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
