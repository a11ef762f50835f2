#pragma once

#include "engine/builtins/arguments.h"
#include "engine/ops/sparse/sparse.h"

/// What the overloads for sparse arguments share.
namespace etna::builtins {

/// The body of the builtin, on these arguments.
ValueList call_body(Call& call, std::span<Value> args);
/// The builtin itself: it knows sparse values, or only passes them on.
void sparse_as_it_is(Call& call);
/// The builtin on full arguments; its results become sparse again, where they can be.
void sparse_result(Call& call);
/// An elementwise function of the first argument: on the entries alone when it maps zero to zero.
void sparse_elementwise(Call& call);

/// The 0-based dimension that a reduction works along: argument `index` or the first whose size is not 1.
int sparse_dimension(const Call& call, int index);

/// `accumarray` with a sparse result, when it sums up into two dimensions and fills with zero. False: nothing was done.
bool give_sparse_sums(Call& call);

void register_sparse_reductions(Registry& registry);
void register_sparse_shape(Registry& registry);

} // namespace etna::builtins
