#include "ui/editor/find_bar.h"

#include "ui/editor/code_editor.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

namespace etna::ui {

FindBar::FindBar(QWidget* parent) : QWidget(parent) {
    setObjectName("FindBar");
    setAttribute(Qt::WA_StyledBackground);
    auto button = [this](const QString& name, const QString& tip) {
        auto* b = new QToolButton(this);
        b->setIcon(icon(name));
        b->setToolTip(tip);
        b->setFixedSize(26, 26);
        return b;
    };
    find_ = new QLineEdit(this);
    find_->setPlaceholderText(tr("Find"));
    find_->setObjectName("FindPattern");
    replace_ = new QLineEdit(this);
    replace_->setPlaceholderText(tr("Replace with"));
    case_ = new QCheckBox(tr("Case"), this);
    word_ = new QCheckBox(tr("Word"), this);
    regex_ = new QCheckBox(tr("Regex"), this);
    result_ = new QLabel(this);
    result_->setObjectName("StatusText");
    auto* up = button("up", tr("Previous match (Shift+F3)"));
    auto* down = button("down", tr("Next match (F3)"));
    auto* close = button("close", tr("Close (Esc)"));
    close->setIconSize({12, 12});

    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(find_, 1);
    for (QWidget* w : std::initializer_list<QWidget*>{up, down, case_, word_, regex_, result_})
        first->addWidget(w);
    first->addStretch(0);
    first->addWidget(close);

    replace_row_ = new QWidget(this);
    auto* second = new QHBoxLayout(replace_row_);
    second->setContentsMargins(0, 0, 0, 0);
    second->setSpacing(8);
    auto* one = new QPushButton(tr("Replace"), replace_row_);
    auto* all = new QPushButton(tr("Replace all"), replace_row_);
    second->addWidget(replace_, 1);
    second->addWidget(one);
    second->addWidget(all);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->setSpacing(5);
    layout->addLayout(first);
    layout->addWidget(replace_row_);
    connect(find_, &QLineEdit::textEdited, this, &FindBar::find_incremental);
    connect(find_, &QLineEdit::returnPressed, this, [this] { find(true); });
    connect(up, &QToolButton::clicked, this, [this] { find(false); });
    connect(down, &QToolButton::clicked, this, [this] { find(true); });
    connect(close, &QToolButton::clicked, this, &QWidget::hide);
    connect(one, &QPushButton::clicked, this, &FindBar::replace_one);
    connect(all, &QPushButton::clicked, this, [this] { replace_all(); });
    connect(replace_, &QLineEdit::returnPressed, this, &FindBar::replace_one);
    hide();
}

void FindBar::open(bool with_replace) {
    replace_row_->setVisible(with_replace);
    if (editor_ && editor_->hasSelectedText() && !editor_->selectedText().contains('\n'))
        find_->setText(editor_->selectedText());
    result_->clear();
    show();
    find_->setFocus();
    find_->selectAll();
}

void FindBar::find(bool forward) {
    if (!editor_ || find_->text().isEmpty())
        return;
    int line = -1, index = -1;
    if (!forward && editor_->hasSelectedText()) {
        int l2 = 0, i2 = 0;
        editor_->getSelection(&line, &index, &l2, &i2);
    }
    const bool found = editor_->findFirst(find_->text(), regex_->isChecked(), case_->isChecked(), word_->isChecked(),
                                          true, forward, line, index, true, false, true);
    result_->setText(found ? QString() : tr("No match"));
}

void FindBar::find_incremental() {
    if (!editor_)
        return;
    // From where the present match begins, so that a longer pattern stays on it.
    int line = 0, index = 0, l2 = 0, i2 = 0;
    if (editor_->hasSelectedText())
        editor_->getSelection(&line, &index, &l2, &i2);
    else
        editor_->getCursorPosition(&line, &index);
    const bool found = find_->text().isEmpty() ||
                       editor_->findFirst(find_->text(), regex_->isChecked(), case_->isChecked(), word_->isChecked(),
                                          true, true, line, index, true, false, true);
    result_->setText(found ? QString() : tr("No match"));
}

void FindBar::replace_one() {
    if (!editor_)
        return;
    if (editor_->hasSelectedText() &&
        editor_->selectedText().compare(find_->text(), case_->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive) ==
            0)
        editor_->replaceSelectedText(replace_->text());
    find(true);
}

int FindBar::replace_all() {
    if (!editor_ || find_->text().isEmpty())
        return 0;
    using S = QsciScintillaBase;
    const QByteArray pattern = find_->text().toUtf8(), with = replace_->text().toUtf8();
    long flags = 0;
    if (case_->isChecked())
        flags |= S::SCFIND_MATCHCASE;
    if (word_->isChecked())
        flags |= S::SCFIND_WHOLEWORD;
    if (regex_->isChecked())
        flags |= S::SCFIND_REGEXP | S::SCFIND_CXX11REGEX;
    int count = 0;
    editor_->setUpdatesEnabled(false);
    editor_->SendScintilla(S::SCI_BEGINUNDOACTION);
    editor_->SendScintilla(S::SCI_SETSEARCHFLAGS, flags);
    long at = 0;
    for (;;) {
        editor_->SendScintilla(S::SCI_SETTARGETSTART, at);
        editor_->SendScintilla(S::SCI_SETTARGETEND, editor_->SendScintilla(S::SCI_GETLENGTH));
        if (editor_->SendScintilla(S::SCI_SEARCHINTARGET, static_cast<uintptr_t>(pattern.size()),
                                   pattern.constData()) < 0)
            break;
        const long begin = editor_->SendScintilla(S::SCI_GETTARGETSTART);
        const long end = editor_->SendScintilla(S::SCI_GETTARGETEND);
        const long length = editor_->SendScintilla(regex_->isChecked() ? S::SCI_REPLACETARGETRE : S::SCI_REPLACETARGET,
                                                   static_cast<uintptr_t>(with.size()), with.constData());
        ++count;
        at = begin + length + (end == begin ? 1 : 0); // an empty match must not be found again
        if (at > editor_->SendScintilla(S::SCI_GETLENGTH))
            break;
    }
    editor_->SendScintilla(S::SCI_ENDUNDOACTION);
    editor_->setUpdatesEnabled(true);
    result_->setText(tr("%n replaced", nullptr, count).replace("%n", QString::number(count)));
    return count;
}

void FindBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        hide();
        if (editor_)
            editor_->setFocus();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace etna::ui
