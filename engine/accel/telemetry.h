#pragma once

#include <cstdint>
#include <deque>
#include <string>

namespace etna::accel {

enum class Device : uint8_t { Cpu, Gpu };

/// One choice of the policy.
struct DecisionRecord {
    uint64_t number = 0; ///< counts from 1 within the run
    Device device = Device::Cpu;
    std::string group; ///< what it computed, short: `sin, times, exp -> sum`
    int64_t elements = 0;
    double cpu_estimate_s = 0;
    double gpu_estimate_s = 0; ///< 0: no device
    double measured_s = 0;     ///< kernel time; 0: not known (yet)
    uint64_t bytes_moved = 0;  ///< uploaded for it
    uint64_t ticket = 0;
    std::string reason; ///< one sentence
};

/// What one run did. Reset by `Context::begin_run`.
struct Telemetry {
    uint64_t accessor_calls = 0; ///< times that somebody asked `Context::device()` for a provider
    uint64_t deferred_nodes = 0; ///< operations that became nodes
    uint64_t forced_groups = 0;  ///< groups that ran
    uint64_t fused_nodes = 0;    ///< nodes computed inside a group with others
    uint64_t dropped_nodes = 0;  ///< nodes that nobody needed
    uint64_t shared_nodes = 0;   ///< common subexpressions computed once
    uint64_t fallbacks = 0;      ///< groups that a device could not run and the host did
    uint64_t decisions_total = 0;
    std::deque<DecisionRecord> decisions; ///< the last kMaxDecisions
    static constexpr size_t kMaxDecisions = 256;
};

// Context::telemetry_json() returns one JSON object (what `etna --telemetry=FILE` writes and TelemetryEvent carries):
// {
//   "version": 1,
//   "mode": "auto" | "cpu" | "gpu",
//   "defer": true, "defer_min": 100000,
//   "device": null | {"name", "vendor", "backend", "driver", "kind": "gpu"|"software", "exact",
//              "memory": {"total_bytes", "available_bytes", "allocated_bytes"}},
//   "host":   {"name", "threads"},
//   "graph":  {"deferred_nodes", "forced_groups", "fused_nodes", "dropped_nodes", "shared_nodes", "fallbacks"},
//   "boundary": {"accessor_calls", "forced_nodes", "uploads", "uploaded_bytes", "downloads", "downloaded_bytes"},
//   "transfer": {"uploads", "upload_bytes", "upload_s", "upload_gb_s", "downloads", "download_bytes", "download_s",
//                "download_gb_s"},
//   "kernels": {"gpu": K, "cpu": K} with K = {"runs", "seconds", "bytes", "gb_s", "compiled", "compile_s",
//               "cache_hits", "disk_hits"},
//   "warmup_s": number,
//   "decisions": [{"number", "device": "cpu"|"gpu", "group", "elements", "cpu_estimate_s", "gpu_estimate_s",
//                  "measured_s", "bytes_moved", "reason"}, ...],   the last 256, oldest first
//   "decisions_total": number
// }

} // namespace etna::accel
