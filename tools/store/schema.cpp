#include "tools/store/schema.h"

#include "tools/store/store_failure.h"

#include <fmt/format.h>

#include <optional>

namespace port::store {
namespace {

constexpr std::int64_t application = 0x706f7274; // "port" in the file's head, so that other SQLite files are told apart
constexpr std::int64_t schema_version = 2;
constexpr std::int64_t oldest_version = 1; // the same tables, not STRICT

// A number is ANY: a REAL column writes a whole number as an integer, and -0.0 loses its sign. A seed is text, since it
// may be above the greatest integer of SQLite.
constexpr const char* tables = R"(
CREATE TABLE scenarios (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    title TEXT NOT NULL,
    canonical TEXT NOT NULL
) STRICT;
CREATE TABLE replications (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    scenario INTEGER NOT NULL REFERENCES scenarios,
    model_version TEXT NOT NULL,
    seed TEXT NOT NULL,
    replication INTEGER NOT NULL
) STRICT;
CREATE TABLE figure_keys (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL,
    of TEXT NOT NULL,
    cause TEXT NOT NULL,
    year INTEGER NOT NULL,
    unit TEXT NOT NULL,
    UNIQUE (measure, of, cause, year, unit)
) STRICT;
CREATE TABLE figures (
    replication INTEGER NOT NULL REFERENCES replications,
    position INTEGER NOT NULL,
    figure_key INTEGER NOT NULL REFERENCES figure_keys,
    value ANY, p50 ANY, p90 ANY, p95 ANY, most ANY,
    PRIMARY KEY (replication, position)
) STRICT, WITHOUT ROWID;
CREATE VIEW results AS
SELECT s.id AS scenario, s.title, r.model_version, r.seed, r.replication, k.measure, k.of, k.cause, k.year, k.unit,
       f.value, f.p50, f.p90, f.p95, f.most
FROM figures f
JOIN figure_keys k ON k.id = f.figure_key
JOIN replications r ON r.id = f.replication
JOIN scenarios s ON s.id = r.scenario;
)";

// Tables cannot be made STRICT where they stand. Their old names are free once the view that reads them is gone.
constexpr const char* away = R"(
DROP VIEW results;
ALTER TABLE figures RENAME TO old_figures;
ALTER TABLE figure_keys RENAME TO old_figure_keys;
ALTER TABLE replications RENAME TO old_replications;
ALTER TABLE scenarios RENAME TO old_scenarios;
)";
constexpr const char* over = R"(
INSERT INTO scenarios SELECT id, digest, title, canonical FROM old_scenarios;
INSERT INTO replications SELECT id, key, scenario, model_version, seed, replication FROM old_replications;
INSERT INTO figure_keys SELECT id, measure, of, cause, year, unit FROM old_figure_keys;
INSERT INTO figures SELECT replication, position, figure_key, value, p50, p90, p95, most FROM old_figures;
DROP TABLE old_figures;
DROP TABLE old_figure_keys;
DROP TABLE old_replications;
DROP TABLE old_scenarios;
)";

/// The schema's version of a store; nothing if the file is still empty. @throws StoreFailure  if it is something else
std::optional<std::int64_t> version_of(Database& database)
{
    const std::int64_t by = database.ask("PRAGMA application_id");
    const std::int64_t version = database.ask("PRAGMA user_version");
    if (by == 0 && version == 0 && database.ask("SELECT count(*) FROM sqlite_master") == 0) return std::nullopt;
    if (by != application)
        throw StoreFailure(
            fmt::format("the store '{}' can't be used: it is an SQLite file of another program", database.file()));
    if (version < oldest_version || version > schema_version)
        throw StoreFailure(fmt::format("the store '{}' can't be used: its schema has version {}, and this program "
                                       "reads versions {} to {}; name another file",
                                       database.file(), version, oldest_version, schema_version));
    return version;
}

/// The same, from one state of the file: between two single questions another program may have made the store.
std::optional<std::int64_t> version_now(Database& database)
{
    const Transaction reading(database, Access::read);
    return version_of(database);
}

/// Makes the tables, or those of an older version new, unless another program was faster.
void make_or_renew(Database& database)
{
    Transaction making(database);
    const std::optional<std::int64_t> version = version_of(database);
    if (version != schema_version) {
        if (version) database.execute(away);
        database.execute(tables);
        if (version) database.execute(over);
        database.execute(
            fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application, schema_version));
    }
    making.commit();
}

} // namespace

void prepare(Database& database)
{
    database.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF");
    if (version_now(database) == schema_version) {
        const Transaction trial(database); // undone at once: only tries that the file and its journal can be written
        database.execute(fmt::format("PRAGMA user_version = {}", schema_version));
    } else {
        make_or_renew(database);
    }
    database.execute("PRAGMA foreign_keys = ON");
}

void prepare_to_read(Database& database)
{
    if (!version_now(database))
        throw StoreFailure(fmt::format("the store '{}' can't be read: it is empty", database.file()));
}

} // namespace port::store
