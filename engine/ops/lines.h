#pragma once

#include <cmath>
#include <cstring>

#include "engine/ops/selection.h"
#include "engine/value/array.h"

/// Subscripts that are colons, whole scalars and ranges, understood without any memory of their own: most slices of
/// scripts. Whatever is not in bounds is left to the general path, which knows the errors. Internal to ops/.
namespace etna::ops {

/// Positions `first + i * step`, i < count.
struct Line {
    int64_t first = 0;
    int64_t step = 1;
    int64_t count = 0;
    bool is_colon = false;
};

inline bool parse_line(const Value& subscript, int64_t extent, Line& line) {
    if (const int64_t position = scalar_position(subscript); position >= 0) {
        line = {position, 1, 1, false};
        return position < extent;
    }
    if (subscript.tag() == Value::Tag::Char) {
        line = {0, 1, extent, true};
        return subscript.get<char16_t>() == u':';
    }
    if (!subscript.is_heap() || subscript.heap_kind() != HeapKind::Array)
        return false;
    const RangeSpec* range = subscript.array().storage().range();
    if (!range || range->count < 1)
        return false;
    const double lowest = std::min(range->start, range->last), highest = std::max(range->start, range->last);
    if (!(lowest >= 1 && highest <= static_cast<double>(extent)) || range->start != std::floor(range->start) ||
        range->step != std::floor(range->step))
        return false;
    line = {static_cast<int64_t>(range->start) - 1, static_cast<int64_t>(range->step), range->count, false};
    return true;
}

/// A block of a matrix (or of any array by one linear subscript).
struct Block {
    Line rows, cols;
    int64_t column_stride = 0;
    Dims dims; ///< of what an index gives

    int64_t count() const { return rows.count * cols.count; }
};

inline bool parse_block(const Dims& source, std::span<const Value> subscripts, Block& block) {
    if (subscripts.size() == 1) {
        const int64_t n = source.numel();
        if (!parse_line(subscripts[0], n, block.rows))
            return false;
        block.cols.count = 1;
        const bool column = block.rows.is_colon || (source.is_column() && n != 1);
        block.dims = column ? Dims(block.rows.count, 1) : Dims(1, block.rows.count);
        return true;
    }
    if (subscripts.size() != 2 || source.count() != 2 || !parse_line(subscripts[0], source.rows(), block.rows) ||
        !parse_line(subscripts[1], source.cols(), block.cols))
        return false;
    block.column_stride = source.rows();
    block.dims = Dims(block.rows.count, block.cols.count);
    return true;
}

/// Calls `f(first position, step, count)` for each column of the block.
template <class F>
void for_each_column(const Block& block, F f) {
    int64_t start = block.rows.first + block.cols.first * block.column_stride;
    for (int64_t j = 0; j < block.cols.count; ++j, start += block.cols.step * block.column_stride)
        f(start, block.rows.step, block.rows.count);
}

template <class T>
void read_block(const T* from, T* to, const Block& block) {
    for_each_column(block, [&](int64_t at, int64_t step, int64_t count) {
        if (step == 1)
            std::memcpy(to, from + at, static_cast<size_t>(count) * sizeof(T));
        else
            for (int64_t i = 0; i < count; ++i)
                to[i] = from[at + i * step];
        to += count;
    });
}

template <class T>
void write_block(T* to, const T* from, bool spread, const Block& block) {
    for_each_column(block, [&](int64_t at, int64_t step, int64_t count) {
        if (spread) {
            const T x = *from;
            for (int64_t i = 0; i < count; ++i)
                to[at + i * step] = x;
            return;
        }
        if (step == 1)
            std::memcpy(to + at, from, static_cast<size_t>(count) * sizeof(T));
        else
            for (int64_t i = 0; i < count; ++i)
                to[at + i * step] = from[i];
        from += count;
    });
}

/// Calls `f(T{})` with an unsigned type of this many bytes; 16 bytes are a complex double.
template <class F>
void visit_bytes(size_t bytes, F f) {
    struct Sixteen {
        uint64_t half[2];
    };
    switch (bytes) {
    case 1:
        return f(uint8_t{});
    case 2:
        return f(uint16_t{});
    case 4:
        return f(uint32_t{});
    case 8:
        return f(uint64_t{});
    default:
        return f(Sixteen{});
    }
}

} // namespace etna::ops
