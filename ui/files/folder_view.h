#pragma once

#include <QListView>
#include <QTimer>

class QFileSystemWatcher;

namespace etna::ui {

class EmptyState;
class FolderModel;

/// The current folder: its folders, then its files. Listing happens on another thread.
class FolderView : public QListView {
    Q_OBJECT
  public:
    explicit FolderView(QWidget* parent = nullptr);
    void set_folder(const QString& path);
    QString folder() const { return folder_; }
    /// Tints the file that the editor shows.
    void set_active_file(const QString& path);

  signals:
    void open_file(const QString& path);
    void change_folder(const QString& path);
    void detail_changed(const QString& name);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void refresh();
    void activate(const QModelIndex& index);
    QString folder_;
    FolderModel* model_;
    EmptyState* empty_;
    QFileSystemWatcher* watcher_;
    QTimer refresh_timer_;
};

} // namespace etna::ui
