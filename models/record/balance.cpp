#include "models/record/balance.h"

#include <algorithm>
#include <cmath>

namespace port {
namespace {

bool outside(AccountKind kind)
{
    return kind == AccountKind::sea || kind == AccountKind::land;
}

} // namespace

bool Balance::closes() const
{
    return std::abs(gap()) <= 1e-6 * std::max(1.0, moved); // false too where the gap is no number
}

Balance balance_of(const Ledger& ledger, int category, int period, double opening, double closing)
{
    Balance balance;
    balance.opening = opening;
    balance.closing = closing;
    for (const LedgerLine& line : ledger.lines()) {
        if (line.category != category) continue;
        double sum = 0;
        for (int p = 0; p <= period; ++p) sum += line.tonnes[static_cast<std::size_t>(p)];
        balance.in += outside(line.from) ? sum : 0;
        balance.out += outside(line.to) ? sum : 0;
        balance.moved += sum;
    }
    return balance;
}

} // namespace port
