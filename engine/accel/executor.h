#pragma once

#include "engine/accel/policy.h"

namespace etna::accel {

/// Runs pending nodes: what lies below first, then the group, on the device that the policy chooses.
class Executor {
  public:
    explicit Executor(const ContextOptions& options);

    /// Computes the node's result (`Node::finish`). Raises OutOfMemory; throws InterruptRequest.
    void run(Node& root);
    /// The device, brought up at the first call; null if there is none or it was lost.
    Provider* device();
    /// The device if it is up already.
    Provider* device_if_up() { return device_.get(); }
    Provider& host() { return *host_; }

    Telemetry telemetry;
    ContextOptions options;
    const std::atomic<bool>* interrupt = nullptr;

  private:
    void run_group(Plan& plan);
    void run_product(Node& product);
    /// Runs what lies below the root's group, but for a product that the group could take into itself: that one is
    /// returned, its operands settled, its array in `inner`.
    Node* settle_below(const Node& root, Ref<Array>& inner);
    /// The product is not computed on its own: its elements go through the group's kernel. False: not there, not so.
    bool run_as_epilogue(Plan& group, const Array& array, Node& product);
    bool product_on_device(Node& product, DecisionRecord& record);
    void product_on_host(Node& product, DecisionRecord& record);
    bool upload(const Storage& storage, DecisionRecord& record); ///< false: there is no room
    bool fall_back(RunStatus status, DecisionRecord& record);    ///< notes why the host takes over; false
    bool run_on_device(Plan& plan, Launch& launch, DecisionRecord& record);
    void run_on_host(Plan& plan, Launch& launch, DecisionRecord& record);
    void log(DecisionRecord record);

    std::unique_ptr<Provider> host_;
    std::unique_ptr<Provider> device_;
    bool device_tried_ = false;
};

/// Runs a node that has outlived its context.
void run_on_host(Node& node);

/// Computes a pending array where it lies, without bringing it to the host.
void settle(const Array& array);

} // namespace etna::accel
