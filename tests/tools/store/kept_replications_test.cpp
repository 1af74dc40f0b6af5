#include "tools/store/kept_replications.h"

#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/tools/store/samples.h"

#include <sqlite3.h>

using namespace port;
using namespace port::store;
using namespace port::store::test;
using port::test::ScratchFolder;
using namespace std::chrono_literals;

TEST_CASE("without a store nothing is found and nothing fails", "[store]")
{
    KeptReplications kept(nullptr, 1, "m");
    kept.keep(Scenario{}, 0, some_figures());
    CHECK_FALSE(kept.find(Scenario{}, 0));
    CHECK(kept.found() == 0);
    CHECK(kept.failure().empty());
}

TEST_CASE("what one study keeps, the next one of the same seed and model finds", "[store]")
{
    const ScratchFolder folder;
    Store store(folder / "s.db");
    KeptReplications first(&store, 1, "m");
    first.keep(Scenario{}, 0, some_figures());
    KeptReplications same(&store, 1, "m"), other_seed(&store, 2, "m"), other_model(&store, 1, "n");
    CHECK(same.find(Scenario{}, 0));
    CHECK_FALSE(same.find(Scenario{}, 1));
    CHECK(same.found() == 1);
    CHECK_FALSE(other_seed.find(Scenario{}, 0));
    CHECK_FALSE(other_model.find(Scenario{}, 0));
}

TEST_CASE("a store that fails on the way is told of once, and the study goes on without it", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    Store store(file, 20ms);
    KeptReplications kept(&store, 1, "m");
    kept.keep(Scenario{}, 0, some_figures());
    sqlite3* other = nullptr;
    sqlite3_open(file.c_str(), &other);
    sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr);
    CHECK_FALSE(kept.find(Scenario{}, 0));
    CHECK_THAT(kept.failure(), Catch::Matchers::Contains("locked"));
    sqlite3_close(other);
    CHECK_FALSE(kept.find(Scenario{}, 0));
    kept.keep(Scenario{}, 1, some_figures());
    CHECK_FALSE(KeptReplications(&store, 1, "m").find(Scenario{}, 1));
    CHECK(KeptReplications(&store, 1, "m").find(Scenario{}, 0));
}
