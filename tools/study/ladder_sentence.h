#pragma once
#include "tools/study/ladder.h"

#include <string>

namespace port::study {

/// What the steps are, what the port then does, and why there are no more, in plain words.
[[nodiscard]] std::string ladder_sentence(const Ladder& ladder, const LadderRequest& request);

} // namespace port::study
