#pragma once

#include <Qsci/qscilexercustom.h>

#include <QByteArray>
#include <QSet>

namespace etna::ui {

/// Colours and folds MATLAB text. Works a line at a time from the state that the line before left in Scintilla's line
/// state (block comments, open brackets), so that typing restyles only what is on the screen; one pass gives styles
/// and fold levels.
class MatlabLexer : public QsciLexerCustom {
    Q_OBJECT
  public:
    enum Style { Default, Comment, Section, Keyword, String, Number, Function, Unclosed, StyleCount };

    explicit MatlabLexer(QObject* parent = nullptr);

    const char* language() const override { return "MATLAB"; }
    QString description(int style) const override;
    QColor defaultColor(int style) const override;
    QColor defaultPaper(int style) const override;
    QFont defaultFont(int style) const override;
    bool defaultEolFill(int) const override { return false; }
    void styleText(int start, int end) override;

    /// Takes colours and font from the theme.
    void restyle();
    void set_font_size(int pixels);
    /// Names that are coloured as functions in every file; shared by all editors.
    static void set_global_functions(const QSet<QByteArray>& names);
    static const QSet<QByteArray>& global_functions();
    /// Functions defined in this file.
    void set_local_functions(const QSet<QByteArray>& names) { local_ = names; }
    const QSet<QByteArray>& local_functions() const { return local_; }

  private:
    QSet<QByteArray> local_;
    int font_px_ = 13;
};

/// What one line does to the lines after it. Columns and widths are bytes.
struct LineScan {
    int state = 0;        ///< to hand to the next line
    int opens = 0;        ///< blocks that begin in this line
    int closes = 0;       ///< blocks that end in this line
    bool function_line = false;
    bool starts_with_closer = false; ///< `end`, `else`, `case`, ...: is written one step further left
    bool middle = false;             ///< `else`, `case`, ...: closes and opens
    bool section = false;            ///< `%% ...`
    bool continues = false;          ///< ends in `...`
};

/// Scans one line (without its end). `styles`, when given, gets one byte per byte of the line.
LineScan scan_line(const char* text, int length, int state_before, char* styles,
                   const QSet<QByteArray>* local_functions);

/// True when `text` at a prompt needs another line: an open block or bracket, or `...` at its end.
bool needs_more_input(const QByteArray& text);

} // namespace etna::ui
