#include "plot/text/text_layout.h"

#include <algorithm>

#include "plot/text/font_system.h"
#include "plot/text/tex.h"

namespace etna::plot {
namespace {

struct Line {
    std::vector<PlacedGlyph> glyphs;
    double width = 0, ascent = 0, descent = 0;
};

std::vector<TexRun> runs_of(const std::string& text, Interpreter interpreter) {
    switch (interpreter) {
    case Interpreter::Tex:
        return parse_tex(text);
    case Interpreter::Latex:
        return parse_latex(text);
    case Interpreter::None:
        break;
    }
    if (text.empty())
        return {};
    TexRun run;
    run.text = text;
    return {run};
}

Line layout_line(const std::string& text, const FontData& font, double size_px, Interpreter interpreter) {
    FontSystem& fonts = FontSystem::instance();
    Line line;
    FontMetrics base = fonts.metrics(fonts.face_for(font.name, font.bold, font.italic));
    line.ascent = base.ascent * size_px;
    line.descent = base.descent * size_px;
    double x = 0, run_start = 0;
    // Points to pixels for \fontsize: the text's own size says how many pixels a point has here.
    double px_per_pt = font.size_pt > 0 ? size_px / font.size_pt : 1;
    for (const TexRun& run : runs_of(text, interpreter)) {
        bool bold = run.upright ? run.bold : run.bold || font.bold;
        bool italic = run.upright ? run.italic : run.italic || font.italic;
        int face = fonts.face_for(run.font_name.empty() ? font.name : run.font_name, bold, italic);
        double em = (run.size_pt ? *run.size_pt * px_per_pt : size_px) * run.scale;
        double rise = run.rise_em * size_px;
        double start = run.stacked ? run_start : x;
        double end_before = x;
        x = run_start = start;
        auto shaped = fonts.shape(face, run.text);
        if (face < 0)
            x += 0.55 * em * double(run.text.size());
        for (const ShapedGlyph& g : shaped) {
            line.glyphs.push_back({g.key, x + g.x_offset * em, -(rise + g.y_offset * em), em, run.color});
            x += g.advance * em;
        }
        if (run.stacked)
            x = std::max(x, end_before);
        FontMetrics m = fonts.metrics(face);
        // Scripts hardly pass the line's own box; only what really sticks out makes it taller.
        line.ascent = std::max(line.ascent, rise + (run.scale < 1 ? m.cap_height + 0.08 : m.ascent) * em);
        line.descent = std::max(line.descent, -rise + (run.scale < 1 ? 0.05 : m.descent) * em);
    }
    line.width = x;
    return line;
}

} // namespace

TextLayout layout_text(const std::vector<std::string>& lines, const FontData& font, double size_px,
                       Interpreter interpreter, HorizontalAlign align) {
    TextLayout out;
    FontSystem& fonts = FontSystem::instance();
    out.cap_height = fonts.metrics(fonts.face_for(font.name, font.bold, font.italic)).cap_height * size_px;
    std::vector<Line> laid;
    for (const std::string& text : lines) {
        laid.push_back(layout_line(text, font, size_px, interpreter));
        out.width = std::max(out.width, laid.back().width);
    }
    if (laid.empty() || out.width <= 0)
        return {};
    double y = 0;
    for (size_t i = 0; i < laid.size(); ++i) {
        if (i > 0)
            y += laid[i - 1].descent + laid[i].ascent;
        double slack = out.width - laid[i].width;
        double x = align == HorizontalAlign::Left ? 0 : align == HorizontalAlign::Right ? slack : slack / 2;
        for (PlacedGlyph g : laid[i].glyphs) {
            g.x += x;
            g.y += y;
            out.glyphs.push_back(g);
        }
    }
    out.ascent = laid.front().ascent;
    out.descent = y + laid.back().descent;
    out.last_baseline = y;
    return out;
}

TextLayout layout_text(const std::string& line, const FontData& font, double size_px, Interpreter interpreter) {
    return layout_text(std::vector<std::string>{line}, font, size_px, interpreter);
}

} // namespace etna::plot
