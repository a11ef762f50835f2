#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

namespace etna::ui {

/// A line icon of `resources/icons`, drawn in the current theme's text colour whenever it is painted, so that a change
/// of theme needs no new icons. Disabled: dimmed.
QIcon icon(const QString& name);
/// The same in one fixed role's colour (`accent_text`, `on_accent`, ...), asked for at each painting.
using ColourOf = QColor (*)();
QIcon icon(const QString& name, ColourOf colour);

/// One icon as pixels, `size` in device-independent pixels.
QPixmap icon_pixmap(const QString& name, const QColor& colour, int size, qreal device_pixel_ratio);

} // namespace etna::ui
