#include "tools/scenario_io/schema.h"

#include "models/scenario/canonical.h"
#include "tests/tools/scenario_io/schema_check.h"
#include "tests/tools/scenario_io/small_port.h"

#include <sstream>

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

std::string fault(const std::string& text)
{
    static const SchemaCheck check(schema_text(catalogues()));
    const TextLines lines("port.yaml", text);
    return check.fault(parse_tree(lines).root);
}

} // namespace

TEST_CASE("the schema takes every shipped scenario, whole or overlay", "[reader]")
{
    const std::filesystem::path shipped = PORTSIM_ROOT "/scenarios";
    int files = 0;
    for (const auto& folder : {shipped, shipped / "verification"})
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".yaml") continue;
            CAPTURE(file.path());
            std::ifstream in(file.path());
            std::ostringstream text;
            text << in.rdbuf();
            CHECK(fault(text.str()) == "");
            CHECK(fault(canonical(read_scenario(file.path(), catalogues()).scenario)) == "");
            ++files;
        }
    CHECK(files >= 9);
}

TEST_CASE("the schema takes what the reader takes", "[reader]")
{
    CHECK(fault(small_port) == "");
    CHECK(fault("base: port.yaml\ntitle: A\nmarine: {berthing: 1 h, tide: {mean: 2 m}}\nchange:\n  berths[coal "
                "berth].depth: 15 m\n"
                "  trades[a].land: [{by: b}]\n  berths[*].handles[0].rate: 3 kt/h\n") == "");
    for (const char* depth : {"14.5m", "+1e1 m", ".145e2  m", "1450 cm", "'14 m '"}) {
        CAPTURE(depth);
        CHECK(fault(with(small_port, "depth: 13 m", std::string("depth: ") + depth)) == "");
        CHECK(read(with(small_port, "depth: 13 m", std::string("depth: ") + depth)).ok());
    }
}

TEST_CASE("the schema refuses what the reader refuses", "[reader]")
{
    const std::pair<const char*, const char*> mistakes[] = {{"years: 2", "yeers: 2"},
                                                            {"years: 2", "years: 2.5"},
                                                            {"years: 2", "years: 200"},
                                                            {"years: 2", "years:"},
                                                            {"years: 2", "years: [2]"},
                                                            {"group: oil", "group: oils"},
                                                            {"depth: 13 m", "depth: 13 t"},
                                                            {"depth: 13 m", "depth: 13"},
                                                            {"    depth: 13 m\n", ""},
                                                            {"efficiency: 50 %", "efficiency: 50"},
                                                            {"law: erlang", "law: erlnag"},
                                                            {"shape: 2}", "shap: 2}"},
                                                            {"opens: 06:00", "opens: 6 am"},
                                                            {"start: 2009-01-01", "start: 1.1.2009"},
                                                            {"    - {count: 4}", "    count: 4"},
                                                            {"title: A small port\n", ""}};
    for (const auto& [from, to] : mistakes) {
        CAPTURE(from, to);
        CHECK(fault(with(small_port, from, to)) != "");
        CHECK_FALSE(read(with(small_port, from, to)).ok());
    }
    CHECK(fault("base: a.yaml\nchanges: {}\n") != "");
    CHECK(fault("base: a.yaml\nchange: [a]\n") != "");
    CHECK(fault("base: a.yaml\nchange: {berths: }\n") != "");
    CHECK(fault("base: ''\n") != "");
    CHECK(fault("change: {}\n") != "");
}
