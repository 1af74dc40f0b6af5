#pragma once
#include "models/demand/least_squares.h"
#include "models/scenario/catalogue.h"
#include "models/scenario/trades.h"

#include <memory>
#include <optional>
#include <span>

namespace port {

/// What a law of demand goes by. The curve made from it refers to the trade and the drivers, which outlive it.
struct DemandBasis {
    const TradeSpec& trade;
    std::span<const DriverSpec> drivers; ///< all of the scenario
    double factor = 1;                   ///< the tonnes of every year are scaled by it
};

/// What a fitted law says of a year that is not known, and how sure that is.
struct Prediction {
    double tonnes = 0;         ///< t, the middle of what may come: half of it lies below
    double standard_error = 0; ///< of the fitted quantity: t before the factor, or natural logarithm of t
    double low = 0, high = 0;  ///< t, between which the year's tonnes lie with a chance of 95 %
};

/// What a fitted law was fitted to.
struct DemandFit {
    LinearFit fit;
    bool of_logarithm = false; ///< whether ln(t) was fitted, not t
};

/// The tonnes of each year by one law. A year that is given has its given tonnes whatever the law; that is looked up
/// before a curve is asked.
class DemandCurve {
public:
    virtual ~DemandCurve() = default;
    /// t of a calendar year, scaled; not below nought.
    [[nodiscard]] virtual double in_year(int year) const = 0;
    /// How sure that is; nothing of a law that is not fitted by statistics.
    [[nodiscard]] virtual std::optional<Prediction> prediction(int) const { return std::nullopt; }
    [[nodiscard]] virtual const DemandFit* fit() const { return nullptr; }
};

/// How a trade's demand goes on in years that are not given; one file each in laws/.
class DemandLaw {
public:
    virtual ~DemandLaw() = default;
    /// @param basis  `check` has found nothing wrong with it
    [[nodiscard]] virtual std::unique_ptr<const DemandCurve> curve(const DemandBasis& basis) const = 0;
};

/// All of them; written from the folder by cmake/strategies.cmake.
[[nodiscard]] const Catalogue<DemandLaw>& demand_laws();

} // namespace port
