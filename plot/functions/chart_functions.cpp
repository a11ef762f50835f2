// scatter, bar, histogram.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "engine/value/array.h"
#include "engine/value/error.h"
#include "engine/vm/interpreter.h"
#include "plot/functions/series_data.h"
#include "plot/layout/ticks.h"
#include "plot/text/tex.h"

namespace etna::plot {
namespace {

void finish(Call& call, Axes& axes, const std::vector<Object*>& made, size_t first_pair) {
    Model& model = state_of(call).model;
    try {
        for (Object* o : made)
            set_pairs(call, *o, first_pair);
    } catch (...) {
        for (Object* o : made)
            model.remove(*o);
        throw;
    }
    join_legend(model, axes, made);
    if (call.nargout > 0)
        call.give(handles_of(call.interpreter, made));
}

/// `scatter(x, y, sz, c, marker, 'filled', name, value, ...)`
void scatter(Call& call) {
    PlotArguments arguments(call);
    if (arguments.count() < 2)
        raise(Err::NotEnoughInputs);
    require_data(arguments[0]);
    require_data(arguments[1]);
    if (arguments[0].numel() != arguments[1].numel())
        fail("MATLAB:samelen", "Vectors must be the same length.");
    size_t points = static_cast<size_t>(arguments[0].numel()), next = 2;
    DataArray sizes = make_data({36}), colors;
    std::optional<Color> color;
    Marker marker = Marker::Circle;
    bool filled = false;
    if (next < arguments.count() && !arguments.is_text(next)) {
        require_data(arguments[next]);
        auto v = to_double_vector(arguments[next]);
        if (v.size() > 1 && v.size() != points)
            fail("MATLAB:scatter:InvalidSData", "The sizes must be a scalar or as many as there are points.");
        if (!v.empty())
            sizes = make_data(std::move(v));
        ++next;
        if (next < arguments.count() && !arguments.is_text(next)) {
            require_data(arguments[next]);
            auto c = to_double_vector(arguments[next]);
            if (c.size() == 3 && points != 3)
                color = Color{float(c[0]), float(c[1]), float(c[2]), 1};
            else if (c.size() == points || c.size() == 3 * points)
                colors = make_data(std::move(c));
            else if (!c.empty())
                fail("MATLAB:scatter:InvalidCData",
                     "The colors must be one RGB triplet, one number for each point, or one triplet for each point.");
            ++next;
        }
    }
    while (arguments.is_text(next)) {
        std::string word = arguments.text(next);
        if (equal_ignoring_case(word, "filled")) {
            filled = true;
        } else if (auto spec = parse_line_spec(word); spec && !word.empty()) {
            if (spec->marker)
                marker = *spec->marker;
            if (spec->color)
                color = spec->color;
        } else if (auto c = color_from_name(word)) {
            color = c;
        } else {
            break;
        }
        ++next;
    }
    Model& model = state_of(call).model;
    Axes& axes = arguments.axes();
    prepare_axes(model, axes);
    Series& s = model.new_series(axes, SeriesKind::Scatter);
    s.data.x = make_data(to_double_vector(arguments[0]));
    s.data.y = make_data(to_double_vector(arguments[1]));
    s.data.x_auto = false;
    s.data.sizes_pt2 = sizes;
    s.data.colors = colors;
    s.data.marker = marker;
    Color own = color ? *color : next_color(axes);
    s.data.color = ColorSpec::of(own);
    if (!colors)
        s.data.colors = make_data({own.r, own.g, own.b});
    if (filled) {
        s.data.marker_face = ColorSpec::flat();
        s.data.marker_edge = ColorSpec::none();
    }
    finish(call, axes, {&s}, arguments.first() + next);
}

void bars(Call& call, bool horizontal) {
    PlotArguments arguments(call);
    if (arguments.count() == 0)
        raise(Err::NotEnoughInputs);
    const Value* x = nullptr;
    const Value* y = &arguments[0];
    size_t next = 1;
    require_data(*y);
    if (arguments.count() > 1 && !arguments.is_text(1) && (arguments[1].numel() != 1 || arguments[0].numel() == 1)) {
        x = &arguments[0];
        y = &arguments[1];
        require_data(*y);
        next = 2;
    }
    double width = 0.8;
    bool stacked = false;
    std::optional<Color> color;
    if (next < arguments.count() && !arguments.is_text(next)) {
        require_data(arguments[next]);
        width = arguments[next++].to_double();
    }
    while (arguments.is_text(next)) {
        std::string word = arguments.text(next);
        if (equal_ignoring_case(word, "stacked"))
            stacked = true;
        else if (equal_ignoring_case(word, "grouped"))
            stacked = false;
        else if (auto spec = parse_line_spec(word); spec && spec->color)
            color = spec->color;
        else
            break;
        ++next;
    }
    bool vector = y->dims().is_vector();
    std::vector<DataPair> pairs;
    if (x && vector && x->dims().is_vector() && x->numel() != y->numel() && x->numel() == 1) {
        // One group: bar(5, [1 2 3])
        for (double v : to_double_vector(*y))
            pairs.push_back({make_data({x->to_double()}), make_data({v}), false});
    } else {
        if (x && x->numel() != y->numel() && x->numel() != y->dims().rows())
            fail("MATLAB:bar:MismatchedXandYlengths", "X must have as many elements as Y has rows.");
        pairs = pair_columns(x, *y);
    }
    Model& model = state_of(call).model;
    Axes& axes = arguments.axes();
    prepare_axes(model, axes);
    std::vector<Object*> made;
    std::vector<double> positive, negative;
    for (size_t i = 0; i < pairs.size(); ++i) {
        Series& s = model.new_series(axes, SeriesKind::Bar);
        made.push_back(&s);
        s.data.x = pairs[i].x;
        s.data.y = pairs[i].y;
        s.data.x_auto = pairs[i].x_auto;
        s.data.bar_width = width;
        s.data.horizontal = horizontal;
        s.data.color = ColorSpec::of(color ? *color : next_color(axes));
        if (stacked) {
            // Positive and negative values stack away from zero, each on its own side.
            const auto& v = values(pairs[i].y);
            positive.resize(v.size());
            negative.resize(v.size());
            std::vector<double> base(v.size());
            for (size_t k = 0; k < v.size(); ++k) {
                double& sum = v[k] < 0 ? negative[k] : positive[k];
                base[k] = sum;
                if (std::isfinite(v[k]))
                    sum += v[k];
            }
            s.data.bar_base = make_data(std::move(base));
        } else {
            s.data.group_index = static_cast<int>(i);
            s.data.group_count = static_cast<int>(pairs.size());
        }
    }
    // A few whole numbers at the axis: one tick for each bar, as MATLAB draws them.
    AxisData& along = horizontal ? axes.data.y : axes.data.x;
    if (!pairs.empty() && along.ticks_auto) {
        const auto& at = values(pairs[0].x);
        bool whole = at.size() <= 15;
        for (double v : at)
            whole = whole && v == std::floor(v);
        std::vector<double> ticks(at);
        std::sort(ticks.begin(), ticks.end());
        ticks.erase(std::unique(ticks.begin(), ticks.end()), ticks.end());
        if (whole && !ticks.empty()) {
            along.ticks = std::move(ticks);
            along.ticks_auto = false;
        }
    }
    finish(call, axes, made, arguments.first() + next);
}

void bar(Call& call) { bars(call, false); }
void barh(Call& call) { bars(call, true); }

/// Bin width as MATLAB's 'auto' rule: Scott's rule, rounded to 1, 2, 3 or 5 times a power of ten.
std::vector<double> automatic_edges(const std::vector<double>& data, int wanted) {
    double lo = data.front(), hi = data.front(), sum = 0, squares = 0;
    bool integers = true;
    for (double v : data) {
        lo = std::min(lo, v);
        hi = std::max(hi, v);
        sum += v;
        integers = integers && v == std::floor(v);
    }
    double n = double(data.size()), mean = sum / n;
    for (double v : data)
        squares += (v - mean) * (v - mean);
    if (integers && wanted <= 0 && hi - lo <= 50) {
        std::vector<double> edges;
        for (double e = lo - 0.5; e <= hi + 0.5; e += 1)
            edges.push_back(e);
        return edges;
    }
    double sigma = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
    double width = wanted > 0 ? (hi - lo) / wanted : 3.5 * sigma / std::cbrt(n);
    if (!(width > 0) || !(hi > lo)) {
        double half = std::max(0.5, std::abs(lo) * 1e-12);
        return {lo - half, lo + half};
    }
    double power = std::pow(10.0, std::floor(std::log10(width))), lead = width / power;
    width = power * (lead < 1.5 ? 1 : lead < 2.5 ? 2 : lead < 4 ? 3 : lead < 7.5 ? 5 : 10);
    if (wanted > 0) {
        // Exactly as many bins as asked for, between rounded ends.
        double left = width * std::floor(lo / width);
        double step = width;
        while (left + step * wanted < hi)
            step *= 1.1;
        std::vector<double> edges;
        double even = std::max((hi - left) / wanted, width);
        for (int i = 0; i <= wanted; ++i)
            edges.push_back(left + even * i);
        return edges;
    }
    double left = std::floor(lo / width), right = std::ceil(hi / width);
    if (right - left > 65536)
        right = left + 65536;
    std::vector<double> edges;
    for (double k = left; k <= std::max(right, left + 1); ++k)
        edges.push_back(k * width);
    return edges;
}

/// `histogram(x)`, `histogram(x, nbins)`, `histogram(x, edges)`, name-value pairs with Normalization, NumBins, BinWidth.
void histogram(Call& call) {
    PlotArguments arguments(call);
    if (arguments.count() == 0)
        raise(Err::NotEnoughInputs);
    require_data(arguments[0]);
    std::vector<double> all = to_double_vector(arguments[0]), data;
    std::copy_if(all.begin(), all.end(), std::back_inserter(data), [](double v) { return std::isfinite(v); });
    size_t next = 1;
    int bins = 0;
    double width = 0;
    std::vector<double> edges;
    std::string normalization = "count";
    if (next < arguments.count() && !arguments.is_text(next)) {
        require_data(arguments[next]);
        auto v = to_double_vector(arguments[next++]);
        if (v.size() == 1)
            bins = static_cast<int>(std::clamp(v[0], 1.0, 65536.0));
        else
            edges = std::move(v);
    }
    // What decides the counts is read here; the other pairs are properties.
    std::vector<Value> rest(call.args.begin(), call.args.begin() + static_cast<ptrdiff_t>(arguments.first() + next));
    size_t first_pair = rest.size();
    for (size_t i = next; i < arguments.count(); i += 2) {
        if (!arguments.is_text(i) || i + 1 >= arguments.count())
            fail("MATLAB:hg:InvalidNumArgs", "Give properties as pairs of name and value.");
        std::string name = arguments.text(i);
        const Value& value = arguments[i + 1];
        if (equal_ignoring_case(name, "NumBins")) {
            bins = static_cast<int>(std::clamp(value.to_double(), 1.0, 65536.0));
        } else if (equal_ignoring_case(name, "BinWidth")) {
            width = value.to_double();
        } else if (equal_ignoring_case(name, "BinEdges")) {
            edges = to_double_vector(value);
        } else if (equal_ignoring_case(name, "Normalization")) {
            static const Words kinds{{"count", "probability", "pdf", "percentage", "countdensity", "cumcount", "cdf"}};
            int kind = value.is_text() ? find_word(value.to_text(), kinds) : -1;
            if (kind < 0)
                fail("MATLAB:histogram:InvalidNormalization",
                     "Normalization must be 'count', 'probability', 'percentage', 'pdf', 'countdensity', 'cumcount' or 'cdf'.");
            normalization = kinds.words[static_cast<size_t>(kind)];
        } else {
            rest.push_back(arguments[i]);
            rest.push_back(value);
        }
    }
    if (!edges.empty() && (edges.size() < 2 || !std::is_sorted(edges.begin(), edges.end())))
        fail("MATLAB:histogram:InvalidEdges", "Bin edges must increase, and there must be at least two.");
    if (edges.empty() && width > 0 && !data.empty()) {
        auto [lo, hi] = std::minmax_element(data.begin(), data.end());
        double first = std::floor(*lo / width), last = std::max(std::ceil(*hi / width), first + 1);
        if (last - first > 65536)
            fail("MATLAB:histogram:TooManyBins", "This bin width makes more than 65536 bins.");
        for (double k = first; k <= last; ++k)
            edges.push_back(k * width);
    }
    if (edges.empty())
        edges = data.empty() ? std::vector<double>{0, 1} : automatic_edges(data, bins);
    std::vector<double> counts(edges.size() - 1, 0);
    double counted = 0;
    for (double v : data) {
        if (v < edges.front() || v > edges.back())
            continue;
        auto k = static_cast<size_t>(std::upper_bound(edges.begin(), edges.end(), v) - edges.begin());
        counts[std::min(k, counts.size()) - 1] += 1; // the last bin includes its right edge
        counted += 1;
    }
    double total = std::max(1.0, double(all.size()));
    double running = 0;
    for (size_t i = 0; i < counts.size(); ++i) {
        double w = edges[i + 1] - edges[i];
        running += counts[i];
        if (normalization == "probability")
            counts[i] /= total;
        else if (normalization == "percentage")
            counts[i] *= 100 / total;
        else if (normalization == "pdf")
            counts[i] /= total * w;
        else if (normalization == "countdensity")
            counts[i] /= w;
        else if (normalization == "cumcount")
            counts[i] = running;
        else if (normalization == "cdf")
            counts[i] = running / total;
    }
    Model& model = state_of(call).model;
    Axes& axes = arguments.axes();
    prepare_axes(model, axes);
    Series& s = model.new_series(axes, SeriesKind::Histogram);
    s.data.x = make_data(std::move(all));
    s.data.y = make_data(std::move(counts));
    s.data.edges = make_data(std::move(edges));
    s.data.color = ColorSpec::of(next_color(axes));
    call.args = rest;
    finish(call, axes, {&s}, first_pair);
}

constexpr const char* kCategory = "Graphics: Data Distribution and Discrete Plots";
const Builtin kFunctions[] = {
    {"scatter", kCategory, "Scatter plot", 2, kMany, 1, scatter},
    {"bar", kCategory, "Bar graph", 1, kMany, 1, bar},
    {"barh", kCategory, "Horizontal bar graph", 1, kMany, 1, barh},
    {"histogram", kCategory, "Histogram", 1, kMany, 1, histogram},
};

} // namespace

void register_chart_functions(Registry& registry) { registry.add(kFunctions); }

} // namespace etna::plot
