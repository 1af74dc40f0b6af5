#pragma once
#include "models/scenario/catalogue.h"
#include "sim/stream.h"

#include <optional>

namespace port {

/// How long something takes, or how long it is until something happens: cargo work, a storm, the next breakdown, a
/// ship's patience; one file each in times/.
class TimeLaw {
public:
    virtual ~TimeLaw() = default;
    /// Seconds, not below nought; none: there is no such time, and the field says what that means.
    [[nodiscard]] virtual std::optional<double> draw(sim::Stream& stream) const = 0;
    /// Seconds, the mean of what it draws; nothing where there is no such time, or no closed form.
    [[nodiscard]] virtual std::optional<double> mean() const { return std::nullopt; }
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<TimeLaw>& time_laws();

} // namespace port
