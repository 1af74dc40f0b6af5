#include "tools/study/ladder.h"

#include "models/results/settled.h"
#include "tools/study/amount.h"
#include "tools/study/ladder_sentence.h"

#include <fmt/format.h>

#include <algorithm>

namespace port::study {
namespace {

/// The port at one rung.
struct Port {
    Scenario scenario;
    Replications runs;
    Summary summary;
    std::vector<Tried> tried;
};

class Climb {
public:
    Climb(const Scenario& scenario, const Replications& base, const LadderRequest& request, const RunFigures& figures)
        : request_(request), figures_(figures)
    {
        if (request.invest) open_ = open_choices(scenario);
        now_ = {request.invest ? without_choices(scenario) : scenario, base, {}, {}};
        summarise_now();
        ladder_.year = request.year    ? *request.year
                       : request.until ? request.until->quantity.key.year
                                       : now_.summary.years.back();
        if (request.invest)
            ladder_.currency =
                fmt::format("{} of {}", scenario.costs.front().currency, scenario.costs.front().price_year.value);
    }

    Ladder operator()()
    {
        ladder_.rungs.push_back(look({}));
        while (ladder_.ended.empty()) step();
        if (request_.invest) remark_unsettled();
        ladder_.sentence = ladder_sentence(ladder_, request_);
        return std::move(ladder_);
    }

private:
    void summarise_now()
    {
        now_.summary = summarise(now_.scenario.title, now_.runs, request_.trials.confidence);
        const auto piles = unsettled(now_.summary);
        for (const Unsettled& u : piles)
            if (u.of == "port" && std::find(unsettled_.begin(), unsettled_.end(), u.year) == unsettled_.end())
                unsettled_.push_back(u.year);
    }

    /// Fills in what the port does now; tries what is suspected, which tells what binds, and what may come next.
    Rung look(Rung rung)
    {
        const int year = ladder_.year;
        rung.settled = is_settled(unsettled(now_.summary), "port", year);
        if (const Figure* f = now_.summary.find("throughput", "port", year)) rung.throughput = *f;
        if (const Figure* f = now_.summary.find("waiting", "port", year); f && rung.settled) rung.waiting = *f;
        if (request_.until) look_at_goal(rung);
        now_.tried = try_more(now_.scenario, now_.runs, suspects(now_.scenario, now_.summary), year, rung.settled,
                              figures_, request_.trials);
        const YearVerdict verdict = verdict_of(now_.scenario, now_.summary, now_.tried, year);
        rung.binds = verdict.binds;
        rung.many = verdict.many;
        return rung;
    }

    void look_at_goal(Rung& rung)
    {
        const CapacityRule& goal = *request_.until;
        double sum = 0;
        std::size_t n = 0;
        for (const auto& figures : now_.runs)
            if (const auto value = value_of(goal.quantity, figures)) {
                sum += *value;
                ++n;
            }
        const bool of_tonnes = goal.quantity.key.measure == "throughput" || goal.quantity.key.measure == "backlog";
        const bool settled = is_settled(unsettled(now_.summary), "port", goal.quantity.key.year);
        if (n == 0 || (!settled && !of_tonnes)) return;
        rung.goal = sum / static_cast<double>(n);
        rung.reached = goal.at_most ? *rung.goal <= goal.limit : *rung.goal >= goal.limit;
    }

    void step()
    {
        const Rung& last = ladder_.rungs.back();
        if (last.reached)
            ladder_.ended = fmt::format("the goal '{}' is reached", request_.until->text);
        else if (ladder_.rungs.size() > request_.most)
            ladder_.ended =
                fmt::format("{} asked for at most",
                            request_.most == 1 ? "one step was" : fmt::format("{} steps were", request_.most));
        else if (request_.invest)
            build();
        else if (!request_.until && last.binds == "demand")
            ladder_.ended = "demand binds: nothing more is surely worth a step";
        else
            give_more();
    }

    /// What gains by itself, but not surely as the best of several, may still be found out.
    [[nodiscard]] std::string why_none() const
    {
        if (now_.tried.empty()) return "nothing is left that could be given more of";
        const PairedGain& first = now_.tried.front().gain(ladder_.rungs.back().settled);
        if (first.low <= 0) return "nothing that was tried gains more than chance would";
        return fmt::format("{} may gain, but as the best of {} that were tried that could be chance; more replications "
                           "would tell",
                           now_.tried.front().more.resource, now_.tried.size());
    }

    void give_more()
    {
        const bool settled = ladder_.rungs.back().settled;
        const auto best =
            std::find_if(now_.tried.begin(), now_.tried.end(), [](const Tried& tried) { return tried.surely; });
        if (best == now_.tried.end()) {
            ladder_.ended = why_none();
            return;
        }
        Rung rung;
        rung.added = best->more.resource;
        rung.change = best->more.change;
        rung.gain = best->gain(settled);
        rung.gain_unit = settled ? "h" : "t";
        now_.scenario = with_more(now_.scenario, best->more);
        now_.runs = std::move(best->figures);
        summarise_now();
        ladder_.rungs.push_back(look(std::move(rung)));
    }

    void build()
    {
        const double left = request_.budget ? *request_.budget - spent_ : 0;
        std::vector<Investment> affordable;
        for (const Investment& investment : open_)
            if (!request_.budget || investment.capital <= left) affordable.push_back(investment);
        if (affordable.empty()) {
            ladder_.ended = open_.empty() ? "all that is planned is built"
                                          : fmt::format("the budget has {} left, less than any of the rest takes",
                                                        amount_text(left, ladder_.currency));
            return;
        }
        std::vector<BuildChoice> choices =
            try_to_build(now_.scenario, now_.runs, affordable, figures_, request_.trials);
        const BuildChoice* best = nullptr;
        for (const BuildChoice& choice : choices)
            if (choice.best_year().surely && (!best || choice.for_capital() > best->for_capital())) best = &choice;
        if (best)
            build(*best);
        else
            ladder_.ended = "nothing else is surely worth what it costs, in whatever year";
        if (ladder_.choices.empty()) {
            for (BuildChoice& choice : choices) choice.figures.clear();
            ladder_.choices = std::move(choices);
        }
    }

    void build(const BuildChoice& best)
    {
        const bool settled = ladder_.rungs.back().settled;
        Rung rung;
        rung.added = best.investment.name;
        rung.change = fmt::format("opens in {}", best.best_year().opens);
        rung.capital = best.investment.capital;
        rung.worth = best.best_year().worth;
        rung.gain_unit = settled ? "h" : "t";
        const Worth worth =
            worth_of(now_.scenario, now_.runs, best.figures, ladder_.year, settled, request_.trials.confidence);
        rung.gain = settled ? worth.waiting : worth.tonnes;
        spent_ += best.investment.capital;
        now_.scenario.investments.push_back(best.investment);
        now_.runs = best.figures;
        std::erase_if(open_, [&](const Investment& i) { return i.name == best.investment.name; });
        summarise_now();
        ladder_.rungs.push_back(look(std::move(rung)));
    }

    void remark_unsettled()
    {
        if (unsettled_.empty()) return;
        std::sort(unsettled_.begin(), unsettled_.end());
        const auto& trades = now_.scenario.trades;
        const bool all_earn =
            std::all_of(trades.begin(), trades.end(), [](const TradeSpec& t) { return t.tariff > 0; });
        ladder_.remarks.push_back(fmt::format(
            "No steady state at some rung in {}: costs are of calls that are clear{}, so what helps in such a year is "
            "worth more than is told.",
            fmt::join(unsettled_, ", "),
            all_earn ? "" : ", and tonnes that are not carried lose nothing where their trade has no 'tariff'"));
    }

    const LadderRequest& request_;
    const RunFigures& figures_;
    Port now_;
    std::vector<Investment> open_; ///< not built yet
    double spent_ = 0;
    std::vector<int> unsettled_; ///< years
    Ladder ladder_;
};

} // namespace

Ladder climb(const Scenario& scenario, const Replications& base, const LadderRequest& request,
             const RunFigures& figures)
{
    return Climb(scenario, base, request, figures)();
}

} // namespace port::study
