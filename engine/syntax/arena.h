#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace etna::syntax {

/// A read-only run of elements that lives in an arena.
template <class T>
using List = std::span<const T>;

/// Bump allocator of one AST. Everything in it is trivially destructible and goes when the arena goes.
class Arena {
  public:
    Arena() = default;
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    void* allocate(size_t size, size_t alignment) {
        const size_t start = (used_ + alignment - 1) & ~(alignment - 1);
        if (start + size > capacity_)
            return allocate_in_new_block(size);
        used_ = start + size;
        return block_ + start;
    }

    template <class T, class... Args>
    T* make(Args&&... args) {
        static_assert(std::is_trivially_destructible_v<T>);
        return new (allocate(sizeof(T), alignof(T))) T{std::forward<Args>(args)...};
    }

    template <class T>
    List<T> copy(const T* data, size_t count) {
        static_assert(std::is_trivially_destructible_v<T>);
        if (count == 0)
            return {};
        T* out = static_cast<T*>(allocate(sizeof(T) * count, alignof(T)));
        for (size_t i = 0; i < count; ++i)
            new (out + i) T(data[i]);
        return {out, count};
    }
    template <class T>
    List<T> copy(const std::vector<T>& items) {
        return copy(items.data(), items.size());
    }
    std::string_view copy(std::string_view text) {
        if (text.empty())
            return {};
        char* out = static_cast<char*>(allocate(text.size(), 1));
        std::memcpy(out, text.data(), text.size());
        return {out, text.size()};
    }

  private:
    static constexpr size_t kBlockSize = 64 * 1024;

    void* allocate_in_new_block(size_t size) {
        capacity_ = size > kBlockSize ? size : kBlockSize;
        blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(capacity_));
        block_ = blocks_.back().get();
        used_ = size;
        return block_;
    }

    std::vector<std::unique_ptr<std::byte[]>> blocks_;
    std::byte* block_ = nullptr;
    size_t used_ = 0;
    size_t capacity_ = 0;
};

} // namespace etna::syntax
