#pragma once
#include "models/landside/rail.h"

#include <algorithm>

namespace port {

/// Waits for a path out of the port.
class Rail::PathWait final : public sim::Wait {
public:
    PathWait(Rail& rail, std::size_t line) : Wait(rail.sim_), rail_(rail), line_(line) {}
    ~PathWait() { leave(); }
    [[nodiscard]] std::string what() const override { return "a path out"; }

private:
    friend class Rail;
    bool begin() override
    {
        rail_.lines_[line_].leaving.push_back(this);
        rail_.look_for_path_out(line_);
        return false;
    }
    void withdraw() noexcept override
    {
        auto& leaving = rail_.lines_[line_].leaving;
        leaving.erase(std::find(leaving.begin(), leaving.end(), this));
    }
    Rail& rail_;
    std::size_t line_;
};

} // namespace port
