#include "sim/distributions/parameters.h"

#include <cmath>
#include <stdexcept>
#include <string>

namespace sim::law {
namespace {

[[noreturn]] void refuse(const std::string& what, double found)
{
    throw std::invalid_argument(what + ", not " + std::to_string(found));
}

} // namespace

double finite(double x, const char* what)
{
    if (!std::isfinite(x)) refuse(std::string(what) + " must be a finite number", x);
    return x;
}

double not_negative(double x, const char* what)
{
    if (finite(x, what) < 0) refuse(std::string(what) + " must not be negative", x);
    return x;
}

double positive(double x, const char* what)
{
    if (finite(x, what) <= 0) refuse(std::string(what) + " must be above 0", x);
    return x;
}

double probability(double p)
{
    if (!(p >= 0 && p <= 1)) refuse("a quantile's probability must be from 0 to 1", p);
    return p;
}

double place(double x)
{
    if (std::isnan(x)) refuse("a distribution function needs a number", x);
    return x;
}

} // namespace sim::law
