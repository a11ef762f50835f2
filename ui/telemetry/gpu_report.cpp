#include "ui/telemetry/gpu_report.h"

#include "ui/workspace/workspace_model.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <map>

namespace etna::ui {

namespace {

std::string bytes(double value) { return bytes_text(static_cast<uint64_t>(std::max(0.0, value))).toStdString(); }

std::string rate_text(double gb_s) {
    if (gb_s <= 0)
        return "";
    const int decimals = gb_s < 10 ? 2 : gb_s < 100 ? 1 : 0;
    return (QLocale(QLocale::English).toString(gb_s, 'f', decimals) + " GB/s").toStdString();
}

std::string count_text(double count) {
    const char* unit = "";
    if (count >= 1e9) {
        count /= 1e9;
        unit = " G";
    } else if (count >= 1e6) {
        count /= 1e6;
        unit = " M";
    } else if (count >= 1e4) {
        count /= 1e3;
        unit = " k";
    }
    QString text = QString::number(count, 'g', 3) + unit;
    return (text + (*unit ? " el." : count == 1 ? " element" : " elements")).toStdString();
}

void add_kernels(GpuReport& report, const QJsonObject& kernels) {
    // Bars: bandwidth against the faster of the two.
    double fastest = 0;
    for (const char* where : {"gpu", "cpu"})
        fastest = std::max(fastest, kernels[QLatin1String(where)].toObject()["gb_s"].toDouble());
    for (const char* where : {"gpu", "cpu"}) {
        const QJsonObject k = kernels[QLatin1String(where)].toObject();
        const int runs = k["runs"].toInt();
        if (runs == 0)
            continue;
        const bool gpu = where[0] == 'g';
        const QString name = QStringLiteral("%1 %2 kernel%3").arg(runs).arg(gpu ? "GPU" : "CPU", runs == 1 ? "" : "s");
        const double gb_s = k["gb_s"].toDouble();
        report.rows.push_back({name.toStdString(), fastest > 0 ? gb_s / fastest : 0, rate_text(gb_s),
                               time_text(k["seconds"].toDouble()), gpu});
    }
}

void add_decisions(GpuReport& report, const QJsonArray& decisions) {
    struct Group {
        int count = 0;
        double seconds = 0, elements = 0;
    };
    std::map<std::pair<std::string, bool>, Group> groups;
    double slowest = 0;
    for (const QJsonValue& value : decisions) {
        const QJsonObject d = value.toObject();
        Group& group = groups[{d["group"].toString().toStdString(), d["device"].toString() == "gpu"}];
        ++group.count;
        group.seconds += d["measured_s"].toDouble();
        group.elements += d["elements"].toDouble();
        slowest = std::max(slowest, group.seconds);
    }
    std::vector<std::pair<double, GpuRow>> rows;
    for (const auto& [key, group] : groups) {
        std::string name = key.first;
        if (group.count > 1)
            name += " ×" + std::to_string(group.count);
        rows.push_back({group.seconds,
                        {name, slowest > 0 ? group.seconds / slowest : 0, count_text(group.elements),
                         group.seconds > 0 ? time_text(group.seconds) : "", key.second}});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (size_t i = 0; i < rows.size() && i < 12; ++i)
        report.rows.push_back(rows[i].second);
    std::vector<std::string> seen;
    for (qsizetype i = decisions.size() - 1; i >= 0 && report.sentences.size() < 8; --i) {
        const std::string reason = decisions[i].toObject()["reason"].toString().toStdString();
        if (reason.empty() || std::find(seen.begin(), seen.end(), reason) != seen.end())
            continue;
        seen.push_back(reason);
        report.sentences.push_back(reason);
    }
}

} // namespace

std::string time_text(double seconds) {
    QString text;
    if (seconds >= 1)
        text = QString::number(seconds, 'f', seconds < 10 ? 2 : 1) + " s";
    else if (seconds >= 1e-3)
        text = QString::number(seconds * 1e3, 'f', seconds < 1e-2 ? 2 : seconds < 0.1 ? 1 : 0) + " ms";
    else
        text = QString::number(seconds * 1e6, 'f', seconds < 1e-5 ? 1 : 0) + QStringLiteral(" µs");
    return text.toStdString();
}

GpuReport parse_telemetry(const QByteArray& json) {
    GpuReport report;
    QJsonParseError error;
    const QJsonObject root = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError) {
        report.error = QStringLiteral("The run's telemetry could not be read: %1.").arg(error.errorString());
        return report;
    }
    report.valid = true;
    const QString mode = root["mode"].toString("auto");
    const QJsonObject device = root["device"].toObject();
    const QJsonObject host = root["host"].toObject();
    const QString host_name = QStringLiteral("%1 thread%2").arg(host["threads"].toInt()).arg(host["threads"].toInt() == 1 ? "" : "s");
    if (device.isEmpty()) {
        report.header = host.isEmpty() ? QStringLiteral("no device") : QStringLiteral("no device · CPU, %1").arg(host_name);
        report.chip = QStringLiteral("Compute: CPU · %1, double").arg(host_name);
    } else {
        const QString name = device["name"].toString();
        report.device = name.toStdString();
        const QJsonObject memory = device["memory"].toObject();
        const double total = memory["total_bytes"].toDouble();
        report.header = name;
        if (total > 0)
            report.header += QStringLiteral(" · %1 of %2").arg(bytes_text(static_cast<uint64_t>(memory["allocated_bytes"].toDouble())),
                                                              bytes_text(static_cast<uint64_t>(total)));
        report.chip = QStringLiteral("Compute: %1 · %2, double").arg(mode, name.section(" (", 0, 0));
    }
    const QJsonObject jit = root["jit"].toObject();
    if (!jit.isEmpty()) {
        const int loops = jit["loops_compiled"].toInt(jit["compiled"].toInt());
        report.jit = QStringLiteral("JIT: %1 loop%2 compiled").arg(loops).arg(loops == 1 ? "" : "s");
    }
    const QJsonObject kernels = root["kernels"].toObject();
    add_kernels(report, kernels);
    add_decisions(report, root["decisions"].toArray());
    if (report.rows.empty())
        return report;
    const QJsonObject transfer = root["transfer"].toObject();
    int runs = 0, cached = 0;
    for (const char* where : {"gpu", "cpu"}) {
        const QJsonObject k = kernels[QLatin1String(where)].toObject();
        runs += k["runs"].toInt();
        cached += k["cache_hits"].toInt() + k["disk_hits"].toInt();
    }
    report.counters = "Uploads " + bytes(transfer["upload_bytes"].toDouble()) + " in " +
                      std::to_string(transfer["uploads"].toInt()) + " · downloads " +
                      bytes(transfer["download_bytes"].toDouble()) + " in " +
                      std::to_string(transfer["downloads"].toInt()) + " · kernels from cache " +
                      std::to_string(std::min(cached, runs)) + " of " + std::to_string(runs);
    return report;
}

} // namespace etna::ui
