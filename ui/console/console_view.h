#pragma once

#include "ui/console/console_buffer.h"

#include <QAbstractScrollArea>

#include <optional>

namespace etna::ui {

class ConsoleInput;

/// Draws the buffer and holds the input after its last line. Only visible rows cost anything.
class ConsoleView : public QAbstractScrollArea {
    Q_OBJECT
  public:
    explicit ConsoleView(QWidget* parent = nullptr);

    ConsoleBuffer& buffer() { return buffer_; }
    ConsoleInput& input() { return *input_; }
    /// Call after the buffer changed: repaints and follows the end if the end was in sight.
    void buffer_changed();
    void set_prompt(const QString& prompt);
    QString prompt() const { return prompt_; }
    /// Dims the prompt while something runs; typing still works.
    void set_busy(bool busy);
    bool has_selection() const { return selection_.has_value(); }
    QString selected_text() const;
    void scroll_to_end();
    void scroll_pages(int pages);
    /// Where the mouse must click to follow the link in line `index` (tests).
    QPoint link_point(size_t index) const;

  public slots:
    void copy();
    void selectAll();
    void cut();
    void paste();
    void undo();
    void redo();

  signals:
    void link_clicked(const QString& file, int line1, int column1);
    void interrupt_wanted();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

  private:
    struct Position {
        int64_t line = 0; ///< counted from the first line ever
        int column = 0;
        auto operator<=>(const Position&) const = default;
    };
    struct Selection {
        Position from, to; // anchor, cursor
    };
    void relayout();
    bool at_end() const;
    int64_t total_rows() const;
    Position position_at(const QPoint& point, bool* on_text = nullptr) const;
    const ConsoleLine* link_at(const QPoint& point) const;
    void restyle();

    ConsoleBuffer buffer_;
    ConsoleInput* input_;
    QString prompt_ = QStringLiteral(">> ");
    bool busy_ = false;
    int char_width_ = 8;
    int ascent_ = 14;
    int64_t seen_first_row_ = 0;
    bool follow_ = true;
    std::optional<Selection> selection_;
    bool selecting_ = false;
    QPoint press_point_;
};

} // namespace etna::ui
