#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace etna::ui {

/// One line with a bar: what ran, how much of the whole it was, how fast, how long.
struct GpuRow {
    std::string name;
    double fraction = 0; ///< 0..1, the bar
    std::string rate;    ///< `3,940 GB/s`
    std::string time;    ///< `1.9 ms`
    bool on_gpu = false;
};

/// What the GPU panel says, made from the telemetry JSON of a run. Every number in it was measured or estimated by the
/// engine and carries its unit.
struct GpuReport {
    bool valid = false;
    QString error;
    std::string device; ///< empty: no device
    QString header;     ///< `NVIDIA H200 · 5.1 of 140 GB`
    QString chip;       ///< `Compute: auto · NVIDIA H200, double`
    QString jit;        ///< `JIT: 4 loops compiled`; empty when the run says nothing
    std::vector<GpuRow> rows;
    std::vector<std::string> sentences;
    std::string counters; ///< uploads, downloads, cache
    bool empty() const { return rows.empty() && sentences.empty(); }
};

GpuReport parse_telemetry(const QByteArray& json);

/// `1.9 ms`, `310 µs`, `2.4 s`
std::string time_text(double seconds);

} // namespace etna::ui
