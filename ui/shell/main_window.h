#pragma once

#include "engine/session/session.h"

#include <QMainWindow>

#include <memory>

class QMenu;

namespace etna::ui {

class CommandTable;
class CommandWindow;
class DockPanel;
class EditorArea;
class FiguresPanel;
class FolderView;
class GpuPanel;
class HistoryStore;
class HistoryView;
class Journal;
class SessionBridge;
class Settings;
class StatusStrip;
class TopBar;
class WorkspaceView;
struct PaletteItem;

/// What the program that hosts the window decides.
struct WindowOptions {
    std::vector<std::string> files;      ///< opened at start, the last one in front
    bool run_at_start = false;           ///< run the last of them
    std::string example;                 ///< shown at the very first start when nothing else is
    std::function<session::Options()> session_options; ///< asked once, when the session starts
};

/// The window: it owns the parts, registers the commands, and connects parts with each other. Each part does its own
/// work; nothing here computes.
class MainWindow : public QMainWindow {
    Q_OBJECT
  public:
    explicit MainWindow(WindowOptions options, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Starts the engine; the window is usable before. Called by itself after the first painting.
    void start_session();

    // The parts, for tests.
    CommandTable& commands() { return *commands_; }
    EditorArea& editors() { return *editors_; }
    CommandWindow& command_window() { return *console_; }
    WorkspaceView& workspace() { return *workspace_; }
    FiguresPanel& figures() { return *figures_; }
    GpuPanel& gpu_panel() { return *gpu_; }
    FolderView& folder() { return *folder_; }
    StatusStrip& status() { return *status_; }
    TopBar& top_bar() { return *top_bar_; }
    HistoryStore& history() { return *history_; }
    SessionBridge* bridge() { return bridge_.get(); }
    DockPanel& console_dock() { return *console_dock_; }

  signals:
    /// The prompt accepts input.
    void ready();

  protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void build_docks();
    void default_layout();
    void restore_layout();
    void store_layout();
    void open_first_files();

    void register_commands(); // the table, in main_window_commands.cpp
    void register_file_commands();
    void register_edit_commands();
    void register_view_commands();
    void register_run_commands();
    void register_other_commands();
    void update_commands();
    void edit_action(const char* slot);
    std::vector<PaletteItem> palette_items();
    void set_theme(const QString& id);
    void show_dock(DockPanel* dock, QWidget* focus);

    void connect_engine(); // main_window_run.cpp
    void run_current();
    void run_section(bool advance);
    void run_selection();
    void step();
    void stop();
    void send_breakpoints(const QString& file, const std::vector<int>& lines1);
    void open_selection();
    void on_state_changed();
    void on_paused(const std::vector<session::StackFrame>& stack);
    void on_finished(const session::FinishedEvent& event);
    void on_telemetry(const QByteArray& json);
    void ask_function_names();
    void collect_function_names(const session::CompletedEvent& event);
    void go_to_line();
    void next_diagnostic();
    void show_device_when_known(int tries);
    void about();

    WindowOptions options_;
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<Journal> journal_;
    std::unique_ptr<HistoryStore> history_;
    CommandTable* commands_ = nullptr;
    EditorArea* editors_ = nullptr;
    CommandWindow* console_ = nullptr;
    WorkspaceView* workspace_ = nullptr;
    FiguresPanel* figures_ = nullptr;
    GpuPanel* gpu_ = nullptr;
    FolderView* folder_ = nullptr;
    HistoryView* history_view_ = nullptr;
    StatusStrip* status_ = nullptr;
    TopBar* top_bar_ = nullptr;
    DockPanel *console_dock_ = nullptr, *workspace_dock_ = nullptr, *figures_dock_ = nullptr, *gpu_dock_ = nullptr,
              *folder_dock_ = nullptr, *history_dock_ = nullptr;
    class CallStackBar* stack_bar_ = nullptr;
    std::unique_ptr<SessionBridge> bridge_;
    std::vector<quint64> name_requests_;
    QStringList function_names_, fresh_names_;
    QString stepping_file_; ///< a run that was started by Step: its breakpoint is ours
    bool first_show_ = true;
    bool default_layout_follows_ = false; ///< no layout was stored: until the window has its size, panels follow it
};

} // namespace etna::ui
