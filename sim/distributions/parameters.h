#pragma once
#include <limits>

/// What every law asks of its parameters. Each gives its number back, or throws std::invalid_argument with `what`, the
/// rule and the number found.
namespace sim::law {

inline constexpr double infinity = std::numeric_limits<double>::infinity();
inline constexpr double greatest = std::numeric_limits<double>::max();

double finite(double x, const char* what);
double not_negative(double x, const char* what); ///< and finite
double positive(double x, const char* what);     ///< and finite
double probability(double p);                    ///< from 0 to 1, ends included; a quantile's
double place(double x);                          ///< where a cdf is asked for: anything but NaN

} // namespace sim::law
