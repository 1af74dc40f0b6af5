#include "models/chance/doubt_law.h"
#include "sim/distributions.h"

namespace port {

struct DiscreteDoubt {
    double low = 0;
    double middle = 0;
    double high = 0;
    double low_odds = 0.3;
    double middle_odds = 0.4;
    double high_odds = 0.3;

    [[nodiscard]] std::string unfit() const
    {
        return low <= middle && middle <= high && low_odds + middle_odds + high_odds > 0
                   ? ""
                   : "low <= middle <= high, and odds that are not all nought";
    }
    [[nodiscard]] double quantile(double p) const
    {
        return sim::Discrete({low, middle, high}, {low_odds, middle_odds, high_odds}).quantile(p);
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<DiscreteDoubt>{
    "discrete doubt", "One of three, each with its odds."};
template <>
inline constexpr auto fields<DiscreteDoubt> = std::tuple{
    required("low", &DiscreteDoubt::low, {-1e15, 1e15}, "the low factor or value"),
    required("middle", &DiscreteDoubt::middle, {-1e15, 1e15}, "the middle one"),
    required("high", &DiscreteDoubt::high, {-1e15, 1e15}, "the high one"),
    optional("low_odds", &DiscreteDoubt::low_odds, {0, 1e6}, "of the low one beside the other odds",
             "three, four and three in ten: for the 10 %, 50 % and 90 % points of a law, this keeps its mean"),
    optional("middle_odds", &DiscreteDoubt::middle_odds, {0, 1e6}, "of the middle one", "as for the low one"),
    optional("high_odds", &DiscreteDoubt::high_odds, {0, 1e6}, "of the high one; nought leaves two values",
             "as for the low one"),
};

void add_discrete(Catalogue<DoubtLaw>& all)
{
    all.add<DoubtOf<DiscreteDoubt>, DiscreteDoubt>("discrete", "one of three, each with its odds");
}

} // namespace port
