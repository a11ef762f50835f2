#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/session/session.h"

/// What the storeys above the engine add to the programs. extensions.cpp is linked where gpu/ and plot/ are built,
/// no_extensions.cpp where they are not; the functions are the same.
namespace etna::app {

/// Gives `options` the extensions of plot/ and gpu/, in the order in which they attach.
class Extensions {
  public:
    Extensions();
    ~Extensions();
    void add_to(session::Options& options);
    /// Writes the open figures of the session that got the extensions. Returns the paths written; throws
    /// `std::runtime_error` with a sentence for the user.
    std::vector<std::string> save_figures(const std::string& folder, const std::string& stem);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The text of `etna accel-info`.
std::string accel_info(bool json);
/// The text of `etna accel-calibrate`.
std::string accel_calibrate(bool quick, bool sweep, bool json);

} // namespace etna::app
