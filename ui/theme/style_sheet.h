#pragma once

#include <QString>

class QStyle;

namespace etna::ui {

struct Tokens;

/// The style sheet of the application, written in the colours of `tokens`.
QString style_sheet(const Tokens& tokens);

/// Fusion with our metrics: hairline separators, 16 px icons, no focus frames. The application takes ownership.
QStyle* make_style();

} // namespace etna::ui
