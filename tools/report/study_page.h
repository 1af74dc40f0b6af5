#pragma once
#include "tools/report/table.h"

#include <string>
#include <vector>

namespace port::report {

/// What a study of many runs answers, for people.
struct StudyPage {
    std::string question;               ///< "What a little more would gain"
    std::string title;                  ///< of the scenario
    std::string how;                    ///< "20 replications, seed 1, intervals at 95 %"
    std::vector<std::string> sentences; ///< the answer
    std::vector<std::string> remarks;
    std::vector<std::string> drawings; ///< each one <svg>
    std::vector<Table> tables;
    std::string model_version;
};

/// One self-contained HTML page, as that of a run (page.h): the answer, its drawings, then its tables.
[[nodiscard]] std::string study_html(const StudyPage& page);

} // namespace port::report
