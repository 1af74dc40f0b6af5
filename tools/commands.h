#pragma once
#include "models/record/calls.h"
#include "models/results/figures.h"
#include "models/scenario/scenario.h"
#include "tools/store/kept_replications.h"
#include "tools/store/store.h"
#include "tools/study/binding.h"
#include "tools/study/bound_gap.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace port::commands {

/// Which model this is: 16 hex digits, a hash of its sources, the compiler and its flags, made at build. Two programs
/// with the same one give the same figures to the same question.
[[nodiscard]] std::string_view model_version();

/// One question to the model. Command line, web page, sweep and tests all ask in this form.
struct RunRequest {
    Scenario scenario;
    std::uint64_t seed = 1;
    std::size_t replications = 10;
    std::optional<double> precision; ///< relative half-width of every category's throughput; replaces `replications`
    double confidence = 0.95;
    bool auto_warm_up = false;     ///< found by a pilot run, in place of the scenario's; a remark tells it
    unsigned threads = 0;          ///< 0: as many as there are cores
    bool calls = false;            ///< keep the calls of replication 0
    bool figures = false;          ///< give the figures of each replication too
    store::Store* store = nullptr; ///< where replications are looked up and kept; none: nullptr. Outlives the run
    std::stop_token stop{};
    std::function<void(std::size_t done, std::size_t total)> progress{};
};

/// How a run used its store.
struct StoreUse {
    std::size_t replications = 0; ///< that the answer rests on, those of trials among them
    std::size_t found = 0;        ///< of them, from the store
    std::string failure;          ///< why the store did not keep all; empty if it did
};

struct RunAnswer {
    Summary summary;
    study::Verdict verdict;
    std::vector<study::BoundGap> gaps; ///< what the links let pass beside what moved
    std::vector<CallRow> calls;       ///< of replication 0, if asked for
    std::vector<std::vector<Measured>> figures; ///< of each replication, if asked for
    std::vector<std::string> remarks; ///< sentences that the reader must know, such as a precision not reached
    StoreUse store;
};

/// Gives the figures of replications at one seed, for studies that say which they want: from the store if it has them,
/// else run now and kept. For several threads at once.
class ReplicationSource {
public:
    /// @param store  none: nullptr; outlives this
    ReplicationSource(std::uint64_t seed, store::Store* store, std::stop_token stop);

    /// @throws ModelFailure, RunStopped
    [[nodiscard]] std::vector<Measured> figures(const Scenario& scenario, std::uint64_t replication);
    [[nodiscard]] StoreUse use() const;

private:
    std::uint64_t seed_;
    std::stop_token stop_;
    store::KeptReplications kept_;
    std::atomic<std::size_t> replications_ = 0;
};

/// Runs the replications, sums them up and finds what binds. The same answer for any number of threads, with a store
/// and without one. A store that fails on the way does not end the run: see `StoreUse::failure`.
/// @throws ModelFailure, RunStopped
[[nodiscard]] RunAnswer run_scenario(const RunRequest& request);

} // namespace port::commands
