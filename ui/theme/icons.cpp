#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace etna::ui {

namespace {

QColor text_colour() { return tokens().text; }

class LineIconEngine : public QIconEngine {
  public:
    LineIconEngine(QString name, ColourOf colour) : name_(std::move(name)), colour_(colour) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const int size = qMin(rect.width(), rect.height());
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        const QPixmap pixmap = icon_pixmap(name_, shade(mode), size, ratio);
        painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, pixmap);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return icon_pixmap(name_, shade(mode), qMin(size.width(), size.height()), 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
        return icon_pixmap(name_, shade(mode), qRound(qMin(size.width(), size.height()) / scale), scale);
    }

    QIconEngine* clone() const override { return new LineIconEngine(name_, colour_); }

  private:
    QColor shade(QIcon::Mode mode) const {
        const QColor colour = colour_();
        return mode == QIcon::Disabled ? blend(tokens().dim, tokens().panel, 0.55) : colour;
    }
    QString name_;
    ColourOf colour_;
};

} // namespace

QIcon icon(const QString& name) { return QIcon(new LineIconEngine(name, &text_colour)); }

QIcon icon(const QString& name, ColourOf colour) { return QIcon(new LineIconEngine(name, colour)); }

QPixmap icon_pixmap(const QString& name, const QColor& colour, int size, qreal ratio) {
    const QString key = QStringLiteral("etna:%1:%2:%3:%4").arg(name, colour.name()).arg(size).arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/etna/icons/%1.svg").arg(name));
    QByteArray svg = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    svg.replace("currentColor", colour.name().toLatin1());
    const int pixels = qMax(1, qRound(size * ratio));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace etna::ui
