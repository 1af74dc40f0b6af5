#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/tools/store/samples.h"
#include "tools/store/store.h"

#include <atomic>
#include <csignal>
#include <latch>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace port::store;
using namespace port::store::test;
using port::test::ScratchFolder;

TEST_CASE("several programs fill one new store at once, and nothing is lost", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    constexpr std::uint64_t programs = 4, each = 10;
    std::vector<pid_t> children;
    for (std::uint64_t p = 0; p < programs; ++p) {
        const pid_t child = fork();
        if (child == 0) {
            int code = 0;
            try {
                Store store(file);
                // Half of the questions are its own, half are everybody's.
                for (std::uint64_t i = 0; i < each; ++i)
                    store.keep(some_question(i % 2 == 0 ? i : 100 * (p + 1) + i), some_figures());
            } catch (const std::exception&) {
                code = 1;
            }
            _exit(code);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(status == 0);
    }
    Store store(file);
    for (std::uint64_t p = 0; p < programs; ++p)
        for (std::uint64_t i = 0; i < each; ++i) CHECK(store.find(some_question(i % 2 == 0 ? i : 100 * (p + 1) + i)));
}

TEST_CASE("a store that others make at this very moment is taken for a store", "[store]")
{
    const ScratchFolder folder;
    std::atomic<int> refused = 0;
    for (int round = 0; round < 60; ++round) {
        const std::string file = folder / (std::to_string(round) + ".db");
        std::latch all(6);
        std::vector<std::jthread> openers;
        for (int i = 0; i < 6; ++i)
            openers.emplace_back([&] {
                all.arrive_and_wait();
                try {
                    const Store store(file);
                } catch (const std::exception&) {
                    ++refused;
                }
            });
    }
    CHECK(refused == 0);
}

TEST_CASE("several threads use one store", "[store]")
{
    const ScratchFolder folder;
    Store store(folder / "s.db");
    {
        std::vector<std::jthread> threads;
        for (std::uint64_t t = 0; t < 4; ++t)
            threads.emplace_back([&store, t] {
                for (std::uint64_t i = 0; i < 5; ++i) {
                    store.keep(some_question(10 * t + i), some_figures(static_cast<double>(t)));
                    static_cast<void>(store.find(some_question(i)));
                }
            });
    }
    for (std::uint64_t t = 0; t < 4; ++t)
        for (std::uint64_t i = 0; i < 5; ++i)
            CHECK(same_bits(*store.find(some_question(10 * t + i)), some_figures(static_cast<double>(t))));
}

TEST_CASE("a program killed while it writes leaves whole replications and no other", "[store]")
{
    const ScratchFolder folder;
    const std::string file = folder / "s.db";
    std::vector<port::Measured> many;
    for (int i = 0; i < 500; ++i) many.push_back({{"m", "of", std::to_string(i), i, "t"}, 0.1 * i, {}, {}, {}, {}});
    for (int round = 0; round < 5; ++round) {
        int told[2];
        REQUIRE(pipe(told) == 0);
        const pid_t child = fork();
        if (child == 0) {
            Store store(file);
            for (std::uint64_t i = 0;; ++i) {
                store.keep(some_question(1000 * static_cast<std::uint64_t>(round) + i), many);
                if (write(told[1], "x", 1) != 1) _exit(1);
            }
        }
        char sign = 0;
        for (int i = 0; i < 3 + round; ++i) REQUIRE(read(told[0], &sign, 1) == 1); // it is in the midst of them
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        close(told[0]);
        close(told[1]);
        Store store(file);
        for (std::uint64_t i = 0; i < 200; ++i) {
            const auto found = store.find(some_question(1000 * static_cast<std::uint64_t>(round) + i));
            if (i < 3 + static_cast<std::uint64_t>(round)) CHECK(found);
            if (found) CHECK(same_bits(*found, many));
        }
    }
}
