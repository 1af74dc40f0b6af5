// `portsim demand` and `portsim doubt`, as a user calls them.
#include "tests/end_to_end/program.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"

#include <fstream>

using namespace port::test;

namespace {

/// The small port with a doubt about its demand, in a folder of its own.
std::string port_in(const ScratchFolder& folder, const std::string& doubt)
{
    const std::string file = folder / "port.yaml";
    std::ofstream(file) << small_port << doubt;
    return file;
}

const std::string demand =
    "doubt:\n  - {name: demand, path: demand_factor, law: {law: uniform, least: 0.5, most: 1.5}}\n";

} // namespace

TEST_CASE("portsim doubt gives the same bytes on any number of threads", "[doubt]")
{
    const ScratchFolder folder;
    const std::string file = port_in(folder, demand);
    const std::vector<std::string> line{"doubt", file, "--samples", "4", "--replications", "2", "--json", "-j"};
    const auto with = [&](const std::string& threads) {
        std::vector<std::string> all = line;
        all.push_back(threads);
        return portsim(all);
    };
    const Outcome one = with("1");
    CHECK(one.code == 0);
    CHECK(one.out.find("\"share of doubt\"") == std::string::npos); // keys have no blanks
    CHECK(one.out.find("\"share_of_doubt\"") != std::string::npos);
    CHECK(with("3").out == one.out);
    const std::string csv = folder / "doubt.csv";
    CHECK(portsim({"doubt", file, "--samples", "4", "--replications", "2", "--csv", csv}).code == 0);
    CHECK(text_of(csv).find("throughput,port") != std::string::npos);
}

TEST_CASE("portsim doubt says what it cannot do", "[doubt]")
{
    const ScratchFolder folder;
    const std::string file = port_in(folder, demand);
    CHECK(portsim({"doubt", file, "--samples", "1"}).code == 2);
    CHECK(portsim({"doubt", file, "--seed", "x"}).code == 2);
    const Outcome none = portsim({"doubt", port_in(folder, "")});
    CHECK(none.code == 3);
    CHECK(none.err.find("has nothing in doubt") != std::string::npos);
    const Outcome wrong = portsim({"doubt", port_in(folder, "doubt: [{name: a, path: nowhere, law: {law: lognormal, "
                                                            "spread: 0.1}}]\n")});
    CHECK(wrong.code == 3);
    CHECK(wrong.err.find("E027") != std::string::npos);
}

TEST_CASE("portsim demand tells each trade's tonnes", "[demand]")
{
    const ScratchFolder folder;
    const std::string csv = folder / "demand.csv";
    const Outcome told = portsim({"demand", port_in(folder, ""), "--csv", csv, "--set", "demand_factor=2"});
    CHECK(told.code == 0);
    CHECK(told.out.find("2009  ore unloaded") != std::string::npos);
    CHECK(text_of(csv).find("2009,ore unloaded,ore,unloaded,given,6000") != std::string::npos);
}
