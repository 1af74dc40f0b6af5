#include "models/record/run_errors.h"
#include "tools/cli/answered.h"
#include "tools/cli/files.h"
#include "tools/cli/options.h"
#include "tools/cli/outputs.h"
#include "tools/cli/progress.h"
#include "tools/cli/request.h"
#include "tools/cli/source_tables.h"
#include "tools/cli/stop_on_signal.h"
#include "tools/cli/subjects.h"
#include "tools/commands.h"
#include "tools/store/store.h"

#include <cstdio>
#include <memory>

namespace port::cli {
namespace {

void tell(const std::string& text)
{
    std::fprintf(stderr, "portsim: %s\n", text.c_str());
}

/// What the user must know beside the results: remarks, and how the store was used.
/// @return why the store did not keep all; empty if it did
std::string tell_of(const RunOptions& o, const std::vector<report::Answer>& answers,
                    const std::vector<commands::StoreUse>& uses)
{
    for (const report::Answer& answer : answers)
        for (const std::string& remark : answer.remarks)
            tell((answer.label.empty() ? "" : answer.label + ": ") + remark);
    commands::StoreUse all;
    for (const commands::StoreUse& use : uses) {
        all.replications += use.replications;
        all.found += use.found;
        if (all.failure.empty()) all.failure = use.failure;
    }
    if (!o.store.empty() && !o.quiet)
        std::fprintf(stderr, "%zu of %zu replications from the store\n", all.found, all.replications);
    return all.failure;
}

int answer_all(const RunOptions& o)
{
    check(o);
    const std::vector<Subject> subjects = read_all(o);
    if (subjects.empty()) return bad_input;
    check_files(o);
    const std::unique_ptr<store::Store> kept = o.store.empty() ? nullptr : std::make_unique<store::Store>(o.store);
    const StopOnSignal stop;
    std::vector<report::Answer> answers;
    std::vector<std::vector<CallRow>> calls;
    std::vector<commands::StoreUse> uses;
    for (const Subject& subject : subjects) {
        commands::RunRequest request = request_of(o, subject.read.scenario);
        request.stop = stop.token();
        request.store = kept.get();
        Progress progress(o.quiet);
        request.progress = [&](std::size_t d, std::size_t of) { progress.show(d, of); };
        commands::RunAnswer answer = commands::run_scenario(request);
        answers.push_back({subject.label, subject.read.scenario, std::move(answer.summary), std::move(answer.verdict),
                           std::move(answer.gaps), request.seed, std::string(commands::model_version()),
                           sources_table(subject.read), repeat_line(o, subject.file, request),
                           std::move(answer.remarks)});
        calls.push_back(std::move(answer.calls));
        uses.push_back(std::move(answer.store));
    }
    std::vector<std::string> failures = write_outputs(o, answers, calls);
    if (const std::string failure = tell_of(o, answers, uses); !failure.empty())
        failures.push_back(failure + "; the results are whole, but not all replications are kept");
    for (const std::string& failure : failures) tell(failure);
    return failures.empty() ? done : file_failure;
}

} // namespace

int run_command(const RunOptions& o)
{
    return answered([&] {
        try {
            return answer_all(o);
        } catch (const RunStopped& e) {
            if (o.store.empty()) throw;
            throw RunStopped(std::string(e.what()) + "; what was done is kept, and the same line goes on from there");
        }
    });
}

} // namespace port::cli
