#include "tools/cli/request.h"

#include "tools/cli/files.h"

#include <charconv>
#include <cstdio>
#include <optional>

namespace port::cli {
namespace {

std::string precision_of(const RunOptions& o)
{
    return o.precision.empty() ? "2%" : o.precision;
}

/// Nothing where the scenario's own is to be taken.
std::optional<std::uint64_t> seed_of(const std::string& text)
{
    if (text.empty()) return std::nullopt;
    std::uint64_t seed = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, seed);
    if (error != std::errc{} || at != end)
        throw BadUsage("--seed: '" + text + "' is not a whole number from 0 to 18446744073709551615");
    return seed;
}

/// Nothing for "auto", and where the scenario's own number is to be taken.
std::optional<std::size_t> count_of(const std::string& text)
{
    if (text.empty() || text == "auto") return std::nullopt;
    std::size_t count = 0;
    const char* end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, count);
    if (error != std::errc{} || at != end || count < 1 || count > 100'000)
        throw BadUsage("--replications: '" + text + "' is neither a number from 1 to 100000 nor 'auto'");
    return count;
}

std::string quoted(const std::string& word)
{
    if (!word.empty() &&
        word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=%") ==
            std::string::npos)
        return word;
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

} // namespace

std::vector<std::string> outputs_of(const RunOptions& o)
{
    return files_of({o.csv, o.calls, o.record, o.report, o.store});
}

double share_of(const std::string& text, const char* option)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string rest(end, text.data() + text.size());
    if (rest == "%" || rest == " %") value /= 100;
    if (error != std::errc{} || (rest != "%" && rest != " %" && !rest.empty()) || !(value > 0 && value < 1))
        throw BadUsage(std::string(option) + ": '" + text + "' is not a share between 0 and 1; write it like '2%'");
    return value;
}

std::vector<std::string> all_sets(const RunOptions& o)
{
    std::vector<std::string> sets = o.sets;
    if (!o.horizon.empty()) sets.push_back("horizon=" + o.horizon);
    if (!o.warm_up.empty() && o.warm_up != "auto") sets.push_back("warm_up=" + o.warm_up);
    return sets;
}

void check(const RunOptions& o)
{
    static_cast<void>(share_of(o.confidence, "--confidence"));
    static_cast<void>(share_of(precision_of(o), "--precision"));
    static_cast<void>(count_of(o.replications));
    static_cast<void>(seed_of(o.seed));
    if (!o.precision.empty() && o.replications != "auto")
        throw BadUsage("--precision needs --replications auto: a fixed number of runs gives what precision it gives");
    if (!o.record.empty() && o.scenarios.size() > 1) throw BadUsage("--record takes one scenario");
    const std::vector<std::string> files = outputs_of(o);
    for (std::size_t i = 0; i < files.size(); ++i) {
        for (const std::string& scenario : o.scenarios)
            if (same_file(files[i], scenario))
                throw BadUsage("'" + files[i] + "' is the scenario itself; name another file");
        for (std::size_t j = 0; j < i; ++j)
            if (same_file(files[i], files[j]) && !files[i].starts_with("/dev/"))
                throw BadUsage("'" + files[i] + "' is named twice; each output needs a file of its own");
    }
}

commands::RunRequest request_of(const RunOptions& o, const Scenario& scenario)
{
    commands::RunRequest request;
    request.scenario = scenario;
    request.seed = seed_of(o.seed).value_or(static_cast<std::uint64_t>(scenario.seed));
    request.replications = count_of(o.replications).value_or(static_cast<std::size_t>(scenario.replications));
    request.threads = o.threads;
    request.confidence = share_of(o.confidence, "--confidence");
    request.calls = !o.calls.empty() || !o.record.empty();
    request.auto_warm_up = o.warm_up == "auto";
    if (o.replications == "auto") request.precision = share_of(precision_of(o), "--precision");
    return request;
}

int tell_of_store(const RunOptions& o, const commands::StoreUse& use)
{
    if (!o.store.empty() && !o.quiet)
        std::fprintf(stderr, "%zu of %zu replications from the store\n", use.found, use.replications);
    if (use.failure.empty()) return done;
    std::fprintf(stderr, "portsim: %s; the results are whole, but not all replications are kept\n",
                 use.failure.c_str());
    return file_failure;
}

std::string repeat_line(const RunOptions& o, const std::string& scenario, const commands::RunRequest& request)
{
    std::string line = "portsim run " + quoted(scenario);
    for (const std::string& set : all_sets(o)) line += " --set " + quoted(set);
    if (request.auto_warm_up) line += " --warm-up auto";
    line += " --seed " + std::to_string(request.seed) + " --replications ";
    line += request.precision ? "auto --precision " + quoted(precision_of(o)) : std::to_string(request.replications);
    if (o.confidence != "95%") line += " --confidence " + quoted(o.confidence);
    return line;
}

} // namespace port::cli
