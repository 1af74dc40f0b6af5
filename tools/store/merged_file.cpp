#include "tools/store/merged_file.h"

#include "tools/store/database.h"
#include "tools/store/on_disk.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <unistd.h>

namespace port::store {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t merged_format = 1;
constexpr auto patience = std::chrono::seconds(20);

/// Rows as they come; sorted once, when all are there.
constexpr const char* unsorted = R"(
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE points (point INTEGER, status TEXT, message TEXT) STRICT;
CREATE TABLE inputs (point INTEGER, factor INTEGER, value TEXT, number ANY) STRICT;
CREATE TABLE figures (point INTEGER, replication INTEGER, measure INTEGER, value ANY) STRICT;
BEGIN;
)";

// A column ANY of a STRICT table keeps a double as it is; one of REAL would write 2.0 as a whole number.
constexpr const char* tables = R"(
CREATE TABLE final.sweep (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE final.factors (factor INTEGER PRIMARY KEY, path TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE final.measures (
    measure INTEGER PRIMARY KEY, name TEXT NOT NULL, of TEXT NOT NULL, cause TEXT NOT NULL, year INTEGER NOT NULL,
    unit TEXT NOT NULL, statistic TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE final.limits (
    number INTEGER PRIMARY KEY, text TEXT NOT NULL, measure INTEGER NOT NULL, at_most INTEGER NOT NULL,
    bound ANY NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE final.points (point INTEGER PRIMARY KEY, status TEXT NOT NULL, message TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE final.inputs (
    point INTEGER, factor INTEGER, value TEXT NOT NULL, number ANY, PRIMARY KEY (point, factor))
    STRICT, WITHOUT ROWID;
CREATE TABLE final.figures (
    point INTEGER, replication INTEGER, measure INTEGER, value ANY, PRIMARY KEY (point, replication, measure))
    STRICT, WITHOUT ROWID;
CREATE VIEW final.results AS
SELECT f.point, f.replication, m.name AS measure, m.of, m.cause, m.year, m.unit, m.statistic, f.value
FROM figures f JOIN measures m ON m.measure = f.measure;
)";

constexpr const char* sorting = R"(
INSERT INTO final.points SELECT * FROM main.points ORDER BY point;
INSERT INTO final.inputs SELECT * FROM main.inputs ORDER BY point, factor;
INSERT INTO final.figures SELECT * FROM main.figures ORDER BY point, replication, measure;
)";

void put_head(Database& database, const MergedHead& head)
{
    const auto put = [&](const char* sql, const auto&... values) {
        const auto statement = database.prepare(sql);
        int place = 0;
        (statement->bind(++place, values), ...);
        statement->run();
    };
    using Text = std::string_view;
    for (const auto& [name, value] : head.sweep) put("INSERT INTO final.sweep VALUES (?, ?)", Text(name), Text(value));
    for (std::size_t f = 0; f < head.factors.size(); ++f)
        put("INSERT INTO final.factors VALUES (?, ?)", static_cast<std::int64_t>(f), Text(head.factors[f]));
    for (std::size_t m = 0; m < head.measures.size(); ++m) {
        const MergedHead::MeasureRow& row = head.measures[m];
        put("INSERT INTO final.measures VALUES (?, ?, ?, ?, ?, ?, ?)", static_cast<std::int64_t>(m), Text(row.measure),
            Text(row.of), Text(row.cause), std::int64_t{row.year}, Text(row.unit), Text(row.statistic));
    }
    for (std::size_t l = 0; l < head.limits.size(); ++l) {
        const MergedHead::LimitRow& row = head.limits[l];
        put("INSERT INTO final.limits VALUES (?, ?, ?, ?, ?)", static_cast<std::int64_t>(l), Text(row.text),
            static_cast<std::int64_t>(row.measure), std::int64_t{row.at_most}, std::optional(row.limit));
    }
}

std::string in_quotes(const fs::path& file)
{
    std::string quoted = "'";
    for (const char c : file.string()) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
}

} // namespace

struct MergedFile::Parts {
    MergedHead head;
    fs::path unsorted_file, sorted_file, laid_out_file;
    std::optional<Database> database;
    std::unique_ptr<Statement> points, inputs, figures;

    ~Parts()
    {
        points.reset();
        inputs.reset();
        figures.reset();
        database.reset();
        std::error_code ignored;
        for (const fs::path& file : {unsorted_file, sorted_file, laid_out_file}) fs::remove(file, ignored);
    }
};

MergedFile::MergedFile(const MergedHead& head, const fs::path& scratch) : parts_(std::make_unique<Parts>())
{
    const auto own = [&](const char* what) { return scratch / fmt::format("portsim-merge-{}.{}", ::getpid(), what); };
    parts_->head = head;
    parts_->unsorted_file = own("unsorted");
    parts_->sorted_file = own("sorted");
    parts_->laid_out_file = own("laid-out");
    std::error_code ignored;
    for (const fs::path& file : {parts_->unsorted_file, parts_->sorted_file, parts_->laid_out_file})
        fs::remove(file, ignored);
    Database& database = parts_->database.emplace(parts_->unsorted_file, patience);
    database.execute(unsorted);
    parts_->points = database.prepare("INSERT INTO points VALUES (?, ?, ?)");
    parts_->inputs = database.prepare("INSERT INTO inputs VALUES (?, ?, ?, ?)");
    parts_->figures = database.prepare("INSERT INTO figures VALUES (?, ?, ?, ?)");
}

MergedFile::~MergedFile() = default;

void MergedFile::add(const PointRow& row, const std::vector<Input>& inputs)
{
    const auto insert = [](Statement& statement, const auto&... values) {
        int place = 0;
        (statement.bind(++place, values), ...);
        statement.run();
        statement.reset();
    };
    using Text = std::string_view;
    const auto point = static_cast<std::int64_t>(row.point);
    insert(*parts_->points, point, Text(row.status), Text(row.message));
    for (std::size_t f = 0; f < inputs.size(); ++f)
        insert(*parts_->inputs, point, static_cast<std::int64_t>(f), Text(inputs[f].text), inputs[f].number);
    for (std::size_t r = 0; r < row.values.size(); ++r)
        for (std::size_t m = 0; m < row.values[r].size(); ++m) {
            const double value = row.values[r][m];
            insert(*parts_->figures, point, static_cast<std::int64_t>(r), static_cast<std::int64_t>(m),
                   std::isnan(value) ? std::optional<double>() : std::optional(value));
        }
}

void MergedFile::finish(const fs::path& place)
{
    Database& database = *parts_->database;
    database.execute("COMMIT");
    database.execute("ATTACH " + in_quotes(parts_->sorted_file) + " AS final");
    database.execute("PRAGMA final.page_size = 4096; PRAGMA final.journal_mode = OFF; PRAGMA final.synchronous = OFF");
    database.execute(fmt::format("PRAGMA final.application_id = {}; PRAGMA final.user_version = {}", merged_sweep_mark,
                                 merged_format));
    Transaction sorted(database);
    database.execute(tables);
    put_head(database, parts_->head);
    database.execute(sorting);
    sorted.commit();
    database.execute("VACUUM final INTO " + in_quotes(parts_->laid_out_file));
    put_in_place(parts_->laid_out_file, place);
}

std::pair<MergedHead, std::vector<MergedPoint>> read_merged(const fs::path& file)
{
    if (!fs::is_regular_file(file)) throw StoreFailure(fmt::format("there is no file '{}'", file.string()));
    Database database(file, patience, Access::read);
    if (database.ask("PRAGMA application_id") != merged_sweep_mark ||
        database.ask("PRAGMA user_version") != merged_format)
        throw StoreFailure(fmt::format("'{}' holds no results of a sweep that this program reads", file.string()));
    MergedHead head;
    const auto each = [&](const char* sql, const auto& take) {
        const auto rows = database.prepare(sql);
        while (rows->step()) take(*rows);
    };
    each("SELECT name, value FROM sweep", [&](Statement& r) { head.sweep.emplace_back(r.text(0), r.text(1)); });
    each("SELECT path FROM factors ORDER BY factor", [&](Statement& r) { head.factors.push_back(r.text(0)); });
    each("SELECT name, of, cause, year, unit, statistic FROM measures ORDER BY measure", [&](Statement& r) {
        head.measures.push_back({r.text(0), r.text(1), r.text(2), static_cast<int>(r.whole(3)), r.text(4), r.text(5)});
    });
    each("SELECT text, measure, at_most, bound FROM limits ORDER BY number", [&](Statement& r) {
        head.limits.push_back({r.text(0), static_cast<std::size_t>(r.whole(1)), r.whole(2) != 0, r.number(3).value()});
    });
    std::vector<MergedPoint> points;
    each("SELECT point, status, message FROM points ORDER BY point", [&](Statement& r) {
        points.push_back({{static_cast<std::uint64_t>(r.whole(0)), r.text(1), r.text(2), {}}, {}});
    });
    std::size_t at = 0;
    const auto of_point = [&](std::int64_t point) -> MergedPoint& {
        while (points.at(at).row.point != static_cast<std::uint64_t>(point)) ++at;
        return points[at];
    };
    each("SELECT point, value, number FROM inputs ORDER BY point, factor", [&](Statement& r) {
        of_point(r.whole(0)).inputs.push_back({r.text(1), r.number(2)});
    });
    at = 0;
    each("SELECT point, replication, value FROM figures ORDER BY point, replication, measure", [&](Statement& r) {
        auto& values = of_point(r.whole(0)).row.values;
        if (values.size() <= static_cast<std::size_t>(r.whole(1))) values.emplace_back();
        values.back().push_back(r.number(2).value_or(std::numeric_limits<double>::quiet_NaN()));
    });
    return {std::move(head), std::move(points)};
}

} // namespace port::store
