// Counting references frees everything but circles of handle objects and of variables that nested functions share. This
// finds them: among the objects that the live handles and activations lead to, those whose references all come from such
// objects, and that no outside reference leads to. What an object holds but does not tell of counts as referred to from
// outside.
#include <unordered_map>

#include "engine/value/containers.h"
#include "engine/vm/classes/events.h"
#include "engine/vm/classes/object_access.h"
#include "engine/vm/machine.h"

namespace etna::vm {

void Classes::add(Instance& instance) {
    instance.registered = true;
    instance.registry_index = static_cast<uint32_t>(handles.size());
    handles.push_back(&instance);
    if (handles.size() >= collect_at && !collecting) {
        collect_cycles(); // the new object has an owner already
    }
}

void Classes::want_collection() {
    if (wanted || collecting)
        return;
    wanted = true;
    machine.interpreter.request_safe_point();
}

void Classes::collect_if_wanted() {
    if (std::exchange(wanted, false))
        collect_cycles();
}

void Classes::remove(Instance& instance) {
    instance.registered = false;
    Instance* last = handles.back();
    handles[instance.registry_index] = last;
    last->registry_index = instance.registry_index;
    handles.pop_back();
}

namespace {

struct Node {
    uint32_t inner = 0; ///< references from objects that were walked
    bool reached = false;
};

class Walk {
  public:
    std::unordered_map<const RefCounted*, Node> nodes;

    /// Calls `edge(target)` for each reference that the object holds.
    template <class Edge>
    void edges(const RefCounted* object, Edge edge) const {
        const auto value_edge = [&](const Value& value) {
            if (value.is_heap())
                edge(static_cast<const RefCounted*>(value.heap()), value.heap_kind());
        };
        if (const auto* handle = dynamic_cast<const HandleObject*>(object)) {
            for (const Value* value : handle->held_values())
                value_edge(*value);
            if (const auto* instance = dynamic_cast<const Instance*>(object); instance && instance->extras)
                for (const InstanceExtras::Entry& entry : instance->extras->listeners)
                    if (entry.keep)
                        edge(static_cast<const RefCounted*>(entry.keep.get()), HeapKind::Object);
        } else if (const auto* bound = dynamic_cast<const BoundFunction*>(object)) {
            if (bound->env)
                edge(static_cast<const RefCounted*>(bound->env.get()), HeapKind::Object);
        } else if (const auto* env = dynamic_cast<const Env*>(object)) {
            if (env->parent)
                edge(static_cast<const RefCounted*>(env->parent.get()), HeapKind::Object);
            for (const Ref<Box>& box : env->boxes)
                if (box)
                    edge(static_cast<const RefCounted*>(box.get()), HeapKind::Object);
        } else if (const auto* box = dynamic_cast<const Box*>(object)) {
            value_edge(box->value);
        } else if (const auto* heap = dynamic_cast<const HeapObject*>(object)) {
            switch (heap->kind()) {
            case HeapKind::Cell:
                for (const Value& value : static_cast<const CellArray*>(heap)->elements())
                    value_edge(value);
                break;
            case HeapKind::Struct:
                for (const Value& value : static_cast<const StructArray*>(heap)->values())
                    value_edge(value);
                break;
            case HeapKind::Object:
                for (const Ref<HandleObject>& element : static_cast<const ObjectArray*>(heap)->elements())
                    if (element)
                        edge(static_cast<const RefCounted*>(element.get()), HeapKind::Object);
                break;
            case HeapKind::FunctionHandle:
                for (const Value& value : static_cast<const FunctionHandle*>(heap)->captured)
                    value_edge(value);
                if (const RefCounted* target = static_cast<const FunctionHandle*>(heap)->target.get();
                    dynamic_cast<const BoundFunction*>(target))
                    edge(target, HeapKind::Object);
                break;
            default:
                break;
            }
        }
    }
};

} // namespace

void Classes::cut_circles() {
    ValueList values;
    std::vector<std::unique_ptr<InstanceExtras>> extras;
    for (Instance* instance : handles) {
        for (Value& value : instance->values)
            values.push_back(std::move(value));
        if (instance->extras) {
            forget_listeners(*instance);
            extras.push_back(std::move(instance->extras));
        }
    }
    std::vector<Ref<Box>> boxes;
    for (Env* environment : environments) {
        boxes.insert(boxes.end(), environment->boxes.begin(), environment->boxes.end());
        environment->boxes.clear();
    }
    values.clear();
    extras.clear();
    boxes.clear();
    for (Env* environment : environments) // somebody outside of the machine refers to it
        environment->living = nullptr;
}

void Classes::collect_cycles() {
    if (collecting || (handles.empty() && environments.empty()))
        return;
    collecting = true;
    Walk walk;
    std::vector<const RefCounted*> pending;
    for (Instance* instance : handles)
        if (walk.nodes.emplace(static_cast<const RefCounted*>(instance), Node()).second)
            pending.push_back(instance);
    for (Env* environment : environments)
        if (walk.nodes.emplace(static_cast<const RefCounted*>(environment), Node()).second)
            pending.push_back(environment);
    while (!pending.empty()) {
        const RefCounted* object = pending.back();
        pending.pop_back();
        walk.edges(object, [&](const RefCounted* target, HeapKind kind) {
            if (kind == HeapKind::Array || kind == HeapKind::String)
                return;
            const auto [found, is_new] = walk.nodes.emplace(target, Node());
            ++found->second.inner;
            if (is_new)
                pending.push_back(target);
        });
    }
    for (const auto& [object, node] : walk.nodes)
        if (object->ref_count() > node.inner)
            pending.push_back(object);
    for (const RefCounted* object : pending)
        walk.nodes[object].reached = true;
    while (!pending.empty()) {
        const RefCounted* object = pending.back();
        pending.pop_back();
        walk.edges(object, [&](const RefCounted* target, HeapKind) {
            const auto found = walk.nodes.find(target);
            if (found == walk.nodes.end() || found->second.reached)
                return;
            found->second.reached = true;
            pending.push_back(target);
        });
    }
    std::vector<Ref<HandleObject>> garbage;
    for (Instance* instance : handles)
        if (!walk.nodes[instance].reached)
            garbage.emplace_back(instance);
    std::vector<Ref<Box>> boxes;
    if (garbage.empty()) { // otherwise delete methods run, which may yet call those functions: next time
        for (Env* environment : environments)
            if (!walk.nodes[environment].reached) {
                boxes.insert(boxes.end(), environment->boxes.begin(), environment->boxes.end());
                environment->boxes.clear();
            }
    }
    for (const Ref<HandleObject>& object : garbage)
        destroy_object(*this, static_cast<Instance&>(*object));
    garbage.clear();
    boxes.clear();
    collecting = false;
    collect_at = std::max(kCollectFrom, handles.size() * 2);
    collect_environments_at = std::max(kCollectFrom, environments.size() * 2);
}

} // namespace etna::vm
