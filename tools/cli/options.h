#pragma once
#include <optional>
#include <string>
#include <vector>

namespace port::cli {

/// What `portsim run` was asked.
struct RunOptions {
    std::vector<std::string> scenarios;
    std::vector<std::string> sets;
    std::string seed;         ///< a whole number, or empty: the scenario's
    std::string replications; ///< a number, "auto", or empty: the scenario's
    std::string precision;    ///< empty: 2 %
    std::string confidence = "95%";
    std::string horizon, warm_up; ///< as in a scenario; empty: the scenario's
    unsigned threads = 0;
    bool json = false;
    bool quiet = false;
    std::string csv, calls, record, report; ///< files; empty: none
    std::string store;                      ///< file that keeps replications; empty: none
};

/// What `portsim compare` was asked.
struct CompareOptions {
    RunOptions run;                   ///< scenarios, the first one the base, and all that a run has too
    std::string year;                 ///< a number, "all", or empty: the last that the first scenario reports
    std::string detect;               ///< a share; empty: the difference seen
    std::vector<std::string> fail_if; ///< limits, such as 'waiting.coal > +5%'
    bool strict = false;              ///< a limit that is not surely held fails too
    std::string best;                 ///< a figure by which the best is selected, instead of comparing; empty: none
    bool least = false, most = false; ///< which is the best
    std::string pcs = "95%";          ///< chance of a right selection
    std::string indifference;         ///< an amount of the figure
};

/// What `portsim capacity` was asked.
struct CapacityOptions {
    RunOptions run;                 ///< of one scenario
    std::string of;                 ///< a category, or "all"
    std::vector<std::string> rules; ///< such as 'waiting ratio <= 0.3'
};

/// What `portsim why` was asked.
struct WhyOptions {
    std::string scenario;
    RunOptions run;       ///< what a run has too, but its scenarios
    std::string resource; ///< empty: all that may bind
    std::string year;     ///< a number, or empty: the first without a steady state, else the last
};

/// What `portsim ladder` was asked.
struct LadderOptions {
    std::string scenario;
    RunOptions run;        ///< what a run has too, but its scenarios
    std::string year;      ///< as above
    std::string until;     ///< a goal, such as 'waiting ratio <= 0.3'; empty: none
    std::string budget;    ///< of capital; empty: none
    bool invest = false;   ///< the scenario's investments instead of a little more
    std::size_t most = 10; ///< rungs
};

/// What `portsim verify` was asked.
struct VerifyOptions {
    std::vector<std::string> places; ///< files and folders
    unsigned threads = 0;
    bool markdown = false;
};

/// What `portsim network` was asked.
struct NetworkOptions {
    std::string scenario;
    std::vector<std::string> sets;
    bool json = false;
    bool geojson = false;
    bool graphviz = false;
};

/// What `portsim demand` was asked.
struct DemandOptions {
    std::string scenario;
    std::vector<std::string> sets;
    bool json = false;
    std::string csv; ///< file; empty: none
};

/// What `portsim doubt` was asked.
struct DoubtOptions {
    std::string scenario;
    std::vector<std::string> sets;
    std::size_t samples = 100;
    std::size_t replications = 5;
    std::string seed; ///< a whole number, or empty: the scenario's
    unsigned threads = 0;
    bool json = false;
    bool quiet = false;
    std::string csv; ///< file; empty: none
};

/// What `portsim sensitivity` was asked.
struct SensitivityOptions {
    std::string scenario;
    std::vector<std::string> sets;
    std::vector<std::string> values;                  ///< path=low:high, in doubt beside what the scenario lists
    std::string method;                               ///< tornado, morris or sobol
    std::string of = "waiting.port";                  ///< a figure's name
    std::optional<std::size_t> samples, replications; ///< nothing: what is usual for the method
    std::string seed;                                 ///< a whole number, or empty: the scenario's
    std::string tail = "5%";
    unsigned threads = 0;
    bool json = false;
    bool quiet = false;
    std::string csv, report; ///< files; empty: none
};

/// What `portsim facts` was asked.
struct FactsOptions {
    std::string scenario;
    std::vector<std::string> sets;
    bool json = false;
    bool csv = false;
};

/// What `portsim preview` was asked.
struct PreviewOptions {
    std::string scenario;
    std::vector<std::string> sets;
    bool json = false;
    bool csv = false;
};

/// What `portsim fit` was asked.
struct FitOptions {
    std::string calls; ///< the record
    std::string base;  ///< scenario; empty: none
    std::vector<std::string> sets;
    std::string overlay; ///< file; empty: none
    std::string law;     ///< of the overlay; empty: the best of each trade
    std::size_t bootstrap = 199;
    std::size_t lags = 5;
    std::size_t replications = 10; ///< with a base, of each law
    std::string seed;              ///< a whole number, or empty: the scenario's, or 1
    unsigned threads = 0;
    bool json = false;
    bool quiet = false;
    std::string csv; ///< file; empty: none
};

/// What `portsim hindcast` was asked.
struct HindcastOptions {
    std::string scenario;
    std::string calls; ///< the record
    std::vector<std::string> sets;
    std::size_t replications = 20;
    std::string seed; ///< a whole number, or empty: the scenario's
    unsigned threads = 0;
    double skip_days = 0;
    double tolerance_hours = 1;
    double least_within = 0.7, most_bias = 0.25, most_error = 1, least_correlation = 0.5, most_unserved = 0.01;
    std::size_t least_calls = 30;
    bool fail = false; ///< whether a criterion that does not hold is an exit code
    bool json = false;
    bool quiet = false;
    std::string csv; ///< file; empty: none
};

/// Exit codes. 130 and 143 are those of a run that was stopped.
enum Exit {
    done = 0,
    answer_is_no = 1,
    usage = 2,
    bad_input = 3,
    model_failure = 4,
    file_failure = 5,
    incomplete = 6,
    conflict = 7,
    no_scheduler = 8
};

/// Writes a port to begin with into a folder, which is made if it is not there; overwrites nothing.
[[nodiscard]] int init_command(const std::string& folder);
[[nodiscard]] int run_command(const RunOptions& options);
[[nodiscard]] int compare_command(const CompareOptions& options);
[[nodiscard]] int capacity_command(const CapacityOptions& options);
[[nodiscard]] int why_command(const WhyOptions& options);
[[nodiscard]] int ladder_command(const LadderOptions& options);
[[nodiscard]] int verify_command(const VerifyOptions& options);
[[nodiscard]] int network_command(const NetworkOptions& options);
[[nodiscard]] int demand_command(const DemandOptions& options);
[[nodiscard]] int doubt_command(const DoubtOptions& options);
[[nodiscard]] int sensitivity_command(const SensitivityOptions& options);
[[nodiscard]] int fit_command(const FitOptions& options);
[[nodiscard]] int hindcast_command(const HindcastOptions& options);
[[nodiscard]] int facts_command(const FactsOptions& options);
[[nodiscard]] int preview_command(const PreviewOptions& options);

} // namespace port::cli
