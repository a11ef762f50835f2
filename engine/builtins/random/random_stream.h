#pragma once

#include <array>
#include <cstdint>

#include "engine/accel/fn_random.h"

namespace etna::builtins {

/// The stream from which rand and its kin draw. MATLAB's default is the Mersenne twister mt19937ar with 53-bit doubles in
/// (0, 1) from two draws; the others are counter-based: draw n is a function of the seed and n, the same that a gpuArray
/// of the same stream gets.
class RandomStream {
  public:
    enum class Generator : uint8_t { Twister, Philox, Threefry };

    RandomStream() { seed(0); }
    /// `rng(seed)`: seed 0 is the twister's default seed 5489. The generator stays.
    void seed(uint32_t seed);
    void select(Generator generator) { generator_ = generator; }
    Generator generator() const { return generator_; }
    uint32_t seed_value() const { return seed_; }
    /// Uniform in (0, 1).
    double uniform();
    /// Standard normal.
    double normal();
    /// What arrays of class single are filled with.
    float uniform_single();
    float normal_single();
    /// Around the draws of one array: counter-based generators begin with a block (fn::array_start) and leave no half draw.
    void begin_array();
    void end_array();

    /// The twister's 624 words and its position.
    std::array<uint32_t, 625> state() const;
    void set_state(const std::array<uint32_t, 625>& state);
    /// Of a counter-based generator: the number of the next 64-bit draw.
    uint64_t position() const { return next_; }
    void set_position(uint64_t next) {
        next_ = next;
        half_ = false;
    }

  private:
    uint32_t bits();
    accel::fn::Draw<uint32_t> draw(uint64_t number) const; ///< of a counter-based generator
    uint32_t next_word();
    void refill();
    std::array<uint32_t, 624> words_;
    uint32_t at_ = 624;
    uint32_t seed_ = 0;
    Generator generator_ = Generator::Twister;
    uint64_t next_ = 0;
    bool half_ = false; ///< a word of draw `next_` is taken
};

} // namespace etna::builtins
