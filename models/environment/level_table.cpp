#include "models/environment/level_table.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

__extension__ typedef __int128 Wide; ///< nm x ticks

constexpr double nanometres = 1e9; ///< in a metre

std::int64_t whole(double metres)
{
    constexpr double most = 1e9; // m: far beyond any sea or ice
    return std::llround(std::clamp(metres, -most, most) * nanometres);
}

} // namespace

LevelTable::LevelTable(const std::vector<Given>& rows)
{
    rows_.reserve(rows.size());
    for (const Given& row : rows) rows_.push_back({row.at, whole(row.metres)});
    const auto [low, high] =
        std::minmax_element(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) { return a.level < b.level; });
    lowest_ = low->level;
    highest_ = high->level;
}

double LevelTable::lowest() const
{
    return static_cast<double>(lowest_) / nanometres;
}

double LevelTable::highest() const
{
    return static_cast<double>(highest_) / nanometres;
}

std::size_t LevelTable::row_at(sim::Time time) const
{
    const auto after =
        std::upper_bound(rows_.begin(), rows_.end(), time, [](sim::Time t, const Row& row) { return t < row.at; });
    return after == rows_.begin() ? 0 : static_cast<std::size_t>(after - rows_.begin()) - 1;
}

double LevelTable::height(sim::Time time) const
{
    const Row& row = rows_[row_at(time)];
    if (&row == &rows_.back() || time <= row.at) return static_cast<double>(row.level) / nanometres;
    const Row& next = *(&row + 1);
    const double part = static_cast<double>((time - row.at).count()) / static_cast<double>((next.at - row.at).count());
    return (static_cast<double>(row.level) + static_cast<double>(next.level - row.level) * part) / nanometres;
}

bool LevelTable::reached(std::size_t k, sim::Time time, std::int64_t level, bool up) const
{
    const Row& row = rows_[k];
    if (k + 1 == rows_.size() || time <= row.at) return (row.level >= level) == up;
    const Row& next = rows_[k + 1];
    const Wide rise = Wide{next.level - row.level} * (time - row.at).count();
    return (rise >= Wide{level - row.level} * (next.at - row.at).count()) == up;
}

bool LevelTable::is_at_least(double height, sim::Time time) const
{
    return reached(row_at(time), time, whole(height), true);
}

std::optional<sim::Time> LevelTable::crosses(double height, bool up, sim::Time from, sim::Time limit) const
{
    const std::int64_t level = whole(height);
    std::size_t k = row_at(from);
    if (reached(k, from, level, up)) return from;
    if (up ? highest_ < level : lowest_ >= level) return std::nullopt;
    for (; k + 1 < rows_.size() && rows_[k].at < limit; ++k) {
        const Row& row = rows_[k];
        const Row& next = rows_[k + 1];
        if ((next.level >= level) != up) continue;
        // Of this stretch the end is beyond the edge and the beginning is not: the level only rises or only falls.
        const Wide far = Wide{up ? level - row.level : row.level - level} * (next.at - row.at).count();
        const Wide slope = up ? next.level - row.level : row.level - next.level;
        const Wide since = up ? (far + slope - 1) / slope : far / slope + 1; // at least, or just below
        const sim::Time edge = row.at + sim::Duration{static_cast<std::int64_t>(since)};
        return edge <= limit ? std::optional(edge) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace port
