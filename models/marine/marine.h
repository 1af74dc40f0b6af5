#pragma once
#include "models/berths/berths.h"
#include "models/environment/daylight.h"
#include "models/environment/hours.h"
#include "models/environment/tide.h"
#include "models/environment/weather.h"
#include "models/marine/ice_breakers.h"
#include "models/marine/move.h"
#include "models/record/clocks.h"
#include "models/record/visits.h"
#include "models/scenario/scenario.h"
#include "sim/wait.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace port {

class Marine;

/// A ship's wait for her move to start: channel, water, pilot and tugs, for the same start. Her visit's cause is kept
/// true while she waits. The move is planned to its end before it starts; nothing is held before.
class MoveRequest final : public sim::Wait {
public:
    MoveRequest(Marine& marine, Way way, const MoveNeeds& needs, Visit& visit);
    ~MoveRequest() { leave(); }
    [[nodiscard]] std::string what() const override { return "channel, water, pilot and tugs"; }
    /// How long she is in the channel; known from the start of the move on.
    [[nodiscard]] sim::Duration in_channel() const { return in_channel_; }

private:
    friend class Marine;
    bool begin() override;
    void withdraw() noexcept override;

    Marine& marine_;
    Move move_;
    Visit& visit_;
    sim::Duration in_channel_{};
    bool planned_ = false; ///< in this round of decisions
};

/// Channel, tide, ice, tugs, pilots and ice-breakers.
///
/// Moves are booked in the order asked, each at the earliest start at which every section is free for it, the water in
/// each is deep enough for the whole time she is in it, and tugs, pilots and an ice-breaker are there; a later one may
/// start before if that delays no earlier one, or behind an ice-breaker that leads others of her direction. What ice
/// means for a move is what it means at its start. Bookings are plans, made again whenever something changes, until
/// they start.
class Marine final : private Weather::Watcher, public Passages {
public:
    Marine(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
           const Tide& tide, Weather& weather);
    Marine(const Marine&) = delete;

    /// Waits for the start of a move in (channel, then berthing) or out (unberthing, then channel).
    [[nodiscard]] MoveRequest ask(Way way, const MoveNeeds& needs, Visit& visit)
    {
        return MoveRequest(*this, way, needs, visit);
    }
    /// Time in the channel at a speed, and making fast or casting off.
    [[nodiscard]] sim::Duration passage(double speed) const;
    [[nodiscard]] sim::Duration berthing() const { return ticks(spec_->berthing); }
    [[nodiscard]] sim::Duration unberthing() const { return ticks(spec_->unberthing); }
    [[nodiscard]] sim::Duration shifting() const { return ticks(spec_->shifting); }

    /// When a ship could start her passage to a free berth, beside all that is planned now.
    [[nodiscard]] Start passage_to(const BerthNeeds& needs, Berth& berth) override;
    /// Called whenever moves were planned.
    void when_planned(std::function<void()> planned) { planned_ = std::move(planned); }

    /// Depths and numbers of another day; moves under way go on.
    void change(const Scenario& scenario);

    struct Section {
        explicit Section(StateClock its_clock) : clock(std::move(its_clock)) {}
        StateClock clock;
        int ships = 0;
    };
    [[nodiscard]] std::vector<Section>& sections() { return sections_; }
    [[nodiscard]] StateClock* tugs() { return tugs_ ? &*tugs_ : nullptr; }
    [[nodiscard]] StateClock* pilots() { return pilots_ ? &*pilots_ : nullptr; }
    /// Null where no ice-breakers are listed.
    [[nodiscard]] IceBreakers* ice_breakers() { return breakers_ ? &*breakers_ : nullptr; }
    [[nodiscard]] sim::Simulation& simulation() { return sim_; }

private:
    friend class MoveRequest;

    /// A move that is under way or booked.
    struct Booking {
        Way way;
        std::vector<sim::Time> enter, leave; ///< of each section, in the order of the channel
        sim::Time start, ends;
        /// Tugs or pilots: held from the start of the move, with her only from `from` on.
        struct Crew {
            int units;
            sim::Time from, back;
        } tugs, pilots;
        double beam;
    };
    [[nodiscard]] std::span<const Booking> booked() const { return {booked_.data(), bookings_}; }
    void book(const Booking& booking);
    struct Earliest {
        sim::Time start;
        Cause cause;     ///< why not now
        sim::Time until; ///< when that cause ends, looked at alone
    };
    struct Reason {
        Cause cause;
        sim::Time until;
    };

    /// How a move would go that starts then; good until the next is asked for.
    [[nodiscard]] const Booking& plan(const Move& move, sim::Time start) const;
    /// What a move waits for: from when on it allows a start, at the earliest `start`.
    struct Condition {
        Cause in, out;
        sim::Time (Marine::*from)(Move& move, sim::Time start);
    };
    static const Condition conditions[];
    [[nodiscard]] Earliest earliest(Move& move, sim::Time now);
    [[nodiscard]] Reason why_not(Move& move, sim::Time now);
    [[nodiscard]] sim::Time first_start(Move& move, sim::Time from);
    [[nodiscard]] double speed_of(const Move& move, sim::Time start) const;
    [[nodiscard]] static double speed_in(const ChannelSection& section, double speed);
    [[nodiscard]] sim::Time high_for(double level, sim::Time at, sim::Duration stay, Move::Water& water) const;
    [[nodiscard]] int tugs_of(const Move& move, sim::Time start) const;
    [[nodiscard]] bool needs_breaker(const Move& move, sim::Time start) const;
    [[nodiscard]] sim::Time ice_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time place_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time berth_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time water_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time light_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time channel_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time pilots_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time tugs_from(Move& move, sim::Time start);
    [[nodiscard]] sim::Time breaker_from(Move& move, sim::Time start);
    [[nodiscard]] std::optional<sim::Time> behind(const Lead& lead, Move& move, sim::Time now);
    [[nodiscard]] bool may_meet(const Booking& a, const Booking& b, std::size_t section) const;
    [[nodiscard]] bool barred(const Move& move) const;
    [[nodiscard]] bool before(const Move& a, const Move& b) const;
    [[nodiscard]] bool in_channel(Way way, sim::Time now) const;
    void follow_in_convoy(sim::Time now);
    void follow_lead(std::size_t lead, sim::Time now);
    bool start_or_book(std::size_t place, sim::Time now);
    bool start_or_book(MoveRequest& request, const Earliest& found, sim::Time now, std::optional<std::size_t> lead);
    void unberths(const Move& move, sim::Time when);
    void weather_changed() override;
    [[nodiscard]] sim::Time crew_from(sim::Time start, sim::Time end, int needed, bool tugs) const;
    void start(const Booking& booking);
    void hold_crew(std::optional<StateClock>& clock, const Booking::Crew& crew, sim::Time start);
    void ask_for_decision(sim::Time when);
    void decide();

    sim::Simulation& sim_;
    const MarineSpec* spec_;
    const Tide& tide_;
    const Weather& weather_;
    const Ice& ice_;
    Daylight daylight_;
    sim::Time horizon_;
    std::vector<Section> sections_;
    std::optional<StateClock> tugs_, pilots_;
    std::optional<IceBreakers> breakers_;
    std::optional<std::size_t> tugs_join_, pilots_join_; ///< section at which they join
    std::vector<MoveRequest*> queue_;
    std::vector<Booking> under_way_;
    mutable Booking plan_{};      ///< the last that was asked for
    std::size_t bookings_ = 0;    ///< of `booked_`, those of this decision
    std::vector<Booking> booked_; ///< all that later ones must respect, made anew at each decision
    std::function<void()> planned_;
    Way last_way_ = Way::in; ///< of the last move that started, and how many in a row
    int in_row_ = 0;
    bool leaves_moved_ = false;
    sim::EventHandle next_;
    sim::Time next_at_ = sim::end_of_time;
};

} // namespace port
