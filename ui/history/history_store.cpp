#include "ui/history/history_store.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace etna::ui {

namespace {

QByteArray row(const HistoryItem& item) {
    const QJsonObject object{{"t", static_cast<double>(item.time_ms)}, {"c", item.text}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

HistoryStore::HistoryStore(const QString& file, int limit, QObject* parent)
    : QObject(parent), file_(file), limit_(std::max(1, limit)) {
    QFile in(file_);
    if (!in.open(QIODevice::ReadOnly))
        return;
    while (!in.atEnd()) {
        const QJsonObject object = QJsonDocument::fromJson(in.readLine()).object();
        const QString text = object["c"].toString();
        if (!text.isEmpty()) // a line torn by a crash is skipped
            items_.push_back({static_cast<qint64>(object["t"].toDouble()), text});
    }
    in.close();
    if (static_cast<int>(items_.size()) > 2 * limit_) {
        items_.erase(items_.begin(), items_.end() - limit_);
        rewrite();
    }
}

void HistoryStore::add(const QString& text) {
    if (text.trimmed().isEmpty() || (!items_.empty() && items_.back().text == text))
        return;
    items_.push_back({QDateTime::currentMSecsSinceEpoch(), text});
    QFile out(file_);
    if (out.open(QIODevice::Append))
        out.write(row(items_.back()));
    emit added();
}

void HistoryStore::remove(int index) {
    items_.erase(items_.begin() + index);
    rewrite();
    emit reset();
}

void HistoryStore::clear() {
    items_.clear();
    rewrite();
    emit reset();
}

int HistoryStore::find(int index, int direction, const QString& prefix, const QString& skip) const {
    const int size = static_cast<int>(items_.size());
    for (int i = index + direction; i >= 0 && i < size; i += direction)
        if (items_[static_cast<size_t>(i)].text.startsWith(prefix) && items_[static_cast<size_t>(i)].text != skip)
            return i;
    return -1;
}

void HistoryStore::rewrite() {
    QSaveFile out(file_);
    if (!out.open(QIODevice::WriteOnly))
        return;
    for (const HistoryItem& item : items_)
        out.write(row(item));
    out.commit();
}

} // namespace etna::ui
