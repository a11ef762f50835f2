#pragma once

#include <QHash>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace etna::ui {

/// One thing a user can do. Menus, toolbar, shortcuts and the palette are all derived from this record.
struct CommandSpec {
    QString id;    ///< stable, `run.file`: settings and tests name commands by it
    QString menu;  ///< `Run`; empty: only in the palette
    QString text;  ///< as the menu shows it, with its mnemonic
    QString keys;  ///< MATLAB's default keys, several separated by a space: `Ctrl+T Ctrl+Shift+R`
    QString icon;  ///< a name in resources/icons; may be empty
    QString tip;   ///< one short sentence
    std::function<void()> run;
    bool separator_before = false;
    bool checkable = false;
};

/// The one registration table of commands.
class CommandTable : public QObject {
    Q_OBJECT
  public:
    /// The window that the shortcuts belong to.
    explicit CommandTable(QWidget* window);

    /// Registers a command; ids are unique. Returns its action, which the table owns.
    QAction* add(CommandSpec spec);
    /// The action of a registered command; asking for an unknown id is an assertion.
    QAction* action(const QString& id) const;
    const std::vector<CommandSpec>& specs() const { return specs_; }
    /// The menus in the order of `titles`, filled in order of registration.
    void build_menus(QMenuBar* bar, const QStringList& titles);
    /// `Run (F5)`
    QString tooltip(const QString& id) const;

    /// Two commands that share a key, for the test of the table; empty when all is well.
    QStringList conflicts() const;

  private:
    QWidget* window_;
    std::vector<CommandSpec> specs_;
    QHash<QString, QAction*> actions_;
};

} // namespace etna::ui
