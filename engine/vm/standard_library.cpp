#include "engine/vm/standard_library.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/bytecode/serialize.h"
#include "engine/common/platform.h"
#include "engine/common/resources.h"
#include "engine/vm/machine.h"

namespace etna::vm {

namespace fs = std::filesystem;
using bytecode::Reader;
using bytecode::Writer;

namespace {

constexpr std::string_view kMagic = "Etna library 1\n";

/// Calls `found(dotted name, path)` for each function and class file below a folder, `package(dotted name)` for packages.
template <class Found, class Package>
void walk(const fs::path& folder, const std::string& prefix, const Found& found, const Package& package) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        std::error_code ignored;
        if (it->is_directory(ignored)) {
            if (name[0] == '+') {
                const std::string inner = prefix + name.substr(1);
                package(inner);
                walk(it->path(), inner + ".", found, package);
            } else if (name[0] == '@') {
                const fs::path file = it->path() / (name.substr(1) + ".m");
                if (fs::exists(file, ignored))
                    found(prefix + name.substr(1), file.generic_string());
            } else if (name != "private" && prefix.empty()) {
                walk(it->path(), prefix, found, package);
            }
        } else if (it->path().extension() == ".m") {
            found(prefix + it->path().stem().string(), it->path().generic_string());
        }
    }
}

/// Whole seconds: packages keep no more of a file's time.
int64_t modified_s(const std::string& path) {
    std::error_code error;
    const auto time = fs::last_write_time(path, error);
    return error ? 0 : std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

uint64_t file_size(const std::string& path) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    return error ? 0 : size;
}

} // namespace

void StandardLibrary::read() {
    is_read_ = true;
    folder_ = (fs::path(resource_folder()) / "stdlib").generic_string();
    walk(
        folder_, "", [this](const std::string& name, const std::string& path) { files_.emplace(name, path); },
        [this](const std::string& package) { packages_.emplace(package, true); });
    // Beside the resources when installed, in the build's folder otherwise.
    if (!read_snapshot(resource_folder() + "/stdlib.snapshot"))
        read_snapshot(program_folder() + "/../stdlib.snapshot");
}

bool StandardLibrary::read_snapshot(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in)
        return false;
    snapshot_.assign(std::istreambuf_iterator<char>(in), {});
    Reader reader(snapshot_);
    if (reader.text() != kMagic || reader.number<uint64_t>() != bytecode::code_format())
        return false;
    for (size_t i = reader.count(); i > 0 && reader.ok(); --i) {
        std::string name(reader.text());
        Entry entry;
        entry.modified_s = reader.number<int64_t>();
        entry.size = reader.number<uint64_t>();
        entry.compiled.text = reader.text();
        entry.compiled.main = reader.text();
        entry.compiled.code = reader.text();
        entries_.emplace(std::move(name), entry);
    }
    if (!reader.ok())
        entries_.clear();
    return reader.ok();
}

const std::string& StandardLibrary::find(std::string_view name) {
    static const std::string none;
    const auto found = files().find(std::string(name));
    return found == files_.end() ? none : found->second;
}

bool StandardLibrary::has_package(std::string_view package) {
    files();
    return packages_.count(std::string(package)) > 0;
}

const std::unordered_map<std::string, std::string>& StandardLibrary::files() {
    if (!is_read_)
        read();
    return files_;
}

const StandardLibrary::Compiled* StandardLibrary::compiled(const std::string& path) {
    if (entries_.empty() || path.size() <= folder_.size() || path.compare(0, folder_.size(), folder_) != 0)
        return nullptr;
    const auto found = entries_.find(path.substr(folder_.size() + 1));
    if (found == entries_.end())
        return nullptr;
    const Entry& entry = found->second;
    return entry.modified_s == modified_s(path) && entry.size == file_size(path) ? &entry.compiled : nullptr;
}

Ref<FileUnit> Interpreter::Machine::unit_from_snapshot(const std::string& path) {
    const StandardLibrary::Compiled* compiled = standard_library.compiled(path);
    if (!compiled)
        return nullptr;
    const SourcePtr source = std::make_shared<SourceFile>(path, std::string(compiled->text));
    Ref<FileUnit> unit = make_unit(source);
    Reader reader(compiled->code);
    for (size_t i = reader.count(); i > 0; --i) {
        std::string name(reader.text());
        Ref<Code> code = bytecode::read_code(reader, source, unit.get());
        if (!code)
            return nullptr;
        if (name == compiled->main)
            unit->main = code;
        unit->functions.emplace(std::move(name), std::move(code));
    }
    return unit->main ? unit : nullptr;
}

int write_library_snapshot(Interpreter& interpreter, const std::string& path) {
    Interpreter::Machine& machine = interpreter.machine();
    // By name: the same files give the same bytes.
    const std::string folder = (fs::path(resource_folder()) / "stdlib").generic_string();
    std::map<std::string, std::string> files;
    for (const auto& [name, file] : machine.standard_library.files())
        files.emplace(file.substr(folder.size() + 1), file);
    std::string body;
    Writer writer(body);
    int count = 0;
    for (const auto& [relative, file] : files) {
        SourceError error;
        const SourcePtr source = load_source(file, error);
        if (!source)
            throw Error(error.identifier, error.message);
        const Ref<FileUnit> unit = machine.compile_text(source, nullptr);
        if (!unit->main || unit->main->is_script || unit->main->class_context) // classes and their methods are read as text
            continue;
        std::string code;
        Writer code_writer(code);
        const std::map<std::string, Ref<bytecode::Code>> functions(unit->functions.begin(), unit->functions.end());
        code_writer.number(static_cast<uint64_t>(functions.size()));
        bool ok = true;
        std::string main;
        for (const auto& [name, function] : functions) {
            code_writer.text(name);
            ok = ok && bytecode::write_code(code_writer, *function);
            if (function == unit->main)
                main = name;
        }
        if (!ok || main.empty())
            continue;
        writer.text(relative);
        writer.number(modified_s(file));
        writer.number(file_size(file));
        writer.text(source->text());
        writer.text(main);
        writer.text(code);
        ++count;
    }
    std::string bytes;
    Writer head(bytes);
    head.text(kMagic);
    head.number(bytecode::code_format());
    head.number(static_cast<uint64_t>(count));
    return write_file_atomically(path, bytes + body) ? count : -1;
}

} // namespace etna::vm
