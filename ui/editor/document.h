#pragma once

#include "ui/editor/document_io.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

namespace etna::ui {

class CodeEditor;
class InfoBar;
class Journal;
struct JournalEntry;

/// One open text: its editor, its file, and its place in the journal.
class Document : public QWidget {
    Q_OBJECT
  public:
    Document(Journal& journal, QWidget* parent);
    ~Document() override;

    CodeEditor& editor() { return *editor_; }
    InfoBar& info() { return *info_; }
    QString path() const;
    QString title() const;
    bool modified() const;

    /// Reads a file; false and `error` when it cannot be read.
    bool open(const QString& path, QString& error);
    /// Takes over what the journal kept: the file's text (when it is still there) with the unsaved text on top.
    void restore(const JournalEntry& entry);
    /// Writes to its file. On failure the text stays, the bar says why, and the journal still has it.
    bool save();
    bool save_as(const QString& path);
    /// Forgets unsaved text, also in the journal.
    void discard();
    /// The file changed outside: takes it over when nothing is unsaved, else asks in the bar.
    void check_disk();
    /// Puts the present text into the journal now.
    void write_journal();

  signals:
    void title_changed();
    void edited();

  private:
    void on_modified(bool modified);
    void reload();

    Journal& journal_;
    CodeEditor* editor_;
    InfoBar* info_;
    QString journal_id_;
    QTimer journal_timer_;
    QDateTime disk_time_;
    qint64 disk_size_ = -1;
};

} // namespace etna::ui
