#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QImage>
#include <QtTest>

using namespace etna::ui;

class ThemeTest : public QObject {
    Q_OBJECT
  private slots:
    void text_is_readable_data();
    void text_is_readable();
    void style_sheet_has_no_open_names();
    void every_icon_draws();
    void switching_changes_the_application();
};

void ThemeTest::text_is_readable_data() {
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << "light";
    QTest::newRow("dark") << "dark";
}

void ThemeTest::text_is_readable() {
    QFETCH(QString, theme);
    const Tokens t = load_tokens(theme);
    QCOMPARE(t.id, theme);
    struct Pair {
        const char* name;
        QColor text, under;
    };
    const Pair pairs[] = {
        {"text/window", t.text, t.window},       {"text/panel", t.text, t.panel},
        {"text/header", t.text, t.header},       {"text/chip", t.text, t.chip},
        {"text/selection", t.text, t.selection}, {"text/current line", t.text, t.current_line},
        {"text/selected code", t.text, t.code_selection},
        {"dim/window", t.dim, t.window},         {"dim/panel", t.dim, t.panel},
        {"dim/header", t.dim, t.header},         {"dim/chip", t.dim, t.chip},
        {"dim/selection", t.dim, t.selection},   {"accent/panel", t.accent_text, t.panel},
        {"accent/chip", t.accent_text, t.chip},  {"run button", t.on_accent, t.accent_fill},
        {"keyword", t.keyword, t.panel},         {"keyword/current", t.keyword, t.current_line},
        {"string", t.string, t.panel},           {"string/current", t.string, t.current_line},
        {"number", t.number, t.panel},           {"number/current", t.number, t.current_line},
        {"comment", t.comment, t.panel},         {"comment/current", t.comment, t.current_line},
        {"function", t.function, t.panel},       {"function/current", t.function, t.current_line},
        {"error", t.error_text, t.panel},        {"warning", t.warning_text, t.panel},
    };
    for (const Pair& pair : pairs)
        QVERIFY2(contrast(pair.text, pair.under) >= 4.5,
                 qPrintable(QStringLiteral("%1: %2").arg(pair.name).arg(contrast(pair.text, pair.under))));
}

void ThemeTest::style_sheet_has_no_open_names() {
    QVERIFY(!style_sheet(load_tokens("light")).contains('@'));
    QVERIFY(style_sheet(load_tokens("light")) != style_sheet(load_tokens("dark")));
}

void ThemeTest::every_icon_draws() {
    const QStringList names = QDir(":/etna/icons").entryList({"*.svg"});
    QVERIFY(names.size() >= 40);
    for (const QString& name : names) {
        const QImage image = icon_pixmap(name.section('.', 0, 0), Qt::red, 16, 2.0).toImage();
        QCOMPARE(image.size(), QSize(32, 32));
        int drawn = 0;
        for (int y = 0; y < 32; ++y)
            for (int x = 0; x < 32; ++x)
                drawn += qAlpha(image.pixel(x, y)) > 40;
        QVERIFY2(drawn > 30, qPrintable(name));
    }
}

void ThemeTest::switching_changes_the_application() {
    Theme::instance().apply("light");
    QSignalSpy changed(&Theme::instance(), &Theme::changed);
    Theme::instance().apply("dark");
    QCOMPARE(changed.count(), 1);
    QVERIFY(tokens().dark);
    QCOMPARE(qApp->palette().color(QPalette::Base), tokens().panel);
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
