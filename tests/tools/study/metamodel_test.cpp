// Looking between the points of a sweep.
#include "tools/study/metamodel.h"

#include "sim/distributions.h"
#include "sim/stream.h"
#include "tests/support/catch.h"

#include <cmath>
#include <numbers>

using namespace port::study;

namespace {

template <class F> KnownPoints grid(int n, F f, double error = 0)
{
    KnownPoints known;
    for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j) {
            const double x = i / (n - 1.0), y = j / (n - 1.0);
            known.at.push_back({x, y});
            known.value.push_back(f(x, y));
            known.error.push_back(error);
        }
    return known;
}

double wave(double x, double y)
{
    return std::sin(2 * std::numbers::pi * x) + y * y;
}

/// The known points but one.
KnownPoints without(const KnownPoints& known, std::size_t left_out)
{
    KnownPoints rest = known;
    rest.at.erase(rest.at.begin() + static_cast<std::ptrdiff_t>(left_out));
    rest.value.erase(rest.value.begin() + static_cast<std::ptrdiff_t>(left_out));
    rest.error.erase(rest.error.begin() + static_cast<std::ptrdiff_t>(left_out));
    return rest;
}

} // namespace

TEST_CASE("a polynomial of the second degree is found exactly, and said to be", "[study]")
{
    const KnownPoints known = grid(4, [](double x, double y) { return 3 - 2 * x + 5 * x * y + y * y; });
    const auto model = polynomial(known, 2);
    CHECK(model->at(std::vector{0.3, 0.8}).mean == Approx(3 - 0.6 + 1.2 + 0.64));
    CHECK(cross_validation(*model, known).explained == Approx(1));
    CHECK(cross_validation(*polynomial(known, 1), known).explained < 0.98);
    CHECK(best_metamodel(known)->name() != "a linear polynomial");
}

TEST_CASE("what is said of a point that is left out is what a fit without it says", "[study]")
{
    const KnownPoints known = grid(4, wave, 0.05);
    const auto quadratic = polynomial(known, 2);
    for (const std::size_t i : {0, 5, 15})
        CHECK(quadratic->left_out()[i].mean == Approx(polynomial(without(known, i), 2)->at(known.at[i]).mean));
}

TEST_CASE("a Gaussian process follows a wave that no polynomial does", "[study]")
{
    const KnownPoints known = grid(6, wave);
    const auto process = gaussian_process(known);
    CHECK(cross_validation(*process, known).explained > 0.98);
    CHECK(cross_validation(*polynomial(known, 2), known).explained < 0.8);
    CHECK(best_metamodel(known)->name() == "a Gaussian process");
    const Metamodel::Guess between = process->at(std::vector{0.33, 0.47});
    CHECK(between.mean == Approx(wave(0.33, 0.47)).margin(0.05));
    const Metamodel::Guess known_one = process->at(known.at[8]);
    CHECK(known_one.mean == Approx(known.value[8]).margin(1e-3));
    CHECK(known_one.deviation < between.deviation);
}

TEST_CASE("with chance in the values, the intervals of left-out points hold nearly all of them", "[study]")
{
    sim::Stream stream(1, 0, "metamodel test");
    const double chance = 0.1;
    KnownPoints known = grid(9, wave, chance);
    const sim::Normal normal(0, chance);
    for (double& value : known.value) value += normal(stream);
    const auto process = gaussian_process(known);
    const CrossValidation found = cross_validation(*process, known);
    CHECK(found.within > 0.88);
    CHECK(found.rmse < 1.5 * chance);
    CHECK(found.rmse > 0.7 * chance);
    CHECK(process->at(std::vector{0.5, 0.5}).mean == Approx(wave(0.5, 0.5)).margin(3 * chance));
}

TEST_CASE("too few points make no model, and points alike don't break one", "[study]")
{
    KnownPoints few{{{0.1}, {0.5}, {0.9}}, {1, 2, 3}, {0, 0, 0}};
    CHECK_THROWS_AS(gaussian_process(few), NoMetamodel);
    CHECK_THROWS_AS(polynomial(few, 2), NoMetamodel);
    CHECK_THROWS_AS(best_metamodel(few), NoMetamodel);
    few.at.push_back({1.0});
    few.value.push_back(3.5);
    few.error.push_back(0);
    CHECK(best_metamodel(few)->name() == "a linear polynomial");
    CHECK_THROWS_AS(best_metamodel({}), NoMetamodel);
    const KnownPoints alike{{{0.5}, {0.5}, {0.5}, {0.5}, {0.5}, {0.5}}, {1, 1, 1, 1, 1, 1}, {0, 0, 0, 0, 0, 0}};
    CHECK_THROWS_AS(polynomial(alike, 1), NoMetamodel);
    CHECK(gaussian_process(alike)->at(std::vector{0.5}).mean == Approx(1));
}
