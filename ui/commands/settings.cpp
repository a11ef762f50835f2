#include "ui/commands/settings.h"

#include <QDir>
#include <QStandardPaths>

#include <array>

namespace etna::ui {

namespace {

struct Row {
    Setting setting;
    const char* id;
    QVariant fallback;
};

const std::array<Row, static_cast<size_t>(Setting::Count)>& rows() {
    static const std::array<Row, static_cast<size_t>(Setting::Count)> table = {{
        {Setting::Theme, "appearance/theme", "light"},
        {Setting::EditorFontSize, "editor/font_size_px", 13},
        {Setting::EditorTabWidth, "editor/tab_width", 4},
        {Setting::EditorZoom, "editor/zoom", 0},
        {Setting::ConsoleScrollback, "console/scrollback_lines", 100000},
        {Setting::HistoryLimit, "history/limit", 20000},
        {Setting::WindowGeometry, "window/geometry", {}},
        {Setting::WindowState, "window/state", {}},
        {Setting::OpenFiles, "session/open_files", {}},
        {Setting::ActiveFile, "session/active_file", {}},
        {Setting::CursorPositions, "session/cursor_positions", {}},
        {Setting::RecentFiles, "session/recent_files", {}},
        {Setting::CurrentFolder, "session/current_folder", {}},
        {Setting::FirstStartDone, "session/first_start_done", false},
        {Setting::FunctionNames, "cache/function_names", {}},
    }};
    return table;
}

const Row& row(Setting setting) {
    const Row& found = rows()[static_cast<size_t>(setting)];
    Q_ASSERT_X(found.setting == setting, "Settings", "rows stand in the order of the enumeration");
    return found;
}

} // namespace

Settings::Settings(const QString& ini_file)
    : store_(ini_file.isEmpty() ? data_folder() + "/settings.ini" : ini_file, QSettings::IniFormat) {}

QVariant Settings::get(Setting setting) const { return store_.value(row(setting).id, row(setting).fallback); }

void Settings::set(Setting setting, const QVariant& value) { store_.setValue(row(setting).id, value); }

QString Settings::id(Setting setting) { return row(setting).id; }

QString data_folder() {
    QString folder = qEnvironmentVariable("ETNA_CONFIG_DIR");
    if (folder.isEmpty())
        folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/etna";
    QDir().mkpath(folder);
    return folder;
}

} // namespace etna::ui
