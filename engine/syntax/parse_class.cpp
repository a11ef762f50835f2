// Class definitions, and the declarations that `properties` and `arguments` blocks share.
#include "engine/syntax/parser_internal.h"

namespace etna::syntax {

void Parser::parse_class() {
    const Span opener = tok_.span;
    advance();
    auto* definition = arena_.make<ClassDefinition>();
    if (ast_->file.class_definition)
        report(opener, "MATLAB:class:multipleClasses", "A file can define one class only.",
               "Move the second class into a file of its own.", Severity::Error);
    ast_->file.class_definition = definition;
    try {
        if (is(Lex::LeftParen))
            definition->attributes = parse_attributes();
        definition->name_span = tok_.span;
        if (!is_name())
            unexpected("the name of the class");
        definition->name = take_name();
        std::vector<std::string_view> supers;
        while (is(supers.empty() ? Lex::Less : Lex::And)) {
            advance();
            if (!is_name())
                unexpected("the name of a superclass");
            supers.push_back(take_dotted_name());
        }
        definition->supers = arena_.copy(supers);
        if (!is(Lex::Newline) && !is(Lex::Semicolon) && !is(Lex::Comma) && !is(Lex::EndOfText))
            unexpected("the end of the line");
    } catch (const SyntaxError&) {
        recover();
    }
    definition->help = help_behind(last_end_);
    if (definition->help.end == 0)
        definition->help = help_before(opener.begin);
    parse_class_body(*definition);
    definition->span = {opener.begin, last_end_};
}

void Parser::parse_class_body(ClassDefinition& definition) {
    const Span opener{definition.name_span.begin, definition.name_span.end};
    std::vector<PropertiesBlock> properties;
    std::vector<MethodsBlock> methods;
    std::vector<EventsBlock> events;
    std::vector<EnumerationBlock> enumerations;
    while (next_entry(opener, Keyword::EndClassdef)) {
        const Span block = tok_.span;
        List<Attribute> attributes;
        const std::string_view word = lexer_.text(block);
        try {
            if (!is(Lex::Identifier) ||
                (word != "properties" && word != "methods" && word != "events" && word != "enumeration"))
                fail(block, "MATLAB:class:unexpectedStatement",
                     "Unexpected " + quote(block) + " in a class definition.",
                     "Only properties, methods, events and enumeration blocks stand here; functions go into a "
                     "'methods' block.");
            lexer_.mark_keyword();
            advance();
            if (is(Lex::LeftParen))
                attributes = parse_attributes();
        } catch (const SyntaxError&) {
            recover();
            if (word != "properties" && word != "methods" && word != "events" && word != "enumeration") {
                if (tok_.span.begin == block.begin)
                    advance();
                continue;
            }
        }
        if (word == "properties") {
            PropertiesBlock entry;
            entry.properties = parse_declarations(block, Keyword::EndProperties);
            entry.attributes = attributes;
            entry.span = {block.begin, last_end_};
            properties.push_back(entry);
        } else if (word == "methods") {
            MethodsBlock entry = parse_methods(block);
            entry.attributes = attributes;
            entry.span = {block.begin, last_end_};
            methods.push_back(entry);
        } else if (word == "events") {
            EventsBlock entry = parse_events(block);
            entry.attributes = attributes;
            entry.span = {block.begin, last_end_};
            events.push_back(entry);
        } else {
            EnumerationBlock entry = parse_enumeration(block);
            entry.attributes = attributes;
            entry.span = {block.begin, last_end_};
            enumerations.push_back(entry);
        }
    }
    definition.properties = arena_.copy(properties);
    definition.methods = arena_.copy(methods);
    definition.events = arena_.copy(events);
    definition.enumerations = arena_.copy(enumerations);
}

bool Parser::next_entry(Span opener, Keyword end) {
    skip_separators();
    if (is(Keyword::End) || is(end)) {
        advance();
        return false;
    }
    if (is(Lex::EndOfText) || is(Keyword::Classdef)) {
        if (!unwinding_)
            report(opener, "MATLAB:m_missing_end",
                   "The " + quote(opener) + " block that begins here has no matching 'end'.",
                   "Add 'end' behind its last entry.", Severity::Error);
        unwinding_ = true;
        return false;
    }
    return true;
}

void Parser::end_entry(Keyword end) {
    if (!is(Lex::Newline) && !is(Lex::Semicolon) && !is(Lex::Comma) && !is(Lex::EndOfText) && !is(Keyword::End) &&
        !is(end))
        unexpected("the end of the declaration");
}

List<Attribute> Parser::parse_attributes() {
    const Span opener = tok_.span;
    Gather<Attribute> attributes(attributes_);
    advance();
    while (!is(Lex::RightParen)) {
        attributes.push(parse_attribute());
        if (is(Lex::RightParen))
            break;
        if (!is(Lex::Comma))
            unclosed(opener, ')');
        advance();
    }
    advance();
    return attributes.finish(arena_);
}

Attribute Parser::parse_attribute() {
    Attribute attribute;
    attribute.span = tok_.span;
    if (is(Lex::Not)) {
        attribute.negated = true;
        advance();
    }
    if (!is_name())
        unexpected("the name of an attribute");
    attribute.name = take_name();
    if (is(Lex::Assign)) {
        advance();
        attribute.value = parse_expr();
    }
    attribute.span.end = last_end_;
    return attribute;
}

List<Declaration> Parser::parse_declarations(Span opener, Keyword end) {
    std::vector<Declaration> declarations;
    while (next_entry(opener, end)) {
        const uint32_t begin = tok_.span.begin;
        try {
            declarations.push_back(parse_declaration());
            end_entry(end);
        } catch (const SyntaxError&) {
            recover();
            if (tok_.span.begin == begin)
                advance();
        }
    }
    return arena_.copy(declarations);
}

Declaration Parser::parse_declaration() {
    Declaration declaration;
    declaration.span = declaration.name_span = tok_.span;
    if (is(Lex::Not)) {
        advance();
    } else if (is_name()) {
        declaration.name = take_name();
    } else {
        unexpected("a name");
    }
    if (is(Lex::At)) { // `Prop@double vector`, from before validation had a syntax
        advance();
        if (!is_name())
            unexpected("a class name after '@'");
        declaration.class_name = take_dotted_name();
        while (is_name())
            advance();
    }
    if (is(Lex::Dot)) {
        advance();
        if (is(Lex::Question)) {
            advance();
            if (!is_name())
                unexpected("a class name after '?'");
            declaration.from_class = take_dotted_name();
        } else if (is(Lex::Identifier)) {
            declaration.field = take_name();
        } else {
            unexpected("the name of an option after the dot");
        }
    }
    declaration.name_span.end = last_end_;
    if (is(Lex::LeftParen))
        parse_dimensions(declaration);
    if (is_name())
        declaration.class_name = take_dotted_name();
    if (is(Lex::LeftBrace))
        declaration.validators = parse_args(tok_.span, Lex::RightBrace, '}');
    if (is(Lex::Assign)) {
        advance();
        declaration.value = parse_expr();
    }
    declaration.span.end = last_end_;
    declaration.help = help_of_declaration(declaration.span);
    return declaration;
}

void Parser::parse_dimensions(Declaration& declaration) {
    const Span opener = tok_.span;
    declaration.has_dims = true;
    Gather<Dimension> dims(dims_);
    advance();
    while (!is(Lex::RightParen)) {
        Dimension dimension;
        dimension.span = tok_.span;
        if (is(Lex::Colon)) {
            dimension.any = true;
        } else if (is(Lex::Number)) {
            Number number;
            if (!decode_number(lexer_.text(tok_.span), number) || number.imaginary || number.value < 0 ||
                number.value > 9007199254740992.0 ||
                number.value != static_cast<double>(static_cast<int64_t>(number.value)))
                unexpected("a whole number");
            dimension.size = static_cast<uint64_t>(number.value);
        } else {
            unexpected("a number or ':'");
        }
        advance();
        dims.push(dimension);
        if (is(Lex::RightParen))
            break;
        if (!is(Lex::Comma))
            unclosed(opener, ')');
        advance();
    }
    advance();
    declaration.dims = dims.finish(arena_);
}

MethodsBlock Parser::parse_methods(Span opener) {
    std::vector<Function*> functions;
    while (next_entry(opener, Keyword::EndMethods)) {
        const uint32_t begin = tok_.span.begin;
        if (is(Keyword::Function)) {
            const size_t count = functions_.size();
            Nest nest(*this, block_depth_, kMaxBlockDepth); // keeps the method out of the script's statements
            open_function();
            parse_functions(0);
            while (!open_.empty()) {
                if (!unwinding_)
                    report(open_.back().function->name_span, "MATLAB:m_missing_end",
                           "The method that begins here has no matching 'end'.", "Add 'end' behind its last statement.",
                           Severity::Error);
                unwinding_ = true;
                close_function(false);
            }
            functions.insert(functions.end(), functions_.begin() + static_cast<std::ptrdiff_t>(count),
                             functions_.end());
            functions_.resize(count);
            continue;
        }
        try {
            functions.push_back(parse_method_signature());
            end_entry(Keyword::EndMethods);
        } catch (const SyntaxError&) {
            recover();
            if (tok_.span.begin == begin)
                advance();
        }
    }
    MethodsBlock block;
    block.functions = arena_.copy(functions);
    return block;
}

/// `[a, b] = name(x)` without a body: an abstract method, or one in a file of its own.
Function* Parser::parse_method_signature() {
    auto* function = arena_.make<Function>();
    function->span = tok_.span;
    function->is_signature = true;
    parse_signature(*function);
    function->help = help_of_declaration(function->span);
    return function;
}

EventsBlock Parser::parse_events(Span opener) {
    std::vector<DeclaredName> events;
    while (next_entry(opener, Keyword::EndEvents)) {
        const uint32_t begin = tok_.span.begin;
        try {
            if (!is_name())
                unexpected("the name of an event");
            DeclaredName event;
            event.span = tok_.span;
            event.name = take_name();
            events.push_back(event);
            end_entry(Keyword::EndEvents);
        } catch (const SyntaxError&) {
            recover();
            if (tok_.span.begin == begin)
                advance();
        }
    }
    EventsBlock block;
    block.events = arena_.copy(events);
    return block;
}

EnumerationBlock Parser::parse_enumeration(Span opener) {
    std::vector<EnumerationMember> members;
    while (next_entry(opener, Keyword::EndEnumeration)) {
        const uint32_t begin = tok_.span.begin;
        try {
            if (!is_name())
                unexpected("the name of an enumeration member");
            EnumerationMember member;
            member.span = tok_.span;
            member.name = take_name();
            if (is(Lex::LeftParen))
                member.args = parse_args(tok_.span, Lex::RightParen, ')');
            member.span.end = last_end_;
            members.push_back(member);
            end_entry(Keyword::EndEnumeration);
        } catch (const SyntaxError&) {
            recover();
            if (tok_.span.begin == begin)
                advance();
        }
    }
    EnumerationBlock block;
    block.members = arena_.copy(members);
    return block;
}

} // namespace etna::syntax
