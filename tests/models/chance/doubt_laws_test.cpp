// What a value in doubt may be: the quantiles of each law, where they are known in closed form.
#include "models/catalogues.h"
#include "models/scenario/choices.h"
#include "models/scenario/set_doubt.h"
#include "sim/distributions/standard_normal.h"
#include "tests/support/catch.h"

#include <cmath>

using namespace port;

namespace {

using Values = std::vector<Choice::Value>;

double at(const std::string& law, const Values& values, double p)
{
    ChoiceOf<DoubtFamily> choice{{law, values}};
    REQUIRE_FALSE(choose(choice, *type_info<ChoiceOf<DoubtFamily>>(), law, catalogues()));
    return drawn_at(choice, p, catalogues());
}

} // namespace

TEST_CASE("the laws of doubts have the quantiles of their names", "[chance]")
{
    for (const double p : {0.01, 0.3, 0.5, 0.77, 0.999}) {
        CAPTURE(p);
        CHECK(at("uniform", {{"least", 2}, {"most", 4}}, p) == Approx(2 + 2 * p));
        // Rising from 1 to its mode at 3: p = ((x - 1) / 2)^2.
        CHECK(at("triangular", {{"least", 1}, {"usual", 3}, {"most", 3}}, p) == Approx(1 + 2 * std::sqrt(p)));
        const double z = sim::law::standard_normal_quantile(p);
        CHECK(at("lognormal", {{"mean", 1}, {"spread", 0.5}}, p) ==
              Approx(std::exp(std::sqrt(std::log(1.25)) * z - std::log(1.25) / 2)));
        // Half a bell: the lower half of the chance is cut off.
        CHECK(at("normal", {{"mean", 5}, {"deviation", 2}, {"least", 5}, {"most", 1000}}, p) ==
              Approx(5 + 2 * sim::law::standard_normal_quantile(0.5 + p / 2)));
    }
    // The beta law of a PERT whose mode is its greatest value is that of alpha 5 and beta 1: p = x^5.
    CHECK(at("pert", {{"least", 0}, {"usual", 1}, {"most", 1}}, 0.25) == Approx(std::pow(0.25, 0.2)));
    const Values three{{"low", 0.9}, {"middle", 1}, {"high", 1.2}};
    CHECK(at("discrete", three, 0.29) == 0.9);
    CHECK(at("discrete", three, 0.31) == 1);
    CHECK(at("discrete", three, 0.71) == 1.2);
}

TEST_CASE("a law without an end is drawn within one in a million to either side", "[chance]")
{
    const Values wide{{"spread", 1}};
    CHECK(at("lognormal", wide, 0) == at("lognormal", wide, 1e-6));
    CHECK(at("lognormal", wide, 1) == at("lognormal", wide, 1 - 1e-6));
    CHECK(std::isfinite(at("lognormal", wide, 1)));
}

TEST_CASE("parameters that do not fit are told", "[chance]")
{
    const ChoiceFamily& laws = *catalogues().find(DoubtFamily::name);
    CHECK(laws.choices.size() >= 6);
    const auto unfit = [&](const std::string& law, Values values) {
        const auto* info = laws.find(law);
        REQUIRE(info);
        REQUIRE(info->quantile);
        return info->unfit ? info->unfit({law, std::move(values)}) : "";
    };
    CHECK_FALSE(unfit("uniform", {{"least", 2}, {"most", 2}}).empty());
    CHECK_FALSE(unfit("triangular", {{"least", 2}, {"usual", 1}, {"most", 3}}).empty());
    CHECK_FALSE(unfit("pert", {{"least", 2}, {"usual", 4}, {"most", 3}}).empty());
    CHECK_FALSE(unfit("normal", {{"mean", 0}, {"deviation", 1}, {"least", 9}, {"most", 10}}).empty());
    CHECK_FALSE(unfit("discrete", {{"low", 2}, {"middle", 1}, {"high", 3}}).empty());
    CHECK_FALSE(unfit("discrete", {{"low_odds", 0}, {"middle_odds", 0}, {"high_odds", 0}}).empty());
    CHECK(unfit("normal", {{"mean", 0}, {"deviation", 1}, {"least", 2}, {"most", 10}}).empty());
}
