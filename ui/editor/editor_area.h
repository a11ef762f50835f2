#pragma once

#include "engine/session/session.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QStackedWidget;

namespace etna::ui {

class CodeEditor;
class CompletionPopup;
class Document;
class EmptyState;
class FindBar;
class Journal;
class SessionBridge;
class Settings;
class TabStrip;

/// The tabs of open texts. Talks to the engine for squiggles and completion only; running is the main window's.
class EditorArea : public QWidget {
    Q_OBJECT
  public:
    EditorArea(Settings& settings, Journal& journal, QWidget* parent = nullptr);
    ~EditorArea() override;
    /// Squiggles and completion work from now on.
    void connect_session(SessionBridge* bridge);

    Document* current() const;
    CodeEditor* current_editor() const;
    std::vector<Document*> documents() const;
    Document* find(const QString& path) const;

    Document* new_document(const QString& text = {});
    /// Opens a file or brings its tab to the front; nullptr when it cannot be read (the reason goes to `message`).
    Document* open(const QString& path);
    void go_to(const QString& path, int line1, int column1);
    bool save(Document* document);
    bool save_as(Document* document);
    bool save_all();
    bool close(Document* document);
    void next_tab(int direction);

    /// Tabs, cursors and unsaved texts of the last time. Returns how many were opened.
    int restore_session();
    void store_session();

    /// Marks the running line; an empty file clears it everywhere.
    void show_executing(const QString& file, int line1, bool bring_to_front);
    void open_find(bool replace);
    void find_next(bool forward);
    void complete_here();
    FindBar* find_bar() { return find_bar_; }

    /// Asks what to do with unsaved text: 0 save, 1 discard, 2 cancel. Tests replace it.
    std::function<int(Document*)> ask_unsaved;

  signals:
    void current_changed();
    void cursor_changed();
    void diagnostics_changed();
    void tip_wanted(const QString& name, const QPoint& global);
    void breakpoints_changed(const QString& path, const std::vector<int>& lines1);
    void message(const QString& text);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    Document* add(Document* document);
    void update_tab(Document* document);
    void request_check(Document* document);
    QString check_name(Document* document) const;
    void on_diagnostics(const session::DiagnosticsEvent& event);
    void on_completed(const session::CompletedEvent& event);
    void add_recent(const QString& path);

    Settings& settings_;
    Journal& journal_;
    SessionBridge* bridge_ = nullptr;
    TabStrip* tabs_;
    QStackedWidget* stack_;
    EmptyState* empty_;
    FindBar* find_bar_;
    CompletionPopup* popup_;
    QFileSystemWatcher* watcher_;
    QTimer check_timer_;
    quint64 completion_request_ = 0;
    size_t completion_start_ = 0;
    int untitled_ = 0;
};

} // namespace etna::ui
