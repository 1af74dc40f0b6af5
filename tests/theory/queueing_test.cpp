// The formulas against each other, against hand calculations, and against the chain they solve.
#include "tests/theory/queueing.h"

#include "tests/support/catch.h"

using namespace theory;

namespace {

/// M/M/c/K found without its formula: the chain's shares of time, by letting it run (power iteration of the uniformised
/// chain) until they stand still.
Finite by_iteration(int servers, int room, double arrivals, double service)
{
    const auto states = static_cast<std::size_t>(room) + 1;
    const double pace = arrivals + servers * service;
    std::vector<double> share(states, 1.0 / static_cast<double>(states));
    for (int step = 0; step < 20'000; ++step) {
        std::vector<double> next(states, 0.0);
        for (int n = 0; n <= room; ++n) {
            const auto i = static_cast<std::size_t>(n);
            const double up = n < room ? arrivals / pace : 0;
            const double down = std::min(n, servers) * service / pace;
            if (n < room) next[i + 1] += share[i] * up;
            if (n > 0) next[i - 1] += share[i] * down;
            next[i] += share[i] * (1 - up - down);
        }
        share = next;
    }
    double queue = 0;
    for (int n = servers + 1; n <= room; ++n) queue += (n - servers) * share[static_cast<std::size_t>(n)];
    return {share.back(), queue / (arrivals * (1 - share.back()))};
}

} // namespace

TEST_CASE("Erlang's formulas give the hand-worked values", "[theory]")
{
    CHECK(erlang_b(1, 1) == Approx(1.0 / 2));
    CHECK(erlang_b(2, 1) == Approx(1.0 / 5));  // (1/2) / (1 + 1 + 1/2)
    CHECK(erlang_b(3, 2) == Approx(4.0 / 19)); // (8/6) / (1 + 2 + 2 + 8/6)
    CHECK(erlang_c(2, 1) == Approx(1.0 / 3));  // (1/5) / (1 - (1/2) (4/5))
    CHECK(erlang_c_mean_wait(2, 1, 1) == Approx(1.0 / 3));
    for (const double load : {0.1, 0.5, 0.9}) CHECK(erlang_c(1, load) == Approx(load)); // M/M/1: busy is to wait
}

TEST_CASE("an M/M/1 queue has one mean wait, whichever formula says it", "[theory]")
{
    for (const double load : {0.2, 0.5, 0.8, 0.95}) {
        const double exact = load / (1 - load); // rho / (mu - lambda), mu = 1
        CAPTURE(load);
        CHECK(erlang_c_mean_wait(1, load, 1) == Approx(exact));
        CHECK(pollaczek_khinchine_mean_wait(load, 1, 1) == Approx(exact));
        CHECK(cobham_mean_waits({{load, 1, 1}})[0] == Approx(exact));
        CHECK(finite_room(1, 2000, load, 1).mean_wait == Approx(exact));
        CHECK(pollaczek_khinchine_mean_wait(load, 1, 0) == Approx(exact / 2)); // without spread half of it
    }
}

TEST_CASE("finite room lies between Erlang's loss and Erlang's delay", "[theory]")
{
    CHECK(finite_room(3, 3, 2, 1).lost == Approx(erlang_b(3, 2)));
    CHECK(finite_room(3, 3, 2, 1).mean_wait == 0);
    CHECK(finite_room(3, 2000, 2.4, 1).mean_wait == Approx(erlang_c_mean_wait(3, 2.4, 1)));
    CHECK(finite_room(3, 2000, 2.4, 1).lost == Approx(0).margin(1e-12));
    CHECK(finite_room(1, 4, 1, 1).lost == Approx(1.0 / 5)); // at load 1 all five states are alike
    for (const auto& [servers, room, arrivals] :
         {std::tuple(1, 5, 0.8), std::tuple(2, 6, 3.0), std::tuple(4, 10, 3.5)}) {
        const Finite formula = finite_room(servers, room, arrivals, 1);
        const Finite chain = by_iteration(servers, room, arrivals, 1);
        CAPTURE(servers, room, arrivals);
        CHECK(formula.lost == Approx(chain.lost).epsilon(1e-9));
        CHECK(formula.mean_wait == Approx(chain.mean_wait).epsilon(1e-9));
    }
}

TEST_CASE("priorities move waiting from class to class and conserve it", "[theory]")
{
    // Kleinrock's conservation law: sum of rho_k W_k is that of first come first served, rho W_0 / (1 - rho).
    const std::vector<PriorityClass> classes{{0.3, 1, 1}, {0.2, 1.5, 0.5}, {0.1, 2, 0}};
    const auto waits = cobham_mean_waits(classes);
    double sum = 0;
    double load = 0;
    double rest = 0;
    for (std::size_t k = 0; k < classes.size(); ++k) {
        const auto& c = classes[k];
        sum += c.arrivals * c.mean_service * waits[k];
        load += c.arrivals * c.mean_service;
        rest += c.arrivals * c.mean_service * c.mean_service * (1 + c.cv * c.cv) / 2;
    }
    CHECK(sum == Approx(load * rest / (1 - load)));
    CHECK(waits[0] < waits[1]);
    CHECK(waits[1] < waits[2]);
    // By hand, two classes of 0.4 at mean service 1: W_0 = 0.8; 0.8 / 0.6 and 0.8 / (0.6 * 0.2).
    const auto two = cobham_mean_waits({{0.4, 1, 1}, {0.4, 1, 1}});
    CHECK(two[0] == Approx(4.0 / 3));
    CHECK(two[1] == Approx(20.0 / 3));
}
