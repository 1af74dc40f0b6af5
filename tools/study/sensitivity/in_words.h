#pragma once
#include "tools/study/sensitivity/sensitivity_study.h"

#include <string>

namespace port::study {

/// The one value worth measuring next, and why; or that it can't be told, and what more runs would do.
[[nodiscard]] std::string worth_measuring_next(const SensitivityAnswer& answer, const SensitivityRequest& request);

} // namespace port::study
