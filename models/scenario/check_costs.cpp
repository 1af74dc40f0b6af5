#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

namespace port {
namespace {

/// Prices say nothing while nobody knows in what money they are.
void check_prices(const Scenario& s, Findings& findings)
{
    const auto look_at = [&](double price, const std::string& path) {
        if (price > 0)
            findings.add(codes::no_money, path, "is a price in no money",
                         "a list 'costs' with currency and price year, such as [{currency: USD, price_year: 2009}]");
    };
    for (std::size_t i = 0; i < s.ships.size(); ++i) look_at(s.ships[i].charter, item_path("ships", i) + ".charter");
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        look_at(s.trades[i].handling_cost, item_path("trades", i) + ".handling_cost");
        look_at(s.trades[i].tariff, item_path("trades", i) + ".tariff");
    }
    for (std::size_t i = 0; i < s.investments.size(); ++i) {
        look_at(s.investments[i].capital, item_path("investments", i) + ".capital");
        look_at(s.investments[i].yearly_cost, item_path("investments", i) + ".yearly_cost");
    }
}

} // namespace

void check_costs(const Scenario& s, Findings& findings)
{
    if (s.costs.empty()) return check_prices(s, findings);
    const CostSpec& costs = s.costs.front();
    if (s.costs.size() > 1) findings.add(codes::one_at_most, "costs[1]", "is a second one", "one money for all prices");
    if (costs.currency.find_first_not_of(' ') == std::string::npos)
        findings.add(codes::empty_name, "costs[0].currency", "is empty", "a name such as 'USD'");
    if (!costs.adds(CostPart::demurrage) && !costs.adds(CostPart::despatch)) return;
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        if (s.trades[i].laytime.empty()) continue;
        const LaytimeSpec& terms = s.trades[i].laytime.front();
        const std::string path = item_path("trades", i) + ".laytime[0]";
        if (terms.demurrage > 0 && terms.currency != costs.currency)
            findings.add(codes::other_money, path + ".currency",
                         "is '" + terms.currency + "', costs are in '" + costs.currency + "'",
                         "one currency, or a 'total' without demurrage and despatch");
        if (terms.demurrage > 0 && terms.price_year && *terms.price_year != costs.price_year)
            findings.add(codes::other_money, path + ".price_year",
                         "is " + std::to_string(terms.price_year->value) + ", costs are of " +
                             std::to_string(costs.price_year.value),
                         "money of one year, or a 'total' without demurrage and despatch");
    }
}

} // namespace port
