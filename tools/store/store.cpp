#include "tools/store/store.h"

#include "tools/store/database.h"
#include "tools/store/schema.h"

#include <fmt/format.h>

#include <cmath>
#include <mutex>
#include <stdexcept>

namespace port::store {
namespace {

/// Ready for its next use however a scope ends; a reading left open would keep other programs from writing.
class Reset {
public:
    explicit Reset(Statement& statement) : statement_(statement) {}
    ~Reset() { statement_.reset(); }
    Reset(const Reset&) = delete;
    Reset& operator=(const Reset&) = delete;

private:
    Statement& statement_;
};

void refuse_what_is_no_number(const std::vector<Measured>& figures)
{
    for (const Measured& m : figures)
        for (const auto& value : {m.value, m.p50, m.p90, m.p95, m.most})
            if (value && std::isnan(*value))
                throw std::invalid_argument(
                    fmt::format("the figure '{}' of '{}' is not a number, and can't be kept", m.key.measure, m.key.of));
}

} // namespace

struct Store::Parts {
    Parts(const std::filesystem::path& file, std::chrono::milliseconds patience) : database(file, patience)
    {
        prepare(database);
        find_replication = database.prepare("SELECT id FROM replications WHERE key = ?");
        find_figures = database.prepare("SELECT measure, of, cause, year, unit, value, p50, p90, p95, most "
                                        "FROM figures JOIN figure_keys ON id = figure_key "
                                        "WHERE replication = ? ORDER BY position");
        add_scenario = database.prepare("INSERT OR IGNORE INTO scenarios (digest, title, canonical) VALUES (?, ?, ?)");
        find_scenario = database.prepare("SELECT id FROM scenarios WHERE digest = ?");
        add_replication = database.prepare("INSERT INTO replications (key, scenario, model_version, seed, replication) "
                                           "VALUES (?, ?, ?, ?, ?)");
        add_key = database.prepare("INSERT OR IGNORE INTO figure_keys (measure, of, cause, year, unit) "
                                   "VALUES (?, ?, ?, ?, ?)");
        find_key = database.prepare("SELECT id FROM figure_keys WHERE measure = ? AND of = ? AND cause = ? "
                                    "AND year = ? AND unit = ?");
        add_figure = database.prepare("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    std::optional<std::int64_t> id_of(const Digest& key)
    {
        const Reset reset(*find_replication);
        find_replication->bind(1, key);
        return find_replication->step() ? std::optional(find_replication->whole(0)) : std::nullopt;
    }

    std::int64_t scenario_id(const Question& question)
    {
        const Digest digest = sha256(question.scenario);
        const Reset reset_add(*add_scenario);
        add_scenario->bind(1, digest);
        add_scenario->bind(2, question.title);
        add_scenario->bind(3, question.scenario);
        add_scenario->run();
        const Reset reset_find(*find_scenario);
        find_scenario->bind(1, digest);
        find_scenario->step();
        return find_scenario->whole(0);
    }

    std::int64_t key_id(const FigureKey& key)
    {
        for (Statement* statement : {add_key.get(), find_key.get()}) {
            const Reset reset(*statement);
            statement->bind(1, key.measure);
            statement->bind(2, key.of);
            statement->bind(3, key.cause);
            statement->bind(4, std::int64_t{key.year});
            statement->bind(5, key.unit);
            if (statement->step()) return statement->whole(0);
        }
        throw std::logic_error("a row that was just inserted is there");
    }

    std::int64_t new_replication(const Question& question, const Digest& key)
    {
        const Reset reset(*add_replication);
        add_replication->bind(1, key);
        add_replication->bind(2, scenario_id(question));
        add_replication->bind(3, question.model_version);
        add_replication->bind(4, std::to_string(question.seed));
        add_replication->bind(5, static_cast<std::int64_t>(question.replication));
        add_replication->run();
        return database.last_id();
    }

    void figure(std::int64_t replication, std::int64_t position, const Measured& m)
    {
        const Reset reset(*add_figure);
        add_figure->bind(1, replication);
        add_figure->bind(2, position);
        add_figure->bind(3, key_id(m.key));
        add_figure->bind(4, m.value);
        add_figure->bind(5, m.p50);
        add_figure->bind(6, m.p90);
        add_figure->bind(7, m.p95);
        add_figure->bind(8, m.most);
        add_figure->run();
    }

    std::mutex mutex;
    Database database;
    std::unique_ptr<Statement> find_replication, find_figures, add_scenario, find_scenario, add_replication, add_key,
        find_key, add_figure;
};

Store::Store(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : parts_(std::make_unique<Parts>(file, patience))
{
}

Store::~Store() = default;

std::optional<std::vector<Measured>> Store::find(const Question& question)
{
    const Digest key = key_of(question);
    const std::lock_guard lock(parts_->mutex);
    const std::optional<std::int64_t> id = parts_->id_of(key);
    if (!id) return std::nullopt;
    std::vector<Measured> figures;
    Statement& row = *parts_->find_figures;
    const Reset reset(row);
    row.bind(1, *id);
    while (row.step())
        figures.push_back({{row.text(0), row.text(1), row.text(2), static_cast<int>(row.whole(3)), row.text(4)},
                           row.number(5),
                           row.number(6),
                           row.number(7),
                           row.number(8),
                           row.number(9)});
    return figures;
}

void Store::keep(const Question& question, const std::vector<Measured>& figures)
{
    refuse_what_is_no_number(figures);
    const Digest key = key_of(question);
    const std::lock_guard lock(parts_->mutex);
    Transaction transaction(parts_->database);
    if (parts_->id_of(key)) return;
    const std::int64_t id = parts_->new_replication(question, key);
    for (std::size_t i = 0; i < figures.size(); ++i) parts_->figure(id, static_cast<std::int64_t>(i), figures[i]);
    transaction.commit();
}

} // namespace port::store
