#include "tools/study/fit_calls.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace port::study {
namespace {

constexpr double seconds_an_hour = 3600;

constexpr std::array<std::string_view, 7> gap_laws{"constant",  "erlang",  "exponential", "gamma",
                                                   "lognormal", "uniform", "weibull"};
constexpr std::array<std::string_view, 2> parcel_laws{"constant", "triangular"};

template <class Laws>
Ranking ranked(const Laws& laws, const std::vector<double>& sample, const FitRequest& request, const std::string& name)
{
    Ranking ranking;
    ranking.n = sample.size();
    const auto n = static_cast<double>(sample.size());
    ranking.mean = std::accumulate(sample.begin(), sample.end(), 0.0) / n;
    double squares = 0;
    for (const double x : sample) squares += (x - ranking.mean) * (x - ranking.mean);
    if (n > 1 && ranking.mean > 0) ranking.spread = std::sqrt(squares / (n - 1)) / ranking.mean;
    for (const std::string_view law : laws) {
        RankedLaw own{law, fit(law, sample)};
        if (own.fitted)
            own.goodness = goodness(*own.fitted, sample, request.bootstrap, request.seed,
                                    "fit/" + name + "/" + std::string(law), request.threads);
        ranking.laws.push_back(std::move(own));
    }
    std::stable_sort(ranking.laws.begin(), ranking.laws.end(), [](const RankedLaw& a, const RankedLaw& b) {
        if (!a.fitted || !b.fitted) return a.fitted && !b.fitted;
        return a.fitted->aic() < b.fitted->aic();
    });
    return ranking;
}

/// Hours between calls; those of nought are half the record's step. Empty if all calls bear one time.
std::vector<double> gaps_of(const std::vector<const RecordedCall*>& calls, CategoryFit& fit)
{
    std::int64_t step = 0; // s
    std::vector<std::int64_t> seconds;
    for (std::size_t i = 1; i < calls.size(); ++i) {
        seconds.push_back(calls[i]->arrived.seconds - calls[i - 1]->arrived.seconds);
        step = std::gcd(step, seconds.back());
    }
    if (step == 0) return {};
    fit.half_step = static_cast<double>(step) / 2 / seconds_an_hour;
    std::vector<double> hours;
    for (const std::int64_t s : seconds) {
        if (s == 0) ++fit.ties;
        hours.push_back(s == 0 ? fit.half_step : static_cast<double>(s) / seconds_an_hour);
    }
    return hours;
}

void fit_parcels(const std::vector<const RecordedCall*>& calls, const FitRequest& request, CategoryFit& fit)
{
    std::map<std::string, std::vector<double>> by_ship;
    for (const RecordedCall* call : calls)
        if (call->tonnes) by_ship[call->ship].push_back(call->tonnes->value);
    for (const auto& [ship, tonnes] : by_ship)
        fit.parcels.push_back({ship, ranked(parcel_laws, tonnes, request, fit.category + "/parcels/" + ship)});
}

} // namespace

const RankedLaw* Ranking::best() const
{
    return laws.empty() || !laws.front().fitted ? nullptr : &laws.front();
}

const RankedLaw* Ranking::find(std::string_view law) const
{
    for (const RankedLaw& own : laws)
        if (own.law == law) return &own;
    return nullptr;
}

FitAnswer fit_calls(std::span<const RecordedCall> calls, const FitRequest& request)
{
    std::map<std::string, std::vector<const RecordedCall*>> by_category;
    for (const RecordedCall& call : calls) by_category[call.category].push_back(&call);
    FitAnswer all;
    for (const auto& [category, own] : by_category) {
        CategoryFit fit;
        fit.category = category;
        fit.calls = own.size();
        const std::vector<double> gaps = gaps_of(own, fit);
        if (gaps.size() < 2) {
            all.left_out.push_back(fmt::format("{}: no law can be fitted to {} call(s){}.",
                                               category.empty() ? "all calls" : category, own.size(),
                                               own.size() < 3 ? "; it takes three" : " of one time"));
            continue;
        }
        fit.first = own.front()->arrived;
        fit.last = own.back()->arrived;
        std::vector<Moment> times;
        for (const RecordedCall* call : own) times.push_back(call->arrived);
        fit.dispersion = dispersion(times);
        fit.correlation = correlation(gaps, request.lags);
        fit.months = months(times);
        fit.gaps = ranked(gap_laws, gaps, request, category + "/gaps");
        fit_parcels(own, request, fit);
        all.categories.push_back(std::move(fit));
    }
    if (all.categories.empty())
        throw FitRefused(all.left_out.empty() ? "there are no calls to fit a law to" : all.left_out.front());
    return all;
}

} // namespace port::study
