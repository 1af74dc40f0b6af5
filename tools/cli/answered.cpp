#include "tools/cli/answered.h"

#include "models/record/run_errors.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/request.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/report/xlsx.h"
#include "tools/store/store_failure.h"
#include "tools/study/amount.h"
#include "tools/study/build_year.h"
#include "tools/study/compare.h"
#include "tools/study/doubt.h"
#include "tools/study/fit_calls.h"
#include "tools/study/hindcast.h"
#include "tools/study/measure_name.h"
#include "tools/study/named_resource.h"
#include "tools/study/sensitivity/sensitivity_study.h"
#include "tools/study/sensitivity/value_range.h"
#include "tools/sweep/merge.h"
#include "tools/sweep/plan.h"
#include "tools/sweep/predict.h"
#include "tools/sweep/slurm.h"

#include <csignal>
#include <cstdio>
#include <filesystem>

namespace port::cli {
namespace {

template <class... Kinds> bool is_any(const std::exception& e)
{
    return ((dynamic_cast<const Kinds*>(&e) != nullptr) || ...);
}

int code_of(const std::exception& e)
{
    if (is_any<BadUsage, study::BadQuestion, study::UnknownMeasure>(e)) return usage;
    if (is_any<study::BadRange, study::DoubtRefused, study::FitRefused, study::HindcastRefused, study::NothingToBuild,
               study::NothingToCompare, study::SensitivityRefused, study::UnknownResource, sweep::CantPredict,
               sweep::PlanRefused>(e))
        return bad_input;
    if (is_any<sweep::Conflict>(e)) return conflict;
    if (is_any<sweep::NoScheduler>(e)) return no_scheduler;
    if (is_any<RunStopped>(e)) return StopOnSignal::exit_code();
    if (is_any<FileFailure, store::StoreFailure, report::XlsxFailure, std::filesystem::filesystem_error>(e))
        return file_failure;
    return model_failure;
}

} // namespace

int answered(const std::function<int()>& command)
{
    try {
        return command();
    } catch (const NobodyReads&) {
        return 128 + SIGPIPE;
    } catch (const std::exception& e) {
        std::fprintf(stderr, "portsim: %s\n", e.what());
        return code_of(e);
    }
}

} // namespace port::cli
