#pragma once
#include "models/results/figures.h"
#include "tools/store/question.h"
#include "tools/store/store_failure.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace port::store {

/// The figures of replications, kept in an SQLite file. For several threads at once, and several programs.
///
/// The file has a rollback journal, not a write-ahead log: a log needs memory shared between its users, which network
/// file systems do not give, and a cluster's runs meet in one file there; it would also leave two more files beside the
/// store. What the journal costs, a reader that waits while another commits, is milliseconds beside a replication.
class Store {
public:
    /// Opens the file, or makes it; tries that it can be written, so that nobody learns of it after hours.
    /// @param patience  how long to wait while another program holds the file
    /// @throws StoreFailure  if it is no store or one of another version, if it is read-only, locked, or can't be made
    explicit Store(const std::filesystem::path& file, std::chrono::milliseconds patience = std::chrono::seconds(20));
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// The figures, in the order they were kept, bit for bit; nothing if the question was never answered.
    /// @throws StoreFailure
    [[nodiscard]] std::optional<std::vector<Measured>> find(const Question& question);

    /// Keeps the figures in one transaction: once this returns they outlive the program and a loss of power. A question
    /// that another program has answered meanwhile keeps that answer.
    /// @throws StoreFailure  and nothing is kept
    /// @throws std::invalid_argument  if a figure is not a number: it would come back as no figure
    void keep(const Question& question, const std::vector<Measured>& figures);

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

} // namespace port::store
