#include <QtTest>

#include <algorithm>
#include <random>

#include "figures.h"
#include "plot/layout/figure_layout.h"
#include "plot/layout/ticks.h"
#include "plot/render/decimate.h"
#include "plot/render/interaction.h"
#include "plot/render/scene.h"
#include "plot/text/tex.h"
#include "plot/text/text_layout.h"

using namespace etna::plot;
using namespace etna::plot::testing;

namespace {

std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& s : list)
        out += (out.empty() ? "" : " ") + s;
    return out;
}

/// Lowest and highest pixel of a path in each pixel column, by walking its segments densely enough at the points only.
struct Columns {
    std::vector<double> low, high;
};

Columns columns_of(const PixelPath& path, double begin, int count) {
    Columns c;
    c.low.assign(static_cast<size_t>(count), 1e300);
    c.high.assign(static_cast<size_t>(count), -1e300);
    for (const PixelPoint& p : path) {
        if (std::isnan(p.x))
            continue;
        int k = static_cast<int>(std::floor(p.x - begin));
        if (k < 0 || k >= count)
            continue;
        auto i = static_cast<size_t>(k);
        c.low[i] = std::min(c.low[i], p.y);
        c.high[i] = std::max(c.high[i], p.y);
    }
    return c;
}

AxisLayout axis(double lo, double hi, double begin, double end) {
    AxisLayout a;
    a.limits = {lo, hi};
    a.begin_px = begin;
    a.end_px = end;
    return a;
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

  private slots:
    void limitsAsMatlabPicksThem_data() {
        QTest::addColumn<double>("min");
        QTest::addColumn<double>("max");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("plot(1:10)") << 1.0 << 10.0 << 1.0 << 10.0;
        QTest::newRow("0 to 2 pi") << 0.0 << 6.283185307179586 << 0.0 << 7.0;
        QTest::newRow("sine") << -0.99985 << 0.99985 << -1.0 << 1.0;
        QTest::newRow("plot(1:100)") << 1.0 << 100.0 << 0.0 << 100.0;
        QTest::newRow("plot(1:15)") << 1.0 << 15.0 << 0.0 << 15.0;
        QTest::newRow("carbon dioxide") << 313.2 << 366.8 << 310.0 << 370.0;
        QTest::newRow("years") << 1959.0 << 1997.9 << 1955.0 << 2000.0;
        QTest::newRow("constant") << 5.0 << 5.0 << 4.0 << 6.0;
        QTest::newRow("zero") << 0.0 << 0.0 << -1.0 << 1.0;
        QTest::newRow("tiny") << 0.0 << 3e-12 << 0.0 << 3e-12;
    }
    void limitsAsMatlabPicksThem() {
        QFETCH(double, min);
        QFETCH(double, max);
        QFETCH(double, low);
        QFETCH(double, high);
        Limits limits = nice_limits(min, max, Scale::Linear);
        QCOMPARE(limits[0] + 1, low + 1);
        QCOMPARE(limits[1] + 1, high + 1);
        QVERIFY(limits[0] < limits[1]);
    }

    void limitsAlwaysContainTheData() {
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> mantissa(-1, 1), exponent(-300, 300);
        for (int i = 0; i < 20000; ++i) {
            double a = mantissa(random) * std::pow(10, exponent(random));
            double b = i % 3 == 0 ? a * (1 + 1e-9 * mantissa(random)) : mantissa(random) * std::pow(10, exponent(random));
            double lo = std::min(a, b), hi = std::max(a, b), slack = (hi - lo) * 1e-8;
            Limits l = nice_limits(lo, hi, Scale::Linear);
            QVERIFY2(std::isfinite(l[0]) && std::isfinite(l[1]) && l[0] < l[1], qPrintable(QString("%1 %2").arg(lo).arg(hi)));
            QVERIFY2(l[0] <= lo + slack && l[1] >= hi - slack, qPrintable(QString("%1 %2 %3 %4").arg(lo).arg(hi).arg(l[0]).arg(l[1])));
        }
    }

    void hugeAndLogLimits() {
        Limits l = nice_limits(-1.7e308, 1.7e308, Scale::Linear);
        QVERIFY(std::isfinite(l[0]) && l[0] < l[1]);
        l = nice_limits(3, 4200, Scale::Log);
        QCOMPARE(l[0], 1.0);
        QCOMPARE(l[1], 10000.0);
        l = nice_limits(-5, -1, Scale::Log);
        QVERIFY(l[0] > 0 && l[1] > l[0]);
    }

    void labels() {
        QCOMPARE(joined(tick_labels({0, 0.2, 0.4, 0.6}).labels), std::string("0 0.2 0.4 0.6"));
        QCOMPARE(joined(tick_labels({-1, -0.5, 0, 0.5, 1}).labels), std::string("-1 -0.5 0 0.5 1"));
        QCOMPARE(joined(tick_labels({0, 2000, 4000, 10000}).labels), std::string("0 2000 4000 10000"));
        TickLabels big = tick_labels({0, 20000, 40000});
        QCOMPARE(big.exponent, 4);
        QCOMPARE(joined(big.labels), std::string("0 2 4"));
        TickLabels small = tick_labels({0, 0.0002, 0.0004});
        QCOMPARE(small.exponent, -4);
        QCOMPARE(joined(small.labels), std::string("0 2 4"));
        TickLabels dates = tick_labels({738000, 738002, 738004});
        QCOMPARE(dates.exponent, 5);
        QCOMPARE(joined(dates.labels), std::string("7.38 7.38002 7.38004"));
        QCOMPARE(joined(log_tick_labels({0.1, 1, 10})), std::string("10^{-1} 10^{0} 10^{1}"));
    }

    void ticksAreShortNumbers() {
        for (double t : ticks_for_step({-1, 1}, 0.1))
            QCOMPARE(t, std::round(t * 10) / 10);
        QCOMPARE(ticks_for_step({0, 1}, 0.2).size(), size_t(6));
        QVERIFY(ticks_for_step({0, 1e9}, 1e-9).empty()); // refuses, never hangs
        QCOMPARE(log_ticks({1, 1000}, 10), (std::vector<double>{1, 10, 100, 1000}));
        QVERIFY(log_ticks({1e-300, 1e300}, 8).size() <= 8);
    }

    void texMarkup() {
        auto runs = parse_tex("CO_2 [ppm]");
        QCOMPARE(runs.size(), size_t(3));
        QCOMPARE(runs[1].text, std::string("2"));
        QVERIFY(runs[1].rise_em < 0 && runs[1].scale < 1);
        runs = parse_tex("x^{2n}_i");
        QCOMPARE(runs[1].text, std::string("2n"));
        QVERIFY(runs[1].rise_em > 0);
        QVERIFY(runs[2].stacked);
        QCOMPARE(parse_tex("\\alpha\\beta").at(0).text, std::string("αβ"));
        QCOMPARE(parse_tex("\\alphax").at(0).text, std::string("αx"));
        runs = parse_tex("{\\bf bold} plain \\it{slanted}");
        QVERIFY(runs[0].bold && runs[0].text == "bold");
        QVERIFY(!runs[1].bold);
        QVERIFY(runs.back().italic);
        QCOMPARE(parse_tex("a\\_b").at(0).text, std::string("a_b"));
        QCOMPARE(parse_tex("50\\circ \\pm 2").at(0).text, std::string("50° ± 2"));
        QVERIFY(parse_tex("\\color{red}r").at(0).color == (Color{1, 0, 0, 1}));
        QVERIFY(parse_tex("\\color[rgb]{0,0.5,1}r").at(0).color == (Color{0, 0.5f, 1, 1}));
        // Broken markup stays as it was typed.
        QCOMPARE(parse_tex("a{b").at(0).text, std::string("a{b"));
        QCOMPARE(parse_tex("\\unknown").at(0).text, std::string("\\unknown"));
        for (const char* odd : {"", "_", "^", "\\", "{", "}", "a_", "a^{", "_{}", "\\color", "\\color{", "x_^y", "{{{{", "\\fontsize{"})
            parse_tex(odd);
        QVERIFY(parse_tex("").empty());
    }

    void textHasExtent() {
        FontData font;
        TextLayout a = layout_text("AVAVAV", font, 20), b = layout_text("AV", font, 20);
        QVERIFY(b.width > 10 && a.width > 2.5 * b.width);
        TextLayout two = layout_text(std::vector<std::string>{"one", "two"}, font, 20, Interpreter::None);
        QVERIFY(two.height() > 1.9 * b.height());
        QVERIFY(layout_text("", font, 20).empty());
        // A character that the font lacks comes from another one; invalid UTF-8 does no harm.
        QVERIFY(!layout_text("∮ ☂", font, 20).glyphs.empty());
        layout_text("\xff\xfe\xc3", font, 20);
    }

    void decimationLosesNoSpike_data() {
        QTest::addColumn<int>("kind");
        for (int k = 0; k < 6; ++k)
            QTest::newRow(qPrintable(QString::number(k))) << k;
    }
    /// Every pixel column's extremes equal those of all points, for random and for adversarial series.
    void decimationLosesNoSpike() {
        QFETCH(int, kind);
        std::mt19937_64 random(static_cast<uint64_t>(kind) + 7);
        for (int round = 0; round < 40; ++round) {
            size_t n = 5000 + random() % 60000;
            std::vector<double> x(n), y(n);
            std::normal_distribution<double> noise;
            for (size_t i = 0; i < n; ++i) {
                x[i] = kind == 1 ? double(i / 7) : double(i) + (kind == 2 ? 738000.0 : 0.0);
                y[i] = kind == 3 ? 0.0 : noise(random);
                if (kind == 4 && random() % 500 == 0)
                    y[i] = std::numeric_limits<double>::quiet_NaN();
            }
            if (kind == 3)
                y[random() % n] = 1; // one spike in silence
            if (kind == 5)
                for (double& v : x)
                    v = v * v * 1e-3; // uneven spacing
            int width = 300 + static_cast<int>(random() % 500);
            double from = x.front(), to = x.back();
            if (round % 2) { // zoomed in
                from = x.front() + (x.back() - x.front()) * 0.2;
                to = x.front() + (x.back() - x.front()) * 0.7;
            }
            AxisLayout ax = axis(from, to, 10, 10 + width), ay = axis(-5, 5, 400, 0);
            PixelPath all;
            for (size_t i = 0; i < n; ++i)
                if (std::isfinite(y[i]))
                    all.push_back({ax.to_px(x[i]), ay.to_px(y[i])});
            PixelPath few = pixel_path(make_data(x), make_data(y), ax, ay);
            Columns want = columns_of(all, 10, width), have = columns_of(few, 10, width);
            QCOMPARE(have.low, want.low);
            QCOMPARE(have.high, want.high);
            if (kind != 4 && n > 20000)
                QVERIFY(few.size() <= static_cast<size_t>(width) * 4 + 16);
        }
    }

    void nanBreaksALine() {
        double nan = std::numeric_limits<double>::quiet_NaN();
        AxisLayout ax = axis(0, 10, 0, 100), ay = axis(0, 1, 100, 0);
        PixelPath p = pixel_path(make_data({0, 1, 2, 3, 4}), make_data({0, 1, nan, 1, 0}), ax, ay);
        QCOMPARE(p.size(), size_t(5));
        QVERIFY(std::isnan(p[2].x));
        ay.log = true;
        ay.limits = {0.1, 1};
        p = pixel_path(make_data({0, 1, 2}), make_data({1, -1, 1}), ax, ay);
        QVERIFY(std::isnan(p[1].x));
    }

    void labelsStayInsideTheFigure() {
        Model model;
        Axes& axes = plot_axes(model);
        add_line(model, axes, ramp(100, 0, 1e6), ramp(100, -123456, 98765));
        axes.title->data.lines = {"A title"};
        axes.x_label->data.lines = {"frequency [Hz]"};
        axes.y_label->data.lines = {"amplitude", "[arbitrary units]"};
        auto figure = model.snapshot(model.need_figure());
        for (auto [w, h] : {std::pair(560, 420), std::pair(320, 240), std::pair(1600, 500), std::pair(420, 900)}) {
            FigureLayout layout = layout_figure(*figure, {}, w, h, 1);
            for (const PlacedText& t : layout.axes[0].texts) {
                QVERIFY2(t.bounds.x >= -1 && t.bounds.y >= -1 && t.bounds.right() <= w + 1 && t.bounds.bottom() <= h + 1,
                         qPrintable(QString("%1x%2").arg(w).arg(h)));
            }
            QVERIFY(layout.axes[0].x.ticks.size() >= 2 && layout.axes[0].y.ticks.size() >= 2);
        }
        // Sizes at which nothing fits must not hang or crash.
        for (int s : {1, 2, 7, 20})
            layout_figure(*figure, {}, s, s, 1);
    }

    void tickLabelsDoNotTouch() {
        Model model;
        Axes& axes = plot_axes(model);
        add_line(model, axes, {738000.123, 738000.456}, {1, 2});
        auto figure = model.snapshot(model.need_figure());
        for (int w = 150; w <= 900; w += 50) {
            FigureLayout layout = layout_figure(*figure, {}, w, 300, 1);
            std::vector<std::pair<double, double>> spans;
            const AxesLayout& a = layout.axes[0];
            for (const PlacedText& t : a.texts)
                if (std::abs(t.y - (a.box.bottom() + 4 + t.text.cap_height)) < 1.5)
                    spans.emplace_back(t.bounds.x, t.bounds.right());
            std::sort(spans.begin(), spans.end());
            for (size_t i = 1; i < spans.size(); ++i)
                QVERIFY(spans[i].first > spans[i - 1].second);
        }
    }

    void zoomPanAndReset() {
        Model model;
        add_line(model, plot_axes(model), {0, 10}, {0, 100});
        auto figure = model.snapshot(model.need_figure());
        ViewState view;
        FigureLayout layout = layout_figure(*figure, view, 560, 420, 1);
        const RectPx box = layout.axes[0].box;
        double cx = box.x + box.width / 2 + 0.5, cy = box.y + box.height / 2 + 0.5;
        QVERIFY(zoom_at(view, layout, cx, cy, 2));
        layout = layout_figure(*figure, view, 560, 420, 1);
        QVERIFY(std::abs(layout.axes[0].x.limits[0] - 2.5) < 0.02);
        QVERIFY(std::abs(layout.axes[0].y.limits[1] - 75) < 0.2);
        double before = pixel_to_data(layout, 0, cx, cy).x;
        QVERIFY(pan(view, layout, cx, cy, cx + 50, cy));
        layout = layout_figure(*figure, view, 560, 420, 1);
        QVERIFY(std::abs(pixel_to_data(layout, 0, cx + 50, cy).x - before) < 1e-9);
        QVERIFY(reset_at(view, layout, cx, cy));
        QVERIFY(view.limits.empty());
        QVERIFY(!zoom_at(view, layout, 1, 1, 2)); // outside of the axes
        layout = layout_figure(*figure, view, 560, 420, 1);
        auto tip = data_tip_at(*figure, layout, layout.axes[0].x.to_px(10) - 2, layout.axes[0].y.to_px(100) + 2);
        QVERIFY(tip);
        QCOMPARE(tip->text, std::string("X 10\nY 100"));
    }
};

QTEST_GUILESS_MAIN(LayoutTest)
#include "layout_test.moc"
