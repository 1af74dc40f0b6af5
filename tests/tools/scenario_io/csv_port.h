#pragma once
#include "tests/tools/scenario_io/small_port.h"

namespace port::io::test {

/// The small port with the calls of its second trade in a CSV.
inline const std::string listed =
    with(small_port, "    calls:\n      - {at: 3 h, ship: tanker, parcel: 20 kt}\n", "    calls: calls.csv\n");
inline constexpr std::size_t trade = 1; ///< the one that has them

/// A folder with the port and what its CSV holds.
class Port {
public:
    explicit Port(std::string_view csv)
        : result((folder.write("port.yaml", listed), folder.write("calls.csv", csv), folder.read("port.yaml")))
    {
    }
    [[nodiscard]] std::string told() const { return folder.told_in(result); }
    [[nodiscard]] const std::vector<ListedCall>& calls() const { return result.scenario.trades[trade].calls; }

    Folder folder;
    ReadResult result;
};

inline std::string errors(std::string_view csv)
{
    return Port(csv).told();
}

} // namespace port::io::test
