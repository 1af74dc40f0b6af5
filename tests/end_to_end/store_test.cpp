#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>
#include <memory>
#include <regex>

using Catch::Matchers::Contains;
using namespace port::test;

namespace {

struct Kept {
    ScratchFolder folder;
    std::string file = folder / "small.yaml", store = folder / "s.db";
    Kept() { std::ofstream(file) << small_port; }

    [[nodiscard]] std::vector<std::string> line(const std::vector<std::string>& more = {}) const
    {
        std::vector<std::string> all{"run", file, "--store", store};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }
    [[nodiscard]] Outcome run(const std::vector<std::string>& more = {}) const { return portsim(line(more)); }
};

/// "12 of 34 replications from the store", as {12, 34}.
std::pair<int, int> use_of(const Outcome& outcome)
{
    std::smatch match;
    const bool said =
        std::regex_search(outcome.err, match, std::regex("(\\d+) of (\\d+) replications from the store\n"));
    CAPTURE(outcome.err);
    REQUIRE(said);
    return {std::stoi(match[1]), std::stoi(match[2])};
}

} // namespace

TEST_CASE("the same question is answered from the store, in the same bytes, and told of on stderr", "[end_to_end]")
{
    const Kept kept;
    const Outcome without = portsim({"run", kept.file});
    const Outcome first = kept.run();
    const Outcome second = kept.run();
    CHECK(first.code == 0);
    CHECK(use_of(first).first == 0);
    CHECK(use_of(second).first == use_of(second).second);
    CHECK(first.out == without.out);
    CHECK(second.out == without.out);
    CHECK(kept.run({"--quiet"}).err.empty());
}

TEST_CASE("another question shares with the store only what is the same", "[end_to_end]")
{
    const Kept kept;
    static_cast<void>(kept.run());
    CHECK(use_of(kept.run({"--seed", "2"})).first == 0);
    CHECK(use_of(kept.run({"--horizon", "30 days"})).first == 0);
    CHECK(use_of(kept.run({"--warm-up", "30 days"})).first == 0);
    CHECK(use_of(kept.run({"--set", "demand_factor=1.1"})).first == 0);
    CHECK(use_of(kept.run({"--replications", "4"})).first >= 3);
    CHECK(use_of(kept.run({"--set", "replications=2"})).first >= 2);
    CHECK(use_of(kept.run({"--confidence", "90%"})).first >= 3);
}

TEST_CASE("calls are written with a filled store as with none", "[end_to_end]")
{
    const Kept kept;
    static_cast<void>(kept.run());
    const Outcome with = kept.run({"--calls", kept.folder / "with.csv"});
    static_cast<void>(portsim({"run", kept.file, "--calls", kept.folder / "without.csv"}));
    CHECK(use_of(with).first == use_of(with).second - 1);
    CHECK((text_of(kept.folder / "with.csv") == text_of(kept.folder / "without.csv")));
}

TEST_CASE("several runs at once share one store, each with its own right answer", "[end_to_end]")
{
    const Kept kept;
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < 4; ++i) {
        Start start;
        start.arguments = kept.line({"--seed", std::to_string(1 + i % 2), "-j", "2"});
        programs.push_back(std::make_unique<Program>(start));
    }
    for (int i = 0; i < 4; ++i) {
        const Outcome outcome = programs[static_cast<std::size_t>(i)]->wait();
        CHECK(outcome.code == 0);
        CHECK(outcome.out == portsim({"run", kept.file, "--seed", std::to_string(1 + i % 2)}).out);
    }
    for (const char* seed : {"1", "2"}) {
        const auto [found, all] = use_of(kept.run({"--seed", seed}));
        CHECK(found == all);
    }
}

TEST_CASE("what is no store ends with 5, before anything runs, and stays as it is", "[end_to_end]")
{
    const Kept kept;
    const std::string notes(2000, 'x');
    std::ofstream(kept.store) << notes;
    const Outcome outcome = kept.run();
    CHECK(outcome.code == 5);
    CHECK(outcome.out.empty());
    CHECK_THAT(outcome.err, Contains("s.db") && Contains("not an SQLite file"));
    CHECK(text_of(kept.store) == notes);
}
