#include "ui/editor/matlab_lexer.h"

#include "ui/theme/theme.h"

#include <Qsci/qsciscintilla.h>

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace etna::ui {

namespace {

QSet<QByteArray>& shared_names() {
    static QSet<QByteArray> names;
    return names;
}

} // namespace

MatlabLexer::MatlabLexer(QObject* parent) : QsciLexerCustom(parent) { restyle(); }

QString MatlabLexer::description(int style) const {
    static const char* const names[] = {"Default", "Comment",  "Section",  "Keyword",
                                        "String",  "Number", "Function", "Unclosed string"};
    return style >= 0 && style < StyleCount ? QString::fromLatin1(names[style]) : QString();
}

QColor MatlabLexer::defaultColor(int style) const {
    const Tokens& t = tokens();
    switch (style) {
    case Comment:
    case Section:
        return t.comment;
    case Keyword:
        return t.keyword;
    case String:
        return t.string;
    case Number:
        return t.number;
    case Function:
        return t.function;
    case Unclosed:
        return t.error_text;
    default:
        return t.text;
    }
}

QColor MatlabLexer::defaultPaper(int) const { return tokens().panel; }

QFont MatlabLexer::defaultFont(int style) const {
    QFont font = code_font(font_px_);
    // Scintilla wants points.
    const QScreen* screen = QGuiApplication::primaryScreen();
    font.setPointSizeF(font_px_ * 72.0 / (screen ? screen->logicalDotsPerInchY() : 96.0));
    if (style == Section)
        font.setWeight(QFont::Bold);
    if (style == Keyword)
        font.setWeight(QFont::DemiBold);
    return font;
}

void MatlabLexer::restyle() {
    setDefaultColor(tokens().text);
    setDefaultPaper(tokens().panel);
    setDefaultFont(defaultFont(Default));
    for (int s = 0; s < StyleCount; ++s) {
        setColor(defaultColor(s), s);
        setPaper(defaultPaper(s), s);
        setFont(defaultFont(s), s);
    }
}

void MatlabLexer::set_font_size(int pixels) {
    font_px_ = pixels;
    restyle();
}

void MatlabLexer::set_global_functions(const QSet<QByteArray>& names) { shared_names() = names; }

const QSet<QByteArray>& MatlabLexer::global_functions() { return shared_names(); }

void MatlabLexer::styleText(int start, int end) {
    using S = QsciScintillaBase;
    QsciScintilla* e = editor();
    if (!e || end <= start)
        return;
    const int first_line = static_cast<int>(e->SendScintilla(S::SCI_LINEFROMPOSITION, start));
    start = static_cast<int>(e->SendScintilla(S::SCI_POSITIONFROMLINE, first_line));
    int state = first_line > 0 ? static_cast<int>(e->SendScintilla(S::SCI_GETLINESTATE, first_line - 1)) : 0;
    constexpr int kBase = S::SC_FOLDLEVELBASE;
    int level = kBase;
    if (first_line > 0) {
        // The level that the line before hands on is kept in the upper half of its fold level.
        const int packed = static_cast<int>(e->SendScintilla(S::SCI_GETFOLDLEVEL, first_line - 1));
        level = std::max(kBase, (packed >> 16) & S::SC_FOLDLEVELNUMBERMASK);
    }
    const int length = end - start;
    QByteArray copy(length + 1, '\0');
    e->SendScintilla(S::SCI_GETTEXTRANGE, start, end, copy.data());
    const char* text = copy.constData();
    QByteArray styles(length, static_cast<char>(Default));

    int line = first_line;
    for (int begin = 0; begin < length; ++line) {
        const char* newline = static_cast<const char*>(memchr(text + begin, '\n', static_cast<size_t>(length - begin)));
        const int stop = newline ? static_cast<int>(newline - text) + 1 : length;
        const LineScan scan = scan_line(text + begin, stop - begin, state, styles.data() + begin, &local_);
        state = scan.state;
        e->SendScintilla(S::SCI_SETLINESTATE, line, state);
        // A function at the left margin while blocks are open: the file's functions have no `end`.
        if (scan.function_line && text[begin] == 'f')
            level = kBase;
        int here = level;
        if (scan.middle && here > kBase)
            --here;
        int next = std::max(kBase, level + scan.opens - scan.closes);
        int flags = next > here ? S::SC_FOLDLEVELHEADERFLAG : 0;
        if (scan.closes > scan.opens && scan.starts_with_closer)
            here = level;
        e->SendScintilla(S::SCI_SETFOLDLEVEL, line, here | flags | (next << 16));
        level = next;
        begin = stop;
    }
    e->SendScintilla(S::SCI_STARTSTYLING, start, 0x1f);
    e->SendScintilla(S::SCI_SETSTYLINGEX, static_cast<unsigned long>(length), styles.constData());
}

} // namespace etna::ui
