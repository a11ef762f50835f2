#include "ui/shell/top_bar.h"

#include "ui/commands/command_table.h"
#include "ui/commands/palette.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QToolButton>

namespace etna::ui {

namespace {

/// The accent button: icon, bold name, its key smaller.
class RunButton : public QToolButton {
  public:
    using QToolButton::QToolButton;
    QSize sizeHint() const override {
        return {11 + 16 + 6 + name_metrics().horizontalAdvance(text()) + 7 + key_metrics().horizontalAdvance("F5") + 11,
                30};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Tokens& t = tokens();
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        QColor fill = isEnabled() ? t.accent_fill : t.chip;
        if (isEnabled() && underMouse())
            fill = blend(t.on_accent, fill, isDown() ? 0.2 : 0.1);
        p.setPen(Qt::NoPen);
        p.setBrush(fill);
        p.drawRoundedRect(rect(), 6, 6);
        const QColor ink = isEnabled() ? t.on_accent : t.dim;
        p.drawPixmap(10, 7, icon_pixmap("run", ink, 16, devicePixelRatioF()));
        p.setPen(ink);
        p.setFont(ui_font(13, QFont::DemiBold));
        const int x = 11 + 16 + 6;
        p.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter, text());
        p.setFont(ui_font(11, QFont::DemiBold));
        p.drawText(QRect(x + name_metrics().horizontalAdvance(text()) + 7, 0, 40, height()), Qt::AlignVCenter, "F5");
    }

  private:
    static QFontMetrics name_metrics() { return QFontMetrics(ui_font(13, QFont::DemiBold)); }
    static QFontMetrics key_metrics() { return QFontMetrics(ui_font(11, QFont::DemiBold)); }
};

} // namespace

TopBar::TopBar(CommandTable& commands, QWidget* parent) : QWidget(parent) {
    setObjectName("Bar");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(44);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 0, 14, 0);
    layout->setSpacing(4);
    auto button = [&](const QString& id, const QString& text) {
        auto* b = new QToolButton(this);
        b->setObjectName("ToolBarButton");
        b->setDefaultAction(commands.action(id));
        b->setText(text);
        b->setToolTip(commands.tooltip(id));
        b->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        b->setFocusPolicy(Qt::NoFocus);
        layout->addWidget(b);
        buttons_.push_back(b);
        return b;
    };
    button("file.new", tr("New"));
    button("file.open", tr("Open"));
    button("file.save", tr("Save"));
    auto* line = new QWidget(this);
    line->setObjectName("VSeparator");
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedSize(1, 22);
    layout->addSpacing(4);
    layout->addWidget(line);
    layout->addSpacing(4);
    run_ = new RunButton(this);
    run_->setObjectName("RunButton");
    run_->setText(tr("Run"));
    run_->setToolTip(commands.tooltip("run.file"));
    run_->setFocusPolicy(Qt::NoFocus);
    QAction* run = commands.action("run.file");
    connect(run_, &QToolButton::clicked, run, &QAction::trigger);
    connect(run, &QAction::changed, run_, [this, run] {
        run_->setEnabled(run->isEnabled());
        run_->setText(run->text().remove('&').section(' ', 0, 0));
        run_->updateGeometry();
        run_->update();
    });
    layout->addWidget(run_);
    button("run.section", tr("Run section"));
    button("debug.step", tr("Step"));
    button("run.stop", tr("Stop"));
    layout->addStretch(1);
    palette_ = new PaletteField(this); // in the middle of the window, see fit()
    chip_ = new QToolButton(this);
    chip_->setObjectName("Chip");
    chip_->setFont(ui_font(12));
    chip_->setFocusPolicy(Qt::NoFocus);
    connect(chip_, &QToolButton::clicked, this, &TopBar::chip_clicked);
    layout->addWidget(chip_);
    set_chip(tr("Compute: auto"), tr("Large arrays run where they finish first."));
}

void TopBar::set_chip(const QString& text, const QString& tip) {
    chip_text_ = text;
    chip_->setToolTip(tip);
    fit();
}

void TopBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void TopBar::fit() {
    // Text beside the icons costs about 330 px; the buttons keep their tooltips without it.
    const bool files = width() >= 1300, rest = width() >= 1000;
    for (size_t i = 0; i < buttons_.size(); ++i) {
        const bool text = i < 3 ? files : rest;
        buttons_[i]->setToolButtonStyle(text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
        buttons_[i]->setMinimumWidth(text ? 0 : 32);
    }
    const int room = std::max(110, width() / 4);
    chip_->setText(QFontMetrics(chip_->font()).elidedText(chip_text_, Qt::ElideRight, room));
    layout()->activate();
    const int left = buttons_.back()->geometry().right() + 16, right = chip_->geometry().left() - 16;
    const int wide = std::clamp(right - left, 80, 430);
    const int x = std::clamp((width() - wide) / 2, left, std::max(left, right - wide));
    palette_->setGeometry(x, (height() - 30) / 2, wide, 30);
}

} // namespace etna::ui
