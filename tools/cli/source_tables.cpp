#include "tools/cli/source_tables.h"

#include "models/catalogues.h"
#include "models/scenario/path.h"
#include "models/scenario/scalar_text.h"

#include <array>
#include <cmath>

namespace port::cli {
namespace {

constexpr std::array<const char*, 5> kinds{"fact", "assumption", "set by the user", "no source given", "default"};

/// What stands at a path, as a scenario file would have it; empty for a list or record, whose parts have lines of their
/// own.
std::string value_at(Scenario& scenario, const std::string& path)
{
    const Resolved found = resolve(scenario, path, catalogues());
    if (found.problem || found.places.size() != 1) return "";
    const Place& place = found.places.front();
    if (place.parameter) return readable_text(place.number(), *place.type);
    switch (place.type->kind) {
    case Kind::record:
    case Kind::list:
        return "";
    case Kind::text:
        return *static_cast<const std::string*>(place.object);
    case Kind::choice:
        return static_cast<const Choice*>(place.object)->name;
    default:
        return std::isnan(place.number()) ? "" : readable_text(place.number(), *place.type);
    }
}

} // namespace

report::Table sources_table(const io::ReadResult& read)
{
    report::Table table{"Where the values come from",
                        {{"path", "", report::Align::left},
                         {"value", "", report::Align::left},
                         {"source", "", report::Align::left},
                         {"text", "", report::Align::left}},
                        {},
                        {}};
    Scenario scenario = read.scenario; // paths lead to what could be written
    for (const io::Sourced& s : read.sources)
        table.rows.push_back({named_path(scenario, s.path), value_at(scenario, s.path),
                              std::string(kinds[static_cast<std::size_t>(s.source.kind)]), s.source.text});
    return table;
}

report::Table source_shares_table(const io::ReadResult& read)
{
    report::Table table{"How much is known",
                        {{"source", "", report::Align::left},
                         {"values", "", report::Align::right, 0},
                         {"share", "%", report::Align::right, 1}},
                        {},
                        {}};
    std::array<std::int64_t, kinds.size()> counts{};
    for (const io::Sourced& s : read.sources) ++counts[static_cast<std::size_t>(s.source.kind)];
    for (std::size_t k = 0; k < kinds.size(); ++k)
        table.rows.push_back({std::string(kinds[k]), counts[k],
                              100.0 * static_cast<double>(counts[k]) / static_cast<double>(read.sources.size())});
    return table;
}

} // namespace port::cli
