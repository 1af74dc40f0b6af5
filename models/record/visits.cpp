#include "models/record/visits.h"

#include "sim/expects.h"

namespace port {

Visit::Visit(Visits& visits, std::size_t trade, CallRow row, sim::Time now, bool from_before)
    : visits_(visits), row_(std::move(row)), period_(from_before ? 0 : visits.periods_->at(now)),
      totals_(visits.totals_[trade][static_cast<std::size_t>(period_)]), since_(now),
      keep_stages_(visits.keep_stages_[trade])
{
    row_.number = visits_.next_number_++;
    row_.warm_up = period_ == 0;
    ++totals_.arrived;
    totals_.demand += row_.parcel;
    reach(Stage::arrived, now);
}

Visit::~Visit()
{
    if (!closed_ && visits_.keep_calls_) visits_.calls_.push_back(row_);
}

void Visit::reach(Stage stage, sim::Time now)
{
    const auto i = static_cast<std::size_t>(stage);
    at_[i] = now;
    row_.stage[i] = (now - visits_.periods_->end(0)).count();
    row_.reached[i] = true;
}

void Visit::cause(Cause cause, sim::Time now)
{
    row_.spent[static_cast<std::size_t>(cause_)] += (now - since_).count();
    since_ = now;
    cause_ = cause;
}

void Visit::clear(sim::Time now)
{
    cause(cause_, now);
    reach(Stage::clear, now);
    const auto at = [this](Stage stage) { return at_[static_cast<std::size_t>(stage)]; };
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < causes; ++c) {
        sum += row_.spent[c];
        totals_.spent[c] += row_.spent[c];
        totals_.slowed[c] += slowed_[c];
    }
    // The law of the waiting ledger, checked in every run: causes add up to the time in port, to the tick.
    sim::expects(sum == (now - at(Stage::arrived)).count(), "the causes of a call add up to her time in port");
    ++totals_.cleared;
    totals_.waiting.push_back(sim::to_hours(at(Stage::passage) - at(Stage::arrived)));
    totals_.service.push_back(sim::to_hours(at(Stage::passage_out) - at(Stage::passage)));
    totals_.turnaround.push_back(sim::to_hours(now - at(Stage::arrived)));
    if (row_.ship_class >= 0) {
        ClassTotals& own =
            visits_.classes_[static_cast<std::size_t>(row_.ship_class)][static_cast<std::size_t>(period_)];
        own.waiting.push_back(totals_.waiting.back());
        own.service.push_back(totals_.service.back());
        own.turnaround.push_back(totals_.turnaround.back());
        ShipTime& time = totals_.by_class[static_cast<std::size_t>(row_.ship_class)];
        time.at_anchor += (at(Stage::passage) - at(Stage::arrived)).count();
        time.moving += ((at(Stage::all_fast) - at(Stage::passage)) + (now - at(Stage::unberthing))).count();
        time.alongside += (at(Stage::unberthing) - at(Stage::all_fast)).count();
    }
    if (keep_stages_) {
        const sim::Duration survey{row_.spent[static_cast<std::size_t>(Cause::survey)]};
        const sim::Time laydays =
            row_.laydays ? visits_.periods_->end(0) + sim::Duration{*row_.laydays} : at(Stage::arrived);
        totals_.stages.push_back({row_.parcel, laydays, at(Stage::arrived), at(Stage::passage), at(Stage::all_fast),
                                  at(Stage::work_starts), at(Stage::work_ends), at(Stage::work_ends) + survey,
                                  berth_line_});
    }
    closed_ = true;
    if (visits_.keep_calls_) visits_.calls_.push_back(row_);
}

void Visit::give_up(sim::Time now)
{
    cause(cause_, now);
    ++totals_.gave_up;
    totals_.not_served += row_.parcel;
    row_.gave_up = true;
    closed_ = true;
    if (visits_.keep_calls_) visits_.calls_.push_back(row_);
}

void Visits::goes_unserved(std::size_t trade, double tonnes, const Visit* visit)
{
    totals_[trade][static_cast<std::size_t>(periods_->current())].went += tonnes;
    if (visit) totals_[trade][static_cast<std::size_t>(visit->period())].not_served += tonnes;
}

void Visit::unfinished(sim::Time now)
{
    cause(cause_, now);
    totals_.unfinished += (now - at_[static_cast<std::size_t>(Stage::arrived)]).count();
    closed_ = true;
    if (visits_.keep_calls_) visits_.calls_.push_back(row_);
}

} // namespace port
