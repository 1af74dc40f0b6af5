#include "tools/sweep/kept_measures.h"

#include "models/scenario/problems.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::sweep {
namespace {

/// Adds a quantity of every year in which there is a figure of its kind, or of its own year alone.
void add(std::vector<study::Quantity>& kept, const study::Quantity& wanted, bool every_year,
         const std::vector<Measured>& figures)
{
    for (const Measured& m : figures) {
        FigureKey as_wanted = m.key;
        if (every_year) as_wanted.year = wanted.key.year;
        if (as_wanted != wanted.key) continue;
        const auto same = [&](const study::Quantity& q) { return q.key == m.key && q.statistic == wanted.statistic; };
        if (std::none_of(kept.begin(), kept.end(), same)) kept.push_back({m.key, wanted.statistic});
    }
}

std::vector<std::string> usual(const Scenario& base)
{
    std::vector<std::string> texts;
    for (const char* measure : {"throughput", "backlog", "waiting", "waiting ratio"}) {
        texts.push_back(fmt::format("{}.port", measure));
        if (base.categories.size() < 2) continue;
        for (const CategorySpec& category : base.categories)
            texts.push_back(fmt::format("{}.{}", measure, category.name));
    }
    texts.emplace_back("berth occupancy.port");
    return texts;
}

/// Whether a text ends in a year, `@2009`, before or after its statistic.
bool names_year(const std::string& text)
{
    const auto at = text.rfind('@');
    return at != std::string::npos && at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
}

} // namespace

std::vector<study::Quantity> kept_measures(const std::vector<std::string>& texts, const Scenario& base,
                                           const std::vector<Measured>& figures, const std::string& key,
                                           std::vector<Problem>& problems)
{
    std::vector<study::Quantity> kept;
    if (texts.empty()) {
        for (const std::string& text : usual(base)) {
            try {
                add(kept, study::named_measure(text, figures), true, figures);
            } catch (const study::UnknownMeasure&) { // a port without that figure, such as one without berths' hours
            }
        }
        return kept;
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        try {
            add(kept, study::named_measure(texts[i], figures), !names_year(texts[i]), figures);
        } catch (const study::UnknownMeasure& e) {
            problems.push_back({std::string(codes::unknown_measure), fmt::format("{}[{}]", key, i), e.what(),
                                "a figure of the base; `portsim run --csv` lists them", ""});
        }
    }
    return kept;
}

} // namespace port::sweep
