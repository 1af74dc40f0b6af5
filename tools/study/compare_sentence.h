#pragma once
#include "tools/study/compare.h"

#include <string>
#include <vector>

namespace port::study {

/// What an alternative does, in plain words: tonnes and mean waiting (or backlog) of the port with their intervals in
/// the last year compared, and whether what binds moves.
[[nodiscard]] std::string sentence(const ComparedAlternative& alternative, const std::vector<ComparedFigure>& figures,
                                   const std::vector<ComparedRun>& runs);

} // namespace port::study
