#include "tools/store/schema.h"

#include "tools/store/store_failure.h"

#include <fmt/format.h>

namespace port::store {
namespace {

constexpr std::int64_t application = 0x706f7274; // "port" in the file's head, so that other SQLite files are told apart
constexpr std::int64_t schema_version = 1;

// The columns of numbers have no type: SQLite writes a whole number in a REAL column as an integer, and -0.0 loses its
// sign. A seed is text, since it may be above the greatest integer of SQLite.
constexpr const char* schema = R"(
CREATE TABLE scenarios (
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE,
    title TEXT NOT NULL,
    canonical TEXT NOT NULL
);
CREATE TABLE replications (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    scenario INTEGER NOT NULL REFERENCES scenarios,
    model_version TEXT NOT NULL,
    seed TEXT NOT NULL,
    replication INTEGER NOT NULL
);
CREATE TABLE figure_keys (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL,
    of TEXT NOT NULL,
    cause TEXT NOT NULL,
    year INTEGER NOT NULL,
    unit TEXT NOT NULL,
    UNIQUE (measure, of, cause, year, unit)
);
CREATE TABLE figures (
    replication INTEGER NOT NULL REFERENCES replications,
    position INTEGER NOT NULL,
    figure_key INTEGER NOT NULL REFERENCES figure_keys,
    value, p50, p90, p95, most,
    PRIMARY KEY (replication, position)
) WITHOUT ROWID;
CREATE VIEW results AS
SELECT s.id AS scenario, s.title, r.model_version, r.seed, r.replication, k.measure, k.of, k.cause, k.year, k.unit,
       f.value, f.p50, f.p90, f.p95, f.most
FROM figures f
JOIN figure_keys k ON k.id = f.figure_key
JOIN replications r ON r.id = f.replication
JOIN scenarios s ON s.id = r.scenario;
)";

/// Whether the file is a store: yes, or no because it is still empty. @throws StoreFailure  if it is something else
bool is_made(Database& database)
{
    const std::int64_t by = database.ask("PRAGMA application_id");
    const std::int64_t version = database.ask("PRAGMA user_version");
    if (by == 0 && version == 0 && database.ask("SELECT count(*) FROM sqlite_master") == 0) return false;
    if (by != application)
        throw StoreFailure(
            fmt::format("the store '{}' can't be used: it is an SQLite file of another program", database.file()));
    if (version != schema_version)
        throw StoreFailure(fmt::format("the store '{}' can't be used: its schema has version {}, and this program "
                                       "reads version {}; name another file",
                                       database.file(), version, schema_version));
    return true;
}

/// The same, from one state of the file: between two single questions another program may have made the store.
bool is_made_now(Database& database)
{
    const Transaction reading(database, Access::read);
    return is_made(database);
}

} // namespace

void prepare(Database& database)
{
    database.execute("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    const std::string mark = fmt::format("PRAGMA user_version = {}", schema_version);
    if (is_made_now(database)) {
        const Transaction trial(database); // undone at once: only tries that the file and its journal can be written
        database.execute(mark);
        return;
    }
    Transaction making(database);
    if (!is_made(database)) { // else another program was faster
        database.execute(schema);
        database.execute(fmt::format("PRAGMA application_id = {}", application));
        database.execute(mark);
    }
    making.commit();
}

} // namespace port::store
