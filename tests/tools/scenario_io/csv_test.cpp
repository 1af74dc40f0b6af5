#include "models/scenario/canonical.h"
#include "models/scenario/problems.h"
#include "tests/tools/scenario_io/csv_port.h"
#include "tools/scenario_io/csv_list.h"

#include <chrono>
#include <set>

#include <algorithm>

using namespace port;
using namespace port::io;
using namespace port::io::test;

namespace {

const Sourced* source(const ReadResult& result, std::string_view path)
{
    for (const Sourced& s : result.sources)
        if (s.path == path) return &s;
    return nullptr;
}

} // namespace

TEST_CASE("a list of records may stand in a CSV", "[reader]")
{
    const Port port("at,ship,parcel\n3 h,tanker,20 kt\n2 days,tanker,15000 t\n");
    CHECK(port.told() == "");
    REQUIRE(port.calls().size() == 2);
    CHECK(port.calls()[0].at == hours(3));
    CHECK(port.calls()[1].at == days(2));
    CHECK(port.calls()[1].ship == "tanker");
    CHECK(port.calls()[1].parcel == tonnes(15000));
}

TEST_CASE("a CSV and the same items in YAML are the same scenario", "[reader]")
{
    const Port port("parcel [kt], at [h],ship\n20,3,tanker\n");
    REQUIRE(port.told() == "");
    CHECK(canonical(port.result.scenario) == canonical(read(small_port).scenario));
    const Port other("parcel [kt],at [h],ship\n21,3,tanker\n");
    CHECK(canonical(other.result.scenario) != canonical(port.result.scenario));
}

TEST_CASE("a CSV may come from any program", "[reader]")
{
    for (const char* csv : {
             "at,ship,parcel\r\n3 h,tanker,20 kt\r\n", // line ends of Windows
             "\xef\xbb\xbf"
             "at,ship,parcel\n3 h,tanker,20 kt",                           // a mark, and no last line end
             "\"at\",\"ship\",\"parcel\"\n\"3 h\",\"tanker\",\"20 kt\"\n", // quotes everywhere
             "# from the port's log\n\n at , ship , parcel \n 3 h ,\"tanker\" , 20 kt \n\n\n",
         }) {
        CAPTURE(csv);
        const Port port(csv);
        CHECK(port.told() == "");
        CHECK(canonical(port.result.scenario) == canonical(read(small_port).scenario));
    }
}

TEST_CASE("a cell in quotes may hold commas, quotes and characters of any language", "[reader]")
{
    const Folder folder;
    folder.write("port.yaml", with(small_port,
                                   "categories:\n  - {name: coal, group: dry}\n  - {name: crude, group: "
                                   "oil}\n",
                                   "categories: categories.csv\n"));
    folder.write("categories.csv",
                 "name,group\ncoal,\ncrude,oil\n\"ore, \"\"fines\"\"\",dry\n\u9326\u5dde\u6e2f,oil\n");
    const ReadResult result = folder.read("port.yaml");
    CHECK(folder.told_in(result) == "");
    REQUIRE(result.scenario.categories.size() == 4);
    CHECK(result.scenario.categories[0].group == Group::dry); // its cell is empty: the default
    CHECK(result.scenario.categories[2].name == "ore, \"fines\"");
    CHECK(result.scenario.categories[3].name == "\u9326\u5dde\u6e2f");
    folder.write("categories.csv", "name\ncoal\ncrude\n\"a\nb\"\n\"\"\n");
    CHECK(told(folder.read("port.yaml").diagnostics) == "E012 4:1 categories[2].name\nE040 6:1 categories[3].name\n");
}

TEST_CASE("a mistake in a CSV is told with its file, line, column and the row", "[reader]")
{
    CHECK(errors("at,ship,parcel\n3 h,tanker,20 kt\n5 h,tanker,20 m\n") ==
          "calls.csv:3:12: error E012: trades[1].calls[1].parcel: '20 m' is not a mass; write it like '45 kt'\n"
          "    5 h,tanker,20 m\n"
          "               ^\n");
    CHECK(errors("at,ship,parcel\n5 h,\u9326\u5dde,20 m\n") ==
          "calls.csv:2:5: error E042: trades[1].calls[0].ship: there is no ship class '\u9326\u5dde'\n"
          "    5 h,\u9326\u5dde,20 m\n"
          "        ^\n"
          "calls.csv:2:8: error E012: trades[1].calls[0].parcel: '20 m' is not a mass; write it like '45 kt'\n"
          "    5 h,\u9326\u5dde,20 m\n"
          "             ^\n");
    CHECK(errors("at,ship,parcel\n3 h,tanker,40 kt\n")
              .starts_with("calls.csv:2:1: error E050: trades[1].calls[0]: she would carry more than her deadweight"));
    CHECK(errors("at,ship,parcel\n3 h,tanker,900 kt\n")
              .starts_with("calls.csv:2:12: error E013: trades[1].calls[0].parcel: '900 kt' is out of range"));
    CHECK(errors("at,ship,parcel [kt]\n3 h,tanker,900\n")
              .starts_with("calls.csv:2:12: error E013: trades[1].calls[0].parcel: '900 kt' is out of range"));
}

TEST_CASE("a hole in a CSV is an error where it is", "[reader]")
{
    CHECK(errors("at,ship,parcel\n3 h,tanker,20 kt\n5 h,tanker\n") ==
          "calls.csv:3:11: error E063: trades[1].calls[1]: the row has 2 cells; 3 cells, as the header has\n"
          "    5 h,tanker\n"
          "              ^\n");
    CHECK(told(Port("at,ship,parcel\n3 h,tanker,20 kt,,x\n").result.diagnostics) == "E063 2:18 trades[1].calls[0]\n");
    CHECK(errors("at,ship,parcel\n3 h,,20 kt\n") ==
          "calls.csv:2:5: error E063: trades[1].calls[0].ship: the cell is empty; name of a ship class\n"
          "    3 h,,20 kt\n"
          "        ^\n");
    CHECK(told(Port("at,ship,parcel\n3 h,tanker,20 kt\n\n \n4 h,tanker,20 kt\n").result.diagnostics) ==
          "E063 3:1 trades[1].calls\n");
}

TEST_CASE("quotes that do not pair up are told where they open", "[reader]")
{
    CHECK(errors("at,ship,parcel\n3 h,\"tanker,20 kt\n5 h,tanker,20 m\n") ==
          "calls.csv:2:5: error E064: trades[1].calls[0]: a quote opens here and is not closed; quotes in pairs\n"
          "    3 h,\"tanker,20 kt\n"
          "        ^\n");
    CHECK(told(Port("at,ship,parcel\n3 h,\"tanker\"s,20 kt\n5 h,tan\"ker,20 kt\n").result.diagnostics) ==
          "E064 2:13 trades[1].calls[0]\nE064 3:8 trades[1].calls[1]\n");
    CHECK(told(Port("at,\"ship,parcel\n3 h,tanker,20 kt\n").result.diagnostics) == "E064 1:4 trades[1].calls\n");
}

TEST_CASE("the header names the keys, each once and with its own unit", "[reader]")
{
    const auto header = [](const std::string& text) { return told(Port(text + "\n").result.diagnostics); };
    CHECK(header("at,ship,parcel") == "");
    CHECK(header("at,ship,parcels") == "E015 1:9 trades[1].calls\n");
    CHECK(errors("at,ship,parcels\n").find("did you mean 'parcel'?") != std::string::npos);
    CHECK(errors("at;ship;parcel\n").find("columns are separated by commas") != std::string::npos);
    CHECK(header("at,ship,at,parcel") == "E014 1:9 trades[1].calls\n");
    CHECK(header("at,ship") == "E016 1:1 trades[1].calls\n");
    CHECK(header("at,ship,,parcel") == "E065 1:9 trades[1].calls\n");
    CHECK(header("at,ship [m],parcel") == "E065 1:4 trades[1].calls\n");
    CHECK(header("at,ship,parcel [m]") == "E065 1:9 trades[1].calls\n");
    CHECK(header("at,ship,parcel []") == "E065 1:9 trades[1].calls\n");
    CHECK(errors("at,ship,parcel [t]\n3 h,tanker,20 kt\n") ==
          "calls.csv:2:12: error E012: trades[1].calls[0].parcel: '20 kt' is not a bare number; the header gives the "
          "unit, t\n"
          "    3 h,tanker,20 kt\n"
          "               ^\n");
}

TEST_CASE("a list in a CSV's items has no column", "[reader]")
{
    const Folder folder;
    folder.write("port.yaml", "base: small.yaml\nberths: berths.csv\ntrades: trades.csv\n");
    folder.write("small.yaml", small_port);
    folder.write("trades.csv", "name,category,direction,store,land\n");
    CHECK(folder.told_in(folder.read("port.yaml")).find("trades.csv:1:31: error E065: trades: 'land' is a list") !=
          std::string::npos);
    CHECK(
        folder.told_in(folder.read("port.yaml")).find("port.yaml:2:9: error E017: berths: cannot be read from a CSV") !=
        std::string::npos);
    folder.write("port.yaml", "base: small.yaml\ntrades: trades.csv\n");
    folder.write("trades.csv", "store,name,category,direction,arrivals\ncoal yard,coal out,coal,loaded,poisson\n"
                               "crude tanks,crude in,crude,unloaded,poison\n");
    CHECK(told(folder.read("port.yaml").diagnostics) == "E020 3:37 trades[1].arrivals\n");
}

TEST_CASE("a CSV that cannot be read is told where it is named, or where it is broken", "[reader]")
{
    const Folder folder;
    folder.write("port.yaml", listed);
    const auto said = [&] { return folder.told_in(folder.read("port.yaml")); };
    CHECK(said().starts_with("port.yaml:54:12: error E001: trades[1].calls: 'calls.csv': there is no such file; "));
    std::filesystem::create_directory(folder / "calls.csv");
    CHECK(said().find("error E002: trades[1].calls: 'calls.csv': this is a folder; name a CSV file") !=
          std::string::npos);
    std::filesystem::remove(folder / "calls.csv");
    folder.write("calls.csv", "# nothing\n\n");
    CHECK(said() == "calls.csv: error E004: trades[1].calls: there is nothing in it; a header with the names of the "
                    "columns\n");
    folder.write("calls.csv", "at,ship,parcel\n3 h,tank\xff"
                              "er,20 kt\n");
    CHECK(said() == "calls.csv:2:9: error E005: this byte is not UTF-8 text; a file saved as UTF-8\n");
    folder.write("calls.csv", std::string(most_csv_bytes + 1, '#'));
    CHECK(said().find("error E003: trades[1].calls: 'calls.csv': the file has more than 50 MB") != std::string::npos);
}

TEST_CASE("a text that is no file names no CSV, and other texts are no lists", "[reader]")
{
    CHECK(told(read(listed).diagnostics) == "E062 54:12 trades[1].calls\n");
    CHECK(told(read(with(listed, "calls.csv", "none")).diagnostics) == "E017 54:12 trades[1].calls\n");
    CHECK(printed(read(with(listed, "calls.csv", "none"))).find("or the name of a .csv file") != std::string::npos);
    CHECK(told(read(with(listed, "calls.csv", "\"a\\tb.csv\"")).diagnostics) == "E012 54:12 trades[1].calls\n");
    CHECK(told(read(small_port, {"trades[1].calls=calls.csv"}).diagnostics) == "E028 0:0 trades[1].calls\n");
}

TEST_CASE("a CSV is looked up from the folder of the overlay that names it", "[reader]")
{
    const Folder folder;
    std::filesystem::create_directory(folder / "what-if");
    folder.write("port.yaml", listed);
    folder.write("calls.csv", "at,ship,parcel\n3 h,tanker,20 kt\n");
    folder.write("what-if/more.yaml", "base: ../port.yaml\nchange:\n  trades[crude in].calls: calls.csv\n");
    folder.write("what-if/calls.csv", "at,ship,parcel\n1 h,tanker,20 kt\n2 h,tanker,20 kt\n");
    const ReadResult more = folder.read("what-if/more.yaml");
    REQUIRE(more.files.size() == 4); // each with its list; no output may be written over them
    for (const char* name : {"more.yaml", "port.yaml", "calls.csv"})
        CHECK(std::any_of(more.files.begin(), more.files.end(), [&](const auto& f) { return f.filename() == name; }));
    CHECK(folder.told_in(more) == "");
    CHECK(more.scenario.trades[trade].calls.size() == 2);
    CHECK(folder.read("port.yaml").scenario.trades[trade].calls.size() == 1);

    folder.write("what-if/more.yaml", "base: ../port.yaml\nchange:\n  trades[0].calls: calls.csv\n");
    folder.write("what-if/calls.csv", "at,ship,parcel\n1 h,tanker,20 kt\n2 h,tankers,20 kt\n");
    const std::string said = folder.told_in(folder.read("what-if/more.yaml"));
    CHECK(said.find("what-if/calls.csv:3:5: error E042: trades[0].calls[1].ship") != std::string::npos);
    CHECK(said.find("it fitted before") == std::string::npos); // the CSV is the overlay's own
}

TEST_CASE("an overlay and --set may change one value of a CSV, and it has its own place", "[reader]")
{
    const Port port("at,ship,parcel\n3 h,tanker,20 kt\n5 h,tanker,20 kt\n");
    port.folder.write("over.yaml", "base: port.yaml\nchange:\n  trades[1].calls[1].parcel: 31 kt # fact: F3\n");
    const std::string said = port.folder.told_in(port.folder.read("over.yaml"));
    CHECK(said.starts_with("calls.csv:3:1: error E050: trades[1].calls[1]: she would carry more than her deadweight"));
    CHECK(said.find("it fitted before the changes of ") != std::string::npos);
    port.folder.write("over.yaml", "base: port.yaml\nchange:\n  trades[1].calls[1].parcel: 11 kt # fact: F3\n");
    const ReadResult result = port.folder.read("over.yaml", {"trades[1].calls[0].parcel=12 kt"});
    CHECK(port.folder.told_in(result) == "");
    CHECK(result.scenario.trades[trade].calls[0].parcel == tonnes(12000));
    CHECK(result.scenario.trades[trade].calls[1].parcel == tonnes(11000));
    REQUIRE(source(result, "trades[1].calls[1].parcel"));
    CHECK(source(result, "trades[1].calls[1].parcel")->source.text == "F3");
    REQUIRE(source(result, "trades[1].calls[0].parcel"));
    CHECK(source(result, "trades[1].calls[0].parcel")->source.kind == Source::Kind::user);
}

TEST_CASE("a CSV has one source for all its values", "[reader]")
{
    const Port port("# the log of the port\n# assumption: as logged\nat,ship,parcel\n3 h,tanker,20 kt\n");
    REQUIRE(port.told() == "");
    const Sourced* all = source(port.result, "trades[1].calls");
    REQUIRE(all);
    CHECK(all->source.kind == Source::Kind::assumption);
    CHECK(all->source.text == "as logged");
    CHECK(all->place.line == 2);
    CHECK_FALSE(source(port.result, "trades[1].calls[0].parcel"));

    const auto missing = [](const Port& p) {
        std::string found;
        for (const Diagnostic& d : missing_sources(p.result))
            if (d.problem.path == "trades[1].calls") found += d.problem.code;
        return found;
    };
    CHECK(missing(port) == "");
    CHECK(missing(Port("at,ship,parcel\n3 h,tanker,20 kt\n")) == "E036");
    CHECK(missing(Port("# fact: F77\nat,ship,parcel\n3 h,tanker,20 kt\n")) == "E035");
    const Port named("at,ship,parcel\n3 h,tanker,20 kt\n");
    named.folder.write("port.yaml", with(listed, "calls.csv", "calls.csv # fact: F4"));
    const ReadResult by_name = named.folder.read("port.yaml");
    REQUIRE(source(by_name, "trades[1].calls"));
    CHECK(source(by_name, "trades[1].calls")->source.text == "F4");
}

TEST_CASE("a long CSV is read in one pass, and one with many mistakes is given up", "[reader]")
{
    std::string csv = "at,ship,parcel\n";
    for (int i = 0; i < 200'000; ++i) csv += std::to_string(i) + " min,tanker,20 kt\n";
    const auto begin = std::chrono::steady_clock::now();
    const Port port(csv);
    const auto took = std::chrono::steady_clock::now() - begin;
    CHECK(port.told() == "");
    CHECK(port.calls().size() == 200'000);
    CHECK(took < std::chrono::seconds(10)); // some 0.4 s; what looked at earlier rows again would take minutes
    csv = "at,ship,parcel\n";
    for (int i = 0; i < 200'000; ++i) csv += "x,\n";
    CHECK(Port(csv).result.diagnostics.size() == most_kept);
    csv = "at,ship,parcel\n";
    for (std::size_t i = 0; i <= most_csv_rows; ++i) csv += "3 h,tanker,20 kt\n";
    CHECK(told(Port(csv).result.diagnostics) == "E008 1000002:1 trades[1].calls\n");
}

TEST_CASE("no CSV does more than tell what is wrong, on a line that it has", "[reader]")
{
    const Folder folder;
    folder.write("port.yaml", listed);
    const std::string_view pieces[] = {
        "at",   "ship", "parcel", " [t]", "3 h",    "tanker", "20 kt", "20", ",",  ",", ",", "\"",
        "\"\"", "\n",   "\n",     "\r\n", "\u9326", "#",      " ",     "x",  "\t", "[", "]", "at,ship,parcel\n"};
    std::uint32_t state = 1; // a linear congruence: the texts are the same in each run
    const auto below = [&](std::size_t n) { return (state = state * 1664525 + 1013904223) / 65536 % n; };
    std::size_t right = 0;
    std::set<std::string> told_codes;
    for (int i = 0; i < 3'000; ++i) {
        std::string csv = below(2) == 0 ? "at,ship,parcel\n" : "";
        for (std::size_t n = below(14); n > 0; --n) csv += pieces[below(std::size(pieces))];
        folder.write("calls.csv", csv);
        const ReadResult result = folder.read("port.yaml");
        CAPTURE(csv, print_diagnostics(result.diagnostics));
        right += result.ok();
        const int lines = TextLines("calls.csv", csv).count();
        for (const Diagnostic& d : result.diagnostics) {
            told_codes.insert(d.problem.code);
            CHECK((d.place.line >= 1 || d.problem.code == codes::empty));
            CHECK(d.place.line <= lines);
            CHECK(d.place.column <= static_cast<int>(csv.size()) + 1);
        }
    }
    CHECK(right > 20);
    CHECK(told_codes.size() >= 9);
}
