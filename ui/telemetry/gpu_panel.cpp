#include "ui/telemetry/gpu_panel.h"

#include "ui/figures/vulkan_host.h"
#include "ui/telemetry/gpu_item.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"

#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>

namespace etna::ui {

GpuPanel::GpuPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("GpuPanel");
    setMinimumHeight(80);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    empty_ = new EmptyState({}, tr("Kernels, transfers and where each computation ran are listed here after a run "
                                   "with large arrays. Try mean(rand(1e7, 1))."),
                            this);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (window_)
            window_->setColor(tokens().panel);
        if (item_)
            item_->redraw();
        update();
    });
}

GpuPanel::~GpuPanel() { delete container_; }

void GpuPanel::make_window() {
    if (tried_)
        return;
    tried_ = true;
    VulkanHost* host = VulkanHost::instance();
    if (!host)
        return;
    window_ = new QQuickWindow;
    window_->setColor(tokens().panel);
    host->adopt(window_);
    item_ = new GpuItem;
    item_->setParentItem(window_->contentItem());
    auto fit = [this] { item_->setSize(QSizeF(window_->size())); };
    connect(window_, &QWindow::widthChanged, this, fit);
    connect(window_, &QWindow::heightChanged, this, fit);
    container_ = QWidget::createWindowContainer(window_, this);
    container_->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(container_);
    container_->show();
    fit();
}

void GpuPanel::show_telemetry(const QByteArray& json) {
    report_ = parse_telemetry(json);
    if (!report_.valid) {
        empty_->set({}, report_.error, true);
        empty_->show();
        if (container_)
            container_->hide();
        return;
    }
    emit detail_changed(report_.header);
    emit device_changed(report_.chip, tr("Where large arrays are computed. Click for the GPU panel."));
    if (report_.empty())
        return; // the last report with something in it stays
    empty_->hide();
    make_window();
    if (item_) {
        container_->show();
        item_->set_report(report_);
    }
    update();
}

QImage GpuPanel::grab_picture() { return window_ ? window_->grabWindow() : grab().toImage(); }

void GpuPanel::wheelEvent(QWheelEvent* event) {
    scroll_ = std::max(0, scroll_ - event->angleDelta().y() / 4);
    update();
}

void GpuPanel::paintEvent(QPaintEvent*) {
    const Tokens& t = tokens();
    QPainter p(this);
    p.fillRect(rect(), t.panel);
    if (window_ || !empty_->isHidden())
        return;
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(ui_font(12));
    const int name_width = std::clamp(width() * 34 / 100, 90, 200);
    const int bar_left = 12 + name_width + 10, bar_right = width() - 12 - 56 - 10 - 84 - 10;
    int y = 8 - scroll_;
    for (const GpuRow& row : report_.rows) {
        const QRect line(12, y, width() - 24, 24);
        p.setPen(t.text);
        p.drawText(QRect(12, y, name_width, 24), Qt::AlignVCenter,
                   p.fontMetrics().elidedText(QString::fromStdString(row.name), Qt::ElideRight, name_width));
        p.setPen(Qt::NoPen);
        p.setBrush(t.chip);
        const QRectF bar(bar_left, y + 8, std::max(10, bar_right - bar_left), 8);
        p.drawRoundedRect(bar, 4, 4);
        p.setBrush(row.on_gpu ? t.gpu : t.keyword);
        if (row.fraction > 0)
            p.drawRoundedRect(QRectF(bar.x(), bar.y(), std::max(8.0, bar.width() * row.fraction), 8), 4, 4);
        p.setPen(t.text);
        p.drawText(QRect(line.right() - 56 - 94, y, 84, 24), Qt::AlignVCenter, QString::fromStdString(row.rate));
        p.drawText(QRect(line.right() - 60, y, 60, 24), Qt::AlignVCenter | Qt::AlignRight,
                   QString::fromStdString(row.time));
        y += 24;
    }
    y += 6;
    p.setPen(t.dim);
    auto paragraph = [&](const std::string& text) {
        const QRect room(12, y, width() - 24, 2000);
        QRect used;
        p.drawText(room, Qt::TextWordWrap, QString::fromStdString(text), &used);
        y += used.height() + 3;
    };
    for (const std::string& sentence : report_.sentences)
        paragraph(sentence);
    paragraph(report_.counters);
}

} // namespace etna::ui
