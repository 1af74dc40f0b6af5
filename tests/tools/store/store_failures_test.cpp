#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/tools/store/samples.h"
#include "tools/store/store.h"

#include <sqlite3.h>

#include <csignal>
#include <fstream>
#include <sys/resource.h>

using namespace port::store;
using namespace port::store::test;
using Catch::Matchers::Contains;
using port::test::ScratchFolder;
using namespace std::chrono_literals;

namespace {

/// Another program's connection to a file.
class Other {
public:
    explicit Other(const std::string& file) { sqlite3_open(file.c_str(), &database_); }
    ~Other() { sqlite3_close(database_); }
    Other(const Other&) = delete;
    Other& operator=(const Other&) = delete;
    void execute(const char* sql) { REQUIRE(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) == SQLITE_OK); }

private:
    sqlite3* database_ = nullptr;
};

std::string text_of(const std::string& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// No file of this program may grow beyond a size: what a full disk does, without one.
class FullDisk {
public:
    explicit FullDisk(rlim_t size)
    {
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit now{size, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &now);
        handler_ = std::signal(SIGXFSZ, SIG_IGN);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

} // namespace

TEST_CASE("a file that is no store is refused and stays as it is", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "notes.txt";
    const std::string text =
        "Not a store, but somebody's notes, and longer than the head of an SQLite file is: a hundred "
        "bytes are read before anything else.";
    std::ofstream(file) << text;
    CHECK_THROWS_WITH(Store(file), Contains("notes.txt") && Contains("not an SQLite file"));
    CHECK(text_of(file) == text);
}

TEST_CASE("an SQLite file of another program is refused and stays as it is", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "other.db";
    Other(file).execute("CREATE TABLE accounts (name TEXT)");
    const std::string before = text_of(file);
    CHECK_THROWS_WITH(Store(file), Contains("another program"));
    CHECK(text_of(file) == before);
}

TEST_CASE("a store of another schema version is refused, and the error tells both versions", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    Store{file};
    Other(file).execute("PRAGMA user_version = 99");
    CHECK_THROWS_WITH(Store(file), Contains("version 99") && Contains("versions 1 to 2"));
}

TEST_CASE("a store that can't be made is refused with the system's reason", "[store]")
{
    const ScratchFolder folder;
    CHECK_THROWS_WITH(Store(folder / "no/such/folder/s.db"), Contains("No such file or directory"));
    CHECK_THROWS_AS(Store(folder.path()), StoreFailure); // a folder
    CHECK_THROWS_AS(Store(""), StoreFailure);
}

TEST_CASE("a locked store is waited for, then refused", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    Store store(file, 50ms);
    Other other(file);
    other.execute("BEGIN EXCLUSIVE");
    CHECK_THROWS_WITH(Store(file, 50ms), Contains("locked"));
    CHECK_THROWS_WITH(store.keep(some_question(), some_figures()), Contains("locked"));
    CHECK_THROWS_WITH(store.find(some_question()), Contains("locked"));
    other.execute("COMMIT");
    store.keep(some_question(), some_figures());
    CHECK(store.find(some_question()));
}

TEST_CASE("on a full disk nothing is kept by halves, and what was kept stays", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    Store store(file);
    store.keep(some_question(0), some_figures());
    std::vector<port::Measured> many;
    for (int i = 0; i < 10'000; ++i) many.push_back({{"m", "of", std::to_string(i), i, "t"}, 0.1, 0.2, 0.3, 0.4, 0.5});
    {
        const FullDisk full(200'000);
        CHECK_THROWS_AS(store.keep(some_question(1), many), StoreFailure);
    }
    CHECK(store.find(some_question(0)));
    CHECK_FALSE(store.find(some_question(1)));
    store.keep(some_question(1), many); // there is room again
    CHECK(same_bits(*Store(file).find(some_question(1)), many));
}

TEST_CASE("a damaged store is told of", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    Store(file).keep(some_question(), some_figures());
    {
        std::fstream damage(file, std::ios::in | std::ios::out | std::ios::binary);
        damage.seekp(200);
        damage << std::string(60'000, 'x');
    }
    CHECK_THROWS_AS(Store(file).find(some_question()), StoreFailure);
}
