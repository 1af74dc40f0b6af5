#include "models/scenario/problems.h"
#include "tests/tools/scenario_io/small_port.h"
#include "tools/scenario_io/field_list.h"
#include "tools/scenario_io/reference.h"
#include "tools/scenario_io/schema.h"

#include <sstream>

using namespace port;
using namespace port::io;

namespace {

std::string shipped(const std::string& name)
{
    std::ifstream in(std::string(PORTSIM_ROOT "/scenarios/") + name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("the shipped schema is the one the program prints", "[reader]")
{
    INFO("renew it: build/release/portsim schema > scenarios/schema.json");
    CHECK((shipped("schema.json") == schema_text(catalogues())));
}

TEST_CASE("the shipped reference is the one the program prints", "[reader]")
{
    INFO("renew it: build/release/portsim reference > scenarios/REFERENCE.md");
    CHECK((shipped("REFERENCE.md") == reference_page(catalogues())));
}

TEST_CASE("the reference has every part, key, strategy and code", "[reader]")
{
    const std::string page = reference_page(catalogues());
    const auto has = [&](const std::string& piece) { return page.find(piece) != std::string::npos; };
    for (const FieldEntry& entry : list_fields()) {
        CAPTURE(entry.path);
        CHECK(has("| `" + std::string(entry.field->name) + "` |"));
        CHECK(has(std::string(entry.field->meaning)));
    }
    for (const ProblemInfo& info : problem_table()) CHECK(has("### " + std::string(info.code) + ": "));
    for (const ChoiceFamily& family : catalogues().families)
        for (const ChoiceInfo& choice : family.choices) CHECK(has("| `" + std::string(choice.name) + "` |"));
    // Tables of a width that Markdown takes: as many cells in a row as in its head.
    std::istringstream lines(page);
    std::size_t cells = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("|")) {
            cells = 0;
            continue;
        }
        std::size_t bars = 0;
        for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
        CAPTURE(line);
        if (cells > 0) CHECK(bars == cells);
        cells = bars;
    }
    // Each link to a part has its heading.
    for (auto at = page.find("](#"); at != std::string::npos; at = page.find("](#", at + 1)) {
        std::string name = page.substr(at + 3, page.find(')', at) - at - 3);
        bool found = false;
        std::istringstream again(page);
        for (std::string line; std::getline(again, line);) {
            if (!line.starts_with("#")) continue;
            std::string slug;
            for (const char c : line.substr(line.find(' ') + 1))
                slug += c == ' '    ? std::string("-")
                        : c == '\'' ? std::string()
                                    : std::string(1, static_cast<char>(std::tolower(c)));
            found = found || slug == name;
        }
        CAPTURE(name);
        CHECK(found);
    }
}
