#include "gpu/device/device.h"

#include "app/extensions.h"
#include "ui/bridge/session_bridge.h"
#include "ui/commands/command_table.h"
#include "ui/console/command_window.h"
#include "ui/console/console_input.h"
#include "ui/console/console_view.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/editor_area.h"
#include "ui/figures/figure_view.h"
#include "ui/figures/figures_panel.h"
#include "ui/figures/vulkan_host.h"
#include "ui/shell/main_window.h"
#include "ui/telemetry/gpu_panel.h"
#include "ui/workspace/workspace_model.h"
#include "ui/workspace/workspace_view.h"

#include <QAction>
#include <QImage>
#include <QMenu>
#include <QMenuBar>
#include <QProcess>
#include <QQuickWindow>
#include <QScreen>
#include <QtTest>

#include <set>

using namespace etna;
using namespace etna::ui;

/// What a user does, in the real window on a real display: open the example, run it, look at everything, work at the
/// prompt, make a mistake. Screenshots stay in <build>/screenshots.
class MainJobTest : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase();
    void cleanupTestCase();
    void run_shows_everything();
    void figure_is_drawn_and_zooms();
    void gpu_panel_shows_the_kernels();
    void prompt_solves();
    void real_keyboard();
    void loop_stops();
    void mistake_leads_to_the_line();
    void both_themes_and_sizes();
    void vulkan_was_used_correctly();

  private:
    void type(const QString& text);
    bool idle(int ms = 60000);
    QString console_text();
    void screenshot(const QString& name);
    static int colours(const QImage& image);

    QTemporaryDir folder_;
    app::Extensions* extensions_ = nullptr;
    MainWindow* window_ = nullptr;
};

void MainJobTest::initTestCase() {
    qputenv("ETNA_CONFIG_DIR", folder_.filePath("config").toUtf8());
    // The example runs from a copy, so that the test may write beside it.
    for (const char* name : {"co2.m", "co2_mauna_loa.csv"})
        QVERIFY(QFile::copy(QStringLiteral(ETNA_RESOURCES_DIR "/examples/%1").arg(name), folder_.filePath(name)));
    extensions_ = new app::Extensions;
    WindowOptions options;
    options.example = folder_.filePath("co2.m").toStdString();
    options.session_options = [this] {
        session::Options session;
        extensions_->add_to(session);
        return session;
    };
    window_ = new MainWindow(std::move(options));
    window_->show();
    QVERIFY(QTest::qWaitForWindowActive(window_));
    QVERIFY(QTest::qWaitFor([this] { return window_->bridge() != nullptr; }));
    QVERIFY(window_->editors().current());
    QCOMPARE(window_->editors().current()->title(), QString("co2.m"));
    QTest::qWait(500);
    screenshot("1-started");
}

void MainJobTest::cleanupTestCase() {
    delete window_;
    delete extensions_;
    VulkanHost::shut_down();
}

void MainJobTest::type(const QString& text) {
    ConsoleInput& input = window_->command_window().view().input();
    input.setFocus();
    QTest::keyClicks(&input, text);
    QTest::keyClick(&input, Qt::Key_Return);
}

bool MainJobTest::idle(int ms) {
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

QString MainJobTest::console_text() {
    QString text;
    ConsoleBuffer& buffer = window_->command_window().view().buffer();
    for (size_t i = 0; i < buffer.size(); ++i)
        text += buffer.line(i).text + '\n';
    return text;
}

void MainJobTest::screenshot(const QString& name) {
    QDir().mkpath(ETNA_SCREENSHOTS);
    // The screen, not the widget: a widget's own grab leaves the Vulkan views blank.
    QTest::qWait(400);
    QVERIFY(QGuiApplication::primaryScreen()->grabWindow(0).save(QStringLiteral(ETNA_SCREENSHOTS "/%1.png").arg(name)));
}

int MainJobTest::colours(const QImage& image) {
    std::set<QRgb> seen;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            seen.insert(image.pixel(x, y));
    return static_cast<int>(seen.size());
}

void MainJobTest::run_shows_everything() {
    window_->editors().current_editor()->setFocus();
    QTest::keyClick(window_->editors().current_editor(), Qt::Key_F5);
    QTRY_VERIFY(console_text().contains(">> co2"));
    QVERIFY(QTest::qWaitFor([this] { return console_text().contains("slope"); }, 60000));
    QVERIFY(idle());
    QVERIFY2(console_text().contains("residual:"), qPrintable(console_text()));
    WorkspaceModel& model = window_->workspace().model_of_variables();
    QTRY_VERIFY(model.rowCount() >= 10);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names << model.index(row, 0).data().toString();
    for (const char* name : {"A", "b", "c", "t", "x", "y"})
        QVERIFY2(names.contains(name), name);
    QTRY_COMPARE(window_->figures().count(), 1);
    screenshot("2-after-run");
}

void MainJobTest::figure_is_drawn_and_zooms() {
    FigureView& view = window_->figures().view();
    QVERIFY2(view.uses_vulkan(), qPrintable(VulkanHost::reason()));
    QVERIFY(QTest::qWaitFor([&] { return colours(view.grab_picture()) > 30; }, 15000));
    const QImage before = view.grab_picture();
    auto* quick = qobject_cast<QQuickWindow*>(QGuiApplication::topLevelAt(view.mapToGlobal(view.rect().center())));
    Q_UNUSED(quick);
    view.wheel(QPointF(view.width() / 2.0, view.height() / 4.0), 3);
    QVERIFY(QTest::qWaitFor([&] { return view.grab_picture() != before; }, 10000));
    const QImage zoomed = view.grab_picture();
    view.press(QPointF(view.width() / 2.0, view.height() / 4.0));
    view.drag(QPointF(view.width() / 2.0 + 40, view.height() / 4.0));
    view.release();
    QVERIFY(QTest::qWaitFor([&] { return view.grab_picture() != zoomed; }, 10000));
    view.reset();
    QVERIFY(QTest::qWaitFor([&] { return view.grab_picture() == before; }, 10000));
}

void MainJobTest::gpu_panel_shows_the_kernels() {
    GpuPanel& panel = window_->gpu_panel();
    QTRY_VERIFY(panel.report().valid);
    QVERIFY(!panel.report().rows.empty());
    QVERIFY(!panel.report().sentences.empty());
    QVERIFY(!panel.report().device.empty());
    bool on_gpu = false;
    for (const GpuRow& row : panel.report().rows)
        on_gpu |= row.on_gpu;
    QVERIFY2(on_gpu, "ETNA_DEVICE=gpu is set");
    QVERIFY(panel.uses_vulkan());
    QVERIFY(QTest::qWaitFor([&] { return colours(panel.grab_picture()) > 20; }, 15000));
}

void MainJobTest::prompt_solves() {
    type("x = A \\ b");
    QVERIFY(idle());
    QVERIFY2(console_text().contains("x ="), qPrintable(console_text()));
    ConsoleInput& input = window_->command_window().view().input();
    QTest::keyClick(&input, Qt::Key_Up);
    QCOMPARE(input.text(), QString("x = A \\ b"));
    QTest::keyClick(&input, Qt::Key_Escape);
    QCOMPARE(input.text(), QString());
}

void MainJobTest::real_keyboard() {
    // Keys from the X server, not from Qt.
    window_->command_window().view().input().setFocus();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_));
    QProcess keys;
    keys.start("xdotool", {"type", "--delay", "30", "w = 3 + 4"});
    QVERIFY(QTest::qWaitFor([&] { return keys.state() == QProcess::NotRunning; }, 10000));
    QTRY_COMPARE(window_->command_window().view().input().text(), QString("w = 3 + 4"));
    keys.start("xdotool", {"key", "Return"});
    QVERIFY(QTest::qWaitFor([&] { return keys.state() == QProcess::NotRunning; }, 10000));
    QTRY_VERIFY(console_text().contains("7"));
    QVERIFY(idle());
}

void MainJobTest::loop_stops() {
    type("k = 0; while true, k = k + 1; end");
    QTRY_COMPARE(window_->bridge()->state(), SessionBridge::State::Busy);
    QTest::qWait(700);
    screenshot("3-running");
    QTest::keyClick(&window_->command_window().view().input(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(idle(5000));
    QVERIFY(console_text().contains("Stopped."));
}

void MainJobTest::mistake_leads_to_the_line() {
    QFile file(folder_.filePath("mistake.m"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("%% A mistake\nv = 1:10;\nw = v(11);\n");
    file.close();
    type("mistake");
    QVERIFY(idle());
    ConsoleView& view = window_->command_window().view();
    size_t link = 0;
    for (size_t i = 0; i < view.buffer().size(); ++i)
        if (view.buffer().line(i).kind == LineKind::Where)
            link = i;
    QVERIFY2(link > 0, qPrintable(console_text()));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.link_point(link));
    QTRY_COMPARE(window_->editors().current()->title(), QString("mistake.m"));
    QCOMPARE(window_->editors().current_editor()->line1(), 3);
    screenshot("4-mistake");
}

void MainJobTest::both_themes_and_sizes() {
    window_->editors().open(folder_.filePath("co2.m"));
    window_->editors().current_editor()->go_to(1);
    for (const char* theme : {"dark", "light"}) {
        window_->commands().action(QStringLiteral("view.theme.%1").arg(theme))->trigger();
        window_->showMaximized();
        QTest::qWait(600);
        screenshot(QStringLiteral("5-%1-1600").arg(theme));
        window_->showNormal();
        window_->resize(1100, 700);
        window_->move(0, 20);
        QTest::qWait(600);
        QVERIFY2(window_->width() <= 1100 && window_->height() <= 700,
                 qPrintable(QStringLiteral("%1x%2").arg(window_->width()).arg(window_->height())));
        screenshot(QStringLiteral("6-%1-1100").arg(theme));
    }
}

void MainJobTest::vulkan_was_used_correctly() {
    // CTest switches the validation layers on: everything above must not have given them anything to say.
    const std::shared_ptr<gpu::Device> device = gpu::shared_device();
    QVERIFY(device);
    QVERIFY2(device->instance().validation_active(), "ETNA_VULKAN_VALIDATION=1 and the Khronos layer are needed");
    QStringList messages;
    for (const std::string& message : device->instance().messages())
        messages << QString::fromStdString(message);
    QVERIFY2(device->instance().message_count() == 0, qPrintable(messages.join('\n')));
}

int main(int argc, char** argv) {
    VulkanHost::prepare_process();
    QApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
    QApplication app(argc, argv);
    MainJobTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "main_job_test.moc"
