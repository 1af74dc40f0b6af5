// The formulas of formulas.h against chains solved by brute force, and against each other.
#include "tests/theory/formulas.h"

#include "tests/support/catch.h"
#include "tests/theory/chain.h"

using namespace theory;

namespace {

/// A state of two numbers, the second below `side`.
struct Square {
    std::size_t side;
    std::size_t operator()(std::size_t a, std::size_t b) const { return a * side + b; }
};

/// Mean numbers of both classes of a single server with exponential services, which interrupts class 2 for class 1.
std::pair<double, double> preemptive_numbers(double first, double first_rate, double second, double second_rate)
{
    const std::size_t most = 40; // of the first class: more have a chance below 1e-15
    const Square at{260};        // of the second: 1e-11
    Chain chain(most * at.side);
    for (std::size_t a = 0; a < most; ++a)
        for (std::size_t b = 0; b < at.side; ++b) {
            if (a + 1 < most) chain.add(at(a, b), at(a + 1, b), first);
            if (b + 1 < at.side) chain.add(at(a, b), at(a, b + 1), second);
            if (a > 0) chain.add(at(a, b), at(a - 1, b), first_rate);
            if (a == 0 && b > 0) chain.add(at(a, b), at(a, b - 1), second_rate);
        }
    const auto share = chain.steady_state();
    std::pair<double, double> numbers;
    for (std::size_t a = 0; a < most; ++a)
        for (std::size_t b = 0; b < at.side; ++b) {
            numbers.first += static_cast<double>(a) * share[at(a, b)];
            numbers.second += static_cast<double>(b) * share[at(a, b)];
        }
    return numbers;
}

/// Mean number in M/M/1 whose server fails, always or only while it serves.
double number_with_failures(double arrivals, double service, double failure, double repair, bool always)
{
    const std::size_t most = 400;
    const Square at{2}; // the second number: 1 while down
    Chain chain(2 * most);
    for (std::size_t n = 0; n < most; ++n)
        for (std::size_t down = 0; down < 2; ++down) {
            if (n + 1 < most) chain.add(at(n, down), at(n + 1, down), arrivals);
            if (down == 1) chain.add(at(n, 1), at(n, 0), repair);
            if (down == 0 && n > 0) chain.add(at(n, 0), at(n - 1, 0), service);
            if (down == 0 && (always || n > 0)) chain.add(at(n, 0), at(n, 1), failure);
        }
    const auto share = chain.steady_state();
    double mean = 0;
    for (std::size_t n = 0; n < most; ++n) mean += static_cast<double>(n) * (share[at(n, 0)] + share[at(n, 1)]);
    return mean;
}

} // namespace

TEST_CASE("pre-emptive priorities are those of their chain", "[theory]")
{
    for (const auto& [first, first_rate, second, second_rate] :
         {std::tuple(0.3, 1.0, 0.3, 1.0), std::tuple(0.2, 0.5, 0.6, 2.0)}) {
        const auto times = preemptive_resume_mean_times({{first, 1 / first_rate, 1}, {second, 1 / second_rate, 1}});
        const auto numbers = preemptive_numbers(first, first_rate, second, second_rate);
        CHECK(first * times[0] == Approx(numbers.first).epsilon(1e-7)); // Little
        CHECK(second * times[1] == Approx(numbers.second).epsilon(1e-7));
    }
    // The first class does not feel the others: M/G/1 by itself. One class: the queue without interruptions.
    const auto times = preemptive_resume_mean_times({{0.5, 1, 0.3}, {0.1, 3, 2}});
    CHECK(times[0] == Approx(1 + pollaczek_khinchine_mean_wait(0.5, 1, 0.3)));
    // Exponential services of one rate: the sum over classes is that of M/M/1, whoever goes first.
    const auto same = preemptive_resume_mean_times({{0.2, 1, 1}, {0.3, 1, 1}, {0.2, 1, 1}});
    CHECK(0.2 * same[0] + 0.3 * same[1] + 0.2 * same[2] == Approx(0.7 / 0.3));
}

TEST_CASE("reneging lies between loss and endless patience", "[theory]")
{
    CHECK(reneging(3, 2, 1, 1e9).left == Approx(erlang_b(3, 2)).epsilon(1e-6));
    CHECK(reneging(3, 2, 1, 1e-9).mean_wait == Approx(erlang_c_mean_wait(3, 2, 1)).epsilon(1e-6));
    // Patience like the service: each in the system leaves at one rate, so their number is Poisson's with mean 2, and
    // all but one wait.
    double waiting = 0;
    double chance = std::exp(-2.0);
    for (int n = 1; n < 60; ++n) {
        chance *= 2.0 / n;
        waiting += (n - 1) * chance;
    }
    CHECK(reneging(1, 2, 1, 1).mean_wait == Approx(waiting / 2));
    CHECK(reneging(1, 2, 1, 1).left == Approx(waiting / 2));
    CHECK(reneging(2, 5, 1, 0.5).left > 0.6 - 1e-12); // at most 2 of 5 can be served
}

TEST_CASE("machines and crews are those of a hand calculation", "[theory]")
{
    CHECK(mean_machines_down(1, 1, 1, 3) == Approx(1.0 / 4));
    // Two machines, one crew, rates alike: weights 1, 2, 2, so 6 / 5 are down.
    CHECK(mean_machines_down(2, 1, 1, 1) == Approx(6.0 / 5));
    CHECK(mean_machines_down(7, 7, 1, 3) == Approx(7.0 / 4)); // a crew for each: one by one
}

TEST_CASE("failing servers are those of their chains", "[theory]")
{
    for (const auto& [arrivals, service, failure, repair] :
         {std::tuple(0.4, 1.0, 0.1, 0.5), std::tuple(0.5, 1.0, 0.02, 0.1), std::tuple(0.1, 1.0, 2.0, 3.0)}) {
        const TwoMoments served{1 / service, 2 / service / service};
        const TwoMoments repaired{1 / repair, 2 / repair / repair};
        const double wait = mean_wait_failing_while_busy(arrivals, served, failure, repaired);
        const double stretched = served.mean * (1 + failure * repaired.mean);
        CHECK(arrivals * (wait + stretched) ==
              Approx(number_with_failures(arrivals, service, failure, repair, false)).epsilon(1e-7));
        CHECK(mean_number_failing_always(arrivals, service, failure, repair) ==
              Approx(number_with_failures(arrivals, service, failure, repair, true)).epsilon(1e-7));
    }
    CHECK(mean_number_failing_always(0.6, 1, 0, 1) == Approx(1.5)); // a server that never fails: M/M/1
    CHECK(mean_wait_failing_while_busy(0.6, {1, 2}, 0, {1, 2}) == Approx(1.5));
}

TEST_CASE("groups of one are M/M/1, and groups of two those of their chain", "[theory]")
{
    CHECK(mean_time_of_groups(0.6, {1, 1}, 1) == Approx(2.5));
    Chain chain(400);
    for (std::size_t n = 0; n < 400; ++n) {
        if (n + 2 < 400) chain.add(n, n + 2, 0.35);
        if (n > 0) chain.add(n, n - 1, 1);
    }
    const auto share = chain.steady_state();
    double mean = 0;
    for (std::size_t n = 0; n < 400; ++n) mean += static_cast<double>(n) * share[n];
    CHECK(0.7 * mean_time_of_groups(0.35, {2, 4}, 1) == Approx(mean).epsilon(1e-8));
}

TEST_CASE("mean value analysis is the chain of a closed network", "[theory]")
{
    // Three customers think (mean 2), then go to a first station (mean 0.5), then with 0.4 to a second (mean 1), else
    // to a third (mean 0.6).
    const std::size_t side = 4;
    const auto at = [](std::size_t a, std::size_t b, std::size_t c) { return (a * side + b) * side + c; };
    Chain chain(side * side * side);
    double cut = 0;
    for (std::size_t a = 0; a < side; ++a)
        for (std::size_t b = 0; b < side; ++b)
            for (std::size_t c = 0; c < side; ++c) {
                if (a + b + c > 3) { // can't be: leads back at once
                    chain.add(at(a, b, c), at(0, 0, 0), 1);
                    continue;
                }
                const double thinking = 3 - static_cast<double>(a + b + c);
                if (thinking > 0) chain.add(at(a, b, c), at(a + 1, b, c), thinking / 2);
                if (a > 0) chain.add(at(a, b, c), at(a - 1, b + 1, c), 2 * 0.4);
                if (a > 0) chain.add(at(a, b, c), at(a - 1, b, c + 1), 2 * 0.6);
                if (b > 0) chain.add(at(a, b, c), at(a, b - 1, c), 1);
                if (c > 0) chain.add(at(a, b, c), at(a, b, c - 1), 1 / 0.6);
            }
    const auto share = chain.steady_state();
    double busy = 0;
    std::vector<double> numbers(3);
    for (std::size_t a = 0; a < side; ++a)
        for (std::size_t b = 0; b < side; ++b)
            for (std::size_t c = 0; c < side; ++c) {
                const double s = share[at(a, b, c)];
                cut += a + b + c > 3 ? s : 0;
                busy += a > 0 ? s : 0;
                numbers[0] += static_cast<double>(a) * s;
                numbers[1] += static_cast<double>(b) * s;
                numbers[2] += static_cast<double>(c) * s;
            }
    const Closed found = mean_value_analysis(3, 2, {0.5, 0.4, 0.36});
    CHECK(cut == Approx(0).margin(1e-12));
    CHECK(found.throughput == Approx(2 * busy).epsilon(1e-9));
    for (std::size_t i = 0; i < 3; ++i) CHECK(found.mean_number[i] == Approx(numbers[i]).epsilon(1e-9));
}

TEST_CASE("uniformisation solves the forward equations", "[theory]")
{
    // Against Runge and Kutta's steps on p' = p Q.
    const double arrivals = 0.8;
    std::vector<double> p(120, 0.0);
    p[0] = 1;
    const auto slope = [&](const std::vector<double>& at) {
        std::vector<double> s(at.size(), 0.0);
        for (std::size_t n = 0; n + 1 < at.size(); ++n) {
            const double net = arrivals * at[n] - at[n + 1];
            s[n] -= net;
            s[n + 1] += net;
        }
        return s;
    };
    const auto moved = [](std::vector<double> from, const std::vector<double>& along, double by) {
        for (std::size_t n = 0; n < from.size(); ++n) from[n] += by * along[n];
        return from;
    };
    const double step = 0.01;
    for (int i = 1; i <= 1000; ++i) {
        const auto k1 = slope(p);
        const auto k2 = slope(moved(p, k1, step / 2));
        const auto k3 = slope(moved(p, k2, step / 2));
        const auto k4 = slope(moved(p, k3, step));
        for (std::size_t n = 0; n < p.size(); ++n) p[n] += step / 6 * (k1[n] + 2 * k2[n] + 2 * k3[n] + k4[n]);
        if (i != 100 && i != 1000) continue;
        double mean = 0;
        for (std::size_t n = 0; n < p.size(); ++n) mean += static_cast<double>(n) * p[n];
        const Transient found = after_empty(arrivals, 1, i * step);
        CHECK(found.empty == Approx(p[0]).epsilon(1e-8));
        CHECK(found.mean_number == Approx(mean).epsilon(1e-8));
    }
    CHECK(after_empty(0.5, 1, 200).mean_number == Approx(1).epsilon(1e-4)); // in the end rho / (1 - rho)
}
