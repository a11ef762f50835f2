#pragma once

#include <QPlainTextEdit>

namespace etna::ui {

/// The text at the prompt: a real text field (undo, selection, input methods) inside the command window. It decides
/// nothing: keys with a meaning at a prompt become signals.
class ConsoleInput : public QPlainTextEdit {
    Q_OBJECT
  public:
    explicit ConsoleInput(QWidget* parent);

    QString text() const { return toPlainText(); }
    void set_text(const QString& text);
    /// Bytes from the start of the cursor's line to the cursor, and that line.
    QString line_before_cursor() const;
    int line_count() const;
    /// Set while a list of candidates is open: it sees keys first.
    std::function<bool(QKeyEvent*)> key_filter;

  signals:
    void submitted();
    void history_wanted(int direction);
    void completion_wanted();
    void escaped();
    void copy_or_interrupt();
    void scroll_wanted(int pages);
    void height_changed();
    void any_key();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;
};

} // namespace etna::ui
