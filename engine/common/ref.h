#pragma once

#include <cstdint>
#include <new>
#include <utility>

#include "engine/common/small_blocks.h"

namespace etna {

/// Base of intrusively counted objects. Counts are not atomic: an object belongs to one engine and its thread
/// (other threads get messages, never references). A new object starts with a count of zero; `Ref` takes it to one.
class RefCounted {
  public:
    RefCounted() = default;
    RefCounted(const RefCounted&) : refs_(0) {}
    RefCounted& operator=(const RefCounted&) { return *this; }
    virtual ~RefCounted() = default;

    void retain() const { ++refs_; }
    void release() const {
        if (--refs_ == 0)
            delete this;
    }
    bool is_unique() const { return refs_ == 1; }
    static void* operator new(size_t bytes) {
        if (void* memory = small_blocks::take(bytes)) [[likely]]
            return memory;
        throw std::bad_alloc();
    }
    static void operator delete(void* memory, size_t bytes) { small_blocks::give(memory, bytes); }

    uint32_t ref_count() const { return refs_; }

  private:
    mutable uint32_t refs_ = 0;
};

/// Owning pointer to a `RefCounted` object.
template <class T>
class Ref {
  public:
    Ref() = default;
    Ref(std::nullptr_t) {}
    Ref(T* object) : object_(object) {
        if (object_)
            object_->retain();
    }
    Ref(const Ref& other) : Ref(other.object_) {}
    Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    template <class U>
    Ref(const Ref<U>& other) : Ref(other.get()) {}
    template <class U>
    Ref(Ref<U>&& other) noexcept : object_(other.detach()) {}
    ~Ref() {
        if (object_)
            object_->release();
    }
    Ref& operator=(Ref other) noexcept {
        std::swap(object_, other.object_);
        return *this;
    }

    T* get() const { return object_; }
    T* operator->() const { return object_; }
    T& operator*() const { return *object_; }
    explicit operator bool() const { return object_ != nullptr; }
    /// Gives up ownership without changing the count.
    T* detach() { return std::exchange(object_, nullptr); }
    friend bool operator==(const Ref& a, const Ref& b) { return a.object_ == b.object_; }

  private:
    T* object_ = nullptr;
};

template <class T, class... Args>
Ref<T> make_ref(Args&&... args) {
    return Ref<T>(new T(std::forward<Args>(args)...));
}

} // namespace etna
