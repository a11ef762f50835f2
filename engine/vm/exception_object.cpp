#include "engine/vm/exception_object.h"

#include "engine/value/containers.h"
#include "engine/vm/error_report.h"
#include "engine/vm/interpreter.h"

namespace etna::vm {
std::vector<std::string> ExceptionObject::property_names() const {
    return {"identifier", "message", "cause", "stack", "Correction"};
}

Value stack_value(const std::vector<ErrorFrame>& all) {
    const std::vector<ErrorFrame> stack(all.begin() + (!all.empty() && all[0].line1 == kBuiltinFrame), all.end());
    const Ref<FieldTable> fields = FieldTable::of({"file", "name", "line"});
    Ref<StructArray> out = make_ref<StructArray>(Dims(static_cast<int64_t>(stack.size()), 1), fields);
    for (size_t i = 0; i < stack.size(); ++i) {
        out->at_mut(static_cast<int64_t>(i), 0) = Value::text(stack[i].file);
        std::string name = stack[i].name; // without the file of a local function: `file>local`
        if (const size_t mark = name.find('>'); mark != std::string::npos && name[0] != '@')
            name.erase(0, mark + 1);
        out->at_mut(static_cast<int64_t>(i), 1) = Value::text(name);
        out->at_mut(static_cast<int64_t>(i), 2) = Value::of(static_cast<double>(stack[i].line1));
    }
    return out;
}

Value ExceptionObject::get_property(const std::string& name) {
    if (name == "identifier")
        return Value::text(error_.identifier());
    if (name == "message")
        return Value::text(error_.message());
    if (name == "stack")
        return stack_value(error_.stack());
    if (name == "cause") {
        const int64_t count = static_cast<int64_t>(error_.causes().size());
        Ref<CellArray> cell = make_ref<CellArray>(count ? Dims(count, 1) : Dims(0, 0));
        for (int64_t i = 0; i < count; ++i)
            cell->elements_mut()[static_cast<size_t>(i)] = exception_value(error_.causes()[static_cast<size_t>(i)]);
        return cell;
    }
    if (name == "Correction")
        return Value::empty();
    raise(Err::UnknownProperty, name, class_name());
}

void ExceptionObject::set_property(const std::string& name, const Value&) {
    for (const std::string& known : property_names())
        if (known == name)
            raise(Err::ReadOnlyProperty, name, class_name());
    raise(Err::UnknownProperty, name, class_name());
}

std::string ExceptionObject::display_text() {
    return "  MException with properties:\n\n    identifier: '" + error_.identifier() + "'\n       message: '" +
           error_.message() + "'\n         cause: " +
           (error_.causes().empty() ? "{}" : "{" + std::to_string(error_.causes().size()) + "×1 cell}") + "\n         stack: [" +
           std::to_string(stack_value(error_.stack()).numel()) + "×1 struct]\n    Correction: []\n";
}

bool ExceptionObject::call_method(Interpreter& interpreter, std::string_view name, std::span<const Value> arguments, int,
                                  ValueList& results) {
    if (name == "throw" || name == "throwAsCaller") {
        Error fresh(error_.identifier(), error_.message());
        fresh.causes() = error_.causes();
        fresh.stack() = interpreter.stack_trace();
        if (name == "throwAsCaller" && !fresh.stack().empty())
            fresh.stack().erase(fresh.stack().begin());
        throw fresh;
    }
    if (name == "rethrow")
        throw error_;
    if (name == "getReport") {
        const bool basic = !arguments.empty() && arguments[0].is_text() && arguments[0].to_text() == "basic";
        results.push_back(Value::text(basic ? error_.message() : error_report(error_)));
        return true;
    }
    if (name == "addCause") {
        const Error* cause = arguments.empty() ? nullptr : error_of(arguments[0]);
        if (!cause)
            raise(Err::NotAnException, "addCause");
        Error extended(error_.identifier(), error_.message());
        extended.stack() = error_.stack();
        extended.causes() = error_.causes();
        extended.causes().push_back(*cause);
        results.push_back(exception_value(extended));
        return true;
    }
    if (name == "addCorrection") {
        results.push_back(exception_value(error_));
        return true;
    }
    return false;
}

Value exception_value(const Error& error) {
    return Value(make_ref<ObjectArray>(Ref<HandleObject>(new ExceptionObject(error))));
}

const Error* error_of(const Value& value) {
    if (!value.is_object() || value.object().numel() != 1)
        return nullptr;
    const auto* exception = dynamic_cast<const ExceptionObject*>(&value.object().at(0));
    return exception ? &exception->error() : nullptr;
}

} // namespace etna::vm
