#include "plot/text/font_system.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <fontconfig/fontconfig.h>
#include <hb-ft.h>
#include <hb.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <tuple>

namespace etna::plot {
namespace {

/// Faces are kept at this size for shaping: 26.6 fixed point then resolves 1/4096 em.
constexpr int kShapingEm = 64;

struct Face {
    FT_Face ft = nullptr;
    hb_font_t* hb = nullptr;
};

char32_t next_code_point(std::string_view s, size_t& at) {
    unsigned char c = static_cast<unsigned char>(s[at]);
    int extra = c < 0x80 ? 0 : c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
    char32_t cp = extra == 0 ? c : c & (0x3F >> extra);
    ++at;
    for (; extra > 0 && at < s.size(); --extra, ++at)
        cp = (cp << 6) | (static_cast<unsigned char>(s[at]) & 0x3F);
    return cp;
}

} // namespace

struct FontSystem::Impl {
    std::mutex mutex;
    FT_Library library = nullptr;
    FcConfig* config = nullptr;
    std::vector<Face> faces;
    std::map<std::pair<std::string, int>, int> by_file;
    std::map<std::tuple<std::string, bool, bool>, int> by_style;
    std::map<char32_t, int> fallback;

    int open(const std::string& file, int index) {
        auto key = std::make_pair(file, index);
        if (auto it = by_file.find(key); it != by_file.end())
            return it->second;
        Face face;
        if (FT_New_Face(library, file.c_str(), index, &face.ft) != 0)
            return by_file[key] = -1;
        if (!FT_IS_SCALABLE(face.ft)) {
            FT_Done_Face(face.ft);
            return by_file[key] = -1;
        }
        FT_Set_Pixel_Sizes(face.ft, 0, kShapingEm);
        face.hb = hb_ft_font_create(face.ft, nullptr);
        hb_ft_font_set_load_flags(face.hb, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
        faces.push_back(face);
        return by_file[key] = static_cast<int>(faces.size()) - 1;
    }

    int match(FcPattern* pattern) {
        FcConfigSubstitute(config, pattern, FcMatchPattern);
        FcDefaultSubstitute(pattern);
        FcResult result = FcResultNoMatch;
        FcPattern* found = FcFontMatch(config, pattern, &result);
        int face = -1;
        if (found) {
            FcChar8* file = nullptr;
            int index = 0;
            if (FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch) {
                FcPatternGetInteger(found, FC_INDEX, 0, &index);
                face = open(reinterpret_cast<const char*>(file), index & 0xFFFF);
            }
            FcPatternDestroy(found);
        }
        FcPatternDestroy(pattern);
        return face;
    }

    FcPattern* pattern_for(const std::vector<std::string>& families, bool bold, bool italic) {
        FcPattern* p = FcPatternCreate();
        for (const std::string& family : families)
            FcPatternAddString(p, FC_FAMILY, reinterpret_cast<const FcChar8*>(family.c_str()));
        FcPatternAddInteger(p, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
        FcPatternAddInteger(p, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
        FcPatternAddBool(p, FC_SCALABLE, FcTrue);
        return p;
    }

    int face_for(const std::string& family, bool bold, bool italic) {
        auto key = std::make_tuple(family, bold, italic);
        if (auto it = by_style.find(key); it != by_style.end())
            return it->second;
        if (!config || !library)
            return by_style[key] = -1;
        std::vector<std::string> families;
        if (family.empty() || family == "Helvetica" || family == "Arial" || family == "SansSerif")
            families = {"Inter", family.empty() ? "Helvetica" : family, "DejaVu Sans"};
        else if (family == "FixedWidth" || family == "Monospaced")
            families = {"JetBrains Mono", "DejaVu Sans Mono", "monospace"};
        else
            families = {family, "Inter", "DejaVu Sans"};
        return by_style[key] = match(pattern_for(families, bold, italic));
    }

    int face_with(int preferred, char32_t cp) {
        if (preferred >= 0 && FT_Get_Char_Index(faces[static_cast<size_t>(preferred)].ft, cp) != 0)
            return preferred;
        if (auto it = fallback.find(cp); it != fallback.end())
            return it->second < 0 ? preferred : it->second;
        FcPattern* p = pattern_for({"DejaVu Sans"}, false, false);
        FcCharSet* set = FcCharSetCreate();
        FcCharSetAddChar(set, cp);
        FcPatternAddCharSet(p, FC_CHARSET, set);
        FcCharSetDestroy(set);
        int face = match(p);
        if (face >= 0 && FT_Get_Char_Index(faces[static_cast<size_t>(face)].ft, cp) == 0)
            face = -1;
        fallback[cp] = face;
        return face < 0 ? preferred : face;
    }

    void shape_span(int face, std::string_view text, std::vector<ShapedGlyph>& out) {
        if (face < 0 || text.empty())
            return;
        hb_buffer_t* buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(faces[static_cast<size_t>(face)].hb, buffer, nullptr, 0);
        unsigned count = 0;
        hb_glyph_info_t* info = hb_buffer_get_glyph_infos(buffer, &count);
        hb_glyph_position_t* pos = hb_buffer_get_glyph_positions(buffer, &count);
        constexpr double unit = 1.0 / (64.0 * kShapingEm);
        for (unsigned i = 0; i < count; ++i)
            out.push_back({(static_cast<uint64_t>(face) << 32) | info[i].codepoint, pos[i].x_offset * unit,
                           pos[i].y_offset * unit, pos[i].x_advance * unit});
        hb_buffer_destroy(buffer);
    }
};

FontSystem& FontSystem::instance() {
    static FontSystem system;
    return system;
}

FontSystem::FontSystem() : impl_(std::make_unique<Impl>()) {
    if (FT_Init_FreeType(&impl_->library) != 0)
        impl_->library = nullptr;
    impl_->config = FcInitLoadConfigAndFonts();
}

FontSystem::~FontSystem() {
    for (Face& face : impl_->faces) {
        hb_font_destroy(face.hb);
        FT_Done_Face(face.ft);
    }
    if (impl_->library)
        FT_Done_FreeType(impl_->library);
    if (impl_->config)
        FcConfigDestroy(impl_->config);
}

int FontSystem::face_for(const std::string& family, bool bold, bool italic) {
    std::lock_guard lock(impl_->mutex);
    return impl_->face_for(family, bold, italic);
}

FontMetrics FontSystem::metrics(int face) {
    std::lock_guard lock(impl_->mutex);
    FontMetrics m;
    if (face < 0)
        return m;
    FT_Face ft = impl_->faces[static_cast<size_t>(face)].ft;
    double em = ft->units_per_EM > 0 ? ft->units_per_EM : 1000;
    m.ascent = ft->ascender / em;
    m.descent = -ft->descender / em;
    auto* os2 = static_cast<TT_OS2*>(FT_Get_Sfnt_Table(ft, FT_SFNT_OS2));
    m.cap_height = os2 && os2->version >= 2 && os2->sCapHeight > 0 ? os2->sCapHeight / em : 0.72;
    return m;
}

std::vector<ShapedGlyph> FontSystem::shape(int face, std::string_view utf8) {
    std::lock_guard lock(impl_->mutex);
    std::vector<ShapedGlyph> out;
    size_t start = 0, at = 0;
    int current = -1;
    while (at < utf8.size()) {
        size_t here = at;
        char32_t cp = next_code_point(utf8, at);
        int wanted = impl_->library && impl_->config ? impl_->face_with(face, cp) : face;
        if (here != start && wanted != current) {
            impl_->shape_span(current, utf8.substr(start, here - start), out);
            start = here;
        }
        current = wanted;
    }
    impl_->shape_span(current, utf8.substr(start), out);
    return out;
}

GlyphOutlineBitmap FontSystem::rasterise(uint64_t key, int em_px) {
    std::lock_guard lock(impl_->mutex);
    GlyphOutlineBitmap out;
    auto face = static_cast<size_t>(key >> 32);
    if (face >= impl_->faces.size())
        return out;
    FT_Face ft = impl_->faces[face].ft;
    FT_Set_Pixel_Sizes(ft, 0, static_cast<FT_UInt>(em_px));
    if (FT_Load_Glyph(ft, static_cast<FT_UInt>(key), FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP) == 0 &&
        FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL) == 0) {
        const FT_Bitmap& bitmap = ft->glyph->bitmap;
        out.width = static_cast<int>(bitmap.width);
        out.height = static_cast<int>(bitmap.rows);
        out.left = ft->glyph->bitmap_left;
        out.top = ft->glyph->bitmap_top;
        out.coverage.resize(static_cast<size_t>(out.width) * out.height);
        for (int y = 0; y < out.height; ++y)
            std::memcpy(out.coverage.data() + static_cast<size_t>(y) * out.width,
                        bitmap.buffer + static_cast<ptrdiff_t>(y) * bitmap.pitch, static_cast<size_t>(out.width));
    }
    FT_Set_Pixel_Sizes(ft, 0, kShapingEm);
    return out;
}

} // namespace etna::plot
