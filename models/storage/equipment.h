#pragma once
#include "models/chance/time_law.h"
#include "models/environment/weather.h"
#include "models/record/periods.h"
#include "models/scenario/down.h"
#include "sim/flow_network.h"
#include "sim/stream.h"

#include <array>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace port {

/// What is built, as a scenario gives it.
struct Plant {
    std::string name;      ///< also of its streams: `<name>/breakdowns`
    double rated = 0;      ///< t/h at full efficiency, in fair weather
    std::string kind = {}; ///< as the weather names it
    int category = -1;     ///< of the cargo it works, where weather may stop that; -1: any
    std::vector<Breakdown> breakdowns = {};
    std::vector<Maintenance> maintenance = {};
};

/// A machine of the flow network that weather slows, that breaks down and is maintained.
///
/// It passes rated x what the weather leaves, nothing while it is down. A breakdown begins among the begins of an
/// instant and ends among its ends. Where only hours at work wear, the hours in which something passes count.
class Equipment {
public:
    Equipment(sim::FlowNetwork& network, Weather& weather, const Periods& periods, Plant plant, std::uint64_t seed,
              std::uint64_t replication);
    Equipment(const Equipment&) = delete;

    [[nodiscard]] sim::MachineId machine() const { return machine_; }
    [[nodiscard]] const std::string& name() const { return plant_.name; }
    [[nodiscard]] double rated() const { return plant_.rated; }
    [[nodiscard]] bool is_down() const { return down_ > 0; }
    [[nodiscard]] bool stopped_by_weather() const { return fair_ == 0; }
    /// t/h that it passes in this weather when it is not down.
    [[nodiscard]] double pace() const { return plant_.rated * fair_; }
    /// `told` is called whenever what it can pass may have changed.
    void tell(std::function<void()> told) { told_ = std::move(told); }

    /// What to call when it goes down, is mended, or weather stops or frees it.
    void when_turned(std::function<void(const Equipment&)> turned) { turned_ = std::move(turned); }
    /// Another rate from today on.
    void rate(double rated);
    void weather_changed();
    /// One more (or, negative, one fewer) of the flows through it moves something.
    void runs(int flows);
    /// Flows through it move so much more, t/h, and so many more of them are blocked, or starved.
    void flows(double rate, int blocked, int starved);

    /// Books of tonnes, by period: what it could have passed, what of that weather and down time took, and what it did
    /// not pass while a flow through it found no room, or else no cargo.
    struct Use {
        std::vector<double> passed, possible, down, weather, blocked, starved;
    };
    [[nodiscard]] Use& use() { return use_; }
    [[nodiscard]] const Use& use() const { return use_; }
    void settle();

private:
    /// One way to break down.
    struct Failure {
        std::unique_ptr<TimeLaw> up, repair;
        bool always;
        sim::Stream chance;
        sim::Duration left{}; ///< until it breaks down, of hours that count
        sim::Time since{};    ///< while they count: since when
        bool counts = false;
        sim::EventHandle next;
    };
    void stand(int more);
    [[nodiscard]] double fair() const;
    void set_limit();
    void begin_life(Failure& failure);
    void count(Failure& failure, bool counts);
    void breaks(Failure& failure);
    void repaired(Failure& failure);
    void maintain(std::size_t plan, bool begins);

    sim::FlowNetwork& network_;
    sim::Simulation& sim_;
    Weather& weather_;
    const Periods& periods_;
    Plant plant_;
    int kind_;
    sim::MachineId machine_;
    int down_ = 0;
    int flows_ = 0;
    double rate_ = 0; ///< t/h of all flows through it
    int blocked_ = 0, starved_ = 0;
    double fair_; ///< what the weather leaves
    std::vector<Failure> failures_;
    std::function<void(const Equipment&)> turned_;
    std::function<void()> told_;
    Use use_;
    sim::Time since_;
};

} // namespace port
