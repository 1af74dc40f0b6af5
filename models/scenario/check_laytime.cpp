#include "models/scenario/checks.h"
#include "models/scenario/problems.h"

namespace port {

void check_laytime(const Scenario& s, Findings& findings)
{
    for (std::size_t i = 0; i < s.trades.size(); ++i) {
        const std::vector<LaytimeSpec>& terms = s.trades[i].laytime;
        const std::string path = item_path("trades", i) + ".laytime";
        if (terms.size() > 1)
            findings.add(codes::one_at_most, item_path(path, 1), "is a second one", "one for a trade");
        for (std::size_t k = 0; k < terms.size(); ++k) {
            if (terms[k].rate.has_value() == terms[k].allowed.has_value())
                findings.add(codes::one_of_two, item_path(path, k),
                             terms[k].rate ? "has both 'rate' and 'allowed'" : "has neither 'rate' nor 'allowed'",
                             "one of them: how long her work may take");
            if (terms[k].currency.find_first_not_of(' ') == std::string::npos)
                findings.add(codes::empty_name, item_path(path, k) + ".currency", "is empty", "a name such as 'USD'");
        }
    }
}

} // namespace port
