#pragma once

#include "engine/session/session.h"

#include <QWidget>

#include <map>
#include <memory>

class QLabel;
class QToolButton;

namespace etna::ui {

class EmptyState;
class FigureContent;
class FigureView;
class SessionBridge;
class TabStrip;

/// The figures dock: a tab for each figure, one view. A figure can be taken out into a window of its own.
class FiguresPanel : public QWidget {
    Q_OBJECT
  public:
    explicit FiguresPanel(QWidget* parent = nullptr);
    ~FiguresPanel() override;
    void connect_session(SessionBridge* bridge);

    int count() const { return static_cast<int>(figures_.size()); }
    FigureView& view() { return *view_; }
    void apply(const session::FigureEvent& event);

  public slots:
    void zoom_in();
    void reset_view();
    void export_current();
    void detach_current();
    void attach_all();

  signals:
    /// Run `close(n)`, as if typed.
    void statement(const QString& text);
    void message(const QString& text);
    void wants_to_be_seen();

  private:
    struct Figure {
        std::unique_ptr<FigureContent> content;
        FigureView* window = nullptr; ///< its own window, when detached
        QString title;
    };
    int current() const;
    void select(int figure);
    void remove(int figure);
    FigureView* view_of(int figure);

    std::map<int, Figure> figures_;
    TabStrip* tabs_;
    FigureView* view_;
    EmptyState* empty_;
    QWidget* tools_;
    QLabel* name_; ///< stands where the tabs will be
};

} // namespace etna::ui
