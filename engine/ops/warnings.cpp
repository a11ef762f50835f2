#include "engine/ops/warnings.h"

#include <utility>

namespace etna::ops {
namespace {

WarningSink& current_sink() {
    thread_local WarningSink sink;
    return sink;
}

} // namespace

WarningSink set_warning_sink(WarningSink sink) { return std::exchange(current_sink(), std::move(sink)); }

void warn(std::string_view identifier, std::string_view message) {
    if (const WarningSink& sink = current_sink())
        sink(identifier, message);
}

} // namespace etna::ops
