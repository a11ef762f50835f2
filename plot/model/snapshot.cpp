#include "plot/model/snapshot.h"

namespace etna::plot {

std::string FigureSnapshot::window_title() const {
    std::string number = figure.number_title ? "Figure " + std::to_string(figure.number) : "";
    if (figure.name.empty())
        return number;
    return number.empty() ? figure.name : number + ": " + figure.name;
}

} // namespace etna::plot
