#include "ui/editor/document.h"

#include "ui/editor/code_editor.h"
#include "ui/editor/journal.h"
#include "ui/widgets/info_bar.h"

#include <QFileInfo>
#include <QLocale>
#include <QVBoxLayout>

namespace etna::ui {

namespace {
/// Half of what a crash may cost, so that the write has the other half.
constexpr int kJournalMs = 900;
} // namespace

Document::Document(Journal& journal, QWidget* parent) : QWidget(parent), journal_(journal) {
    setObjectName("PanelBody");
    setAttribute(Qt::WA_StyledBackground);
    info_ = new InfoBar(this);
    editor_ = new CodeEditor(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(info_);
    layout->addSpacing(4);
    layout->addWidget(editor_, 1);
    setFocusProxy(editor_);
    journal_id_ = journal_.new_id();
    journal_timer_.setSingleShot(true);
    journal_timer_.setInterval(kJournalMs);
    connect(&journal_timer_, &QTimer::timeout, this, &Document::write_journal);
    connect(editor_, &CodeEditor::edited, this, [this] {
        // Not restarted by each key: steady typing must not put the write off.
        if (!journal_timer_.isActive())
            journal_timer_.start();
        emit edited();
    });
    connect(editor_, &QsciScintilla::modificationChanged, this, &Document::on_modified);
}

Document::~Document() { journal_timer_.stop(); }

QString Document::path() const { return editor_->path(); }
QString Document::title() const { return editor_->title(); }
bool Document::modified() const { return editor_->isModified(); }

bool Document::open(const QString& path, QString& error) {
    const TextFile file = read_text_file(path);
    if (!file.error.isEmpty()) {
        error = file.error;
        return false;
    }
    const QFileInfo info(path);
    editor_->set_path(info.absoluteFilePath());
    editor_->set_encoding(file.encoding);
    editor_->load(file.utf8, file.line_end);
    disk_time_ = info.lastModified();
    disk_size_ = info.size();
    return true;
}

void Document::restore(const JournalEntry& entry) {
    QString error;
    if (entry.path.isEmpty() || !open(entry.path, error)) {
        editor_->set_path(entry.path);
        if (entry.path.isEmpty())
            editor_->set_title(entry.title);
        editor_->load({}, LineEnd::Unix);
    }
    editor_->set_encoding(static_cast<Encoding>(entry.encoding));
    editor_->replace_all(entry.utf8);
    editor_->go_to(entry.line, entry.column);
    journal_.remove(journal_id_);
    journal_id_ = entry.id;
    const QString when = QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.written_ms), QLocale::ShortFormat);
    info_->show_message(tr("This text was restored; it had not been saved (%1).").arg(when),
                        {{tr("Keep"), {}},
                         {tr("Discard changes"), [this] {
                              if (path().isEmpty()) {
                                  editor_->replace_all({});
                              } else {
                                  reload();
                              }
                              discard();
                          }}});
}

bool Document::save() { return save_as(path()); }

bool Document::save_as(const QString& path) {
    const SaveResult result = save_text_file(path, editor_->utf8(), editor_->encoding());
    if (!result.ok) {
        write_journal();
        info_->show_message(result.error, {});
        return false;
    }
    editor_->set_path(QFileInfo(path).absoluteFilePath());
    editor_->set_encoding(result.encoding);
    const QFileInfo info(path);
    disk_time_ = info.lastModified();
    disk_size_ = info.size();
    info_->hide();
    discard();
    emit title_changed();
    return true;
}

void Document::discard() {
    journal_timer_.stop();
    editor_->setModified(false);
    journal_.remove(journal_id_);
}

void Document::on_modified(bool modified) {
    if (!modified) {
        journal_timer_.stop();
        journal_.remove(journal_id_);
    }
    emit title_changed();
}

void Document::write_journal() {
    journal_timer_.stop();
    if (!modified())
        return;
    JournalEntry entry;
    entry.id = journal_id_;
    entry.path = path();
    entry.title = title();
    entry.encoding = static_cast<int>(editor_->encoding());
    entry.line = editor_->line1();
    entry.column = editor_->column1();
    entry.utf8 = editor_->utf8();
    journal_.write(std::move(entry));
}

void Document::reload() {
    const TextFile file = read_text_file(path());
    if (!file.error.isEmpty()) {
        info_->show_message(file.error, {});
        return;
    }
    editor_->set_encoding(file.encoding);
    editor_->replace_all(file.utf8);
    discard();
    const QFileInfo info(path());
    disk_time_ = info.lastModified();
    disk_size_ = info.size();
}

void Document::check_disk() {
    const QFileInfo info(path());
    if (path().isEmpty() || (info.lastModified() == disk_time_ && info.size() == disk_size_))
        return;
    if (!info.exists()) {
        if (disk_size_ >= 0)
            info_->show_message(tr("%1 was deleted on disk. Save writes it again.").arg(title()), {});
        disk_size_ = -1;
        return;
    }
    disk_time_ = info.lastModified();
    disk_size_ = info.size();
    if (!modified()) {
        reload();
        return;
    }
    info_->show_message(tr("%1 changed on disk, and you have unsaved changes.").arg(title()),
                        {{tr("Keep mine"), {}}, {tr("Load from disk"), [this] { reload(); }}});
}

} // namespace etna::ui
