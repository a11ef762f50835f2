// convhulln, delaunayn, voronoin: hulls of points in spaces of any dimension, by Qhull.
#include <cmath>
#include <cstdio>
#include <memory>
#include <utility>

extern "C" {
#include <libqhull_r/qhull_ra.h>
}

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kPoints{"MATLAB:qhull:points", "{}: the points must be a real matrix with a row for each of at least {} points."};
constexpr Message kFinite{"MATLAB:qhull:finite", "{}: the coordinates must be finite."};
constexpr Message kOptions{"MATLAB:qhull:options", "{}: options must be text or a cell array of texts."};
constexpr Message kFailed{"MATLAB:qhull:failed", "{}: Qhull failed: {}"};

/// Qhull's run over a set of points, one a row.
class Hull {
  public:
    Hull(const Call& call, const Value& points, const std::string& command) : rows_(points.dims().rows()), columns_(points.dims().cols()) {
        const ArrayView view(points);
        for (int64_t i = 0; i < rows_; ++i)
            for (int64_t j = 0; j < columns_; ++j)
                coordinates_.push_back(view.double_at(i + j * rows_));
        std::FILE* errors = std::tmpfile();
        qh_zero(qh_, errors);
        std::string text = command;
        const int code = qh_new_qhull(qh_, static_cast<int>(columns_), static_cast<int>(rows_), coordinates_.data(), False,
                                      text.data(), nullptr, errors);
        char message[256] = "";
        if (code && errors) {
            std::rewind(errors);
            if (!std::fgets(message, sizeof message, errors))
                message[0] = '\0';
        }
        if (errors)
            std::fclose(errors);
        if (code) {
            free_hull();
            fail(kFailed, call.builtin.name, std::string(message).substr(0, std::string(message).find('\n')));
        }
    }
    ~Hull() { free_hull(); }
    Hull(const Hull&) = delete;
    Hull& operator=(const Hull&) = delete;

    qhT* operator->() { return qh_; }
    qhT* get() { return qh_; }

  private:
    void free_hull() {
        qh_freeqhull(qh_, !qh_ALL);
        int blocks = 0, bytes = 0;
        qh_memfreeshort(qh_, &blocks, &bytes);
    }

    int64_t rows_, columns_;
    std::vector<double> coordinates_;
    std::unique_ptr<qhT> owned_ = std::make_unique<qhT>();
    qhT* qh_ = owned_.get();
};

Value points_argument(const Call& call) {
    const Value& points = call.arg(0);
    require_flat(call, points);
    const Dims dims = points.dims();
    if (!points.is_numeric() || points.is_complex() || dims.count() != 2 || dims.cols() < 2 || dims.rows() <= dims.cols())
        fail(kPoints, call.builtin.name, dims.cols() + 1);
    Value out = as_double(points);
    for (const double x : to_double_vector(out))
        if (!std::isfinite(x))
            fail(kFinite, call.builtin.name);
    return out;
}

/// Options of the caller in the place of the default ones.
std::string options_argument(const Call& call, const std::string& otherwise) {
    if (call.nargin() < 2 || call.arg(1).is_empty())
        return otherwise;
    TextList list;
    if (!read_text_list(call.arg(1), list))
        fail(kOptions, call.builtin.name);
    std::string out;
    for (size_t i = 0; i < list.items.size(); ++i)
        out += ' ' + Value::text(std::u16string_view(list.items[i])).to_text();
    return out;
}

Value simplices(const std::vector<std::vector<double>>& list, int64_t width) {
    const int64_t count = static_cast<int64_t>(list.size());
    Ref<Array> out = Array::zeros(ClassId::Double, Dims(count, width));
    for (int64_t i = 0; i < count; ++i)
        for (int64_t j = 0; j < width; ++j)
            out->data_mut<double>()[i + j * count] = list[static_cast<size_t>(i)][static_cast<size_t>(j)];
    return Value(std::move(out));
}

std::vector<double> corners_of(qhT* qh, facetT* facet) {
    std::vector<double> out;
    vertexT *vertex, **vertexp;
    if (qh->hull_dim == 3) { // in order around the facet
        setT* vertices = qh_facet3vertex(qh, facet);
        FOREACHvertex_(vertices)
            out.push_back(qh_pointid(qh, vertex->point) + 1);
        qh_settempfree(qh, &vertices);
    } else if (facet->toporient ^ qh_ORIENTclock) {
        FOREACHvertex_(facet->vertices)
            out.push_back(qh_pointid(qh, vertex->point) + 1);
    } else {
        FOREACHvertexreverse12_(facet->vertices)
            out.push_back(qh_pointid(qh, vertex->point) + 1);
    }
    return out;
}

/// `[H, V] = convhulln(points, options)`: the hull's facets as rows of indices of points, and its volume.
void convhulln(Call& call) {
    const Value points = points_argument(call);
    const int64_t dim = points.dims().cols();
    Hull qh(call, points, "qhull Qt " + options_argument(call, dim > 4 ? "Qx" : ""));
    std::vector<std::vector<double>> facets;
    facetT* facet;
    for (facet = qh->facet_list; facet && facet->next; facet = facet->next)
        facets.push_back(corners_of(qh.get(), facet));
    for (std::vector<double>& corners : facets)
        corners.resize(static_cast<size_t>(dim), std::nan(""));
    call.give(0, simplices(facets, dim));
    if (call.nargout > 1) {
        qh_getarea(qh.get(), qh->facet_list);
        call.give(1, number(qh->totvol));
    }
}

/// The volume of a simplex, up to a factor: elimination with pivots.
double volume_of(const ArrayView& points, const std::vector<double>& corners) {
    const int64_t rows = points.dims().rows(), dim = points.dims().cols();
    const size_t n = static_cast<size_t>(dim);
    std::vector<std::vector<double>> a(n, std::vector<double>(n));
    const auto coordinate = [&](size_t corner, size_t j) {
        return points.double_at(static_cast<int64_t>(corners[corner]) - 1 + static_cast<int64_t>(j) * rows);
    };
    for (size_t i = 0; i < n; ++i)
        for (size_t j = 0; j < n; ++j)
            a[i][j] = coordinate(i + 1, j) - coordinate(0, j);
    double det = 1, size = 1;
    for (size_t i = 0; i < n; ++i) {
        double length = 0;
        for (size_t j = 0; j < n; ++j)
            length = std::hypot(length, a[i][j]);
        size *= length;
    }
    for (size_t k = 0; k < n; ++k) {
        size_t pivot = k;
        for (size_t i = k + 1; i < n; ++i)
            if (std::abs(a[i][k]) > std::abs(a[pivot][k]))
                pivot = i;
        if (a[pivot][k] == 0)
            return 0;
        if (pivot != k) {
            std::swap(a[pivot], a[k]);
            det = -det;
        }
        det *= a[k][k];
        for (size_t i = k + 1; i < n; ++i)
            for (size_t j = n; j-- > k;)
                a[i][j] -= a[i][k] / a[k][k] * a[k][j];
    }
    return std::abs(det) <= 1e-13 * size ? 0 : det;
}

/// `T = delaunayn(points, options)`: simplices as rows of indices of points, each of positive volume.
void delaunayn(Call& call) {
    const Value points = points_argument(call);
    const ArrayView view(points);
    const int64_t dim = points.dims().cols();
    Hull qh(call, points, "qhull d Qt " + options_argument(call, dim > 3 ? "Qbb Qc Qz Qx" : "Qbb Qc Qz"));
    std::vector<std::vector<double>> list;
    facetT* facet;
    for (facet = qh->facet_list; facet && facet->next; facet = facet->next) {
        if (facet->upperdelaunay)
            continue;
        std::vector<double> corners;
        vertexT *vertex, **vertexp;
        FOREACHvertex_(facet->vertices)
            corners.push_back(qh_pointid(qh.get(), vertex->point) + 1);
        if (corners.size() != static_cast<size_t>(dim) + 1)
            continue;
        const double volume = volume_of(view, corners);
        if (volume == 0)
            continue;
        if (volume < 0)
            std::swap(corners[0], corners[1]);
        list.push_back(std::move(corners));
    }
    call.give(simplices(list, dim + 1));
}

/// `[V, C] = voronoin(points, options)`: the vertices of the Voronoi diagram, the first of them at infinity, and the
/// vertices of each point's cell.
void voronoin(Call& call) {
    const Value points = points_argument(call);
    const int64_t dim = points.dims().cols(), count = points.dims().rows();
    Hull qh(call, points, "qhull v " + options_argument(call, dim > 3 ? "Qbb Qz Qx" : "Qbb Qz"));
    qh_setvoronoi_all(qh.get());
    std::vector<std::vector<double>> centers(1, std::vector<double>(static_cast<size_t>(dim), HUGE_VAL));
    facetT *facet, *neighbor, **neighborp;
    for (facet = qh->facet_list; facet && facet->next; facet = facet->next) {
        facet->visitid = 0;
        if (facet->upperdelaunay || !facet->center)
            continue;
        centers.emplace_back(facet->center, facet->center + dim);
        facet->visitid = static_cast<unsigned int>(centers.size());
    }
    ValueList cells(static_cast<size_t>(count), Value(Array::zeros(ClassId::Double, Dims(1, 0))));
    vertexT* vertex;
    for (vertex = qh->vertex_list; vertex && vertex->next; vertex = vertex->next) {
        if (qh->hull_dim == 3)
            qh_order_vertexneighbors(qh.get(), vertex);
        std::vector<double> cell;
        bool infinite = false;
        FOREACHneighbor_(vertex) {
            if (neighbor->visitid)
                cell.push_back(neighbor->visitid);
            else if (!std::exchange(infinite, true))
                cell.push_back(1);
        }
        const int point = qh_pointid(qh.get(), vertex->point);
        if (point >= 0 && point < count)
            cells[static_cast<size_t>(point)] = row_vector(cell);
    }
    call.give(0, simplices(centers, dim));
    call.give(1, cell_of(Dims(count, 1), std::move(cells)));
}

constexpr std::string_view kGeometry = "Computational Geometry";
constexpr Builtin kRows[] = {
    {"convhulln", kGeometry, "N-D convex hull", 1, 2, 2, convhulln, kPure},
    {"delaunayn", kGeometry, "N-D Delaunay triangulation", 1, 2, 1, delaunayn, kPure},
    {"voronoin", kGeometry, "N-D Voronoi diagram", 1, 2, 2, voronoin, kPure},
};

} // namespace

void register_hulls(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
