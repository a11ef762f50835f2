// The main program of a fuzz target where the compiler has no libFuzzer: runs the files of the folders given, then
// changes them at random until the time is up. An input that ends the process is written before it runs, so that it is
// there afterwards (`crash-input` in the first folder).
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);
#if defined(__GNUC__)
extern "C" __attribute__((weak)) int LLVMFuzzerInitialize(int* argc, char*** argv);
#endif

namespace {

using Bytes = std::vector<uint8_t>;

Bytes read_bytes(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return Bytes{std::istreambuf_iterator<char>(file), {}};
}

/// One random change: a byte, a run taken out, doubled, or taken from another input.
void mutate(Bytes& bytes, const std::vector<Bytes>& corpus, std::mt19937_64& random) {
    const auto below = [&](size_t limit) { return limit ? random() % limit : 0; };
    const size_t at = below(bytes.size() + 1);
    switch (below(5)) {
    case 0:
        if (at < bytes.size())
            bytes[at] = static_cast<uint8_t>(random());
        break;
    case 1:
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), static_cast<uint8_t>(random()));
        break;
    case 2: {
        const size_t end = std::min(bytes.size(), at + 1 + below(16));
        bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(end));
        break;
    }
    case 3: {
        const size_t end = std::min(bytes.size(), at + 1 + below(32));
        const Bytes run(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.begin() + static_cast<std::ptrdiff_t>(end));
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), run.begin(), run.end());
        break;
    }
    default: {
        const Bytes& other = corpus[below(corpus.size())];
        const size_t from = below(other.size() + 1);
        const size_t end = std::min(other.size(), from + 1 + below(64));
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(at), other.begin() + static_cast<std::ptrdiff_t>(from),
                     other.begin() + static_cast<std::ptrdiff_t>(end));
    }
    }
}

} // namespace

int main(int argc, char** argv) {
#if defined(__GNUC__)
    if (LLVMFuzzerInitialize)
        LLVMFuzzerInitialize(&argc, &argv);
#endif
    double seconds = 0;
    uint64_t seed = 1;
    size_t max_length = 4096;
    std::vector<std::filesystem::path> folders;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const auto value = [&] { return argument.substr(argument.find('=') + 1); };
        if (argument.starts_with("-max_total_time="))
            seconds = std::stod(value());
        else if (argument.starts_with("-seed="))
            seed = std::stoull(value());
        else if (argument.starts_with("-max_len="))
            max_length = std::stoull(value());
        else if (!argument.starts_with("-")) // other options are libFuzzer's own
            folders.emplace_back(argument);
    }
    std::vector<Bytes> corpus;
    for (const auto& folder : folders) {
        if (std::filesystem::is_regular_file(folder)) {
            corpus.push_back(read_bytes(folder));
            continue;
        }
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.is_regular_file() && entry.path().filename() != "crash-input")
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        for (const auto& file : files)
            corpus.push_back(read_bytes(file));
    }
    for (const Bytes& bytes : corpus)
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
    if (corpus.empty())
        corpus.emplace_back();

    std::mt19937_64 random(seed);
    const auto started = std::chrono::steady_clock::now();
    const auto elapsed = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(); };
    uint64_t runs = 0;
    const bool keeps = !folders.empty() && std::filesystem::is_directory(folders[0]);
    const std::filesystem::path last = keeps ? folders[0] / "crash-input" : std::filesystem::path();
    while (elapsed() < seconds) {
        Bytes bytes = corpus[random() % corpus.size()];
        for (uint64_t changes = 1 + random() % 8; changes > 0; --changes)
            mutate(bytes, corpus, random);
        if (bytes.size() > max_length)
            bytes.resize(max_length);
        if (keeps)
            std::ofstream(last, std::ios::binary)
                .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
        ++runs;
    }
    if (keeps) {
        std::error_code error;
        std::filesystem::remove(last, error);
    }
    std::printf("%zu files, %llu changed inputs in %.1f s\n", corpus.size(), static_cast<unsigned long long>(runs), elapsed());
    return 0;
}
