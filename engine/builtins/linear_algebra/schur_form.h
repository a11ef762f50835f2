#pragma once

#include "engine/builtins/linear_algebra/matrix.h"

namespace etna::builtins {

/// A = u * t * u', u unitary and t upper triangular.
struct ComplexSchur {
    ComplexMatrix u, t;
};
/// Of a square matrix; raises `MATLAB:schur:NoConvergence`.
ComplexSchur complex_schur(const ComplexMatrix& a);

} // namespace etna::builtins
