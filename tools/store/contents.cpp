#include "tools/store/contents.h"

#include "tools/store/database.h"
#include "tools/store/merged_file.h"
#include "tools/store/schema.h"

#include <fmt/format.h>

#include <chrono>

namespace port::store {
namespace {

constexpr auto patience = std::chrono::seconds(20);

void require_file(const std::filesystem::path& file)
{
    if (!std::filesystem::is_regular_file(file))
        throw StoreFailure(fmt::format("there is no store '{}'", file.string()));
}

} // namespace

bool is_merged_sweep(const std::filesystem::path& file)
{
    require_file(file);
    Database database(file, patience, Access::read);
    return database.ask("PRAGMA application_id") == merged_sweep_mark;
}

std::vector<KeptRun> kept_runs(const std::filesystem::path& file)
{
    require_file(file);
    Database database(file, patience, Access::read);
    prepare_to_read(database);
    const auto rows = database.prepare("SELECT s.id, s.title, r.model_version, r.seed, count(*) FROM replications r "
                                       "JOIN scenarios s ON s.id = r.scenario "
                                       "GROUP BY s.id, r.model_version, r.seed ORDER BY min(r.id)");
    std::vector<KeptRun> runs;
    while (rows->step())
        runs.push_back(
            {rows->whole(0), rows->text(1), rows->text(2), rows->text(3), static_cast<std::size_t>(rows->whole(4))});
    return runs;
}

std::vector<std::vector<Measured>> kept_figures(const std::filesystem::path& file, const KeptRun& run)
{
    require_file(file);
    Database database(file, patience, Access::read);
    prepare_to_read(database);
    const auto rows = database.prepare(
        "SELECT r.replication, k.measure, k.of, k.cause, k.year, k.unit, f.value, f.p50, f.p90, f.p95, f.most "
        "FROM replications r JOIN figures f ON f.replication = r.id JOIN figure_keys k ON k.id = f.figure_key "
        "WHERE r.scenario = ? AND r.model_version = ? AND r.seed = ? ORDER BY r.replication, f.position");
    rows->bind(1, run.scenario);
    rows->bind(2, std::string_view(run.model_version));
    rows->bind(3, std::string_view(run.seed));
    std::vector<std::vector<Measured>> replications;
    std::int64_t last = -1;
    while (rows->step()) {
        if (rows->whole(0) != last) replications.emplace_back();
        last = rows->whole(0);
        replications.back().push_back(
            {{rows->text(1), rows->text(2), rows->text(3), static_cast<int>(rows->whole(4)), rows->text(5)},
             rows->number(6),
             rows->number(7),
             rows->number(8),
             rows->number(9),
             rows->number(10)});
    }
    return replications;
}

} // namespace port::store
