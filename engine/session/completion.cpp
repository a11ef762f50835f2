#include "engine/session/completion.h"

#include <algorithm>
#include <cctype>
#include <filesystem>

#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/vm/interpreter.h"

namespace etna::session {
namespace {

constexpr std::string_view kKeywords[] = {"break",    "case",      "catch",    "classdef", "continue", "else",
                                          "elseif",   "end",       "for",      "function", "global",   "if",
                                          "otherwise", "parfor",   "persistent", "return", "switch",   "try",
                                          "while"};
constexpr size_t kMostCandidates = 200;

bool is_name_char(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

bool begins_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) {
               return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
           });
}

/// Position after the quote that opens a text which the cursor is in, or npos. Transposes are not quotes.
size_t open_text_start(std::string_view line) {
    size_t start = std::string_view::npos;
    char quote = 0;
    for (size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quote) {
            if (c == quote)
                quote = 0, start = std::string_view::npos;
            continue;
        }
        const bool after_operand = i > 0 && (is_name_char(line[i - 1]) || std::string_view(")]}'.").find(line[i - 1]) != std::string_view::npos);
        if (c == '"' || (c == '\'' && !after_operand))
            quote = c, start = i + 1;
    }
    return start;
}

void add_files(std::string_view typed, std::vector<Completion>& out, size_t& name_start) {
    const size_t slash = typed.rfind('/');
    const std::string folder = slash == std::string_view::npos ? "." : std::string(typed.substr(0, slash + 1));
    const std::string_view prefix = slash == std::string_view::npos ? typed : typed.substr(slash + 1);
    name_start += slash == std::string_view::npos ? 0 : slash + 1;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (begins_with_ignoring_case(name, prefix))
            out.push_back({entry.is_directory(error) ? name + "/" : name, "file"});
    }
}

void add_members(const Value& value, std::string_view prefix, std::vector<Completion>& out) {
    std::vector<std::string> names;
    if (value.is_struct())
        names = value.structure().fields().names();
    else if (value.is_object() && value.object().numel() == 1)
        names = value.object().at(0).property_names();
    for (const std::string& name : names)
        if (begins_with_ignoring_case(name, prefix))
            out.push_back({name, "field"});
}

} // namespace

CompletedEvent complete(vm::Interpreter& interpreter, const std::string& text, size_t cursor) {
    CompletedEvent event;
    cursor = std::min(cursor, text.size());
    const size_t line_start = text.rfind('\n', cursor ? cursor - 1 : 0);
    const size_t from = line_start == std::string::npos || line_start >= cursor ? 0 : line_start + 1;
    const std::string_view line(text.data() + from, cursor - from);

    const size_t quoted = open_text_start(line);
    if (quoted != std::string_view::npos) {
        event.start = from + quoted;
        add_files(line.substr(quoted), event.candidates, event.start);
    } else {
        size_t start = line.size();
        while (start > 0 && is_name_char(line[start - 1]))
            --start;
        event.start = from + start;
        const std::string_view prefix = line.substr(start);
        if (start > 0 && line[start - 1] == '.') {
            size_t owner = start - 1;
            while (owner > 0 && (is_name_char(line[owner - 1]) || line[owner - 1] == '.'))
                --owner;
            std::string_view path = line.substr(owner, start - 1 - owner);
            const Value* value = nullptr;
            for (bool first = true; !path.empty(); first = false) {
                const size_t dot = path.find('.');
                const std::string_view part = path.substr(0, dot);
                path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
                value = first                              ? interpreter.find_variable(part)
                        : value && value->is_struct() ? value->structure().find(part)
                                                           : nullptr;
            }
            if (value)
                add_members(*value, prefix, event.candidates);
        } else if (!prefix.empty()) {
            for (const std::string& name : interpreter.variable_names())
                if (begins_with_ignoring_case(name, prefix))
                    event.candidates.push_back({name, "variable"});
            for (const Builtin* builtin : interpreter.registry().all())
                if (begins_with_ignoring_case(builtin->name, prefix))
                    event.candidates.push_back({std::string(builtin->name), "function"});
            for (const std::string_view keyword : kKeywords)
                if (begins_with_ignoring_case(keyword, prefix))
                    event.candidates.push_back({std::string(keyword), "keyword"});
            std::error_code error;
            for (const std::string& folder : interpreter.path())
                for (const auto& entry : std::filesystem::directory_iterator(folder.empty() ? "." : folder, error))
                    if (entry.path().extension() == ".m" && begins_with_ignoring_case(entry.path().stem().string(), prefix))
                        event.candidates.push_back({entry.path().stem().string(), "function"});
        }
    }
    std::sort(event.candidates.begin(), event.candidates.end(),
              [](const Completion& a, const Completion& b) { return a.text < b.text; });
    event.candidates.erase(std::unique(event.candidates.begin(), event.candidates.end(),
                                       [](const Completion& a, const Completion& b) { return a.text == b.text; }),
                           event.candidates.end());
    if (event.candidates.size() > kMostCandidates)
        event.candidates.resize(kMostCandidates);
    return event;
}

} // namespace etna::session
