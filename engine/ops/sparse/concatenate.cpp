#include "engine/ops/sparse/sparse.h"

namespace etna::ops::sparse {

Value concatenate(int dimension, std::span<const Value> parts, const Dims& dims) {
    if (dimension > 1)
        raise(Err::SparseND);
    std::vector<Ref<SparseArray>> matrices;
    bool complex = false, logical = true;
    int64_t entries = 0;
    for (const Value& part : parts) {
        const Dims size = part.dims();
        if (size[dimension] == 0 || size[1 - dimension] != dims[1 - dimension]) // an empty that vanishes
            continue;
        matrices.push_back(of(part));
        entries += matrices.back()->count();
    }
    for (const Value& part : parts) {
        complex = complex || part.is_complex();
        logical = logical && part.class_id() == ClassId::Logical;
    }
    if (complex)
        for (Ref<SparseArray>& m : matrices)
            m = as_complex(m);
    return visit_sparse(complex, [&](auto zero) -> Value {
        using T = decltype(zero);
        SparseBuilder<T> out(dims.rows(), dims.cols());
        out.reserve(entries);
        const auto copy_column = [&](const SparseArray& m, int64_t j, int64_t offset) {
            for (int64_t k = m.starts()[j]; k < m.starts()[j + 1]; ++k)
                out.push(m.row_indices()[k] + offset, m.values<T>()[k]);
        };
        if (dimension == 1) {
            for (const Ref<SparseArray>& m : matrices)
                for (int64_t j = 0; j < m->cols(); ++j) {
                    copy_column(*m, j, 0);
                    out.end_column();
                }
        } else {
            for (int64_t j = 0; j < dims.cols(); ++j) {
                int64_t offset = 0;
                for (const Ref<SparseArray>& m : matrices) {
                    copy_column(*m, j, offset);
                    offset += m->rows();
                }
                out.end_column();
            }
        }
        return out.finish(logical ? ClassId::Logical : ClassId::Double);
    });
}

} // namespace etna::ops::sparse
