#include "tools/cli/describe_commands.h"

#include "models/catalogues.h"
#include "models/scenario/canonical.h"
#include "tools/cli/options.h"
#include "tools/cli/telling.h"
#include "tools/scenario_io/explain.h"
#include "tools/scenario_io/read_scenario.h"
#include "tools/scenario_io/reference.h"
#include "tools/scenario_io/schema.h"

#include <array>
#include <cstdio>

namespace port::cli {
namespace {

/// Whether it gets there, `main` looks at in the end.
void print(const std::string& text)
{
    std::fputs(text.c_str(), stdout);
}

std::string counted(std::size_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// `12 facts, 834 assumptions, 3 without source, 214 defaults`
std::string origins(const std::vector<io::Sourced>& sources)
{
    std::array<std::size_t, 5> counts{};
    for (const io::Sourced& s : sources) ++counts[static_cast<std::size_t>(s.source.kind)];
    const auto of = [&](Source::Kind kind) { return counts[static_cast<std::size_t>(kind)]; };
    std::string text = counted(of(Source::Kind::fact), "fact", "facts") + ", " +
                       counted(of(Source::Kind::assumption), "assumption", "assumptions") + ", " +
                       std::to_string(of(Source::Kind::none)) + " without source, " +
                       counted(of(Source::Kind::standard), "default", "defaults");
    if (of(Source::Kind::user) > 0) text += ", " + std::to_string(of(Source::Kind::user)) + " set by the user";
    return text;
}

} // namespace

int validate_command(const ValidateOptions& options)
{
    if (options.resolved && options.scenarios.size() > 1) {
        std::fputs("portsim: --resolved takes one scenario\n", stderr);
        return usage;
    }
    int code = done;
    for (const std::string& file : options.scenarios) {
        const auto read = read_or_tell(file, options.sets);
        if (!read) {
            code = bad_input;
            continue;
        }
        const std::string summary = file + ": nothing is wrong; " + origins(read->sources) + "\n";
        if (options.resolved) std::fputs(summary.c_str(), stderr);
        print(options.resolved ? canonical(read->scenario) : summary);
    }
    return code;
}

int explain_command(const std::string& what)
{
    const io::Explanation explanation = io::explain(what, catalogues());
    if (explanation.found)
        print(explanation.text);
    else
        std::fputs(("portsim: " + explanation.text).c_str(), stderr);
    return explanation.found ? done : usage;
}

int schema_command()
{
    print(io::schema_text(catalogues()));
    return done;
}

int reference_command()
{
    print(io::reference_page(catalogues()));
    return done;
}

} // namespace port::cli
