#include "engine/syntax/unparse.h"

#include <vector>

namespace etna::syntax {
namespace {

class Unparser {
  public:
    struct Piece {
        AnonymousFunction* function;
        size_t begin, end;
    };

    explicit Unparser(std::string_view source) : source_(source) {}

    void write(const Expr& expr) {
        if (expr.parenthesized)
            out += '(';
        write_bare(expr);
        if (expr.parenthesized)
            out += ')';
    }

    std::string out;
    std::vector<Piece> pieces;

  private:
    std::string_view text(Span span) const { return source_.substr(span.begin, span.end - span.begin); }

    void write_list(List<Expr*> items) {
        bool first = true;
        for (const Expr* item : items) {
            if (!first)
                out += ',';
            first = false;
            write(*item);
        }
    }

    void write_brackets(const Brackets& brackets, char open, char close) {
        out += open;
        bool first = true;
        for (const Row& row : brackets.rows) {
            if (!first)
                out += ';';
            first = false;
            write_list(row.elements);
        }
        out += close;
    }

    void write_index(const Index& index) {
        write(*index.base);
        for (const Access& access : index.accesses) {
            switch (access.kind) {
            case AccessKind::Paren:
                out += '(';
                write_list(access.args);
                out += ')';
                break;
            case AccessKind::Brace:
                out += '{';
                write_list(access.args);
                out += '}';
                break;
            case AccessKind::Field:
                out += '.';
                out += access.name;
                break;
            case AccessKind::DynamicField:
                out += ".(";
                write(*access.name_expr);
                out += ')';
                break;
            }
        }
    }

    void write_anonymous(const AnonymousFunction& function) {
        const size_t begin = out.size();
        out += "@(";
        bool first = true;
        for (const Param& param : function.params) {
            if (!first)
                out += ',';
            first = false;
            out += param.ignored ? std::string_view("~") : param.name;
            if (param.value) {
                out += '=';
                write(*param.value);
            }
        }
        out += ')';
        write(*function.body);
        // The tree is still being built when this runs; its owner asked for the texts.
        pieces.push_back({const_cast<AnonymousFunction*>(&function), begin, out.size()});
    }

    void write_text(const Text& node) {
        const char quote = node.double_quoted ? '"' : '\'';
        if (node.double_quoted && !node.is_string) { // Octave's escapes: as written
            out += text(node.span);
            return;
        }
        out += quote;
        for (const char c : node.value) {
            out += c;
            if (c == quote)
                out += c;
        }
        out += quote;
    }

    void write_bare(const Expr& expr) {
        switch (expr.kind) {
        case ExprKind::Error:
            break;
        case ExprKind::Number:
            out += text(expr.span);
            break;
        case ExprKind::Text:
            write_text(as<Text>(&expr));
            break;
        case ExprKind::Name:
            out += as<Name>(&expr).name;
            break;
        case ExprKind::Colon:
            out += ':';
            break;
        case ExprKind::End:
            out += "end";
            break;
        case ExprKind::Ignored:
            out += '~';
            break;
        case ExprKind::Unary: {
            const auto& unary = as<Unary>(&expr);
            const bool postfix = unary.op == UnaryOp::CTranspose || unary.op == UnaryOp::Transpose;
            if (!postfix)
                out += operator_text(unary.op);
            write(*unary.operand);
            if (postfix)
                out += operator_text(unary.op);
            break;
        }
        case ExprKind::Binary: {
            const auto& binary = as<Binary>(&expr);
            write(*binary.left);
            out += operator_text(binary.op);
            write(*binary.right);
            break;
        }
        case ExprKind::Range: {
            const auto& range = as<Range>(&expr);
            write(*range.first);
            out += ':';
            if (range.step) {
                write(*range.step);
                out += ':';
            }
            write(*range.last);
            break;
        }
        case ExprKind::Index:
            write_index(as<Index>(&expr));
            break;
        case ExprKind::Matrix:
            write_brackets(as<Brackets>(&expr), '[', ']');
            break;
        case ExprKind::Cell:
            write_brackets(as<Brackets>(&expr), '{', '}');
            break;
        case ExprKind::AnonymousFunction:
            write_anonymous(as<AnonymousFunction>(&expr));
            break;
        case ExprKind::FunctionHandle:
            out += '@';
            out += as<FunctionHandle>(&expr).name;
            break;
        case ExprKind::MetaClass:
            out += '?';
            out += as<MetaClass>(&expr).name;
            break;
        case ExprKind::SuperReference:
            out += as<SuperReference>(&expr).name;
            out += '@';
            out += as<SuperReference>(&expr).super;
            break;
        case ExprKind::NameValue:
            out += as<NameValue>(&expr).name;
            out += '=';
            write(*as<NameValue>(&expr).value);
            break;
        case ExprKind::AssignExpr: {
            const auto& assign = as<AssignExpr>(&expr);
            if (assign.yields_old) {
                write_list(assign.targets);
                out += assign.op == BinaryOp::Add ? "++" : "--";
                break;
            }
            if (const std::string_view value = text(assign.value->span); value.starts_with("++") || value.starts_with("--")) {
                out += value.substr(0, 2); // `++a`: the 1 that it adds is not written
                write_list(assign.targets);
                break;
            }
            if (assign.targets.size() != 1)
                out += '[';
            write_list(assign.targets);
            if (assign.targets.size() != 1)
                out += ']';
            if (assign.has_op)
                out += operator_text(assign.op);
            out += '=';
            write(*assign.value);
            break;
        }
        }
    }

    std::string_view source_;
};

} // namespace

std::string unparse(const Expr& expr, std::string_view source) {
    Unparser unparser(source);
    unparser.write(expr);
    return std::move(unparser.out);
}

void attach_text(AnonymousFunction& function, std::string_view source, Arena& arena) {
    Unparser unparser(source);
    unparser.write(function);
    const std::string_view text = arena.copy(std::string_view(unparser.out));
    for (const Unparser::Piece& piece : unparser.pieces)
        piece.function->text = text.substr(piece.begin, piece.end - piece.begin);
}

const char* operator_text(BinaryOp op) {
    switch (op) {
    case BinaryOp::Add:
        return "+";
    case BinaryOp::Subtract:
        return "-";
    case BinaryOp::Multiply:
        return "*";
    case BinaryOp::Divide:
        return "/";
    case BinaryOp::LeftDivide:
        return "\\";
    case BinaryOp::Power:
        return "^";
    case BinaryOp::TimesElement:
        return ".*";
    case BinaryOp::DivideElement:
        return "./";
    case BinaryOp::LeftDivideElement:
        return ".\\";
    case BinaryOp::PowerElement:
        return ".^";
    case BinaryOp::Less:
        return "<";
    case BinaryOp::LessEqual:
        return "<=";
    case BinaryOp::Greater:
        return ">";
    case BinaryOp::GreaterEqual:
        return ">=";
    case BinaryOp::Equal:
        return "==";
    case BinaryOp::NotEqual:
        return "~=";
    case BinaryOp::And:
        return "&";
    case BinaryOp::Or:
        return "|";
    case BinaryOp::AndAlso:
        return "&&";
    case BinaryOp::OrElse:
        return "||";
    }
    return "";
}

const char* operator_text(UnaryOp op) {
    switch (op) {
    case UnaryOp::Plus:
        return "+";
    case UnaryOp::Minus:
        return "-";
    case UnaryOp::Not:
        return "~";
    case UnaryOp::CTranspose:
        return "'";
    case UnaryOp::Transpose:
        return ".'";
    }
    return "";
}

} // namespace etna::syntax
