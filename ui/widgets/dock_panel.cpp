#include "ui/widgets/dock_panel.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace etna::ui {

DockTitle::DockTitle(const QString& title, QDockWidget* dock) : QWidget(dock) {
    setObjectName("DockTitle");
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(32);
    title_ = new QLabel(title, this);
    title_->setObjectName("DockTitleText");
    title_->setFont(ui_font(12, QFont::DemiBold));
    detail_ = new QLabel(this);
    detail_->setObjectName("DockTitleDetail");
    detail_->setFont(ui_font(12));
    detail_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    detail_->setMinimumWidth(0);
    detail_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout_ = new QHBoxLayout(this);
    layout_->setContentsMargins(12, 0, 12, 0);
    layout_->setSpacing(8);
    layout_->addWidget(title_);
    layout_->addWidget(detail_, 1);

    auto* close = new QToolButton(this);
    close->setIcon(icon("close"));
    close->setIconSize({10, 10});
    close->setFixedSize(20, 20);
    close->setToolTip(tr("Hide this panel (the View menu brings it back)"));
    close->setFocusPolicy(Qt::NoFocus);
    connect(close, &QToolButton::clicked, dock, &QDockWidget::close);
    close->hide();
    layout_->addWidget(close);
    close_ = close;
}

QToolButton* DockTitle::add_button(const QString& icon_name, const QString& tip) {
    auto* button = new QToolButton(this);
    button->setIcon(icon(icon_name));
    button->setFixedSize(22, 22);
    button->setIconSize({14, 14});
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::NoFocus);
    layout_->insertWidget(layout_->count() - 1, button);
    return button;
}

void DockTitle::set_detail(const QString& text) {
    full_detail_ = text;
    detail_->setToolTip(text);
    elide();
}

QString DockTitle::detail() const { return full_detail_; }

void DockTitle::elide() {
    detail_->setText(detail_->fontMetrics().elidedText(full_detail_, Qt::ElideRight, detail_->width()));
}

void DockTitle::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout_->activate();
    elide();
}

void DockTitle::enterEvent(QEnterEvent*) {
    close_->show();
    layout_->activate();
    elide();
}

void DockTitle::leaveEvent(QEvent*) {
    close_->hide();
    layout_->activate();
    elide();
}

DockPanel::DockPanel(const QString& object_name, const QString& title, QWidget* body, QWidget* parent)
    : QDockWidget(title, parent) {
    setObjectName(object_name);
    setFeatures(DockWidgetClosable | DockWidgetMovable | DockWidgetFloatable);
    setAllowedAreas(Qt::AllDockWidgetAreas);
    title_ = new DockTitle(title, this);
    setTitleBarWidget(title_);
    body->setParent(this);
    setWidget(body);
}

EmptyState::EmptyState(const QString& title, const QString& text, QWidget* over) : QWidget(over) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 12);
    layout->setSpacing(6);
    title_ = new QLabel(this);
    title_->setObjectName("EmptyTitle");
    title_->setAlignment(Qt::AlignCenter);
    title_->setWordWrap(true);
    text_ = new QLabel(this);
    text_->setAlignment(Qt::AlignCenter);
    text_->setWordWrap(true);
    text_->setFont(ui_font(12));
    layout->addStretch(2);
    layout->addWidget(title_);
    layout->addWidget(text_);
    layout->addStretch(3);
    set(title, text);
    over->installEventFilter(this);
    setGeometry(over->rect());
}

void EmptyState::set(const QString& title, const QString& text, bool error) {
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
    text_->setText(text);
    text_->setObjectName(error ? "ErrorText" : "EmptyText");
    text_->style()->unpolish(text_);
    text_->style()->polish(text_);
}

bool EmptyState::eventFilter(QObject* object, QEvent* event) {
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        setGeometry(static_cast<QWidget*>(object)->rect());
    return false;
}

} // namespace etna::ui
