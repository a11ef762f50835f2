#pragma once

#include <array>
#include <cstdint>

namespace etna::builtins {

/// MATLAB's default stream: the Mersenne twister mt19937ar, 53-bit doubles in (0, 1) from two draws.
class RandomStream {
  public:
    RandomStream() { seed(0); }
    /// `rng(seed)`: seed 0 is the generator's default seed 5489.
    void seed(uint32_t seed);
    uint32_t seed_value() const { return seed_; }
    uint32_t bits();
    /// Uniform in (0, 1).
    double uniform();
    /// Standard normal.
    double normal();

    std::array<uint32_t, 625> state() const; ///< 624 words and the position
    void set_state(const std::array<uint32_t, 625>& state);

  private:
    void refill();
    std::array<uint32_t, 624> words_;
    uint32_t at_ = 624;
    uint32_t seed_ = 0;
};

} // namespace etna::builtins
