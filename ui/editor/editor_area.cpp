#include "ui/editor/editor_area.h"

#include "ui/bridge/session_bridge.h"
#include "ui/commands/settings.h"
#include "ui/editor/code_editor.h"
#include "ui/editor/document.h"
#include "ui/editor/find_bar.h"
#include "ui/editor/journal.h"
#include "ui/widgets/completion_popup.h"
#include "ui/widgets/dock_panel.h"
#include "ui/widgets/info_bar.h"
#include "ui/widgets/tab_strip.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMessageBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace etna::ui {

EditorArea::EditorArea(Settings& settings, Journal& journal, QWidget* parent)
    : QWidget(parent), settings_(settings), journal_(journal) {
    setObjectName("PanelBody");
    setAttribute(Qt::WA_StyledBackground);
    setMinimumSize(220, 120);
    tabs_ = new TabStrip(this);
    tabs_->setObjectName("EditorTabs");
    tabs_->set_closable(true);
    stack_ = new QStackedWidget(this);
    find_bar_ = new FindBar(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tabs_);
    layout->addWidget(stack_, 1);
    layout->addWidget(find_bar_);
    empty_ = new EmptyState(tr("No file is open"), tr("Ctrl+N makes a new script, Ctrl+O opens one,\n"
                                                      "or double-click a file in Current folder."),
                            stack_);
    popup_ = new CompletionPopup(this);
    connect(popup_, &CompletionPopup::chosen, this, [this](const QString& text) {
        CodeEditor* editor = current_editor();
        if (!editor)
            return;
        const int column = editor->column1();
        const long pos = editor->SendScintilla(QsciScintillaBase::SCI_GETCURRENTPOS);
        const long back = column - 1 - static_cast<long>(completion_start_);
        editor->SendScintilla(QsciScintillaBase::SCI_SETSEL, static_cast<unsigned long>(pos - back), pos);
        editor->replaceSelectedText(text);
    });
    watcher_ = new QFileSystemWatcher(this);
    connect(watcher_, &QFileSystemWatcher::fileChanged, this, [this](const QString& path) {
        // An atomic save replaces the file: give the rename a moment, then watch the new one.
        QTimer::singleShot(120, this, [this, path] {
            if (Document* document = find(path)) {
                document->check_disk();
                if (QFileInfo::exists(path))
                    watcher_->addPath(path);
            }
        });
    });
    check_timer_.setSingleShot(true);
    check_timer_.setInterval(300);
    connect(&check_timer_, &QTimer::timeout, this, [this] {
        if (Document* document = current())
            request_check(document);
    });
    connect(tabs_, &QTabBar::currentChanged, this, [this](int index) {
        stack_->setCurrentIndex(index);
        find_bar_->set_editor(current_editor());
        check_timer_.start();
        emit current_changed();
    });
    connect(tabs_, &QTabBar::tabMoved, this, [this](int from, int to) {
        QWidget* page = stack_->widget(from);
        stack_->removeWidget(page);
        stack_->insertWidget(to, page);
        stack_->setCurrentIndex(tabs_->currentIndex());
    });
    connect(tabs_, &QTabBar::tabCloseRequested, this,
            [this](int index) { close(static_cast<Document*>(stack_->widget(index))); });
    ask_unsaved = [this](Document* document) {
        QMessageBox box(QMessageBox::NoIcon, tr("Etna"), tr("%1 has unsaved changes.").arg(document->title()),
                        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
        const int answer = box.exec();
        return answer == QMessageBox::Save ? 0 : answer == QMessageBox::Discard ? 1 : 2;
    };
}

EditorArea::~EditorArea() = default;

void EditorArea::connect_session(SessionBridge* bridge) {
    bridge_ = bridge;
    connect(bridge, &SessionBridge::diagnostics, this, &EditorArea::on_diagnostics);
    connect(bridge, &SessionBridge::completed, this, &EditorArea::on_completed);
    for (Document* document : documents()) {
        request_check(document);
        emit breakpoints_changed(document->path(), document->editor().breakpoints());
    }
}

Document* EditorArea::current() const { return static_cast<Document*>(stack_->currentWidget()); }

CodeEditor* EditorArea::current_editor() const {
    Document* document = current();
    return document ? &document->editor() : nullptr;
}

std::vector<Document*> EditorArea::documents() const {
    std::vector<Document*> list;
    for (int i = 0; i < stack_->count(); ++i)
        list.push_back(static_cast<Document*>(stack_->widget(i)));
    return list;
}

Document* EditorArea::find(const QString& path) const {
    const QFileInfo wanted(path);
    for (Document* document : documents())
        if (!document->path().isEmpty() &&
            (document->path() == path || QFileInfo(document->path()).absoluteFilePath() == wanted.absoluteFilePath()))
            return document;
    for (Document* document : documents())
        if (document->path().isEmpty() && document->title() == path)
            return document;
    return nullptr;
}

Document* EditorArea::add(Document* document) {
    empty_->hide();
    CodeEditor* editor = &document->editor();
    editor->set_font_size(settings_.get(Setting::EditorFontSize).toInt());
    editor->setTabWidth(settings_.get(Setting::EditorTabWidth).toInt());
    editor->zoomTo(settings_.get(Setting::EditorZoom).toInt());
    stack_->addWidget(document);
    tabs_->addTab(document->title());
    update_tab(document);
    if (!document->path().isEmpty())
        watcher_->addPath(document->path());
    connect(document, &Document::title_changed, this, [this, document] { update_tab(document); });
    connect(document, &Document::edited, this, [this] { check_timer_.start(); });
    connect(editor, &CodeEditor::cursor_moved, this, &EditorArea::cursor_changed);
    connect(editor, &CodeEditor::tip_wanted, this, &EditorArea::tip_wanted);
    connect(editor, &CodeEditor::completion_wanted, this, &EditorArea::complete_here);
    connect(editor, &CodeEditor::breakpoints_changed, this, [this, document, editor] {
        emit breakpoints_changed(document->path().isEmpty() ? document->title() : document->path(),
                                 editor->breakpoints());
    });
    editor->installEventFilter(this);
    tabs_->setCurrentIndex(stack_->count() - 1);
    stack_->setCurrentWidget(document);
    find_bar_->set_editor(editor);
    emit current_changed();
    return document;
}

void EditorArea::update_tab(Document* document) {
    const int index = stack_->indexOf(document);
    if (index < 0)
        return;
    tabs_->setTabText(index, document->title());
    tabs_->setTabToolTip(index, document->path().isEmpty() ? tr("Not saved yet") : document->path());
    tabs_->set_modified(index, document->modified());
    if (!document->path().isEmpty() && !watcher_->files().contains(document->path()))
        watcher_->addPath(document->path());
}

Document* EditorArea::new_document(const QString& text) {
    auto* document = new Document(journal_, stack_);
    ++untitled_;
    document->editor().set_title(untitled_ == 1 ? "untitled.m" : QStringLiteral("untitled%1.m").arg(untitled_));
    document->editor().load(text.toUtf8(), LineEnd::Unix);
    add(document);
    document->editor().setFocus();
    return document;
}

Document* EditorArea::open(const QString& path) {
    if (Document* there = find(path)) {
        tabs_->setCurrentIndex(stack_->indexOf(there));
        return there;
    }
    auto* document = new Document(journal_, stack_);
    QString error;
    if (!document->open(path, error)) {
        delete document;
        emit message(error);
        return nullptr;
    }
    add_recent(document->path());
    add(document);
    return document;
}

void EditorArea::add_recent(const QString& path) {
    QStringList recent = settings_.get(Setting::RecentFiles).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    settings_.set(Setting::RecentFiles, QStringList(recent.mid(0, 30)));
}

void EditorArea::go_to(const QString& path, int line1, int column1) {
    Document* document = path.isEmpty() ? current() : open(path);
    if (!document)
        return;
    document->editor().go_to(line1, column1);
    document->editor().setFocus();
}

bool EditorArea::save(Document* document) {
    if (!document)
        return false;
    return document->path().isEmpty() ? save_as(document) : document->save();
}

bool EditorArea::save_as(Document* document) {
    if (!document)
        return false;
    const QString start = document->path().isEmpty() ? document->title() : document->path();
    const QString path = QFileDialog::getSaveFileName(this, tr("Save as"), start, tr("MATLAB files (*.m);;All (*)"));
    return !path.isEmpty() && document->save_as(path);
}

bool EditorArea::save_all() {
    bool all = true;
    for (Document* document : documents())
        if (document->modified())
            all = save(document) && all;
    return all;
}

bool EditorArea::close(Document* document) {
    if (!document)
        return false;
    if (document->modified()) {
        const int answer = ask_unsaved(document);
        if (answer == 2 || (answer == 0 && !save(document)))
            return false;
        document->discard();
    }
    watcher_->removePath(document->path());
    const int index = stack_->indexOf(document);
    stack_->removeWidget(document);
    tabs_->removeTab(index);
    document->deleteLater();
    empty_->setVisible(stack_->count() == 0);
    find_bar_->set_editor(current_editor());
    emit current_changed();
    return true;
}

void EditorArea::next_tab(int direction) {
    if (const int count = tabs_->count())
        tabs_->setCurrentIndex((tabs_->currentIndex() + direction + count) % count);
}

int EditorArea::restore_session() {
    const QVariantMap cursors = settings_.get(Setting::CursorPositions).toMap();
    const std::vector<JournalEntry> unsaved = journal_.recover();
    auto has_unsaved = [&](const QString& path) {
        return std::any_of(unsaved.begin(), unsaved.end(), [&](const JournalEntry& e) { return e.path == path; });
    };
    for (const QString& path : settings_.get(Setting::OpenFiles).toStringList()) {
        if (!QFileInfo(path).isFile() || has_unsaved(path))
            continue;
        if (Document* document = open(path)) {
            const QPoint cursor = cursors.value(path).toPoint();
            if (cursor.x() > 0)
                document->editor().go_to(cursor.x(), cursor.y());
        }
    }
    for (const JournalEntry& entry : unsaved) {
        auto* document = new Document(journal_, stack_);
        document->restore(entry);
        add(document);
    }
    if (Document* active = find(settings_.get(Setting::ActiveFile).toString()))
        tabs_->setCurrentIndex(stack_->indexOf(active));
    return stack_->count();
}

void EditorArea::store_session() {
    QStringList paths;
    QVariantMap cursors;
    for (Document* document : documents()) {
        document->write_journal();
        if (document->path().isEmpty())
            continue;
        paths << document->path();
        cursors[document->path()] = QPoint(document->editor().line1(), document->editor().column1());
    }
    settings_.set(Setting::OpenFiles, paths);
    settings_.set(Setting::CursorPositions, cursors);
    settings_.set(Setting::ActiveFile, current() ? current()->path() : QString());
}

void EditorArea::show_executing(const QString& file, int line1, bool bring_to_front) {
    Document* running = file.isEmpty() ? nullptr : find(file);
    if (!running && !file.isEmpty() && bring_to_front)
        running = open(file);
    for (Document* document : documents())
        document->editor().set_executing(document == running ? line1 : 0);
    if (running && bring_to_front) {
        tabs_->setCurrentIndex(stack_->indexOf(running));
        running->editor().go_to(line1);
    }
}

void EditorArea::open_find(bool replace) {
    if (current())
        find_bar_->open(replace);
}

void EditorArea::find_next(bool forward) { find_bar_->find(forward); }

QString EditorArea::check_name(Document* document) const {
    return document->path().isEmpty() ? document->title() : document->path();
}

void EditorArea::request_check(Document* document) {
    if (bridge_)
        bridge_->session().check(check_name(document).toStdString(), document->editor().utf8().toStdString());
}

void EditorArea::on_diagnostics(const session::DiagnosticsEvent& event) {
    const QString file = QString::fromStdString(event.file);
    for (Document* document : documents())
        if (check_name(document) == file)
            document->editor().set_diagnostics(event.diagnostics);
    emit diagnostics_changed();
}

bool EditorArea::eventFilter(QObject* object, QEvent* event) {
    if (popup_->isVisible()) {
        if (event->type() == QEvent::KeyPress && popup_->handle_key(static_cast<QKeyEvent*>(event)))
            return true;
        if (event->type() == QEvent::FocusOut)
            popup_->hide();
    }
    return QWidget::eventFilter(object, event);
}

void EditorArea::complete_here() {
    CodeEditor* editor = current_editor();
    if (!editor || !bridge_)
        return;
    const QByteArray line = editor->lines_utf8(editor->line1(), editor->line1());
    const int cursor = editor->column1() - 1;
    completion_request_ = bridge_->session().complete(line.left(cursor).toStdString(), static_cast<size_t>(cursor));
}

void EditorArea::on_completed(const session::CompletedEvent& event) {
    CodeEditor* editor = current_editor();
    if (event.request != completion_request_ || !editor || event.candidates.empty())
        return;
    using S = QsciScintillaBase;
    completion_start_ = event.start;
    const long pos = editor->SendScintilla(S::SCI_GETCURRENTPOS) - (editor->column1() - 1) +
                     static_cast<long>(event.start);
    const int x = static_cast<int>(editor->SendScintilla(S::SCI_POINTXFROMPOSITION, 0UL, pos));
    const int y = static_cast<int>(editor->SendScintilla(S::SCI_POINTYFROMPOSITION, 0UL, pos));
    const int height = static_cast<int>(editor->SendScintilla(S::SCI_TEXTHEIGHT, 0L));
    popup_->show_at(editor->viewport()->mapToGlobal(QPoint(x, y + height)), height, event.candidates);
}

} // namespace etna::ui
