#include "models/demand/demand_law.h"

#include <cmath>

namespace port {

struct SCurveShape {
    YearlyMass ceiling;
    double midpoint = 0;
    double steepness = 0;

    [[nodiscard]] std::string unfit() const
    {
        const bool both = (midpoint == 0) == (steepness == 0);
        return both ? "" : "midpoint and steepness both, or neither: then the years that are given say them";
    }
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<SCurveShape>{
    "S-curve", "ceiling / (1 + exp(-steepness (year - midpoint)))."};
template <>
inline constexpr auto fields<SCurveShape> = std::tuple{
    required("ceiling", &SCurveShape::ceiling, {tonnes_per_year(1), tonnes_per_year(1e10)},
             "what demand comes near to and never passes"),
    optional("midpoint", &SCurveShape::midpoint, {0, 2300},
             "the calendar year, with parts of one, in which demand is half of the ceiling",
             "nought: fitted to the years that are given"),
    optional("steepness", &SCurveShape::steepness, {-10, 10},
             "a year; at the midpoint demand grows by a quarter of it times the ceiling a year",
             "nought: fitted to the years that are given"),
};

namespace {

/// Slow, fast, and slow again: a logistic curve.
class SCurve final : public DemandCurve {
public:
    SCurve(const SCurveShape& shape, const DemandBasis& basis)
        : ceiling_(basis.factor * shape.ceiling.value), slope_(shape.steepness), centre_(shape.midpoint)
    {
        if (shape.steepness == 0) fit_to(basis.trade.demand, shape.ceiling.value);
    }
    double in_year(int year) const override
    {
        return ceiling_ / (1 + std::exp(-(height_ + slope_ * (year - centre_))));
    }

private:
    /// The line through ln(d / (ceiling - d)), which is straight on a logistic curve, by least squares; two years lie
    /// on it.
    void fit_to(const std::vector<YearDemand>& given, double ceiling)
    {
        const auto logit = [&](const YearDemand& d) { return std::log(d.demand.value / (ceiling - d.demand.value)); };
        const auto n = static_cast<double>(given.size());
        for (const YearDemand& d : given) {
            centre_ += d.year.value / n;
            height_ += logit(d) / n;
        }
        double products = 0;
        double squares = 0;
        for (const YearDemand& d : given) {
            products += (d.year.value - centre_) * (logit(d) - height_);
            squares += (d.year.value - centre_) * (d.year.value - centre_);
        }
        slope_ = products / squares;
    }

    double ceiling_;
    double slope_;
    double centre_;
    double height_ = 0; ///< ln(d / (ceiling - d)) at the centre
};

class SCurveLaw final : public DemandLaw {
public:
    explicit SCurveLaw(const SCurveShape& shape) : shape_(shape) {}
    std::unique_ptr<const DemandCurve> curve(const DemandBasis& basis) const override
    {
        return std::make_unique<SCurve>(shape_, basis);
    }

private:
    SCurveShape shape_;
};

} // namespace

void add_s_curve(Catalogue<DemandLaw>& all)
{
    all.add<SCurveLaw, SCurveShape>("s_curve", "slow, fast, and slow again up to a ceiling, by a logistic curve");
}

} // namespace port
