#pragma once

#include <string>

namespace etna::gate {

/// Opens the system's Vulkan loader. Returns null and sets `error` when there is none. Never closes it.
void* open_loader(std::string& error);

/// An exported function of the loader, or null.
void* loader_symbol(void* loader, const char* name);

/// The file that holds the code of `address`.
std::string library_path(const void* address);

/// Sets an environment variable of this process unless it is set; returns the value that holds afterwards.
std::string set_environment_once(const char* name, const std::string& value);

} // namespace etna::gate
