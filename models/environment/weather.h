#pragma once
#include "models/chance/time_law.h"
#include "models/environment/calendar.h"
#include "models/environment/ice.h"
#include "models/record/stretch.h"
#include "models/record/unit_ticks.h"
#include "sim/process.h"
#include "sim/simulation.h"

#include <memory>
#include <string>
#include <vector>

namespace port {

/// What a move needs that weather can close.
struct MoveKind {
    int ship = 0; ///< class
    bool tugs = false;
    bool pilot = false;
};

/// The weather over the port and the ice before it: which states hold now, and what they close and slow.
///
/// At an instant of change what the old state closed opens first (among the ends), then the new state closes (among the
/// begins); decisions come after both. Several states may hold at once: what any of them closes is closed, and of
/// several slowings the strongest counts.
class Weather {
public:
    Weather(sim::Simulation& sim, const Scenario& scenario, const Calendar& calendar, const Periods& periods,
            std::uint64_t seed, std::uint64_t replication);
    Weather(const Weather&) = delete;

    /// Whoever must act when the weather changes; told as long as it lives.
    class Watcher {
    public:
        explicit Watcher(Weather& weather);
        Watcher(const Watcher&) = delete;
        virtual ~Watcher();
        virtual void weather_changed() = 0;

    private:
        Weather& weather_;
    };

    [[nodiscard]] bool bars_arrival(const MoveKind& move) const
    {
        return bars(move, Closes::arrivals) || ice_.bars(move.ship, IceCloses::arrivals, sim_.now());
    }
    [[nodiscard]] bool bars_sailing(const MoveKind& move) const
    {
        return bars(move, Closes::sailings) || ice_.bars(move.ship, IceCloses::sailings, sim_.now());
    }
    [[nodiscard]] const Ice& ice() const { return ice_; }
    /// What is left of the rate of equipment of a kind: 0 where it stands, 1 in fair weather.
    [[nodiscard]] double on_equipment(int kind) const;
    /// The same for cargo of a category worked by a kind of equipment; `kind` -1 is of no kind that weather knows.
    [[nodiscard]] double on_work(int category, int kind) const;
    /// The number of a kind of equipment; -1 if no state speaks of it.
    [[nodiscard]] int kind(std::string_view equipment) const;

    /// Time that a state held, by period.
    struct Held {
        std::string state;
        std::vector<UnitTicks> ticks;
    };
    [[nodiscard]] const std::vector<Held>& held() const { return held_; }
    void settle(sim::Time now); ///< brings the books up to now, before a period turns

    /// From now on the stretches are kept in which weather stops work on a category by equipment of these kinds: when
    /// any one of them stands. For the counting of laytime; `kinds` has the number of each kind, -1 for one of none.
    /// @return its number in `stops()`
    std::size_t keep_stops(int category, std::vector<int> kinds);
    struct Stops {
        int category;
        std::vector<int> kinds;
        std::vector<Stretch> stretches; ///< ascending, apart; one that goes on ends at the end of time
    };
    [[nodiscard]] const std::vector<Stops>& stops() const { return stops_; }

private:
    /// A state with its names resolved.
    struct State {
        unsigned closes = 0; ///< bits by Closes
        std::vector<bool> ships;
        std::vector<bool> categories;
        std::vector<bool> kinds;
        struct Slowed {
            int category, kind; ///< -1: all
            double to;
        };
        std::vector<Slowed> slows;
        std::unique_ptr<TimeLaw> stay;
        std::vector<std::pair<std::size_t, double>> next;
        std::vector<double> season;
        int holds = 0; ///< how many times it holds now
    };
    State resolve(const WeatherState& from, const Scenario& scenario);
    [[nodiscard]] bool bars(const MoveKind& move, Closes what) const;
    sim::Process turns(std::uint64_t seed, std::uint64_t replication);
    sim::Process recorded(std::vector<WeatherTurn> rows);
    void close(const Closure& closure);
    sim::Process ice_turns();
    void tell();
    [[nodiscard]] std::size_t named(const std::string& state) const;
    [[nodiscard]] std::size_t follower(const State& state, double pick) const;
    void hold(std::size_t state, int more);
    void note(Stops& stops);

    sim::Simulation& sim_;
    const Calendar& calendar_;
    const Periods& periods_;
    Ice ice_;
    std::vector<std::string> kinds_;
    std::vector<State> states_;
    std::vector<Held> held_;
    std::vector<Stops> stops_;
    std::vector<Watcher*> watchers_;
    sim::Time since_ = sim::start_of_time;
};

} // namespace port
