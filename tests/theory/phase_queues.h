#pragma once

namespace theory {

/// Mean waits of queues whose gaps and services are not all exponential, first come first served. Gaps have mean 1 and
/// services mean c x load, so waits are in gaps. phase_queues_test.cpp holds them to formulas and to each other.

/// Ek/El/c: gaps of k exponential stages, services of l. The number in the system, the stage of the gap and how many
/// servers are in which stage are a Markov chain; it is cut off where less than 1e-13 lies beyond, and solved level by
/// level from the top: x(n + 1) = x(n) R(n), R(n) = up (-(stay(n + 1) + R(n + 1) down(n + 2)))^-1. Source: Neuts,
/// "Matrix-geometric solutions in stochastic models", 1981, for the form; the wait is Little's law over the queue.
/// @param service_stages  1 or 2
[[nodiscard]] double mean_wait_of_stages(int gap_stages, int service_stages, int servers, double load);

/// M/D/c. A service after any instant the number in the system is what was not being served then, and who has come
/// since: N' = max(N - c, 0) + Poisson(c load). Its stationary law gives the mean queue, and Little's law the wait.
/// Source: Crommelin, "Delay probability formulae when the holding times are constant", P.O.E.E. Journal 25, 1932.
[[nodiscard]] double mean_wait_of_constant_services(int servers, double load);

/// D/M/c, by the formula for GI/M/c: with mu = 1 / (c load), f(s) = e^-s, f_j = f(j mu),
///     x = f(c mu (1 - x)),  C_j = prod_{i<=j} f_i / (1 - f_i)
///     A = 1 / (1 / (1 - x) + sum_{j=1..c} binomial(c, j) / (C_j (1 - f_j)) (c (1 - f_j) - j) / (c (1 - x) - j))
///     W = A / (c mu (1 - x)^2)
/// Source: Takacs, "Introduction to the theory of queues", 1962, chapter 2.
[[nodiscard]] double mean_wait_of_even_gaps(int servers, double load);

/// GI/M/1: x = f(mu (1 - x)), W = x / (mu (1 - x)), mu = 1 / load, f(s) = E e^(-s gap). Source: as above.
/// Gaps uniform from 0.4 to 1.6: f(s) = (e^-0.4s - e^-1.6s) / 1.2s.
[[nodiscard]] double mean_wait_of_uniform_gaps(double load);
/// Gaps Weibull of shape 1/2, which are half the square of an exponential one of mean 1:
/// f(s) = sqrt(pi / 4c) e^(1/4c) erfc(1 / (2 sqrt(c))), c = s / 2. For loads up to 0.99: beyond, the
/// factors leave a double.
[[nodiscard]] double mean_wait_of_weibull_gaps(double load);

} // namespace theory
