#include "models/demand/demand_law.h"
#include "models/demand/drivers.h"
#include "models/scenario/name_index.h"
#include "sim/statistics/student.h"

#include <algorithm>
#include <cmath>

namespace port {

template <> inline constexpr auto words<FitBy> = std::array<std::string_view, 2>{"ordinary", "robust"};

/// What is fitted.
enum class FittedTo { tonnes, log_tonnes };
template <> inline constexpr auto words<FittedTo> = std::array<std::string_view, 2>{"tonnes", "log tonnes"};

struct RegressionChoice {
    FittedTo of = FittedTo::tonnes;
    FitBy by = FitBy::ordinary;
    Share quantile = share(0.5);
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<RegressionChoice>{
    "regression", "Tonnes of past years on drivers, with an intercept."};
template <>
inline constexpr auto fields<RegressionChoice> = std::tuple{
    optional("of", &RegressionChoice::of, "what the drivers explain: tonnes, or their natural logarithm",
             "a driver adds tonnes"),
    optional("by", &RegressionChoice::by, "least squares, or robust against years that lie far off (Huber)",
             "no year is odd"),
    optional("quantile", &RegressionChoice::quantile, {1e-6, 1 - 1e-6},
             "which part of what may come lies below the tonnes of a run: a doubt about it, uniform from 0 to 1, draws "
             "from the prediction",
             "half: the prediction itself"),
};

namespace {

constexpr double most_tonnes = 1e10; ///< as of a year that is given; a logarithm far beyond its data has no end

class RegressionCurve final : public DemandCurve {
public:
    RegressionCurve(const RegressionChoice& choice, const DemandBasis& basis)
        : quantile_(choice.quantile.value), factor_(basis.factor)
    {
        for (const std::string& name : basis.trade.drivers)
            for (const DriverSpec& driver : basis.drivers)
                if (driver.name == name) drivers_.push_back(&driver);
        std::vector<std::vector<double>> rows;
        std::vector<double> tonnes;
        made_.of_logarithm = choice.of == FittedTo::log_tonnes;
        for (const YearDemand& past : basis.trade.history) {
            rows.push_back(row(past.year.value));
            tonnes.push_back(made_.of_logarithm ? std::log(past.demand.value) : past.demand.value);
        }
        made_.fit = fit_line(rows, tonnes, choice.by);
    }

    double in_year(int year) const override
    {
        const LinearFit::Predicted p = made_.fit.predict(row(year));
        if (quantile_ == 0.5) return in_tonnes(p.value);
        return in_tonnes(p.value + sim::student_t_quantile(quantile_, made_.fit.degrees) * p.standard_error);
    }
    std::optional<Prediction> prediction(int year) const override
    {
        const LinearFit::Predicted p = made_.fit.predict(row(year));
        const double half = sim::student_t_quantile(0.975, made_.fit.degrees) * p.standard_error;
        return Prediction{in_tonnes(p.value), p.standard_error, in_tonnes(p.value - half), in_tonnes(p.value + half)};
    }
    const DemandFit* fit() const override { return &made_; }

private:
    [[nodiscard]] std::vector<double> row(int year) const
    {
        std::vector<double> x;
        for (const DriverSpec* driver : drivers_) x.push_back(driver_in_year(*driver, year));
        return x;
    }
    [[nodiscard]] double in_tonnes(double fitted) const
    {
        const double tonnes = made_.of_logarithm ? std::exp(fitted) : fitted;
        return factor_ * std::clamp(tonnes, 0.0, most_tonnes);
    }

    std::vector<const DriverSpec*> drivers_;
    DemandFit made_;
    double quantile_;
    double factor_;
};

class Regression final : public DemandLaw {
public:
    explicit Regression(const RegressionChoice& choice) : choice_(choice) {}
    std::unique_ptr<const DemandCurve> curve(const DemandBasis& basis) const override
    {
        return std::make_unique<RegressionCurve>(choice_, basis);
    }

private:
    RegressionChoice choice_;
};

} // namespace

void add_regression(Catalogue<DemandLaw>& all)
{
    all.add<Regression, RegressionChoice>("regression",
                                          "by the trade's `drivers`, as its `history` went by them, with an interval");
}

} // namespace port
