#include "ui/commands/command_table.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace etna::ui {

namespace {

QList<QKeySequence> sequences(const QString& keys) {
    QList<QKeySequence> list;
    for (const QString& key : keys.split(' ', Qt::SkipEmptyParts))
        list << QKeySequence::fromString(key, QKeySequence::PortableText);
    return list;
}

} // namespace

CommandTable::CommandTable(QWidget* window) : QObject(window), window_(window) {}

QAction* CommandTable::add(CommandSpec spec) {
    Q_ASSERT_X(!actions_.contains(spec.id), "CommandTable::add", "command ids are unique");
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(sequences(spec.keys));
    action->setShortcutContext(Qt::WindowShortcut);
    action->setCheckable(spec.checkable);
    action->setStatusTip(spec.tip);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    action->setIconVisibleInMenu(true);
    if (auto run = spec.run)
        connect(action, &QAction::triggered, this, [run] { run(); });
    window_->addAction(action);
    actions_.insert(spec.id, action);
    specs_.push_back(std::move(spec));
    action->setToolTip(tooltip(specs_.back().id));
    return action;
}

QAction* CommandTable::action(const QString& id) const {
    QAction* found = actions_.value(id);
    Q_ASSERT_X(found, "CommandTable::action", qPrintable(id));
    return found;
}

void CommandTable::build_menus(QMenuBar* bar, const QStringList& titles) {
    for (const QString& title : titles) {
        QMenu* menu = bar->addMenu("&" + title);
        menu->setObjectName("menu." + title);
        for (const CommandSpec& spec : specs_) {
            if (spec.menu != title)
                continue;
            if (spec.separator_before && !menu->isEmpty())
                menu->addSeparator();
            menu->addAction(actions_.value(spec.id));
        }
    }
}

QString CommandTable::tooltip(const QString& id) const {
    for (const CommandSpec& spec : specs_) {
        if (spec.id != id)
            continue;
        const QString text = spec.tip.isEmpty() ? QString(spec.text).remove('&') : spec.tip;
        const QString key = actions_.value(id)->shortcut().toString(QKeySequence::NativeText);
        return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key);
    }
    return {};
}

QStringList CommandTable::conflicts() const {
    QHash<QString, QString> seen;
    QStringList found;
    for (const CommandSpec& spec : specs_)
        for (const QKeySequence& key : actions_.value(spec.id)->shortcuts()) {
            const QString text = key.toString(QKeySequence::PortableText);
            if (seen.contains(text))
                found << QStringLiteral("%1: %2, %3").arg(text, seen.value(text), spec.id);
            seen.insert(text, spec.id);
        }
    return found;
}

} // namespace etna::ui
