#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace port::store {

/// One statement, prepared once and run often: bind, then step until there is no further row, then reset.
/// The database outlives it.
class Statement {
public:
    Statement(sqlite3* database, const std::string& file, std::string_view sql);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void bind(int place, std::int64_t value);
    void bind(int place, std::string_view text);
    void bind(int place, std::span<const std::uint8_t> bytes);
    void bind(int place, const std::optional<double>& value); ///< bit for bit; nothing is NULL

    /// Whether there is a row. @throws StoreFailure
    bool step();
    /// Steps to the end of a statement that gives no rows. @throws StoreFailure
    void run();
    /// Ready to be bound anew; also ends the reading that it began.
    void reset() noexcept;

    [[nodiscard]] std::int64_t whole(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::optional<double> number(int column) const;
    /// Until the next step.
    [[nodiscard]] std::span<const std::uint8_t> bytes(int column) const;

private:
    void must(int result);

    sqlite3* database_;
    const std::string& file_;
    sqlite3_stmt* statement_ = nullptr;
};

enum class Access { write, read };

/// An open SQLite file. Not for several threads at once.
class Database {
public:
    /// Opens the file, or, to write, makes an empty one. To read, it may lie where nobody may write.
    /// @param patience  how long a call waits while another program holds the file
    /// @throws StoreFailure
    Database(const std::filesystem::path& file, std::chrono::milliseconds patience, Access access = Access::write);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// @throws StoreFailure
    void execute(const std::string& sql);
    /// The whole number that a query gives, such as a PRAGMA's. @throws StoreFailure
    [[nodiscard]] std::int64_t ask(std::string_view sql);
    [[nodiscard]] std::unique_ptr<Statement> prepare(std::string_view sql);
    /// Of the row inserted last.
    [[nodiscard]] std::int64_t last_id() const;
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] bool in_transaction() const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::string file_;
    std::unique_ptr<sqlite3, Close> database_;
};

/// Takes the right to write at once, so that no work is lost to another program's; undoes all unless committed.
class Transaction {
public:
    /// `read` sees one state of the file whatever others write meanwhile, and keeps nobody from beginning to write.
    explicit Transaction(Database& database, Access access = Access::write);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
};

} // namespace port::store
