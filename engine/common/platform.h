#pragma once

#include <cstdint>
#include <cstdio>
#include <ctime>
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

/// What programs in the language ask about the system they run on.
struct SystemTraits {
    std::string_view computer;     ///< MATLAB's name of the computer type
    std::string_view architecture; ///< the same in its short form
    bool is_windows = false;
    bool is_mac = false;
    char file_separator = '/';        ///< between the parts of a path that is shown or built
    std::string_view file_separators; ///< all that are understood in a path
    char path_separator = ':';        ///< between the folders of a list of folders
};
const SystemTraits& system_traits();

/// Environment variables of this process, UTF-8; empty if not set. Setting an empty value leaves an empty variable or
/// none, as the system has it. False if the name is not one.
std::string environment_variable(const std::string& name);
bool set_environment_variable(const std::string& name, const std::string& value);

/// Calendar time where this computer is.
std::tm local_time(std::time_t seconds);

/// The home folder of this user; empty if there is none. UTF-8, `/` between parts.
std::string home_folder();
/// Folders of this user, with `etna` at the end, created on demand; empty if that fails. UTF-8, `/` between parts.
std::string cache_folder();
std::string config_folder();
/// The folder of the running program's file.
std::string program_folder();
std::string current_folder();
bool change_current_folder(const std::string& path);

/// fopen with a UTF-8 path; null, and errno tells why, if it could not.
std::FILE* open_file(const std::string& path, const char* mode);
/// Writes a file so that readers see the old bytes or the new ones and nothing between. False if it could not.
bool write_file_atomically(const std::string& path, std::string_view bytes);

/// True if standard input (output) is a terminal.
bool input_is_terminal();
bool output_is_terminal();

/// Bytes of stack that the calling thread has left.
size_t stack_bytes_left();

} // namespace etna
