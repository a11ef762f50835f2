#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>

#include <vector>

namespace etna::ui {

struct HistoryItem {
    qint64 time_ms = 0; ///< since 1970
    QString text;
};

/// The commands typed at the prompt, oldest first, kept in one file: a line of JSON each, appended as they are typed,
/// so that a crash loses nothing and two running programs do not overwrite each other.
class HistoryStore : public QObject {
    Q_OBJECT
  public:
    HistoryStore(const QString& file, int limit, QObject* parent = nullptr);

    const std::vector<HistoryItem>& items() const { return items_; }
    /// A command equal to the one before it is not kept twice.
    void add(const QString& text);
    void remove(int index);
    void clear();
    /// The nearest older (`direction` -1) or newer (+1) command that begins with `prefix`, from `index` (not included);
    /// -1 when there is none. Skips repeats of `skip`.
    int find(int index, int direction, const QString& prefix, const QString& skip = {}) const;

  signals:
    void added();
    void reset();

  private:
    void rewrite();
    QString file_;
    int limit_;
    std::vector<HistoryItem> items_;
};

} // namespace etna::ui
