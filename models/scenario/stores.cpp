#include "models/scenario/stores.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

/// Lays `amount` into places [first, first + count), the lowest number first.
void lay(OpeningPlaces& opening, const StoreSpec& store, int grade, std::size_t first, std::size_t count, double amount)
{
    constexpr double close = 1e-9; // of rounding in the sums
    const double heel = store.heel.value;
    double left = amount - heel * static_cast<double>(count);
    if (left < -close * amount) opening.short_of_heel = true;
    for (std::size_t p = first; p < std::min(first + count, opening.places.size()); ++p) {
        const double more = std::clamp(left, 0.0, std::max(0.0, store.capacity.value - heel));
        opening.places[p] = {grade, std::min(store.capacity.value, heel + more)};
        left -= more;
    }
    if (left > close * amount) opening.overfull = true;
}

} // namespace

OpeningPlaces opening_places(const StoreSpec& store)
{
    OpeningPlaces opening;
    const auto all = static_cast<std::size_t>(store.places);
    opening.places.assign(all, {-1, store.heel.value});
    if (store.grades.empty()) {
        lay(opening, store, -1, 0, all, store.opening.value);
        return opening;
    }
    std::size_t next = 0;
    for (std::size_t g = 0; g < store.grades.size(); ++g) {
        const StoreGrade& own = store.grades[g];
        auto count = static_cast<std::size_t>(own.places);
        if (store.yard == YardUse::pooled)
            count = static_cast<std::size_t>(std::ceil(own.opening.value / store.capacity.value - 1e-9));
        // A grade with no stock of its own begins with the heels alone.
        const double heels = store.heel.value * static_cast<double>(count);
        lay(opening, store, static_cast<int>(g), next, count, own.opening.value > 0 ? own.opening.value : heels);
        next += count;
    }
    return opening;
}

} // namespace port
