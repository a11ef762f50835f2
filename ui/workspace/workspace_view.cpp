#include "ui/workspace/workspace_view.h"

#include "ui/bridge/session_bridge.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"
#include "ui/workspace/variable_view.h"
#include "ui/workspace/workspace_model.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace etna::ui {

namespace {

/// The row as in the pictures: a square in the colour of the class, dim classes, a chip for where the bytes are.
class VariableDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& t = tokens();
        const auto* model = static_cast<const WorkspaceModel*>(index.model());
        const session::VariableInfo& v = model->variable(index.row());
        const QRect r = option.rect;
        if (option.state & QStyle::State_Selected)
            p->fillRect(r, t.selection);
        const QString text = index.data().toString();
        p->setRenderHint(QPainter::Antialiasing);
        p->setFont(option.font);
        if (index.column() == WorkspaceModel::Name) {
            p->setPen(QPen(class_colour(v.class_name), 1.5));
            p->setBrush(Qt::NoBrush);
            p->drawRoundedRect(QRectF(r.x() + 11, r.center().y() - 4.75, 10, 10), 2, 2);
            p->setPen(t.text);
            const QRect room = r.adjusted(30, 0, -4, 0);
            p->drawText(room, Qt::AlignVCenter, option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
        } else if (index.column() == WorkspaceModel::Where) {
            QFont small = ui_font(11);
            small.setItalic(v.residency == session::Residency::Deferred);
            p->setFont(small);
            const int width = QFontMetrics(small).horizontalAdvance(text) + 14;
            const QRectF chip(r.x() + 10, r.center().y() - 7.5, width, 16);
            p->setPen(Qt::NoPen);
            p->setBrush(t.chip);
            p->drawRoundedRect(chip, 8, 8);
            p->setPen(v.residency == session::Residency::Device ? t.accent_text : t.dim);
            p->drawText(chip, Qt::AlignCenter, text);
        } else {
            p->setPen(t.text);
            const QRect room = r.adjusted(10, 0, -10, 0);
            const auto align = index.column() == WorkspaceModel::Bytes ? Qt::AlignRight : Qt::AlignLeft;
            p->drawText(room, Qt::AlignVCenter | align,
                        option.fontMetrics.elidedText(text, Qt::ElideRight, room.width()));
        }
    }

  private:
    static QColor class_colour(const std::string& name) {
        const Tokens& t = tokens();
        if (name.starts_with("table") || name.starts_with("cell") || name.starts_with("struct"))
            return t.comment;
        if (name.starts_with("char") || name.starts_with("string"))
            return t.string;
        if (name.starts_with("logical"))
            return t.number;
        if (name.starts_with("function"))
            return t.function;
        return t.keyword;
    }
};

} // namespace

WorkspaceView::WorkspaceView(QWidget* parent) : QTableView(parent), model_(new WorkspaceModel(this)) {
    setObjectName("WorkspaceTable");
    setModel(model_);
    setItemDelegate(new VariableDelegate(this));
    setFrameShape(NoFrame);
    setFont(ui_font(12));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(25);
    verticalHeader()->setMinimumSectionSize(25);
    horizontalHeader()->setFixedHeight(27);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setFont(ui_font(12));
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    empty_ = new EmptyState({}, tr("Variables appear here. Try x = 1:10 in the command window."), viewport());
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& index) { open_variable(index.siblingAtColumn(0).data().toString()); });
}

void WorkspaceView::connect_session(SessionBridge* bridge) {
    bridge_ = bridge;
    connect(bridge, &SessionBridge::workspace, this, [this](const session::WorkspaceEvent& event) {
        model_->apply(event);
        empty_->setVisible(model_->rowCount() == 0);
        update_detail();
    });
    bridge->session().list_workspace();
}

void WorkspaceView::update_detail() {
    const int count = model_->rowCount();
    emit detail_changed(count == 0 ? tr("empty")
                                   : tr("%1 variable%2 · %3")
                                         .arg(count)
                                         .arg(count == 1 ? "" : "s")
                                         .arg(bytes_text(model_->total_bytes())));
}

void WorkspaceView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    // The mock's proportions: name, size and class share what bytes and where leave.
    const int width = viewport()->width();
    const bool narrow = width < 420;
    const int where = narrow ? 78 : 90, bytes = narrow ? 70 : 78;
    const int rest = std::max(150, width - where - bytes);
    const int name = rest * (narrow ? 30 : 24) / 100, size = rest * (narrow ? 38 : 44) / 100;
    horizontalHeader()->resizeSection(0, name);
    horizontalHeader()->resizeSection(1, size);
    horizontalHeader()->resizeSection(2, rest - name - size);
    horizontalHeader()->resizeSection(3, bytes);
    horizontalHeader()->resizeSection(4, where);
}

QStringList WorkspaceView::selected_names() const {
    QStringList names;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        names << index.data().toString();
    return names;
}

void WorkspaceView::open_variable(const QString& name) {
    if (!bridge_ || name.isEmpty())
        return;
    auto* view = new VariableView(bridge_, name, window());
    view->show();
}

void WorkspaceView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete && !selected_names().isEmpty()) {
        emit statement("clear " + selected_names().join(' '));
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        open_variable(currentIndex().siblingAtColumn(0).data().toString());
        return;
    }
    QTableView::keyPressEvent(event);
}

void WorkspaceView::contextMenuEvent(QContextMenuEvent* event) {
    const QStringList names = selected_names();
    QMenu menu(this);
    if (!names.isEmpty()) {
        const QString first = names.front();
        menu.addAction(icon("table"), tr("Open"), this, [this, first] { open_variable(first); });
        menu.addAction(icon("prompt"), tr("Show in command window"), this, [this, first] { emit statement(first); });
        menu.addAction(icon("figure"), tr("Plot"), this, [this, names] {
            emit statement(QStringLiteral("plot(%1)").arg(names.mid(0, 2).join(", ")));
        });
        menu.addAction(icon("copy"), names.size() == 1 ? tr("Copy name") : tr("Copy names"), this,
                       [names] { QGuiApplication::clipboard()->setText(names.join(' ')); });
        menu.addSeparator();
        menu.addAction(icon("clear"), names.size() == 1 ? tr("Clear %1").arg(first) : tr("Clear selected"), this,
                       [this, names] { emit statement("clear " + names.join(' ')); });
    }
    menu.addAction(tr("Clear all variables"), this, [this] { emit statement("clear"); })
        ->setEnabled(model_->rowCount() > 0);
    menu.exec(event->globalPos());
}

} // namespace etna::ui
