#pragma once

#include <QLineEdit>

#include <functional>
#include <vector>

class QFrame;
class QListWidget;

namespace etna::ui {

/// One thing that the search field can find.
struct PaletteItem {
    QString text;
    QString detail; ///< the key, the folder, `function`
    QString icon;
    std::function<void()> run;
};

/// The search field in the toolbar: commands, functions, files and settings under one key. Candidates come from a
/// source asked at each opening, so that nothing here keeps a second list.
class PaletteField : public QLineEdit {
    Q_OBJECT
  public:
    explicit PaletteField(QWidget* parent = nullptr);
    using Source = std::function<std::vector<PaletteItem>()>;
    void set_source(Source source) { source_ = std::move(source); }
    void open();
    int shown() const;

    /// How well `query` matches: 0 not at all; letters in order, better at word starts and together.
    static int score(const QString& query, const QString& text);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void refill();
    void choose();
    Source source_;
    std::vector<PaletteItem> items_;
    QFrame* popup_;
    QListWidget* list_;
};

} // namespace etna::ui
