#include "tools/cli/study_report.h"

#include "tools/commands.h"
#include "tools/report/number.h"

namespace port::cli {

report::StudyPage page_about(const std::string& question, const std::string& title, const StudyRun& run)
{
    report::StudyPage page;
    page.question = question;
    page.title = title;
    page.how = std::to_string(run.replications) + " replications, seed " + std::to_string(run.seed) +
               ", intervals at " + report::readable(100 * run.confidence) + " %";
    page.model_version = commands::model_version();
    return page;
}

} // namespace port::cli
