#include "ui/shell/main_window.h"

#include "ui/bridge/session_bridge.h"
#include "ui/commands/command_table.h"
#include "ui/commands/palette.h"
#include "ui/commands/settings.h"
#include "ui/console/command_window.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/editor_area.h"
#include "ui/editor/journal.h"
#include "ui/figures/figures_panel.h"
#include "ui/figures/vulkan_host.h"
#include "ui/files/folder_view.h"
#include "ui/history/history_store.h"
#include "ui/history/history_view.h"
#include "ui/shell/call_stack_bar.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/telemetry/gpu_panel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"
#include "ui/workspace/workspace_model.h"
#include "ui/workspace/workspace_view.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QTimer>
#include <QToolBar>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

namespace etna::ui {

MainWindow::MainWindow(WindowOptions options, QWidget* parent)
    : QMainWindow(parent), options_(std::move(options)), settings_(std::make_unique<Settings>()),
      journal_(std::make_unique<Journal>(data_folder() + "/journal")),
      history_(std::make_unique<HistoryStore>(data_folder() + "/history.jsonl",
                                              settings_->get(Setting::HistoryLimit).toInt())) {
    setObjectName("EtnaMainWindow");
    setWindowTitle("Etna");
    setWindowIcon(icon("etna", [] { return tokens().accent; }));
    Theme::instance().apply(settings_->get(Setting::Theme).toString());
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    commands_ = new CommandTable(this);
    build_docks();
    register_commands();
    commands_->build_menus(menuBar(), {"File", "Edit", "View", "Run", "Debug", "Figure", "Tools", "Help"});

    auto* brand = new QLabel(QStringLiteral("▲ Etna"), menuBar());
    brand->setObjectName("Brand");
    brand->setFont(ui_font(13, QFont::Bold));
    menuBar()->setCornerWidget(brand, Qt::TopLeftCorner);

    top_bar_ = new TopBar(*commands_, this);
    auto* bar = new QToolBar(this);
    bar->setObjectName("TopToolBar");
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->addWidget(top_bar_);
    addToolBar(Qt::TopToolBarArea, bar);
    top_bar_->palette_field().set_source([this] { return palette_items(); });
    connect(top_bar_, &TopBar::chip_clicked, this, [this] { show_dock(gpu_dock_, gpu_); });

    status_ = new StatusStrip(this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    statusBar()->addWidget(status_, 1);
    statusBar()->setFixedHeight(26);
    connect(status_, &StatusStrip::suggestions_clicked, this, &MainWindow::next_diagnostic);
    connect(status_, &StatusStrip::position_clicked, this, &MainWindow::go_to_line);

    restore_layout();
    open_first_files();
    update_commands();
}

MainWindow::~MainWindow() {
    // The engine goes first: its events must not meet parts that are gone.
    bridge_.reset();
    delete centralWidget();
}

void MainWindow::build_docks() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    stack_bar_ = new CallStackBar(centre);
    editors_ = new EditorArea(*settings_, *journal_, centre);
    column->addWidget(stack_bar_);
    column->addWidget(editors_, 1);
    setCentralWidget(centre);

    auto dock = [this](const char* name, const QString& title, QWidget* body, QSize preferred, Qt::DockWidgetArea area) {
        auto* panel = new DockPanel(name, title, body, this);
        panel->set_preferred(preferred);
        addDockWidget(area, panel);
        return panel;
    };
    folder_ = new FolderView;
    folder_dock_ = dock("dock.folder", tr("Current folder"), folder_, {212, 600}, Qt::LeftDockWidgetArea);
    history_view_ = new HistoryView(*history_);
    history_dock_ = dock("dock.history", tr("History"), history_view_, {212, 250}, Qt::LeftDockWidgetArea);
    console_ = new CommandWindow(*history_, settings_->get(Setting::ConsoleScrollback).toInt());
    console_dock_ = dock("dock.console", tr("Command window"), console_, {900, 250}, Qt::BottomDockWidgetArea);
    workspace_ = new WorkspaceView;
    workspace_dock_ = dock("dock.workspace", tr("Workspace"), workspace_, {470, 272}, Qt::RightDockWidgetArea);
    figures_ = new FiguresPanel;
    figures_dock_ = dock("dock.figures", tr("Figures"), figures_, {470, 380}, Qt::RightDockWidgetArea);
    // The figures' tabs are their header.
    figures_dock_->setTitleBarWidget(new QWidget(figures_dock_));
    gpu_ = new GpuPanel;
    gpu_dock_ = dock("dock.gpu", tr("GPU"), gpu_, {470, 236}, Qt::RightDockWidgetArea);

    connect(folder_, &FolderView::detail_changed, folder_dock_->title(), &DockTitle::set_detail);
    connect(folder_, &FolderView::open_file, this, [this](const QString& path) {
        const QString suffix = path.section('.', -1).toLower();
        if (suffix == "mat")
            console_->run_text(QStringLiteral("load('%1')").arg(QString(path).replace('\'', "''")));
        else if (Document* document = editors_->open(path))
            document->editor().setFocus();
    });
    connect(folder_, &FolderView::change_folder, this, [this](const QString& path) {
        if (bridge_)
            bridge_->session().change_folder(path.toStdString());
        else
            folder_->set_folder(path);
    });
    connect(history_view_, &HistoryView::run, this, [this](const QString& text) { console_->run_text(text); });
    connect(history_view_, &HistoryView::insert, console_, &CommandWindow::put_at_prompt);
    connect(history_view_, &HistoryView::period_changed, history_dock_->title(), &DockTitle::set_detail);
    connect(console_, &CommandWindow::header_changed, console_dock_->title(), &DockTitle::set_detail);
    connect(console_, &CommandWindow::link_clicked, this, [this](const QString& file, int line1, int column1) {
        if (!file.isEmpty())
            editors_->go_to(file, line1, column1);
    });
    connect(workspace_, &WorkspaceView::detail_changed, workspace_dock_->title(), &DockTitle::set_detail);
    connect(workspace_, &WorkspaceView::statement, this, [this](const QString& text) { console_->run_text(text); });
    connect(figures_, &FiguresPanel::statement, this, [this](const QString& text) { console_->run_text(text, false); });
    connect(figures_, &FiguresPanel::wants_to_be_seen, this, [this] {
        figures_dock_->show();
        figures_dock_->raise();
    });
    connect(figures_, &FiguresPanel::message, this, [this](const QString& text) { status_->show_message(text); });
    connect(gpu_, &GpuPanel::detail_changed, gpu_dock_->title(), &DockTitle::set_detail);
    connect(gpu_, &GpuPanel::device_changed, this,
            [this](const QString& text, const QString& tip) { top_bar_->set_chip(text, tip); });
    connect(editors_, &EditorArea::message, this, [this](const QString& text) {
        status_->show_message(text);
        console_->note(text);
    });
    connect(editors_, &EditorArea::current_changed, this, &MainWindow::update_commands);
    connect(editors_, &EditorArea::cursor_changed, this, [this] {
        if (const CodeEditor* editor = editors_->current_editor())
            status_->set_cursor(tr("Ln %1, Col %2").arg(editor->line1()).arg(editor->column1()));
    });
    connect(editors_, &EditorArea::tip_wanted, this, [this](const QString& name, const QPoint& global) {
        // What the workspace knows already: asking the engine for a name could call a function.
        const session::VariableInfo* v = workspace_->model_of_variables().find(name.toStdString());
        QToolTip::showText(global, v ? QStringLiteral("%1: %2 %3\n%4")
                                           .arg(name, QString::fromStdString(v->size_text),
                                                QString::fromStdString(v->class_name), QString::fromStdString(v->preview))
                                     : QString());
    });
    connect(editors_, &EditorArea::diagnostics_changed, this, &MainWindow::update_commands);
    connect(editors_, &EditorArea::breakpoints_changed, this, &MainWindow::send_breakpoints);
    connect(stack_bar_, &CallStackBar::frame_chosen, this,
            [this](const QString& file, int line1) { editors_->go_to(file, line1, 1); });
}

void MainWindow::default_layout() {
    for (DockPanel* dock : {folder_dock_, history_dock_, console_dock_, workspace_dock_, figures_dock_, gpu_dock_}) {
        dock->setFloating(false);
        dock->show();
    }
    const QSize size = this->size();
    // The picture's proportions; narrower side columns where the window is small.
    const int left = std::clamp(size.width() * 212 / 1600, 150, 260);
    const int right = std::clamp(size.width() * 470 / 1600, 370, 620);
    const int bottom = std::clamp(size.height() * 250 / 1000, 170, 320);
    resizeDocks({folder_dock_, workspace_dock_}, {left, right}, Qt::Horizontal);
    resizeDocks({folder_dock_, history_dock_}, {size.height() - bottom - 100, bottom}, Qt::Vertical);
    resizeDocks({console_dock_}, {bottom}, Qt::Vertical);
    const int column = size.height() - 100;
    resizeDocks({workspace_dock_, figures_dock_, gpu_dock_},
                {column * 272 / 900, column * 392 / 900, column * 236 / 900}, Qt::Vertical);
}

void MainWindow::restore_layout() {
    if (!restoreGeometry(settings_->get(Setting::WindowGeometry).toByteArray())) {
        const QRect screen = QGuiApplication::primaryScreen()->availableGeometry();
        resize(std::min(1600, screen.width()), std::min(1000, screen.height()));
        if (screen.width() <= 1600 || screen.height() <= 1000)
            setWindowState(Qt::WindowMaximized);
    }
    // The window manager settles the first size some time after the window is shown.
    default_layout_follows_ = !restoreState(settings_->get(Setting::WindowState).toByteArray(), kLayoutVersion);
    QTimer::singleShot(1500, this, [this] { default_layout_follows_ = false; });
    menuBar()->show();
}

void MainWindow::store_layout() {
    settings_->set(Setting::WindowGeometry, saveGeometry());
    settings_->set(Setting::WindowState, saveState(kLayoutVersion));
    settings_->set(Setting::CurrentFolder, folder_->folder());
    editors_->store_session();
    settings_->set(Setting::FirstStartDone, true);
    settings_->sync();
}

void MainWindow::open_first_files() {
    const int restored = editors_->restore_session();
    for (const std::string& file : options_.files)
        editors_->open(QString::fromStdString(file));
    if (restored == 0 && options_.files.empty() && !options_.example.empty() &&
        !settings_->get(Setting::FirstStartDone).toBool())
        editors_->open(QString::fromStdString(options_.example));
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (!first_show_)
        return;
    first_show_ = false;
    console_->setFocus();
    // After the first painting, so that the window is there at once.
    QMetaObject::invokeMethod(this, &MainWindow::start_session, Qt::QueuedConnection);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    // Unsaved text stays in the journal and comes back at the next start, so closing needs no question.
    store_layout();
    journal_->flush();
    figures_->attach_all();
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    if (default_layout_follows_)
        QMetaObject::invokeMethod(this, &MainWindow::default_layout, Qt::QueuedConnection);
}

void MainWindow::set_theme(const QString& id) {
    Theme::instance().apply(id);
    settings_->set(Setting::Theme, id);
    commands_->action("view.theme.light")->setChecked(id == "light");
    commands_->action("view.theme.dark")->setChecked(id == "dark");
}

void MainWindow::show_dock(DockPanel* dock, QWidget* focus) {
    dock->show();
    dock->raise();
    focus->setFocus();
}

} // namespace etna::ui
