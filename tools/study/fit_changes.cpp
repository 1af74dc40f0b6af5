#include "tools/study/fit_changes.h"

#include "models/catalogues.h"
#include "models/marine/arrival_law.h"
#include "models/scenario/arrival_names.h"
#include "models/scenario/change.h"
#include "models/scenario/check.h"
#include "models/scenario/name_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace port::study {
namespace {

const ChoiceInfo* arrival_info(std::string_view name)
{
    for (const ChoiceInfo& info : arrival_laws().info())
        if (info.name == name) return &info;
    return nullptr;
}

Choice unchecked(const FittedLaw& law)
{
    const std::vector<double>& p = law.parameters;
    if (law.law == "constant") return {"even", {}};
    if (law.law == "exponential") return {"poisson", {}};
    if (law.law == "erlang") return {"erlang", {{"shape", p[1]}}};
    if (law.law == "gamma") return {"gamma", {{"spread", 1 / std::sqrt(p[1])}}};
    if (law.law == "lognormal") return {"lognormal", {{"spread", spread(law)}}};
    if (law.law == "weibull") return {"weibull", {{"shape", p[1]}}};
    if (law.law == "uniform") return {"uniform", {{"least", p[0] / mean(law)}}};
    return {};
}

/// The best law for a trade's gaps that a scenario can have.
const RankedLaw* law_for(const CategoryFit& fit, std::string_view wanted)
{
    const RankedLaw* const own = wanted.empty() ? nullptr : fit.gaps.find(wanted);
    if (own && own->fitted && arrival_choice(*own->fitted)) return own;
    for (const RankedLaw& law : fit.gaps.laws)
        if (law.fitted && arrival_choice(*law.fitted)) return &law;
    return nullptr;
}

/// Adds the changes of one trade.
class TradeChanges {
public:
    TradeChanges(FittedChanges& all, const TradeSpec& trade, std::string file)
        : all_(all), trade_(trade), path_("trades[" + trade.name + "]"), file_(std::move(file))
    {
    }

    void arrivals(const CategoryFit& fit, std::string_view wanted)
    {
        if (!has_demand(trade_) || trade_.gaps.name != "none" || trade_.arrivals.name == stock_controlled)
            throw FitRefused(fmt::format("the calls of the trade '{}' do not come by demand and arrival law, so no law "
                                         "of arrivals can be given to it",
                                         trade_.name));
        const RankedLaw* const law = law_for(fit, wanted);
        if (!law) {
            all_.left_out.push_back(fmt::format("{}: no law of arrivals of a scenario fits its gaps.", trade_.name));
            return;
        }
        if (!wanted.empty() && law->law != wanted)
            all_.left_out.push_back(
                fmt::format("{}: its gaps can't be of the law {}, so they are of {}.", trade_.name, wanted, law->law));
        const Choice choice = *arrival_choice(*law->fitted);
        const std::string why = fitted_to(fit.gaps.n, "gaps");
        add(path_ + ".arrivals", choice.name, why);
        for (const Choice::Value& value : choice.values)
            add(path_ + ".arrivals." + value.name, fmt::format("{:.6g}", value.value), why);
    }

    void parcels(const CategoryFit& fit)
    {
        const bool by_class = !fit.parcels.empty() && !fit.parcels.front().ship.empty();
        if (!by_class && trade_.ships.size() > 1 && !fit.parcels.empty())
            all_.left_out.push_back(fmt::format("{}: the record has no column 'ship', and the trade has {} classes of "
                                                "ships; their parcels stay as they are.",
                                                trade_.name, trade_.ships.size()));
        for (const ParcelFit& own : fit.parcels) {
            if (!by_class && trade_.ships.size() != 1) continue;
            parcel(own, by_class ? own.ship : trade_.ships.front().ship);
        }
        if (!by_class || known_calls_ == 0 || trade_.ships.size() == 1) return;
        for (const CallSpec& spec : trade_.ships) {
            const auto own = std::find_if(fit.parcels.begin(), fit.parcels.end(),
                                          [&](const ParcelFit& p) { return p.ship == spec.ship; });
            const std::size_t calls = own == fit.parcels.end() ? 0 : own->tonnes.n;
            add(class_path(spec.ship) + ".weight", std::to_string(calls),
                fmt::format("counted in {} calls of {}", fit.calls, file_));
        }
    }

private:
    void parcel(const ParcelFit& own, const std::string& ship)
    {
        if (std::none_of(trade_.ships.begin(), trade_.ships.end(), [&](const CallSpec& s) { return s.ship == ship; })) {
            all_.left_out.push_back(
                fmt::format("{}: no ships of class '{}' are its own, so their {} calls are left out.", trade_.name,
                            ship, own.tonnes.n));
            return;
        }
        known_calls_ += own.tonnes.n;
        const RankedLaw* const best = own.tonnes.best();
        if (!best) {
            all_.left_out.push_back(
                fmt::format("{}: the parcels of class '{}' are too few to fit a law to.", trade_.name, ship));
            return;
        }
        const std::vector<double>& p = best->fitted->parameters;
        const std::string why = fitted_to(own.tonnes.n, "parcels");
        constexpr const char* keys[] = {".least", ".usual", ".most"};
        for (std::size_t i = 0; i < 3; ++i)
            add(class_path(ship) + keys[i], fmt::format("{:.0f} t", std::max(1.0, p.size() == 3 ? p[i] : p.front())),
                why);
    }

    [[nodiscard]] std::string class_path(const std::string& ship) const { return path_ + ".ships[" + ship + "]"; }
    [[nodiscard]] std::string fitted_to(std::size_t n, const char* what) const
    {
        return fmt::format("fitted to {} {} of {} by greatest likelihood", n, what, file_);
    }
    void add(std::string path, std::string value, std::string why)
    {
        all_.changes.push_back({{std::move(path), std::move(value)}, std::move(why)});
    }

    FittedChanges& all_;
    const TradeSpec& trade_;
    std::string path_;
    std::string file_;
    std::size_t known_calls_ = 0;
};

} // namespace

std::optional<Choice> arrival_choice(const FittedLaw& law)
{
    Choice choice = unchecked(law);
    const ChoiceInfo* const info = arrival_info(choice.name);
    if (!info) return std::nullopt;
    for (Choice::Value& value : choice.values) {
        const FieldInfo* const field = info->parameters->field(value.name);
        if (!(value.value >= field->least && value.value <= field->most)) return std::nullopt;
        value.type = field->type;
    }
    return choice;
}

std::string in_words(const Choice& choice)
{
    std::string text = choice.name;
    for (const Choice::Value& value : choice.values) text += fmt::format(", {} {:.4g}", value.name, value.value);
    return text;
}

FittedChanges changes_of(std::span<const CategoryFit> fits, const Scenario& scenario, const std::string& file,
                         std::string_view law)
{
    FittedChanges all;
    for (const CategoryFit& fit : fits) {
        const TradeSpec* const trade = named(scenario.trades, fit.category);
        if (!trade) throw FitRefused(fmt::format("the scenario has no trade '{}'", fit.category));
        TradeChanges own(all, *trade, file);
        own.arrivals(fit, law);
        own.parcels(fit);
    }
    return all;
}

Scenario changed(const Scenario& scenario, std::span<const FittedChange> changes)
{
    Scenario made = scenario;
    std::vector<Problem> problems;
    for (const FittedChange& own : changes)
        if (problems.empty()) problems = apply(made, own.change, catalogues());
    if (problems.empty()) problems = check(made, catalogues());
    if (!problems.empty())
        throw FitRefused("the scenario with what was fitted can't be run: " + message(problems.front()));
    return made;
}

} // namespace port::study
