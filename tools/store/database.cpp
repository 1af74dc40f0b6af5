#include "tools/store/database.h"

#include "tools/store/store_failure.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace port::store {
namespace {

/// Why a call failed, for people; SQLite's own words where there are none better.
std::string reason_of(sqlite3* database, int result)
{
    if (result == SQLITE_READONLY_DIRECTORY) return "its folder is read-only, so it can't have a journal";
    switch (result & 0xff) {
    case SQLITE_NOTADB:
        return "it is not a store: not an SQLite file";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "it is read-only";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program has locked it";
    case SQLITE_FULL:
        return "the disk is full";
    case SQLITE_CORRUPT:
        return "it is damaged";
    default:
        break;
    }
    std::string reason = sqlite3_errmsg(database);
    if (const int system = sqlite3_system_errno(database)) reason += fmt::format(" ({})", std::strerror(system));
    return reason;
}

/// Why the system does not open a file. SQLite tells that of its last try, which was to read a file that is not there.
int system_error_of(const std::filesystem::path& file)
{
    const int opened = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    const int error = opened < 0 ? errno : 0;
    if (opened >= 0) ::close(opened);
    if (error == ENOENT && ::access(file.parent_path().c_str(), W_OK) != 0) return errno;
    return error;
}

[[noreturn]] void fail(sqlite3* database, const std::string& file, int result)
{
    throw StoreFailure(fmt::format("the store '{}' can't be used: {}", file, reason_of(database, result)));
}

} // namespace

Statement::Statement(sqlite3* database, const std::string& file, std::string_view sql)
    : database_(database), file_(file)
{
    must(sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement_,
                            nullptr));
}

Statement::~Statement()
{
    sqlite3_finalize(statement_);
}

void Statement::must(int result)
{
    if (result != SQLITE_OK) fail(database_, file_, result);
}

void Statement::bind(int place, std::int64_t value)
{
    must(sqlite3_bind_int64(statement_, place, value));
}

void Statement::bind(int place, std::string_view text)
{
    must(sqlite3_bind_text(statement_, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int place, std::span<const std::uint8_t> bytes)
{
    if (bytes.empty()) // else no bytes would be NULL
        must(sqlite3_bind_zeroblob(statement_, place, 0));
    else
        must(sqlite3_bind_blob(statement_, place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT));
}

void Statement::bind(int place, const std::optional<double>& value)
{
    must(value ? sqlite3_bind_double(statement_, place, *value) : sqlite3_bind_null(statement_, place));
}

bool Statement::step()
{
    const int result = sqlite3_step(statement_);
    if (result == SQLITE_ROW) return true;
    if (result == SQLITE_DONE) return false;
    fail(database_, file_, result);
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::reset() noexcept
{
    sqlite3_reset(statement_); // tells once more what step told
}

std::int64_t Statement::whole(int column) const
{
    return sqlite3_column_int64(statement_, column);
}

std::string Statement::text(int column) const
{
    const unsigned char* begin = sqlite3_column_text(statement_, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return begin ? std::string(reinterpret_cast<const char*>(begin), size) : std::string();
}

std::optional<double> Statement::number(int column) const
{
    if (sqlite3_column_type(statement_, column) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_double(statement_, column);
}

std::span<const std::uint8_t> Statement::bytes(int column) const
{
    const void* first = sqlite3_column_blob(statement_, column);
    return {static_cast<const std::uint8_t*>(first),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Database::Close::operator()(sqlite3* database) const
{
    sqlite3_close_v2(database);
}

Database::Database(const std::filesystem::path& file, std::chrono::milliseconds patience, Access access)
    : file_(file.string())
{
    // An absolute path, because SQLite gives some relative names (":memory:", "file:...", none) a meaning of their own.
    std::error_code error;
    const std::string path = std::filesystem::absolute(file, error).string();
    if (file.empty() || error) throw StoreFailure(fmt::format("the store '{}' can't be used: no such path", file_));
    sqlite3* opened = nullptr;
    const int how = access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int result = sqlite3_open_v2(path.c_str(), &opened, how | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(opened);
    if (const int system = result == SQLITE_CANTOPEN ? system_error_of(path) : 0)
        throw StoreFailure(fmt::format("the store '{}' can't be opened: {}", file_, std::strerror(system)));
    if (result != SQLITE_OK) fail(opened, file_, result);
    sqlite3_extended_result_codes(opened, 1);
    sqlite3_busy_timeout(opened, static_cast<int>(patience.count()));
    if (access == Access::write && sqlite3_db_readonly(opened, "main") == 1) fail(opened, file_, SQLITE_READONLY);
}

void Database::execute(const std::string& sql)
{
    const int result = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) fail(database_.get(), file_, result);
}

std::int64_t Database::ask(std::string_view sql)
{
    Statement statement(database_.get(), file_, sql);
    return statement.step() ? statement.whole(0) : 0;
}

std::unique_ptr<Statement> Database::prepare(std::string_view sql)
{
    return std::make_unique<Statement>(database_.get(), file_, sql);
}

std::int64_t Database::last_id() const
{
    return sqlite3_last_insert_rowid(database_.get());
}

bool Database::in_transaction() const
{
    return sqlite3_get_autocommit(database_.get()) == 0;
}

Transaction::Transaction(Database& database, Access access) : database_(database)
{
    database_.execute(access == Access::write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction()
{
    if (!database_.in_transaction()) return; // committed, or undone by SQLite itself as on a full disk
    try {
        database_.execute("ROLLBACK");
    } catch (const StoreFailure&) {
        // The next program that opens the file undoes it from the journal.
    }
}

void Transaction::commit()
{
    database_.execute("COMMIT");
}

} // namespace port::store
