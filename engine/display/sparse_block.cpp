#include "engine/display/blocks.h"
#include "engine/display/number_style.h"
#include "engine/value/sparse.h"

namespace etna::display {
namespace {

/// Digits before the comma end here as long as they fit, so that the places stand in columns.
constexpr int kRowWidth = 4;

std::string padded_left(const std::string& text, size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

} // namespace

std::string sparse_block(const Value& value, const Format& format) {
    const SparseArray& a = value.sparse();
    if (a.count() == 0)
        return "   All zero sparse: " + a.dims().text() + "\n";
    const bool logical = a.class_id() == ClassId::Logical;
    NumberStats stats;
    for (int64_t k = 0; k < a.count() * (a.is_complex() ? 2 : 1); ++k)
        stats.add(a.values<double>()[k]);
    const NumberStyle style = choose_style(stats, false, a.is_complex(), false, format);
    std::string out;
    if (!logical && style.scale != 0) {
        out += style.factor_line() + "\n";
        out += blank(format);
    }
    const int row_width = std::max(kRowWidth, static_cast<int>(std::to_string(a.rows()).size()));
    const int value_width = logical ? 9 : 3 + (a.is_complex() ? style.complex_width() : style.width);
    for (int64_t j = 0; j < a.cols(); ++j) {
        const std::string col = std::to_string(j + 1) + ")";
        for (int64_t k = a.starts()[j]; k < a.starts()[j + 1]; ++k) {
            out += padded_left("(" + std::to_string(a.row_indices()[k] + 1), static_cast<size_t>(row_width) + 1) + "," + col;
            const std::string text = logical          ? "1"
                                     : a.is_complex() ? style.complex(a.values<std::complex<double>>()[k])
                                                      : style.real(a.values<double>()[k]);
            // The column number takes its room from the blanks before the value; one digit and the bracket are free.
            out += padded_left(text, static_cast<size_t>(std::max<int>(value_width - static_cast<int>(col.size()) + 2,
                                                                       static_cast<int>(text.size()))));
            out += '\n';
        }
    }
    return out;
}

} // namespace etna::display
