#include "ui/figures/figure_view.h"

#include "ui/figures/figure_item.h"
#include "ui/figures/vulkan_host.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QQuickWindow>
#include <QToolTip>
#include <QVBoxLayout>

#include <cmath>

namespace etna::ui {

FigureView::FigureView(QWidget* parent) : QWidget(parent) {
    setObjectName("FigureView");
    setMouseTracking(true);
    setMinimumSize(80, 60);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (content_)
            content_->set_dark(tokens().dark);
        if (window_)
            window_->setColor(tokens().panel);
        redraw();
    });
}

FigureView::~FigureView() {
    // The window's render thread asks the content until it is gone.
    delete container_;
}

void FigureView::make_window() {
    if (tried_)
        return;
    tried_ = true;
    VulkanHost* host = VulkanHost::instance();
    if (!host)
        return;
    window_ = new QQuickWindow;
    window_->setColor(tokens().panel);
    host->adopt(window_);
    item_ = new FigureItem(this);
    item_->setParentItem(window_->contentItem());
    auto fit = [this] { item_->setSize(QSizeF(window_->size())); };
    connect(window_, &QWindow::widthChanged, this, fit);
    connect(window_, &QWindow::heightChanged, this, fit);
    container_ = QWidget::createWindowContainer(window_, this);
    container_->setFocusPolicy(Qt::NoFocus);
    container_->setMinimumSize(80, 60);
    layout()->addWidget(container_);
    container_->show();
    fit();
}

void FigureView::show_content(FigureContent* content) {
    content_ = content;
    if (content) {
        content->set_dark(tokens().dark);
        make_window();
    }
    if (container_)
        container_->setVisible(content != nullptr);
    redraw();
}

void FigureView::redraw() {
    if (item_)
        item_->redraw();
    else
        update();
}

QImage FigureView::grab_picture() {
    if (window_)
        return window_->grabWindow();
    return content_ ? content_->picture(size(), devicePixelRatioF(), tokens().dark) : QImage();
}

void FigureView::wheel(QPointF at, double steps) {
    if (content_ && content_->zoom(at * devicePixelRatioF(), std::pow(1.2, steps))) {
        redraw();
        emit changed();
    }
}

void FigureView::press(QPointF at) {
    drag_at_ = at;
    dragging_ = true;
}

void FigureView::drag(QPointF at) {
    if (dragging_ && content_ && content_->pan(drag_at_ * devicePixelRatioF(), at * devicePixelRatioF())) {
        redraw();
        emit changed();
    }
    drag_at_ = at;
}

void FigureView::release() { dragging_ = false; }

void FigureView::hover(QPointF at, QPoint global) {
    const QString text = content_ ? content_->tip(at * devicePixelRatioF()) : QString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(global, text, this);
}

void FigureView::reset() {
    if (content_ && content_->reset()) {
        redraw();
        emit changed();
    }
}

void FigureView::paintEvent(QPaintEvent*) {
    QPainter p(this);
    p.fillRect(rect(), tokens().panel);
    if (content_ && !window_) {
        const double ratio = devicePixelRatioF();
        content_->scene(size() * ratio, ratio); // what the mouse refers to
        QImage image = content_->picture(size(), ratio, tokens().dark);
        image.setDevicePixelRatio(ratio);
        p.drawImage(0, 0, image);
    }
}

void FigureView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    redraw();
}

void FigureView::wheelEvent(QWheelEvent* event) { wheel(event->position(), event->angleDelta().y() / 120.0); }

void FigureView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        press(event->position());
}

void FigureView::mouseMoveEvent(QMouseEvent* event) {
    if (dragging_)
        drag(event->position());
    else
        hover(event->position(), event->globalPosition().toPoint());
}

void FigureView::mouseReleaseEvent(QMouseEvent*) { release(); }
void FigureView::mouseDoubleClickEvent(QMouseEvent*) { reset(); }

} // namespace etna::ui
