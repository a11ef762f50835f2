#include "app/extensions.h"
#include "ui/bridge/session_bridge.h"
#include "ui/commands/command_table.h"
#include "ui/commands/palette.h"
#include "ui/console/command_window.h"
#include "ui/console/console_input.h"
#include "ui/console/console_view.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/editor_area.h"
#include "ui/figures/vulkan_host.h"
#include "ui/history/history_store.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_strip.h"
#include "ui/shell/top_bar.h"
#include "ui/theme/theme.h"
#include "ui/workspace/variable_view.h"
#include "ui/workspace/workspace_model.h"
#include "ui/workspace/workspace_view.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QTableView>
#include <QtTest>

using namespace etna;
using namespace etna::ui;

/// The window with the real engine, without a display.
class WindowTest : public QObject {
    Q_OBJECT
  private slots:
    void init();
    void cleanup();
    void every_command_is_complete();
    void palette_runs_commands();
    void theme_follows_the_menu();
    void statements_run_and_fill_the_workspace();
    void typed_ahead_commands_wait();
    void errors_are_links();
    void endless_loop_stops();
    void input_is_answered();
    void a_million_lines();
    void breakpoint_stops_and_continues();
    void variable_view_fetches_what_it_shows();
    void unsaved_text_comes_back();

  private:
    void type(const QString& text);
    bool idle(int ms = 20000);
    QString console_text();

    std::unique_ptr<QTemporaryDir> folder_;
    std::unique_ptr<app::Extensions> extensions_;
    std::unique_ptr<MainWindow> window_;
};

void WindowTest::init() {
    if (!folder_)
        folder_ = std::make_unique<QTemporaryDir>();
    qputenv("ETNA_CONFIG_DIR", folder_->filePath("config").toUtf8());
    extensions_ = std::make_unique<app::Extensions>();
    WindowOptions options;
    options.session_options = [this] {
        session::Options session;
        session.current_folder = folder_->path().toStdString();
        extensions_->add_to(session);
        return session;
    };
    window_ = std::make_unique<MainWindow>(std::move(options));
    window_->resize(1200, 800);
    window_->show();
    QVERIFY(QTest::qWaitFor([this] { return window_->bridge() != nullptr; }));
}

void WindowTest::cleanup() {
    window_->close();
    window_.reset();
    extensions_.reset();
    if (qstrcmp(QTest::currentTestFunction(), "unsaved_text_comes_back") != 0)
        folder_.reset();
}

void WindowTest::type(const QString& text) {
    ConsoleInput& input = window_->command_window().view().input();
    QTest::keyClicks(&input, text);
    QTest::keyClick(&input, Qt::Key_Return);
}

bool WindowTest::idle(int ms) {
    return QTest::qWaitFor(
        [this] {
            if (window_->bridge()->session().is_busy())
                return false;
            window_->bridge()->deliver(); // what the last request said must have arrived
            return window_->bridge()->state() == SessionBridge::State::Idle && !window_->command_window().busy() &&
                   window_->command_window().waiting() == 0 && !window_->bridge()->session().is_busy();
        },
        ms);
}

QString WindowTest::console_text() {
    QString text;
    ConsoleBuffer& buffer = window_->command_window().view().buffer();
    for (size_t i = 0; i < buffer.size(); ++i)
        text += buffer.line(i).text + '\n';
    return text;
}

void WindowTest::every_command_is_complete() {
    CommandTable& commands = window_->commands();
    QVERIFY(commands.specs().size() > 50);
    QCOMPARE(commands.conflicts(), QStringList());
    int in_menus = 0;
    for (QAction* title : window_->menuBar()->actions())
        for (QAction* entry : title->menu()->actions())
            in_menus += !entry->isSeparator();
    QCOMPARE(in_menus, static_cast<int>(commands.specs().size()));
    for (const CommandSpec& spec : commands.specs()) {
        QVERIFY2(!spec.tip.isEmpty() && !spec.text.isEmpty() && spec.run, qPrintable(spec.id));
        for (const QKeySequence& key : commands.action(spec.id)->shortcuts())
            QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, qPrintable(spec.id));
    }
    QCOMPARE(commands.action("run.file")->shortcut(), QKeySequence("F5"));
    QCOMPARE(commands.action("edit.comment")->shortcut(), QKeySequence("Ctrl+R"));
    QCOMPARE(commands.action("debug.breakpoint")->shortcut(), QKeySequence("F12"));
}

void WindowTest::palette_runs_commands() {
    PaletteField& palette = window_->top_bar().palette_field();
    window_->commands().action("view.palette")->trigger();
    palette.setFocus();
    QTest::keyClicks(&palette, "dark theme");
    QVERIFY(palette.shown() > 0);
    QTest::keyClick(&palette, Qt::Key_Return);
    QVERIFY(tokens().dark);
}

void WindowTest::theme_follows_the_menu() {
    window_->commands().action("view.theme.light")->trigger();
    QVERIFY(!tokens().dark);
    QVERIFY(window_->commands().action("view.theme.light")->isChecked());
    window_->commands().action("view.theme.dark")->trigger();
    QVERIFY(tokens().dark);
    QVERIFY(!window_->commands().action("view.theme.light")->isChecked());
}

void WindowTest::statements_run_and_fill_the_workspace() {
    type("x = 6 * 7");
    QVERIFY(idle());
    QVERIFY2(console_text().contains("42"), qPrintable(console_text()));
    WorkspaceModel& model = window_->workspace().model_of_variables();
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, WorkspaceModel::Name).data().toString(), QString("x"));
    QCOMPARE(model.index(0, WorkspaceModel::Class).data().toString(), QString("double"));
    type("clear x");
    QVERIFY(idle());
    QTRY_COMPARE(model.rowCount(), 0);
    QTest::keyClick(&window_->command_window().view().input(), Qt::Key_Up);
    QCOMPARE(window_->command_window().view().input().text(), QString("clear x"));
    QTest::keyClick(&window_->command_window().view().input(), Qt::Key_Escape);
    QTest::keyClicks(&window_->command_window().view().input(), "x =");
    QTest::keyClick(&window_->command_window().view().input(), Qt::Key_Up);
    QCOMPARE(window_->command_window().view().input().text(), QString("x = 6 * 7"));
}

void WindowTest::typed_ahead_commands_wait() {
    type("pause(0.5)");
    type("a = 11");
    type("b = a + 1");
    QVERIFY(window_->command_window().waiting() >= 1);
    QVERIFY(idle());
    const QString text = console_text();
    QVERIFY(text.indexOf(">> pause(0.5)") < text.indexOf(">> a = 11"));
    QVERIFY(text.indexOf(">> a = 11") < text.indexOf(">> b = a + 1"));
    QVERIFY2(text.contains("12"), qPrintable(text));
}

void WindowTest::errors_are_links() {
    QFile file(folder_->filePath("wrong.m"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("a = 1;\nb = a + undefined_thing;\n");
    file.close();
    type("wrong");
    QVERIFY(idle());
    ConsoleView& view = window_->command_window().view();
    size_t link = 0;
    for (size_t i = 0; i < view.buffer().size(); ++i)
        if (view.buffer().line(i).kind == LineKind::Where)
            link = i;
    QVERIFY2(link > 0, qPrintable(console_text()));
    QCOMPARE(view.buffer().line(link - 1).kind, LineKind::Error);
    QVERIFY(view.buffer().line(link).text.contains("wrong.m line 2"));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.link_point(link));
    QTRY_VERIFY(window_->editors().current_editor());
    QCOMPARE(window_->editors().current()->title(), QString("wrong.m"));
    QCOMPARE(window_->editors().current_editor()->line1(), 2);
}

void WindowTest::endless_loop_stops() {
    type("k = 0; while true, k = k + 1; end");
    QTRY_COMPARE(window_->bridge()->state(), SessionBridge::State::Busy);
    QTest::qWait(200);
    QTest::keyClick(&window_->command_window().view().input(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(idle(5000));
    QVERIFY(console_text().contains("Stopped."));
    type("y = 3");
    QVERIFY(idle());
    QVERIFY(console_text().contains("y ="));
}

void WindowTest::input_is_answered() {
    type("n = input('How many? ')");
    QTRY_COMPARE(window_->bridge()->state(), SessionBridge::State::WaitingForInput);
    QCOMPARE(window_->command_window().view().prompt(), QString("How many? "));
    type("5");
    QVERIFY(idle());
    QVERIFY(console_text().contains("How many? 5"));
    QCOMPARE(window_->command_window().view().prompt(), QString(">> "));
    QTRY_COMPARE(window_->workspace().model_of_variables().rowCount(), 1);
}

void WindowTest::a_million_lines() {
    type("for i = 1:1000000, fprintf('%d\\n', i); end");
    int turns = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            ++turns;
            return turns > 3 && window_->bridge()->state() == SessionBridge::State::Idle &&
                   !window_->bridge()->session().is_busy();
        },
        120000));
    ConsoleBuffer& buffer = window_->command_window().view().buffer();
    QTRY_COMPARE(buffer.line(buffer.size() - 1).text, QString("1000000"));
    QVERIFY(buffer.size() <= 102000);
}

void WindowTest::breakpoint_stops_and_continues() {
    const QString path = folder_->filePath("stops.m");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("p = 1;\nq = p + 1;\nr = q + 1;\n");
    file.close();
    Document* document = window_->editors().open(path);
    QVERIFY(document);
    document->editor().toggle_breakpoint(2);
    window_->commands().action("run.file")->trigger();
    QTRY_COMPARE(window_->bridge()->state(), SessionBridge::State::Paused);
    QCOMPARE(document->editor().executing(), 2);
    QCOMPARE(window_->command_window().view().prompt(), QString("K>> "));
    window_->commands().action("debug.step")->trigger();
    QTRY_COMPARE(document->editor().executing(), 3);
    window_->commands().action("run.file")->trigger(); // continues
    QVERIFY(idle());
    QCOMPARE(document->editor().executing(), 0);
    QTRY_COMPARE(window_->workspace().model_of_variables().rowCount(), 3);
}

void WindowTest::variable_view_fetches_what_it_shows() {
    type("M = reshape(1:200000, 1000, 200);");
    QVERIFY(idle());
    VariableView view(window_->bridge(), "M", nullptr);
    view.setAttribute(Qt::WA_DeleteOnClose, false);
    view.show();
    QAbstractItemModel* model = view.table()->model();
    QTRY_COMPARE(model->rowCount(), 1000);
    QCOMPARE(model->columnCount(), 200);
    QTRY_COMPARE(model->index(1, 1).data().toString().trimmed(), QString("1002"));
    view.table()->scrollTo(model->index(999, 199));
    QTRY_COMPARE(model->index(999, 199).data().toString().trimmed(), QString("200000"));
}

void WindowTest::unsaved_text_comes_back() {
    // First run: type and go without saving. A second window in the same folder finds the text.
    Document* document = window_->editors().new_document();
    QTest::keyClicks(&document->editor(), "z = 99;");
    window_->close();
    window_.reset();
    extensions_.reset();
    init();
    Document* found = window_->editors().current();
    QVERIFY(found);
    QVERIFY(found->modified());
    QCOMPARE(found->editor().utf8(), QByteArray("z = 99;"));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    int status = 0;
    {
        WindowTest test;
        status = QTest::qExec(&test, argc, argv);
    }
    VulkanHost::shut_down();
    return status;
}
#include "window_test.moc"
