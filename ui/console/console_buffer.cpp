#include "ui/console/console_buffer.h"

#include <algorithm>

namespace etna::ui {

namespace {
constexpr qsizetype kLongestLine = 100000; ///< a longer one is broken, so that a row never costs more than this
constexpr int kTab = 8;
} // namespace

int ConsoleBuffer::rows_of(const ConsoleLine& line) const {
    return std::max<int>(1, static_cast<int>((line.text.size() + columns_ - 1) / columns_));
}

void ConsoleBuffer::push(ConsoleLine line) {
    chars_ += line.text.size();
    const int64_t before = row_ends_.empty() ? first_row_ : row_ends_.back();
    row_ends_.push_back(before + rows_of(line));
    lines_.push_back(std::move(line));
    if (lines_.size() > static_cast<size_t>(max_lines_) + 1024 || chars_ > max_chars_ + (1 << 20))
        trim();
}

void ConsoleBuffer::last_changed(qint64 old_length) {
    chars_ += lines_.back().text.size() - old_length;
    const int64_t before = row_ends_.size() > 1 ? row_ends_[row_ends_.size() - 2] : first_row_;
    row_ends_.back() = before + rows_of(lines_.back());
}

void ConsoleBuffer::trim() {
    while (lines_.size() > static_cast<size_t>(max_lines_) || (chars_ > max_chars_ && lines_.size() > 1)) {
        chars_ -= lines_.front().text.size();
        first_row_ = row_ends_.front();
        lines_.pop_front();
        row_ends_.pop_front();
        ++dropped_;
    }
}

void ConsoleBuffer::add_run(const QChar* begin, const QChar* end, LineKind kind) {
    while (begin < end) {
        const bool join = !lines_.empty() && lines_.back().open && lines_.back().kind == kind &&
                          lines_.back().text.size() < kLongestLine;
        if (!join) {
            close_line();
            push({{}, kind, true, {}, 0, 0});
        }
        ConsoleLine& last = lines_.back();
        const qint64 old = last.text.size();
        if (overwrite_) {
            last.text.clear();
            overwrite_ = false;
        }
        const qsizetype take = std::min<qsizetype>(end - begin, kLongestLine);
        last.text.append(begin, take);
        begin += take;
        last_changed(old);
    }
}

void ConsoleBuffer::append_text(const QString& text, LineKind kind) {
    const QChar* p = text.constData();
    const QChar* const end = p + text.size();
    const QChar* run = p;
    for (; p < end; ++p) {
        const char16_t c = p->unicode();
        if (c >= u' ' && c != 0x7f)
            continue;
        if (c == u'\n') {
            if (run == p && (lines_.empty() || !lines_.back().open || lines_.back().kind != kind)) {
                close_line();
                push({{}, kind, false, {}, 0, 0});
            } else {
                add_run(run, p, kind);
                lines_.back().open = false;
            }
            overwrite_ = false;
        } else {
            add_run(run, p, kind);
            if (c == u'\t') {
                const qsizetype at = !lines_.empty() && lines_.back().open ? lines_.back().text.size() : 0;
                const QString blanks(kTab - static_cast<int>(at % kTab), u' ');
                add_run(blanks.constData(), blanks.constData() + blanks.size(), kind);
            } else if (c == u'\r') {
                overwrite_ = p + 1 < end ? p[1] != u'\n' : true;
            } else if (c == u'\b' && !lines_.empty() && lines_.back().open && !lines_.back().text.isEmpty()) {
                const qint64 old = lines_.back().text.size();
                lines_.back().text.chop(1);
                last_changed(old);
            }
        }
        run = p + 1;
    }
    add_run(run, end, kind);
}

void ConsoleBuffer::append_line(ConsoleLine line) {
    close_line();
    push(std::move(line));
}

void ConsoleBuffer::close_line() {
    if (!lines_.empty())
        lines_.back().open = false;
    overwrite_ = false;
}

void ConsoleBuffer::clear() {
    dropped_ += static_cast<int64_t>(lines_.size());
    first_row_ = row_ends_.empty() ? first_row_ : row_ends_.back();
    lines_.clear();
    row_ends_.clear();
    chars_ = 0;
    overwrite_ = false;
}

void ConsoleBuffer::set_columns(int columns) {
    columns = std::max(10, columns);
    if (columns == columns_)
        return;
    columns_ = columns;
    int64_t row = first_row_;
    for (size_t i = 0; i < lines_.size(); ++i)
        row_ends_[i] = row += rows_of(lines_[i]);
}

void ConsoleBuffer::set_max_lines(int lines) {
    max_lines_ = std::max(100, lines);
    trim();
}

ConsoleBuffer::Place ConsoleBuffer::place_of_row(int64_t row) const {
    const int64_t wanted = row + first_row_;
    const auto it = std::upper_bound(row_ends_.begin(), row_ends_.end(), wanted);
    if (it == row_ends_.end())
        return {lines_.empty() ? 0 : lines_.size() - 1, 0};
    const size_t index = static_cast<size_t>(it - row_ends_.begin());
    const int64_t begin = index > 0 ? row_ends_[index - 1] : first_row_;
    return {index, static_cast<int>(wanted - begin)};
}

int64_t ConsoleBuffer::row_of_line(size_t index) const {
    return (index > 0 && index <= row_ends_.size() ? row_ends_[index - 1] : first_row_) - first_row_;
}

} // namespace etna::ui
