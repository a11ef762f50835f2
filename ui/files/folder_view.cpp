#include "ui/files/folder_view.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileSystemWatcher>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QThreadPool>
#include <QUrl>

namespace etna::ui {

struct FolderEntry {
    QString name;
    bool is_folder = false;
    auto operator<=>(const FolderEntry&) const = default;
};

class FolderModel : public QAbstractListModel {
  public:
    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex& parent) const override {
        return parent.isValid() ? 0 : static_cast<int>(entries.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        if (role == Qt::DisplayRole)
            return entries[static_cast<size_t>(index.row())].name;
        if (role == Qt::SizeHintRole)
            return QSize(10, 25);
        return {};
    }
    void set(std::vector<FolderEntry> fresh) {
        if (fresh == entries)
            return;
        beginResetModel();
        entries = std::move(fresh);
        endResetModel();
    }
    std::vector<FolderEntry> entries;
    QString active;
};

namespace {

class FolderDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& t = tokens();
        const auto* model = static_cast<const FolderModel*>(index.model());
        const FolderEntry& entry = model->entries[static_cast<size_t>(index.row())];
        const QRect r = option.rect;
        const bool active = entry.name == model->active;
        if (active || option.state & QStyle::State_Selected)
            p->fillRect(r, active ? t.selection : blend(t.hover, t.panel, 0.8));
        const QString suffix = entry.name.section('.', -1).toLower();
        QString name = "file";
        if (entry.is_folder)
            name = entry.name == ".." ? "up" : "folder";
        else if (suffix == "m")
            name = "script";
        else if (suffix == "csv" || suffix == "tsv" || suffix == "xlsx")
            name = "table";
        else if (suffix == "mat" || suffix == "h5")
            name = "data";
        else if (suffix == "png" || suffix == "jpg" || suffix == "tif" || suffix == "svg" || suffix == "pdf")
            name = "image";
        const QColor colour = active ? t.accent : t.dim;
        p->drawPixmap(r.x() + 12, r.y() + (r.height() - 15) / 2,
                      icon_pixmap(name, colour, 15, p->device()->devicePixelRatio()));
        p->setPen(t.text);
        p->setFont(option.font);
        const QRect room = r.adjusted(34, 0, -8, 0);
        p->drawText(room, Qt::AlignVCenter, option.fontMetrics.elidedText(entry.name, Qt::ElideMiddle, room.width()));
    }
};

std::vector<FolderEntry> list_folder(const QString& folder) {
    std::vector<FolderEntry> entries;
    const QDir dir(folder);
    if (!dir.isRoot())
        entries.push_back({"..", true});
    for (const QFileInfo& info : dir.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot,
                                                   QDir::DirsFirst | QDir::Name | QDir::IgnoreCase))
        entries.push_back({info.fileName(), info.isDir()});
    return entries;
}

} // namespace

FolderView::FolderView(QWidget* parent) : QListView(parent), model_(new FolderModel(this)) {
    setObjectName("FolderList");
    setModel(model_);
    setItemDelegate(new FolderDelegate(this));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    empty_ = new EmptyState({}, tr("Reading the folder …"), viewport());
    watcher_ = new QFileSystemWatcher(this);
    refresh_timer_.setSingleShot(true);
    refresh_timer_.setInterval(200);
    connect(&refresh_timer_, &QTimer::timeout, this, &FolderView::refresh);
    connect(watcher_, &QFileSystemWatcher::directoryChanged, this, [this] { refresh_timer_.start(); });
    connect(this, &QListView::doubleClicked, this, &FolderView::activate);
}

void FolderView::set_folder(const QString& path) {
    if (path == folder_)
        return;
    if (!watcher_->directories().isEmpty())
        watcher_->removePaths(watcher_->directories());
    folder_ = path;
    watcher_->addPath(path);
    const QString name = QDir(path).dirName();
    setToolTip(path);
    emit detail_changed(name.isEmpty() ? path : name);
    refresh();
}

void FolderView::refresh() {
    QPointer<FolderView> self(this);
    QThreadPool::globalInstance()->start([self, folder = folder_] {
        std::vector<FolderEntry> entries = list_folder(folder);
        const bool readable = QFileInfo(folder).isReadable();
        QMetaObject::invokeMethod(
            qApp,
            [self, folder, readable, entries = std::move(entries)]() mutable {
                if (!self || self->folder_ != folder)
                    return;
                self->model_->set(std::move(entries));
                self->empty_->set({}, readable ? FolderView::tr("This folder is empty.")
                                               : FolderView::tr("This folder cannot be read. Choose another one with cd."),
                                  !readable);
                const int rows = self->model_->rowCount({});
                self->empty_->setVisible(rows == 0 || (rows == 1 && self->model_->entries[0].name == ".."));
            },
            Qt::QueuedConnection);
    });
}

void FolderView::set_active_file(const QString& path) {
    const QFileInfo info(path);
    model_->active = info.absolutePath() == QDir(folder_).absolutePath() ? info.fileName() : QString();
    viewport()->update();
}

void FolderView::activate(const QModelIndex& index) {
    if (!index.isValid())
        return;
    const FolderEntry& entry = model_->entries[static_cast<size_t>(index.row())];
    const QString path = QDir::cleanPath(folder_ + '/' + entry.name);
    if (entry.is_folder)
        emit change_folder(path);
    else
        emit open_file(path);
}

void FolderView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        activate(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Backspace) {
        emit change_folder(QDir::cleanPath(folder_ + "/.."));
        return;
    }
    QListView::keyPressEvent(event);
}

void FolderView::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    QMenu menu(this);
    if (index.isValid()) {
        const QString path = QDir::cleanPath(folder_ + '/' + index.data().toString());
        menu.addAction(icon("open"), tr("Open"), this, [this, index] { activate(index); });
        menu.addAction(icon("copy"), tr("Copy path"), this,
                       [path] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(path)); });
        menu.addSeparator();
    }
    menu.addAction(icon("up"), tr("Go up"), this,
                   [this] { emit change_folder(QDir::cleanPath(folder_ + "/..")); });
    menu.addAction(tr("Show in the system's file manager"), this,
                   [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder_)); });
    menu.exec(event->globalPos());
}

} // namespace etna::ui
