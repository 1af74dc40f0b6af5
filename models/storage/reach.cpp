#include "models/storage/storage.h"

#include <algorithm>

namespace port {
namespace {

std::size_t at(int i)
{
    return static_cast<std::size_t>(i);
}

} // namespace

int Storage::rail_user(std::size_t service) const
{
    return static_cast<int>(scenario_->berths.size() + service);
}

int Storage::road_user(std::size_t service) const
{
    return static_cast<int>(scenario_->berths.size() + scenario_->rail_services.size() + service);
}

int Storage::pipeline_user(std::size_t line) const
{
    return static_cast<int>(scenario_->berths.size() + scenario_->rail_services.size() +
                            scenario_->road_services.size() + line);
}

/// The reach tables of the stores that have one, by user.
void Storage::build_reach()
{
    std::vector<std::string> users;
    for (const BerthSpec& berth : scenario_->berths) users.push_back(berth.name);
    for (const RailService& service : scenario_->rail_services) users.push_back(service.name);
    for (const RoadService& service : scenario_->road_services) users.push_back(service.name);
    for (const Pipeline& line : scenario_->pipelines) users.push_back(line.name);
    for (std::size_t s = 0; s < yards_.size(); ++s) {
        const StoreSpec& store = scenario_->stores[s];
        if (store.reach.empty()) continue;
        std::vector<Yard::User> served;
        for (const std::string& user : users) {
            // Flows are summed in order of name, so that the order of lists changes no byte.
            Yard::User& its = served.emplace_back(Yard::User{store.name + "/" + user, {}});
            for (const ReachSpec& reach : store.reach) {
                if (!reach.joins(user)) continue;
                Yard::Series series{its.name, machines(reach.through), {}};
                for (const std::string& machine : reach.through) series.name += "/" + machine;
                for (int place = 1; place <= store.places; ++place) series.place.push_back(reach.has(place));
                its.series.push_back(std::move(series));
            }
            std::sort(its.series.begin(), its.series.end(),
                      [](const Yard::Series& a, const Yard::Series& b) { return a.name < b.name; });
        }
        yards_[s].reach(std::move(served), {[this](sim::TransferId transfer, const auto& routes, const auto& series) {
                                                way_made(transfer, routes, series);
                                            },
                                            [this](sim::TransferId transfer) { way_gone(transfer); }});
    }
}

Yard::Beyond Storage::beyond_front(const RouteBook& book, const Part& part) const
{
    if (!book.made) return {};
    const Slot& slot = slots_[at(part.slot)];
    return yard(slot.store).beyond(slot.grade, book.sign, book.user);
}

/// What holds a transfer back: behind the front of a store, that which holds the way on. Of a blend, the way that would
/// not bring more if the others did.
sim::Limit Storage::seen(const Followed& followed) const
{
    const sim::Limit limit = followed.limit;
    if (limit != sim::Limit::full_destination && limit != sim::Limit::empty_source) return limit;
    const RouteBook& book = routes_[followed.routes.front().index];
    if (limit == sim::Limit::full_destination && quotas_.at_most(book.trade)) return limit;
    for (const Part& part : book.parts) {
        const Yard::Beyond beyond = beyond_front(book, part);
        if (!beyond.series) return limit;
        const Followed& way = followed_[beyond.transfer.index];
        if (book.parts.size() > 1 && way.limit == sim::Limit::full_destination) continue;
        if (way.limit == sim::Limit::none)
            return beyond.users > 1                     ? sim::Limit::shared_machine
                   : network_.rate(beyond.transfer) > 0 ? way.limit
                                                        : limit;
        return way.limit == sim::Limit::shared_machine || way.limit == sim::Limit::machine_down ? way.limit : limit;
    }
    return limit;
}

Storage::Beyond Storage::beyond(sim::TransferId transfer) const
{
    Beyond all;
    if (transfer.index >= followed_.size() || followed_[transfer.index].transfer != transfer) return all;
    each_beyond(followed_[transfer.index], [&](const Part& part, const Yard::Beyond& beyond) {
        double rated = 0;
        for (const Yard::Series* series : *beyond.series) {
            double least = sim::endless;
            for (const sim::MachineId machine : series->machines) least = std::min(least, equipment(machine)->rated());
            rated += least;
            all.down = all.down || any_down(series->machines);
        }
        all.rated = std::min(all.rated, rated / part.share);
    });
    return all;
}

/// Behind a front a flow begins: the machines that it passes have their books.
void Storage::way_made(sim::TransferId transfer, const std::vector<sim::RouteId>& routes,
                       const std::vector<const Yard::Series*>& series)
{
    for (std::size_t r = 0; r < routes.size(); ++r) {
        if (routes[r].index >= routes_.size()) routes_.resize(routes[r].index + 1);
        RouteBook& book = routes_[routes[r].index];
        book = {};
        for (const sim::MachineId machine : series[r]->machines) book.through.push_back(equipment(machine));
    }
    if (transfer.index >= followed_.size()) followed_.resize(transfer.index + 1);
    Followed& way = followed_[transfer.index];
    way = {};
    way.transfer = transfer;
    way.routes = routes;
}

void Storage::way_gone(sim::TransferId transfer)
{
    Followed& way = followed_[transfer.index];
    tell_equipment(way, true);
    for (const sim::RouteId route : way.routes) routes_[route.index].through.clear();
}

} // namespace port
