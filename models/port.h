#pragma once
#include "models/landside/links.h"
#include "models/landside/rail.h"
#include "models/landside/trucks.h"
#include "models/marine/traffic.h"
#include "models/record/run_errors.h"
#include "models/results/facts.h"
#include "models/versions.h"

#include <stop_token>

namespace port {

/// Builds the rooms from a Scenario, starts them and lets them run; nothing else. What a room does stands in the room.
class Port {
public:
    /// @param versions  lives as long as the port
    Port(const Versions& versions, std::uint64_t seed, std::uint64_t replication, bool keep_calls);
    Port(const Port&) = delete;
    ~Port();

    /// Runs to the horizon. @throws ModelFailure, RunStopped
    void run(const std::stop_token& stop);

    [[nodiscard]] Facts facts();
    [[nodiscard]] std::vector<CallRow>& calls() { return visits_.calls(); }
    /// The places and flows, for whoever watches a port or tries its checks.
    [[nodiscard]] Storage& storage() { return storage_; }
    [[nodiscard]] std::uint64_t events() const { return sim_.events_run(); }

private:
    void run_to(sim::Time end, const std::stop_token& stop);
    void run_until_clear(sim::Time end, const std::stop_token& stop);
    void cut(int period);
    void add_stocks(Facts& facts) const;
    void add_air(Facts& facts) const;
    void add_ice(Facts& facts) const;
    void close_period(int period);
    void check_balance(int period) const;
    void change();

    [[nodiscard]] const Scenario& given() const { return versions_.given; }
    [[nodiscard]] const Scenario& first() const { return versions_.scenarios.front(); }

    const Versions& versions_;
    std::vector<sim::Time> changes_;
    Calendar calendar_;
    Periods periods_;
    sim::Simulation sim_;
    Ledger ledger_;
    Visits visits_;
    Weather weather_;
    Storage storage_;
    Tide tide_;
    Marine marine_;
    Berths berths_;
    Rail rail_;
    Roads roads_;
    Links links_;
    Trucks trucks_;
    Traffic traffic_;
    std::size_t version_ = 0;
    std::vector<std::vector<double>> at_sea_;
};

} // namespace port
