#pragma once
#include "models/record/periods.h"

#include <cstdint>
#include <string>
#include <vector>

namespace port {

/// Where tonnes can be. `sea` and `land` lie outside the port; the others are its places.
enum class AccountKind { sea, land, ship, store, train, pipe };

/// From where to where tonnes of one category move: one line of the ledger, debit and credit at once.
struct LedgerLine {
    AccountKind from;
    AccountKind to;
    int category;
    std::string of;             ///< berth of a quay line, service of a land line
    std::vector<double> tonnes; ///< by period
};

/// The port's books of tonnes in double entry: each posting takes from one account and gives to another, so nothing can
/// be made or lost on the way. Throughput, stock and balance all derive from it.
class Ledger {
public:
    using LineId = std::uint32_t;

    explicit Ledger(const Periods& periods) : periods_(&periods) {}

    /// The line of that name; made at the first call.
    LineId line(AccountKind from, AccountKind to, int category, const std::string& of)
    {
        for (LineId id = 0; id < lines_.size(); ++id) {
            const LedgerLine& l = lines_[id];
            if (l.from == from && l.to == to && l.category == category && l.of == of) return id;
        }
        lines_.push_back({from, to, category, of, std::vector<double>(static_cast<std::size_t>(periods_->count()))});
        return static_cast<LineId>(lines_.size() - 1);
    }

    void post(LineId line, double tonnes)
    {
        lines_[line].tonnes[static_cast<std::size_t>(periods_->current())] += tonnes;
    }

    [[nodiscard]] const std::vector<LedgerLine>& lines() const { return lines_; }

private:
    const Periods* periods_;
    std::vector<LedgerLine> lines_;
};

} // namespace port
