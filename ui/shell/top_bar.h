#pragma once

#include <QWidget>

class QToolButton;

namespace etna::ui {

class CommandTable;
class PaletteField;

/// The 44 px bar under the menus: buttons of commands, the search field, the compute chip. Where the window is narrow
/// the buttons drop their texts, the least used first.
class TopBar : public QWidget {
    Q_OBJECT
  public:
    TopBar(CommandTable& commands, QWidget* parent);
    PaletteField& palette_field() { return *palette_; }
    QToolButton& run_button() { return *run_; }
    void set_chip(const QString& text, const QString& tip);

  signals:
    void chip_clicked();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fit();
    PaletteField* palette_;
    QToolButton* run_;
    QToolButton* chip_;
    std::vector<QToolButton*> buttons_;
    QString chip_text_;
};

} // namespace etna::ui
