#include "tools/sweep/folder.h"

#include "tools/store/on_disk.h"
#include "tools/store/store_failure.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <unistd.h>

namespace port::sweep {
namespace {

namespace fs = std::filesystem;

/// So many folders share the files of many shards: one of a million files is slow on most file systems.
constexpr std::uint64_t folders = 256;

fs::path name_of(const char* kind, std::uint64_t shard, int attempt, const char* ending)
{
    return fs::path(kind) / fmt::format("{:02x}", shard % folders) /
           fmt::format("shard-{}.{}.{}", shard, attempt, ending);
}

struct Name {
    std::uint64_t shard = 0;
    int attempt = 0;
};

/// What "shard-63.1.part" names; nothing of other files, such as one that is being written.
std::optional<Name> read_name(const std::string& name, std::string_view ending)
{
    constexpr std::string_view start = "shard-";
    if (!name.starts_with(start)) return std::nullopt;
    Name read;
    const char* const end = name.data() + name.size();
    const auto shard = std::from_chars(name.data() + start.size(), end, read.shard);
    if (shard.ec != std::errc{} || shard.ptr == end || *shard.ptr != '.') return std::nullopt;
    const auto attempt = std::from_chars(shard.ptr + 1, end, read.attempt);
    if (attempt.ec != std::errc{} || std::string_view(attempt.ptr, end) != "." + std::string(ending))
        return std::nullopt;
    return read;
}

std::vector<Name> names_in(const fs::path& folder, std::string_view ending)
{
    std::vector<Name> names;
    std::error_code error;
    for (fs::directory_iterator file(folder, error), end; !error && file != end; file.increment(error))
        if (const auto name = read_name(file->path().filename().string(), ending)) names.push_back(*name);
    return names;
}

std::vector<int> of_shard(const std::vector<Name>& names, std::uint64_t shard)
{
    std::vector<int> attempts;
    for (const Name& name : names)
        if (name.shard == shard) attempts.push_back(name.attempt);
    std::sort(attempts.begin(), attempts.end());
    return attempts;
}

std::optional<std::string> text_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

} // namespace

fs::path Folder::part(std::uint64_t shard, int attempt) const
{
    return path_ / name_of("parts", shard, attempt, "part");
}

fs::path Folder::log(std::uint64_t shard, int attempt) const
{
    return path_ / name_of("attempts", shard, attempt, "log");
}

Folder::Attempts Folder::attempts(std::uint64_t shards) const
{
    Attempts all;
    all.parts.resize(shards);
    all.logs.resize(shards);
    const auto gather = [&](const char* kind, std::string_view ending, std::vector<std::vector<int>>& by_shard) {
        for (std::uint64_t f = 0; f < std::min(folders, shards); ++f)
            for (const Name& name : names_in(path_ / kind / fmt::format("{:02x}", f), ending)) {
                if (name.shard >= shards)
                    throw PlanRefused(fmt::format("'{}' has a shard {}, but its plan has {}: files of another plan",
                                                  path_.string(), name.shard, shards));
                by_shard[name.shard].push_back(name.attempt);
            }
        for (auto& attempts : by_shard) std::sort(attempts.begin(), attempts.end());
    };
    gather("parts", "part", all.parts);
    gather("attempts", "log", all.logs);
    return all;
}

std::vector<int> Folder::parts_of(std::uint64_t shard) const
{
    return of_shard(names_in(part(shard, 0).parent_path(), "part"), shard);
}

std::vector<int> Folder::logs_of(std::uint64_t shard) const
{
    return of_shard(names_in(log(shard, 0).parent_path(), "log"), shard);
}

void Folder::begin(const Plan& plan) const
{
    const std::string text = to_json(plan);
    if (const auto stands = text_of(this->plan())) {
        if (*stands == text) return;
        throw PlanRefused("'" + path_.string() + "' holds another plan; name another folder");
    }
    std::error_code error;
    fs::create_directories(path_, error);
    if (error) throw store::StoreFailure("can't make the folder '" + path_.string() + "': " + error.message());
    const fs::path beside = path_ / fmt::format(".plan.{}", ::getpid());
    std::ofstream out(beside, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw store::StoreFailure("can't write in '" + path_.string() + "'");
    store::put_in_place(beside, this->plan());
    fs::remove(beside, error);
}

Plan Folder::read_plan(std::string_view model_version) const
{
    const auto text = text_of(plan());
    if (!text) throw PlanRefused("'" + path_.string() + "' holds no plan; make one with `portsim sweep plan`");
    Plan read = plan_of(*text, plan().string());
    if (read.model_version != model_version)
        throw PlanRefused(fmt::format("'{}' was planned for model {}, and this is model {}: its figures could differ; "
                                      "plan anew in another folder",
                                      path_.string(), read.model_version, model_version));
    return read;
}

} // namespace port::sweep
