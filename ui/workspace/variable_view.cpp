#include "ui/workspace/variable_view.h"

#include "ui/bridge/session_bridge.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace etna::ui {

namespace {
constexpr int64_t kBlockRows = 64, kBlockColumns = 16;
constexpr qsizetype kMostBlocks = 400;
/// A table view addresses rows with an int of pixels; beyond this it cannot scroll.
constexpr int64_t kMostRows = 80'000'000;
} // namespace

VariableModel::VariableModel(SessionBridge* bridge, QString variable, QObject* parent)
    : QAbstractTableModel(parent), bridge_(bridge), variable_(std::move(variable)) {
    connect(bridge, &SessionBridge::slice, this, &VariableModel::on_slice);
    want({0, 0});
}

void VariableModel::refresh() {
    blocks_.clear();
    pending_.clear();
    asked_.clear();
    want({0, 0});
}

int VariableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(std::min(rows_, kMostRows));
}

int VariableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(std::min<int64_t>(columns_, 1'000'000));
}

void VariableModel::want(Block block) const {
    if (pending_.contains(block))
        return;
    pending_.insert(block);
    const quint64 id =
        bridge_->session().fetch(variable_.toStdString(), block.first, block.second, kBlockRows, kBlockColumns);
    asked_.insert(id, block);
}

QVariant VariableModel::data(const QModelIndex& index, int role) const {
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Block block{index.row() / kBlockRows * kBlockRows, index.column() / kBlockColumns * kBlockColumns};
    const auto found = blocks_.constFind(block);
    if (found == blocks_.constEnd()) {
        want(block);
        return {};
    }
    const int64_t rows = std::min(kBlockRows, rows_ - block.first);
    const auto at = static_cast<size_t>((index.column() - block.second) * rows + index.row() - block.first);
    return at < found->size() ? QString::fromStdString((*found)[at]) : QString();
}

QVariant VariableModel::headerData(int section, Qt::Orientation, int role) const {
    return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
}

void VariableModel::on_slice(const session::SliceEvent& slice) {
    const auto asked = asked_.find(slice.request);
    if (asked == asked_.end())
        return;
    const Block block = *asked;
    asked_.erase(asked);
    pending_.remove(block);
    if (!slice.error.empty()) {
        beginResetModel();
        rows_ = columns_ = 0;
        blocks_.clear();
        endResetModel();
        emit failed(QString::fromStdString(slice.error));
        return;
    }
    if (!known_ || slice.total_rows != rows_ || slice.total_cols != columns_) {
        beginResetModel();
        known_ = true;
        rows_ = slice.total_rows;
        columns_ = slice.total_cols;
        blocks_.clear();
        blocks_.insert(block, slice.cells);
        endResetModel();
        emit loaded();
        return;
    }
    if (blocks_.size() > kMostBlocks)
        blocks_.clear();
    blocks_.insert(block, slice.cells);
    const int last_row = static_cast<int>(std::min(block.first + kBlockRows, rows_) - 1);
    const int last_column = static_cast<int>(std::min(block.second + kBlockColumns, columns_) - 1);
    if (last_row >= block.first && last_column >= block.second)
        emit dataChanged(index(static_cast<int>(block.first), static_cast<int>(block.second)),
                         index(last_row, last_column));
}

VariableView::VariableView(SessionBridge* bridge, const QString& variable, QWidget* parent)
    : QWidget(parent, Qt::Window) {
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName("PanelBody");
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(variable);
    resize(720, 440);
    table_ = new QTableView(this);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setFont(code_font(12));
    table_->verticalHeader()->setDefaultSectionSize(25);
    table_->verticalHeader()->setFont(ui_font(11));
    table_->horizontalHeader()->setFont(ui_font(11));
    table_->horizontalHeader()->setDefaultSectionSize(104);
    auto* model = new VariableModel(bridge, variable, this);
    table_->setModel(model);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(table_);
    empty_ = new EmptyState({}, tr("Fetching %1 …").arg(variable), table_->viewport());
    connect(model, &VariableModel::failed, this, [this](const QString& why) {
        empty_->set({}, why, true);
        empty_->show();
    });
    connect(model, &VariableModel::loaded, this, [this, model, variable] {
        empty_->setVisible(model->rowCount() == 0 || model->columnCount() == 0);
        empty_->set({}, tr("%1 is empty.").arg(variable));
    });
    connect(bridge, &SessionBridge::workspace, this, [model, variable](const session::WorkspaceEvent& event) {
        const std::string name = variable.toStdString();
        const bool changed = std::any_of(event.changed.begin(), event.changed.end(),
                                         [&](const session::VariableInfo& v) { return v.name == name; });
        const bool removed = std::find(event.removed.begin(), event.removed.end(), name) != event.removed.end();
        if (changed || removed)
            model->refresh();
    });
}

} // namespace etna::ui
