#pragma once

#include "engine/session/session.h"

#include <QFrame>

class QListWidget;

namespace etna::ui {

/// The list of candidates beside a cursor. It never takes the focus: the widget that owns the text passes keys on.
class CompletionPopup : public QFrame {
    Q_OBJECT
  public:
    explicit CompletionPopup(QWidget* parent);
    /// Shows candidates with the list's corner at `global` (the bottom left of the word); above it where no room is.
    void show_at(const QPoint& global, int line_height, const std::vector<session::Completion>& candidates);
    /// True when the key was for the list.
    bool handle_key(QKeyEvent* event);
    int count() const;

  signals:
    void chosen(const QString& text);

  private:
    void choose();
    QListWidget* list_;
};

} // namespace etna::ui
