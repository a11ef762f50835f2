#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace etna::vm {

/// What `diary` keeps: the file that gets a copy of the command window's text. Kept as `interpreter.state<Diary>()`.
struct Diary {
    std::string path = "diary"; ///< used when it is next switched on
    std::FILE* file = nullptr;

    Diary() = default;
    Diary(const Diary&) = delete;
    Diary& operator=(const Diary&) = delete;
    ~Diary() { close(); }
    void close() {
        if (file)
            std::fclose(file);
        file = nullptr;
    }
    void write(std::string_view text) {
        std::fwrite(text.data(), 1, text.size(), file);
        std::fflush(file); // what is there can be read while the diary is on
    }
};

} // namespace etna::vm
