// The solvers of queues with stages and constant times, held to formulas and to each other.
#include "tests/theory/phase_queues.h"

#include "tests/support/catch.h"
#include "tests/theory/queueing.h"

#include <cmath>

using namespace theory;

TEST_CASE("with exponential times the solver by levels is Erlang's formula", "[theory]")
{
    for (const int c : {1, 2, 3, 5, 10})
        for (const double load : {0.5, 0.7, 0.9}) {
            CAPTURE(c, load);
            const double exact = erlang_c_mean_wait(c, 1, 1 / (c * load));
            CHECK(mean_wait_of_stages(1, 1, c, load) == Approx(exact).epsilon(1e-10));
        }
}

TEST_CASE("at one server it is Pollaczek and Khinchine's, for stages and for constant times", "[theory]")
{
    for (const double load : {0.5, 0.7, 0.9}) {
        CAPTURE(load);
        CHECK(mean_wait_of_stages(1, 2, 1, load) ==
              Approx(pollaczek_khinchine_mean_wait(1, load, std::sqrt(0.5))).epsilon(1e-10));
        CHECK(mean_wait_of_constant_services(1, load) ==
              Approx(pollaczek_khinchine_mean_wait(1, load, 0)).epsilon(1e-10));
    }
}

TEST_CASE("E2/E2/1 is its closed form", "[theory]")
{
    for (const double r : {0.5, 0.7, 0.9}) {
        CAPTURE(r);
        const double over_service = 1 / (2 * (1 - r)) + 1 / ((1 - r) + std::sqrt((1 - r) * (1 - r) + 8 * r)) - 1;
        CHECK(mean_wait_of_stages(2, 2, 1, r) / r == Approx(over_service).epsilon(1e-9));
    }
}

TEST_CASE("gaps of many stages come near even ones, and the formula for even gaps is near them", "[theory]")
{
    for (const int c : {1, 2, 5}) {
        CAPTURE(c);
        const double even = mean_wait_of_even_gaps(c, 0.8);
        const double hundred = mean_wait_of_stages(100, 1, c, 0.8);
        const double fifty = mean_wait_of_stages(50, 1, c, 0.8);
        CHECK(hundred > even);
        CHECK(fifty > hundred);
        // What is left halves as the stages double.
        CHECK(hundred - (fifty - hundred) == Approx(even).epsilon(2e-4));
    }
}

TEST_CASE("the more uneven the gaps, the longer the wait", "[theory]")
{
    for (const double load : {0.5, 0.7, 0.9}) {
        CAPTURE(load);
        // Squared spreads of 0, 0.12, 0.5, 1 and 5.
        CHECK(mean_wait_of_even_gaps(1, load) < mean_wait_of_uniform_gaps(load));
        CHECK(mean_wait_of_uniform_gaps(load) < mean_wait_of_stages(2, 1, 1, load));
        CHECK(mean_wait_of_stages(1, 1, 1, load) < mean_wait_of_weibull_gaps(load));
    }
    // In heavy traffic a wait tends to load (1 + spread^2) / 2 over what is left of the server's time.
    CHECK(mean_wait_of_uniform_gaps(0.999) * 0.001 == Approx(1.12 / 2).epsilon(0.003));
    CHECK(mean_wait_of_weibull_gaps(0.99) * 0.01 == Approx(6.0 / 2).epsilon(0.03));
}

TEST_CASE("constant services wait less than two stages do, and those less than one", "[theory]")
{
    for (const int c : {2, 3, 5, 10})
        for (const double load : {0.5, 0.7, 0.9}) {
            CAPTURE(c, load);
            const double constant = mean_wait_of_constant_services(c, load);
            const double two = mean_wait_of_stages(1, 2, c, load);
            const double one = mean_wait_of_stages(1, 1, c, load);
            CHECK(constant < two);
            CHECK(two < one);
            CHECK(constant > 0.5 * one * 0.98); // it tends to half of it as the load grows
        }
}
