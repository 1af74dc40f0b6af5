#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/scenario.h"

#include <vector>

namespace port {

/// Doubts are drawn between these two quantiles of their law, and `check` tries both: so what it has let pass, no draw
/// leaves.
inline constexpr double least_chance = 1e-6;

/// What a law gives at the chance p, which is moved within [least_chance, 1 - least_chance].
/// @param law  a choice that `check` has found right
[[nodiscard]] double drawn_at(const ChoiceOf<DoubtFamily>& law, double p, const Catalogues& catalogues);

/// Puts what was drawn of a doubt into every place its path leads to: the value times it, or it in the doubt's unit. A
/// count or a time of day is rounded to the nearest.
/// @return what is wrong (a path that leads nowhere, no number there, a wrong unit, out of its range), with the paths
/// `path`, `unit` or `law` below the doubt; the scenario is then as it was
[[nodiscard]] std::vector<Problem> set_doubt(Scenario& scenario, const DoubtSpec& doubt, double drawn,
                                             const Catalogues& catalogues);

} // namespace port
