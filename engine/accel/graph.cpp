#include "engine/accel/graph.h"

#include "engine/accel/executor.h"

namespace etna::accel {

Node* GraphOperand::pending() const {
    if (!array || !array->storage().is_deferred())
        return nullptr;
    return static_cast<Node*>(array->storage().node()); // the graph makes all deferred nodes
}

Node::Node(Graph& graph, NodeKind node_kind, ClassId node_class, const Dims& node_dims)
    : kind(node_kind), cls(node_class), dims(node_dims), graph_(&graph), older_(graph.newest_) {
    if (older_)
        older_->newer_ = this;
    graph.newest_ = this;
    ++graph.live_;
    number = ++graph.made_;
}

namespace {

/// Lets go of operands one level at a time: a long chain of nodes must not be destroyed by recursion.
void let_go(std::vector<GraphOperand>&& operands) {
    thread_local std::vector<std::vector<GraphOperand>>* waiting = nullptr;
    if (operands.empty())
        return;
    if (waiting) {
        waiting->push_back(std::move(operands));
        return;
    }
    std::vector<std::vector<GraphOperand>> list;
    waiting = &list;
    list.push_back(std::move(operands));
    while (!list.empty()) {
        const std::vector<GraphOperand> gone = std::move(list.back());
        list.pop_back();
    }
    waiting = nullptr;
}

} // namespace

Node::~Node() {
    let_go(std::move(operands));
    if (!graph_)
        return;
    (newer_ ? newer_->older_ : graph_->newest_) = older_;
    if (older_)
        older_->newer_ = newer_;
    --graph_->live_;
    if (!done_)
        ++graph_->dropped;
}

void Node::force(Storage& into) {
    if (!done_) {
        if (graph_)
            graph_->run(*this);
        else
            run_on_host(*this);
    }
    // One reference from the storage, one from whoever forces it; more when a copy of the array waits too.
    into.settle(ref_count() <= 2 ? std::move(result_) : result_.copy());
}

void Node::finish(Storage result) {
    result_ = std::move(result);
    done_ = true;
    let_go(std::move(operands));
}

std::string_view Node::name() const {
    if (kind == NodeKind::Elementwise)
        return row->name;
    if (kind == NodeKind::Product)
        return pages > 1 ? "pagemtimes" : "mtimes";
    if (kind == NodeKind::Source) {
        constexpr std::string_view kNames[] = {"constant", "linspace", "rand", "randn", "randi"};
        return kNames[static_cast<size_t>(source.kind)];
    }
    switch (reduction) {
    case ir::Reduction::Prod:
        return "prod";
    case ir::Reduction::Min:
        return "min";
    case ir::Reduction::Max:
        return "max";
    default:
        return "sum";
    }
}

size_t Node::result_bytes() const {
    return static_cast<size_t>(dims.numel()) * element_size(cls);
}

Graph::~Graph() {
    for (Node* node = newest_; node; node = node->older_)
        node->graph_ = nullptr;
}

void Graph::run_all() {
    // Running one can destroy others, so the list is walked anew after each; a node that ran is done for good.
    for (Node* node = newest_; node;) {
        if (node->done_) {
            node = node->older_;
            continue;
        }
        const Ref<Node> keep(node);
        run(*node);
        node = newest_;
    }
}

Ref<Array> array_of(Ref<Node> node) {
    const ClassId cls = node->cls;
    const Dims dims = node->dims;
    const size_t bytes = node->result_bytes();
    return make_ref<Array>(cls, Complexity::Real, dims, Storage::of_node(std::move(node), bytes));
}

} // namespace etna::accel
