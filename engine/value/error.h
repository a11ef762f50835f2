#pragma once

#include <exception>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/value/dims.h"

namespace etna {

/// Every error that the engine itself raises: a row of error_table.inc.
enum class Err {
#define ETNA_ERROR(name, identifier, message) name,
#include "engine/value/error_table.inc"
#undef ETNA_ERROR
};

/// One line of `MException.stack`.
struct ErrorFrame {
    std::string file; ///< absolute path, empty at the prompt
    std::string name; ///< function as MATLAB names it
    int line1 = 0;
    int column1 = 0;
};

/// The C++ exception that carries a MATLAB `MException` through the engine. The VM adds the stack when it first sees
/// it. Cheap to copy (shared payload).
class Error : public std::exception {
  public:
    Error(std::string identifier, std::string message);

    const std::string& identifier() const { return data_->identifier; }
    const std::string& message() const { return data_->message; }
    std::vector<ErrorFrame>& stack() { return data_->stack; }
    const std::vector<ErrorFrame>& stack() const { return data_->stack; }
    std::vector<Error>& causes() { return data_->causes; }
    const std::vector<Error>& causes() const { return data_->causes; }
    const char* what() const noexcept override { return data_->message.c_str(); }

  private:
    struct Data {
        std::string identifier;
        std::string message;
        std::vector<ErrorFrame> stack;
        std::vector<Error> causes;
    };
    std::shared_ptr<Data> data_;
};

/// Thrown at a safe point when the user interrupts; not a MATLAB error, so that no `catch` swallows it.
struct InterruptRequest {};
/// Thrown by `exit` and `quit`.
struct ExitRequest {
    int code = 0;
};

namespace detail {
std::string error_argument(std::string_view text);
std::string error_argument(const char* text);
std::string error_argument(int64_t number);
std::string error_argument(int number);
std::string error_argument(size_t number);
std::string error_argument(double number);
std::string error_argument(const Dims& dims); ///< `2-by-3`
[[noreturn]] void raise(Err error, std::initializer_list<std::string> arguments);
} // namespace detail

/// Throws the error with this name; `arguments` fill the braces of its message in order.
template <class... Args>
[[noreturn]] void raise(Err error, const Args&... arguments) {
    detail::raise(error, {detail::error_argument(arguments)...});
}

/// The identifier of a row, for tests of `Error::identifier`.
std::string_view identifier_of(Err error);

} // namespace etna
