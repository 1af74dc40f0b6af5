#include "models/demand/demand_law.h"

#include <cmath>

namespace port {
namespace {

/// Evenly from one given year to the next, then by the trade's growth: each year by the same factor.
class CompoundCurve final : public DemandCurve {
public:
    explicit CompoundCurve(const DemandBasis& basis) : trade_(basis.trade), factor_(basis.factor) {}

    double in_year(int year) const override
    {
        const auto& given = trade_.demand;
        if (given.empty()) return 0;
        if (year <= given.front().year.value) return factor_ * given.front().demand.value;
        for (std::size_t i = 1; i < given.size(); ++i) {
            const int last = given[i - 1].year.value;
            const int next = given[i].year.value;
            if (year > next) continue;
            const double ratio = given[i].demand.value / given[i - 1].demand.value;
            if (year == next || !std::isfinite(ratio)) return factor_ * given[i].demand.value;
            return factor_ * given[i - 1].demand.value *
                   std::pow(ratio, static_cast<double>(year - last) / (next - last));
        }
        return factor_ * given.back().demand.value * std::pow(1 + trade_.growth.value, year - given.back().year.value);
    }

private:
    const TradeSpec& trade_;
    double factor_;
};

class Compound final : public DemandLaw {
public:
    explicit Compound(const NoParameters&) {}
    std::unique_ptr<const DemandCurve> curve(const DemandBasis& basis) const override
    {
        return std::make_unique<CompoundCurve>(basis);
    }
};

} // namespace

void add_compound(Catalogue<DemandLaw>& all)
{
    all.add<Compound>("compound", "evenly between years that are given, then by the trade's `growth` a year");
}

} // namespace port
