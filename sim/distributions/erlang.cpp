#include "sim/distributions/erlang.h"

#include "sim/distributions/parameters.h"
#include "sim/ziggurat.h"

namespace sim {

Erlang::Erlang(int stages, double mean)
    : stages_(stages), mean_(law::not_negative(mean, "the mean of an Erlang law")),
      by_gamma_(law::positive(stages, "the number of stages of an Erlang law"), 1)
{
}

double Erlang::operator()(Stream& stream) const
{
    constexpr int sum_is_cheaper = 3; // measured: 4 exponentials cost what one gamma does
    double sum = 0;
    if (stages_ > sum_is_cheaper)
        sum = by_gamma_(stream);
    else
        for (int k = 0; k < stages_; ++k) sum += standard_exponential(stream);
    return sum * mean_ / stages_;
}

double Erlang::quantile(double p) const
{
    const double x = by_gamma_.quantile(p);
    return mean_ == 0 ? 0 : x * mean_ / stages_;
}

double Erlang::cdf(double x) const
{
    if (mean_ == 0) return law::place(x) < 0 ? 0 : 1;
    return by_gamma_.cdf(x * stages_ / mean_);
}

} // namespace sim
