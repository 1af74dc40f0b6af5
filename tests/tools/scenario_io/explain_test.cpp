#include "models/scenario/problems.h"
#include "tests/tools/scenario_io/small_port.h"
#include "tools/scenario_io/explain.h"
#include "tools/scenario_io/field_list.h"

using namespace port;
using namespace port::io;

namespace {

std::string said(std::string_view what)
{
    return explain(what, catalogues()).text;
}

bool has(const std::string& text, std::string_view piece)
{
    return text.find(piece) != std::string::npos;
}

} // namespace

TEST_CASE("every code and every key is explained", "[reader]")
{
    for (const ProblemInfo& info : problem_table()) {
        CAPTURE(info.code);
        CHECK(explain(info.code, catalogues()).found);
        CHECK(has(said(info.code), info.title));
        CHECK(has(said(info.code), info.explanation));
    }
    CHECK(list_fields().size() > 100);
    for (const FieldEntry& entry : list_fields())
        for (const std::string& what : {entry.path, std::string(entry.field->name)}) {
            CAPTURE(what);
            CHECK(explain(what, catalogues()).found);
        }
    for (const FieldEntry& entry : list_fields()) CHECK(has(said(entry.path), entry.field->meaning));
}

TEST_CASE("a key is explained with meaning, kind, range, default and why", "[reader]")
{
    CHECK(said("berths[].clearance") == "berths[].clearance\n"
                                        "  meaning  water kept under the keel alongside\n"
                                        "  kind     length in m, km or cm\n"
                                        "  like     clearance: 14.5 m\n"
                                        "  range    0 m to 5 m\n"
                                        "  default  0.5 m (a quiet basin needs half a metre)\n");
    CHECK(has(said("berths[].depth"), "by date  an investment may change it"));
    CHECK(has(said("berths[].depth"), "default  none: it has to be given"));
    CHECK(has(said("marine.channel"), "default  none (open water to the berths)"));
    CHECK(has(said("categories[].group"), "kind     dry or oil"));
    CHECK(has(said("berths"), "    depth (required): below chart datum"));
}

TEST_CASE("a path may name its items or leave them out", "[reader]")
{
    const std::string depth = said("berths[].depth");
    for (const char* path :
         {"berths.depth", "berths[0].depth", "berths[coal berth].depth", "berths[a [b] c].depth", "berths[*].depth"}) {
        CAPTURE(path);
        CHECK(said(path) == depth);
    }
    CHECK(said("handles.rate") == said("berths[].handles[].rate"));
}

TEST_CASE("a key of several parts is explained for each", "[reader]")
{
    CHECK(has(said("depth"), "marine.channel[].depth\n"));
    CHECK(has(said("depth"), "berths[].depth\n"));
    CHECK(has(said("ships"), "trades[].ships"));
}

TEST_CASE("strategies are explained with their parameters", "[reader]")
{
    CHECK(has(said("trades[coal out].arrivals"), "erlang: "));
    CHECK(has(said("trades[coal out].arrivals"), "shape: "));
    CHECK(has(said("erlang"), "1 to 100; default 2"));
    const std::string shape = said("trades[].arrivals.shape"); // of both arrival laws that have one
    CHECK(said("erlang").starts_with(shape.substr(0, shape.find("arrival law weibull"))));
    CHECK(has(shape, "arrival law weibull"));
    CHECK(has(said("erlang"), "time law erlang"));
    CHECK(has(said("arrival law"), "poisson"));
    CHECK(has(said("berth_rule.choice.choice"), "best fit"));
}

TEST_CASE("what is unknown gives the nearest name", "[reader]")
{
    for (const char* what : {"dept", "berths[].dept", "E999", "e61", "", "[", "]", ".", "a.b.c", "\x1b[2J", "erlnag"}) {
        CAPTURE(what);
        CHECK_FALSE(explain(what, catalogues()).found);
        CHECK_FALSE(has(said(what), "\x1b"));
    }
    CHECK(has(said("dept"), "did you mean 'depth'?"));
    CHECK(has(said("berths[0].dept"), "did you mean 'berths.depth'?"));
    CHECK(has(said("erlnag"), "did you mean 'erlang'?"));
    CHECK(has(said("E999"), "codes are E001 to E123"));
    CHECK(has(said("quite something else"), "portsim reference"));
    CHECK_FALSE(explain(std::string(100'000, 'a'), catalogues()).found);
}
