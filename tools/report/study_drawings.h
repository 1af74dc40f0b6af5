#pragma once
#include "tools/study/capacity.h"
#include "tools/study/compare.h"
#include "tools/study/ladder.h"
#include "tools/study/sensitivity/sensitivity_study.h"
#include "tools/study/why.h"

#include <string>
#include <vector>

namespace port::report {

// What studies show in their pages, each drawing one <svg>.

/// Each rule's figure over what is asked, with its limit and where the capacity lies; what is moved of it.
[[nodiscard]] std::vector<std::string> drawings_of(const study::Capacity& capacity,
                                                   const std::vector<study::CapacityRule>& rules);
/// What an alternative surely changes, in percent of the first scenario's figure; the greatest changes first.
[[nodiscard]] std::vector<std::string> drawings_of(const study::Comparison& comparison,
                                                   const std::vector<study::ComparedRun>& runs);
/// What each trial gains, and, where it is told, in money.
[[nodiscard]] std::vector<std::string> drawings_of(const study::Why& why);
/// What each step gains over the one before; the net present value of each investment over the year in which it opens.
[[nodiscard]] std::vector<std::string> drawings_of(const study::Ladder& ladder);
/// By doubt: the swing, mu*, or S1 and ST.
[[nodiscard]] std::vector<std::string> drawings_of(const study::SensitivityAnswer& answer);

} // namespace port::report
