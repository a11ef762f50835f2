#pragma once

#include <QTimer>
#include <QWidget>

namespace etna::ui {

/// The 26 px bar at the bottom: a dot and what happens, where the cursor is, the text's encoding, the JIT, then, at the
/// right, suggestions and memory. Everything shown is measured.
class StatusStrip : public QWidget {
    Q_OBJECT
  public:
    enum class Dot { Ready, Running, Waiting, Error };
    explicit StatusStrip(QWidget* parent = nullptr);
    void set_state(Dot dot, const QString& text);
    void set_cursor(const QString& text);
    void set_encoding(const QString& text);
    void set_jit(const QString& text);
    void set_suggestions(int errors, int others);
    /// A sentence for some seconds, in place of the middle fields.
    void show_message(const QString& text);
    QString state_text() const { return state_; }
    QString message() const { return message_; }
    QSize sizeHint() const override { return {400, 26}; }

  signals:
    void suggestions_clicked();
    void position_clicked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    Dot dot_ = Dot::Ready;
    QString state_, cursor_, encoding_, jit_, suggestions_, memory_, message_;
    QRect suggestions_rect_, cursor_rect_;
    QTimer memory_timer_, message_timer_;
};

} // namespace etna::ui
