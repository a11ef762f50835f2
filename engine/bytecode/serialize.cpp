#include "engine/bytecode/serialize.h"

#include <cstring>

#include "engine/value/array.h"
#include "engine/value/containers.h"

namespace etna::bytecode {

#if defined(__GLIBCXX__) && defined(__x86_64__) && !defined(_GLIBCXX_DEBUG)
// A new member of Code needs a line in `fields` (or none, if the VM fills it in), and then a new number here.
static_assert(sizeof(Code) == 680 + 24 + 24 + 24 + 8, "Code has changed: see fields() below");
#endif

namespace {

enum class ValueForm : uint8_t { Undefined, Inline, Array, String, Cell };

bool write_value(Writer& to, const Value& value) {
    if (!value.is_defined()) {
        to.number(ValueForm::Undefined);
    } else if (value.is_inline()) {
        to.number(ValueForm::Inline);
        to.number(value.class_id());
        visit_class(value.class_id(), [&](auto zero) { to.number(value.get<decltype(zero)>()); });
    } else if (value.heap_kind() == HeapKind::Array) {
        const Array& array = value.array();
        to.number(ValueForm::Array);
        to.number(array.class_id());
        to.number(array.is_complex());
        to.number(static_cast<uint64_t>(array.dims().count()));
        for (int k = 0; k < array.dims().count(); ++k)
            to.number(array.dims()[k]);
        to.text({static_cast<const char*>(array.storage().host()), array.storage().size_bytes()});
    } else if (value.is_string() && value.numel() == 1) {
        to.number(ValueForm::String);
        const StringArray::Element& element = value.string_array().at(0);
        to.number(element.has_value());
        const std::u16string text = element.value_or(std::u16string());
        to.text({reinterpret_cast<const char*>(text.data()), text.size() * sizeof(char16_t)});
    } else if (value.is_cell() && value.cell().dims().count() == 2) {
        to.number(ValueForm::Cell);
        to.number(value.cell().dims()[0]);
        to.number(value.cell().dims()[1]);
        for (const Value& element : value.cell().elements())
            if (!write_value(to, element))
                return false;
    } else {
        return false;
    }
    return true;
}

Value read_value(Reader& from, int depth = 0) {
    switch (from.number<ValueForm>()) {
    case ValueForm::Undefined:
        return {};
    case ValueForm::Inline: {
        const ClassId class_id = from.number<ClassId>();
        if (!is_flat(class_id))
            break;
        return visit_class(class_id, [&](auto zero) { return Value::of(from.number<decltype(zero)>()); });
    }
    case ValueForm::Array: {
        const ClassId class_id = from.number<ClassId>();
        const bool complex = from.number<bool>();
        std::vector<int64_t> sizes(from.count());
        for (int64_t& size : sizes)
            size = from.number<int64_t>();
        const std::string_view bytes = from.text();
        if (!from.ok() || !is_flat(class_id) || sizes.size() < 2)
            break;
        const Dims dims(sizes);
        if (dims.numel() < 0 || static_cast<size_t>(dims.numel()) * element_size(class_id) * (complex ? 2 : 1) != bytes.size())
            break;
        Ref<Array> out = Array::uninitialized(class_id, dims, complex ? Complexity::Complex : Complexity::Real);
        if (!bytes.empty())
            std::memcpy(out->storage().host_mut(), bytes.data(), bytes.size());
        return Value(std::move(out));
    }
    case ValueForm::String: {
        const bool has_value = from.number<bool>();
        const std::string_view bytes = from.text();
        Ref<StringArray> out = make_ref<StringArray>(Dims(1, 1));
        std::u16string text(bytes.size() / sizeof(char16_t), u' ');
        if (!text.empty())
            std::memcpy(text.data(), bytes.data(), text.size() * sizeof(char16_t));
        out->elements_mut()[0] = has_value ? StringArray::Element(std::move(text)) : std::nullopt;
        return Value(std::move(out));
    }
    case ValueForm::Cell: {
        const int64_t rows = from.number<int64_t>(), cols = from.number<int64_t>();
        if (rows < 0 || cols < 0 || rows > 1'000'000 || cols > 1'000'000 || rows * cols > 1'000'000 || depth > 100)
            break;
        Ref<CellArray> out = make_ref<CellArray>(Dims(rows, cols));
        for (Value& element : out->elements_mut())
            if (from.ok())
                element = read_value(from, depth + 1);
        return Value(std::move(out));
    }
    }
    from.fail();
    return {};
}

/// What the compiler makes of a line of an `arguments` block; its validators come with the nested code.
template <class Archive, class A>
void argument_fields(Archive& archive, A& argument) {
    archive(argument.kind);
    archive(argument.name);
    archive(argument.option);
    archive(argument.from_class);
    archive(argument.slot);
    archive(argument.position1);
    archive(argument.has_default);
    archive(argument.type.dims);
    archive(argument.type.class_name);
}

/// Writing: each call appends a member. False once a value had no form.
struct Save {
    Writer& to;
    bool ok = true;

    void operator()(const std::string& text) { to.text(text); }
    void operator()(const Value& value) { ok = write_value(to, value) && ok; }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void operator()(const T& value) {
        to.number(value);
    }
    void operator()(const std::vector<bool>& bits) {
        to.number(static_cast<uint64_t>(bits.size()));
        for (const bool bit : bits)
            to.number(bit);
    }
    template <class T>
    void operator()(const std::vector<T>& list) {
        to.number(static_cast<uint64_t>(list.size()));
        for (const T& item : list)
            (*this)(item);
    }
    void operator()(const CallSite& site) { (*this)(site.name), (*this)(site.slot), (*this)(site.names_class), (*this)(site.super), (*this)(site.dotted); }
    void operator()(const DeclaredArgument& argument) { argument_fields(*this, argument); }
    void operator()(const FieldSite& site) { (*this)(site.name); }
    void operator()(const Path& path) { (*this)(path.links), (*this)(path.first_list), (*this)(path.lists_above), (*this)(path.by_text); }
    void operator()(const Path::Link& link) { (*this)(link.kind), (*this)(link.site); }
};

/// Reading the same.
struct Load {
    Reader& from;

    void operator()(std::string& text) { text = from.text(); }
    void operator()(Value& value) { value = read_value(from); }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void operator()(T& value) {
        value = from.number<T>();
    }
    void operator()(std::vector<bool>& bits) {
        bits.resize(from.count());
        for (size_t i = 0; i < bits.size(); ++i)
            bits[i] = from.number<bool>();
    }
    template <class T>
    void operator()(std::vector<T>& list) {
        list.resize(from.count());
        for (T& item : list)
            if (from.ok())
                (*this)(item);
    }
    void operator()(CallSite& site) { (*this)(site.name), (*this)(site.slot), (*this)(site.names_class), (*this)(site.super), (*this)(site.dotted); }
    void operator()(DeclaredArgument& argument) { argument_fields(*this, argument); }
    void operator()(FieldSite& site) { (*this)(site.name); }
    void operator()(Path& path) { (*this)(path.links), (*this)(path.first_list), (*this)(path.lists_above), (*this)(path.by_text); }
    void operator()(Path::Link& link) { (*this)(link.kind), (*this)(link.site); }
};

/// Every member that the compiler makes, once for both ways. Nested code comes behind.
template <class Archive, class C>
void fields(Archive& archive, C& code) {
    archive(code.name);
    archive(code.is_script);
    archive(code.is_anonymous);
    archive(code.is_main);
    archive(code.words);
    archive(code.spans);
    archive(code.statements);
    archive(code.handlers);
    archive(code.whole_chains);
    archive(code.constants);
    archive(code.scalar_constants);
    archive(code.call_sites);
    archive(code.fields);
    archive(code.paths);
    archive(code.slot_names);
    archive(code.boxed);
    archive(code.has_boxes);
    archive(code.slot_count);
    archive(code.first_temp);
    archive(code.register_count);
    archive(code.input_count);
    archive(code.varargin_slot);
    archive(code.outputs);
    archive(code.varargout_slot);
    archive(code.is_plain);
    archive(code.most_results);
    archive(code.result_slot);
    archive(code.captures);
    archive(code.is_constructor);
    archive(code.accessor_of);
    archive(code.arguments);
    archive(code.binds_arguments);
    archive(code.sorts_arguments);
    archive(code.imports);
}

} // namespace

uint64_t code_format() {
    // FNV-1a over the rows of the instruction table and the size of Code.
    uint64_t hash = 14695981039346656037u;
    const auto mix = [&hash](std::string_view text) {
        for (const char c : text)
            hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211u;
    };
    for (int i = 0; i < op_count(); ++i) {
        const OpInfo& row = info(static_cast<Op>(i));
        mix(row.name);
        mix(row.sentence);
        hash += static_cast<uint64_t>(row.format);
    }
    return hash ^ sizeof(Code);
}

bool write_code(Writer& to, const Code& code) {
    Save save{to};
    fields(save, code);
    to.number(static_cast<uint64_t>(code.closures.size()));
    bool ok = save.ok;
    for (const Ref<Code>& closure : code.closures)
        ok = ok && write_code(to, *closure);
    for (const DeclaredArgument& argument : code.arguments) {
        to.number(static_cast<uint64_t>(argument.validators.size()));
        for (const Ref<Code>& validator : argument.validators)
            ok = ok && write_code(to, *validator);
    }
    to.number(static_cast<uint64_t>(code.nested.size()));
    for (const auto& [name, nested] : code.nested) {
        to.text(name);
        ok = ok && write_code(to, *nested);
    }
    return ok;
}

Ref<Code> read_code(Reader& from, const SourcePtr& source, RefCounted* unit, Code* parent) {
    Ref<Code> code = make_ref<Code>();
    Load load{from};
    fields(load, *code);
    if (!from.ok() || code->slot_names.size() != static_cast<size_t>(code->slot_count) ||
        code->boxed.size() != code->slot_names.size()) {
        from.fail();
        return nullptr;
    }
    code->source = source;
    code->unit = Ref<RefCounted>(unit);
    code->parent = parent;
    code->persistents.resize(code->slot_names.size());
    for (size_t slot = 0; slot < code->slot_names.size(); ++slot)
        code->slot_of.emplace(code->slot_names[slot], static_cast<int>(slot));
    for (size_t i = from.count(); i > 0 && from.ok(); --i)
        code->closures.push_back(read_code(from, source, unit, code.get()));
    for (DeclaredArgument& argument : code->arguments)
        for (size_t i = from.count(); i > 0 && from.ok(); --i)
            argument.validators.push_back(read_code(from, source, unit, code.get()));
    for (size_t i = from.count(); i > 0 && from.ok(); --i) {
        std::string name(from.text());
        code->nested.emplace(std::move(name), read_code(from, source, unit, code.get()));
    }
    return from.ok() ? code : nullptr;
}

} // namespace etna::bytecode
