// Tables of an older version are made new, and what stands in them stays.
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/tools/store/samples.h"
#include "tools/store/contents.h"
#include "tools/store/database.h"
#include "tools/store/store.h"

#include <fstream>
#include <iterator>

using namespace port;
using namespace port::store;
using namespace port::store::test;
using port::test::ScratchFolder;
using namespace std::chrono_literals;

namespace {

/// The tables as version 1 had them, filled from those of a store of today.
constexpr const char* first_version = R"(
CREATE TABLE old.scenarios (
    id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, title TEXT NOT NULL, canonical TEXT NOT NULL);
CREATE TABLE old.replications (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, scenario INTEGER NOT NULL REFERENCES scenarios,
    model_version TEXT NOT NULL, seed TEXT NOT NULL, replication INTEGER NOT NULL);
CREATE TABLE old.figure_keys (
    id INTEGER PRIMARY KEY, measure TEXT NOT NULL, of TEXT NOT NULL, cause TEXT NOT NULL, year INTEGER NOT NULL,
    unit TEXT NOT NULL, UNIQUE (measure, of, cause, year, unit));
CREATE TABLE old.figures (
    replication INTEGER NOT NULL REFERENCES replications, position INTEGER NOT NULL,
    figure_key INTEGER NOT NULL REFERENCES figure_keys, value, p50, p90, p95, most,
    PRIMARY KEY (replication, position)) WITHOUT ROWID;
CREATE VIEW old.results AS SELECT value FROM figures;
INSERT INTO old.scenarios SELECT * FROM scenarios;
INSERT INTO old.replications SELECT * FROM replications;
INSERT INTO old.figure_keys SELECT * FROM figure_keys;
INSERT INTO old.figures SELECT * FROM figures;
PRAGMA old.application_id = 0x706f7274;
PRAGMA old.user_version = 1;
)";

std::string bytes_of(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A store of the first version that holds two replications.
class FirstVersion {
public:
    FirstVersion() : file(folder_ / "old.db")
    {
        Store now(folder_ / "now.db");
        figures.push_back({{"m", "of", "c", 2009, "t"}, -0.0, {}, 3.0, 0.1, {}});
        for (const std::uint64_t r : {0u, 1u}) now.keep(some_question(r), figures);
        Database both(folder_ / "now.db", 1s);
        both.execute("ATTACH '" + file + "' AS old");
        both.execute(first_version);
    }

private:
    ScratchFolder folder_;

public:
    std::string file;
    std::vector<Measured> figures = some_figures();
};

} // namespace

TEST_CASE("a store of the first version is made new, and keeps every bit", "[store]")
{
    const FirstVersion old;
    {
        Store store(old.file);
        for (const std::uint64_t r : {0u, 1u}) {
            const auto found = store.find(some_question(r));
            REQUIRE(found);
            CHECK(same_bits(*found, old.figures));
        }
        store.keep(some_question(2), old.figures);
        CHECK(store.find(some_question(2)));
    }
    Database database(old.file, 1s, Access::read);
    CHECK(database.ask("PRAGMA user_version") == 2);
    CHECK(database.ask("SELECT count(*) FROM pragma_table_list WHERE strict = 1 AND name NOT LIKE 'old%'") == 4);
    CHECK(database.ask("SELECT count(*) FROM pragma_table_list WHERE name LIKE 'old%'") == 0);
    CHECK(database.ask("SELECT count(*) FROM results") == 12);
    CHECK(database.ask("SELECT count(*) FROM pragma_foreign_key_check") == 0);
    CHECK(database.ask("SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'") == 1);
}

TEST_CASE("what a store of the first version holds is shown, and the file stays as it is", "[store]")
{
    const FirstVersion old;
    const std::string before = bytes_of(old.file);
    const auto runs = kept_runs(old.file);
    REQUIRE(runs.size() == 1);
    CHECK(runs[0].replications == 2);
    CHECK(same_bits(kept_figures(old.file, runs[0]).at(1), old.figures));
    CHECK(bytes_of(old.file) == before);
}

TEST_CASE("a table of a store takes no value of another type", "[store]")
{
    const ScratchFolder folder;
    Store{folder / "s.db"};
    Database database(folder / "s.db", 1s);
    CHECK_THROWS_AS(database.execute("INSERT INTO figure_keys VALUES (1, 'm', 'of', '', 'soon', 't')"), StoreFailure);
}
