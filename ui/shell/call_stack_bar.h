#pragma once

#include "engine/session/session.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;

namespace etna::ui {

/// Shown above the editor while the debugger is stopped: where, how it got there, and the buttons to go on.
class CallStackBar : public QWidget {
    Q_OBJECT
  public:
    explicit CallStackBar(QWidget* parent = nullptr);
    void show_stack(const std::vector<session::StackFrame>& stack);
    int frames() const;
    QHBoxLayout* buttons() { return buttons_; }

  signals:
    void frame_chosen(const QString& file, int line1);

  private:
    QComboBox* list_;
    QHBoxLayout* buttons_;
    std::vector<session::StackFrame> stack_;
};

} // namespace etna::ui
