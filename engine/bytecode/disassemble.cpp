#include <fmt/format.h>

#include "engine/bytecode/code.h"
#include "engine/value/array.h"

namespace etna::bytecode {
namespace {

std::string register_name(const Code& code, int reg) {
    if (reg < code.slot_count)
        return code.slot_names[static_cast<size_t>(reg)];
    if (reg < code.first_temp)
        return fmt::format("#{:g}", code.scalar_constants[static_cast<size_t>(reg - code.slot_count)]);
    return fmt::format("t{}", reg - code.first_temp);
}

std::string count_text(int count) {
    switch (count) {
    case kFromList:
        return "list";
    case kAsCaller:
        return "caller";
    case kCounted:
        return "counted";
    default:
        return std::to_string(count);
    }
}

std::string constant_text(const Code& code, int index) {
    if (index < 0)
        return "-";
    const Value& value = code.constants[static_cast<size_t>(index)];
    if (value.is_char())
        return "'" + value.to_text() + "'";
    if (value.tag() == Value::Tag::Double)
        return fmt::format("{:g}", value.get_double());
    return fmt::format("<{} {}>", value.dims().text(), value.class_name());
}

std::string operands(const Code& code, size_t pc) {
    const Instr& i = code.words[pc];
    const Instr x = pc + 1 < code.words.size() ? code.words[pc + 1] : Instr();
    const auto reg = [&](int r) { return register_name(code, r); };
    const Op op = static_cast<Op>(i.op);
    switch (op) {
    case Op::LoadConst:
        return reg(i.a) + ", " + constant_text(code, i.wide());
    case Op::LoadName:
    case Op::Handle:
        return reg(i.a) + ", " + code.call_sites[static_cast<size_t>(i.wide())].name;
    case Op::Call:
    case Op::CallOrIndex:
        return fmt::format("{}, {}, {}, {}", reg(i.a), count_text(i.b), count_text(i.c),
                           code.call_sites[static_cast<size_t>(x.wide())].name);
    case Op::Index2:
    case Op::Set2:
        return fmt::format("{}, {}, {}, {}", reg(i.a), reg(i.b), reg(i.c), reg(x.a));
    case Op::IndexN:
        return fmt::format("{}, {}, {}, {}", reg(i.c), reg(i.b), count_text(x.a), count_text(x.wide()));
    case Op::BraceN:
        return fmt::format("{}, {}, {}, {}", reg(i.a), reg(i.b), reg(i.c), count_text(x.a));
    case Op::ListBrace:
        return fmt::format("{}, {}, {}", reg(i.a), reg(i.b), count_text(i.c));
    case Op::Field:
    case Op::SetField:
        return fmt::format("{}, {}, .{}", reg(i.a), reg(i.b), code.fields[static_cast<size_t>(x.wide())].name);
    case Op::FieldIndex:
        return fmt::format("{}, {}, .{}, {}, {}", reg(i.c), reg(i.b), code.fields[static_cast<size_t>(x.wide())].name,
                           count_text(x.a), count_text(i.a));
    case Op::ListField:
        return reg(i.a) + ", ." + code.fields[static_cast<size_t>(i.wide())].name;
    case Op::End:
    case Op::PlaceEnd:
        return fmt::format("{}, {}, {}, {}", reg(i.a), reg(i.b), i.c, x.a);
    case Op::Horzcat:
    case Op::Vertcat:
    case Op::MakeCell:
        return fmt::format("{}, {}, {}", reg(i.a), i.c == kFromList ? "list" : reg(i.b), count_text(i.c));
    case Op::Range:
        return fmt::format("{}, {}, {}", reg(i.a), reg(i.b), i.c);
    case Op::ForPrepare:
        return fmt::format("{}, {}, @{}", reg(i.a), i.b, static_cast<int64_t>(pc) + 1 + x.wide());
    case Op::Answer:
        return fmt::format("{}, {}, {}", reg(i.a), reg(i.b), x.a);
    case Op::Display:
    case Op::ListAnswer:
    case Op::Global:
        return reg(i.a) + ", " + constant_text(code, i.wide());
    case Op::Raise:
        return constant_text(code, i.wide());
    case Op::Closure:
        return reg(i.a) + ", " + code.closures[static_cast<size_t>(i.wide())]->name;
    case Op::ReturnValues:
        return reg(i.a) + ", " + count_text(i.b);
    case Op::Caught:
        return i.a == kFromList ? "-" : reg(i.a);
    default:
        break;
    }
    switch (info(op).format) {
    case Format::N:
        return "";
    case Format::A:
        return reg(i.a);
    case Format::AB:
        return reg(i.a) + ", " + reg(i.b);
    case Format::ABC:
        return reg(i.a) + ", " + reg(i.b) + ", " + reg(i.c);
    case Format::AW:
        return fmt::format("{}, {}", reg(i.a), i.wide());
    case Format::W:
        return std::to_string(i.wide());
    case Format::J:
        return fmt::format("@{}", static_cast<int64_t>(pc) + i.wide());
    case Format::AJ:
        return fmt::format("{}, @{}", reg(i.a), static_cast<int64_t>(pc) + i.wide());
    case Format::ABJ:
        return fmt::format("{}, {}, @{}", reg(i.a), reg(i.b), static_cast<int64_t>(pc) + 1 + x.wide());
    case Format::ABCX:
        return fmt::format("{}, {}, {}, {}, {}", reg(i.a), reg(i.b), reg(i.c), x.a, x.wide());
    case Format::ABX:
        return fmt::format("{}, {}, {}", reg(i.a), reg(i.b), x.wide());
    }
    return "";
}

} // namespace

std::string disassemble(const Code& code) {
    std::string out = fmt::format("{}: {} slots, {} registers\n", code.name.empty() ? "script" : code.name,
                                  code.slot_count, code.register_count);
    for (size_t pc = 0; pc < code.words.size();) {
        const Op op = static_cast<Op>(code.words[pc].op);
        std::string line = fmt::format("{:5} {:4}  {:<22} {}", pc, code.line_of(pc), info(op).name, operands(code, pc));
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
        pc += static_cast<size_t>(words_of(info(op).format));
    }
    for (const Handler& handler : code.handlers)
        out += fmt::format("      {}..{} -> {}{}\n", handler.begin, handler.end, handler.target,
                           handler.cleanup ? " cleanup" : "");
    for (const Ref<Code>& closure : code.closures)
        out += "\n" + disassemble(*closure);
    for (const DeclaredArgument& argument : code.arguments)
        for (const Ref<Code>& validator : argument.validators)
            out += "\n" + disassemble(*validator);
    for (const auto& [name, inner] : code.nested)
        out += "\n" + disassemble(*inner);
    return out;
}

std::string verify(const Code& code) {
    const auto bad = [&](size_t pc, std::string_view what) { return fmt::format("{} at {}: {}", code.name, pc, what); };
    std::vector<bool> starts(code.words.size() + 1);
    for (size_t pc = 0; pc < code.words.size();) {
        if (code.words[pc].op >= op_count())
            return bad(pc, "unknown instruction");
        starts[pc] = true;
        pc += static_cast<size_t>(words_of(info(static_cast<Op>(code.words[pc].op)).format));
        if (pc > code.words.size())
            return bad(pc, "the last instruction is cut");
    }
    if (code.words.empty() || info(static_cast<Op>(code.words.back().op)).effects.find('E') == std::string_view::npos)
        return bad(code.words.size(), "does not end with a return");
    for (size_t pc = 0; pc < code.words.size(); ++pc) {
        if (!starts[pc])
            continue;
        const Instr& i = code.words[pc];
        const Format format = info(static_cast<Op>(i.op)).format;
        const auto in_range = [&](int reg) { return reg <= code.register_count || reg >= kCounted; };
        if (format != Format::N && format != Format::W && format != Format::J && !in_range(i.a))
            return bad(pc, "register a");
        int64_t target = -1;
        if (format == Format::J || format == Format::AJ)
            target = static_cast<int64_t>(pc) + i.wide();
        if (format == Format::ABJ)
            target = static_cast<int64_t>(pc) + 1 + code.words[pc + 1].wide();
        const bool jumps = format == Format::J || format == Format::AJ || format == Format::ABJ;
        if (jumps && (target < 0 || target >= static_cast<int64_t>(code.words.size()) || !starts[static_cast<size_t>(target)]))
            return bad(pc, "jump target");
    }
    for (const Handler& handler : code.handlers)
        if (handler.target >= code.words.size() || !starts[handler.target])
            return bad(handler.target, "handler");
    return {};
}

} // namespace etna::bytecode
