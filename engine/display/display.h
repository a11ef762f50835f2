#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/value/value.h"

namespace etna::vm {
struct DisplayFormat;
}

/// Values as MATLAB prints them.
namespace etna::display {

/// All that the command window prints for a statement `name = value` without a semicolon, blank lines included.
std::string display_text(std::string_view name, const Value& value, const vm::DisplayFormat& format);
/// What `disp(value)` prints.
std::string disp_text(const Value& value, const vm::DisplayFormat& format);
/// One line for the workspace browser and for data tips: `[1 2 3]`, `'abc'`, `468×7 double`, `1×1 struct`. Does not force
/// a deferred array. At most `max_width` columns.
std::string preview_text(const Value& value, int max_width = 60);

/// `sprintf(format, args...)`: all conversions and flags, vectors recycled, `%d` with non-integers as `%e`, `%s` with
/// numbers. `format` has its escapes processed already if it came from a double-quoted or fprintf format. UTF-8.
std::string format_text(std::string_view format, std::span<const Value> args);
/// `\n`, `\t`, `\x41`, ... -> characters; what fprintf and sprintf do with their format.
std::string process_escapes(std::string_view text);
/// `num2str(x)` for one real double; `%.15g`-like shortest for messages.
std::string number_text(double x);

} // namespace etna::display
