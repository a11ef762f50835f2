#pragma once

#include "engine/value/containers.h"

namespace etna::ops {

/// `string(x)`: flat values element by element (numbers as `num2str` writes them, logical as `true`/`false`, NaN as
/// missing), char rows as one string each, cells of text. Raises `NoConversion` for other classes.
Ref<StringArray> to_string_array(const Value& value);

} // namespace etna::ops
