#pragma once

#include <QTabBar>

namespace etna::ui {

/// 34 px document tabs: the active one on the panel's colour under a 2 px accent line, an accent dot for unsaved text,
/// a close cross under the mouse.
class TabStrip : public QTabBar {
    Q_OBJECT
  public:
    explicit TabStrip(QWidget* parent = nullptr);
    void set_modified(int index, bool modified);
    bool is_modified(int index) const;
    /// Shows a close cross; `tabCloseRequested` follows a click on it.
    void set_closable(bool closable) { closable_ = closable; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {40, 34}; }

  protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QRect mark_rect(int index) const;
    int hovered_ = -1;
    bool over_mark_ = false;
    bool closable_ = false;
    int pressed_mark_ = -1;
};

} // namespace etna::ui
