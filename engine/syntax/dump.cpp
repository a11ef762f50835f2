#include "engine/syntax/dump.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "engine/syntax/unparse.h"

namespace etna::syntax {
namespace {

const char* class_suffix(NumberClass number_class) {
    constexpr const char* kNames[] = {"", "s8", "s16", "s32", "s64", "u8", "u16", "u32", "u64"};
    return kNames[static_cast<int>(number_class)];
}

class Dumper {
  public:
    std::string out;

    void expr(const Expr& node) {
        switch (node.kind) {
        case ExprKind::Error:
            out += "<error>";
            return;
        case ExprKind::Number:
            return number(as<Number>(&node));
        case ExprKind::Text:
            return text(as<Text>(&node));
        case ExprKind::Name:
            out += as<Name>(&node).name;
            return;
        case ExprKind::Colon:
            out += ':';
            return;
        case ExprKind::End:
            out += "end";
            return;
        case ExprKind::Ignored:
            out += '~';
            return;
        case ExprKind::Unary:
            out += '(';
            out += operator_text(as<Unary>(&node).op);
            spaced(*as<Unary>(&node).operand);
            out += ')';
            return;
        case ExprKind::Binary:
            out += '(';
            out += operator_text(as<Binary>(&node).op);
            spaced(*as<Binary>(&node).left);
            spaced(*as<Binary>(&node).right);
            out += ')';
            return;
        case ExprKind::Range:
            out += "(range";
            spaced(*as<Range>(&node).first);
            if (as<Range>(&node).step)
                spaced(*as<Range>(&node).step);
            spaced(*as<Range>(&node).last);
            out += ')';
            return;
        case ExprKind::Index:
            return index(as<Index>(&node));
        case ExprKind::Matrix:
            return brackets(as<Brackets>(&node), '[', ']');
        case ExprKind::Cell:
            return brackets(as<Brackets>(&node), '{', '}');
        case ExprKind::AnonymousFunction:
            out += "(@";
            params(as<AnonymousFunction>(&node).params);
            spaced(*as<AnonymousFunction>(&node).body);
            out += ')';
            return;
        case ExprKind::FunctionHandle:
            out += '@';
            out += as<FunctionHandle>(&node).name;
            return;
        case ExprKind::MetaClass:
            out += '?';
            out += as<MetaClass>(&node).name;
            return;
        case ExprKind::SuperReference:
            out += as<SuperReference>(&node).name;
            out += '@';
            out += as<SuperReference>(&node).super;
            return;
        case ExprKind::NameValue:
            out += "(name ";
            out += as<NameValue>(&node).name;
            spaced(*as<NameValue>(&node).value);
            out += ')';
            return;
        case ExprKind::AssignExpr: {
            const auto& assign = as<AssignExpr>(&node);
            out += assign.yields_old ? "(post" : "(set";
            if (assign.has_op)
                out += operator_text(assign.op);
            for (const Expr* target : assign.targets)
                spaced(*target);
            spaced(*assign.value);
            out += ')';
            return;
        }
        }
    }

    void file(const Ast& ast) {
        if (const ClassDefinition* definition = ast.file.class_definition)
            class_definition(*definition);
        if (ast.file.kind == FileKind::Script)
            block(ast.file.body);
        else
            for (const Function* item : ast.file.functions)
                function(*item);
    }

  private:
    void spaced(const Expr& node) {
        out += ' ';
        expr(node);
    }

    void line() { out.append(static_cast<size_t>(indent_) * 2, ' '); }

    void number(const Number& node) {
        char digits[40];
        if (node.number_class != NumberClass::Double) {
            std::snprintf(digits, sizeof digits, "0x%llX", static_cast<unsigned long long>(node.bits));
        } else if (std::isinf(node.value)) {
            std::snprintf(digits, sizeof digits, "Inf");
        } else {
            std::snprintf(digits, sizeof digits, "%.15g", node.value);
            if (std::strtod(digits, nullptr) != node.value)
                std::snprintf(digits, sizeof digits, "%.17g", node.value);
        }
        out += digits;
        out += class_suffix(node.number_class);
        if (node.imaginary)
            out += 'i';
    }

    void text(const Text& node) {
        const char quote = node.double_quoted ? '"' : '\'';
        if (node.double_quoted && !node.is_string)
            out += 'c';
        out += quote;
        for (const char c : node.value) {
            if (c == '\n')
                out += "\\n";
            else
                out += c;
        }
        out += quote;
    }

    void list(List<Expr*> items, char open, char close) {
        out += open;
        bool first = true;
        for (const Expr* item : items) {
            if (!first)
                out += ' ';
            first = false;
            expr(*item);
        }
        out += close;
    }

    void index(const Index& node) {
        out += "(index";
        spaced(*node.base);
        for (const Access& access : node.accesses) {
            out += ' ';
            switch (access.kind) {
            case AccessKind::Paren:
                list(access.args, '(', ')');
                break;
            case AccessKind::Brace:
                list(access.args, '{', '}');
                break;
            case AccessKind::Field:
                out += '.';
                out += access.name;
                break;
            case AccessKind::DynamicField:
                out += ".(";
                expr(*access.name_expr);
                out += ')';
                break;
            }
        }
        out += ')';
    }

    void brackets(const Brackets& node, char open, char close) {
        out += open;
        bool first = true;
        for (const Row& row : node.rows) {
            if (!first)
                out += "; ";
            first = false;
            bool first_element = true;
            for (const Expr* element : row.elements) {
                if (!first_element)
                    out += ' ';
                first_element = false;
                expr(*element);
            }
        }
        out += close;
    }

    void params(List<Param> items) {
        out += " (";
        bool first = true;
        for (const Param& param : items) {
            if (!first)
                out += ' ';
            first = false;
            out += param.ignored ? std::string_view("~") : param.name;
            if (param.value) {
                out += '=';
                expr(*param.value);
            }
        }
        out += ')';
    }

    void block(Block statements) {
        for (const Stmt* statement : statements)
            stmt(*statement);
    }

    void indented(Block statements) {
        ++indent_;
        block(statements);
        --indent_;
    }

    void clause(const char* word, const Clause& item) {
        line();
        out += word;
        spaced(*item.condition);
        out += '\n';
        indented(item.body);
    }

    void word(const char* text) {
        line();
        out += text;
        out += '\n';
    }

    void end_line(const Stmt& node) { out += node.printed ? " !\n" : "\n"; }

    void stmt(const Stmt& node) {
        switch (node.kind) {
        case StmtKind::Expression:
            line();
            expr(*as<ExpressionStmt>(&node).expr);
            return end_line(node);
        case StmtKind::Assign: {
            const auto& assign = as<AssignStmt>(&node);
            line();
            out += "(= ";
            if (assign.bracketed)
                list(assign.targets, '[', ']');
            else
                expr(*assign.targets[0]);
            spaced(*assign.value);
            out += ')';
            return end_line(node);
        }
        case StmtKind::OpAssign: {
            const auto& assign = as<OpAssignStmt>(&node);
            line();
            out += '(';
            out += operator_text(assign.op);
            out += assign.is_increment ? operator_text(assign.op) : "=";
            spaced(*assign.target);
            if (!assign.is_increment)
                spaced(*assign.value);
            out += ')';
            return end_line(node);
        }
        case StmtKind::Command: {
            const auto& command = as<CommandStmt>(&node);
            line();
            out += "(command ";
            out += command.name;
            for (const Text* word : command.words)
                spaced(*word);
            out += ')';
            return end_line(node);
        }
        case StmtKind::System:
            line();
            out += "(system ";
            out += as<SystemStmt>(&node).command;
            out += ")\n";
            return;
        case StmtKind::If: {
            const auto& branch = as<IfStmt>(&node);
            bool first = true;
            for (const Clause& item : branch.clauses) {
                clause(first ? "if" : "elseif", item);
                first = false;
            }
            if (branch.has_else) {
                word("else");
                indented(branch.otherwise);
            }
            return;
        }
        case StmtKind::While:
            line();
            out += "while";
            spaced(*as<WhileStmt>(&node).condition);
            out += '\n';
            return indented(as<WhileStmt>(&node).body);
        case StmtKind::DoUntil:
            word("do");
            indented(as<WhileStmt>(&node).body);
            line();
            out += "until";
            spaced(*as<WhileStmt>(&node).condition);
            out += '\n';
            return;
        case StmtKind::For: {
            const auto& loop = as<ForStmt>(&node);
            line();
            out += loop.parallel ? "parfor" : "for";
            spaced(*loop.target);
            if (loop.key)
                spaced(*loop.key);
            spaced(*loop.range);
            if (loop.workers)
                spaced(*loop.workers);
            out += '\n';
            return indented(loop.body);
        }
        case StmtKind::Switch: {
            const auto& choice = as<SwitchStmt>(&node);
            line();
            out += "switch";
            spaced(*choice.subject);
            out += '\n';
            for (const Clause& item : choice.cases)
                clause("case", item);
            if (choice.has_otherwise) {
                word("otherwise");
                indented(choice.otherwise);
            }
            return;
        }
        case StmtKind::Try: {
            const auto& attempt = as<TryStmt>(&node);
            word("try");
            indented(attempt.body);
            if (attempt.has_catch) {
                line();
                out += "catch";
                if (!attempt.name.empty()) {
                    out += ' ';
                    out += attempt.name;
                }
                out += '\n';
                indented(attempt.handler);
            }
            return;
        }
        case StmtKind::UnwindProtect:
            word("unwind_protect");
            indented(as<UnwindProtectStmt>(&node).body);
            word("cleanup");
            return indented(as<UnwindProtectStmt>(&node).cleanup);
        case StmtKind::Spmd:
            line();
            out += "spmd";
            if (!as<SpmdStmt>(&node).workers.empty()) {
                out += ' ';
                list(as<SpmdStmt>(&node).workers, '(', ')');
            }
            out += '\n';
            return indented(as<SpmdStmt>(&node).body);
        case StmtKind::Break:
            return word("break");
        case StmtKind::Continue:
            return word("continue");
        case StmtKind::Return:
            return word("return");
        case StmtKind::Global:
        case StmtKind::Persistent:
            line();
            out += node.kind == StmtKind::Global ? "(global" : "(persistent";
            for (const DeclaredName& name : as<DeclareStmt>(&node).names) {
                out += ' ';
                out += name.name;
                if (name.value) {
                    out += '=';
                    expr(*name.value);
                }
            }
            out += ")\n";
            return;
        case StmtKind::Import:
            line();
            out += "(import";
            for (const std::string_view name : as<ImportStmt>(&node).names) {
                out += ' ';
                out += name;
            }
            out += ")\n";
            return;
        case StmtKind::FunctionDefinition:
            return function(*as<FunctionDefinitionStmt>(&node).function);
        }
    }

    void declaration(const Declaration& item) {
        line();
        out += item.name.empty() ? std::string_view("~") : item.name;
        if (!item.field.empty()) {
            out += '.';
            out += item.field;
        }
        if (!item.from_class.empty()) {
            out += ".?";
            out += item.from_class;
        }
        if (item.has_dims) {
            out += " (";
            bool first = true;
            for (const Dimension& dimension : item.dims) {
                if (!first)
                    out += ' ';
                first = false;
                out += dimension.any ? ":" : std::to_string(dimension.size);
            }
            out += ')';
        }
        if (!item.class_name.empty()) {
            out += ' ';
            out += item.class_name;
        }
        if (!item.validators.empty()) {
            out += ' ';
            list(item.validators, '{', '}');
        }
        if (item.value) {
            out += " =";
            spaced(*item.value);
        }
        out += '\n';
    }

    void function(const Function& item) {
        line();
        out += item.is_signature ? "signature " : "function ";
        if (!item.access.empty()) {
            out += item.access;
            out += '.';
        }
        out += item.name;
        params(item.inputs);
        out += " ->";
        params(item.outputs);
        out += '\n';
        ++indent_;
        for (const ArgumentsBlock& arguments : item.arguments) {
            line();
            out += "arguments";
            out += arguments.output ? " Output" : "";
            out += arguments.repeating ? " Repeating" : "";
            out += '\n';
            ++indent_;
            for (const Declaration& argument : arguments.declarations)
                declaration(argument);
            --indent_;
        }
        block(item.body);
        for (const Function* nested : item.nested)
            function(*nested);
        --indent_;
    }

    void attributes(List<Attribute> items) {
        for (const Attribute& item : items) {
            out += item.negated ? " ~" : " ";
            out += item.name;
            if (item.value) {
                out += '=';
                expr(*item.value);
            }
        }
        out += '\n';
    }

    void class_definition(const ClassDefinition& item) {
        out += "classdef ";
        out += item.name;
        for (const std::string_view super : item.supers) {
            out += " < ";
            out += super;
        }
        attributes(item.attributes);
        ++indent_;
        for (const PropertiesBlock& properties : item.properties) {
            line();
            out += "properties";
            attributes(properties.attributes);
            ++indent_;
            for (const Declaration& property : properties.properties)
                declaration(property);
            --indent_;
        }
        for (const MethodsBlock& methods : item.methods) {
            line();
            out += "methods";
            attributes(methods.attributes);
            ++indent_;
            for (const Function* method : methods.functions)
                function(*method);
            --indent_;
        }
        for (const EventsBlock& events : item.events) {
            line();
            out += "events";
            attributes(events.attributes);
            ++indent_;
            for (const DeclaredName& event : events.events) {
                line();
                out += event.name;
                out += '\n';
            }
            --indent_;
        }
        for (const EnumerationBlock& enumeration : item.enumerations) {
            line();
            out += "enumeration";
            attributes(enumeration.attributes);
            ++indent_;
            for (const EnumerationMember& member : enumeration.members) {
                line();
                out += member.name;
                if (!member.args.empty()) {
                    out += ' ';
                    list(member.args, '(', ')');
                }
                out += '\n';
            }
            --indent_;
        }
        --indent_;
    }

    int indent_ = 0;
};

} // namespace

std::string dump(const Ast& ast) {
    Dumper dumper;
    dumper.file(ast);
    return std::move(dumper.out);
}

std::string dump(const Expr& expr) {
    Dumper dumper;
    dumper.expr(expr);
    return std::move(dumper.out);
}

} // namespace etna::syntax
