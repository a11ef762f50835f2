// glpk: linear and mixed-integer programs, by the GNU Linear Programming Kit. linprog and intlinprog are written on it.
#include <chrono>
#include <cmath>
#include <limits>
#include <memory>

#include <glpk.h>

#include "engine/builtins/arguments.h"
#include "engine/builtins/families.h"
#include "engine/ops/sparse/sparse.h"
#include "engine/value/array.h"
#include "engine/value/containers.h"
#include "engine/vm/interpreter.h"

namespace etna::builtins {
namespace {

constexpr Message kVector{"MATLAB:glpk:vector", "glpk: {} must be a real vector."};
constexpr Message kMatrix{"MATLAB:glpk:matrix", "glpk: A must be a real matrix with a column for each element of C."};
constexpr Message kLength{"MATLAB:glpk:length", "glpk: {} must have {} elements."};
constexpr Message kNotFinite{"MATLAB:glpk:finite", "glpk: the elements of {} must be finite."};
constexpr Message kNaN{"MATLAB:glpk:nan", "glpk: {} must not contain NaN."};
constexpr Message kKind{"MATLAB:glpk:kind", "glpk: {} contains an invalid character."};
constexpr Message kParameter{"MATLAB:glpk:parameter", "glpk: PARAM must be a structure array."};
constexpr Message kParameterValue{"MATLAB:glpk:parameterValue", "glpk: {} must be a real number between {} and {}."};

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Problem {
    ~Problem() {
        glp_delete_prob(lp);
        glp_free_env(); // what the library keeps for the thread
    }
    glp_prob* lp = glp_create_prob();
};

bool given(const Call& call, int index) { return call.nargin() > index && !call.arg(index).is_empty(); }

std::vector<double> vector_argument(const Call& call, int index, const char* name, size_t length, double otherwise) {
    if (!given(call, index))
        return std::vector<double>(length, otherwise);
    const Value value = call.arg(index).is_sparse() ? ops::sparse::full(call.arg(index)) : call.arg(index);
    if (!value.is_flat() || value.is_complex() || (value.dims().count() != 2) || !value.dims().is_vector())
        fail(kVector, name);
    std::vector<double> out = to_double_vector(value);
    if (out.size() != length)
        fail(kLength, name, length);
    for (const double x : out)
        if (std::isnan(x))
            fail(kNaN, name);
    return out;
}

std::string kinds_argument(const Call& call, int index, const char* name, size_t length, char otherwise, std::string_view allowed) {
    if (!given(call, index))
        return std::string(length, otherwise);
    if (!call.arg(index).is_char())
        fail(kKind, name);
    const std::string kinds = call.arg(index).to_text();
    if (kinds.size() != length)
        fail(kLength, name, length);
    if (kinds.find_first_not_of(allowed) != std::string::npos)
        fail(kKind, name);
    return kinds;
}

/// A field of the structure of parameters.
double parameter(const Call& call, const char* name, double otherwise, double least, double most) {
    if (call.nargin() < 9)
        return otherwise;
    const Value* value = call.arg(8).structure().find(name);
    if (!value || value->is_empty())
        return otherwise;
    const double x = value->to_double();
    if (!(x >= least && x <= most))
        fail(kParameterValue, name, least, most);
    return x;
}

void load_matrix(glp_prob* lp, const Value& a) {
    std::vector<int> rows{0}, columns{0};
    std::vector<double> values{0};
    const auto add = [&](int64_t i, int64_t j, double x) {
        if (x == 0)
            return;
        if (!std::isfinite(x)) // the library would end the process
            fail(kNotFinite, "A");
        rows.push_back(static_cast<int>(i) + 1);
        columns.push_back(static_cast<int>(j) + 1);
        values.push_back(x);
    };
    const Value full = a.is_sparse() ? ops::sparse::full(a) : a;
    const ArrayView view(full);
    for (int64_t k = 0; k < view.numel(); ++k)
        add(k % view.dims().rows(), k / view.dims().rows(), view.double_at(k));
    glp_load_matrix(lp, static_cast<int>(values.size()) - 1, rows.data(), columns.data(), values.data());
}

int bound_kind(double low, double high) {
    return std::isinf(low) && std::isinf(high) ? GLP_FR
           : std::isinf(high)                  ? GLP_LO
           : std::isinf(low)                   ? GLP_UP
           : low == high                       ? GLP_FX
                                               : GLP_DB;
}

struct Outcome {
    int error = 0;
    int status = GLP_UNDEF;
};

Outcome solve(const Call& call, glp_prob* lp, bool integer) {
    Outcome out;
    const int method = static_cast<int>(parameter(call, "lpsolver", 1, 1, 2));
    const bool presolve = parameter(call, "presol", 1, 0, 1) != 0;
    if (method == 2 && !integer) {
        glp_iptcp options;
        glp_init_iptcp(&options);
        options.msg_lev = GLP_MSG_OFF;
        out.error = glp_interior(lp, &options);
        out.status = glp_ipt_status(lp);
        return out;
    }
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.presolve = presolve && !integer ? GLP_ON : GLP_OFF;
    const int dual = static_cast<int>(parameter(call, "dual", 1, 1, 3));
    options.meth = dual == 3 ? GLP_DUAL : dual == 2 ? GLP_DUALP : GLP_PRIMAL;
    options.it_lim = static_cast<int>(std::min(parameter(call, "itlim", INT32_MAX, 0, INT32_MAX), double{INT32_MAX}));
    options.tm_lim = static_cast<int>(std::min(parameter(call, "tmlim", INT32_MAX, 0, INT32_MAX), double{INT32_MAX}));
    options.tol_bnd = parameter(call, "tolbnd", 1e-7, 0, 1);
    options.tol_dj = parameter(call, "toldj", 1e-7, 0, 1);
    out.error = glp_simplex(lp, &options);
    out.status = out.error == GLP_ENOPFS ? GLP_NOFEAS : out.error == GLP_ENODFS ? GLP_UNBND : glp_get_status(lp);
    if (out.error == GLP_ENODFS) { // no dual solution: unbounded, unless there is no primal one either
        options.presolve = GLP_OFF;
        out.error = glp_simplex(lp, &options);
        out.status = glp_get_status(lp);
    }
    if (out.error == GLP_ENOPFS || out.error == GLP_ENODFS)
        out.error = 0;
    if (!integer || out.error != 0 || out.status != GLP_OPT)
        return out;
    glp_iocp tree;
    glp_init_iocp(&tree);
    tree.msg_lev = GLP_MSG_OFF;
    tree.tol_int = parameter(call, "tolint", 1e-5, 0, 1);
    tree.tol_obj = parameter(call, "tolobj", 1e-7, 0, 1);
    tree.tm_lim = options.tm_lim;
    out.error = glp_intopt(lp, &tree);
    out.status = glp_mip_status(lp);
    return out;
}

/// `[x, f, error, extra] = glpk(c, A, b, lb, ub, ctype, vartype, sense, param)`: `c' * x` becomes least (sense 1) or most
/// (-1) where the rows of `A * x` keep to `b` as `ctype` says (U at most, L at least, S equal, D both, F free), lb <= x <=
/// ub (0 and Inf if not given), and variables of kind 'I' are whole. (Octave's glpk.)
void glpk(Call& call) {
    const Value& a = call.arg(1);
    if (call.nargin() > 8 && !call.arg(8).is_struct())
        fail(kParameter);
    if (!call.arg(0).is_flat() || call.arg(0).is_complex() || call.arg(0).is_empty() || !call.arg(0).dims().is_vector())
        fail(kVector, "C");
    const size_t n = static_cast<size_t>(call.arg(0).numel());
    if ((!a.is_flat() && !a.is_sparse()) || a.is_complex() || a.dims().count() > 2 || a.dims().cols() != static_cast<int64_t>(n))
        fail(kMatrix);
    const size_t m = static_cast<size_t>(a.dims().rows());
    const std::vector<double> c = vector_argument(call, 0, "C", n, 0);
    if (m > 0 && !given(call, 2))
        fail(kLength, "B", m);
    const std::vector<double> b = vector_argument(call, 2, "B", m, 0);
    const std::vector<double> low = vector_argument(call, 3, "LB", n, 0), high = vector_argument(call, 4, "UB", n, kInfinity);
    const std::string rows = kinds_argument(call, 5, "CTYPE", m, 'U', "FULSD");
    const std::string kinds = kinds_argument(call, 6, "VARTYPE", n, 'C', "CI");
    const double sense = given(call, 7) ? scalar_argument(call, 7) : 1;

    const Problem problem;
    glp_prob* lp = problem.lp;
    glp_term_out(GLP_OFF);
    glp_set_obj_dir(lp, sense >= 0 ? GLP_MIN : GLP_MAX);
    glp_add_cols(lp, static_cast<int>(n));
    bool integer = false, impossible = false;
    for (size_t j = 0; j < n; ++j) {
        const int column = static_cast<int>(j) + 1;
        if (!std::isfinite(c[j]))
            fail(kNotFinite, "C");
        impossible = impossible || low[j] > high[j] || low[j] == kInfinity || high[j] == -kInfinity;
        glp_set_obj_coef(lp, column, c[j]);
        if (low[j] <= high[j])
            glp_set_col_bnds(lp, column, bound_kind(low[j], high[j]), low[j], high[j]);
        if (kinds[j] == 'I') {
            glp_set_col_kind(lp, column, GLP_IV);
            integer = true;
        }
    }
    if (m > 0)
        glp_add_rows(lp, static_cast<int>(m));
    for (size_t i = 0; i < m; ++i) {
        const int kind = rows[i] == 'F' || (rows[i] != 'S' && std::isinf(b[i])) ? GLP_FR
                         : rows[i] == 'U'                                        ? GLP_UP
                         : rows[i] == 'L'                                        ? GLP_LO
                         : rows[i] == 'S'                                        ? GLP_FX
                                                                                 : GLP_DB;
        impossible = impossible || (rows[i] == 'U' && b[i] == -kInfinity) || (rows[i] == 'L' && b[i] == kInfinity) ||
                     (rows[i] == 'S' && std::isinf(b[i])) || (rows[i] == 'D' && b[i] < 0);
        if (impossible)
            continue;
        glp_set_row_bnds(lp, static_cast<int>(i) + 1, kind, rows[i] == 'D' ? -b[i] : b[i], b[i]);
    }
    load_matrix(lp, a);
    const auto started = std::chrono::steady_clock::now();
    Outcome outcome;
    if (impossible)
        outcome.status = GLP_NOFEAS;
    else
        outcome = solve(call, lp, integer);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;

    const bool interior = !integer && parameter(call, "lpsolver", 1, 1, 2) == 2;
    const bool found = outcome.error == 0 && (outcome.status == GLP_OPT || outcome.status == GLP_FEAS);
    const double missing = std::nan("");
    std::vector<double> x(n, missing), reduced(n, missing), multipliers(m, missing);
    double objective = missing;
    if (found) {
        objective = integer ? glp_mip_obj_val(lp) : interior ? glp_ipt_obj_val(lp) : glp_get_obj_val(lp);
        for (size_t j = 0; j < n; ++j) {
            const int column = static_cast<int>(j) + 1;
            x[j] = integer ? glp_mip_col_val(lp, column) : interior ? glp_ipt_col_prim(lp, column) : glp_get_col_prim(lp, column);
            reduced[j] = interior ? glp_ipt_col_dual(lp, column) : glp_get_col_dual(lp, column);
        }
        for (size_t i = 0; i < m; ++i)
            multipliers[i] = interior ? glp_ipt_row_dual(lp, static_cast<int>(i) + 1) : glp_get_row_dual(lp, static_cast<int>(i) + 1);
    }
    call.give(0, column_vector(x));
    call.give(1, number(objective));
    call.give(2, number(outcome.error));
    Ref<StructArray> extra = StructArray::scalar();
    if (!integer) {
        extra->set("lambda", column_vector(multipliers));
        extra->set("redcosts", column_vector(reduced));
    }
    extra->set("time", number(elapsed.count()));
    extra->set("status", number(outcome.status));
    call.give(3, Value(std::move(extra)));
}

constexpr Builtin kRows[] = {
    {"glpk", "Optimization", "Linear and mixed-integer linear programs", 2, 9, 4, glpk, {}, glpk},
};

} // namespace

void register_linear_programs(Registry& registry) { registry.add(kRows); }

} // namespace etna::builtins
