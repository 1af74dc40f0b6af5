#include "tools/study/ladder_sentence.h"

#include "tools/study/amount.h"
#include "tools/study/sentence.h"

#include <fmt/format.h>

namespace port::study {
namespace {

/// "dumper of coal trains (3 times 10 % more rate), then coal berth (one more)".
std::string steps_of(const Ladder& ladder)
{
    std::string text;
    for (std::size_t i = 1; i < ladder.rungs.size();) {
        const Rung& rung = ladder.rungs[i];
        std::size_t times = 1;
        while (i + times < ladder.rungs.size() && ladder.rungs[i + times].added == rung.added) ++times;
        text += (text.empty() ? "" : ", then ") + rung.added +
                (times == 1 ? fmt::format(" ({})", rung.change) : fmt::format(" ({} times {})", times, rung.change));
        i += times;
    }
    return text;
}

std::string now(const Rung& rung)
{
    std::string text;
    if (rung.throughput.mean) text = "moves " + amount_text(*rung.throughput.mean, "t");
    if (!rung.settled) return text + " without a steady state";
    if (rung.waiting && rung.waiting->mean)
        text +=
            (text.empty() ? "" : " and ") + fmt::format("lets a ship wait {}", amount_text(*rung.waiting->mean, "h"));
    return text;
}

} // namespace

std::string ladder_sentence(const Ladder& ladder, const LadderRequest& request)
{
    const Rung& top = ladder.rungs.back();
    const std::string year = ladder.year == 0 ? "" : fmt::format(" in {}", ladder.year);
    if (ladder.rungs.size() == 1)
        return fmt::format("No step is taken{}: {}; the port {}.", year, ladder.ended, now(top));
    std::string text = fmt::format("Next: {}. Then the port {}{}; {}", steps_of(ladder), now(top), year, ladder.ended);
    if (request.invest) {
        double capital = 0;
        double worth = 0;
        for (const Rung& rung : ladder.rungs) {
            capital += rung.capital;
            worth += rung.worth ? rung.worth->mean : 0;
        }
        text += fmt::format(". Capital {}, net present value {}", amount_text(capital, ladder.currency),
                            amount_text(worth, ladder.currency));
    }
    return text + ".";
}

} // namespace port::study
