// help: what a function is for, from its record or from the comment in its file.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/source/source_file.h"
#include "engine/syntax/parser.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

/// How many inputs or outputs a record allows, in words.
std::string count_text(int least, int most) {
    if (most == kAnyNumber)
        return least == 0 ? "any number of" : fmt::format("{} or more", least);
    return least == most ? fmt::format("{}", most) : fmt::format("{} to {}", least, most);
}

std::string describe(const Builtin& builtin) {
    return fmt::format(" {} - {}\n\n    Inputs: {}. Outputs: {}. Category: {}.\n\n", builtin.name, builtin.summary,
                       count_text(builtin.min_inputs, builtin.max_inputs), count_text(0, builtin.max_outputs),
                       builtin.category);
}

/// The comment block without its percent signs.
std::string comment_text(std::string_view block) {
    std::string out;
    while (!block.empty()) {
        const size_t end = block.find('\n');
        std::string_view line = block.substr(0, end);
        block = end == std::string_view::npos ? std::string_view() : block.substr(end + 1);
        const size_t first = line.find_first_not_of(" \t");
        line = first == std::string_view::npos ? std::string_view() : line.substr(first);
        if (line.substr(0, 2) == "%{" || line.substr(0, 2) == "%}")
            continue;
        line.remove_prefix(std::min(line.size(), line.find_first_not_of("%#")));
        out += std::string(line) + "\n";
    }
    return out;
}

/// Help of a file: of its class, of its first function, or of the script.
std::string file_help(const std::string& path) {
    SourceError unreadable;
    const SourcePtr source = load_source(path, unreadable);
    if (!source)
        return {};
    const syntax::ParseResult parsed = syntax::parse(*source);
    const syntax::File& file = parsed.ast->file;
    Span help = file.help;
    if (file.class_definition && file.class_definition->help.end > 0)
        help = file.class_definition->help;
    else if (file.kind == syntax::FileKind::Function && !file.functions.empty() && file.functions[0]->help.end > 0)
        help = file.functions[0]->help;
    return comment_text(source->text(help));
}

std::string overview(const Registry& registry) {
    std::map<std::string_view, int> categories;
    for (const Builtin* builtin : registry.all())
        ++categories[builtin->category];
    std::string out = "'help NAME' tells what a function does. The library, by category ('help CATEGORY' lists one):\n\n";
    for (const auto& [category, count] : categories)
        out += fmt::format("    {:<32} {} functions\n", category, count);
    return out + "\n";
}

void help(Call& call) {
    const Registry& registry = call.interpreter.registry();
    std::string text;
    if (call.nargin() == 0) {
        text = overview(registry);
    } else {
        std::string name = text_argument(call, 0); // command syntax splits a category of several words
        for (int i = 1; i < call.nargin(); ++i)
            name += " " + text_argument(call, i);
        if (const std::string path = call.interpreter.which(name); !path.empty() && path != "built-in")
            text = file_help(path);
        if (const Builtin* builtin = registry.find(name); text.empty() && builtin)
            text = describe(*builtin);
        if (text.empty())
            for (const Builtin* builtin : registry.all())
                if (to_lower_ascii(builtin->category) == to_lower_ascii(name))
                    text += fmt::format("    {:<18} {}\n", builtin->name, builtin->summary);
        if (text.empty())
            text = fmt::format("There is no help for '{}'. 'help' lists the library.\n", name);
    }
    if (call.nargout > 0)
        call.give(Value::text(text));
    else
        call.interpreter.write(text);
}

constexpr Builtin kHelp[] = {
    {"help", "Language", "Tell what a function does", 0, kAnyNumber, 1, help},
    {"doc", "Language", "Tell what a function does", 0, kAnyNumber, 1, help},
};

} // namespace

void register_language_help(Registry& registry) { registry.add(kHelp); }

} // namespace etna::builtins
