#pragma once

#include <string>
#include <string_view>

#include "engine/bytecode/code.h"

/// Compiled code as bytes: the start-up snapshot of the library that is written in the MATLAB language. The bytes are
/// for the build that wrote them: `code_format()` tells builds apart, and a reader with another one compiles the source.
namespace etna::bytecode {

/// Appends plain values, strings and counts to a string of bytes.
class Writer {
  public:
    explicit Writer(std::string& bytes) : bytes_(bytes) {}
    template <class T>
    void number(T value) {
        static_assert(std::is_trivially_copyable_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void text(std::string_view text) {
        number(static_cast<uint64_t>(text.size()));
        bytes_.append(text);
    }

  private:
    std::string& bytes_;
};

/// Reads what `Writer` wrote. `ok` turns false at the first thing that does not fit, and stays so.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    template <class T>
    T number() {
        static_assert(std::is_trivially_copyable_v<T>);
        T value{};
        if (rest_.size() < sizeof value) {
            fail();
            return value;
        }
        __builtin_memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text() {
        const uint64_t size = number<uint64_t>();
        if (size > rest_.size()) {
            fail();
            return {};
        }
        const std::string_view out = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return out;
    }
    /// A count of things that take at least a byte each.
    size_t count() {
        const uint64_t n = number<uint64_t>();
        if (n > rest_.size()) {
            fail();
            return 0;
        }
        return n;
    }
    bool ok() const { return ok_; }
    void fail() {
        ok_ = false;
        rest_ = {}; // so that what follows reads zeros
    }

  private:
    std::string_view rest_;
    bool ok_ = true;
};

/// Changes with the instruction set and with what `Code` holds.
uint64_t code_format();

/// Appends a function with everything nested in it. False if it holds a constant that has no form as bytes; what was
/// appended is then of no use.
bool write_code(Writer& to, const Code& code);
/// Null if the bytes are not what `write_code` wrote. `source` and `unit` become those of all the code.
Ref<Code> read_code(Reader& from, const SourcePtr& source, RefCounted* unit, Code* parent = nullptr);

} // namespace etna::bytecode
