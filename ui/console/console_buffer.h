#pragma once

#include <QString>

#include <cstdint>
#include <deque>

namespace etna::ui {

enum class LineKind : uint8_t { Output, Error, Warning, Echo, Where, Note };

/// One line of the command window. `link_*` of a `Where` line say what a click opens.
struct ConsoleLine {
    QString text;
    LineKind kind = LineKind::Output;
    bool open = false;  ///< no newline yet: the next text goes on here
    QString link_file;
    int link_line1 = 0, link_column1 = 0;
};

/// The command window's text: bounded in lines and in characters, wrapped to a number of columns without touching the
/// text. Rows are counted from the first line ever added, so that a view can keep its place while old lines go.
class ConsoleBuffer {
  public:
    explicit ConsoleBuffer(int max_lines = 100000, qint64 max_chars = 24ll << 20)
        : max_lines_(max_lines), max_chars_(max_chars) {}

    /// Adds program output: newlines, tabs, carriage returns and backspaces do what they do in a terminal.
    void append_text(const QString& text, LineKind kind);
    /// Adds one whole line.
    void append_line(ConsoleLine line);
    /// Ends an open line.
    void close_line();
    void clear();
    void set_columns(int columns);
    void set_max_lines(int lines);
    int columns() const { return columns_; }

    size_t size() const { return lines_.size(); }
    const ConsoleLine& line(size_t index) const { return lines_[index]; }
    /// Rows on the screen, all lines wrapped.
    int64_t rows() const { return row_ends_.empty() ? 0 : row_ends_.back() - first_row(); }
    /// Which line row `row` (0 = the first kept) belongs to, and which wrapped part of it.
    struct Place {
        size_t line = 0;
        int part = 0;
    };
    Place place_of_row(int64_t row) const;
    int64_t row_of_line(size_t index) const;
    /// Rows that have been dropped at the top since the beginning.
    int64_t first_row() const { return first_row_; }
    /// The lines dropped since the beginning: index + dropped() names a line for good.
    int64_t dropped() const { return dropped_; }
    qint64 chars() const { return chars_; }

  private:
    int rows_of(const ConsoleLine& line) const;
    void push(ConsoleLine line);
    void last_changed(qint64 old_length);
    void trim();
    void add_run(const QChar* begin, const QChar* end, LineKind kind);

    std::deque<ConsoleLine> lines_;
    std::deque<int64_t> row_ends_; ///< of each line, counted from the very first row
    int64_t first_row_ = 0;
    int64_t dropped_ = 0;
    qint64 chars_ = 0;
    int max_lines_;
    qint64 max_chars_;
    int columns_ = 80;
    bool overwrite_ = false; ///< a carriage return was seen: the next text replaces the line
};

} // namespace etna::ui
