#include "ui/widgets/completion_popup.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QScreen>
#include <QVBoxLayout>

namespace etna::ui {

CompletionPopup::CompletionPopup(QWidget* parent)
    : QFrame(parent, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus) {
    setObjectName("Popup");
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    list_ = new QListWidget(this);
    list_->setFont(code_font(12));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setUniformItemSizes(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->addWidget(list_);
    connect(list_, &QListWidget::itemClicked, this, [this] { choose(); });
    hide();
}

int CompletionPopup::count() const { return isVisible() ? list_->count() : 0; }

void CompletionPopup::show_at(const QPoint& global, int line_height,
                              const std::vector<session::Completion>& candidates) {
    list_->clear();
    int width = 200;
    const QFontMetrics metrics(list_->font());
    for (const session::Completion& candidate : candidates) {
        const QString text = QString::fromStdString(candidate.text);
        const QString detail = QString::fromStdString(candidate.detail);
        auto* item = new QListWidgetItem(text, list_);
        const QString kind = detail.startsWith("var") || detail.startsWith("field") ? "variable"
                             : detail.startsWith("file")                           ? "file"
                             : detail.startsWith("key")                            ? "keyword"
                                                                                   : "function";
        item->setIcon(icon(kind));
        item->setToolTip(detail);
        item->setSizeHint({10, 24});
        width = std::max(width, metrics.horizontalAdvance(text) + 60);
        if (list_->count() >= 200)
            break;
    }
    list_->setCurrentRow(0);
    resize(std::min(width, 520), std::min(list_->count(), 10) * 24 + 10);
    QPoint at = global;
    if (const QScreen* screen = QGuiApplication::screenAt(global)) {
        const QRect room = screen->availableGeometry();
        if (at.y() + height() > room.bottom())
            at.setY(global.y() - line_height - height());
        at.setX(std::min(at.x(), room.right() - this->width()));
    }
    move(at);
    show();
}

bool CompletionPopup::handle_key(QKeyEvent* event) {
    if (!isVisible())
        return false;
    const int row = list_->currentRow(), last = list_->count() - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        list_->setCurrentRow(row < last ? row + 1 : 0);
        return true;
    case Qt::Key_Up:
        list_->setCurrentRow(row > 0 ? row - 1 : last);
        return true;
    case Qt::Key_PageDown:
        list_->setCurrentRow(std::min(last, row + 10));
        return true;
    case Qt::Key_PageUp:
        list_->setCurrentRow(std::max(0, row - 10));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        choose();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Shift:
    case Qt::Key_Control:
    case Qt::Key_Alt:
        return false;
    default:
        hide();
        return false;
    }
}

void CompletionPopup::choose() {
    const QListWidgetItem* item = list_->currentItem();
    hide();
    if (item)
        emit chosen(item->text());
}

} // namespace etna::ui
