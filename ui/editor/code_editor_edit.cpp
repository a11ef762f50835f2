#include "ui/editor/code_editor.h"
#include "ui/editor/matlab_lexer.h"

#include <QKeyEvent>

#include <algorithm>
#include <functional>

// Editing: comments, indentation, sections, bookmarks.

namespace etna::ui {

namespace {

QByteArray without_line_end(QByteArray line) {
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

qsizetype leading_blanks(const QByteArray& line) {
    qsizetype i = 0;
    while (i < line.size() && (line[i] == ' ' || line[i] == '\t'))
        ++i;
    return i;
}

bool is_section(const QByteArray& line) {
    const QByteArray text = line.trimmed();
    return text == "%%" || text.startsWith("%% ");
}

} // namespace

QByteArray CodeEditor::line_bytes(int line0) const {
    if (line0 < 0 || line0 >= lines())
        return {};
    const long length = SendScintilla(SCI_LINELENGTH, static_cast<long>(line0));
    QByteArray text(length, '\0');
    if (length > 0)
        SendScintilla(SCI_GETLINE, static_cast<unsigned long>(line0), static_cast<void*>(text.data()));
    return without_line_end(text);
}

void CodeEditor::replace_line(int line0, const QByteArray& text) {
    const long begin = SendScintilla(SCI_POSITIONFROMLINE, static_cast<long>(line0));
    const long end = SendScintilla(SCI_GETLINEENDPOSITION, static_cast<long>(line0));
    SendScintilla(SCI_SETTARGETSTART, begin);
    SendScintilla(SCI_SETTARGETEND, end);
    SendScintilla(SCI_REPLACETARGET, static_cast<uintptr_t>(text.size()), text.constData());
}

std::pair<int, int> CodeEditor::selected_lines() const {
    if (!hasSelectedText())
        return {line1() - 1, line1() - 1};
    int from = 0, from_index = 0, to = 0, to_index = 0;
    getSelection(&from, &from_index, &to, &to_index);
    return {from, to_index == 0 && to > from ? to - 1 : to};
}

void CodeEditor::edit_selected_lines(const std::function<QByteArray(const QByteArray&)>& change) {
    const auto [first, last] = selected_lines();
    const bool had_selection = hasSelectedText();
    SendScintilla(SCI_BEGINUNDOACTION);
    for (int line = first; line <= last; ++line) {
        const QByteArray before = line_bytes(line);
        const QByteArray after = change(before);
        if (after != before)
            replace_line(line, after);
    }
    SendScintilla(SCI_ENDUNDOACTION);
    if (had_selection)
        setSelection(first, 0, last, lineLength(last));
}

void CodeEditor::comment_selection() {
    edit_selected_lines([](const QByteArray& line) {
        QByteArray text = line;
        text.insert(leading_blanks(line), "% ");
        return line.trimmed().isEmpty() ? line : text;
    });
}

void CodeEditor::uncomment_selection() {
    edit_selected_lines([](const QByteArray& line) {
        const qsizetype at = leading_blanks(line);
        if (at >= line.size() || (line[at] != '%' && line[at] != '#'))
            return line;
        QByteArray text = line;
        text.remove(at, at + 1 < line.size() && line[at + 1] == ' ' ? 2 : 1);
        return text;
    });
}

void CodeEditor::shift_selection(int direction) {
    const int width = tabWidth();
    edit_selected_lines([direction, width](const QByteArray& line) {
        if (direction > 0)
            return line.isEmpty() ? line : QByteArray(width, ' ') + line;
        const qsizetype drop = std::min<qsizetype>(width, leading_blanks(line));
        return line.mid(drop);
    });
}

void CodeEditor::indent_selection_smartly() {
    const auto [first, last] = selected_lines();
    // The depth at a line comes from the lines before it; Scintilla's fold levels are not used, because they need the
    // text to be styled.
    int state = 0, depth = 0;
    bool continued = false;
    SendScintilla(SCI_BEGINUNDOACTION);
    for (int line = 0; line <= last; ++line) {
        const QByteArray text = line_bytes(line);
        const bool in_comment = (state & 0xff) != 0;
        const LineScan scan = scan_line(text.constData(), static_cast<int>(text.size()), state, nullptr, nullptr);
        if (scan.function_line && !text.startsWith(' ') && !text.startsWith('\t'))
            depth = 0;
        int here = depth;
        if (scan.starts_with_closer)
            here = std::max(0, depth - 1);
        if (continued)
            ++here;
        if (line >= first && !in_comment) {
            const QByteArray body = text.mid(leading_blanks(text));
            const QByteArray wanted = body.isEmpty() ? body : QByteArray(here * tabWidth(), ' ') + body;
            if (wanted != text)
                replace_line(line, wanted);
        }
        depth = std::max(0, depth + scan.opens - scan.closes);
        state = scan.state;
        continued = scan.continues || ((state >> 8) & 0xff) != 0;
    }
    SendScintilla(SCI_ENDUNDOACTION);
}

void CodeEditor::indent_new_line() {
    const int line = line1() - 1;
    if (line <= 0)
        return;
    const QByteArray before = line_bytes(line - 1);
    qsizetype indent = leading_blanks(before);
    if (indent == before.size() && indent > 0 && before.trimmed().isEmpty())
        indent = before.size();
    const LineScan scan = scan_line(before.constData(), static_cast<int>(before.size()), 0, nullptr, nullptr);
    if (scan.opens > scan.closes || (scan.middle && scan.opens >= scan.closes))
        indent += tabWidth();
    const QByteArray here = line_bytes(line);
    if (leading_blanks(here) == 0 && indent > 0) {
        insertAt(QString(indent, ' '), line, 0);
        setCursorPosition(line, static_cast<int>(indent));
    }
}

void CodeEditor::dedent_closer() {
    const int line = line1() - 1;
    const QByteArray text = line_bytes(line);
    static const QList<QByteArray> closers = {"end", "else", "elseif", "case", "otherwise", "catch", "endif", "endwhile"};
    if (line == 0 || !closers.contains(text.trimmed()))
        return;
    // One step to the left of the block's body, found from the nearest line above that has text.
    int above = line - 1;
    while (above > 0 && line_bytes(above).trimmed().isEmpty())
        --above;
    const QByteArray upper = line_bytes(above);
    const LineScan scan = scan_line(upper.constData(), static_cast<int>(upper.size()), 0, nullptr, nullptr);
    qsizetype wanted = leading_blanks(upper);
    if (!(scan.opens > scan.closes || scan.middle))
        wanted -= tabWidth();
    wanted = std::max<qsizetype>(0, wanted);
    if (wanted >= leading_blanks(text))
        return;
    replace_line(line, QByteArray(wanted, ' ') + text.trimmed());
    setCursorPosition(line, static_cast<int>(wanted + text.trimmed().size()));
}

std::pair<int, int> CodeEditor::section_at_cursor() const {
    int first = line1(), last = first;
    while (first > 1 && !is_section(line_bytes(first - 1)))
        --first;
    const int total = lines();
    while (last < total && !is_section(line_bytes(last)))
        ++last;
    return {first, last};
}

void CodeEditor::go_to_section(int direction) {
    const int total = lines();
    for (int line = line1() + direction; line >= 1 && line <= total; line += direction)
        if (is_section(line_bytes(line - 1))) {
            go_to(line, 1);
            return;
        }
    go_to(direction > 0 ? total : 1, 1);
}

int CodeEditor::first_code_line() const {
    int state = 0;
    for (int line = 1; line <= lines(); ++line) {
        const QByteArray text = line_bytes(line - 1);
        const LineScan scan = scan_line(text.constData(), static_cast<int>(text.size()), state, nullptr, nullptr);
        const bool comment = (state & 0xff) != 0 || (scan.state & 0xff) != 0;
        state = scan.state;
        const QByteArray body = text.trimmed();
        if (!comment && !body.isEmpty() && !body.startsWith('%') && !body.startsWith('#'))
            return line;
    }
    return 1;
}

void CodeEditor::toggle_fold_here(bool open) {
    long line = line1() - 1;
    const long level = SendScintilla(SCI_GETFOLDLEVEL, line);
    if (!(level & SC_FOLDLEVELHEADERFLAG))
        line = SendScintilla(SCI_GETFOLDPARENT, line);
    if (line >= 0)
        SendScintilla(SCI_FOLDLINE, static_cast<unsigned long>(line),
                      static_cast<long>(open ? SC_FOLDACTION_EXPAND : SC_FOLDACTION_CONTRACT));
}

void CodeEditor::toggle_bookmark() {
    const int line = line1() - 1;
    if (markersAtLine(line) & (1u << BookmarkMarker))
        markerDelete(line, BookmarkMarker);
    else
        markerAdd(line, BookmarkMarker);
}

void CodeEditor::go_to_bookmark(int direction) {
    const int here = line1() - 1;
    const unsigned mask = 1u << BookmarkMarker;
    int found = direction > 0 ? markerFindNext(here + 1, mask) : markerFindPrevious(here - 1, mask);
    if (found < 0)
        found = direction > 0 ? markerFindNext(0, mask) : markerFindPrevious(lines() - 1, mask);
    if (found >= 0)
        go_to(found + 1, 1);
}

void CodeEditor::scan_functions() {
    QSet<QByteArray> names;
    const QByteArray text = utf8();
    qsizetype at = 0;
    while ((at = text.indexOf("function", at)) >= 0) {
        qsizetype line_begin = text.lastIndexOf('\n', at) + 1;
        qsizetype line_end = text.indexOf('\n', at);
        if (line_end < 0)
            line_end = text.size();
        const bool first = text.mid(line_begin, at - line_begin).trimmed().isEmpty();
        if (first) {
            QByteArray head = text.mid(at + 8, line_end - at - 8);
            const qsizetype equals = head.indexOf('=');
            head = head.mid(equals + 1).trimmed();
            qsizetype end = 0;
            while (end < head.size() && (isalnum(static_cast<unsigned char>(head[end])) || head[end] == '_'))
                ++end;
            if (end > 0)
                names.insert(head.left(end));
        }
        at = line_end;
    }
    if (names != lexer_->local_functions()) {
        lexer_->set_local_functions(names);
        SendScintilla(SCI_STARTSTYLING, 0UL, 0x1fL);
        recolor(0, static_cast<int>(SendScintilla(SCI_GETENDSTYLED)));
    }
}

void CodeEditor::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        emit completion_wanted();
        return;
    }
    if ((event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab) && hasSelectedText()) {
        shift_selection(event->key() == Qt::Key_Tab ? 1 : -1);
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

} // namespace etna::ui
