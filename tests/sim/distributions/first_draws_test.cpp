// Draws are the same now and always, on any number of threads.
#include "sim/distributions.h"
#include "sim/replications.h"
#include "tests/support/catch.h"

#include <string>
#include <vector>

using namespace sim;

namespace {

struct First {
    std::string name;
    Distribution law;
    double one;
    double two;
};

std::vector<First> first_draws()
{
    return {
        {"constant", Constant(4), 4, 4},
        {"uniform", Uniform(0, 1), 0.89127803180384, 0.74945835003324},
        {"exponential", Exponential(3), 1.9272570010018, 6.2324718741928},
        {"normal", Normal(10, 2), 7.4898198280746, 11.831109439142},
        {"lognormal", Lognormal::of_mean_and_cv(4, 0.5), 3.4699719020356, 3.7186455599335},
        {"gamma 0.5", Gamma(0.5, 2), 0.0059077254760342, 1.817857789214},
        {"gamma 7.5", Gamma(7.5, 0.4), 3.3465002178354, 3.6385158449317},
        {"Erlang 2", Erlang(2, 3), 3.6760787022059, 2.5821512802351},
        {"Erlang 9", Erlang(9, 3), 2.9918676597093, 3.3694216535601},
        {"triangular", Triangular(1, 2, 6), 4.3159802664018, 3.5603575916648},
        {"discrete", Discrete({1, 2, 10}, {5, 3, 2}), 1, 1},
        {"empirical", Empirical::linear({5, 1, 2, 9, 4}), 1.3187756060291, 4.3689198826942},
        {"resampled", Empirical::resample({5, 1, 2, 9, 4}), 4, 1},
        {"Weibull", Weibull(1.5, 2), 1.8129575689883, 2.2129893914987},
        {"beta", Beta(2, 3), 0.39693096968911, 0.74656384857413},
        {"beta, small", Beta(0.4, 0.2), 0.90850202787752, 0.99804716895748},
        {"PERT", Pert(0.4, 0.5, 0.8), 0.60183902592545, 0.50426484221834},
        {"Pearson V", Pearson5(4.5, 3), 0.43291721643845, 1.0693193353284},
        {"Pearson VI", Pearson6(2, 5, 3), 1.8060031134034, 6.8970125510399},
        {"Poisson 3", Poisson(3), 3, 2},
        {"Poisson 3000", Poisson(3000), 2867, 3038},
        {"binomial 7", Binomial(7, 0.3), 2, 3},
        {"binomial 9000", Binomial(9000, 0.7), 6322, 6260},
        {"geometric", Geometric(0.02), 81, 71},
        {"negative binomial", NegativeBinomial(4.5, 0.01), 296, 652},
        {"normal, truncated", Truncated(Normal(1, 1), 0, 3), 0.020012010263302, 2.6011785578612},
        {"exponential, truncated", Truncated(Exponential(2), 5, 99), 8.1068161489735, 5.480643763603},
        {"lognormal, truncated", Truncated(Lognormal::of_mean_and_cv(4, 0.5), 3, 5), 3.7830634297817, 4.5966762163188},
        {"gamma, truncated", Truncated(Gamma(2.5, 2), 20, 40), 20.006235970079, 24.879939158772},
        {"Weibull, truncated", Truncated(Weibull(1.5, 2), 1, 2), 1.5694152874742, 1.1221802571122},
        {"Poisson, truncated", Truncated(Poisson(30), 25, 35), 32, 29},
    };
}

} // namespace

TEST_CASE("the first two draws of every law are these", "[distributions]")
{
    // To 12 digits: the last bits are the C library's. A change here is a change of every result that uses the law.
    for (const First& f : first_draws()) {
        Stream s(42, 7, "first " + f.name);
        const double one = f.law(s);
        const double two = f.law(s);
        CAPTURE(f.name);
        CHECK(one == Approx(f.one).epsilon(1e-12));
        CHECK(two == Approx(f.two).epsilon(1e-12));
    }
}

TEST_CASE("draws do not depend on threads", "[distributions]")
{
    const auto laws = first_draws();
    const auto sums = [&laws](std::uint64_t replication) {
        std::vector<double> all;
        for (const First& f : laws) {
            Stream s(1, replication, f.name);
            double sum = 0;
            for (int i = 0; i < 50; ++i) sum += f.law(s);
            all.push_back(sum);
        }
        return all;
    };
    const auto alone = replicate(40, 1, sums);
    for (const unsigned threads : {2U, 7U}) CHECK(replicate(40, threads, sums) == alone);
    CHECK(alone[0] != alone[1]);
}
