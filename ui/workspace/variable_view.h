#pragma once

#include "engine/session/session.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QWidget>

class QTableView;

namespace etna::ui {

class EmptyState;
class SessionBridge;

/// Cells of one variable, fetched in blocks when they come into sight; the last few hundred blocks are kept.
class VariableModel : public QAbstractTableModel {
    Q_OBJECT
  public:
    VariableModel(SessionBridge* bridge, QString variable, QObject* parent);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Asks for everything anew: the variable changed.
    void refresh();

  signals:
    void failed(const QString& why);
    void loaded();

  private:
    using Block = std::pair<int64_t, int64_t>;
    void on_slice(const session::SliceEvent& slice);
    void want(Block block) const;
    SessionBridge* bridge_;
    QString variable_;
    int64_t rows_ = 0, columns_ = 0;
    QHash<Block, std::vector<std::string>> blocks_;
    mutable QHash<quint64, Block> asked_;
    mutable QSet<Block> pending_;
    bool known_ = false;
};

/// A read-only window on one variable. It follows the workspace and closes itself with its parent.
class VariableView : public QWidget {
    Q_OBJECT
  public:
    VariableView(SessionBridge* bridge, const QString& variable, QWidget* parent);
    QTableView* table() { return table_; }

  private:
    QTableView* table_;
    EmptyState* empty_;
};

} // namespace etna::ui
