#pragma once
#include "models/scenario/scenario.h"

#include <optional>
#include <vector>

namespace port {

/// The lower triangle L, row by row, that turns independent standard normal numbers e, one a doubt in the order of the
/// scenario, into z = L e with the correlations that give the doubts their rank correlations: by Cholesky, of the
/// matrix 2 sin(pi rank / 6).
///
/// Normal numbers of correlation r have Spearman's rank correlation (6 / pi) asin(r / 2), and what rises with each
/// number keeps it; exact for laws without steps.
///
/// @return nothing if no numbers can have such correlations: the matrix is not positive semidefinite
/// Source: Pearson, "On further methods of determining correlation", Drapers' Company Research Memoirs, Biometric
/// Series IV, 1907; the Gaussian copula: Clemen and Reilly, "Correlations and copulas for decision and risk analysis",
/// Management Science 45(2), 1999.
[[nodiscard]] std::optional<std::vector<std::vector<double>>> correlating_factor(const Scenario& scenario);

} // namespace port
