#pragma once
#include "tools/report/table.h"
#include "tools/study/trials.h"

#include <optional>

namespace port::report {

/// A gain with its interval; nothing where nothing is told of it.
[[nodiscard]] inline Estimate estimate(const study::PairedGain& gain)
{
    return {gain.mean, gain.low, gain.high};
}
[[nodiscard]] inline Cell estimate(const std::optional<study::PairedGain>& gain)
{
    return gain ? Cell{estimate(*gain)} : Cell{};
}

} // namespace port::report
