#include "ui/widgets/info_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace etna::ui {

InfoBar::InfoBar(QWidget* parent) : QWidget(parent) {
    setObjectName("InfoBar");
    setAttribute(Qt::WA_StyledBackground);
    text_ = new QLabel(this);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout_ = new QHBoxLayout(this);
    layout_->setContentsMargins(16, 5, 8, 5);
    layout_->setSpacing(8);
    layout_->addWidget(text_, 1);
    hide();
}

void InfoBar::show_message(const QString& text, const std::vector<Choice>& choices) {
    for (QWidget* button : buttons_)
        button->deleteLater();
    buttons_.clear();
    text_->setText(text);
    std::vector<Choice> all = choices;
    if (all.empty())
        all.push_back({tr("Close"), {}});
    for (const Choice& choice : all) {
        auto* button = new QPushButton(choice.text, this);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QPushButton::clicked, this, [this, run = choice.run] {
            hide();
            if (run)
                run();
        });
        layout_->addWidget(button);
        buttons_.push_back(button);
    }
    show();
}

QString InfoBar::message() const { return isHidden() ? QString() : text_->text(); }

} // namespace etna::ui
