// The plot functions as a script sees them: runs each file of tests/plot/functions in a session, and checks what a host
// receives.
#include <QtTest>

#include <QDir>
#include <QTemporaryDir>
#include <mutex>

#include "engine/session/session.h"
#include "plot/export/png.h"
#include "plot/functions/extension.h"
#include "plot/model/snapshot.h"

using namespace etna;

namespace {

class Engine {
  public:
    Engine() : plot_(plot::make_plot_extension()) {
        session::Options options;
        options.extensions = {plot_};
        session_ = std::make_unique<session::Session>(options, [this](session::Event&& e) {
            std::lock_guard lock(mutex_);
            events_.push_back(std::move(e));
        });
    }
    /// Runs and gives the error's report, or nothing.
    std::string run(const std::string& code) {
        session_->execute(code);
        return finish();
    }
    std::string run_file(const std::string& path) {
        session_->run_file(path);
        return finish();
    }
    std::vector<session::FigureEvent> take_figures() {
        std::lock_guard lock(mutex_);
        std::vector<session::FigureEvent> out;
        for (auto& e : events_)
            if (auto* f = std::get_if<session::FigureEvent>(&e))
                out.push_back(*f);
        events_.clear();
        return out;
    }
    plot::PlotExtension& plot() { return *plot_; }

  private:
    std::string finish() {
        if (!session_->wait_idle(std::chrono::seconds(60)))
            return "did not finish";
        std::lock_guard lock(mutex_);
        for (auto& e : events_)
            if (auto* f = std::get_if<session::FinishedEvent>(&e); f && f->error) {
                std::string report = f->error->identifier + ": " + f->error->report;
                events_.clear();
                return report;
            }
        return {};
    }

    std::shared_ptr<plot::PlotExtension> plot_;
    std::mutex mutex_;
    std::vector<session::Event> events_;
    std::unique_ptr<session::Session> session_;
};

} // namespace

class FunctionsTest : public QObject {
    Q_OBJECT

  private slots:
    void scripts_data() {
        QTest::addColumn<QString>("path");
        QDir dir(QString::fromUtf8(ETNA_TESTS_DIR "/plot/functions"));
        for (const QFileInfo& f : dir.entryInfoList({"*.m"}, QDir::Files))
            QTest::newRow(qPrintable(f.baseName())) << f.absoluteFilePath();
    }
    void scripts() {
        QFETCH(QString, path);
        Engine engine;
        std::string error = engine.run_file(path.toStdString());
        QVERIFY2(error.empty(), error.c_str());
    }

    void hostsReceiveEachFigureOnce() {
        Engine engine;
        QCOMPARE(engine.run("for k = 1:20, plot(1:k), end"), std::string());
        auto events = engine.take_figures();
        QCOMPARE(events.size(), size_t(1));
        auto* figure = dynamic_cast<const plot::FigureSnapshot*>(events[0].snapshot.get());
        QVERIFY(figure);
        QCOMPARE(figure->axes[0].series[0].y->size(), size_t(20));
        QCOMPARE(engine.run("x = 1;"), std::string());
        QCOMPARE(engine.take_figures().size(), size_t(0));
        QCOMPARE(engine.run("close all"), std::string());
        events = engine.take_figures();
        QCOMPARE(events.size(), size_t(1));
        QVERIFY(!events[0].snapshot);
    }

    void openFiguresBecomeFiles() {
        Engine engine;
        QTemporaryDir dir;
        std::string folder = dir.path().toStdString();
        QCOMPARE(engine.run("plot(1:3)"), std::string());
        QCOMPARE(engine.plot().export_open_figures(folder, "run"), std::vector<std::string>{folder + "/run.png"});
        QCOMPARE(plot::read_png(folder + "/run.png").width, 875);
        QCOMPARE(engine.run("figure, bar(1:3)"), std::string());
        QCOMPARE(engine.plot().export_open_figures(folder, "run"),
                 (std::vector<std::string>{folder + "/run_1.png", folder + "/run_2.png"}));
    }
};

QTEST_GUILESS_MAIN(FunctionsTest)
#include "functions_test.moc"
