#include "models/scenario/scenario.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

/// Lays `amount` into places [first, first + count), the lowest number first; each holds `full`.
void lay(OpeningPlaces& opening, double heel, double full, int grade, std::size_t first, std::size_t count,
         double amount)
{
    constexpr double close = 1e-9; // of rounding in the sums
    double left = amount - heel * static_cast<double>(count);
    if (left < -close * amount) opening.short_of_heel = true;
    for (std::size_t p = first; p < std::min(first + count, opening.places.size()); ++p) {
        const double more = std::clamp(left, 0.0, std::max(0.0, full - heel));
        opening.places[p] = {grade, std::min(full, heel + more)};
        left -= more;
    }
    if (left > close * amount) opening.overfull = true;
}

} // namespace

double density_of(const CategorySpec& category, std::string_view grade)
{
    for (const GradeSpec& own : category.grades)
        if (own.grade == grade) return own.density.value;
    return category.density.value;
}

double holds(const Scenario& scenario, const StoreSpec& store, std::string_view grade)
{
    const double capacity = store.capacity.value;
    if (store.volume.value <= 0) return capacity;
    for (const CategorySpec& category : scenario.categories)
        if (category.name == store.category)
            if (const double full = store.volume.value * density_of(category, grade); capacity <= 0 || full < capacity)
                return full;
    return capacity;
}

OpeningPlaces opening_places(const StoreSpec& store, const std::function<double(int grade)>& holds)
{
    OpeningPlaces opening;
    const auto all = static_cast<std::size_t>(store.places);
    const double heel = store.heel.value;
    opening.places.assign(all, {-1, heel});
    if (store.grades.empty()) {
        lay(opening, heel, holds(-1), -1, 0, all, store.opening.value);
        return opening;
    }
    std::size_t next = 0;
    for (std::size_t g = 0; g < store.grades.size(); ++g) {
        const StoreGrade& own = store.grades[g];
        const double full = holds(static_cast<int>(g));
        auto count = static_cast<std::size_t>(own.places);
        if (store.yard == YardUse::pooled)
            count = static_cast<std::size_t>(std::max(0.0, std::ceil(own.opening.value / full - 1e-9)));
        // A grade with no stock of its own begins with the heels alone.
        const double heels = heel * static_cast<double>(count);
        lay(opening, heel, full, static_cast<int>(g), next, count, own.opening.value > 0 ? own.opening.value : heels);
        next += count;
    }
    return opening;
}

} // namespace port
