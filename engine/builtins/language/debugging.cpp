// dbstop, dbclear, dbstatus: where a run stops. dbcont, dbstep, dbquit: how a paused run goes on. dbtype: a file's lines.
#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/files/paths.h"
#include "engine/common/platform.h"
#include "engine/source/source_file.h"
#include "engine/value/containers.h"
#include "engine/vm/debugger.h"
#include "engine/vm/interpreter.h"
#include "engine/vm/machine.h"

namespace etna::builtins {
namespace {

constexpr Message kSyntax{"MATLAB:dbstop:invalidSyntax", "These are no arguments of {}: see 'help {}'."};
constexpr Message kNoFile{"MATLAB:dbstop:fileNotFound", "Cannot find function \"{}\"."};
constexpr Message kNoLine{"MATLAB:dbstop:lineNotFound", "File {} has no line {} that can be stopped at."};
constexpr Message kNotPaused{"MATLAB:dbcont:notPaused", "{} is valid only while a run is paused."};
constexpr Message kNoCondition{"MATLAB:dbstop:invalidCondition", "'{}' is no condition that a run can stop at: 'error', 'caught error', 'warning'."};

using Debugger = vm::Interpreter::Debugger;

/// The breakpoints have changed: the running loop sees it at its next safe point.
void rearm(Call& call) {
    call.interpreter.debugger().rearm();
    call.interpreter.request_safe_point();
}

/// The words of the command; lines may be numbers.
std::vector<std::string> words_of(const Call& call) {
    std::vector<std::string> words;
    for (int i = 0; i < call.nargin(); ++i)
        words.push_back(call.arg(i).is_numeric() && call.arg(i).is_scalar() ? fmt::format("{:.0f}", call.arg(i).to_double())
                                                                           : text_argument(call, i));
    return words;
}

std::string joined(const std::vector<std::string>& words, size_t from) {
    std::string out;
    for (size_t i = from; i < words.size(); ++i)
        out += (i > from ? " " : "") + words[i];
    return out;
}

/// The file that `name`, `name.m`, `name>local` or a path means.
std::string file_of(Call& call, const std::string& written) {
    const std::string name = written.substr(0, written.find('>'));
    std::error_code error;
    for (const std::string& candidate : {name, name + ".m"})
        if (std::filesystem::is_regular_file(candidate, error))
            return absolute_path(candidate);
    const std::string function = name.ends_with(".m") ? name.substr(0, name.size() - 2) : name;
    const std::string found = call.interpreter.which(function);
    if (found.empty() || found == "built-in")
        fail(kNoFile, written);
    return found;
}

void collect_lines(const bytecode::Code& code, std::set<int>& lines) {
    for (const bytecode::Statement& statement : code.statements)
        lines.insert(statement.line1);
    for (const Ref<bytecode::Code>& inner : code.closures)
        if (inner && !inner->is_anonymous)
            collect_lines(*inner, lines);
}

/// Lines where a statement begins; of scripts too.
std::set<int> lines_of(Call& call, const std::string& path, const std::string& local) {
    const Ref<vm::FileUnit> unit = call.interpreter.machine().load_unit(path);
    std::set<int> lines;
    for (const auto& [name, code] : unit->functions)
        if (local.empty() || name == local)
            collect_lines(*code, lines);
    if (local.empty() && unit->ast)
        for (const syntax::Stmt* statement : unit->ast->file.body)
            lines.insert(unit->source->locate(statement->span.begin).line1);
    return lines;
}

Debugger::Condition* condition_named(Debugger& debugger, const std::string& name) {
    return name == "error"                                     ? &debugger.error
           : name == "caught error"                            ? &debugger.caught_error
           : name == "warning"                                 ? &debugger.warning
                                                               : nullptr;
}

/// `if error`, `if caught error id`, `if all error`: the condition, and the identifier if there is one.
std::pair<Debugger::Condition*, std::string> condition_of(Call& call, const std::vector<std::string>& words, size_t at) {
    if (at >= words.size())
        fail(kSyntax, call.builtin.name, call.builtin.name);
    size_t next = at + 1;
    std::string name = words[at];
    if ((name == "caught" || name == "all") && next < words.size())
        name = name == "caught" ? "caught " + words[next++] : words[next++];
    Debugger::Condition* condition = condition_named(call.interpreter.debugger(), name);
    if (!condition)
        fail(kNoCondition, joined(words, at));
    return {condition, next < words.size() ? words[next] : std::string()};
}

struct Place {
    std::string file, local;
    std::vector<int> lines; ///< as asked for; empty: the first
    std::string condition;
};

/// `[in] file [at line | at local] [if expression]`, `file line ...`
Place place_of(Call& call, const std::vector<std::string>& words) {
    size_t next = words[0] == "in" ? 1 : 0;
    if (next >= words.size())
        fail(kSyntax, call.builtin.name, call.builtin.name);
    Place place;
    place.file = file_of(call, words[next]);
    if (const size_t mark = words[next].find('>'); mark != std::string::npos)
        place.local = words[next].substr(mark + 1);
    for (++next; next < words.size(); ++next) {
        const std::string& word = words[next];
        if (word == "at")
            continue;
        if (word == "if") {
            place.condition = joined(words, next + 1);
            break;
        }
        if (word.find_first_not_of("0123456789") == std::string::npos && !word.empty())
            place.lines.push_back(std::stoi(word));
        else
            place.local = word;
    }
    return place;
}

void restore_breakpoints(Call& call, const Value& saved) {
    Debugger& debugger = call.interpreter.debugger();
    const StructArray& s = saved.structure();
    const int file = s.fields().find("file"), line = s.fields().find("line"), cond = s.fields().find("cond");
    const int expressions = s.fields().find("expression");
    for (int64_t e = 0; e < s.numel(); ++e) {
        if (cond >= 0 && s.at(e, cond).is_text() && !s.at(e, cond).is_empty()) {
            if (Debugger::Condition* condition = condition_named(debugger, s.at(e, cond).to_text()))
                condition->on = true;
            continue;
        }
        if (file < 0 || line < 0 || !s.at(e, file).is_text())
            fail(kSyntax, call.builtin.name, call.builtin.name);
        std::vector<session::Breakpoint>& list = debugger.breakpoints[s.at(e, file).to_text()];
        const std::vector<int64_t> lines = integers_of(s.at(e, line));
        for (size_t k = 0; k < lines.size(); ++k) {
            std::string expression;
            if (expressions >= 0 && s.at(e, expressions).is_cell() && static_cast<size_t>(s.at(e, expressions).numel()) > k)
                expression = s.at(e, expressions).cell().at(static_cast<int64_t>(k)).to_text();
            list.push_back({static_cast<int>(lines[k]), expression});
        }
    }
}

/// `dbstop in file at line if expression`, `dbstop if error`, `dbstop(status)`; Octave: `lines = dbstop(file, line, ...)`.
void dbstop(Call& call) {
    Debugger& debugger = call.interpreter.debugger();
    if (call.nargin() == 1 && call.arg(0).is_struct()) {
        restore_breakpoints(call, call.arg(0));
        return rearm(call);
    }
    const std::vector<std::string> words = words_of(call);
    if (words.empty())
        fail(kSyntax, call.builtin.name, call.builtin.name);
    if (words[0] == "if") {
        const auto [condition, identifier] = condition_of(call, words, 1);
        if (identifier.empty())
            condition->identifiers.clear();
        else if (!condition->on || !condition->identifiers.empty())
            condition->identifiers.insert(identifier);
        condition->on = true;
        return;
    }
    const Place place = place_of(call, words);
    const std::set<int> possible = lines_of(call, place.file, place.local);
    std::vector<int> wanted = place.lines;
    if (wanted.empty())
        wanted.push_back(possible.empty() ? 1 : *possible.begin());
    std::vector<double> set_at;
    for (const int line : wanted) {
        const auto found = possible.lower_bound(line);
        if (found == possible.end())
            fail(kNoLine, place.file, line);
        std::vector<session::Breakpoint>& list = debugger.breakpoints[place.file];
        std::erase_if(list, [&](const session::Breakpoint& b) { return b.line1 == *found; });
        list.push_back({*found, place.condition});
        std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.line1 < b.line1; });
        set_at.push_back(*found);
    }
    rearm(call);
    if (call.nargout > 0)
        call.give(row_vector(set_at));
}

void dbclear(Call& call) {
    Debugger& debugger = call.interpreter.debugger();
    const std::vector<std::string> words = words_of(call);
    if (words.empty() || words[0] == "all") {
        debugger.breakpoints.clear();
        if (!words.empty())
            debugger.error = debugger.caught_error = debugger.warning = {};
    } else if (words[0] == "if") {
        const auto [condition, identifier] = condition_of(call, words, 1);
        if (!identifier.empty())
            condition->identifiers.erase(identifier);
        if (identifier.empty() || condition->identifiers.empty())
            *condition = {};
    } else {
        const Place place = place_of(call, words);
        const std::set<int> local = place.local.empty() ? std::set<int>() : lines_of(call, place.file, place.local);
        if (const auto found = debugger.breakpoints.find(place.file); found != debugger.breakpoints.end()) {
            std::erase_if(found->second, [&](const session::Breakpoint& b) {
                const bool named = std::find(place.lines.begin(), place.lines.end(), b.line1) != place.lines.end();
                return place.lines.empty() ? local.empty() || local.count(b.line1) : named;
            });
            if (found->second.empty())
                debugger.breakpoints.erase(found);
        }
    }
    rearm(call);
}

/// `s = dbstatus`, `dbstatus file`; without an output it prints.
void dbstatus(Call& call) {
    Debugger& debugger = call.interpreter.debugger();
    std::vector<std::string> words = words_of(call);
    std::erase(words, "-completenames");
    const std::string only = words.empty() ? std::string() : file_of(call, words[0]);
    const Ref<FieldTable> fields = FieldTable::of({"name", "file", "line", "anonymous", "expression", "cond", "identifier"});
    std::vector<ValueList> rows;
    std::string text;
    for (const auto& [file, list] : debugger.breakpoints) {
        if (!only.empty() && file != only)
            continue;
        const std::string name = std::filesystem::path(file).stem().string();
        std::vector<double> lines;
        std::vector<std::string> expressions;
        std::string numbers;
        for (const session::Breakpoint& b : list) {
            lines.push_back(b.line1);
            expressions.push_back(b.condition);
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(b.line1);
        }
        text += fmt::format("Breakpoint{} for {} {} on line{} {}.\n", lines.size() == 1 ? "" : "s", name,
                            lines.size() == 1 ? "is" : "are", lines.size() == 1 ? "" : "s", numbers);
        const Dims dims(1, static_cast<int64_t>(lines.size()));
        rows.push_back({Value::text(name), Value::text(file), column_vector(lines), column_vector(std::vector<double>(lines.size())),
                        cell_of_text(dims, expressions), Value::text(""), cell_of(Dims(0, 0), {})});
    }
    for (const char* name : {"error", "caught error", "warning"}) {
        const Debugger::Condition& condition = *condition_named(debugger, name);
        if (!condition.on || !only.empty())
            continue;
        text += fmt::format("Stop if {}.\n", name);
        const std::vector<std::string> identifiers(condition.identifiers.begin(), condition.identifiers.end());
        rows.push_back({Value::text(""), Value::text(""), Value::empty(), Value::empty(), cell_of(Dims(0, 0), {}), Value::text(name),
                        cell_of_text(Dims(1, static_cast<int64_t>(identifiers.size())), identifiers)});
    }
    if (call.nargout == 0)
        return call.interpreter.write(text);
    Ref<StructArray> out = make_ref<StructArray>(Dims(static_cast<int64_t>(rows.size()), rows.empty() ? 0 : 1), fields);
    for (size_t e = 0; e < rows.size(); ++e)
        for (size_t f = 0; f < rows[e].size(); ++f)
            out->at_mut(static_cast<int64_t>(e), static_cast<int>(f)) = std::move(rows[e][f]);
    call.give(Value(std::move(out)));
}

void go_on(Call& call, session::Step step) {
    if (!call.interpreter.machine().paused)
        fail(kNotPaused, call.builtin.name);
    call.interpreter.debugger().command = step;
}
void dbcont(Call& call) { go_on(call, session::Step::Continue); }
void dbquit(Call& call) { go_on(call, session::Step::Quit); }
/// `dbstep`, `dbstep in`, `dbstep out`
void dbstep(Call& call) {
    const std::string how = call.nargin() ? text_argument(call, 0) : "";
    if (!how.empty() && how != "in" && how != "out" && how != "1")
        fail(kSyntax, call.builtin.name, call.builtin.name);
    go_on(call, how == "in" ? session::Step::In : how == "out" ? session::Step::Out : session::Step::Over);
}

/// `dbtype file`, `dbtype file first:last`: the lines with their numbers.
void dbtype(Call& call) {
    const std::vector<std::string> words = words_of(call);
    SourceError error;
    const SourcePtr source = load_source(file_of(call, words[0]), error);
    if (!source)
        throw Error(error.identifier, error.message);
    int first = 1, last = INT32_MAX;
    if (words.size() > 1) {
        const size_t colon = words[1].find(':');
        first = std::atoi(words[1].c_str());
        last = colon == std::string::npos ? first : words[1].substr(colon + 1) == "end" ? INT32_MAX : std::atoi(words[1].c_str() + colon + 1);
        if (first < 1 || last < first)
            fail(kSyntax, call.builtin.name, call.builtin.name);
    }
    std::string out;
    std::string_view rest = source->text();
    for (int line = 1; !rest.empty() && line <= last; ++line) {
        const size_t end = rest.find('\n');
        if (line >= first)
            out += fmt::format("{:<5} {}\n", line, rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (call.nargout == 0)
        call.interpreter.write("\n" + out + "\n");
    else
        call.give(Value::text(out));
}

void isdebugmode(Call& call) { call.give(logical(call.interpreter.machine().paused)); }

constexpr std::string_view kProgramming = "Programming";
constexpr Builtin kRows[] = {
    {"dbstop", kProgramming, "Set breakpoints for debugging", 0, kAnyNumber, 1, dbstop},
    {"dbclear", kProgramming, "Remove breakpoints", 0, kAnyNumber, 0, dbclear},
    {"dbstatus", kProgramming, "List all breakpoints", 0, 2, 1, dbstatus},
    {"dbcont", kProgramming, "Resume execution", 0, 0, 0, dbcont},
    {"dbstep", kProgramming, "Execute next executable line from current breakpoint", 0, 1, 0, dbstep},
    {"dbquit", kProgramming, "Quit debug mode", 0, 1, 0, dbquit},
    {"dbtype", kProgramming, "Display file with line numbers", 1, 2, 1, dbtype},
    {"isdebugmode", "Octave", "Whether a run is paused in the debugger", 0, 0, 1, isdebugmode},
};

} // namespace

void register_debugging(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
