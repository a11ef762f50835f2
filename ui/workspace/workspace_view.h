#pragma once

#include "engine/session/session.h"

#include <QTableView>

namespace etna::ui {

class EmptyState;
class SessionBridge;
class WorkspaceModel;

/// The workspace dock.
class WorkspaceView : public QTableView {
    Q_OBJECT
  public:
    explicit WorkspaceView(QWidget* parent = nullptr);
    void connect_session(SessionBridge* bridge);
    WorkspaceModel& model_of_variables() { return *model_; }
    /// Opens a read-only view of a variable.
    void open_variable(const QString& name);

  signals:
    void detail_changed(const QString& text);
    /// A statement to run as if typed: `clear x`, `x`.
    void statement(const QString& text);

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void update_detail();
    QStringList selected_names() const;
    SessionBridge* bridge_ = nullptr;
    WorkspaceModel* model_;
    EmptyState* empty_;
};

} // namespace etna::ui
