#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etna::fuzz {

/// Makes a program in the language from bytes: each byte is a choice, and when they have run out the shortest form is
/// taken, so that every input gives a program that ends. The programs parse; most of their statements run, each inside
/// a `try` that prints the error. They call the functions given, print what they compute and show all variables at
/// their end, so that two engines that run one differently print something different.
class ProgramGenerator {
  public:
    ProgramGenerator(std::span<const uint8_t> choices, const std::vector<std::string>& functions)
        : choices_(choices), functions_(functions) {}

    std::string program();

  private:
    int choose(int count);
    bool done() const { return at_ >= choices_.size(); }
    std::string variable();
    std::string literal();
    std::string subscript(int depth);
    std::string reference(int depth);
    std::string target();
    std::string arguments(int depth);
    std::string call(int depth);
    std::string handle(int depth);
    std::string expression(int depth);
    std::string condition(int depth);
    void line(const std::string& text);
    void statement(int depth);
    void block(int depth);
    void loop(int depth);
    void scalar_loop();

    std::span<const uint8_t> choices_;
    const std::vector<std::string>& functions_;
    size_t at_ = 0;
    int indent_ = 0;
    int loops_ = 0;
    int statements_ = 0;
    std::string out_;
};

} // namespace etna::fuzz
