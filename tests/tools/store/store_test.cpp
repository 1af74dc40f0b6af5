#include "tools/store/store.h"

#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/tools/store/samples.h"

#include <limits>
#include <stdexcept>

using namespace port;
using namespace port::store;
using namespace port::store::test;
using port::test::ScratchFolder;

TEST_CASE("figures come back bit for bit, in their order", "[store]")
{
    using Limits = std::numeric_limits<double>;
    const ScratchFolder folder;
    std::vector<Measured> figures;
    int year = 2000;
    for (const double value : {0.0, -0.0, 1.0, -1.0, 3.0, 0.1, 1e15, 9007199254740993.0, Limits::denorm_min(),
                               -Limits::min(), Limits::max(), Limits::epsilon(), 1 / 3.0, Limits::infinity()})
        figures.push_back({{"m", "of", "c", --year, "t"}, value, {}, -value, {}, value});
    figures.push_back({{"none", "", "", 0, ""}, {}, {}, {}, {}, {}});
    figures.push_back({{"käse \"'; DROP TABLE figures", "港口", "", -1, "t"}, 1, 2, 3, 4, 5});
    Store(folder / "s.db").keep(some_question(), figures);
    Store again(folder / "s.db");
    const auto found = again.find(some_question());
    REQUIRE(found);
    CHECK(same_bits(*found, figures));
}

TEST_CASE("a question that was never answered has no figures", "[store]")
{
    const ScratchFolder folder;
    Store store(folder / "s.db");
    CHECK_FALSE(store.find(some_question(0)));
    store.keep(some_question(0), some_figures());
    CHECK(store.find(some_question(0)));
    CHECK_FALSE(store.find(some_question(1)));
}

TEST_CASE("no figures at all are an answer too", "[store]")
{
    const ScratchFolder folder;
    Store store(folder / "s.db");
    store.keep(some_question(), {});
    const auto found = store.find(some_question());
    REQUIRE(found);
    CHECK(found->empty());
}

TEST_CASE("the first answer to a question stays", "[store]")
{
    const ScratchFolder folder;
    Store store(folder / "s.db");
    store.keep(some_question(), some_figures(1));
    store.keep(some_question(), some_figures(2));
    CHECK(same_bits(*store.find(some_question()), some_figures(1)));
}

TEST_CASE("what is not a number is refused, and nothing of it is kept", "[store]")
{
    const ScratchFolder folder;
    Store store(folder / "s.db");
    CHECK_THROWS_AS(store.keep(some_question(), some_figures(std::numeric_limits<double>::quiet_NaN())),
                    std::invalid_argument);
    CHECK_FALSE(store.find(some_question()));
}

TEST_CASE("names with a meaning of their own to SQLite are files like any other", "[store]")
{
    const ScratchFolder folder;
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    for (const char* name : {":memory:", "file:x?mode=memory"}) Store(name).keep(some_question(), some_figures());
    CHECK(Store(":memory:").find(some_question()));
    CHECK(Store("file:x?mode=memory").find(some_question()));
    std::filesystem::current_path(before);
}
