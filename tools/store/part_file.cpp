#include "tools/store/part_file.h"

#include "tools/store/database.h"
#include "tools/store/on_disk.h"

#include <fmt/format.h>

#include <bit>
#include <chrono>
#include <cstring>
#include <span>

namespace port::store {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t application = 0x70706172; // "ppar"
constexpr std::int64_t part_format = 1;
constexpr auto patience = std::chrono::seconds(20);

constexpr const char* schema = R"(
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE part (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE points (
    point INTEGER PRIMARY KEY,
    status TEXT NOT NULL,
    message TEXT NOT NULL,
    replications INTEGER NOT NULL,
    figures BLOB NOT NULL
) STRICT;
)";

/// Row by row in the processor's own order of bytes, least first; a sweep is merged on the kind it ran on.
std::vector<std::uint8_t> bytes_of(const std::vector<std::vector<double>>& values)
{
    static_assert(std::endian::native == std::endian::little);
    std::vector<std::uint8_t> bytes;
    for (const auto& row : values) {
        const std::size_t before = bytes.size();
        bytes.resize(before + row.size() * sizeof(double));
        if (!row.empty()) std::memcpy(bytes.data() + before, row.data(), row.size() * sizeof(double));
    }
    return bytes;
}

std::vector<std::vector<double>> values_of(std::span<const std::uint8_t> bytes, std::size_t replications,
                                           const fs::path& file)
{
    const std::size_t measures = replications == 0 ? 0 : bytes.size() / sizeof(double) / replications;
    if (measures * replications * sizeof(double) != bytes.size())
        throw StoreFailure(fmt::format("the part '{}' is broken: figures are missing", file.string()));
    std::vector<std::vector<double>> values(replications, std::vector<double>(measures));
    for (std::size_t r = 0; r < replications && measures > 0; ++r)
        std::memcpy(values[r].data(), bytes.data() + r * measures * sizeof(double), measures * sizeof(double));
    return values;
}

void fill(Database& database, const Part& part)
{
    database.execute(schema);
    database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application, part_format));
    Transaction writing(database);
    const auto head = database.prepare("INSERT INTO part VALUES (?, ?)");
    const auto put = [&](std::string_view name, const std::string& value) {
        head->bind(1, name);
        head->bind(2, value);
        head->run();
        head->reset();
    };
    put("canary", part.head.canary);
    put("plan", part.head.plan);
    put("shard", std::to_string(part.head.shard));
    const auto row = database.prepare("INSERT INTO points VALUES (?, ?, ?, ?, ?)");
    for (const PointRow& p : part.rows) {
        row->bind(1, static_cast<std::int64_t>(p.point));
        row->bind(2, p.status);
        row->bind(3, p.message);
        row->bind(4, static_cast<std::int64_t>(p.values.size()));
        const std::vector<std::uint8_t> bytes = bytes_of(p.values);
        row->bind(5, std::span<const std::uint8_t>(bytes));
        row->run();
        row->reset();
    }
    writing.commit();
}

} // namespace

bool PointRow::same_as(const PointRow& other) const
{
    return point == other.point && status == other.status && message == other.message &&
           values.size() == other.values.size() && bytes_of(values) == bytes_of(other.values);
}

void write_part(const Part& part, const fs::path& scratch, const fs::path& place)
{
    std::error_code error;
    fs::remove(scratch, error);
    {
        Database database(scratch, patience);
        fill(database, part);
    }
    if (!fs::exists(place)) put_in_place(scratch, place);
    fs::remove(scratch, error);
}

Part read_part(const fs::path& file)
{
    if (!fs::is_regular_file(file)) throw StoreFailure(fmt::format("there is no part '{}'", file.string()));
    Database database(file, patience, Access::read);
    if (database.ask("PRAGMA application_id") != application)
        throw StoreFailure(fmt::format("'{}' is no part of a sweep", file.string()));
    if (const auto version = database.ask("PRAGMA user_version"); version != part_format)
        throw StoreFailure(fmt::format("the part '{}' has format {}; this program reads format {}", file.string(),
                                       version, part_format));
    Part part;
    const auto value_of = [&](std::string_view name) {
        const auto ask = database.prepare("SELECT value FROM part WHERE name = ?");
        ask->bind(1, name);
        if (!ask->step())
            throw StoreFailure(fmt::format("the part '{}' is broken: it has no '{}'", file.string(), name));
        return ask->text(0);
    };
    part.head = {value_of("plan"), std::stoull(value_of("shard")), value_of("canary")};
    const auto rows =
        database.prepare("SELECT point, status, message, replications, figures FROM points ORDER BY point");
    while (rows->step())
        part.rows.push_back({static_cast<std::uint64_t>(rows->whole(0)), rows->text(1), rows->text(2),
                             values_of(rows->bytes(4), static_cast<std::size_t>(rows->whole(3)), file)});
    return part;
}

} // namespace port::store
