#pragma once

#include <QDockWidget>

class QLabel;
class QHBoxLayout;
class QToolButton;

namespace etna::ui {

/// The 32 px header of a dock: its name, a dim detail at the right end, small buttons that appear beside it.
class DockTitle : public QWidget {
    Q_OBJECT
  public:
    DockTitle(const QString& title, QDockWidget* dock);

    void set_detail(const QString& text);
    QString detail() const;
    /// Adds a 16 px icon button left of the detail.
    QToolButton* add_button(const QString& icon, const QString& tip);
    QSize sizeHint() const override { return {120, 32}; }
    QSize minimumSizeHint() const override { return {60, 32}; }

  protected:
    void enterEvent(QEnterEvent*) override;
    void leaveEvent(QEvent*) override;
    void resizeEvent(QResizeEvent*) override;

  private:
    void elide();
    QLabel* title_;
    QLabel* detail_;
    QHBoxLayout* layout_;
    QString full_detail_;
    QWidget* close_ = nullptr;
};

/// A dock with our header and a plain body. Its object name is what the saved layout knows.
class DockPanel : public QDockWidget {
    Q_OBJECT
  public:
    DockPanel(const QString& object_name, const QString& title, QWidget* body, QWidget* parent);
    DockTitle* title() { return title_; }
    /// The size that the first layout gives it.
    QSize sizeHint() const override { return preferred_.isValid() ? preferred_ : QDockWidget::sizeHint(); }
    void set_preferred(QSize size) { preferred_ = size; }

  private:
    DockTitle* title_;
    QSize preferred_;
};

/// What an empty dock says: a short bold line, what to do, both centred; laid over `over` while `shown`.
class EmptyState : public QWidget {
    Q_OBJECT
  public:
    EmptyState(const QString& title, const QString& text, QWidget* over);
    void set(const QString& title, const QString& text, bool error = false);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    QLabel* title_;
    QLabel* text_;
};

} // namespace etna::ui
