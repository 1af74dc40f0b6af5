#include "tests/tools/scenario_io/small_port.h"
#include "tools/scenario_io/source_comment.h"

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

const Sourced* find(const ReadResult& result, std::string_view path)
{
    for (const Sourced& s : result.sources)
        if (s.path == path) return &s;
    return nullptr;
}

std::string missing(const std::string& text)
{
    return told(missing_sources(read(text)));
}

/// The small port with a source on every line.
std::string sourced()
{
    std::string text;
    for (const char c : small_port)
        text += c == '\n' ? std::string(" # assumption: made up for a test\n") : std::string(1, c);
    return text;
}

} // namespace

TEST_CASE("the comment at the end of a line says where its values come from", "[reader]")
{
    CHECK(source_of("depth: 14 m # fact: F4").kind == Source::Kind::fact);
    CHECK(source_of("depth: 14 m # fact: F3, F4").text == "F3, F4");
    CHECK(source_of("depth: 14 m # fact: F25, from the profile").kind == Source::Kind::fact);
    CHECK(source_of("depth: 14 m # assumption:   V10, as usual ").text == "V10, as usual");
    CHECK(source_of("depth: 14 m").text.empty());
    CHECK(source_of("depth: 14 m # about right").text.empty());
    for (const char* wrong :
         {"# fact: F0", "# fact: F26", "# fact: coal", "# fact:", "# fact: F", "# assumption:", "# assumption:   "}) {
        CAPTURE(wrong);
        const Source source = source_of(std::string("depth: 14 m ") + wrong);
        CHECK(source.kind == Source::Kind::none);
        CHECK_FALSE(source.text.empty());
    }
    // A # in quotes, or without a blank before it, begins no comment.
    CHECK(source_of("name: \"a # fact: F4\"").text.empty());
    CHECK(source_of("name: 'a # fact: F4' # assumption: why not").kind == Source::Kind::assumption);
    CHECK(source_of("name: a# fact: F4").text.empty());
    CHECK(source_of("# fact: F4").kind == Source::Kind::fact);
}

TEST_CASE("every value has its source, defaults with the assumption of their table", "[reader]")
{
    const ReadResult result = read(with(small_port, "    depth: 13 m", "    depth: 13 m # fact: F4"), {"years=3"});
    REQUIRE(printed(result) == "");
    CHECK(find(result, "berths[0].depth")->source.kind == Source::Kind::fact);
    CHECK(find(result, "berths[0].depth")->place.line == 22);
    CHECK(find(result, "berths[0].length")->source.kind == Source::Kind::none);
    CHECK(find(result, "berths[0].clearance")->source.kind == Source::Kind::standard);
    CHECK(find(result, "berths[0].clearance")->source.text == "a quiet basin needs half a metre");
    CHECK(find(result, "berths[0].clearance")->place.file.empty());
    CHECK(find(result, "years")->source.kind == Source::Kind::user);
    CHECK(find(result, "trades[0].arrivals.shape")->source.kind == Source::Kind::none);
    CHECK(find(result, "trades[1].arrivals")->source.kind == Source::Kind::standard);
    CHECK(find(result, "investments[0].changes[0].value")->source.kind == Source::Kind::none);
    CHECK(find(result, "investments[0].changes[0].path") == nullptr);
    CHECK(find(result, "berths[0].name") == nullptr);
    CHECK(find(result, "trades[0].demand[0].year") == nullptr);
    for (std::size_t i = 0; i < result.sources.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) CHECK(result.sources[i].path != result.sources[k].path);
}

TEST_CASE("an overlay's value replaces the source of the base's", "[reader]")
{
    const Folder folder;
    folder.write("base.yaml", sourced());
    folder.write("over.yaml",
                 "base: base.yaml\nchange:\n  berths[coal berth].depth: 14 m # fact: F9\n  trades[coal out].land: []\n"
                 "  trades[coal out].season: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] # fact: F8\n");
    const ReadResult result = folder.read("over.yaml");
    REQUIRE(folder.told_in(result) == "");
    CHECK(find(result, "berths[0].depth")->source.text == "F9");
    CHECK(find(result, "berths[0].depth")->place.line == 3);
    CHECK(find(result, "trades[0].land[0].share") == nullptr);
    CHECK(find(result, "trades[0].season[11]")->source.text == "F8");
    CHECK(told(missing_sources(result)) == "E036 4:26 trades[0].land\n");
}

TEST_CASE("values without a source are found, each by its place", "[reader]")
{
    CHECK(missing(sourced()) == "");
    CHECK(missing(with(sourced(), "depth: 13 m # assumption: made up for a test", "depth: 13 m")) ==
          "E036 22:12 berths[0].depth\n");
    CHECK(missing(with(sourced(), "depth: 13 m # assumption: made up for a test", "depth: 13 m # fact: F99")) ==
          "E035 22:12 berths[0].depth\n");
    CHECK(missing(with(sourced(), "title: A small port # assumption: made up for a test", "title: A small port")) ==
          "");
    CHECK(missing(with(sourced(), "value: 6000 t/h} # assumption: made up for a test", "value: 6000 t/h}")) ==
          "E036 72:46 investments[0].changes[0].value\n");
}

TEST_CASE("the shipped scenarios have a source for every value", "[reader]")
{
    const std::filesystem::path shipped = PORTSIM_ROOT "/scenarios";
    int read_files = 0;
    for (const auto& folder : {shipped, shipped / "verification"})
        for (const auto& file : std::filesystem::directory_iterator(folder)) {
            if (file.path().extension() != ".yaml") continue;
            CAPTURE(file.path());
            const ReadResult result = read_scenario(file.path(), catalogues());
            CHECK(printed(result) == "");
            CHECK(print_diagnostics(missing_sources(result)) == "");
            ++read_files;
        }
    CHECK(read_files >= 9);
}
