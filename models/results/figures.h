#pragma once
#include <compare>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace port {

/// What a figure is of. Ordered, so that figures can be sorted and matched between replications.
struct FigureKey {
    std::string measure; ///< in the field's words: "throughput", "waiting", "berth occupancy", "turnaround"
    std::string of;      ///< a category, trade, berth, store, link, or "port"
    std::string cause;   ///< where the measure is split by cause, else empty
    int year = 0;        ///< calendar year; 0 is the whole reported time where it is not whole years
    std::string unit;    ///< "t", "h", "share", "calls"

    friend auto operator<=>(const FigureKey&, const FigureKey&) = default;
};

/// One figure of one replication. `value` is nothing where the figure has no meaning (a mean over no calls); the
/// quantiles exist for figures over calls only.
struct Measured {
    FigureKey key;
    std::optional<double> value;
    std::optional<double> p50, p90, p95, most;
};

/// One figure over all replications: mean with its confidence interval; the quantiles are the means over replications
/// of each one's own. With one replication low and high are nothing.
struct Figure {
    FigureKey key;
    std::optional<double> mean, low, high, p50, p90, p95, most;
};

/// All figures of a scenario, in the order of the catalogue of measures.
struct Summary {
    std::string title;
    std::vector<int> years; ///< those reported; {0} where the time is not whole years
    int replications = 0;
    double confidence = 0.95;
    std::vector<Figure> figures;

    [[nodiscard]] const Figure* find(std::string_view measure, std::string_view of, int year,
                                     std::string_view cause = "") const
    {
        for (const Figure& f : figures)
            if (f.key.measure == measure && f.key.of == of && f.key.year == year && f.key.cause == cause) return &f;
        return nullptr;
    }
};

/// Merges the replications' figures, matched by key, in the order of the first replication.
[[nodiscard]] Summary summarise(std::string title, std::span<const std::vector<Measured>> replications,
                                double confidence = 0.95);

} // namespace port
