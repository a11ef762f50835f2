#include "app/extensions.h"
#include "engine/common/resources.h"
#include "ui/figures/vulkan_host.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

// etna-ide: the window. Only wiring; everything else is in ui/.

int main(int argc, char** argv) {
    etna::ui::VulkanHost::prepare_process();
    QApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
    QApplication app(argc, argv);
    QApplication::setApplicationName("etna");
    QApplication::setApplicationDisplayName("Etna");
    QApplication::setApplicationVersion(ETNA_VERSION);
    QApplication::setDesktopFileName("etna");

    QCommandLineParser parser;
    parser.setApplicationDescription("A desktop IDE for the MATLAB language.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("files", "Files to open.", "[FILE.m...]");
    const QCommandLineOption run("run", "Run the file at once.");
    const QCommandLineOption no_jit("no-jit", "Run everything in the interpreter.");
    parser.addOptions({run, no_jit});
    parser.process(app);

    etna::app::Extensions extensions;
    int status = 0;
    {
        etna::ui::WindowOptions options;
        for (const QString& file : parser.positionalArguments())
            options.files.push_back(QFileInfo(file).absoluteFilePath().toStdString());
        options.run_at_start = parser.isSet(run) && !options.files.empty();
        options.example = etna::resource_folder() + "/examples/co2.m";
        options.session_options = [&] {
            etna::session::Options session;
            session.jit = !parser.isSet(no_jit);
            extensions.add_to(session);
            return session;
        };
        etna::ui::MainWindow window(std::move(options));
        window.show();
        status = QApplication::exec();
    }
    etna::ui::VulkanHost::shut_down();
    return status;
}
