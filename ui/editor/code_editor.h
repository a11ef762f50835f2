#pragma once

#include "ui/editor/document_io.h"

#include "engine/source/diagnostic.h"

#include <Qsci/qsciscintilla.h>

#include <QSet>
#include <QTimer>

#include <vector>

namespace etna::ui {

class MatlabLexer;

/// One MATLAB text: QScintilla with our lexer, margins and keys. Lines are 1-based, columns count UTF-8 bytes from 1,
/// as everywhere in the engine.
class CodeEditor : public QsciScintilla {
    Q_OBJECT
  public:
    explicit CodeEditor(QWidget* parent = nullptr);

    QString path() const { return path_; }
    void set_path(const QString& path);
    /// The tab's name.
    QString title() const;
    void set_title(const QString& title) { title_ = title; }
    Encoding encoding() const { return encoding_; }
    void set_encoding(Encoding encoding) { encoding_ = encoding; }

    /// Replaces the whole text; clean, without undo history.
    void load(const QByteArray& utf8, LineEnd line_end);
    /// Replaces the whole text as one step that can be undone (a reload).
    void replace_all(const QByteArray& utf8);
    QByteArray utf8() const;
    /// The text of lines `first..last`.
    QByteArray lines_utf8(int first_line1, int last_line1) const;
    QByteArray selection_utf8() const;
    QString word_under_cursor() const;

    int line1() const;
    int column1() const;
    void go_to(int line1, int column1 = 1);

    std::vector<int> breakpoints() const;
    void set_breakpoints(const std::vector<int>& lines1);
    void toggle_breakpoint(int line1);
    void clear_breakpoints();

    /// The line that runs or where the debugger stopped; 0: none.
    void set_executing(int line1);
    int executing() const { return executing_; }

    /// Shows squiggles; only the difference to what is shown is drawn.
    void set_diagnostics(const std::vector<Diagnostic>& diagnostics);
    const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

    /// The `%%` section around the cursor: its first and last line.
    std::pair<int, int> section_at_cursor() const;
    void go_to_section(int direction);
    /// The first line that has code; 1 when there is none.
    int first_code_line() const;

    void comment_selection();
    void uncomment_selection();
    void indent_selection_smartly();
    void shift_selection(int direction);
    void toggle_fold_here(bool open);
    void restyle();
    void set_font_size(int pixels);
    void toggle_bookmark();
    void go_to_bookmark(int direction);

  signals:
    void breakpoints_changed();
    /// The text changed by typing, not by loading.
    void edited();
    void cursor_moved();
    void completion_wanted();
    /// The mouse rests on a name.
    void tip_wanted(const QString& name, const QPoint& global);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    enum Margin { NumberMargin, SymbolMargin, FoldMargin };
    enum Marker { BreakpointMarker, ExecutingMarker, ExecutingLine, BookmarkMarker };
    enum Indicator { ErrorSquiggle = 8, WarningSquiggle, InfoSquiggle };

    void set_up_margins();
    void set_up_keys();
    void define_markers();
    void scan_functions();
    void indent_new_line();
    void dedent_closer();
    void edit_selected_lines(const std::function<QByteArray(const QByteArray&)>& change);
    std::pair<int, int> selected_lines() const; // 0-based
    QByteArray line_bytes(int line0) const;
    void replace_line(int line0, const QByteArray& text);
    int position_of(int line1, int column1) const;
    void show_tip(const QPoint& pos);

    struct Mark {
        int indicator, begin, end;
        auto operator<=>(const Mark&) const = default;
    };

    MatlabLexer* lexer_;
    QString path_, title_;
    Encoding encoding_ = Encoding::Utf8;
    int executing_ = 0;
    int executing_handle_[2] = {-1, -1};
    bool loading_ = false;
    std::vector<Diagnostic> diagnostics_;
    std::vector<Mark> marks_;
    QTimer scan_timer_;
};

} // namespace etna::ui
