// An overlay that a program wrote reads back as what it was given.
#include "tools/scenario_io/overlay_text.h"

#include "models/catalogues.h"
#include "tests/support/catch.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_port.h"
#include "tools/scenario_io/read_scenario.h"

#include <fstream>

using namespace port;
using namespace port::io;

TEST_CASE("an overlay's text reads back, whatever its names are", "[reader]")
{
    const port::test::ScratchFolder folder;
    const std::string strange = "ore: 'a'# \"b\" {c}, no";
    std::string port = port::test::small_port;
    for (std::size_t at = 0; (at = port.find("ore unloaded", at)) != std::string::npos; at += 5)
        port.replace(at, 12, "\"ore: 'a'# \\\"b\\\" {c}, no\"");
    std::filesystem::create_directory(folder / "a: b");
    std::ofstream(folder / "a: b/port.yaml") << port;
    const std::string base = seen_from(folder / "over.yaml", folder / "a: b/port.yaml");
    std::ofstream(folder / "over.yaml") << overlay_text({"One line", "another\nwith a break"}, base, "It's: a title",
                                                        {{"trades[" + strange + "].arrivals", "weibull", "fitted"},
                                                         {"trades[" + strange + "].arrivals.shape", "0.8", "x # y"}});
    const ReadResult read = read_scenario(folder / "over.yaml", catalogues());
    CHECK(print_diagnostics(read.diagnostics) == "");
    REQUIRE(read.ok());
    CHECK(read.scenario.title == "It's: a title");
    CHECK(read.scenario.trades[0].arrivals == Choice{"weibull", {{"shape", 0.8}}});
    bool seen = false;
    for (const Sourced& s : read.sources)
        if (s.path == "trades[0].arrivals")
            seen = s.source.kind == Source::Kind::assumption && s.source.text == "fitted";
    CHECK(seen);

    std::ofstream(folder / "none.yaml") << overlay_text({}, base, "Nothing", {});
    CHECK(read_scenario(folder / "none.yaml", catalogues()).ok());
}

TEST_CASE("a base is named as it is found from the overlay", "[reader]")
{
    CHECK(seen_from("over.yaml", "port.yaml") == "port.yaml");
    CHECK(seen_from("what-if/over.yaml", "port.yaml") == "../port.yaml");
    CHECK(seen_from("./over.yaml", "scenarios/../scenarios/port.yaml") == "scenarios/port.yaml");
    CHECK(seen_from("/tmp/over.yaml", "/else/port.yaml") == "/else/port.yaml");
}
