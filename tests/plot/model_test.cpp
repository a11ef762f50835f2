#include <QtTest>

#include <set>

#include "figures.h"
#include "plot/functions/line_spec.h"
#include "plot/model/parts.h"

using namespace etna::plot;
using namespace etna::plot::testing;

namespace {

std::string text_of(const PropertyValue& v) {
    if (auto* s = std::get_if<std::string>(&v))
        return *s;
    return {};
}

double number_of(const PropertyValue& v) { return values(std::get<Numbers>(v).data).at(0); }

PropertyValue get(Model& m, Object& o, std::string_view name) { return get_property(m, o, match_property(o, name)); }
void set(Model& m, Object& o, std::string_view name, const PropertyValue& v) { set_property(m, o, match_property(o, name), v); }

template <class F>
std::string identifier_of(F f) {
    try {
        f();
    } catch (const PropertyError& e) {
        return e.identifier();
    }
    return {};
}

} // namespace

class ModelTest : public QObject {
    Q_OBJECT

  private slots:
    /// What can be read and written takes back what it gives, for every row of every class.
    void everyRowRoundTrips() {
        Model m;
        Axes& axes = m.need_axes();
        std::vector<Object*> objects{&m.root(), &m.need_figure(), &axes, &m.new_text(axes), &m.need_legend(axes)};
        for (SeriesKind k : {SeriesKind::Line, SeriesKind::Stair, SeriesKind::Stem, SeriesKind::Scatter, SeriesKind::Bar,
                             SeriesKind::Histogram, SeriesKind::ConstantLine})
            objects.push_back(&m.new_series(axes, k));
        for (Object* o : objects) {
            std::set<std::string_view> names;
            for (const Property& p : properties_of(*o)) {
                QVERIFY2(names.insert(p.name).second, p.name.data());
                PropertyValue v = get_property(m, *o, p);
                if (!p.set || p.name == "OuterPosition" || (p.name == "Position" && o->kind == Kind::Legend) ||
                    (std::holds_alternative<Handles>(v) && std::get<Handles>(v).ids.empty()))
                    continue;
                set_property(m, *o, p, v);
                PropertyValue again = get_property(m, *o, p);
                QCOMPARE(again.index(), v.index());
                QCOMPARE(text_of(again), text_of(v));
            }
        }
    }

    void defaultsAreMatlabs() {
        Model m;
        Axes& axes = m.need_axes();
        Series& line = m.new_series(axes, SeriesKind::Line);
        QCOMPARE(number_of(get(m, line, "LineWidth")), 0.5);
        QCOMPARE(text_of(get(m, line, "LineStyle")), std::string("-"));
        QCOMPARE(text_of(get(m, line, "Marker")), std::string("none"));
        QCOMPARE(number_of(get(m, line, "MarkerSize")), 6.0);
        QCOMPARE(number_of(get(m, axes, "FontSize")), 10.0);
        QCOMPARE(number_of(get(m, *axes.title, "FontSize")), 11.0);
        QCOMPARE(text_of(get(m, *axes.title, "FontWeight")), std::string("bold"));
        QCOMPARE(text_of(get(m, axes, "NextPlot")), std::string("replace"));
        auto position = values(std::get<Numbers>(get(m, m.need_figure(), "Position")).data);
        QCOMPARE(position[2], 560.0);
        QCOMPARE(position[3], 420.0);
    }

    void namesMayBeShortened() {
        Model m;
        Series& line = m.new_series(m.need_axes(), SeriesKind::Line);
        set(m, line, "linew", Numbers::scalar(3));
        QCOMPARE(number_of(get(m, line, "LINEWIDTH")), 3.0);
        QCOMPARE(identifier_of([&] { match_property(line, "Line"); }), std::string("MATLAB:hg:AmbiguousProperty"));
        QCOMPARE(identifier_of([&] { match_property(line, "Colour"); }), std::string("MATLAB:hg:InvalidProperty"));
        QVERIFY(!find_property(line, "linewidth")); // exactly, for dots
    }

    void badValuesChangeNothing() {
        Model m;
        Axes& axes = m.need_axes();
        Series& line = m.new_series(axes, SeriesKind::Line);
        QCOMPARE(identifier_of([&] { set(m, line, "LineWidth", Numbers::scalar(-1)); }), std::string("MATLAB:hg:InvalidPropertyValue"));
        QCOMPARE(identifier_of([&] { set(m, line, "LineWidth", std::string("wide")); }), std::string("MATLAB:hg:InvalidPropertyValue"));
        QCOMPARE(number_of(get(m, line, "LineWidth")), 0.5);
        QCOMPARE(identifier_of([&] { set(m, line, "LineStyle", std::string("~")); }), std::string("MATLAB:datatypes:InvalidEnumValueFor"));
        QCOMPARE(identifier_of([&] { set(m, line, "Color", std::string("ultraviolet")); }), std::string("MATLAB:hg:InvalidPropertyValue"));
        QVERIFY(!identifier_of([&] { set(m, axes, "XLim", Numbers::row({2, 1})); }).empty());
        QCOMPARE(identifier_of([&] { set(m, line, "Type", std::string("x")); }), std::string("MATLAB:class:SetProhibited"));
    }

    void limitsFollowTheDataUntilTheyAreSet() {
        Model m;
        Axes& axes = m.need_axes();
        add_line(m, axes, {1, 2, 3}, {10, 20, 30});
        QCOMPARE(values(std::get<Numbers>(get(m, axes, "YLim")).data), (std::vector<double>{10, 30}));
        set(m, axes, "YLim", Numbers::row({0, 50}));
        QCOMPARE(text_of(get(m, axes, "YLimMode")), std::string("manual"));
        add_line(m, axes, {1, 2}, {100, 200});
        QCOMPARE(values(std::get<Numbers>(get(m, axes, "YLim")).data), (std::vector<double>{0, 50}));
        set(m, axes, "YLim", Numbers::row({0, std::numeric_limits<double>::infinity()}));
        QCOMPARE(values(std::get<Numbers>(get(m, axes, "YLim")).data), (std::vector<double>{0, 200}));
    }

    void objectsDieWithTheirParents() {
        Model m;
        Figure& f = m.need_figure();
        Axes& axes = m.need_axes();
        Series& line = add_line(m, axes, {1, 2}, {1, 2});
        Legend& legend = m.need_legend(axes);
        legend.entries = {line.id};
        legend.data.labels = {"a"};
        ObjectId line_id = line.id, axes_id = axes.id, title_id = axes.title->id, legend_id = legend.id;
        m.remove(line);
        QVERIFY(!m.find(line_id));
        QVERIFY(legend.entries.empty());
        m.remove(axes);
        for (ObjectId id : {axes_id, title_id, legend_id})
            QVERIFY(!m.find(id));
        QCOMPARE(f.current_axes, ObjectId(0));
        int number = f.data.number;
        m.remove(f);
        QVERIFY(!m.figure(number));
        QCOMPARE(m.take_closed(), std::vector<int>{number});
        QVERIFY(m.figure_numbers().empty());
    }

    void figureNumbers() {
        Model m;
        QCOMPARE(m.new_figure().data.number, 1);
        QCOMPARE(m.new_figure(5).data.number, 5);
        QCOMPARE(m.new_figure().data.number, 2);
        QCOMPARE(m.current_figure()->data.number, 2);
        m.remove(*m.figure(2));
        QCOMPARE(m.current_figure()->data.number, 5);
    }

    void snapshotsDoNotChange() {
        Model m;
        Axes& axes = m.need_axes();
        Series& line = add_line(m, axes, {1, 2}, {3, 4});
        auto before = m.snapshot(m.need_figure());
        QVERIFY(before->axes[0].series[0].y == line.data.y); // shared, not copied
        set(m, line, "YData", Numbers::row({5, 6}));
        QVERIFY(m.need_figure().changed);
        QCOMPARE(values(before->axes[0].series[0].y), (std::vector<double>{3, 4}));
        auto after = m.snapshot(m.need_figure());
        QVERIFY(after->revision > before->revision);
        QCOMPARE(after->axes[0].id, before->axes[0].id);
    }

    void lineSpecifications() {
        auto spec = parse_line_spec("r--o");
        QVERIFY(spec && spec->style == LineStyle::Dashed && spec->marker == Marker::Circle && spec->color == (Color{1, 0, 0, 1}));
        spec = parse_line_spec("-.");
        QVERIFY(spec && spec->style == LineStyle::DashDot && !spec->marker);
        spec = parse_line_spec(".-");
        QVERIFY(spec && spec->style == LineStyle::Solid && spec->marker == Marker::Point);
        QVERIFY(parse_line_spec("k:p") && parse_line_spec("bs") && parse_line_spec(""));
        for (const char* bad : {"rr", "--:", "oo", "q", "LineWidth", "red"})
            QVERIFY2(!parse_line_spec(bad), bad);
    }

    void plotTypesAreMadeOfParts() {
        SeriesData s;
        s.kind = SeriesKind::Stair;
        s.x = make_data({1, 2, 3});
        s.y = make_data({5, 6, 7});
        QCOMPARE(values(parts_of(s).path_x), (std::vector<double>{1, 2, 2, 3, 3}));
        QCOMPARE(values(parts_of(s).path_y), (std::vector<double>{5, 5, 6, 6, 7}));
        s.kind = SeriesKind::Bar;
        SeriesParts bars = parts_of(s);
        QCOMPARE(values(bars.rect_x0).at(0), 0.6);
        QCOMPARE(values(bars.rect_x1).at(0), 1.4);
        QCOMPARE(values(bars.rect_y1).at(2), 7.0);
        s.kind = SeriesKind::Stem;
        QCOMPARE(values(parts_of(s).path_x).size(), size_t(9));
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
