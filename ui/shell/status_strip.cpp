#include "ui/shell/status_strip.h"

#include "ui/shell/memory.h"
#include "ui/theme/theme.h"
#include "ui/workspace/workspace_model.h"

#include <QMouseEvent>
#include <QPainter>

namespace etna::ui {

StatusStrip::StatusStrip(QWidget* parent) : QWidget(parent) {
    setFixedHeight(26);
    setFont(ui_font(12));
    state_ = tr("Starting");
    auto measure = [this] {
        const uint64_t bytes = resident_bytes();
        const QString text = bytes ? tr("Memory %1").arg(bytes_text(bytes)) : QString();
        if (text != memory_) {
            memory_ = text;
            update();
        }
    };
    memory_timer_.setInterval(2000);
    connect(&memory_timer_, &QTimer::timeout, this, measure);
    memory_timer_.start();
    measure();
    message_timer_.setSingleShot(true);
    message_timer_.setInterval(8000);
    connect(&message_timer_, &QTimer::timeout, this, [this] {
        message_.clear();
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StatusStrip::set_state(Dot dot, const QString& text) {
    dot_ = dot;
    state_ = text;
    update();
}

void StatusStrip::set_cursor(const QString& text) {
    if (text == cursor_)
        return;
    cursor_ = text;
    update();
}

void StatusStrip::set_encoding(const QString& text) {
    encoding_ = text;
    update();
}

void StatusStrip::set_jit(const QString& text) {
    jit_ = text;
    update();
}

void StatusStrip::set_suggestions(int errors, int others) {
    QStringList parts;
    if (errors)
        parts << (errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    if (others)
        parts << (others == 1 ? tr("1 suggestion") : tr("%1 suggestions").arg(others));
    suggestions_ = parts.join(" · ");
    update();
}

void StatusStrip::show_message(const QString& text) {
    message_ = text;
    message_timer_.start();
    update();
}

void StatusStrip::paintEvent(QPaintEvent*) {
    const Tokens& t = tokens();
    QPainter p(this);
    p.fillRect(rect(), t.panel);
    p.fillRect(0, 0, width(), 1, t.line);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(dot_ == Dot::Ready     ? t.good
               : dot_ == Dot::Running ? t.warning
               : dot_ == Dot::Waiting ? t.keyword
                                      : t.error);
    p.drawEllipse(QRectF(12, height() / 2.0 - 3.5, 8, 8));
    p.setPen(t.dim);
    int x = 27;
    auto left = [&](const QString& text) {
        if (text.isEmpty())
            return QRect();
        const QRect r(x, 0, fontMetrics().horizontalAdvance(text), height());
        p.drawText(r, Qt::AlignVCenter, text);
        x = r.right() + 19;
        return r;
    };
    int right = width() - 12;
    auto from_right = [&](const QString& text) {
        if (text.isEmpty())
            return QRect();
        const int w = fontMetrics().horizontalAdvance(text);
        const QRect r(right - w, 0, w, height());
        p.drawText(r, Qt::AlignVCenter, text);
        right = r.left() - 18;
        return r;
    };
    left(state_);
    from_right(memory_);
    suggestions_rect_ = from_right(suggestions_);
    if (!message_.isEmpty()) {
        p.setPen(t.text);
        p.drawText(QRect(x, 0, right - x, height()), Qt::AlignVCenter,
                   fontMetrics().elidedText(message_, Qt::ElideRight, right - x));
        cursor_rect_ = {};
        return;
    }
    cursor_rect_ = left(cursor_);
    left(encoding_);
    left(jit_);
}

void StatusStrip::mousePressEvent(QMouseEvent* event) {
    if (suggestions_rect_.contains(event->position().toPoint()))
        emit suggestions_clicked();
    if (cursor_rect_.contains(event->position().toPoint()))
        emit position_clicked();
}

} // namespace etna::ui
