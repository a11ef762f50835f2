#include "engine/value/error.h"

#include <fmt/args.h>
#include <fmt/format.h>

namespace etna {
namespace {

struct Row {
    std::string_view identifier;
    std::string_view message;
};
constexpr Row kRows[] = {
#define ETNA_ERROR(name, identifier, message) {identifier, message},
#include "engine/value/error_table.inc"
#undef ETNA_ERROR
};

} // namespace

Error::Error(std::string identifier, std::string message)
    : data_(std::make_shared<Data>(Data{std::move(identifier), std::move(message), {}, {}})) {}

std::string_view identifier_of(Err error) { return kRows[static_cast<size_t>(error)].identifier; }

namespace detail {

std::string error_argument(std::string_view text) { return std::string(text); }
std::string error_argument(const char* text) { return text; }
std::string error_argument(int64_t number) { return std::to_string(number); }
std::string error_argument(int number) { return std::to_string(number); }
std::string error_argument(size_t number) { return std::to_string(number); }
std::string error_argument(double number) { return fmt::format("{:g}", number); }
std::string error_argument(const Dims& dims) { return dims.by_text(); }

void raise(Err error, std::initializer_list<std::string> arguments) {
    const Row& row = kRows[static_cast<size_t>(error)];
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const std::string& argument : arguments)
        store.push_back(argument);
    throw Error(std::string(row.identifier), fmt::vformat(row.message, store));
}

} // namespace detail
} // namespace etna
