#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

namespace etna::ui {

/// Every colour of the interface by its role. One table per theme: `resources/themes/<id>.json`.
struct Tokens {
    QString id;
    QString name;
    bool dark = false;
    QColor window, panel, header, line, grid, chip, hover;
    QColor text, dim;
    QColor accent;      ///< marks: active tab, dots, bars
    QColor accent_text; ///< the accent as text, with at least 4.5:1 on a panel
    QColor accent_fill; ///< the Run button; its label is `on_accent`
    QColor on_accent;
    QColor selection, current_line, code_selection, scroll;
    QColor keyword, string, number, comment, function;
    QColor error, error_text, warning, warning_text, good, gpu;
};

/// Reads a theme from the compiled-in table; nullptr members cannot happen: a missing colour is an assertion.
Tokens load_tokens(const QString& id);

/// The look of the whole application: one current theme, changed at run time.
class Theme : public QObject {
    Q_OBJECT
  public:
    static Theme& instance();
    const Tokens& tokens() const { return tokens_; }
    /// Switches fonts, palette and style sheet of the QApplication; `changed` follows.
    void apply(const QString& id);

  signals:
    void changed();

  private:
    Theme();
    Tokens tokens_;
};

inline const Tokens& tokens() { return Theme::instance().tokens(); }

/// Interface text, in device-independent pixels (Inter, else the system's font).
QFont ui_font(int pixel_size = 13, QFont::Weight weight = QFont::Normal);
/// The same with tabular figures where the font offers none by default.
QFont code_font(int pixel_size = 13);

/// `colour` over `under` with `alpha` 0..1, opaque.
QColor blend(const QColor& over, const QColor& under, double alpha);
/// WCAG contrast ratio, 1..21.
double contrast(const QColor& a, const QColor& b);

} // namespace etna::ui
