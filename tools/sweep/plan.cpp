#include "tools/sweep/plan.h"

#include "tools/store/question.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace port::sweep {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;
constexpr std::array<std::string_view, 5> statistics{"mean", "p50", "p90", "p95", "most"};

template <std::size_t n> std::size_t place_of(const std::array<std::string_view, n>& words, const std::string& word)
{
    for (std::size_t i = 0; i < n; ++i)
        if (words[i] == word) return i;
    throw PlanRefused("an unknown word '" + word + "'");
}

Json json_of(const Factor& f)
{
    if (!f.values.empty()) return {{"path", f.path}, {"values", f.values}};
    return {{"path", f.path}, {"from", f.from}, {"to", f.to}};
}

Json json_of(const study::Quantity& m)
{
    return {{"measure", m.key.measure}, {"of", m.key.of},     {"cause", m.key.cause},
            {"year", m.key.year},       {"unit", m.key.unit}, {"statistic", word(m.statistic)}};
}

/// All but the hash.
Json body(const Plan& plan)
{
    Json object = {{"portsim", "sweep plan"},
                   {"format", format},
                   {"title", plan.title},
                   {"model_version", plan.model_version},
                   {"seed", plan.replicating.seed},
                   {"replications", plan.replicating.replications},
                   {"precision", plan.replicating.precision},
                   {"most_replications", plan.replicating.most},
                   {"precise", plan.replicating.precise},
                   {"design", words<DesignKind>[static_cast<std::size_t>(plan.design)]},
                   {"generators", plan.generators},
                   {"points", plan.points},
                   {"shards", plan.shards}};
    object["limits"] = Json::array();
    for (const PointLimit& l : plan.limits)
        object["limits"].push_back(
            {{"text", l.text}, {"measure", l.measure}, {"at_most", l.at_most}, {"limit", l.limit}});
    for (const Factor& f : plan.factors) object["vary"].push_back(json_of(f));
    for (const study::Quantity& m : plan.measures) object["measures"].push_back(json_of(m));
    object["list"] = plan.listed;
    object["scenario"] = plan.scenario;
    return object;
}

std::string hash_of(const Json& body)
{
    return store::hex_of(store::sha256(body.dump()));
}

Plan read(const Json& object)
{
    Plan plan;
    plan.title = object.at("title");
    plan.model_version = object.at("model_version");
    plan.replicating = {object.at("seed"), object.at("replications"), object.at("precision"),
                        object.at("most_replications"), object.at("precise")};
    plan.design = static_cast<DesignKind>(place_of(words<DesignKind>, object.at("design")));
    plan.generators = object.at("generators");
    plan.points = object.at("points");
    plan.shards = object.at("shards");
    for (const Json& l : object.at("limits"))
        plan.limits.push_back({l.at("text"), l.at("measure"), l.at("at_most"), l.at("limit")});
    for (const Json& f : object.at("vary")) {
        Factor factor;
        factor.path = f.at("path");
        if (f.contains("values")) {
            factor.values = f.at("values").get<std::vector<std::string>>();
        } else {
            factor.from = f.at("from");
            factor.to = f.at("to");
        }
        plan.factors.push_back(std::move(factor));
    }
    for (const Json& m : object.at("measures"))
        plan.measures.push_back({{m.at("measure"), m.at("of"), m.at("cause"), m.at("year"), m.at("unit")},
                                 static_cast<study::Statistic>(place_of(statistics, m.at("statistic")))});
    plan.listed = object.at("list").get<std::vector<std::vector<std::string>>>();
    plan.scenario = object.at("scenario");
    return plan;
}

} // namespace

std::string to_json(const Plan& plan)
{
    Json object = body(plan);
    object["hash"] = hash_of(object);
    return object.dump(1) + "\n";
}

Plan plan_of(std::string_view json, const std::string& file)
{
    const auto refused = [&](const std::string& why) { return PlanRefused("'" + file + "' " + why); };
    try {
        Json object = Json::parse(json, nullptr, false);
        if (!object.is_object() || object.value("portsim", "") != "sweep plan") throw refused("is no plan of a sweep");
        if (const int of = object.value("format", 0); of != format)
            throw refused(fmt::format("is a plan of format {}; this program reads format {}", of, format));
        const std::string hash = object.value("hash", "");
        object.erase("hash");
        if (hash != hash_of(object))
            throw refused("was changed since it was written: its hash does not fit; plan anew");
        return read(object);
    } catch (const Json::exception& e) {
        throw refused(std::string("can't be read: ") + e.what());
    }
}

std::string_view word(study::Statistic statistic)
{
    return statistics[static_cast<std::size_t>(statistic)];
}

std::string hash_of(const Plan& plan)
{
    return hash_of(body(plan));
}

} // namespace port::sweep
