#include "ui/widgets/tab_strip.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace etna::ui {

TabStrip::TabStrip(QWidget* parent) : QTabBar(parent) {
    setExpanding(false);
    setDrawBase(false);
    setMovable(true);
    setUsesScrollButtons(true);
    setMouseTracking(true);
    setElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::NoFocus);
    setFixedHeight(34);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TabStrip::set_modified(int index, bool modified) {
    if (is_modified(index) == modified)
        return;
    setTabData(index, modified);
    update();
}

bool TabStrip::is_modified(int index) const { return tabData(index).toBool(); }

QSize TabStrip::sizeHint() const { return {QTabBar::sizeHint().width(), 34}; }

QSize TabStrip::tabSizeHint(int index) const {
    return {qMin(260, fontMetrics().horizontalAdvance(tabText(index)) + 16 + 34), 34};
}

QSize TabStrip::minimumTabSizeHint(int index) const { return tabSizeHint(index); }

QRect TabStrip::mark_rect(int index) const {
    const QRect r = tabRect(index);
    return {r.right() - 26, r.center().y() - 9, 20, 20};
}

void TabStrip::paintEvent(QPaintEvent*) {
    const Tokens& t = tokens();
    QPainter p(this);
    p.fillRect(rect(), t.header);
    p.fillRect(0, height() - 1, width(), 1, t.line);
    for (int i = 0; i < count(); ++i) {
        const QRect r = tabRect(i);
        const bool active = i == currentIndex();
        if (active) {
            p.fillRect(r, t.panel);
            p.fillRect(r.x(), r.y(), r.width(), 2, t.accent);
        } else if (i == hovered_) {
            p.fillRect(r.adjusted(0, 0, 0, -1), blend(t.hover, t.header, 0.7));
        }
        p.fillRect(r.right(), r.y(), 1, r.height(), t.line);
        p.setPen(active ? t.text : t.dim);
        const QRect text = r.adjusted(16, 0, -30, 0);
        p.drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                   fontMetrics().elidedText(tabText(i), Qt::ElideMiddle, text.width()));
        const QRect mark = mark_rect(i);
        if (i == hovered_ && closable_) {
            if (over_mark_) {
                p.setRenderHint(QPainter::Antialiasing);
                p.setPen(Qt::NoPen);
                p.setBrush(t.line);
                p.drawRoundedRect(mark, 4, 4);
            }
            p.drawPixmap(mark.x() + 5, mark.y() + 5, icon_pixmap("close", t.dim, 10, devicePixelRatioF()));
        } else if (is_modified(i)) {
            p.setRenderHint(QPainter::Antialiasing);
            p.setPen(Qt::NoPen);
            p.setBrush(t.accent);
            p.drawEllipse(QRectF(mark.x() + 5, mark.y() + 5, 9, 9));
        }
    }
}

void TabStrip::mouseMoveEvent(QMouseEvent* event) {
    const int index = tabAt(event->position().toPoint());
    const bool over = index >= 0 && mark_rect(index).contains(event->position().toPoint());
    if (index != hovered_ || over != over_mark_) {
        hovered_ = index;
        over_mark_ = over;
        update();
    }
    QTabBar::mouseMoveEvent(event);
}

void TabStrip::mousePressEvent(QMouseEvent* event) {
    const int index = tabAt(event->position().toPoint());
    pressed_mark_ = -1;
    if (closable_ && index >= 0) {
        const bool cross = event->button() == Qt::LeftButton && mark_rect(index).contains(event->position().toPoint());
        if (cross || event->button() == Qt::MiddleButton) {
            pressed_mark_ = index;
            return;
        }
    }
    QTabBar::mousePressEvent(event);
}

void TabStrip::mouseReleaseEvent(QMouseEvent* event) {
    if (pressed_mark_ >= 0) {
        const int index = pressed_mark_;
        pressed_mark_ = -1;
        if (tabAt(event->position().toPoint()) == index)
            emit tabCloseRequested(index);
        return;
    }
    QTabBar::mouseReleaseEvent(event);
}

void TabStrip::leaveEvent(QEvent* event) {
    hovered_ = -1;
    over_mark_ = false;
    update();
    QTabBar::leaveEvent(event);
}

} // namespace etna::ui
