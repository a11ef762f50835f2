#pragma once

#include <QListView>

namespace etna::ui {

class EmptyState;
class HistoryStore;

/// The history dock: commands in the order they were typed, newest at the bottom.
class HistoryView : public QListView {
    Q_OBJECT
  public:
    explicit HistoryView(HistoryStore& store, QWidget* parent = nullptr);

  signals:
    void run(const QString& text);
    void insert(const QString& text);
    /// `today`, `yesterday` or a date: when the topmost visible command was typed.
    void period_changed(const QString& text);

  protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void update_period();
    QString text_at(const QModelIndex& index) const;
    HistoryStore& store_;
    EmptyState* empty_;
};

} // namespace etna::ui
