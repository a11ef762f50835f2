#include "engine/session/workspace_view.h"

#include <algorithm>
#include <set>

#include "engine/display/display.h"
#include "engine/ops/operators.h"
#include "engine/ops/subscripts.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/value/object.h"
#include "engine/value/sparse.h"
#include "engine/vm/interpreter.h"

namespace etna::session {
namespace {

/// Bytes of a value as `whos` counts them; containers stop counting after a while, so that a browser stays quick.
uint64_t count_bytes(const Value& value, int& budget) {
    if (--budget < 0 || !value.is_defined())
        return 0;
    if (value.is_inline())
        return element_size(value.class_id());
    uint64_t total = 0;
    switch (value.heap_kind()) {
    case HeapKind::Array:
        return value.array().storage().size_bytes();
    case HeapKind::String:
        for (const StringArray::Element& text : value.string_array().elements())
            total += 8 + 2 * (text ? text->size() : 0);
        return total;
    case HeapKind::Cell:
        for (const Value& element : value.cell().elements())
            total += 104 + count_bytes(element, budget);
        return total;
    case HeapKind::Struct:
        for (const Value& element : value.structure().values())
            total += 104 + count_bytes(element, budget);
        return total;
    case HeapKind::FunctionHandle:
        return 32;
    case HeapKind::Object:
        return 8 * static_cast<uint64_t>(value.object().numel());
    case HeapKind::Sparse:
        return value.sparse().bytes();
    }
    return total;
}

bool same(const VariableInfo& a, const VariableInfo& b) {
    return a.preview == b.preview && a.size_text == b.size_text && a.class_name == b.class_name && a.bytes == b.bytes &&
           a.residency == b.residency && a.is_global == b.is_global;
}

std::string cell_text(const Value& element) {
    constexpr int kWidth = 40;
    if (element.is_inline() && element.class_id() == ClassId::Double)
        return display::number_text(element.get_double());
    return display::preview_text(element, kWidth);
}

} // namespace

VariableInfo describe(const std::string& name, const Value& value) {
    VariableInfo info;
    info.name = name;
    const Dims dims = value.dims();
    info.dims.assign(dims.sizes().begin(), dims.sizes().end());
    info.size_text = dims.text();
    info.class_name = std::string(value.is_sparse() ? "sparse " : "") + value.class_name() +
                      (value.is_complex() ? " (complex)" : "");
    constexpr int kPreviewWidth = 60;
    info.preview = display::preview_text(value, kPreviewWidth);
    int budget = 10000;
    info.bytes = count_bytes(value, budget);
    if (value.is_heap() && value.heap_kind() == HeapKind::Array) {
        const Storage& storage = value.array().storage();
        info.residency = storage.is_deferred() ? Residency::Deferred
                         : storage.on_device() ? Residency::Device
                                               : Residency::Host;
    }
    return info;
}

WorkspaceEvent WorkspaceView::update(vm::Interpreter& interpreter, bool all) {
    WorkspaceEvent event;
    event.all = all;
    if (all)
        told_.clear();
    std::set<std::string> present;
    for (const std::string& name : interpreter.variable_names()) {
        const Value* value = interpreter.find_variable(name);
        if (!value || !value->is_defined())
            continue;
        present.insert(name);
        VariableInfo info = describe(name, *value);
        const auto known = told_.find(name);
        if (known != told_.end() && same(known->second, info))
            continue;
        told_.insert_or_assign(name, info);
        event.changed.push_back(std::move(info));
    }
    for (auto known = told_.begin(); known != told_.end();) {
        if (present.count(known->first)) {
            ++known;
        } else {
            event.removed.push_back(known->first);
            known = told_.erase(known);
        }
    }
    std::sort(event.changed.begin(), event.changed.end(),
              [](const VariableInfo& a, const VariableInfo& b) { return a.name < b.name; });
    std::sort(event.removed.begin(), event.removed.end());
    return event;
}

SliceEvent slice(vm::Interpreter& interpreter, const std::string& variable, int64_t row0, int64_t col0, int64_t rows,
                 int64_t cols) {
    SliceEvent event;
    event.variable = variable;
    const Value* value = interpreter.find_variable(variable);
    if (!value || !value->is_defined()) {
        event.error = "There is no variable '" + variable + "' any more.";
        return event;
    }
    const bool has_cells = value->is_flat() || value->is_cell() || value->is_string();
    if (!has_cells) {
        event.error = "A " + value->class_name() + " has no table of elements.";
        return event;
    }
    const Dims dims = value->dims();
    event.total_rows = dims.rows();
    event.total_cols = dims.rows() ? dims.numel() / dims.rows() : dims.cols();
    event.row0 = std::clamp<int64_t>(row0, 0, event.total_rows);
    event.col0 = std::clamp<int64_t>(col0, 0, event.total_cols);
    event.rows = std::clamp<int64_t>(rows, 0, event.total_rows - event.row0);
    event.cols = std::clamp<int64_t>(cols, 0, event.total_cols - event.col0);
    if (event.rows == 0 || event.cols == 0)
        return event;
    const Value subscripts[] = {
        ops::colon(Value::of(static_cast<double>(event.row0 + 1)), Value::of(static_cast<double>(event.row0 + event.rows))),
        ops::colon(Value::of(static_cast<double>(event.col0 + 1)), Value::of(static_cast<double>(event.col0 + event.cols)))};
    const Value part = ops::index(*value, subscripts);
    const int64_t count = event.rows * event.cols;
    event.cells.reserve(static_cast<size_t>(count));
    for (int64_t i = 0; i < count; ++i) {
        const Value one[] = {Value::of(static_cast<double>(i + 1))};
        event.cells.push_back(cell_text(part.is_cell() ? part.cell().at(i) : ops::index(part, one)));
    }
    return event;
}

EvaluatedEvent data_tip(vm::Interpreter& interpreter, const std::string& expression) {
    EvaluatedEvent event;
    size_t dot = expression.find('.');
    const Value* value = interpreter.find_variable(expression.substr(0, dot));
    while (value && dot != std::string::npos) {
        const size_t next = expression.find('.', dot + 1);
        const std::string field = expression.substr(dot + 1, next == std::string::npos ? next : next - dot - 1);
        value = value->is_struct() ? value->structure().find(field) : nullptr;
        dot = next;
    }
    if (!value || !value->is_defined()) {
        event.text = "'" + expression + "' has no value here.";
        return event;
    }
    event.ok = true;
    event.text = expression + ": " + value->dims().text() + " " + value->class_name() + "\n" +
                 display::preview_text(*value, 400);
    return event;
}

} // namespace etna::session
