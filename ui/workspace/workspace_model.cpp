#include "ui/workspace/workspace_model.h"

#include <algorithm>
#include <cctype>

namespace etna::ui {

namespace {

bool name_less(const std::string& a, const std::string& b) {
    const auto fold = [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); };
    const size_t n = std::min(a.size(), b.size());
    for (size_t i = 0; i < n; ++i)
        if (fold(a[i]) != fold(b[i]))
            return fold(a[i]) < fold(b[i]);
    if (a.size() != b.size())
        return a.size() < b.size();
    return a < b;
}

QString where_text(session::Residency residency) {
    switch (residency) {
    case session::Residency::Device:
        return QStringLiteral("gpu");
    case session::Residency::Deferred:
        return QStringLiteral("deferred");
    default:
        return QStringLiteral("host");
    }
}

} // namespace

QString bytes_text(uint64_t bytes) {
    static const char* const units[] = {"B", "KB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    int unit = 0;
    while (value >= 1024 && unit < 4) {
        value /= 1024;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(value, 0, 'f', unit > 0 && value < 9.95 ? 1 : 0).arg(QLatin1String(units[unit]));
}

WorkspaceModel::WorkspaceModel(QObject* parent) : QAbstractTableModel(parent) {}

size_t WorkspaceModel::lower(const std::string& name) const {
    return static_cast<size_t>(std::lower_bound(rows_.begin(), rows_.end(), name,
                                                [](const session::VariableInfo& row, const std::string& wanted) {
                                                    return name_less(row.name, wanted);
                                                }) -
                               rows_.begin());
}

void WorkspaceModel::apply(const session::WorkspaceEvent& event) {
    if (event.all) {
        beginResetModel();
        rows_ = event.changed;
        std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) { return name_less(a.name, b.name); });
        endResetModel();
        return;
    }
    for (const std::string& name : event.removed) {
        const size_t at = lower(name);
        if (at >= rows_.size() || rows_[at].name != name)
            continue;
        beginRemoveRows({}, static_cast<int>(at), static_cast<int>(at));
        rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(at));
        endRemoveRows();
    }
    for (const session::VariableInfo& variable : event.changed) {
        const size_t at = lower(variable.name);
        const int row = static_cast<int>(at);
        if (at < rows_.size() && rows_[at].name == variable.name) {
            rows_[at] = variable;
            emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            beginInsertRows({}, row, row);
            rows_.insert(rows_.begin() + static_cast<std::ptrdiff_t>(at), variable);
            endInsertRows();
        }
    }
}

int WorkspaceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int WorkspaceModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant WorkspaceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    static const char* const names[] = {"Name", "Size", "Class", "Bytes", "Where"};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return tr(names[section]);
    if (role == Qt::TextAlignmentRole)
        return int(section == Bytes ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

QVariant WorkspaceModel::data(const QModelIndex& index, int role) const {
    const session::VariableInfo& v = rows_[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole) {
        switch (index.column()) {
        case Name:
            return QString::fromStdString(v.name);
        case Size:
            return QString::fromStdString(v.size_text);
        case Class:
            return QString::fromStdString(v.class_name);
        case Bytes:
            return bytes_text(v.bytes);
        default:
            return where_text(v.residency);
        }
    }
    if (role == Qt::ToolTipRole)
        return QStringLiteral("%1  %2 %3\n%4").arg(QString::fromStdString(v.name), QString::fromStdString(v.size_text),
                                                  QString::fromStdString(v.class_name),
                                                  QString::fromStdString(v.preview));
    if (role == Qt::TextAlignmentRole && index.column() == Bytes)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

const session::VariableInfo* WorkspaceModel::find(const std::string& name) const {
    const size_t at = lower(name);
    return at < rows_.size() && rows_[at].name == name ? &rows_[at] : nullptr;
}

uint64_t WorkspaceModel::total_bytes() const {
    uint64_t total = 0;
    for (const session::VariableInfo& v : rows_)
        total += v.bytes;
    return total;
}

} // namespace etna::ui
