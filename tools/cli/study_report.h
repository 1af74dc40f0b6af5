#pragma once
#include "tools/report/study_page.h"

#include <cstdint>
#include <string>

namespace port::cli {

/// How a study was run, for the head of its page.
struct StudyRun {
    std::size_t replications = 0;
    std::uint64_t seed = 0;
    double confidence = 0.95;
};

/// A page with its head; the caller fills in the answer.
[[nodiscard]] report::StudyPage page_about(const std::string& question, const std::string& title, const StudyRun& run);

} // namespace port::cli
