#pragma once

#include <QSettings>
#include <QVariant>

namespace etna::ui {

/// Everything that a user can set, one row each in settings.cpp: id and default. An id that is not in the table is an
/// assertion, so that no setting lives outside it.
enum class Setting {
    Theme,            ///< `light` or `dark`
    EditorFontSize,   ///< pixels
    EditorTabWidth,   ///< columns
    EditorZoom,       ///< steps
    ConsoleScrollback, ///< lines
    HistoryLimit,     ///< commands kept
    WindowGeometry,
    WindowState,      ///< the docks; versioned by kLayoutVersion
    OpenFiles,        ///< paths, in order of their tabs
    ActiveFile,
    CursorPositions,  ///< `path -> line:column`
    RecentFiles,
    CurrentFolder,
    FirstStartDone,
    FunctionNames,    ///< the engine's function names, kept so that the first screen is coloured at once
    Count
};

/// Changes when dock names change: an older layout is then not restored.
inline constexpr int kLayoutVersion = 1;

class Settings {
  public:
    /// The user's settings, or those of `ini_file` (tests).
    explicit Settings(const QString& ini_file = {});

    QVariant get(Setting setting) const;
    void set(Setting setting, const QVariant& value);
    static QString id(Setting setting);
    /// Writes to disk now.
    void sync() { store_.sync(); }

  private:
    mutable QSettings store_;
};

/// Where the program keeps its own files: history, journal. Made when missing. `ETNA_CONFIG_DIR` overrides.
QString data_folder();

} // namespace etna::ui
