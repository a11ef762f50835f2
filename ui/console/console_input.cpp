#include "ui/console/console_input.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>
#include <QTextDocument>

#include <functional>

namespace etna::ui {

ConsoleInput::ConsoleInput(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName("ConsoleInput");
    setAccessibleName(tr("Prompt"));
    setFont(code_font(13));
    setFrameShape(NoFrame);
    setLineWrapMode(NoWrap);
    setTabChangesFocus(false);
    setCursorWidth(1);
    document()->setDocumentMargin(0);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    setStyleSheet("background: transparent;");
    connect(document(), &QTextDocument::blockCountChanged, this, &ConsoleInput::height_changed);
}

void ConsoleInput::set_text(const QString& text) {
    selectAll();
    insertPlainText(text);
    moveCursor(QTextCursor::End);
}

QString ConsoleInput::line_before_cursor() const {
    return textCursor().block().text().left(textCursor().positionInBlock());
}

int ConsoleInput::line_count() const { return document()->blockCount(); }

bool ConsoleInput::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        // Ctrl+C at the prompt is ours (copy or interrupt), whatever the menus say.
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_C && key->modifiers() == Qt::ControlModifier) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void ConsoleInput::keyPressEvent(QKeyEvent* event) {
    if (key_filter && key_filter(event))
        return;
    emit any_key();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))
            insertPlainText("\n");
        else
            emit submitted();
        return;
    case Qt::Key_Up:
        if (plain && textCursor().blockNumber() == 0) {
            emit history_wanted(-1);
            return;
        }
        break;
    case Qt::Key_Down:
        if (plain && textCursor().blockNumber() == line_count() - 1) {
            emit history_wanted(+1);
            return;
        }
        break;
    case Qt::Key_Tab:
        if (line_before_cursor().trimmed().isEmpty())
            insertPlainText("    ");
        else
            emit completion_wanted();
        return;
    case Qt::Key_Space:
        if (event->modifiers() == Qt::ControlModifier) {
            emit completion_wanted();
            return;
        }
        break;
    case Qt::Key_Escape:
        emit escaped();
        return;
    case Qt::Key_PageUp:
        emit scroll_wanted(-1);
        return;
    case Qt::Key_PageDown:
        emit scroll_wanted(+1);
        return;
    case Qt::Key_C:
        if (event->modifiers() == Qt::ControlModifier) {
            emit copy_or_interrupt();
            return;
        }
        break;
    case Qt::Key_Pause:
    case Qt::Key_Cancel:
        emit copy_or_interrupt();
        return;
    default:
        break;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ConsoleInput::insertFromMimeData(const QMimeData* source) {
    QString text = source->text();
    text.replace("\r\n", "\n");
    // Pasted from another command window: its prompts are not part of the code.
    QStringList lines = text.split('\n');
    for (QString& line : lines)
        if (line.startsWith(">> "))
            line.remove(0, 3);
    insertPlainText(lines.join('\n'));
}

} // namespace etna::ui
