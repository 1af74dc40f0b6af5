#pragma once
#include "models/scenario/problem.h"
#include "models/scenario/scenario.h"

#include <vector>

namespace port {

/// Sets one value by its path (see path.h). The text is as in a scenario file: a value with its unit, a choice by name,
/// a list of plain values as `[1, 2]`, an empty list of anything as `[]`.
/// @return what is wrong; the scenario is then as it was
[[nodiscard]] std::vector<Problem> apply(Scenario& scenario, const Change& change, const Catalogues& catalogues);

/// value x times + plus, for every number the path leads to. Only quantities, numbers, counts and times of day can be
/// scaled; the result must stay in the field's range, and a count whole.
/// @return what is wrong, of paths as in the scenario; the scenario is then as it was
[[nodiscard]] std::vector<Problem> scale(Scenario& scenario, const Scaling& scaling, const Catalogues& catalogues);

/// The scenario as it stands on a day: the base, with the changes of every investment opened by then (in order of date,
/// then as listed), then `scaled`. Its own `investments` and `scaled` are empty, so that nothing is done twice.
/// @throws std::invalid_argument  if a change or a scaling is not possible; `check` finds these beforehand
[[nodiscard]] Scenario as_of(const Scenario& scenario, Date day, const Catalogues& catalogues);

/// The same, but with what is wrong (paths `investments[0].changes[1].path`, `scaled[0].path`) instead of an exception;
/// what is wrong is left out.
[[nodiscard]] Scenario as_of(const Scenario& scenario, Date day, const Catalogues& catalogues,
                             std::vector<Problem>& problems);

/// The numbers of the investments in the order they open; those of one day as listed.
[[nodiscard]] std::vector<std::size_t> opening_order(const Scenario& scenario);

/// Applies the changes of one investment of `planned` to `now`, which has no investments of its own; what is wrong is
/// left out and told, with paths as above.
void apply_investment(Scenario& now, const Scenario& planned, std::size_t number, const Catalogues& catalogues,
                      std::vector<Problem>& problems);

/// The same for all of `planned.scaled`.
void apply_scalings(Scenario& now, const Scenario& planned, const Catalogues& catalogues,
                    std::vector<Problem>& problems);

/// The days on which the scenario changes, ascending, each once.
[[nodiscard]] std::vector<Date> days_of_change(const Scenario& scenario);

} // namespace port
