#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QStyleFactory>
#include <QWidget>

#include <algorithm>
#include <cmath>

/// The compiled-in files of a static library are not linked unless somebody asks for them; the macro must stand outside
/// every namespace.
static void init_resources() { Q_INIT_RESOURCE(etna_ui); }

namespace etna::ui {

namespace {

struct Entry {
    const char* name;
    QColor Tokens::*member;
};

constexpr Entry kEntries[] = {
    {"window", &Tokens::window},
    {"panel", &Tokens::panel},
    {"header", &Tokens::header},
    {"line", &Tokens::line},
    {"grid", &Tokens::grid},
    {"chip", &Tokens::chip},
    {"hover", &Tokens::hover},
    {"text", &Tokens::text},
    {"dim", &Tokens::dim},
    {"accent", &Tokens::accent},
    {"accent_text", &Tokens::accent_text},
    {"accent_fill", &Tokens::accent_fill},
    {"on_accent", &Tokens::on_accent},
    {"selection", &Tokens::selection},
    {"current_line", &Tokens::current_line},
    {"code_selection", &Tokens::code_selection},
    {"scroll", &Tokens::scroll},
    {"keyword", &Tokens::keyword},
    {"string", &Tokens::string},
    {"number", &Tokens::number},
    {"comment", &Tokens::comment},
    {"function", &Tokens::function},
    {"error", &Tokens::error},
    {"error_text", &Tokens::error_text},
    {"warning", &Tokens::warning},
    {"warning_text", &Tokens::warning_text},
    {"good", &Tokens::good},
    {"gpu", &Tokens::gpu},
};

double luminance(const QColor& c) {
    auto channel = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

QPalette palette_of(const Tokens& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.panel);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.panel);
    p.setColor(QPalette::AlternateBase, t.header);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.dim);
    p.setColor(QPalette::Button, t.panel);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.error);
    p.setColor(QPalette::ToolTipBase, t.panel);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.code_selection);
    p.setColor(QPalette::HighlightedText, t.text);
    p.setColor(QPalette::Link, t.accent_text);
    p.setColor(QPalette::LinkVisited, t.accent_text);
    p.setColor(QPalette::Light, t.line);
    p.setColor(QPalette::Midlight, t.line);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.line);
    p.setColor(QPalette::Shadow, t.line);
    for (auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, blend(t.dim, t.panel, 0.7));
    return p;
}

} // namespace

Tokens load_tokens(const QString& id) {
    init_resources();
    QFile file(QStringLiteral(":/etna/themes/%1.json").arg(id == "dark" ? "dark" : "light"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "load_tokens", "themes are compiled in");
    Q_UNUSED(opened);
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    Tokens t;
    t.id = object["id"].toString();
    t.name = object["name"].toString();
    t.dark = object["dark"].toBool();
    for (const Entry& e : kEntries) {
        t.*e.member = QColor(object[QLatin1String(e.name)].toString());
        Q_ASSERT_X((t.*e.member).isValid(), "load_tokens", e.name);
    }
    return t;
}

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

Theme::Theme() : tokens_(load_tokens("light")) {}

void Theme::apply(const QString& id) {
    tokens_ = load_tokens(id);
    static bool styled = false;
    if (!styled) {
        QApplication::setStyle(make_style());
        styled = true;
    }
    QApplication::setFont(ui_font());
    QApplication::setPalette(palette_of(tokens_));
    qApp->setStyleSheet(style_sheet(tokens_));
    emit changed();
}

namespace {

/// The first of the families that the system has; some widgets look at the first name alone. Asking the database once
/// keeps start-up short.
QStringList families(std::initializer_list<const char*> wanted, QFontDatabase::SystemFont fallback) {
    for (const char* name : wanted)
        if (QFontDatabase::hasFamily(QString::fromLatin1(name)))
            return {QString::fromLatin1(name)};
    return {QFontDatabase::systemFont(fallback).family()};
}

} // namespace

QFont ui_font(int pixel_size, QFont::Weight weight) {
    static const QStringList names = families({"Inter", "DejaVu Sans"}, QFontDatabase::GeneralFont);
    QFont font;
    font.setFamilies(names);
    font.setPixelSize(pixel_size);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont code_font(int pixel_size) {
    static const QStringList names = families({"JetBrains Mono", "DejaVu Sans Mono"}, QFontDatabase::FixedFont);
    QFont font;
    font.setFamilies(names);
    font.setPixelSize(pixel_size);
    font.setFixedPitch(true);
    font.setStyleHint(QFont::Monospace);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QColor blend(const QColor& over, const QColor& under, double alpha) {
    auto mix = [alpha](int a, int b) { return static_cast<int>(std::lround(a * alpha + b * (1 - alpha))); };
    return QColor(mix(over.red(), under.red()), mix(over.green(), under.green()), mix(over.blue(), under.blue()));
}

double contrast(const QColor& a, const QColor& b) {
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace etna::ui
