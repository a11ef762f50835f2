#include "plot/functions/extension.h"

#include <filesystem>
#include <mutex>

#include "engine/vm/interpreter.h"
#include "plot/export/png.h"
#include "plot/functions/state.h"

namespace etna::plot {
namespace {

class Extension final : public PlotExtension {
  public:
    void attach(vm::Interpreter& interpreter) override {
        std::lock_guard lock(mutex_);
        Registry& registry = interpreter.registry();
        register_figure_functions(registry);
        register_axes_functions(registry);
        register_line_functions(registry);
        register_chart_functions(registry);
        register_label_functions(registry);
        register_property_functions(registry);
        register_print_functions(registry);
        state_ = shared_state(interpreter);
    }

    void flush(vm::Interpreter& interpreter) override {
        PlotState& state = *shared_state(interpreter);
        for (int number : state.model.take_closed())
            if (!state.model.figure(number))
                interpreter.host().post(session::FigureEvent{number, nullptr, false});
        for (int number : state.model.figure_numbers()) {
            Figure& f = *state.model.figure(number);
            if (!f.changed)
                continue;
            bool raise = f.raise;
            f.raise = false;
            interpreter.host().post(session::FigureEvent{number, state.model.snapshot(f), raise});
        }
    }

    void end_run(vm::Interpreter& interpreter) override { flush(interpreter); }

    void detach(vm::Interpreter&) override {
        std::lock_guard lock(mutex_);
        state_.reset();
    }

    std::vector<std::string> export_open_figures(const std::string& folder, const std::string& stem) override {
        std::lock_guard lock(mutex_);
        std::vector<std::string> written;
        if (!state_)
            return written;
        std::vector<int> numbers = state_->model.figure_numbers();
        for (int number : numbers) {
            Figure& f = *state_->model.figure(number);
            bool changed = f.changed;
            auto snapshot = state_->model.snapshot(f);
            f.changed = changed;
            std::string name = numbers.size() == 1 ? stem + ".png" : stem + "_" + std::to_string(number) + ".png";
            std::string path = (std::filesystem::path(folder) / name).string();
            ExportOptions options;
            write_png(path, state_->exporter.render(*snapshot, options), options.dpi);
            written.push_back(path);
        }
        return written;
    }

    void close_all() override {
        std::lock_guard lock(mutex_);
        if (!state_)
            return;
        for (int number : state_->model.figure_numbers())
            state_->model.remove(*state_->model.figure(number));
        state_->model.take_closed();
    }

  private:
    std::mutex mutex_; ///< guards the pointer; the model itself belongs to the engine's thread while it is busy
    std::shared_ptr<PlotState> state_;
};

} // namespace

std::shared_ptr<PlotExtension> make_plot_extension() { return std::make_shared<Extension>(); }

} // namespace etna::plot
