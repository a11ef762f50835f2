#pragma once

#include <cstdio>
#include <string>

/// C's number formatting into a string, for formats with one double at the end. Internal to display/.
namespace etna::display {

template <class... Args>
std::string print_double(const char* format, Args... args) {
    char buffer[64];
    const int length = std::snprintf(buffer, sizeof buffer, format, args...);
    if (length < static_cast<int>(sizeof buffer))
        return std::string(buffer, static_cast<size_t>(length));
    std::string out(static_cast<size_t>(length) + 1, '\0');
    std::snprintf(out.data(), out.size(), format, args...);
    out.pop_back();
    return out;
}

} // namespace etna::display
