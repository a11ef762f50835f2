#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/syntax/arena.h"

namespace etna::syntax {

/// Makes equal names share their bytes, so that within one tree comparing `data()` compares names.
class Names {
  public:
    explicit Names(Arena& arena) : arena_(arena), slots_(256) {}

    std::string_view intern(std::string_view name) {
        const uint64_t hash = hash_of(name);
        for (size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[i];
            if (slot.name.data() == nullptr) {
                slot = {hash, arena_.copy(name)};
                const std::string_view interned = slot.name;
                if (++count_ * 2 > slots_.size())
                    grow();
                return interned;
            }
            if (slot.hash == hash && slot.name == name)
                return slot.name;
        }
    }

    /// The interned name, or an empty text if it was never interned.
    std::string_view find(std::string_view name) const {
        const uint64_t hash = hash_of(name);
        for (size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[i];
            if (slot.name.data() == nullptr || (slot.hash == hash && slot.name == name))
                return slot.name;
        }
    }

  private:
    static uint64_t hash_of(std::string_view name) {
        uint64_t hash = 0xcbf29ce484222325u;
        for (const char c : name)
            hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3u;
        return hash ^ (hash >> 29);
    }

    struct Slot {
        uint64_t hash = 0;
        std::string_view name;
    };

    void grow() {
        std::vector<Slot> old(slots_.size() * 2);
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.name.data() == nullptr)
                continue;
            size_t i = slot.hash & (slots_.size() - 1);
            while (slots_[i].name.data() != nullptr)
                i = (i + 1) & (slots_.size() - 1);
            slots_[i] = slot;
        }
    }

    Arena& arena_;
    std::vector<Slot> slots_;
    size_t count_ = 0;
};

} // namespace etna::syntax
