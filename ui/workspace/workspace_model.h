#pragma once

#include "engine/session/session.h"

#include <QAbstractTableModel>

#include <vector>

namespace etna::ui {

/// The variables of the frame that is shown, sorted by name without regard to case. Updated by differences, so that a
/// statement that changes one of ten thousand variables changes one row.
class WorkspaceModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { Name, Size, Class, Bytes, Where, ColumnCount };

    explicit WorkspaceModel(QObject* parent = nullptr);
    void apply(const session::WorkspaceEvent& event);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const session::VariableInfo& variable(int row) const { return rows_[static_cast<size_t>(row)]; }
    uint64_t total_bytes() const;
    /// nullptr when there is no such variable.
    const session::VariableInfo* find(const std::string& name) const;

  private:
    size_t lower(const std::string& name) const;
    std::vector<session::VariableInfo> rows_;
};

/// `26 KB`, in powers of 1024.
QString bytes_text(uint64_t bytes);

} // namespace etna::ui
