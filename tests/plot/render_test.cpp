#include <QtTest>

#include <QTemporaryDir>
#include <atomic>
#include <mutex>

#include "figures.h"
#include "gpu/device/device.h"
#include "plot/export/exporter.h"
#include "plot/export/png.h"
#include "plot/render/renderer.h"
#include "plot/render/scene.h"
#include "plot/render/software.h"

using namespace etna::plot;
using namespace etna::plot::testing;

namespace {

std::mutex g_mutex;
std::vector<std::string> g_messages;

/// Validation reports through this; the last test asks for silence.
etna::gpu::DeviceOptions validated() {
    etna::gpu::DeviceOptions options;
    options.validation = true;
    options.on_message = [](etna::gpu::MessageSeverity, const std::string& message) {
        std::lock_guard lock(g_mutex);
        g_messages.push_back(message);
    };
    return options;
}

int difference(const uint8_t* a, const uint8_t* b) {
    return std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2]);
}

/// Pixels within a small distance of a colour.
int count_color(const Image& image, Color c, int tolerance = 24) {
    uint8_t want[3] = {uint8_t(std::lround(c.r * 255)), uint8_t(std::lround(c.g * 255)), uint8_t(std::lround(c.b * 255))};
    int n = 0;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            n += difference(image.at(x, y), want) <= tolerance;
    return n;
}

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

} // namespace

class RenderTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Renderer> renderer_;

    /// Draws on the device and on the CPU, checks that they agree, and gives the device's picture.
    Image draw(const FigureSnapshot& figure, int w = 560, int h = 420, double scale = 1, Theme theme = Theme::Light) {
        ViewState view;
        view.theme = theme;
        auto scene = build_scene(figure, view, w, h, scale);
        Image gpu = renderer_->render_image(*scene);
        Image cpu = render_software(*scene);
        [&] {
            QCOMPARE(gpu.rgba.size(), cpu.rgba.size());
            int differing = 0;
            for (size_t i = 0; i < gpu.rgba.size(); ++i)
                differing += std::abs(gpu.rgba[i] - cpu.rgba[i]) > 16;
            QVERIFY2(differing <= w * h / 2000, qPrintable(QString("%1 bytes differ").arg(differing)));
        }();
        return gpu;
    }

  private slots:
    void initTestCase() {
        QVERIFY(etna::gpu::configure_shared_device(validated()));
        auto device = etna::gpu::shared_device();
        QVERIFY2(device, etna::gpu::shared_device_status().reason.c_str());
        renderer_ = std::make_unique<Renderer>(*device);
    }

    void emptyFigureIsWhite() {
        Model m;
        Image image = draw(*m.snapshot(m.need_figure()));
        QCOMPARE(count_color(image, {1, 1, 1, 1}, 0), 560 * 420);
    }

    void lineIsWhereTheDataAre() {
        Model m;
        Axes& axes = plot_axes(m);
        add_line(m, axes, {0, 1}, {0, 1}, kColorOrder[0], 3);
        auto figure = m.snapshot(m.need_figure());
        Image image = draw(*figure);
        auto scene = build_scene(*figure, {}, 560, 420, 1);
        const AxesLayout& a = scene->layout.axes[0];
        uint8_t blue[3] = {0, 114, 189};
        for (double t : {0.1, 0.25, 0.5, 0.77, 0.9}) {
            int x = int(a.x.to_px(t)), y = int(a.y.to_px(t));
            QVERIFY2(difference(image.at(x, y), blue) < 12, qPrintable(QString::number(t)));
            QVERIFY(difference(image.at(x, y - 30), blue) > 200); // and not above it
        }
        // The axis line is one crisp pixel.
        int left = int(a.box.x), middle = int(a.box.y + a.box.height * 0.37);
        QVERIFY(image.at(left, middle)[0] < 60);
        QVERIFY(image.at(left - 1, middle)[0] > 250 && image.at(left + 1, middle)[0] > 250);
    }

    void dashesAndMarkersAreDrawn() {
        Model m;
        Axes& axes = plot_axes(m);
        Series& solid = add_line(m, axes, {0, 1}, {0.5, 0.5}, {1, 0, 0, 1}, 2);
        int full = count_color(draw(*m.snapshot(m.need_figure())), {1, 0, 0, 1});
        int last = full;
        for (LineStyle style : {LineStyle::DashDot, LineStyle::Dashed, LineStyle::Dotted}) {
            solid.data.line_style = style;
            int n = count_color(draw(*m.snapshot(m.need_figure())), {1, 0, 0, 1});
            QVERIFY2(n > full / 8 && n < full * 9 / 10, qPrintable(QString("%1 of %2").arg(n).arg(full)));
            last = std::min(last, n);
        }
        solid.data.line_style = LineStyle::None;
        QCOMPARE(count_color(draw(*m.snapshot(m.need_figure())), {1, 0, 0, 1}), 0);
        for (int k = 1; k <= 15; ++k) {
            solid.data.marker = static_cast<Marker>(k);
            solid.data.marker_size_pt = 12;
            solid.data.line_width_pt = 1.5;
            QVERIFY2(count_color(draw(*m.snapshot(m.need_figure())), {1, 0, 0, 1}) > 12, qPrintable(QString::number(k)));
        }
    }

    void translucentLinesBlendOnce() {
        // A line that bends at every point: overlapping joints would show as darker dots.
        Model m;
        Axes& axes = plot_axes(m);
        auto x = ramp(200, 0, 1), y = x;
        for (size_t i = 0; i < y.size(); ++i)
            y[i] = 0.5 + 0.3 * std::sin(6 * x[i]);
        add_line(m, axes, x, y, {0, 0, 1, 0.5f}, 8);
        axes.data.visible = false;
        Image image = draw(*m.snapshot(m.need_figure()));
        int darkest = 255;
        for (int j = 0; j < image.height; ++j)
            for (int i = 0; i < image.width; ++i)
                darkest = std::min<int>(darkest, image.at(i, j)[0]);
        QVERIFY2(darkest >= 122, qPrintable(QString::number(darkest)));
    }

    void darkThemeIsDark() {
        Model m;
        add_line(m, plot_axes(m), {0, 1}, {0, 1}, {0, 0, 0, 1}, 2);
        Image image = draw(*m.snapshot(m.need_figure()), 560, 420, 1, Theme::Dark);
        uint8_t canvas[3] = {0x1c, 0x20, 0x26};
        QVERIFY(difference(image.at(2, 2), canvas) <= 3);
        // Black would vanish: it is drawn in the text's colour.
        QVERIFY(count_color(image, {223 / 255.f, 228 / 255.f, 236 / 255.f, 1}) > 200);
    }

    void oddDataDoNoHarm_data() {
        QTest::addColumn<QVector<double>>("x");
        QTest::addColumn<QVector<double>>("y");
        using V = QVector<double>;
        QTest::newRow("empty") << V{} << V{};
        QTest::newRow("single") << V{1} << V{1};
        QTest::newRow("all nan") << V{1, 2, 3} << V{kNaN, kNaN, kNaN};
        QTest::newRow("inf") << V{1, 2, 3} << V{1, kInf, -kInf};
        QTest::newRow("inf in x") << V{kInf, 2, -kInf} << V{1, 2, 3};
        QTest::newRow("huge") << V{-1e308, 1e308} << V{-1e308, 1e308};
        QTest::newRow("tiny") << V{0, 5e-324} << V{0, 1e-310};
        QTest::newRow("datenum") << V{738000.1, 738000.2, 738000.3} << V{1, 2, 1};
        QTest::newRow("equal points") << V{1, 1, 1} << V{2, 2, 2};
        QTest::newRow("lengths differ") << V{1, 2, 3} << V{1, 2};
    }
    void oddDataDoNoHarm() {
        QFETCH(QVector<double>, x);
        QFETCH(QVector<double>, y);
        for (Scale scale : {Scale::Linear, Scale::Log}) {
            Model m;
            Axes& axes = plot_axes(m);
            axes.data.x.scale = axes.data.y.scale = scale;
            for (SeriesKind kind : {SeriesKind::Line, SeriesKind::Stair, SeriesKind::Stem, SeriesKind::Scatter, SeriesKind::Bar}) {
                Series& s = m.new_series(axes, kind);
                s.data.x = make_data({x.begin(), x.end()});
                s.data.y = make_data({y.begin(), y.end()});
                s.data.marker = Marker::Circle;
            }
            Image image = draw(*m.snapshot(m.need_figure()));
            QVERIFY(count_color(image, {0.075f, 0.075f, 0.075f, 1}, 70) > 500); // the axes, or a bar that fills it, has its outline
        }
    }

    void millionPoints() {
        Model m;
        Axes& axes = plot_axes(m);
        size_t n = 1000000;
        auto x = ramp(n, 0, 1000);
        std::vector<double> y(n);
        for (size_t i = 0; i < n; ++i)
            y[i] = std::sin(x[i]);
        y[654321] = 5; // one sample in a million
        add_line(m, axes, x, y, {1, 0, 0, 1}, 1);
        auto figure = m.snapshot(m.need_figure());
        auto scene = build_scene(*figure, {}, 560, 420, 1);
        QVERIFY(scene->draw.lines.size() < 560 * 5);
        Image image = draw(*figure);
        const AxesLayout& a = scene->layout.axes[0];
        int px = int(a.x.to_px(x[654321])), py = int(a.y.to_px(4));
        int reddest = 0;
        for (int dx = -1; dx <= 1; ++dx)
            reddest = std::max(reddest, image.at(px + dx, py)[0] - image.at(px + dx, py)[1]);
        QVERIFY2(reddest > 80, qPrintable(QString::number(reddest)));
        // And without order in x.
        std::swap(x[10], x[900000]);
        axes.children.clear();
        add_line(m, axes, x, y, {1, 0, 0, 1}, 1);
        draw(*m.snapshot(m.need_figure()));
    }

    void recordsTwiceIntoOneTarget() {
        Model m;
        add_line(m, plot_axes(m), {0, 1}, {0, 1});
        auto figure = m.snapshot(m.need_figure());
        auto device = etna::gpu::shared_device();
        auto target = renderer_->create_target(300, 200);
        for (int i = 0; i < 6; ++i) {
            auto status = device->submit_and_wait([&](VkCommandBuffer commands) {
                renderer_->record(commands, *target, *figure, {}, 1);
            });
            QVERIFY2(status.ok(), status.reason.c_str());
        }
        target.reset();
    }

    void legendAndTextAreVisible() {
        Model m;
        Axes& axes = plot_axes(m);
        Series& s = add_line(m, axes, {0, 1}, {0, 1}, {1, 0, 0, 1});
        int without = count_color(draw(*m.snapshot(m.need_figure())), {1, 0, 0, 1}, 60);
        Legend& l = m.need_legend(axes);
        l.entries = {s.id};
        l.data.labels = {"a line"};
        axes.title->data.lines = {"Title"};
        auto figure = m.snapshot(m.need_figure());
        Image image = draw(*figure);
        QVERIFY(count_color(image, {1, 0, 0, 1}, 60) > without + 15);
        auto scene = build_scene(*figure, {}, 560, 420, 1);
        const RectPx& box = scene->layout.axes[0].legend.box;
        QVERIFY(scene->layout.axes[0].box.contains(box.x, box.y) && scene->layout.axes[0].box.contains(box.right(), box.bottom()));
        int ink = 0;
        for (int y = 0; y < int(scene->layout.axes[0].box.y) - 2; ++y)
            for (int x = 0; x < 560; ++x)
                ink += image.at(x, y)[0] < 100;
        QVERIFY(ink > 60); // the title
    }

    void pngRoundTrip() {
        Model m;
        add_line(m, plot_axes(m), {0, 1}, {0, 1});
        auto figure = m.snapshot(m.need_figure());
        QTemporaryDir dir;
        std::string path = dir.filePath("figure.png").toStdString();
        export_png(*figure, path);
        Image image = read_png(path);
        QCOMPARE(image.width, 875);
        QCOMPARE(image.height, 656);
        QVERIFY(count_color(image, kColorOrder[0], 60) > 200);
        ExportOptions crop;
        crop.crop = true;
        export_png(*figure, path, crop);
        Image smaller = read_png(path);
        QVERIFY(smaller.width < 875 && smaller.width > 600 && smaller.height < 656);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, export_png(*figure, dir.filePath("no/such/folder/x.png").toStdString()));
        ExportOptions absurd;
        absurd.dpi = 1e6;
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, export_png(*figure, path, absurd));
    }

    void validationIsSilent() {
        renderer_.reset();
        std::lock_guard lock(g_mutex);
        for (const std::string& message : g_messages)
            qWarning("%s", message.c_str());
        QCOMPARE(g_messages.size(), size_t(0));
    }
};

QTEST_GUILESS_MAIN(RenderTest)
#include "render_test.moc"
