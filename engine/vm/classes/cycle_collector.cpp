// Counting references frees everything but circles of handle objects. This finds them: among the objects that the
// live handles lead to, those whose references all come from such objects, and that no outside reference leads to.
#include <unordered_map>

#include "engine/value/containers.h"
#include "engine/vm/classes/events.h"
#include "engine/vm/classes/object_access.h"

namespace etna::vm {

void Classes::add(Instance& instance) {
    instance.registered = true;
    instance.registry_index = static_cast<uint32_t>(handles.size());
    handles.push_back(&instance);
    if (handles.size() >= collect_at && !collecting) {
        collect_cycles(); // the new object has an owner already
        collect_at = std::max<size_t>(20000, handles.size() * 2);
    }
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
        if (const auto* instance = dynamic_cast<const Instance*>(object)) {
            for (const Value& value : instance->values)
                value_edge(value);
            if (instance->extras) {
                for (const auto& [name, value] : instance->extras->dynamic_properties)
                    value_edge(value);
                for (const InstanceExtras::Entry& entry : instance->extras->listeners)
                    if (entry.keep)
                        edge(static_cast<const RefCounted*>(entry.keep.get()), HeapKind::Object);
            }
        } else if (const auto* listener = dynamic_cast<const ListenerObject*>(object)) {
            value_edge(listener->callback);
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
                break;
            default:
                break;
            }
        }
    }
};

} // namespace

size_t Classes::collect_cycles() {
    if (collecting || handles.empty())
        return 0;
    collecting = true;
    Walk walk;
    std::vector<const RefCounted*> pending;
    for (Instance* instance : handles)
        if (walk.nodes.emplace(static_cast<const RefCounted*>(instance), Node()).second)
            pending.push_back(instance);
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
    for (const Ref<HandleObject>& object : garbage)
        destroy_object(*this, static_cast<Instance&>(*object));
    collecting = false;
    return garbage.size();
}

} // namespace etna::vm
