#pragma once

#include <cstdint>
#include <string>
#include <string_view>

/// What differs between operating systems. One file each: platform_linux.cpp, platform_mac.cpp, platform_win.cpp.
namespace etna {

/// Memory that can be allocated now without pushing the system over (free plus reclaimable, within container limits).
size_t available_memory_bytes();
/// Asks for large pages behind a big block of fresh memory: touching it first then costs a tenth. No promise.
void prefer_large_pages(void* memory, size_t bytes);
/// All the memory that the machine or the container has.
size_t physical_memory_bytes();
/// Memory that this process has resident now.
size_t resident_memory_bytes();

/// Folders of this user, with `etna` at the end, created on demand; empty if that fails. UTF-8, `/` between parts.
std::string cache_folder();
std::string config_folder();
/// The folder of the running program's file.
std::string program_folder();
std::string current_folder();
bool change_current_folder(const std::string& path);

/// Writes a file so that readers see the old bytes or the new ones and nothing between. False if it could not.
bool write_file_atomically(const std::string& path, std::string_view bytes);

/// True if standard input (output) is a terminal.
bool input_is_terminal();
bool output_is_terminal();

/// Bytes of stack that the calling thread has left.
size_t stack_bytes_left();

} // namespace etna
