#include "ui/console/console_view.h"

#include "ui/console/console_input.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace etna::ui {

namespace {
constexpr int kRow = 20;
constexpr int kLeft = 14, kTop = 8;
} // namespace

ConsoleView::ConsoleView(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName("ConsoleView");
    setFrameShape(NoFrame);
    setFont(code_font(13));
    setMinimumHeight(60);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    input_ = new ConsoleInput(viewport());
    setFocusProxy(input_);
    const QFontMetrics metrics(font());
    char_width_ = std::max(1, metrics.horizontalAdvance('0'));
    ascent_ = (kRow - metrics.height()) / 2 + metrics.ascent();
    connect(input_, &ConsoleInput::height_changed, this, [this] {
        relayout();
        scroll_to_end();
    });
    connect(input_, &QPlainTextEdit::textChanged, this, [this] {
        if (!input_->text().isEmpty())
            scroll_to_end();
    });
    connect(input_, &ConsoleInput::scroll_wanted, this, &ConsoleView::scroll_pages);
    connect(verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        QMetaObject::invokeMethod(this, [this] { follow_ = at_end(); }, Qt::QueuedConnection);
    });
    connect(&Theme::instance(), &Theme::changed, this, &ConsoleView::restyle);
}

void ConsoleView::restyle() { viewport()->update(); }

int64_t ConsoleView::total_rows() const { return buffer_.rows() + input_->line_count(); }

bool ConsoleView::at_end() const { return verticalScrollBar()->value() >= verticalScrollBar()->maximum(); }

void ConsoleView::relayout() {
    const int prompt_width = static_cast<int>(prompt_.size()) * char_width_;
    const int page = std::max(1, (viewport()->height() - kTop) / kRow);
    const int64_t most = std::max<int64_t>(0, total_rows() - page);
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setRange(0, static_cast<int>(std::min<int64_t>(most, INT_MAX)));
    const int64_t row = buffer_.rows() - verticalScrollBar()->value();
    const int lines = input_->line_count();
    const QFontMetrics metrics(input_->font());
    const int height = lines == 1 ? kRow : lines * metrics.lineSpacing() + 4;
    const int y = kTop + static_cast<int>(std::clamp<int64_t>(row, -10000, 10000)) * kRow;
    const int lift = (kRow - metrics.height()) / 2;
    input_->setGeometry(kLeft + prompt_width, y + lift, std::max(40, viewport()->width() - kLeft - prompt_width - 4),
                        height);
}

void ConsoleView::buffer_changed() {
    const int64_t gone = buffer_.first_row() - seen_first_row_;
    seen_first_row_ = buffer_.first_row();
    relayout();
    if (follow_)
        scroll_to_end();
    else if (gone > 0)
        verticalScrollBar()->setValue(static_cast<int>(std::max<int64_t>(0, verticalScrollBar()->value() - gone)));
    viewport()->update();
}

void ConsoleView::set_prompt(const QString& prompt) {
    prompt_ = prompt;
    relayout();
    viewport()->update();
}

void ConsoleView::set_busy(bool busy) {
    busy_ = busy;
    viewport()->update();
}

void ConsoleView::scroll_to_end() {
    follow_ = true;
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    relayout();
}

void ConsoleView::scroll_pages(int pages) {
    verticalScrollBar()->setValue(verticalScrollBar()->value() + pages * std::max(1, verticalScrollBar()->pageStep() - 1));
    follow_ = at_end();
}

void ConsoleView::resizeEvent(QResizeEvent*) {
    const bool end = follow_;
    buffer_.set_columns((viewport()->width() - kLeft - 10) / char_width_);
    seen_first_row_ = buffer_.first_row();
    relayout();
    if (end)
        scroll_to_end();
}

void ConsoleView::scrollContentsBy(int, int) {
    relayout();
    viewport()->update();
}

bool ConsoleView::event(QEvent* event) {
    if (event->type() == QEvent::Wheel)
        QMetaObject::invokeMethod(this, [this] { follow_ = at_end(); }, Qt::QueuedConnection);
    return QAbstractScrollArea::event(event);
}

void ConsoleView::paintEvent(QPaintEvent*) {
    const Tokens& t = tokens();
    QPainter p(viewport());
    p.fillRect(viewport()->rect(), t.panel);
    p.setFont(font());
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const int64_t first = verticalScrollBar()->value();
    const int count = viewport()->height() / kRow + 1;
    const int columns = buffer_.columns();
    Position from, to;
    if (selection_) {
        from = std::min(selection_->from, selection_->to);
        to = std::max(selection_->from, selection_->to);
    }
    for (int i = 0; i < count && first + i < buffer_.rows(); ++i) {
        const ConsoleBuffer::Place place = buffer_.place_of_row(first + i);
        const ConsoleLine& line = buffer_.line(place.line);
        const int begin = place.part * columns;
        const QString part = line.text.mid(begin, columns);
        const int y = kTop + i * kRow;
        if (selection_) {
            const int64_t id = static_cast<int64_t>(place.line) + buffer_.dropped();
            if (id >= from.line && id <= to.line) {
                const int a = id == from.line ? std::max(0, from.column - begin) : 0;
                const int b = id == to.line ? std::min<int>(columns, to.column - begin)
                                            : static_cast<int>(part.size()) + 1;
                if (b > a)
                    p.fillRect(kLeft + a * char_width_, y, (b - a) * char_width_, kRow, t.code_selection);
            }
        }
        switch (line.kind) {
        case LineKind::Error:
            p.setPen(t.error_text);
            break;
        case LineKind::Warning:
            p.setPen(t.warning_text);
            break;
        case LineKind::Note:
            p.setPen(t.dim);
            break;
        case LineKind::Where: {
            p.setPen(t.error_text);
            if (!line.link_file.isEmpty() || line.link_line1 > 0) {
                QFont link = font();
                link.setUnderline(true);
                const int lead = place.part == 0 ? static_cast<int>(part.size() - part.trimmed().size()) : 0;
                p.setFont(link);
                p.drawText(kLeft + lead * char_width_, y + ascent_, part.mid(lead));
                p.setFont(font());
                continue;
            }
            break;
        }
        case LineKind::Echo:
            if (place.part == 0 && part.startsWith(">> ")) {
                p.setPen(t.accent_text);
                p.setFont(strong);
                p.drawText(kLeft, y + ascent_, ">>");
                p.setFont(font());
                p.setPen(t.text);
                p.drawText(kLeft + 3 * char_width_, y + ascent_, part.mid(3));
                continue;
            }
            [[fallthrough]];
        default:
            p.setPen(t.text);
        }
        p.drawText(kLeft, y + ascent_, part);
    }
    const int y = kTop + static_cast<int>(std::clamp<int64_t>(buffer_.rows() - first, -10000, 10000)) * kRow;
    p.setFont(strong);
    p.setPen(busy_ ? t.dim : t.accent_text);
    p.drawText(kLeft, y + ascent_, prompt_);
}

ConsoleView::Position ConsoleView::position_at(const QPoint& point, bool* on_text) const {
    const int64_t row = verticalScrollBar()->value() + std::max(0, point.y() - kTop) / kRow;
    if (on_text)
        *on_text = row < buffer_.rows();
    if (buffer_.size() == 0)
        return {};
    if (row >= buffer_.rows()) {
        const size_t last = buffer_.size() - 1;
        return {static_cast<int64_t>(last) + buffer_.dropped(), static_cast<int>(buffer_.line(last).text.size())};
    }
    const ConsoleBuffer::Place place = buffer_.place_of_row(row);
    const int column = place.part * buffer_.columns() + std::max(0, (point.x() - kLeft + char_width_ / 2) / char_width_);
    return {static_cast<int64_t>(place.line) + buffer_.dropped(),
            std::min<int>(column, static_cast<int>(buffer_.line(place.line).text.size()))};
}

const ConsoleLine* ConsoleView::link_at(const QPoint& point) const {
    bool on_text = false;
    const Position at = position_at(point, &on_text);
    if (!on_text)
        return nullptr;
    const ConsoleLine& line = buffer_.line(static_cast<size_t>(at.line - buffer_.dropped()));
    const bool link = line.kind == LineKind::Where && (!line.link_file.isEmpty() || line.link_line1 > 0);
    return link && at.column < line.text.size() + 1 && point.x() < kLeft + (line.text.size() + 1) * char_width_ ? &line
                                                                                                               : nullptr;
}

QPoint ConsoleView::link_point(size_t index) const {
    const int64_t row = buffer_.row_of_line(index) - verticalScrollBar()->value();
    return {kLeft + 6 * char_width_, kTop + static_cast<int>(row) * kRow + kRow / 2};
}

void ConsoleView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    press_point_ = event->position().toPoint();
    const Position at = position_at(press_point_);
    if (event->modifiers() & Qt::ShiftModifier && selection_)
        selection_->to = at;
    else
        selection_ = Selection{at, at};
    selecting_ = true;
    input_->setFocus();
    viewport()->update();
}

void ConsoleView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint point = event->position().toPoint();
    if (selecting_) {
        if (point.y() < 0)
            verticalScrollBar()->setValue(verticalScrollBar()->value() - 1);
        else if (point.y() > viewport()->height())
            verticalScrollBar()->setValue(verticalScrollBar()->value() + 1);
        follow_ = at_end();
        selection_->to = position_at(point);
        viewport()->update();
        return;
    }
    viewport()->setCursor(link_at(point) ? Qt::PointingHandCursor : Qt::IBeamCursor);
}

void ConsoleView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    selecting_ = false;
    if (selection_ && selection_->from == selection_->to) {
        selection_.reset();
        if (const ConsoleLine* link = link_at(event->position().toPoint()))
            emit link_clicked(link->link_file, link->link_line1, link->link_column1);
    }
    viewport()->update();
}

void ConsoleView::mouseDoubleClickEvent(QMouseEvent* event) {
    bool on_text = false;
    const Position at = position_at(event->position().toPoint(), &on_text);
    if (!on_text)
        return;
    const QString& text = buffer_.line(static_cast<size_t>(at.line - buffer_.dropped())).text;
    auto is_word = [](QChar c) { return c.isLetterOrNumber() || c == '_' || c == '.'; };
    int a = std::min<int>(at.column, static_cast<int>(text.size())), b = a;
    while (a > 0 && is_word(text[a - 1]))
        --a;
    while (b < text.size() && is_word(text[b]))
        ++b;
    if (b > a)
        selection_ = Selection{{at.line, a}, {at.line, b}};
    viewport()->update();
}

QString ConsoleView::selected_text() const {
    if (!selection_)
        return {};
    const Position from = std::min(selection_->from, selection_->to), to = std::max(selection_->from, selection_->to);
    QString text;
    for (int64_t id = std::max(from.line, buffer_.dropped()); id <= to.line; ++id) {
        const size_t index = static_cast<size_t>(id - buffer_.dropped());
        if (index >= buffer_.size())
            break;
        const QString& line = buffer_.line(index).text;
        const int a = id == from.line ? from.column : 0;
        const int b = id == to.line ? to.column : static_cast<int>(line.size());
        text += line.mid(a, b - a);
        if (id != to.line)
            text += '\n';
    }
    return text;
}

void ConsoleView::copy() {
    if (input_->textCursor().hasSelection())
        input_->copy();
    else if (selection_)
        QGuiApplication::clipboard()->setText(selected_text());
}

void ConsoleView::selectAll() {
    if (!input_->text().isEmpty()) {
        input_->selectAll();
        return;
    }
    if (buffer_.size() == 0)
        return;
    const size_t last = buffer_.size() - 1;
    selection_ = Selection{{buffer_.dropped(), 0},
                           {static_cast<int64_t>(last) + buffer_.dropped(),
                            static_cast<int>(buffer_.line(last).text.size())}};
    viewport()->update();
}

void ConsoleView::cut() { input_->cut(); }
void ConsoleView::paste() { input_->paste(); }
void ConsoleView::undo() { input_->undo(); }
void ConsoleView::redo() { input_->redo(); }

void ConsoleView::keyPressEvent(QKeyEvent* event) {
    // Keys go to the input, which is the focus proxy. One that it did not want comes here, as to its parent: sending it
    // back would go round for ever.
    event->ignore();
}

void ConsoleView::contextMenuEvent(QContextMenuEvent* event) {
    QMenu menu(this);
    menu.addAction(icon("copy"), tr("Copy"), this, &ConsoleView::copy)
        ->setEnabled(selection_ || input_->textCursor().hasSelection());
    menu.addAction(icon("paste"), tr("Paste"), this, &ConsoleView::paste);
    menu.addAction(tr("Select all"), this, &ConsoleView::selectAll);
    menu.addSeparator();
    menu.addAction(icon("clear"), tr("Clear command window"), this, [this] {
        buffer_.clear();
        selection_.reset();
        buffer_changed();
    });
    menu.addAction(icon("stop"), tr("Stop (Ctrl+C)"), this, &ConsoleView::interrupt_wanted)->setEnabled(busy_);
    menu.exec(event->globalPos());
}

} // namespace etna::ui
