#pragma once

namespace etna::app {

/// Switches off the graphics driver's own cache where its disk has no room for it. Mesa maps an index file of some 1.3 MB
/// into memory and ends the process by SIGBUS when its pages cannot be written. Call it before the first use of Vulkan.
void spare_full_disks();

} // namespace etna::app
