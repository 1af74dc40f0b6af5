#!/usr/bin/env bash
# new_strategies.sh ROOT: a berth choice, an arrival law and a law of times are one new file each. Adds one of each to a copy
# of the tree, builds it, and finds them in `portsim explain` and in a scenario that uses them. Takes as long as a build.
set -euo pipefail
root=$1
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
tar -C "$root" --exclude=./build --exclude=./out --exclude=./.git -cf - . | tar -C "$scratch" -xf -

cat >"$scratch/models/berths/policies/deepest.cpp" <<'CPP'
#include "models/berths/berth_choice.h"

namespace port {
namespace {

class Deepest final : public BerthChoice {
public:
    explicit Deepest(const NoParameters&) {}
    std::size_t choose(double, std::span<const BerthOffer> berths) const override
    {
        std::size_t best = 0;
        for (std::size_t b = 1; b < berths.size(); ++b)
            if (berths[b].depth > berths[best].depth) best = b;
        return best;
    }
};

} // namespace

void add_deepest(Catalogue<BerthChoice>& all)
{
    all.add<Deepest>("deepest", "the one with the most water");
}

} // namespace port
CPP

cat >"$scratch/models/marine/arrivals/every_other.cpp" <<'CPP'
#include "models/marine/arrival_law.h"

namespace port {
namespace {

class EveryOther final : public ArrivalLaw {
public:
    explicit EveryOther(const NoParameters&) {}
    double gap(sim::Stream& stream) const override { return stream.uniform() < 0.5 ? 0.5 : 1.5; }
    double first(sim::Stream& stream) const override { return stream.uniform(); }
};

} // namespace

void add_every_other(Catalogue<ArrivalLaw>& all)
{
    all.add<EveryOther>("every other", "at a half or at three halves of the mean gap");
}

} // namespace port
CPP

cat >"$scratch/models/chance/times/two_point.cpp" <<'CPP'
#include "models/chance/time_law.h"

namespace port {

struct TwoPointTime {
    Span least;
    Span most;
};
template <>
inline constexpr std::pair<std::string_view, std::string_view> about<TwoPointTime>{"two-point time", "One or the other."};
template <>
inline constexpr auto fields<TwoPointTime> = std::tuple{
    required("least", &TwoPointTime::least, {seconds(0), days(4000)}, "the shorter time"),
    required("most", &TwoPointTime::most, {seconds(0), days(4000)}, "the longer time"),
};

namespace {

class TwoPoint final : public TimeLaw {
public:
    explicit TwoPoint(const TwoPointTime& p) : p_(p) {}
    std::optional<double> draw(sim::Stream& stream) const override
    {
        return stream.uniform() < 0.5 ? p_.least.value : p_.most.value;
    }

private:
    TwoPointTime p_;
};

} // namespace

void add_two_point(Catalogue<TimeLaw>& all)
{
    all.add<TwoPoint, TwoPointTime>("two-point", "a short or a long time, alike likely");
}

} // namespace port
CPP

build="$scratch/the build"
cmake -S "$scratch" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
cmake --build "$build" --target portsim >/dev/null
program="$build/portsim"
"$program" explain deepest | grep -q 'the one with the most water'
"$program" explain 'every other' | grep -q 'three halves of the mean gap'
"$program" explain two-point | grep -q 'a short or a long time'

cat >"$scratch/storms.yaml" <<'YAML'
base: scenarios/jinzhou-2009.yaml
change:
  berth_rule.choice: deepest
  trades[coal loaded].arrivals: every other
  weather:
    states:
      - {name: calm, stay: {law: exponential, mean: 10 days}, next: [{state: storm}]}
      - {name: storm, stay: {law: two-point, least: 6 h, most: 18 h}, next: [{state: calm}], closes: [arrivals, sailings]}
YAML
"$program" run "$scratch/storms.yaml" --replications 1 >/dev/null
