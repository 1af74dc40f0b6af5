#pragma once
#include "tools/study/capacity.h"

#include <string>

namespace port::study {

/// The capacity, how sure it is, what stops it and what binds there, in plain words.
[[nodiscard]] std::string capacity_sentence(const Capacity& capacity, const std::string& of, double confidence);

} // namespace port::study
