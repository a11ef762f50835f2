#include "ui/shell/main_window.h"

#include "ui/bridge/session_bridge.h"
#include "ui/commands/command_table.h"
#include "ui/commands/palette.h"
#include "ui/commands/settings.h"
#include "ui/console/command_window.h"
#include "ui/console/console_input.h"
#include "ui/console/console_view.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/editor_area.h"
#include "ui/figures/figures_panel.h"
#include "ui/files/folder_view.h"
#include "ui/history/history_store.h"
#include "ui/history/history_view.h"
#include "ui/shell/call_stack_bar.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/telemetry/gpu_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"
#include "ui/workspace/workspace_view.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMessageBox>
#include <QToolButton>

// The one table of commands. Keys are MATLAB's defaults.

namespace etna::ui {

namespace {
const char kMfiles[] = QT_TRANSLATE_NOOP("MainWindow", "MATLAB files (*.m);;All files (*)");
}

void MainWindow::register_commands() {
    register_file_commands();
    register_edit_commands();
    register_view_commands();
    register_run_commands();
    register_other_commands();
    for (const char* id : {"debug.continue", "debug.step", "debug.step_in", "debug.step_out", "debug.quit"}) {
        auto* button = new QToolButton(stack_bar_);
        button->setDefaultAction(commands_->action(id));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setFixedSize(28, 26);
        button->setFocusPolicy(Qt::NoFocus);
        stack_bar_->buttons()->addWidget(button);
    }
}

void MainWindow::register_file_commands() {
    auto& c = *commands_;
    c.add({"file.new", "File", tr("&New script"), "Ctrl+N", "new", tr("New script"), [this] { editors_->new_document(); }});
    c.add({"file.open", "File", tr("&Open…"), "Ctrl+O", "open", tr("Open a file"), [this] {
               const QString folder = folder_->folder().isEmpty() ? QDir::currentPath() : folder_->folder();
               for (const QString& path : QFileDialog::getOpenFileNames(this, tr("Open"), folder, tr(kMfiles)))
                   editors_->open(path);
           }});
    c.add({"file.save", "File", tr("&Save"), "Ctrl+S", "save", tr("Save"), [this] { editors_->save(editors_->current()); }, true});
    c.add({"file.save_as", "File", tr("Save &as…"), "Ctrl+Shift+S", "", tr("Save under another name"),
           [this] { editors_->save_as(editors_->current()); }});
    c.add({"file.save_all", "File", tr("Save a&ll"), "", "", tr("Save every changed file"), [this] { editors_->save_all(); }});
    c.add({"file.close", "File", tr("&Close file"), "Ctrl+W", "", tr("Close this file"),
           [this] { editors_->close(editors_->current()); }, true});
    c.add({"file.next", "File", tr("Next file"), "Ctrl+Tab", "", tr("Next file"), [this] { editors_->next_tab(+1); }});
    c.add({"file.previous", "File", tr("Previous file"), "Ctrl+Shift+Tab", "", tr("Previous file"),
           [this] { editors_->next_tab(-1); }});
    c.add({"file.folder", "File", tr("Change current &folder…"), "", "folder", tr("Change the current folder"), [this] {
               const QString path = QFileDialog::getExistingDirectory(this, tr("Current folder"), folder_->folder());
               if (!path.isEmpty())
                   emit folder_->change_folder(path);
           }, true});
    c.add({"file.quit", "File", tr("E&xit"), "Ctrl+Q", "", tr("Close Etna; unsaved text comes back at the next start"),
           [this] { close(); }, true});
}

void MainWindow::edit_action(const char* slot) {
    QWidget* target = QApplication::focusWidget();
    if (!target)
        return;
    if (auto* input = qobject_cast<ConsoleInput*>(target); input && qstrcmp(slot, "copy") == 0) {
        console_->view().copy();
        return;
    }
    if (qobject_cast<CodeEditor*>(target) && qstrcmp(slot, "selectAll") == 0) {
        QMetaObject::invokeMethod(target, "selectAll", Q_ARG(bool, true));
        return;
    }
    if (target->metaObject()->indexOfSlot(QByteArray(slot) + "()") >= 0)
        QMetaObject::invokeMethod(target, slot);
}

void MainWindow::register_edit_commands() {
    auto& c = *commands_;
    auto with_editor = [this](auto run) {
        return [this, run] {
            if (CodeEditor* editor = editors_->current_editor())
                run(*editor);
        };
    };
    c.add({"edit.undo", "Edit", tr("&Undo"), "Ctrl+Z", "undo", tr("Undo"), [this] { edit_action("undo"); }});
    c.add({"edit.redo", "Edit", tr("&Redo"), "Ctrl+Y Ctrl+Shift+Z", "redo", tr("Redo"), [this] { edit_action("redo"); }});
    c.add({"edit.cut", "Edit", tr("Cu&t"), "Ctrl+X", "cut", tr("Cut"), [this] { edit_action("cut"); }, true});
    c.add({"edit.copy", "Edit", tr("&Copy"), "Ctrl+C", "copy", tr("Copy"), [this] { edit_action("copy"); }});
    c.add({"edit.paste", "Edit", tr("&Paste"), "Ctrl+V", "paste", tr("Paste"), [this] { edit_action("paste"); }});
    c.add({"edit.select_all", "Edit", tr("Select &all"), "Ctrl+A", "", tr("Select everything"), [this] { edit_action("selectAll"); }});
    c.add({"edit.find", "Edit", tr("&Find…"), "Ctrl+F", "search", tr("Find in this file"), [this] { editors_->open_find(false); }, true});
    c.add({"edit.replace", "Edit", tr("R&eplace…"), "Ctrl+H", "", tr("Find and replace"), [this] { editors_->open_find(true); }});
    c.add({"edit.find_next", "Edit", tr("Find &next"), "F3", "", tr("Next match"), [this] { editors_->find_next(true); }});
    c.add({"edit.find_previous", "Edit", tr("Find pre&vious"), "Shift+F3", "", tr("Previous match"), [this] { editors_->find_next(false); }});
    c.add({"edit.go_to_line", "Edit", tr("&Go to line…"), "Ctrl+G", "", tr("Go to a line"), [this] { go_to_line(); }});
    c.add({"edit.open_selection", "Edit", tr("&Open selection"), "Ctrl+D", "", tr("Open the file or variable under the cursor"), [this] { open_selection(); }});
    c.add({"edit.comment", "Edit", tr("Co&mment"), "Ctrl+R", "comment", tr("Comment the selected lines"), with_editor([](CodeEditor& e) { e.comment_selection(); }), true});
    c.add({"edit.uncomment", "Edit", tr("Uncommen&t"), "Ctrl+T Ctrl+Shift+R", "", tr("Uncomment the selected lines"), with_editor([](CodeEditor& e) { e.uncomment_selection(); })});
    c.add({"edit.smart_indent", "Edit", tr("Smart &indent"), "Ctrl+I", "indent", tr("Indent the selected lines as their blocks say"), with_editor([](CodeEditor& e) { e.indent_selection_smartly(); })});
    c.add({"edit.indent", "Edit", tr("Increase indent"), "Ctrl+]", "", tr("Move the selected lines right"), with_editor([](CodeEditor& e) { e.shift_selection(+1); })});
    c.add({"edit.outdent", "Edit", tr("Decrease indent"), "Ctrl+[", "", tr("Move the selected lines left"), with_editor([](CodeEditor& e) { e.shift_selection(-1); })});
    c.add({"edit.next_section", "Edit", tr("Next section"), "Ctrl+Down", "", tr("Go to the next section"), with_editor([](CodeEditor& e) { e.go_to_section(+1); }), true});
    c.add({"edit.previous_section", "Edit", tr("Previous section"), "Ctrl+Up", "", tr("Go to the previous section"), with_editor([](CodeEditor& e) { e.go_to_section(-1); })});
    c.add({"edit.bookmark", "Edit", tr("Set or clear bookmark"), "Ctrl+F2", "", tr("Set or clear a bookmark in this line"), with_editor([](CodeEditor& e) { e.toggle_bookmark(); })});
    c.add({"edit.next_bookmark", "Edit", tr("Next bookmark"), "F2", "", tr("Go to the next bookmark"), with_editor([](CodeEditor& e) { e.go_to_bookmark(+1); })});
    c.add({"edit.previous_bookmark", "Edit", tr("Previous bookmark"), "Shift+F2", "", tr("Go to the previous bookmark"), with_editor([](CodeEditor& e) { e.go_to_bookmark(-1); })});
    c.add({"edit.complete", "Edit", tr("Complete word"), "", "", tr("List what the word could become (Ctrl+Space)"), [this] { editors_->complete_here(); }});
}

void MainWindow::register_view_commands() {
    auto& c = *commands_;
    auto zoom = [this](int steps) {
        int level = settings_->get(Setting::EditorZoom).toInt();
        level = steps == 0 ? 0 : std::clamp(level + steps, -6, 20);
        settings_->set(Setting::EditorZoom, level);
        for (Document* document : editors_->documents())
            document->editor().zoomTo(level);
    };
    auto fold = [this](long action) {
        if (CodeEditor* editor = editors_->current_editor())
            editor->SendScintilla(QsciScintillaBase::SCI_FOLDALL, action);
    };
    c.add({"view.console", "View", tr("&Command window"), "Ctrl+0", "prompt", tr("Go to the command window"), [this] { show_dock(console_dock_, console_); }});
    c.add({"view.history", "View", tr("&History"), "Ctrl+1", "history", tr("Go to the history"), [this] { show_dock(history_dock_, history_view_); }});
    c.add({"view.folder", "View", tr("Current &folder"), "Ctrl+2", "folder", tr("Go to the current folder"), [this] { show_dock(folder_dock_, folder_); }});
    c.add({"view.workspace", "View", tr("&Workspace"), "Ctrl+3", "variable", tr("Go to the workspace"), [this] { show_dock(workspace_dock_, workspace_); }});
    c.add({"view.figures", "View", tr("F&igures"), "", "figure", tr("Go to the figures"), [this] { show_dock(figures_dock_, figures_); }});
    c.add({"view.gpu", "View", tr("&GPU"), "", "gpu", tr("Go to the GPU panel"), [this] { show_dock(gpu_dock_, gpu_); }});
    c.add({"view.editor", "View", tr("&Editor"), "Ctrl+Shift+0", "script", tr("Go to the editor"), [this] {
               if (CodeEditor* editor = editors_->current_editor())
                   editor->setFocus();
           }});
    c.add({"view.palette", "View", tr("Find a command…"), "Ctrl+P", "search", tr("Find a command, function, file or setting"), [this] { top_bar_->palette_field().open(); }, true});
    c.add({"view.theme.light", "View", tr("&Light theme"), "", "theme", tr("Light theme"), [this] { set_theme("light"); }, true, true});
    c.add({"view.theme.dark", "View", tr("&Dark theme"), "", "", tr("Dark theme"), [this] { set_theme("dark"); }, false, true});
    c.add({"view.zoom_in", "View", tr("Larger text"), "Ctrl++", "", tr("Larger text in the editor"), [zoom] { zoom(+1); }, true});
    c.add({"view.zoom_out", "View", tr("Smaller text"), "Ctrl+-", "", tr("Smaller text in the editor"), [zoom] { zoom(-1); }});
    c.add({"view.zoom_reset", "View", tr("Normal text size"), "", "", tr("Normal text size in the editor"), [zoom] { zoom(0); }});
    c.add({"view.fold", "View", tr("Fold"), "Ctrl+.", "", tr("Fold the block around the cursor"), [this] {
               if (CodeEditor* editor = editors_->current_editor())
                   editor->toggle_fold_here(false);
           }, true});
    c.add({"view.unfold", "View", tr("Unfold"), "Ctrl+Shift+.", "", tr("Unfold the block around the cursor"), [this] {
               if (CodeEditor* editor = editors_->current_editor())
                   editor->toggle_fold_here(true);
           }});
    c.add({"view.fold_all", "View", tr("Fold all"), "Ctrl+=", "", tr("Fold every block"), [fold] { fold(QsciScintillaBase::SC_FOLDACTION_CONTRACT); }});
    c.add({"view.unfold_all", "View", tr("Unfold all"), "Ctrl+Shift+=", "", tr("Unfold every block"), [fold] { fold(QsciScintillaBase::SC_FOLDACTION_EXPAND); }});
    c.add({"view.default_layout", "View", tr("Default layout"), "", "", tr("Put every panel where it was at first"), [this] {
               removeDockWidget(folder_dock_);
               addDockWidget(Qt::LeftDockWidgetArea, folder_dock_);
               addDockWidget(Qt::LeftDockWidgetArea, history_dock_);
               addDockWidget(Qt::BottomDockWidgetArea, console_dock_);
               addDockWidget(Qt::RightDockWidgetArea, workspace_dock_);
               addDockWidget(Qt::RightDockWidgetArea, figures_dock_);
               addDockWidget(Qt::RightDockWidgetArea, gpu_dock_);
               default_layout();
           }, true});
    c.action("view.theme.light")->setChecked(!tokens().dark);
    c.action("view.theme.dark")->setChecked(tokens().dark);
}

void MainWindow::register_run_commands() {
    auto& c = *commands_;
    c.add({"run.file", "Run", tr("&Run"), "F5", "run", tr("Save and run this file; continue after a breakpoint"), [this] { run_current(); }});
    c.add({"run.section", "Run", tr("Run &section"), "Ctrl+Return Ctrl+Enter", "run_section", tr("Run the section around the cursor"), [this] { run_section(false); }});
    c.add({"run.section_advance", "Run", tr("Run section and &advance"), "Ctrl+Shift+Return", "", tr("Run the section and go to the next"), [this] { run_section(true); }});
    c.add({"run.selection", "Run", tr("&Evaluate selection"), "F9", "", tr("Run the selected text"), [this] { run_selection(); }});
    c.add({"run.stop", "Run", tr("S&top"), "Ctrl+Pause", "stop", tr("Stop what runs (Ctrl+C in the command window)"), [this] { stop(); }, true});
    c.add({"debug.continue", "Debug", tr("&Continue"), "", "continue", tr("Continue to the next breakpoint (F5)"), [this] {
               if (bridge_)
                   bridge_->session().step(session::Step::Continue);
           }});
    c.add({"debug.step", "Debug", tr("&Step"), "F10", "step", tr("Run one line"), [this] { step(); }});
    c.add({"debug.step_in", "Debug", tr("Step &in"), "F11", "step_in", tr("Go into the function that this line calls"), [this] {
               if (bridge_)
                   bridge_->session().step(session::Step::In);
           }});
    c.add({"debug.step_out", "Debug", tr("Step &out"), "Shift+F11", "step_out", tr("Run to the end of this function"), [this] {
               if (bridge_)
                   bridge_->session().step(session::Step::Out);
           }});
    c.add({"debug.quit", "Debug", tr("&Quit debugging"), "Shift+F5", "close", tr("End the run that is stopped"), [this] {
               if (bridge_)
                   bridge_->session().step(session::Step::Quit);
           }});
    c.add({"debug.breakpoint", "Debug", tr("Set or clear &breakpoint"), "F12", "breakpoint", tr("Set or clear a breakpoint in this line"), [this] {
               if (CodeEditor* editor = editors_->current_editor())
                   editor->toggle_breakpoint(editor->line1());
           }, true});
    c.add({"debug.clear_all", "Debug", tr("Clear &all breakpoints"), "", "", tr("Clear every breakpoint in every open file"), [this] {
               for (Document* document : editors_->documents())
                   document->editor().clear_breakpoints();
           }});
}

void MainWindow::register_other_commands() {
    auto& c = *commands_;
    c.add({"figure.new", "Figure", tr("&New figure"), "", "figure", tr("Open an empty figure"), [this] { console_->run_text("figure"); }});
    c.add({"figure.zoom_in", "Figure", tr("&Zoom in"), "", "zoom_in", tr("Zoom into the figure"), [this] { figures_->zoom_in(); }, true});
    c.add({"figure.reset", "Figure", tr("&Show everything"), "", "reset_view", tr("Show the whole figure again"), [this] { figures_->reset_view(); }});
    c.add({"figure.undock", "Figure", tr("&Undock"), "Ctrl+Shift+U", "float", tr("Take the figure out into a window"), [this] { figures_->detach_current(); }, true});
    c.add({"figure.dock", "Figure", tr("&Dock all"), "Ctrl+Shift+D", "", tr("Bring every figure back"), [this] { figures_->attach_all(); }});
    c.add({"figure.export", "Figure", tr("Save &image…"), "", "export", tr("Save the figure as an image"), [this] { figures_->export_current(); }, true});
    c.add({"figure.close_all", "Figure", tr("&Close all"), "", "", tr("Close every figure"), [this] { console_->run_text("close all"); }});
    c.add({"tools.clear_console", "Tools", tr("Clear command &window"), "", "clear", tr("Clear the command window"), [this] { console_->clear(); }});
    c.add({"tools.clear_workspace", "Tools", tr("Clear &workspace"), "", "", tr("Clear every variable"), [this] { console_->run_text("clear"); }});
    c.add({"tools.clear_history", "Tools", tr("Clear &history"), "", "", tr("Forget every command typed so far"), [this] { history_->clear(); }});
    c.add({"tools.next_problem", "Tools", tr("Next &suggestion"), "", "warning", tr("Go to the next suggestion in this file"), [this] { next_diagnostic(); }, true});
    c.add({"help.selection", "Help", tr("&Help on selection"), "F1", "help", tr("Help on the function under the cursor"), [this] {
               QString word;
               if (CodeEditor* editor = editors_->current_editor(); editor && editor->hasFocus())
                   word = editor->hasSelectedText() ? editor->selectedText() : editor->word_under_cursor();
               console_->run_text(word.isEmpty() ? "help" : "help " + word, false);
           }});
    c.add({"help.example", "Help", tr("Open the &example"), "", "script", tr("Open the example script"), [this] {
               if (!options_.example.empty())
                   editors_->open(QString::fromStdString(options_.example));
           }});
    c.add({"help.about", "Help", tr("&About Etna"), "", "info", tr("Which version this is"), [this] { about(); }, true});
}

void MainWindow::update_commands() {
    using State = SessionBridge::State;
    const State state = bridge_ ? bridge_->state() : State::Idle;
    Document* document = editors_->current();
    const bool paused = state == State::Paused, idle = state == State::Idle;
    auto enable = [this](const char* id, bool on) { commands_->action(id)->setEnabled(on); };
    for (const char* id : {"file.save", "file.save_as", "file.close"})
        enable(id, document != nullptr);
    enable("run.file", (document && idle) || paused);
    commands_->action("run.file")->setText(paused ? tr("&Continue") : tr("&Run"));
    enable("run.section", document && (idle || paused));
    enable("run.section_advance", document && (idle || paused));
    enable("run.selection", document && (idle || paused));
    enable("run.stop", bridge_ && !idle);
    enable("debug.step", (document && idle) || paused);
    for (const char* id : {"debug.continue", "debug.step_in", "debug.step_out", "debug.quit"})
        enable(id, paused);
    enable("debug.breakpoint", document != nullptr);
    folder_->set_active_file(document ? document->path() : QString());
    setWindowTitle(document ? document->title() + " – Etna" : QStringLiteral("Etna"));
    if (!status_)
        return;
    if (!document) {
        status_->set_cursor({});
        status_->set_encoding({});
        status_->set_suggestions(0, 0);
        return;
    }
    const CodeEditor& editor = document->editor();
    status_->set_cursor(tr("Ln %1, Col %2").arg(editor.line1()).arg(editor.column1()));
    status_->set_encoding(encoding_name(editor.encoding()));
    int errors = 0, others = 0;
    for (const Diagnostic& d : editor.diagnostics())
        ++(d.severity == Severity::Error ? errors : others);
    status_->set_suggestions(errors, others);
}

std::vector<PaletteItem> MainWindow::palette_items() {
    std::vector<PaletteItem> items;
    for (const CommandSpec& spec : commands_->specs()) {
        QAction* action = commands_->action(spec.id);
        if (!action->isEnabled() || spec.id == "view.palette")
            continue;
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        items.push_back({spec.menu + ": " + action->text().remove('&'), key, spec.icon, [action] { action->trigger(); }});
    }
    for (const QString& path : settings_->get(Setting::RecentFiles).toStringList())
        items.push_back({QFileInfo(path).fileName(), QDir::toNativeSeparators(QFileInfo(path).absolutePath()), "script",
                         [this, path] { editors_->open(path); }});
    if (!folder_->folder().isEmpty())
        for (const QFileInfo& file : QDir(folder_->folder()).entryInfoList({"*.m"}, QDir::Files).mid(0, 500))
            items.push_back({file.fileName(), tr("current folder"), "script",
                             [this, path = file.filePath()] { editors_->open(path); }});
    for (const QString& name : function_names_)
        items.push_back({name, tr("function"), "function", [this, name] { console_->put_at_prompt(name + "("); }});
    return items;
}

void MainWindow::go_to_line() {
    CodeEditor* editor = editors_->current_editor();
    if (!editor)
        return;
    bool ok = false;
    const int line = QInputDialog::getInt(this, tr("Go to line"), tr("Line (1 to %1):").arg(editor->lines()),
                                          editor->line1(), 1, editor->lines(), 1, &ok);
    if (ok)
        editor->go_to(line);
    editor->setFocus();
}

void MainWindow::next_diagnostic() {
    CodeEditor* editor = editors_->current_editor();
    if (!editor || editor->diagnostics().empty())
        return;
    const Diagnostic* best = &editor->diagnostics().front();
    for (const Diagnostic& d : editor->diagnostics())
        if (d.line1 > editor->line1()) {
            best = &d;
            break;
        }
    editor->go_to(best->line1, best->column1);
    editor->setFocus();
    status_->show_message(QString::fromStdString(best->message + (best->hint.empty() ? "" : " " + best->hint)));
}

void MainWindow::about() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Etna"));
    box.setTextFormat(Qt::RichText);
    box.setText(tr("<b>Etna %1</b><br>A desktop IDE for the MATLAB language.<br><br>"
                   "GNU General Public License, version 3.<br>Built with Qt %2.")
                    .arg(QApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    box.exec();
}

} // namespace etna::ui
