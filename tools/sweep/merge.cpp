#include "tools/sweep/merge.h"

#include "tools/store/merged_file.h"
#include "tools/store/on_disk.h"
#include "tools/store/part_file.h"
#include "tools/sweep/attempt.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <optional>
#include <unistd.h>

namespace port::sweep {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

store::MergedHead head_of(const Plan& plan)
{
    store::MergedHead head;
    head.sweep = {{"plan", hash_of(plan)},
                  {"title", plan.title},
                  {"model_version", plan.model_version},
                  {"seed", std::to_string(plan.replicating.seed)},
                  {"design", std::string(words<DesignKind>[static_cast<std::size_t>(plan.design)])},
                  {"points", std::to_string(plan.points)},
                  {"scenario", plan.scenario}};
    for (const Factor& f : plan.factors) head.factors.push_back(f.path);
    for (const study::Quantity& m : plan.measures)
        head.measures.push_back(
            {m.key.measure, m.key.of, m.key.cause, m.key.year, m.key.unit, std::string(word(m.statistic))});
    for (const PointLimit& l : plan.limits) head.limits.push_back({l.text, l.measure, l.at_most, l.limit});
    return head;
}

/// Takes the parts in, shard by shard.
class Merger {
public:
    Merger(const Folder& folder, const Sweep& sweep, store::MergedFile& out)
        : folder_(folder), sweep_(sweep), out_(out), plan_(hash_of(sweep.plan()))
    {
    }

    void take(std::uint64_t shard, const std::vector<int>& attempts, Merged& merged)
    {
        const fs::path first = folder_.part(shard, attempts.front());
        const store::Part part = read(first, shard);
        for (std::size_t i = 1; i < attempts.size(); ++i) compare(part, first, folder_.part(shard, attempts[i]), shard);
        for (const store::PointRow& row : part.rows) {
            ++merged.points;
            merged.failed += row.status == "failed" ? 1 : 0;
            merged.crashed += row.status == "crashed" ? 1 : 0;
            out_.add(row, sweep_.inputs(row.point));
        }
    }

private:
    store::Part read(const fs::path& file, std::uint64_t shard)
    {
        store::Part part = store::read_part(file);
        if (part.head.plan != plan_) throw Conflict("'" + file.string() + "' is a part of another plan");
        if (part.head.shard != shard)
            throw Conflict(fmt::format("'{}' says that it is of shard {}", file.string(), part.head.shard));
        if (!canary_) {
            canary_ = part.head.canary;
            canary_of_ = file;
        } else if (part.head.canary != *canary_) {
            throw Conflict(fmt::format("the processors that made '{}' and '{}' give other figures to the same "
                                       "scenario; run one of the two anew on the other's kind",
                                       canary_of_.string(), file.string()));
        }
        const std::vector<std::uint64_t> points = sweep_.points_of(shard);
        bool whole = points.size() == part.rows.size();
        for (std::size_t i = 0; whole && i < points.size(); ++i) whole = points[i] == part.rows[i].point;
        if (!whole) throw Conflict("'" + file.string() + "' does not have the points of its shard");
        return part;
    }

    void compare(const store::Part& part, const fs::path& first, const fs::path& other, std::uint64_t shard)
    {
        const store::Part again = read(other, shard);
        for (std::size_t i = 0; i < part.rows.size(); ++i)
            if (!part.rows[i].same_as(again.rows[i]))
                throw Conflict(fmt::format("'{}' and '{}' differ at point {}", first.string(), other.string(),
                                           part.rows[i].point));
    }

    const Folder& folder_;
    const Sweep& sweep_;
    store::MergedFile& out_;
    std::string plan_;
    std::optional<std::string> canary_;
    fs::path canary_of_;
};

void write_provenance(const Folder& folder, const Folder::Attempts& all, const fs::path& place)
{
    Json attempts = Json::array();
    for (std::size_t shard = 0; shard < all.logs.size(); ++shard)
        for (const int attempt : all.logs[shard]) {
            const AttemptLog log = read_log(folder.log(shard, attempt));
            attempts.push_back({{"shard", shard}, {"attempt", attempt}, {"where", log.where}, {"end", log.end}});
        }
    const fs::path beside = place.parent_path() / fmt::format(".provenance.{}", ::getpid());
    std::ofstream out(beside, std::ios::binary);
    out << Json({{"attempts", std::move(attempts)}}).dump(1) << "\n";
    out.close();
    if (!out) throw store::StoreFailure("can't write beside '" + place.string() + "'");
    store::put_in_place(beside, place);
    std::error_code ignored;
    fs::remove(beside, ignored);
}

} // namespace

Merged merge(const Folder& folder, const Sweep& sweep, const fs::path& file, bool partial, const fs::path& scratch)
{
    const Folder::Attempts all = folder.attempts(sweep.plan().shards);
    Merged merged;
    for (std::uint64_t shard = 0; shard < all.parts.size(); ++shard)
        if (all.parts[shard].empty()) merged.missing.push_back(shard);
    if (!merged.missing.empty() && !partial) return merged;
    store::MergedFile out(head_of(sweep.plan()), scratch);
    Merger merger(folder, sweep, out);
    for (std::uint64_t shard = 0; shard < all.parts.size(); ++shard)
        if (!all.parts[shard].empty()) merger.take(shard, all.parts[shard], merged);
    out.finish(file);
    fs::path provenance = file;
    provenance.replace_extension(".provenance.json");
    write_provenance(folder, all, provenance);
    return merged;
}

} // namespace port::sweep
