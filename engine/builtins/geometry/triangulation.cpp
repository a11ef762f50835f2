// delaunay, convhull, tsearch: triangles and hulls of points in the plane.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/builtins/shape.h"
#include "engine/value/array.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

struct Point {
    double x = 0, y = 0;
};

/// Twice the signed area of a triangle: positive counterclockwise.
long double orientation(Point a, Point b, Point c) {
    return (static_cast<long double>(b.x) - a.x) * (static_cast<long double>(c.y) - a.y) -
           (static_cast<long double>(b.y) - a.y) * (static_cast<long double>(c.x) - a.x);
}
/// Positive if `p` is inside of the circle through a, b, c (counterclockwise).
long double in_circle(Point a, Point b, Point c, Point p) {
    const long double ax = static_cast<long double>(a.x) - p.x, ay = static_cast<long double>(a.y) - p.y;
    const long double bx = static_cast<long double>(b.x) - p.x, by = static_cast<long double>(b.y) - p.y;
    const long double cx = static_cast<long double>(c.x) - p.x, cy = static_cast<long double>(c.y) - p.y;
    const long double a2 = ax * ax + ay * ay, b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
    const long double det = ax * (by * c2 - cy * b2) - ay * (bx * c2 - cx * b2) + a2 * (bx * cy - cx * by);
    const long double size = std::fabs(ax) * (std::fabs(by) * c2 + std::fabs(cy) * b2) +
                             std::fabs(ay) * (std::fabs(bx) * c2 + std::fabs(cx) * b2) +
                             a2 * (std::fabs(bx * cy) + std::fabs(cx * by));
    return std::fabs(det) <= 1e-18L * size ? 0 : det; // points of one circle stay outside
}

/// Bowyer and Watson's insertion, with a walk to the triangle that holds the new point. Points come in an order that
/// makes walks short.
class Delaunay {
  public:
    explicit Delaunay(std::vector<Point> points) : points_(std::move(points)) {
        const size_t n = points_.size();
        double low_x = HUGE_VAL, high_x = -HUGE_VAL, low_y = HUGE_VAL, high_y = -HUGE_VAL;
        for (const Point& p : points_) {
            low_x = std::min(low_x, p.x);
            high_x = std::max(high_x, p.x);
            low_y = std::min(low_y, p.y);
            high_y = std::max(high_y, p.y);
        }
        // A triangle around everything, so far away that it does not cut corners off the hull.
        const double size = std::max({high_x - low_x, high_y - low_y, 1e-300}) * 1e5, mx = (low_x + high_x) / 2, my = (low_y + high_y) / 2;
        points_.push_back({mx - 2 * size, my - size});
        points_.push_back({mx + 2 * size, my - size});
        points_.push_back({mx, my + 2 * size});
        triangles_.push_back({{static_cast<int>(n), static_cast<int>(n) + 1, static_cast<int>(n) + 2}, {-1, -1, -1}, true});
        std::vector<int> order(n);
        std::iota(order.begin(), order.end(), 0);
        const double cells = std::max(1.0, std::sqrt(static_cast<double>(n)) / 2);
        auto strip = [&](int i) { return static_cast<int>((points_[static_cast<size_t>(i)].y - low_y) / std::max(high_y - low_y, 1e-300) * cells); };
        std::sort(order.begin(), order.end(), [&](int a, int b) {
            const int sa = strip(a), sb = strip(b);
            if (sa != sb)
                return sa < sb;
            const double xa = points_[static_cast<size_t>(a)].x, xb = points_[static_cast<size_t>(b)].x;
            return sa % 2 == 0 ? xa < xb : xa > xb;
        });
        order_ = std::move(order);
    }

    void run(Call& call) {
        for (size_t k = 0; k < order_.size(); ++k) {
            if ((k & 0xFFF) == 0xFFF)
                call.interpreter.check_interrupt();
            insert(order_[k]);
        }
    }
    /// Triangles of given points only, counterclockwise; points that coincide with earlier ones are in none.
    std::vector<std::array<int, 3>> result() const {
        std::vector<std::array<int, 3>> out;
        const int n = static_cast<int>(order_.size());
        for (const Triangle& t : triangles_)
            if (t.alive && t.v[0] < n && t.v[1] < n && t.v[2] < n)
                out.push_back(t.v);
        return out;
    }

  private:
    struct Triangle {
        std::array<int, 3> v;
        std::array<int, 3> next; ///< across the edge that lies opposite to the corner
        bool alive;
    };
    const Point& at(int i) const { return points_[static_cast<size_t>(i)]; }
    Triangle& triangle(int t) { return triangles_[static_cast<size_t>(t)]; }

    int locate(Point p) {
        int t = last_;
        if (!triangle(t).alive)
            for (t = static_cast<int>(triangles_.size()) - 1; !triangle(t).alive; --t)
                ;
        for (size_t step = 0; step < triangles_.size() + 10; ++step) {
            int go = -1;
            for (int k = 0; k < 3 && go < 0; ++k) {
                const int e = (k + static_cast<int>(step)) % 3; // no cycles on rounding
                if (orientation(at(triangle(t).v[static_cast<size_t>((e + 1) % 3)]), at(triangle(t).v[static_cast<size_t>((e + 2) % 3)]), p) < 0)
                    go = triangle(t).next[static_cast<size_t>(e)];
            }
            if (go < 0)
                return t;
            t = go;
        }
        return t;
    }

    void insert(int index) {
        const Point p = at(index);
        const int start = locate(p);
        for (const int v : triangle(start).v)
            if (at(v).x == p.x && at(v).y == p.y)
                return;
        // The cavity: triangles whose circles hold the point, connected to where it lies.
        std::vector<int> cavity{start};
        triangle(start).alive = false;
        struct Edge {
            int a, b, outside;
        };
        std::vector<Edge> rim;
        for (size_t i = 0; i < cavity.size(); ++i) {
            const Triangle t = triangle(cavity[i]);
            for (size_t e = 0; e < 3; ++e) {
                const int other = t.next[e], a = t.v[(e + 1) % 3], b = t.v[(e + 2) % 3];
                if (other >= 0 && !triangle(other).alive)
                    continue;
                if (other >= 0) {
                    const Triangle& o = triangle(other);
                    if (in_circle(at(o.v[0]), at(o.v[1]), at(o.v[2]), p) > 0 || orientation(at(a), at(b), p) <= 0) {
                        triangle(other).alive = false;
                        cavity.push_back(other);
                        continue;
                    }
                }
                rim.push_back({a, b, other});
            }
        }
        std::erase_if(rim, [&](const Edge& e) { return e.outside >= 0 && !triangle(e.outside).alive; });
        std::map<int, int> by_first;
        const int first_new = static_cast<int>(triangles_.size());
        for (const Edge& e : rim) {
            const int t = static_cast<int>(triangles_.size());
            triangles_.push_back({{e.a, e.b, index}, {-1, -1, e.outside}, true});
            by_first[e.a] = t;
            if (e.outside >= 0) {
                Triangle& o = triangle(e.outside);
                for (size_t k = 0; k < 3; ++k)
                    if (o.v[(k + 1) % 3] == e.b && o.v[(k + 2) % 3] == e.a)
                        o.next[k] = t;
            }
        }
        for (int t = first_new; t < static_cast<int>(triangles_.size()); ++t) {
            const auto follower = by_first.find(triangle(t).v[1]);
            if (follower == by_first.end())
                continue;
            triangle(t).next[0] = follower->second; // across (b, index)
            triangle(follower->second).next[1] = t;
        }
        last_ = first_new;
    }

    std::vector<Point> points_;
    std::vector<Triangle> triangles_;
    std::vector<int> order_;
    int last_ = 0;
};

/// Points from two vectors or from the two columns of a matrix.
std::vector<Point> points_argument(const Call& call, int& used) {
    const Value& a = call.arg(0);
    if (!a.is_flat() || a.is_char())
        refuse_class(call, a);
    std::vector<double> x, y;
    used = 1;
    if (call.nargin() > 1 && call.arg(1).is_flat() && !call.arg(1).is_text() && call.arg(1).numel() == a.numel() && !(a.dims().cols() == 2 && a.dims().rows() > 1 && call.arg(1).is_logical())) {
        x = to_double_vector(a);
        y = to_double_vector(call.arg(1));
        used = 2;
    } else if (a.dims().cols() == 2 && a.dims().count() == 2) {
        const std::vector<double> both = to_double_vector(a);
        const auto half = both.begin() + a.dims().rows();
        x.assign(both.begin(), half);
        y.assign(half, both.end());
    } else if (a.dims().cols() == 3) {
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":dimension", "Points in space are not supported by " + std::string(call.builtin.name) + ".");
    } else {
        throw Error("MATLAB:" + std::string(call.builtin.name) + ":sizes", "X and Y must be vectors of the same length, or a matrix with two columns.");
    }
    std::vector<Point> out;
    for (size_t i = 0; i < x.size(); ++i) {
        if (!std::isfinite(x[i]) || !std::isfinite(y[i]))
            throw Error("MATLAB:" + std::string(call.builtin.name) + ":InfNaN", "The coordinates must be finite.");
        out.push_back({x[i], y[i]});
    }
    return out;
}

void delaunay(Call& call) {
    int used = 0;
    std::vector<Point> points = points_argument(call, used);
    if (points.size() < 3)
        fail({"MATLAB:delaunay:NotEnoughPts", "Not enough unique points specified."});
    Delaunay d(std::move(points));
    d.run(call);
    std::vector<std::array<int, 3>> t = d.result();
    if (t.empty())
        fail({"MATLAB:delaunay:EmptyDelaunay2D", "The triangulation is empty: the points may be collinear."});
    std::vector<double> out(t.size() * 3);
    for (size_t i = 0; i < t.size(); ++i)
        for (size_t k = 0; k < 3; ++k)
            out[i + k * t.size()] = t[i][k] + 1;
    call.give(Value(Array::of<double>(Dims(static_cast<int64_t>(t.size()), 3), out.data())));
}

/// `[k, area] = convhull(x, y)`: counterclockwise, closed (Andrew's monotone chain).
void convhull(Call& call) {
    int used = 0;
    const std::vector<Point> points = points_argument(call, used);
    std::vector<int> order(points.size());
    std::iota(order.begin(), order.end(), 0);
    auto at = [&](int i) { return points[static_cast<size_t>(i)]; };
    std::sort(order.begin(), order.end(), [&](int a, int b) {
        return at(a).x != at(b).x ? at(a).x < at(b).x : at(a).y != at(b).y ? at(a).y < at(b).y : a < b;
    });
    order.erase(std::unique(order.begin(), order.end(), [&](int a, int b) { return at(a).x == at(b).x && at(a).y == at(b).y; }), order.end());
    if (order.size() < 3)
        fail({"MATLAB:convhull:NotEnoughPtsConvhullErrId", "Error computing the convex hull. Not enough unique points specified."});
    std::vector<int> hull;
    for (int pass = 0; pass < 2; ++pass) {
        const size_t base = hull.size();
        for (size_t i = 0; i < order.size(); ++i) {
            const int p = order[pass == 0 ? i : order.size() - 1 - i];
            while (hull.size() >= base + 2 && orientation(at(hull[hull.size() - 2]), at(hull.back()), at(p)) <= 0)
                hull.pop_back();
            hull.push_back(p);
        }
        hull.pop_back();
    }
    if (hull.size() < 3)
        fail({"MATLAB:convhull:EmptyConvhull2DErrId", "Error computing the convex hull. The points may be collinear."});
    // MATLAB starts at the point of the lowest number among the leftmost ones; the chain begins there.
    std::vector<double> index;
    long double area = 0;
    for (size_t i = 0; i < hull.size(); ++i) {
        index.push_back(hull[i] + 1);
        const Point a = at(hull[i]), b = at(hull[(i + 1) % hull.size()]);
        area += static_cast<long double>(a.x) * b.y - static_cast<long double>(b.x) * a.y;
    }
    index.push_back(index[0]);
    call.give(0, column_vector(index));
    call.give(1, number(static_cast<double>(area / 2)));
}

/// `tsearch(x, y, t, xi, yi)`: the triangle that holds each point, or NaN.
void tsearch(Call& call) {
    const std::vector<double> x = to_double_vector(call.arg(0)), y = to_double_vector(call.arg(1)), t = to_double_vector(call.arg(2)),
                              xi = to_double_vector(call.arg(3)), yi = to_double_vector(call.arg(4));
    const size_t n = static_cast<size_t>(call.arg(2).dims().rows());
    if (call.arg(2).dims().cols() != 3)
        fail({"MATLAB:tsearch:triangles", "T must be a matrix with 3 columns."});
    if (x.size() != y.size() || xi.size() != yi.size())
        fail({"MATLAB:tsearch:sizes", "X and Y, and XI and YI, must have the same size."});
    for (const double v : t)
        if (!(v >= 1 && v <= static_cast<double>(x.size())))
            fail({"MATLAB:tsearch:index", "T must hold numbers of points."});
    std::vector<double> out;
    size_t last = 0;
    constexpr double tolerance = -1e-12;
    auto holds = [&](size_t k, double px, double py) {
        const size_t a = static_cast<size_t>(t[k]) - 1, b = static_cast<size_t>(t[k + n]) - 1, c = static_cast<size_t>(t[k + 2 * n]) - 1;
        const double d = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a]);
        const double u = ((px - x[a]) * (y[c] - y[a]) - (py - y[a]) * (x[c] - x[a])) / d;
        const double v = ((x[b] - x[a]) * (py - y[a]) - (y[b] - y[a]) * (px - x[a])) / d;
        return u >= tolerance && v >= tolerance && u + v <= 1 - tolerance;
    };
    for (size_t i = 0; i < xi.size(); ++i) {
        if ((i & 0xFF) == 0xFF)
            call.interpreter.check_interrupt();
        double found = std::numeric_limits<double>::quiet_NaN();
        for (size_t step = 0; step < n; ++step) { // neighbours in the list are often neighbours in the plane
            const size_t k = (last + step) % n;
            if (holds(k, xi[i], yi[i])) {
                found = static_cast<double>(k + 1);
                last = k;
                break;
            }
        }
        out.push_back(found);
    }
    call.give(Value(Array::of<double>(call.arg(3).dims(), out.data())));
}

constexpr std::string_view kGeometry = "Computational Geometry";
constexpr Builtin kRows[] = {
    {"delaunay", kGeometry, "Delaunay triangulation", 1, 3, 1, delaunay},
    {"convhull", kGeometry, "Convex hull", 1, 4, 2, convhull, kPure},
    {"tsearch", kGeometry, "Search for enclosing Delaunay triangle", 5, 5, 1, tsearch},
};

} // namespace

void register_triangulation(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
