#include "ui/editor/code_editor.h"

#include "ui/editor/matlab_lexer.h"
#include "ui/theme/theme.h"

#include <Qsci/qscicommandset.h>

#include <QFileInfo>
#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace etna::ui {

CodeEditor::CodeEditor(QWidget* parent) : QsciScintilla(parent), lexer_(new MatlabLexer(this)) {
    setUtf8(true);
    setFrameShape(QFrame::NoFrame);
    setEolMode(QsciScintilla::EolUnix);
    setLexer(lexer_);
    setTabWidth(4);
    setIndentationsUseTabs(false);
    setBackspaceUnindents(true);
    setAutoIndent(false);
    setBraceMatching(QsciScintilla::SloppyBraceMatch);
    setWrapMode(QsciScintilla::WrapNone);
    setFolding(QsciScintilla::PlainFoldStyle, FoldMargin);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setContextMenuPolicy(Qt::DefaultContextMenu);
    SendScintilla(SCI_SETEXTRAASCENT, 2);
    SendScintilla(SCI_SETEXTRADESCENT, 2);
    SendScintilla(SCI_SETIDLESTYLING, SC_IDLESTYLING_AFTERVISIBLE);
    SendScintilla(SCI_SETMULTIPLESELECTION, 1);
    SendScintilla(SCI_SETADDITIONALSELECTIONTYPING, 1);
    SendScintilla(SCI_SETBUFFEREDDRAW, 0);
    SendScintilla(SCI_SETENDATLASTLINE, 0);
    SendScintilla(SCI_SETMARGINLEFT, 0, 4L);
    SendScintilla(SCI_SETMOUSEDWELLTIME, 400);
    set_up_margins();
    set_up_keys();
    restyle();

    scan_timer_.setSingleShot(true);
    scan_timer_.setInterval(400);
    connect(&scan_timer_, &QTimer::timeout, this, &CodeEditor::scan_functions);
    connect(this, &QsciScintilla::textChanged, this, [this] {
        if (loading_)
            return;
        scan_timer_.start();
        emit edited();
    });
    connect(this, &QsciScintilla::cursorPositionChanged, this, &CodeEditor::cursor_moved);
    connect(this, &QsciScintilla::marginClicked, this, [this](int, int line, Qt::KeyboardModifiers) {
        toggle_breakpoint(line + 1);
    });
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, [this](int c) {
        if (c == '\n')
            indent_new_line();
        else if (c == 'd' || c == 'e' || c == 'h' || c == 'y' || c == 'f')
            dedent_closer();
    });
    connect(&Theme::instance(), &Theme::changed, this, &CodeEditor::restyle);
}

void CodeEditor::set_path(const QString& path) {
    path_ = path;
    title_.clear();
}

QString CodeEditor::title() const {
    if (!title_.isEmpty())
        return title_;
    return path_.isEmpty() ? QStringLiteral("untitled.m") : QFileInfo(path_).fileName();
}

void CodeEditor::set_up_margins() {
    setMarginType(NumberMargin, QsciScintilla::NumberMargin);
    setMarginWidth(NumberMargin, 44);
    setMarginType(SymbolMargin, QsciScintilla::SymbolMargin);
    setMarginWidth(SymbolMargin, 22);
    setMarginMarkerMask(SymbolMargin, (1 << BreakpointMarker) | (1 << ExecutingMarker) | (1 << BookmarkMarker));
    setMarginSensitivity(SymbolMargin, true);
    setMarginSensitivity(NumberMargin, true);
    setMarginWidth(FoldMargin, 14);
    connect(this, &QsciScintilla::linesChanged, this, [this] {
        const int digits = static_cast<int>(QString::number(lines()).size());
        const QFontMetrics metrics(code_font(13));
        setMarginWidth(NumberMargin, std::max(44, metrics.horizontalAdvance('8') * digits + 16));
    });
}

void CodeEditor::set_up_keys() {
    // Scintilla's own keys clash with MATLAB's (Ctrl+D, Ctrl+T, Ctrl+L, ...): keep movement and editing, drop the rest.
    QsciCommandSet* set = standardCommands();
    for (QsciCommand* command : set->commands()) {
        auto clashes = [](int key) {
            if ((key & Qt::CTRL) == 0)
                return false;
            switch (key & ~static_cast<int>(Qt::KeyboardModifierMask)) {
            case Qt::Key_Left:
            case Qt::Key_Right:
            case Qt::Key_Home:
            case Qt::Key_End:
            case Qt::Key_Backspace:
            case Qt::Key_Delete:
                return false;
            default:
                return true;
            }
        };
        if (clashes(command->key()))
            command->setKey(0);
        if (clashes(command->alternateKey()))
            command->setAlternateKey(0);
    }
}

void CodeEditor::define_markers() {
    const Tokens& t = tokens();
    const qreal ratio = devicePixelRatioF();
    auto image = [&](auto draw) {
        QImage picture(QSize(13, 13) * ratio, QImage::Format_ARGB32);
        picture.fill(Qt::transparent);
        QPainter p(&picture);
        p.scale(ratio, ratio);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(Qt::NoPen);
        draw(p);
        p.end();
        return picture;
    };
    SendScintilla(SCI_RGBAIMAGESETSCALE, static_cast<unsigned long>(qRound(100 * ratio)));
    markerDefine(image([&](QPainter& p) {
                     p.setBrush(QColor("#e03131"));
                     p.drawEllipse(QRectF(1, 1, 11, 11));
                 }),
                 BreakpointMarker);
    markerDefine(image([&](QPainter& p) {
                     p.setBrush(t.warning);
                     p.drawPolygon(QPolygonF({{3.0, 2.5}, {11.0, 6.5}, {3.0, 10.5}}));
                 }),
                 ExecutingMarker);
    markerDefine(image([&](QPainter& p) {
                     p.setBrush(t.keyword);
                     p.drawRoundedRect(QRectF(3, 2, 7, 9), 1.5, 1.5);
                 }),
                 BookmarkMarker);
    markerDefine(QsciScintilla::Background, ExecutingLine);
    setMarkerBackgroundColor(t.current_line, ExecutingLine);
}

void CodeEditor::restyle() {
    const Tokens& t = tokens();
    lexer_->restyle();
    setPaper(t.panel);
    setColor(t.text);
    setCaretForegroundColor(t.text);
    setCaretWidth(1);
    setSelectionBackgroundColor(t.code_selection);
    resetSelectionForegroundColor();
    SendScintilla(SCI_SETSELEOLFILLED, 1UL);
    setMarginsFont(lexer_->defaultFont(MatlabLexer::Default));
    setMarginsForegroundColor(blend(t.dim, t.panel, 0.85));
    setMarginsBackgroundColor(t.panel);
    setFoldMarginColors(t.panel, t.panel);
    for (int marker = 25; marker <= 31; ++marker) {
        SendScintilla(SCI_MARKERSETFORE, static_cast<unsigned long>(marker), t.dim);
        SendScintilla(SCI_MARKERSETBACK, static_cast<unsigned long>(marker), t.panel);
    }
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDER, static_cast<long>(SC_MARK_ARROW));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPEN, static_cast<long>(SC_MARK_EMPTY));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEREND, static_cast<long>(SC_MARK_ARROW));
    SendScintilla(SCI_MARKERDEFINE, SC_MARKNUM_FOLDEROPENMID, static_cast<long>(SC_MARK_EMPTY));
    SendScintilla(SCI_MARKERSETBACK, SC_MARKNUM_FOLDER, t.dim);
    SendScintilla(SCI_MARKERSETBACK, SC_MARKNUM_FOLDEREND, t.dim);
    setMatchedBraceBackgroundColor(t.chip);
    setMatchedBraceForegroundColor(t.accent_text);
    setUnmatchedBraceForegroundColor(t.error_text);
    setUnmatchedBraceBackgroundColor(t.panel);
    define_markers();
    auto squiggle = [this](int number, const QColor& colour) {
        indicatorDefine(QsciScintilla::SquiggleIndicator, number);
        setIndicatorForegroundColor(colour, number);
        SendScintilla(SCI_INDICSETUNDER, static_cast<unsigned long>(number), 1L);
    };
    squiggle(ErrorSquiggle, t.error);
    squiggle(WarningSquiggle, t.warning);
    squiggle(InfoSquiggle, t.dim);
    viewport()->update();
}

void CodeEditor::set_font_size(int pixels) { lexer_->set_font_size(pixels); }

void CodeEditor::load(const QByteArray& utf8, LineEnd line_end) {
    loading_ = true;
    setEolMode(line_end == LineEnd::Windows ? EolWindows : EolUnix);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    SendScintilla(SCI_CLEARALL);
    SendScintilla(SCI_ALLOCATE, static_cast<unsigned long>(utf8.size() + 1024));
    SendScintilla(SCI_APPENDTEXT, static_cast<uintptr_t>(utf8.size()), utf8.constData());
    SendScintilla(SCI_SETUNDOCOLLECTION, 1UL);
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETSAVEPOINT);
    SendScintilla(SCI_GOTOPOS, 0UL);
    loading_ = false;
    scan_functions();
}

void CodeEditor::replace_all(const QByteArray& utf8) {
    const int line = line1(), column = column1();
    loading_ = true;
    SendScintilla(SCI_BEGINUNDOACTION);
    SendScintilla(SCI_TARGETWHOLEDOCUMENT);
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(utf8.size()), utf8.constData());
    SendScintilla(SCI_ENDUNDOACTION);
    loading_ = false;
    go_to(std::min(line, lines()), column);
    scan_functions();
}

QByteArray CodeEditor::utf8() const {
    const long length = SendScintilla(SCI_GETLENGTH);
    QByteArray text(length + 1, '\0');
    SendScintilla(SCI_GETTEXTRANGE, 0L, length, text.data());
    text.chop(1);
    return text;
}

QByteArray CodeEditor::lines_utf8(int first_line1, int last_line1) const {
    QByteArray text;
    for (int line = first_line1; line <= last_line1; ++line)
        text += line_bytes(line - 1) + '\n';
    return text;
}

QByteArray CodeEditor::selection_utf8() const { return selectedText().toUtf8(); }

QString CodeEditor::word_under_cursor() const {
    int line = 0, index = 0;
    getCursorPosition(&line, &index);
    return wordAtLineIndex(line, index);
}

int CodeEditor::line1() const {
    const long pos = SendScintilla(SCI_GETCURRENTPOS);
    return static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, pos)) + 1;
}

int CodeEditor::column1() const {
    const long pos = SendScintilla(SCI_GETCURRENTPOS);
    const long line = SendScintilla(SCI_LINEFROMPOSITION, pos);
    return static_cast<int>(pos - SendScintilla(SCI_POSITIONFROMLINE, line)) + 1;
}

int CodeEditor::position_of(int line1, int column1) const {
    const int line0 = std::clamp(line1 - 1, 0, std::max(0, lines() - 1));
    const long begin = SendScintilla(SCI_POSITIONFROMLINE, static_cast<long>(line0));
    const long end = SendScintilla(SCI_GETLINEENDPOSITION, static_cast<long>(line0));
    return static_cast<int>(std::clamp(begin + column1 - 1L, begin, std::max(begin, end)));
}

void CodeEditor::go_to(int line1, int column1) {
    const int line0 = std::clamp(line1 - 1, 0, std::max(0, lines() - 1));
    SendScintilla(SCI_ENSUREVISIBLEENFORCEPOLICY, static_cast<long>(line0));
    SendScintilla(SCI_GOTOPOS, static_cast<long>(position_of(line1, std::max(1, column1))));
    // Leave some lines around it.
    const long first = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    const long on_screen = SendScintilla(SCI_LINESONSCREEN);
    const long visible = SendScintilla(SCI_VISIBLEFROMDOCLINE, static_cast<long>(line0));
    if (visible < first + 2 || visible > first + on_screen - 3)
        SendScintilla(SCI_SETFIRSTVISIBLELINE, std::max(0L, visible - on_screen / 2));
}

std::vector<int> CodeEditor::breakpoints() const {
    std::vector<int> found;
    long line = 0;
    while ((line = SendScintilla(SCI_MARKERNEXT, static_cast<unsigned long>(line), 1L << BreakpointMarker)) >= 0) {
        found.push_back(static_cast<int>(line) + 1);
        ++line;
    }
    return found;
}

void CodeEditor::set_breakpoints(const std::vector<int>& lines1) {
    markerDeleteAll(BreakpointMarker);
    for (int line : lines1)
        markerAdd(line - 1, BreakpointMarker);
    emit breakpoints_changed();
}

void CodeEditor::toggle_breakpoint(int line1) {
    if (markersAtLine(line1 - 1) & (1u << BreakpointMarker))
        markerDelete(line1 - 1, BreakpointMarker);
    else
        markerAdd(line1 - 1, BreakpointMarker);
    emit breakpoints_changed();
}

void CodeEditor::clear_breakpoints() { set_breakpoints({}); }

void CodeEditor::set_executing(int line1) {
    if (line1 == executing_)
        return;
    executing_ = line1;
    markerDeleteAll(ExecutingMarker);
    markerDeleteAll(ExecutingLine);
    if (line1 > 0) {
        markerAdd(line1 - 1, ExecutingMarker);
        markerAdd(line1 - 1, ExecutingLine);
    }
}

void CodeEditor::set_diagnostics(const std::vector<Diagnostic>& diagnostics) {
    diagnostics_ = diagnostics;
    std::vector<Mark> wanted;
    for (const Diagnostic& d : diagnostics) {
        const int number = d.severity == Severity::Error     ? ErrorSquiggle
                           : d.severity == Severity::Warning ? WarningSquiggle
                                                             : InfoSquiggle;
        const int begin = position_of(d.line1, d.column1);
        int end = position_of(std::max(d.line1, d.end_line1), d.end_column1);
        if (end <= begin)
            end = static_cast<int>(SendScintilla(SCI_POSITIONAFTER, static_cast<long>(begin)));
        wanted.push_back({number, begin, end});
    }
    std::sort(wanted.begin(), wanted.end());
    auto paint = [this](const Mark& mark, bool on) {
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<long>(mark.indicator));
        SendScintilla(on ? SCI_INDICATORFILLRANGE : SCI_INDICATORCLEARRANGE, static_cast<unsigned long>(mark.begin),
                      static_cast<long>(mark.end - mark.begin));
    };
    std::vector<Mark> gone, fresh;
    std::set_difference(marks_.begin(), marks_.end(), wanted.begin(), wanted.end(), std::back_inserter(gone));
    std::set_difference(wanted.begin(), wanted.end(), marks_.begin(), marks_.end(), std::back_inserter(fresh));
    for (const Mark& mark : gone)
        paint(mark, false);
    if (!gone.empty())
        fresh = wanted; // a cleared range may have overlapped one that stays
    for (const Mark& mark : fresh)
        paint(mark, true);
    marks_ = std::move(wanted);
}

void CodeEditor::paintEvent(QPaintEvent* event) {
    QsciScintilla::paintEvent(event);
    // One hairline above each section.
    QPainter p(viewport());
    p.setPen(tokens().line);
    const long first = SendScintilla(SCI_GETFIRSTVISIBLELINE);
    const long count = SendScintilla(SCI_LINESONSCREEN) + 1;
    const long total = SendScintilla(SCI_VISIBLEFROMDOCLINE, static_cast<long>(lines()));
    const int height = static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0L));
    for (long i = 0; i <= count && first + i < total; ++i) {
        const long line = SendScintilla(SCI_DOCLINEFROMVISIBLE, first + i);
        const long pos = SendScintilla(SCI_POSITIONFROMLINE, line);
        if (SendScintilla(SCI_GETCHARAT, pos) != '%' || SendScintilla(SCI_GETCHARAT, pos + 1) != '%')
            continue;
        const char next = static_cast<char>(SendScintilla(SCI_GETCHARAT, pos + 2));
        if (next == ' ' || next == '\n' || next == '\r' || next == '\0')
            p.drawLine(0, static_cast<int>(i) * height, viewport()->width(), static_cast<int>(i) * height);
    }
}

bool CodeEditor::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        show_tip(static_cast<QHelpEvent*>(event)->pos());
        return true;
    }
    return QsciScintilla::event(event);
}

void CodeEditor::show_tip(const QPoint& pos) {
    const QPoint at = viewport()->mapFrom(this, pos);
    const long where = SendScintilla(SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(at.x()), at.y());
    for (const Mark& mark : marks_) {
        if (where < mark.begin || where > mark.end)
            continue;
        for (const Diagnostic& d : diagnostics_) {
            if (position_of(d.line1, d.column1) != mark.begin)
                continue;
            QString text = QString::fromStdString(d.message);
            if (!d.hint.empty())
                text += "\n" + QString::fromStdString(d.hint);
            QToolTip::showText(mapToGlobal(pos), text, this);
            return;
        }
    }
    const QString name = wordAtPoint(at);
    if (name.isEmpty())
        QToolTip::hideText();
    else
        emit tip_wanted(name, mapToGlobal(pos));
}

void CodeEditor::changeEvent(QEvent* event) {
    QsciScintilla::changeEvent(event);
}

} // namespace etna::ui
