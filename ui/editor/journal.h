#pragma once

#include <QByteArray>
#include <QString>
#include <QThreadPool>

#include <memory>
#include <vector>

class QLockFile;

namespace etna::ui {

/// One text that has not been saved.
struct JournalEntry {
    QString id;       ///< names the document in the journal
    QString path;     ///< empty: it never had a file
    QString title;    ///< what its tab says
    int encoding = 0; ///< `Encoding`
    int line = 0, column = 0;
    qint64 written_ms = 0; ///< since 1970
    QByteArray utf8;
};

/// Keeps unsaved text on disk while it is typed, so that a crash loses at most the last second. Each process has a
/// folder of its own under `root`, held by a lock file; a folder whose process is gone is what recovery finds.
/// Entries are whole texts, written beside and renamed, in order, on one background thread.
class Journal {
  public:
    explicit Journal(const QString& root);
    ~Journal();

    QString new_id();
    /// Returns at once. The newest text of an id wins.
    void write(JournalEntry entry);
    /// The text was saved or thrown away.
    void remove(const QString& id);
    /// Blocks until everything asked for so far is on disk.
    void flush();
    /// What processes that ended without closing left behind, newest first. The entries move into this journal under
    /// their ids, so that they survive until they are removed.
    std::vector<JournalEntry> recover();
    QString folder() const { return folder_; }

    static bool read(const QString& file, JournalEntry& entry);

  private:
    QString root_, folder_;
    std::unique_ptr<QLockFile> lock_;
    QThreadPool writer_;
    int next_ = 1;
};

} // namespace etna::ui
