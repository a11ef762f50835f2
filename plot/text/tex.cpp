#include "plot/text/tex.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace etna::plot {
namespace {

struct Symbol {
    std::string_view name, text;
};

constexpr Symbol kSymbols[] = {
    {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"epsilon", "ε"}, {"varepsilon", "ε"},
    {"zeta", "ζ"}, {"eta", "η"}, {"theta", "θ"}, {"vartheta", "ϑ"}, {"iota", "ι"}, {"kappa", "κ"}, {"lambda", "λ"},
    {"mu", "µ"}, {"nu", "ν"}, {"xi", "ξ"}, {"pi", "π"}, {"rho", "ρ"}, {"sigma", "σ"}, {"varsigma", "ς"},
    {"tau", "τ"}, {"upsilon", "υ"}, {"phi", "φ"}, {"varphi", "φ"}, {"chi", "χ"}, {"psi", "ψ"}, {"omega", "ω"},
    {"varpi", "ϖ"}, {"o", "ο"}, {"Gamma", "Γ"}, {"Delta", "Δ"}, {"Theta", "Θ"}, {"Lambda", "Λ"}, {"Xi", "Ξ"},
    {"Pi", "Π"}, {"Sigma", "Σ"}, {"Upsilon", "ϒ"}, {"Phi", "Φ"}, {"Psi", "Ψ"}, {"Omega", "Ω"},
    {"forall", "∀"}, {"exists", "∃"}, {"ni", "∋"}, {"cong", "≅"}, {"approx", "≈"}, {"Re", "ℜ"}, {"Im", "ℑ"},
    {"oplus", "⊕"}, {"otimes", "⊗"}, {"cup", "∪"}, {"cap", "∩"}, {"subseteq", "⊆"}, {"subset", "⊂"},
    {"supseteq", "⊇"}, {"supset", "⊃"}, {"in", "∈"}, {"int", "∫"}, {"rfloor", "⌋"}, {"lfloor", "⌊"},
    {"rceil", "⌉"}, {"lceil", "⌈"}, {"perp", "⊥"}, {"cdot", "·"}, {"neg", "¬"}, {"times", "×"}, {"surd", "√"},
    {"wedge", "∧"}, {"vee", "∨"}, {"langle", "⟨"}, {"rangle", "⟩"}, {"sim", "∼"}, {"leq", "≤"}, {"geq", "≥"},
    {"infty", "∞"}, {"clubsuit", "♣"}, {"diamondsuit", "♦"}, {"heartsuit", "♥"}, {"spadesuit", "♠"},
    {"leftrightarrow", "↔"}, {"leftarrow", "←"}, {"Leftarrow", "⇐"}, {"uparrow", "↑"}, {"rightarrow", "→"},
    {"Rightarrow", "⇒"}, {"to", "→"}, {"downarrow", "↓"}, {"circ", "°"}, {"pm", "±"}, {"propto", "∝"},
    {"partial", "∂"}, {"bullet", "•"}, {"div", "÷"}, {"neq", "≠"}, {"equiv", "≡"}, {"aleph", "ℵ"}, {"wp", "℘"},
    {"oslash", "∅"}, {"nabla", "∇"}, {"ldots", "…"}, {"prime", "´"}, {"0", "∅"}, {"mid", "|"}, {"copyright", "©"},
    {"sum", "∑"}, {"prod", "∏"}, {"sqrt", "√"}, {"deg", "°"}, {"degree", "°"}, {"ll", "≪"}, {"gg", "≫"},
};

struct Style {
    bool bold = false, italic = false, upright = false;
    double scale = 1, rise_em = 0;
    std::optional<Color> color;
    std::string font_name;
    std::optional<double> size_pt;
};

/// Length in bytes of the UTF-8 character at `at`.
size_t char_length(std::string_view s, size_t at) {
    unsigned char c = static_cast<unsigned char>(s[at]);
    size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return std::min(n, s.size() - at);
}

class Parser {
  public:
    Parser(std::string_view text, bool latex) : text_(text), latex_(latex) {}

    std::vector<TexRun> run() {
        Style style;
        parse(style, false);
        return std::move(runs_);
    }

  private:
    void emit(std::string_view s, const Style& style, bool stacked = false) {
        if (s.empty())
            return;
        TexRun run{std::string(s), style.bold, style.italic, style.upright, style.scale, style.rise_em, stacked,
                   style.color, style.font_name, style.size_pt};
        if (!runs_.empty() && !stacked) {
            TexRun& last = runs_.back();
            TexRun probe = run;
            probe.text = last.text;
            probe.stacked = last.stacked;
            if (probe == last) {
                last.text += run.text;
                return;
            }
        }
        runs_.push_back(std::move(run));
    }

    /// The text between `open` and its partner, if the next character is `open`; moves past it.
    std::optional<std::string_view> argument(char open, char close) {
        if (at_ >= text_.size() || text_[at_] != open)
            return std::nullopt;
        size_t end = text_.find(close, at_);
        if (end == std::string_view::npos)
            return std::nullopt;
        std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return inside;
    }

    bool has_partner(size_t open) const {
        int depth = 0;
        for (size_t i = open; i < text_.size(); ++i) {
            if (text_[i] == '\\') {
                ++i;
            } else if (text_[i] == '{') {
                ++depth;
            } else if (text_[i] == '}' && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    void parse_script(const Style& outer, bool super) {
        Style style = outer;
        style.scale *= 0.7;
        style.rise_em += (super ? 0.38 : -0.17) * outer.scale;
        // `x_i^2`: the second script starts at the same place as the first.
        bool stack = last_script_ != 0 && last_script_ != (super ? 1 : -1);
        size_t before = runs_.size();
        last_script_ = 0;
        if (at_ >= text_.size())
            return;
        if (text_[at_] == '{' && has_partner(at_)) {
            ++at_;
            parse(style, true);
        } else if (text_[at_] == '\\') {
            ++at_;
            Style inner = style;
            parse_command(inner);
        } else {
            size_t n = char_length(text_, at_);
            emit(text_.substr(at_, n), style);
            at_ += n;
        }
        if (stack && runs_.size() > before)
            runs_[before].stacked = true;
        last_script_ = super ? 1 : -1;
    }

    void parse_command(Style& style) {
        size_t start = at_;
        if (at_ >= text_.size()) {
            emit("\\", style);
            return;
        }
        char c = text_[at_];
        if (!std::isalpha(static_cast<unsigned char>(c))) {
            if (c == '0') {
                emit(tex_symbol("0"), style);
                ++at_;
                return;
            }
            if (latex_ && (c == ',' || c == ';' || c == ' ' || c == ':' || c == '!')) {
                if (c != '!')
                    emit(" ", style);
                ++at_;
                return;
            }
            if (std::string_view("\\{}_^%$&#").find(c) != std::string_view::npos) {
                emit(text_.substr(at_, 1), style);
                ++at_;
                return;
            }
            emit("\\", style);
            return;
        }
        while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])))
            ++at_;
        std::string_view name = text_.substr(start, at_ - start);
        if (apply_style(name, style))
            return;
        // MATLAB takes the longest known command: `\alphax` is alpha, then x.
        for (size_t n = name.size(); n > 0; --n) {
            std::string_view symbol = tex_symbol(name.substr(0, n));
            Style changed = style;
            if (n < name.size() && apply_style(name.substr(0, n), changed)) {
                style = changed;
                at_ = start + n;
                return;
            }
            if (symbol.empty())
                continue;
            at_ = start + n;
            emit(symbol, style);
            return;
        }
        if (latex_ && parse_latex_command(name, style))
            return;
        emit("\\", style);
        emit(name, style);
    }

    bool apply_style(std::string_view name, Style& style) {
        if (name == "bf") {
            style.bold = true;
        } else if (name == "it" || name == "sl") {
            style.italic = true;
        } else if (name == "rm") {
            style.bold = style.italic = false;
            style.upright = true;
        } else if (name == "color") {
            size_t back = at_;
            if (auto model = argument('[', ']')) {
                auto list = argument('{', '}');
                if (!list) {
                    at_ = back;
                    return false;
                }
                Color c;
                std::string copy(*list);
                if (std::sscanf(copy.c_str(), "%f%*[ ,]%f%*[ ,]%f", &c.r, &c.g, &c.b) == 3)
                    style.color = c;
                return true;
            }
            auto word = argument('{', '}');
            if (!word)
                return false;
            if (auto c = color_from_name(*word))
                style.color = c;
        } else if (name == "fontname") {
            auto word = argument('{', '}');
            if (!word)
                return false;
            style.font_name = std::string(*word);
        } else if (name == "fontsize") {
            auto word = argument('{', '}');
            if (!word)
                return false;
            double size = std::atof(std::string(*word).c_str());
            if (size > 0)
                style.size_pt = size;
        } else {
            return false;
        }
        skip_one_space_after_command();
        return true;
    }

    // `\bf text`: the blank ends the command and is not printed.
    void skip_one_space_after_command() {
        if (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
    }

    bool parse_latex_command(std::string_view name, Style& style) {
        if (name == "frac") {
            if (at_ < text_.size() && text_[at_] == '{' && has_partner(at_)) {
                ++at_;
                parse(style, true);
                emit("/", style);
                if (at_ < text_.size() && text_[at_] == '{' && has_partner(at_)) {
                    ++at_;
                    parse(style, true);
                }
            }
            return true;
        }
        Style inner = style;
        if (name == "mathbf" || name == "textbf" || name == "boldsymbol") {
            inner.bold = true;
        } else if (name == "textit" || name == "mathit") {
            inner.italic = true;
        } else if (name == "mathrm" || name == "text" || name == "textrm" || name == "operatorname") {
            inner.italic = false;
        } else if (name == "left" || name == "right" || name == "displaystyle") {
            return true;
        } else if (name == "sin" || name == "cos" || name == "tan" || name == "exp" || name == "log" ||
                   name == "ln" || name == "max" || name == "min") {
            inner.italic = false;
            emit(name, inner);
            return true;
        } else {
            return false;
        }
        if (at_ < text_.size() && text_[at_] == '{' && has_partner(at_)) {
            ++at_;
            parse(inner, true);
        }
        return true;
    }

    /// Reads up to the end, or to the brace that closes a group. The style's changes end with the group.
    void parse(Style style, bool in_group) {
        while (at_ < text_.size()) {
            char c = text_[at_];
            if (c == '}' && in_group) {
                ++at_;
                return;
            }
            if (c == '{' && has_partner(at_)) {
                ++at_;
                last_script_ = 0;
                parse(style, true);
                continue;
            }
            if ((c == '_' || c == '^') && at_ + 1 < text_.size()) {
                ++at_;
                parse_script(style, c == '^');
                continue;
            }
            last_script_ = 0;
            if (c == '\\') {
                ++at_;
                parse_command(style);
                continue;
            }
            if (latex_ && c == '$') {
                math_ = !math_;
                style.italic = math_;
                ++at_;
                continue;
            }
            size_t n = char_length(text_, at_);
            Style plain = style;
            if (latex_ && math_ && !std::isalpha(static_cast<unsigned char>(c)))
                plain.italic = false;
            emit(text_.substr(at_, n), plain);
            at_ += n;
        }
    }

    std::string_view text_;
    bool latex_;
    bool math_ = false;
    int last_script_ = 0; ///< the previous item was a superscript (1), a subscript (-1) or neither
    size_t at_ = 0;
    std::vector<TexRun> runs_;
};

std::optional<int> hex_digit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return std::nullopt;
}

} // namespace

std::string_view tex_symbol(std::string_view name) {
    for (const Symbol& s : kSymbols)
        if (s.name == name)
            return s.text;
    return {};
}

std::vector<TexRun> parse_tex(std::string_view text) { return Parser(text, false).run(); }
std::vector<TexRun> parse_latex(std::string_view text) { return Parser(text, true).run(); }

std::optional<Color> color_from_name(std::string_view name) {
    if (name.size() > 1 && name[0] == '#') {
        std::vector<int> d;
        for (char c : name.substr(1)) {
            auto h = hex_digit(c);
            if (!h)
                return std::nullopt;
            d.push_back(*h);
        }
        if (d.size() == 3)
            return Color{float(d[0] * 17) / 255, float(d[1] * 17) / 255, float(d[2] * 17) / 255, 1};
        if (d.size() == 6)
            return Color{float(d[0] * 16 + d[1]) / 255, float(d[2] * 16 + d[3]) / 255, float(d[4] * 16 + d[5]) / 255,
                         1};
        return std::nullopt;
    }
    static constexpr std::pair<std::string_view, Color> kNames[] = {
        {"red", {1, 0, 0, 1}}, {"green", {0, 1, 0, 1}}, {"blue", {0, 0, 1, 1}}, {"cyan", {0, 1, 1, 1}},
        {"magenta", {1, 0, 1, 1}}, {"yellow", {1, 1, 0, 1}}, {"black", {0, 0, 0, 1}}, {"white", {1, 1, 1, 1}},
        {"r", {1, 0, 0, 1}}, {"g", {0, 1, 0, 1}}, {"b", {0, 0, 1, 1}}, {"c", {0, 1, 1, 1}}, {"m", {1, 0, 1, 1}},
        {"y", {1, 1, 0, 1}}, {"k", {0, 0, 0, 1}}, {"w", {1, 1, 1, 1}},
        // \color of the tex interpreter knows four more
        {"gray", {0.5f, 0.5f, 0.5f, 1}}, {"darkGreen", {0, 0.5f, 0, 1}}, {"orange", {1, 0.75f, 0, 1}},
        {"lightBlue", {0.68f, 0.92f, 1, 1}}};
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const auto& [n, c] : kNames)
        if (n == lower || n == name)
            return c;
    return std::nullopt;
}

} // namespace etna::plot
