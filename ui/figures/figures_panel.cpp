#include "ui/figures/figures_panel.h"

#include "ui/bridge/session_bridge.h"
#include "ui/figures/figure_content.h"
#include "ui/figures/figure_view.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dock_panel.h"
#include "ui/widgets/tab_strip.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace etna::ui {

FiguresPanel::FiguresPanel(QWidget* parent) : QWidget(parent) {
    setObjectName("PanelBody");
    setAttribute(Qt::WA_StyledBackground);
    tabs_ = new TabStrip(this);
    tabs_->setObjectName("FigureTabs");
    tabs_->set_closable(true);
    tabs_->setMovable(false);
    tools_ = new QWidget(this);
    tools_->setObjectName("DockTitle");
    tools_->setAttribute(Qt::WA_StyledBackground);
    tools_->setFixedHeight(34);
    auto* tools = new QHBoxLayout(tools_);
    tools->setContentsMargins(4, 0, 8, 0);
    tools->setSpacing(2);
    tools->addStretch(1);
    auto button = [&](const QString& name, const QString& tip, void (FiguresPanel::*run)()) {
        auto* b = new QToolButton(tools_);
        b->setIcon(icon(name));
        b->setToolTip(tip);
        b->setFixedSize(26, 26);
        b->setFocusPolicy(Qt::NoFocus);
        connect(b, &QToolButton::clicked, this, run);
        tools->addWidget(b);
    };
    button("zoom_in", tr("Zoom in (the mouse wheel zooms where it points, a drag pans)"), &FiguresPanel::zoom_in);
    button("reset_view", tr("Show everything again (double click)"), &FiguresPanel::reset_view);
    button("float", tr("Take the figure out into a window (Ctrl+Shift+U)"), &FiguresPanel::detach_current);
    button("export", tr("Save the figure as an image"), &FiguresPanel::export_current);

    auto* top = new QHBoxLayout;
    top->setSpacing(0);
    name_ = new QLabel(tr("Figures"), this);
    name_->setObjectName("FiguresName");
    name_->setFont(ui_font(12, QFont::DemiBold));
    name_->setFixedHeight(34);
    top->addWidget(name_);
    top->addWidget(tabs_, 1);
    top->addWidget(tools_);
    view_ = new FigureView(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(view_, 1);
    empty_ = new EmptyState({}, tr("Plots appear here. Try plot(1:10)."), view_);
    tools_->setEnabled(false);
    connect(tabs_, &QTabBar::currentChanged, this, [this](int) { select(current()); });
    connect(tabs_, &QTabBar::tabCloseRequested, this, [this](int index) {
        emit statement(QStringLiteral("close(%1)").arg(tabs_->tabData(index).toMap()["figure"].toInt()));
    });
}

FiguresPanel::~FiguresPanel() {
    for (auto& [number, figure] : figures_)
        delete figure.window;
    delete view_; // before the contents that it draws
}

void FiguresPanel::connect_session(SessionBridge* bridge) {
    connect(bridge, &SessionBridge::figure, this, &FiguresPanel::apply);
}

int FiguresPanel::current() const {
    const int index = tabs_->currentIndex();
    return index < 0 ? 0 : tabs_->tabData(index).toMap()["figure"].toInt();
}

FigureView* FiguresPanel::view_of(int number) {
    const auto it = figures_.find(number);
    if (it == figures_.end())
        return nullptr;
    if (it->second.window)
        return it->second.window;
    return current() == number ? view_ : nullptr;
}

void FiguresPanel::apply(const session::FigureEvent& event) {
    if (!event.snapshot) {
        remove(event.figure);
        return;
    }
    auto snapshot = std::dynamic_pointer_cast<const plot::FigureSnapshot>(event.snapshot);
    if (!snapshot)
        return;
    Figure& figure = figures_[event.figure];
    const bool is_new = !figure.content;
    if (is_new)
        figure.content = std::make_unique<FigureContent>();
    figure.content->set_snapshot(snapshot);
    figure.title = QString::fromStdString(snapshot->window_title());
    int index = -1;
    for (int i = 0; i < tabs_->count(); ++i)
        if (tabs_->tabData(i).toMap()["figure"].toInt() == event.figure)
            index = i;
    if (index < 0) {
        index = 0;
        while (index < tabs_->count() && tabs_->tabData(index).toMap()["figure"].toInt() < event.figure)
            ++index;
        tabs_->insertTab(index, figure.title);
        tabs_->setTabData(index, QVariantMap{{"figure", event.figure}});
    }
    tabs_->setTabText(index, figure.title);
    empty_->hide();
    name_->hide();
    tools_->setEnabled(true);
    if (is_new || event.raise) {
        tabs_->setCurrentIndex(index);
        select(event.figure);
        emit wants_to_be_seen();
    }
    if (FigureView* view = view_of(event.figure))
        view->redraw();
    if (figure.window)
        figure.window->setWindowTitle(figure.title);
}

void FiguresPanel::select(int number) {
    const auto it = figures_.find(number);
    if (it == figures_.end()) {
        view_->show_content(nullptr);
        return;
    }
    if (it->second.window) {
        it->second.window->raise();
        view_->show_content(nullptr);
        empty_->set({}, tr("%1 is in a window of its own. Close the window to bring it back.").arg(it->second.title));
        empty_->show();
        return;
    }
    empty_->hide();
    view_->show_content(it->second.content.get());
}

void FiguresPanel::remove(int number) {
    const auto it = figures_.find(number);
    if (it == figures_.end())
        return;
    if (view_->content() == it->second.content.get())
        view_->show_content(nullptr);
    delete it->second.window;
    // The render thread may be drawing the old scene; scenes are shared and immutable, the content is not touched by
    // it once the view shows another.
    std::shared_ptr<FigureContent> keep(std::move(it->second.content));
    figures_.erase(it);
    for (int i = 0; i < tabs_->count(); ++i)
        if (tabs_->tabData(i).toMap()["figure"].toInt() == number) {
            tabs_->removeTab(i);
            break;
        }
    select(current());
    if (figures_.empty()) {
        empty_->set({}, tr("Plots appear here. Try plot(1:10)."));
        empty_->show();
        name_->show();
        tools_->setEnabled(false);
    }
}

void FiguresPanel::zoom_in() {
    if (FigureView* view = view_of(current()); view && view->content() && view->content()->zoom_centre(1.5))
        view->redraw();
}

void FiguresPanel::reset_view() {
    if (FigureView* view = view_of(current()))
        view->reset();
}

void FiguresPanel::export_current() {
    const auto it = figures_.find(current());
    if (it == figures_.end()) {
        emit message(tr("There is no figure to save. Try plot(1:10)."));
        return;
    }
    const QString path = QFileDialog::getSaveFileName(this, tr("Save figure"), it->second.title + ".png",
                                                      tr("PNG image (*.png);;JPEG image (*.jpg)"));
    if (path.isEmpty())
        return;
    FigureView* view = view_of(current());
    const QSize size = view ? view->size() : QSize(560, 420);
    if (it->second.content->picture(size, 2.0, false).save(path))
        emit message(tr("Saved %1.").arg(path));
    else
        emit message(tr("%1 could not be written. Choose another folder.").arg(path));
}

namespace {

/// A figure's own window: closing it brings the figure back to its tab.
class FigureWindow : public FigureView {
  public:
    std::function<void()> on_close;

  protected:
    void closeEvent(QCloseEvent* event) override {
        event->accept();
        if (on_close)
            on_close();
    }
};

} // namespace

void FiguresPanel::detach_current() {
    const int number = current();
    const auto it = figures_.find(number);
    if (it == figures_.end() || it->second.window)
        return;
    view_->show_content(nullptr);
    auto* window = new FigureWindow;
    window->setWindowTitle(it->second.title);
    window->resize(std::max(560, view_->width()), std::max(420, view_->height()));
    window->on_close = [this, number, window] {
        if (const auto found = figures_.find(number); found != figures_.end())
            found->second.window = nullptr;
        window->show_content(nullptr);
        window->deleteLater();
        if (current() == number)
            select(number);
    };
    it->second.window = window;
    window->show();
    window->show_content(it->second.content.get());
    select(number);
}

void FiguresPanel::attach_all() {
    for (auto& [number, figure] : figures_)
        if (figure.window)
            figure.window->close();
}

} // namespace etna::ui
