#include "ui/editor/journal.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <algorithm>

namespace etna::ui {

namespace {

const QString kSuffix = QStringLiteral(".unsaved");

bool write_entry(const QString& folder, const JournalEntry& entry) {
    const QJsonObject head{{"path", entry.path},         {"title", entry.title}, {"encoding", entry.encoding},
                           {"line", entry.line},         {"column", entry.column},
                           {"written_ms", static_cast<double>(entry.written_ms)}};
    QSaveFile file(folder + '/' + entry.id + kSuffix);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(head).toJson(QJsonDocument::Compact));
    file.write("\n");
    file.write(entry.utf8);
    return file.commit();
}

} // namespace

Journal::Journal(const QString& root) : root_(root) {
    folder_ = root + '/' + QUuid::createUuid().toString(QUuid::WithoutBraces).left(13);
    QDir().mkpath(folder_);
    lock_ = std::make_unique<QLockFile>(folder_ + "/lock");
    lock_->setStaleLockTime(0);
    lock_->tryLock(0);
    writer_.setMaxThreadCount(1);
}

Journal::~Journal() {
    flush();
    lock_->unlock();
    QDir dir(folder_);
    if (dir.entryList({'*' + kSuffix}, QDir::Files).isEmpty())
        dir.removeRecursively();
}

QString Journal::new_id() { return QStringLiteral("%1-%2").arg(QCoreApplication::applicationPid()).arg(next_++); }

void Journal::write(JournalEntry entry) {
    entry.written_ms = QDateTime::currentMSecsSinceEpoch();
    writer_.start([folder = folder_, entry = std::move(entry)] { write_entry(folder, entry); });
}

void Journal::remove(const QString& id) {
    writer_.start([file = folder_ + '/' + id + kSuffix] { QFile::remove(file); });
}

void Journal::flush() { writer_.waitForDone(); }

bool Journal::read(const QString& name, JournalEntry& entry) {
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QJsonParseError error;
    const QJsonObject head = QJsonDocument::fromJson(file.readLine().trimmed(), &error).object();
    if (error.error != QJsonParseError::NoError)
        return false;
    entry.id = QFileInfo(name).completeBaseName();
    entry.path = head["path"].toString();
    entry.title = head["title"].toString();
    entry.encoding = head["encoding"].toInt();
    entry.line = head["line"].toInt();
    entry.column = head["column"].toInt();
    entry.written_ms = static_cast<qint64>(head["written_ms"].toDouble());
    entry.utf8 = file.readAll();
    return true;
}

std::vector<JournalEntry> Journal::recover() {
    std::vector<JournalEntry> found;
    for (const QFileInfo& other : QDir(root_).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (other.absoluteFilePath() == QFileInfo(folder_).absoluteFilePath())
            continue;
        QLockFile lock(other.filePath() + "/lock");
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue; // its process lives
        for (const QFileInfo& file : QDir(other.filePath()).entryInfoList({'*' + kSuffix}, QDir::Files)) {
            JournalEntry entry;
            if (!read(file.filePath(), entry))
                continue;
            entry.id = new_id();
            if (write_entry(folder_, entry))
                found.push_back(std::move(entry));
        }
        lock.unlock();
        QDir(other.filePath()).removeRecursively();
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.written_ms > b.written_ms; });
    return found;
}

} // namespace etna::ui
