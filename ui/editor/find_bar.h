#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace etna::ui {

class CodeEditor;

/// Find and replace under the editor. Works on whichever editor is current.
class FindBar : public QWidget {
    Q_OBJECT
  public:
    explicit FindBar(QWidget* parent = nullptr);
    void set_editor(CodeEditor* editor) { editor_ = editor; }
    void open(bool with_replace);
    void find(bool forward);
    void replace_one();
    /// Replaces every match as one undo step; returns how many.
    int replace_all();
    QLineEdit* pattern() { return find_; }
    QLineEdit* replacement() { return replace_; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void find_incremental();
    CodeEditor* editor_ = nullptr;
    QLineEdit* find_;
    QLineEdit* replace_;
    QWidget* replace_row_;
    QCheckBox *case_, *word_, *regex_;
    QLabel* result_;
};

} // namespace etna::ui
