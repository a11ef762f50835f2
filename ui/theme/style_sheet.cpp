#include "ui/theme/style_sheet.h"

#include "ui/theme/theme.h"

#include <QProxyStyle>
#include <QStyleFactory>

namespace etna::ui {

namespace {

class EtnaStyle : public QProxyStyle {
  public:
    EtnaStyle() : QProxyStyle(QStyleFactory::create("Fusion")) {}

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        switch (metric) {
        case PM_DockWidgetSeparatorExtent:
            return 1;
        case PM_SmallIconSize:
        case PM_ToolBarIconSize:
        case PM_ListViewIconSize:
            return 16;
        case PM_ToolBarItemSpacing:
        case PM_ToolBarItemMargin:
        case PM_ToolBarFrameWidth:
        case PM_DockWidgetFrameWidth:
        case PM_DockWidgetTitleMargin:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override {
        if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        if (hint == SH_UnderlineShortcut)
            return 0; // Alt still opens the menus
        if (hint == SH_ToolTip_WakeUpDelay)
            return 400;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        // Rows and buttons show focus by their tint; a dotted frame inside a hairline frame is noise.
        if (element == PE_FrameFocusRect)
            return;
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
};

constexpr char kSheet[] = R"(
QMainWindow { background: @line; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }
QMenuBar { background: @panel; color: @text; border: none; border-bottom: 1px solid @line; padding: 0px 4px; }
QMenuBar::item { padding: 6px 10px; margin: 0; background: transparent; border-radius: 5px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @hover; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 5px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; margin: 0 1px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 5px 6px; }
QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; padding: 0; spacing: 0; }
QToolTip { background: @panel; color: @text; border: 1px solid @line; padding: 4px 6px; }
QStatusBar { background: @panel; border: none; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QDockWidget { background: @panel; }
QTableView, QListView, QTreeView { background: @panel; color: @text; border: none; outline: none;
    selection-background-color: @selection; selection-color: @text; gridline-color: @grid; }
QHeaderView { background: @panel; border: none; }
QHeaderView::section { background: @panel; color: @dim; border: none; border-bottom: 1px solid @line;
    padding: 0px 10px; height: 27px; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @line; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: @dim; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: @panel; }
QLineEdit { background: @window; color: @text; border: 1px solid @line; border-radius: 6px; padding: 0 8px;
    min-height: 24px; selection-background-color: @code_selection; selection-color: @text; }
QLineEdit:focus { border-color: @accent; }
QPushButton { background: @panel; color: @text; border: 1px solid @line; border-radius: 6px; padding: 4px 12px; }
QPushButton:hover { background: @hover; }
QPushButton:default { background: @accent_fill; color: @on_accent; border-color: @accent_fill; font-weight: 600; }
QToolButton { background: transparent; color: @text; border: none; border-radius: 6px; padding: 0; }
QToolButton:hover { background: @hover; }
QToolButton:pressed, QToolButton:checked { background: @selection; }
QToolButton:disabled { color: @faint; }
QComboBox { background: @window; color: @text; border: 1px solid @line; border-radius: 6px; padding: 2px 8px; }
QCheckBox { color: @text; spacing: 7px; }
#Bar { background: @panel; }
#ToolBarButton { padding: 0 8px; min-height: 30px; max-height: 30px; }
#RunButton { background: @accent_fill; color: @on_accent; padding: 0 11px; min-height: 30px; max-height: 30px;
    font-weight: 600; }
#RunButton:hover { background: @accent_hover; }
#RunButton:disabled { background: @chip; color: @faint; }
#SearchField { min-height: 28px; padding: 0 10px; background: @window; }
#Chip { background: @chip; color: @text; border-radius: 12px; padding: 0 10px; min-height: 24px; max-height: 24px; }
#Chip:hover { background: @line; }
#VSeparator { background: @line; }
#DockTitle { background: @header; border-bottom: 1px solid @line; }
#FiguresName { background: @header; color: @text; border-bottom: 1px solid @line; padding-left: 12px; font-weight: 600; }
#DockTitleText { color: @text; font-weight: 600; }
#DockTitleDetail { color: @dim; }
#PanelBody { background: @panel; }
#Brand { color: @accent_text; font-weight: 700; padding: 0 8px 0 12px; }
#StatusText { color: @dim; }
#EmptyTitle { color: @text; font-weight: 600; }
#EmptyText { color: @dim; }
#ErrorText { color: @error_text; }
#InfoBar { background: @current_line; border-bottom: 1px solid @line; }
#InfoBar QLabel { color: @text; }
#FindBar { background: @header; border-top: 1px solid @line; }
#Popup { background: @panel; border: 1px solid @line; }
)";

} // namespace

QString style_sheet(const Tokens& t) {
    const std::pair<const char*, QColor> names[] = {
        // Longer names first, because "@accent" is the beginning of "@accent_fill".
        {"@accent_hover", blend(t.on_accent, t.accent_fill, 0.12)},
        {"@accent_fill", t.accent_fill},
        {"@accent_text", t.accent_text},
        {"@on_accent", t.on_accent},
        {"@accent", t.accent},
        {"@code_selection", t.code_selection},
        {"@current_line", t.current_line},
        {"@selection", t.selection},
        {"@error_text", t.error_text},
        {"@window", t.window},
        {"@panel", t.panel},
        {"@header", t.header},
        {"@line", t.line},
        {"@grid", t.grid},
        {"@chip", t.chip},
        {"@hover", t.hover},
        {"@scroll", t.scroll},
        {"@faint", blend(t.dim, t.panel, 0.6)},
        {"@text", t.text},
        {"@dim", t.dim},
    };
    QString sheet = QString::fromLatin1(kSheet);
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

QStyle* make_style() { return new EtnaStyle; }

} // namespace etna::ui
