#pragma once
#include "models/scenario/scenario.h"
#include "tools/study/fit_calls.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace port::study {

/// A law of the time between calls as scenarios have it, scaled to mean 1: exponential is `poisson`, constant `even`.
/// @return nothing if its parameter is beyond what a scenario takes, or scenarios have no such law
[[nodiscard]] std::optional<Choice> arrival_choice(const FittedLaw& law);
/// `weibull, shape 0.83`
[[nodiscard]] std::string in_words(const Choice& choice);

/// A change of a scenario and where it comes from.
struct FittedChange {
    Change change;
    std::string why; ///< `fitted to 412 gaps of calls.csv by greatest likelihood`
};

/// What makes a scenario's trades come as the record has it.
struct FittedChanges {
    std::vector<FittedChange> changes;
    std::vector<std::string> left_out; ///< sentences: what the record has and the scenario can't be told
};

/// Arrival laws and parcels; never a demand, so that the scenario keeps its tonnes. The law is the best of each trade
/// that a scenario can have, or `law` where the trade's gaps can be of it. A record that names ships gives each class
/// its parcel, and its weight by its calls; one that does not gives the trade's class its parcel if there is but one.
/// @param fits  each of a trade that the scenario has, by its name as `category`
/// @param file  the record's name
/// @throws FitRefused  if a trade's calls do not come by demand and arrival law
[[nodiscard]] FittedChanges changes_of(std::span<const CategoryFit> fits, const Scenario& scenario,
                                       const std::string& file, std::string_view law = "");

/// @throws FitRefused  if the scenario with the changes is not one that can be run; the text says why
[[nodiscard]] Scenario changed(const Scenario& scenario, std::span<const FittedChange> changes);

} // namespace port::study
