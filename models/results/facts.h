#pragma once
#include "models/record/clocks.h"
#include "models/record/ledger.h"
#include "models/record/periods.h"
#include "models/record/stretch.h"
#include "models/record/trade_line.h"
#include "models/record/trains.h"
#include "models/record/trucks.h"
#include "models/record/visits.h"
#include "models/scenario/scenario.h"

#include <string>
#include <vector>

namespace port {

/// What a resource is, which decides how a trial gives more of it.
enum class ResourceKind {
    berth,
    equipment, ///< of a berth
    tugs,
    pilots,
    ice_breakers,
    channel,
    depth, ///< of the channel
    machine,
    pool, ///< of machines that go from berth to berth
    line,
    tracks,
    dumper,
    gate,
    points, ///< where trucks are loaded or unloaded
    pipeline,
    store
};

/// One resource's time, with the path of the number that a trial raises.
struct ResourceFact {
    ResourceKind kind;
    std::string name;                   ///< of the item in the scenario
    const StateClock* clock;            ///< null where only tonnes are known
    const ClosedTime* closed = nullptr; ///< of a berth
};

/// What a machine shared by several users passed and could have passed, or a store held, by period.
struct FlowFact {
    std::string name;
    std::vector<double> passed;
    std::vector<double> possible; ///< by its rate in fair weather
    std::vector<double> down;     ///< of what was possible; empty where nothing breaks down
    std::vector<double> weather;
    std::vector<double> blocked = {}; ///< of what was possible, stood with a ship that was blocked; empty: not known
    std::vector<double> starved = {};
};
/// How long a state of the weather held.
struct WeatherFact {
    std::string state;
    std::vector<UnitTicks> ticks; ///< by period
};
/// How long a band of the ice held.
struct IceFact {
    std::string band;
    std::vector<UnitTicks> ticks; ///< by period
};
/// What ice-breakers led, by period; empty where there are none.
struct LeadFact {
    std::vector<int> leads, ships;
};
/// When weather stopped work on a category at a line of berths; kept where a trade's laytime asks for it.
struct StoppedWorkFact {
    int berth; ///< line of the scenario
    int category;
    std::vector<Stretch> stretches; ///< none goes beyond the run
};
struct StockFact {
    std::string name;
    std::vector<double> mean;         ///< t
    std::vector<double> closing;      ///< t
    std::string grade = {};           ///< no text for all that lies there
    std::vector<double> mean_m3 = {}; ///< empty where the store has no volume
    std::vector<double> closing_m3 = {};
};

/// What one pipeline was asked to move, could have passed, and did not, since it was blocked, starved or slowed.
struct DeferredFact {
    std::string pipeline;
    std::vector<double> tonnes; ///< by period
};

/// The hours that trains of one service spent, by cause.
struct TrainFact {
    std::string service;
    std::vector<TrainBook::Spent> spent; ///< by period
    std::vector<int> cleared;            ///< trains, by period
};

/// The hours that trucks of one service spent, by cause.
struct TruckFact {
    std::string service;
    std::vector<TruckBook::Spent> spent; ///< by period
    std::vector<int> cleared;            ///< trucks, by period
};

/// Freight by air of one link.
struct AirFact {
    std::string link;
    std::vector<double> tonnes; ///< by period
};

/// All the facts of one replication, as the rooms recorded them; figures are computed from these alone.
struct Facts {
    const Scenario& scenario;
    const Periods& periods;
    const Ledger& ledger;
    const Visits& visits;
    std::vector<std::vector<double>> demand; ///< t planned, by trade and period
    std::vector<std::vector<double>>
        at_sea; ///< t of ships in port not yet moved at a period's end, by trade and period
    std::vector<ResourceFact> resources;
    std::vector<FlowFact> machines;
    std::vector<StockFact> stocks;
    std::vector<TrainFact> trains;
    std::vector<DeferredFact> deferred = {};
    std::vector<WeatherFact> weather = {};
    std::vector<IceFact> ice = {};
    LeadFact ice_breakers = {};
    std::vector<TruckFact> trucks = {};
    std::vector<StoppedWorkFact> stopped_work = {};
    std::vector<Investment> investments = {};
    std::vector<TradeLine> trade_lines = {};
    std::vector<AirFact> air = {};
};

} // namespace port
