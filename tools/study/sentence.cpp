#include "tools/study/sentence.h"

#include "models/results/settled.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace port::study {
namespace {

constexpr std::size_t most_named = 3;

std::string mass(double tonnes)
{
    const auto [unit, size] = mass_unit(tonnes);
    return plain_number(tonnes / size) + " " + unit;
}

/// "4.2 Mt of coal, 0.3 Mt of ore and 2 more categories": whose backlog grows.
std::string not_carried(const Summary& summary, const Scenario& scenario, int year)
{
    const auto piles = unsettled(summary);
    std::vector<std::pair<double, std::string>> missed;
    for (const CategorySpec& c : scenario.categories) {
        const Figure* growth = summary.find("backlog growth", c.name, year);
        if (growth && growth->mean.value_or(0) > 0 && !is_settled(piles, c.name, year))
            missed.emplace_back(*growth->mean, c.name);
    }
    std::stable_sort(missed.begin(), missed.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min(missed.size(), most_named); ++i)
        text += (i == 0                   ? ""
                 : i + 1 == missed.size() ? " and "
                                          : ", ") +
                mass(missed[i].first) + " of " + missed[i].second;
    if (missed.size() > most_named) text += fmt::format(" and some of {} more", missed.size() - most_named);
    return text;
}

/// "10 % more rate moves 1.02 Mt more (95 % interval 0.93 to 1.11)".
std::string worth(const YearVerdict& y, const Summary& summary)
{
    const Gain& gain = *y.gain;
    const bool tonnes = gain.unit == "t";
    const auto [unit, size] = tonnes ? mass_unit(gain.mean) : std::pair{"h", 1.0};
    const double sure = std::round(summary.confidence * 1000) / 10;
    const std::string interval = fmt::format("({} % interval {} to {})", plain_number(sure),
                                             plain_number(gain.low / size), plain_number(gain.high / size));
    const Figure* waiting = summary.find("waiting", "port", y.year);
    if (tonnes) return fmt::format("{} moves {} {} more {}", y.change, plain_number(gain.mean / size), unit, interval);
    return fmt::format("{} saves {} h of a mean wait of {} h {}", y.change, plain_number(gain.mean),
                       plain_number(waiting ? waiting->mean.value_or(0) : 0), interval);
}

std::string from(int year)
{
    return year == 0 ? "" : fmt::format(" from {}", year);
}

std::string binds(const YearVerdict& y)
{
    return y.binds + (y.many ? " bind" : " binds");
}

/// A sentence begins with a capital; names in other scripts stay as they are.
std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

/// What the sentence adds of the weather of its year, or of the first year in which weather tells.
std::string and_weather(const Verdict& verdict, const YearVerdict* year)
{
    if (!year) {
        const auto told = std::find_if(verdict.years.begin(), verdict.years.end(),
                                       [](const YearVerdict& y) { return y.weather.has_value(); });
        if (told == verdict.years.end()) return ".";
        year = &*told;
    }
    return year->weather ? "; " + weather_text(*year->weather) + "." : ".";
}

} // namespace

std::string plain_number(double value)
{
    const double size = std::abs(value);
    const int before = size >= 1 ? static_cast<int>(std::log10(size)) : 0;
    std::string text = fmt::format("{:.{}f}", value, std::clamp(2 - before, 0, 2));
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.back() == '.') text.pop_back();
    }
    return text == "-0" ? "0" : text;
}

std::pair<const char*, double> mass_unit(double tonnes)
{
    const double size = std::abs(tonnes);
    return size >= 1e5 ? std::pair{"Mt", 1e6} : size >= 1e3 ? std::pair{"kt", 1e3} : std::pair{"t", 1.0};
}

std::string weather_text(const HeldByWeather& weather)
{
    return fmt::format("weather takes {} h of a call, {} % of what ships wait", plain_number(weather.hours),
                       std::lround(100 * weather.share));
}

const YearVerdict* headline(const Verdict& verdict)
{
    const YearVerdict* first = nullptr;
    for (const YearVerdict& y : verdict.years) {
        if (!y.settled) return &y;
        if (!first && y.found()) first = &y;
    }
    return first;
}

std::string sentence(const Verdict& verdict, const Summary& summary, const Scenario& scenario)
{
    const YearVerdict* y = headline(verdict);
    if (!y && summary.replications < 2 && verdict.years.front().binds != "demand")
        return "All that is asked for is carried; what makes ships wait can't be told from one replication: give at "
               "least two.";
    if (!y) return "Demand binds: the port moves all that is asked of it" + and_weather(verdict, y);
    if (y->settled)
        return capital(binds(*y)) + from(y->year) + ", though all that is asked for is carried: " + worth(*y, summary) +
               and_weather(verdict, y);
    const std::string missed = not_carried(summary, scenario, y->year);
    const std::string what =
        missed.empty() ? "a backlog is not worked off"
                       : missed + (y->year ? fmt::format(" offered in {}", y->year) : " offered") + " are not carried";
    std::string text;
    if (y->found())
        text = capital(binds(*y)) + from(y->year) + ": " + what + "; " + worth(*y, summary);
    else
        text = "The port has no steady state" + from(y->year) + ": " + what +
               (summary.replications < 2 ? "; what binds can't be told from one replication, give at least two"
                                         : "; nothing that was tried would surely move more");
    const YearVerdict& last = verdict.years.back();
    if (last.found() && last.binds != y->binds) text += fmt::format("; by {} {}", last.year, binds(last));
    return text + and_weather(verdict, y);
}

} // namespace port::study
