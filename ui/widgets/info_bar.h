#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace etna::ui {

/// A line above a document that says what happened and offers what to do; it never blocks.
class InfoBar : public QWidget {
    Q_OBJECT
  public:
    explicit InfoBar(QWidget* parent = nullptr);
    struct Choice {
        QString text;
        std::function<void()> run; ///< empty: only closes the bar
    };
    void show_message(const QString& text, const std::vector<Choice>& choices);
    QString message() const;

  private:
    QLabel* text_;
    QHBoxLayout* layout_;
    std::vector<QWidget*> buttons_;
};

} // namespace etna::ui
