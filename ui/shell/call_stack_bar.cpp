#include "ui/shell/call_stack_bar.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>

namespace etna::ui {

CallStackBar::CallStackBar(QWidget* parent) : QWidget(parent) {
    setObjectName("InfoBar");
    setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(16, 3, 8, 3);
    layout->setSpacing(8);
    auto* label = new QLabel(tr("Stopped in"), this);
    list_ = new QComboBox(this);
    list_->setMinimumWidth(200);
    list_->setAccessibleName(tr("Call stack"));
    layout->addWidget(label);
    layout->addWidget(list_);
    layout->addStretch(1);
    buttons_ = new QHBoxLayout;
    buttons_->setSpacing(2);
    layout->addLayout(buttons_);
    connect(list_, &QComboBox::activated, this, [this](int index) {
        const session::StackFrame& frame = stack_[static_cast<size_t>(index)];
        emit frame_chosen(QString::fromStdString(frame.where.file), frame.where.line1);
    });
    hide();
}

void CallStackBar::show_stack(const std::vector<session::StackFrame>& stack) {
    stack_ = stack;
    list_->clear();
    for (const session::StackFrame& frame : stack) {
        const QString file = QFileInfo(QString::fromStdString(frame.where.file)).fileName();
        list_->addItem(file.isEmpty() ? tr("the prompt")
                                      : tr("%1, line %2").arg(QString::fromStdString(frame.function)).arg(frame.where.line1));
    }
    setVisible(!stack.empty());
}

int CallStackBar::frames() const { return isHidden() ? 0 : list_->count(); }

} // namespace etna::ui
