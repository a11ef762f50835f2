#include "ui/history/history_view.h"

#include "ui/history/history_store.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"

#include <QAbstractListModel>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>

namespace etna::ui {

namespace {

class HistoryModel : public QAbstractListModel {
  public:
    HistoryModel(HistoryStore& store, QObject* parent) : QAbstractListModel(parent), store_(store) {
        shown_ = static_cast<int>(store.items().size());
        connect(&store, &HistoryStore::added, this, [this] {
            beginInsertRows({}, shown_, shown_);
            ++shown_;
            endInsertRows();
        });
        connect(&store, &HistoryStore::reset, this, [this] {
            beginResetModel();
            shown_ = static_cast<int>(store_.items().size());
            endResetModel();
        });
    }
    int rowCount(const QModelIndex& parent) const override { return parent.isValid() ? 0 : shown_; }
    QVariant data(const QModelIndex& index, int role) const override {
        const HistoryItem& item = store_.items()[static_cast<size_t>(index.row())];
        switch (role) {
        case Qt::DisplayRole:
            return QString(item.text).replace('\n', QStringLiteral(" ⏎ "));
        case Qt::ToolTipRole:
            return QLocale().toString(QDateTime::fromMSecsSinceEpoch(item.time_ms), QLocale::ShortFormat) + "\n" +
                   item.text.left(2000);
        case Qt::ForegroundRole:
            return tokens().dim;
        case Qt::SizeHintRole:
            return QSize(10, 20);
        default:
            return {};
        }
    }

  private:
    HistoryStore& store_;
    int shown_ = 0;
};

} // namespace

HistoryView::HistoryView(HistoryStore& store, QWidget* parent) : QListView(parent), store_(store) {
    setModel(new HistoryModel(store, this));
    setFont(code_font(12));
    setUniformItemSizes(true);
    setFrameShape(NoFrame);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setViewportMargins(10, 6, 6, 4);
    empty_ = new EmptyState({}, tr("Commands that you type at the prompt are kept here. Double-click one to run it "
                                   "again."),
                            this);
    empty_->setVisible(store.items().empty());
    connect(&store, &HistoryStore::added, this, [this] {
        empty_->hide();
        scrollToBottom();
        update_period();
    });
    connect(&store, &HistoryStore::reset, this, [this] { empty_->setVisible(store_.items().empty()); });
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) { emit run(text_at(index)); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &HistoryView::update_period);
}

QString HistoryView::text_at(const QModelIndex& index) const {
    return index.isValid() ? store_.items()[static_cast<size_t>(index.row())].text : QString();
}

void HistoryView::showEvent(QShowEvent* event) {
    QListView::showEvent(event);
    scrollToBottom();
    update_period();
}

void HistoryView::update_period() {
    if (store_.items().empty()) {
        emit period_changed({});
        return;
    }
    const QModelIndex top = indexAt(QPoint(4, 4));
    const size_t row = top.isValid() ? static_cast<size_t>(top.row()) : store_.items().size() - 1;
    const QDate day = QDateTime::fromMSecsSinceEpoch(store_.items()[row].time_ms).date();
    const qint64 ago = day.daysTo(QDate::currentDate());
    emit period_changed(ago == 0 ? tr("today") : ago == 1 ? tr("yesterday") : QLocale().toString(day, QLocale::ShortFormat));
}

void HistoryView::keyPressEvent(QKeyEvent* event) {
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit run(text_at(currentIndex()));
        return;
    }
    if (event->key() == Qt::Key_Delete && currentIndex().isValid()) {
        store_.remove(currentIndex().row());
        return;
    }
    QListView::keyPressEvent(event);
}

void HistoryView::contextMenuEvent(QContextMenuEvent* event) {
    const QModelIndex index = indexAt(viewport()->mapFromGlobal(event->globalPos()));
    QStringList chosen;
    for (const QModelIndex& each : selectionModel()->selectedRows())
        chosen << text_at(each);
    QMenu menu(this);
    if (index.isValid()) {
        menu.addAction(icon("run"), tr("Run"), this, [this, chosen] {
            for (const QString& text : chosen)
                emit run(text);
        });
        menu.addAction(tr("Put at the prompt"), this, [this, index] { emit insert(text_at(index)); });
        menu.addAction(icon("copy"), tr("Copy"), this,
                       [chosen] { QGuiApplication::clipboard()->setText(chosen.join('\n')); });
        menu.addAction(tr("Delete"), this, [this, index] { store_.remove(index.row()); });
        menu.addSeparator();
    }
    menu.addAction(icon("clear"), tr("Clear history"), this, [this] { store_.clear(); })
        ->setEnabled(!store_.items().empty());
    menu.exec(event->globalPos());
}

} // namespace etna::ui
