// The port against systems whose answer is known: exact queues, through the whole port. The table is printed; `portsim
// verify --markdown scenarios/verification` writes it.
#include "tests/support/catch.h"
#include "tests/theory/phase_queues.h"
#include "tools/report/terminal.h"
#include "tools/verify/expectation.h"
#include "tools/verify/verify.h"

#include <cmath>
#include <cstdio>
#include <fstream>

using namespace port;

namespace {

const std::string folder = PORTSIM_ROOT "/scenarios/verification";

/// The exact mean wait of a family, by the solvers of tests/theory.
double solved(const std::string& family, int servers, double load)
{
    if (family == "m-d-c") return theory::mean_wait_of_constant_services(servers, load);
    if (family == "d-m-c") return theory::mean_wait_of_even_gaps(servers, load);
    if (family == "u-m-1") return theory::mean_wait_of_uniform_gaps(load);
    if (family == "w-m-1") return theory::mean_wait_of_weibull_gaps(load);
    return theory::mean_wait_of_stages(family[0] == 'e' ? 2 : 1, family.find("-e2-c") != std::string::npos ? 2 : 1,
                                       servers, load);
}

/// A scenario file in a folder of its own.
std::filesystem::path written(const std::string& text)
{
    const auto file = std::filesystem::temp_directory_path() / "portsim-verification-test.yaml";
    std::ofstream(file) << text;
    return file;
}

std::string text_of(const std::filesystem::path& file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

/// One case of a queue, short: the rest of the file's cases taken out.
std::string short_queue(const std::string& value)
{
    std::string text = text_of(folder + "/queues/m-m-c.yaml");
    const auto first = text.find("# case:");
    const auto last = text.find("\n\ntitle:");
    text.replace(first, last - first,
                 "# case: short | berths[quay].count=2 | trades[ships].work.mean=1 h | replications=10\n"
                 "# exact: figure waiting | port | | " +
                     value + " | Erlang C");
    return with(with(text, "1095 days", "200 days"), "100 days", "20 days");
}

} // namespace

TEST_CASE("the exact figures in the files are those of the solvers", "[verification]")
{
    std::size_t compared = 0;
    for (const auto& file : verify::scenario_files({folder + "/queues"})) {
        const verify::Expectations expected = verify::read_expectations(file);
        CHECK(expected.errors.empty());
        for (const verify::Case& c : expected.cases) {
            CAPTURE(file.string(), c.name);
            int servers = 0;
            double load = 0;
            REQUIRE(std::sscanf(c.name.c_str(), "%d at %lf", &servers, &load) == 2);
            for (const verify::ExactFigure& exact : c.exact) {
                CHECK(static_cast<double>(exact.figure.number->value) ==
                      Approx(solved(file.stem().string(), servers, load)).margin(6e-9).epsilon(0));
                ++compared;
            }
        }
    }
    CHECK(compared == 96);
}

TEST_CASE("a figure that theory knows agrees, and another one does not", "[verification]")
{
    const auto right = verify::verify(written(short_queue("0.33333333")), {});
    REQUIRE(right.size() == 1);
    CHECK(right[0].agrees);
    CHECK(right[0].of == "short");
    CHECK(right[0].exact == "0.33333333");
    CHECK(right[0].remark == "Erlang C");
    REQUIRE(right[0].found.low);
    CHECK(*right[0].found.high - *right[0].found.low < 0.2);
    const auto wrong = verify::verify(written(short_queue("0.60000000")), {});
    REQUIRE(wrong.size() == 1);
    CHECK_FALSE(wrong[0].agrees);
}

TEST_CASE("what cannot be compared is a row that differs", "[verification]")
{
    const std::string queue = short_queue("0.33333333");
    const auto differs = [](const std::string& text, const std::string& why) {
        const auto rows = verify::verify(written(text), {});
        CAPTURE(why);
        REQUIRE(rows.size() >= 1);
        CHECK_FALSE(rows[0].agrees);
        CHECK(rows[0].remark.find(why) != std::string::npos);
    };
    differs(with(with(queue, "# exact:", "# nothing:"), "# case:", "# nothing:"), "expect nothing");
    differs(with(queue, "# exact:", "# nothing:"), "no exact figure follows");
    differs(with(queue, " | Erlang C", ""), "not an expectation");
    differs(with(queue, "berths[quay].count=2", "berths[kay].count=2"), "kay");
    differs(with(queue, "figure waiting", "figure waitin"), "no such figure");
    differs(with(queue, "title: ", "titel: "), "titel");
}

TEST_CASE("every scenario of the verification gives what is known", "[verification][long]")
{
    std::vector<verify::Row> rows;
    for (const auto& file : verify::scenario_files({folder})) {
        const auto more = verify::verify(file, {});
        rows.insert(rows.end(), more.begin(), more.end());
    }
    std::fputs(report::to_terminal(verify::table_of(rows)).c_str(), stdout);
    for (const verify::Row& row : rows) {
        CAPTURE(row.scenario, row.of, row.figure, row.exact, row.found.mean, row.remark);
        CHECK(row.agrees);
    }
    CHECK(rows.size() >= 117);
}
