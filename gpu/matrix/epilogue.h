#pragma once

// What happens to the elements of a product before they are stored: an elementwise kernel of the IR, so that A*B + c
// and its like need neither memory for the product nor a pass over it. The same kernel after the product would give the
// same bits.

#include "engine/accel/ir.h"
#include "gpu/kernel/arguments.h"
#include "gpu/kernel/traits.h"

#include <memory>
#include <string>

namespace etna::gpu {

class GlslBody;

struct Epilogue {
    const accel::ir::Kernel* kernel = nullptr; ///< rank 1; every input varies along it or is one number
    uint32_t product_input = 0;                ///< of the kernel: the product's element
};

/// Writes an epilogue into a product kernel, as `void epilogue(uint i, T product)`, where i is the element's number.
class EpilogueText {
  public:
    EpilogueText(const Epilogue& epilogue, ClassId element, const Capabilities& capabilities, const Traits& traits);
    ~EpilogueText();
    /// Why the device cannot compute it; ok if it can.
    const Status& status() const { return status_; }
    /// Adds its inputs, outputs and parameters, which must be the layout's first: the product's input has a buffer of
    /// its own, which nothing reads. Then the sizes, one word.
    void add_arguments(ArgumentLayout& layout) const;
    /// The function and what it needs; stands behind the layout's declarations.
    std::string function() const;

  private:
    Epilogue epilogue_;
    ClassId element_;
    std::unique_ptr<GlslBody> body_;
    Status status_;
};

} // namespace etna::gpu
