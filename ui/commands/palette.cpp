#include "ui/commands/palette.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QFocusEvent>
#include <QFrame>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace etna::ui {

namespace {

class PaletteDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Tokens& t = tokens();
        const QRect r = option.rect;
        if (option.state & QStyle::State_Selected) {
            p->setRenderHint(QPainter::Antialiasing);
            p->setPen(Qt::NoPen);
            p->setBrush(t.selection);
            p->drawRoundedRect(r, 4, 4);
        }
        const QString name = index.data(Qt::UserRole + 1).toString();
        if (!name.isEmpty())
            p->drawPixmap(r.x() + 9, r.y() + (r.height() - 15) / 2,
                          icon_pixmap(name, t.dim, 15, p->device()->devicePixelRatio()));
        const QString detail = index.data(Qt::UserRole + 2).toString();
        p->setFont(ui_font(12));
        p->setPen(t.dim);
        const int width = std::min(r.width() / 2, QFontMetrics(p->font()).horizontalAdvance(detail) + 2);
        const QRect right(r.right() - width - 10, r.y(), width, r.height());
        p->drawText(right, Qt::AlignVCenter | Qt::AlignRight,
                    QFontMetrics(p->font()).elidedText(detail, Qt::ElideLeft, width));
        p->setFont(ui_font(13));
        p->setPen(t.text);
        const QRect room(r.x() + 34, r.y(), right.x() - r.x() - 42, r.height());
        p->drawText(room, Qt::AlignVCenter,
                    QFontMetrics(p->font()).elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    }
};

} // namespace

PaletteField::PaletteField(QWidget* parent) : QLineEdit(parent) {
    setObjectName("SearchField");
    setPlaceholderText(tr("Find a command, function, file or setting"));
    setFocusPolicy(Qt::ClickFocus);
    setFixedHeight(30);
    popup_ = new QFrame(this, Qt::ToolTip | Qt::FramelessWindowHint | Qt::WindowDoesNotAcceptFocus);
    popup_->setObjectName("Popup");
    popup_->setAttribute(Qt::WA_ShowWithoutActivating);
    list_ = new QListWidget(popup_);
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setItemDelegate(new PaletteDelegate(list_));
    list_->setUniformItemSizes(true);
    list_->setMouseTracking(true);
    auto* layout = new QVBoxLayout(popup_);
    layout->setContentsMargins(5, 5, 5, 5);
    layout->addWidget(list_);
    connect(list_, &QListWidget::itemClicked, this, &PaletteField::choose);
    connect(this, &QLineEdit::textEdited, this, &PaletteField::refill);
}

int PaletteField::score(const QString& query, const QString& text) {
    if (query.isEmpty())
        return 1;
    int points = 0, run = 0;
    qsizetype at = 0;
    for (const QChar c : query) {
        if (c.isSpace())
            continue;
        qsizetype found = -1;
        for (qsizetype i = at; i < text.size(); ++i)
            if (text[i].toLower() == c.toLower()) {
                found = i;
                break;
            }
        if (found < 0)
            return 0;
        run = found == at ? run + 1 : 1;
        const bool word_start = found == 0 || !text[found - 1].isLetterOrNumber();
        points += 2 + 3 * run + (word_start ? 8 : 0);
        at = found + 1;
    }
    return std::max(1, points * 4 - static_cast<int>(text.size()) / 4 +
                           (text.startsWith(query, Qt::CaseInsensitive) ? 60 : 0));
}

void PaletteField::open() {
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

int PaletteField::shown() const { return popup_->isVisible() ? list_->count() : 0; }

void PaletteField::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    items_ = source_ ? source_() : std::vector<PaletteItem>();
    refill();
}

void PaletteField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    popup_->hide();
    clear();
}

void PaletteField::refill() {
    std::vector<std::pair<int, const PaletteItem*>> best;
    for (const PaletteItem& item : items_)
        if (const int points = score(text().trimmed(), item.text))
            best.push_back({points, &item});
    std::stable_sort(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    list_->clear();
    for (const auto& [points, item] : best) {
        auto* row = new QListWidgetItem(item->text, list_);
        row->setData(Qt::UserRole, static_cast<int>(item - items_.data()));
        row->setData(Qt::UserRole + 1, item->icon);
        row->setData(Qt::UserRole + 2, item->detail);
        row->setSizeHint({10, 28});
        if (list_->count() >= 60)
            break;
    }
    if (list_->count() == 0) {
        auto* row = new QListWidgetItem(tr("Nothing is called that."), list_);
        row->setFlags(Qt::NoItemFlags);
        row->setSizeHint({10, 28});
    }
    list_->setCurrentRow(0);
    const int width = std::max(430, this->width());
    popup_->resize(width, std::min(list_->count(), 12) * 28 + 12);
    popup_->move(mapToGlobal(QPoint((this->width() - width) / 2, height() + 4)));
    popup_->show();
}

void PaletteField::choose() {
    const QListWidgetItem* row = list_->currentItem();
    if (!row || !row->data(Qt::UserRole).isValid())
        return;
    const auto run = items_[static_cast<size_t>(row->data(Qt::UserRole).toInt())].run;
    clearFocus();
    if (run)
        run();
}

void PaletteField::keyPressEvent(QKeyEvent* event) {
    const int row = list_->currentRow(), last = list_->count() - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        list_->setCurrentRow(row < last ? row + 1 : 0);
        return;
    case Qt::Key_Up:
        list_->setCurrentRow(row > 0 ? row - 1 : last);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return;
    case Qt::Key_Escape:
        clearFocus();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void PaletteField::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!text().isEmpty() || width() < 220)
        return;
    QPainter p(this);
    p.setPen(tokens().dim);
    p.setFont(ui_font(12));
    p.drawText(rect().adjusted(0, 0, -11, 0), Qt::AlignVCenter | Qt::AlignRight, "Ctrl+P");
}

} // namespace etna::ui
