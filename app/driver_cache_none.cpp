// Systems without Mesa.
#include "app/driver_cache.h"

namespace etna::app {

void spare_full_disks() {}

} // namespace etna::app
