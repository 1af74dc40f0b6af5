#include "models/scenario/names.h"

#include <algorithm>
#include <vector>

namespace port {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::size_t edit_distance(std::string_view a, std::string_view b)
{
    // Three rows of the table are enough: a swap looks back two.
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            const bool swapped =
                i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return last[b.size()];
}

std::string nearest(std::string_view name, std::span<const std::string> candidates)
{
    constexpr std::size_t longest = 100; // beyond it nothing is a slip of the finger, and the table would cost time
    constexpr std::size_t most = 1000;   // names of a port; a hostile file may hold tens of thousands
    if (name.empty() || name.size() > longest) return {};
    if (candidates.size() > most) candidates = candidates.first(most);
    const std::string* best = nullptr;
    std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        if (candidate.empty() || candidate.size() > longest) continue;
        const std::size_t longer = std::max(name.size(), candidate.size());
        if (longer - std::min(name.size(), candidate.size()) >= least) continue; // at least that many letters differ
        const std::size_t distance = edit_distance(name, candidate);
        if (distance >= least || distance >= candidate.size()) continue;
        least = distance;
        best = &candidate;
    }
    return best ? *best : std::string{};
}

std::string did_you_mean(std::string_view name, std::span<const std::string> candidates)
{
    const std::string near = nearest(name, candidates);
    return near.empty() ? near : "did you mean '" + near + "'?";
}

} // namespace port
