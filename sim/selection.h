#pragma once
#include "sim/replications.h"
#include "sim/statistics/kim_nelson.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace sim {

struct Selected {
    std::size_t best = 0;
    bool decided = false;                  ///< else stopped, or at `most`: `best` is the best so far, without a promise
    std::vector<double> means;             ///< of each system over what was looked at of it; NaN without
    std::vector<std::size_t> replications; ///< looked at, of each system; what counts, not all that may have been run
};

/// Runs systems 0 ... systems - 1 until the best is known (see KimNelson for what that promises), the clearly worse
/// ones ever less: f(system, replication) gives a system's figure as a double. Give `replication` to Stream alike for
/// all systems, and they are compared on common random numbers.
///
/// Replications are run over threads in blocks of rows and looked at row by row, so the outcome does not depend on
/// threads; a system dropped within a block has run a few rows more than count.
/// @param most  replications of a system at which to give up
/// @throws std::invalid_argument  as KimNelson, and if most < rules.first; what f throws, as `run_numbered`
template <class F>
[[nodiscard]] Selected select_best(std::size_t systems, const SelectionRules& rules, F&& f,
                                   const ReplicateOptions& options = {}, std::size_t most = 100'000)
{
    static_assert(std::is_invocable_r_v<double, F&, std::size_t, std::uint64_t>);
    KimNelson selection(systems, rules);
    if (most < rules.first) throw std::invalid_argument("a selection must be allowed its first replications");
    constexpr std::size_t block = 16; // rows a block after the first: enough to keep threads busy
    for (std::size_t from = 0; from < most && !selection.decided();) {
        const std::size_t rows = std::min(from == 0 ? rules.first : block, most - from);
        std::vector<std::size_t> in;
        for (std::size_t i = 0; i < systems; ++i)
            if (selection.in(i)) in.push_back(i);
        std::vector<double> figures(rows * systems, std::numeric_limits<double>::quiet_NaN());
        const std::size_t jobs = rows * in.size();
        const std::size_t done = run_numbered(0, jobs, jobs, options, [&](std::size_t job) {
            const std::size_t row = job / in.size();
            const std::size_t system = in[job % in.size()];
            figures[row * systems + system] = f(system, std::uint64_t{from + row});
        });
        if (done < jobs) break; // stopped
        for (std::size_t row = 0; row < rows; ++row) selection.add({&figures[row * systems], systems});
        from += rows;
    }
    Selected selected{selection.best(), selection.decided(), {}, {}};
    for (std::size_t i = 0; i < systems; ++i) {
        selected.means.push_back(selection.mean(i));
        selected.replications.push_back(selection.rows(i));
    }
    return selected;
}

} // namespace sim
