#pragma once
#include "sim/grant.h"
#include "sim/line.h"
#include "sim/wait.h"

namespace sim {

class Container;

/// Waits to put into a container, or to get out of it. Nothing has moved until the process goes on with it: between the
/// grant and that moment (of the same instant) the amount or the room is only promised, so a request that is destroyed,
/// interrupted or outrun by another leaves the level as if it had never been.
class ContainerRequest : public Wait {
public:
    ~ContainerRequest() { leave(); }

    /// @throws Interrupted
    void await_resume()
    {
        Wait::await_resume();
        handed_over();
    }
    /// Asks with another priority from now on; who stands in line moves behind those of that priority.
    void change_priority(int priority);

    [[nodiscard]] double amount() const { return amount_; }
    [[nodiscard]] std::string what() const override;

protected:
    enum class Way : std::uint8_t { put, get };
    ContainerRequest(Container& container, Way way, double amount, int priority);

private:
    friend class Container;
    friend class Line<ContainerRequest>;

    bool begin() override;
    void withdraw() noexcept override;
    void forgo() noexcept override;
    void handed_over() override;

    Container* container_; ///< none once it is gone
    Place<ContainerRequest> place_;
    double amount_;
    Way way_;
};

/// `ContainerPut put{silo, 30.0}; co_await within(sim, 5h, put);`
class ContainerPut final : public ContainerRequest {
public:
    /// @param priority  smaller is served first, among those who put
    /// @throws std::invalid_argument  if the amount is negative, not finite, or more than the container can ever hold
    ContainerPut(Container& container, double amount, int priority = 0)
        : ContainerRequest(container, Way::put, amount, priority)
    {
    }
};

class ContainerGet final : public ContainerRequest {
public:
    /// As ContainerPut, among those who get.
    ContainerGet(Container& container, double amount, int priority = 0)
        : ContainerRequest(container, Way::get, amount, priority)
    {
    }
};

/// A level between nought and a capacity, in the caller's unit, changed in lumps (for steady flows see FlowNetwork).
///
/// `co_await silo.put(30.0)` waits for room, `co_await silo.get(30.0)` for stock; an amount moves whole. Each side has
/// a line of its own, by priority and then first come first served; with `passing` a request that fits may pass one
/// that does not. Who is granted goes on at the same instant and priority. Sums of doubles are inexact, so an amount
/// that is too large by at most 1e-12 of it fits, and the level is then its bound to the bit.
///
/// The container may be destroyed before the processes that use it; they then wait for ever. It must not outlive its
/// Simulation.
class Container {
public:
    /// @param capacity  more than nought; may be infinite
    /// @param level  what is in it at the start, from nought to `capacity`
    /// @throws std::invalid_argument  if one of them, or the level of decisions, is out of range
    Container(Simulation& sim, Name name, double capacity, double level = 0, Granting granting = {});
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;
    ~Container();

    /// @throws std::invalid_argument  as ContainerPut
    [[nodiscard]] ContainerPut put(double amount, int priority = 0) { return ContainerPut(*this, amount, priority); }
    [[nodiscard]] ContainerGet get(double amount, int priority = 0) { return ContainerGet(*this, amount, priority); }

    /// Moves the amount now or not at all: false if it does not fit or somebody in line comes first.
    [[nodiscard]] bool try_put(double amount);
    [[nodiscard]] bool try_get(double amount);

    [[nodiscard]] const Name& name() const { return name_; }
    [[nodiscard]] double capacity() const { return capacity_; }
    [[nodiscard]] double level() const { return level_; }
    [[nodiscard]] double room() const { return capacity_ - level_; }
    [[nodiscard]] std::size_t putting() const { return puts_.line.size(); } ///< requests that wait
    [[nodiscard]] std::size_t getting() const { return gets_.line.size(); }

    /// Mean over time since the start or `reset_statistics`; the level itself if no time has passed.
    [[nodiscard]] double mean_level() const;
    void reset_statistics();

private:
    friend class ContainerRequest;
    friend class Decision<Container>;
    using Way = ContainerRequest::Way;

    /// One side: who waits there, and who was granted and has not gone on yet, with the sum of their amounts.
    struct Side {
        Line<ContainerRequest> line;
        Line<ContainerRequest> promised;
        double promised_amount = 0;
    };

    [[nodiscard]] Side& side(Way way) { return way == Way::put ? puts_ : gets_; }
    [[nodiscard]] double free(Way way) const;
    [[nodiscard]] bool fits(Way way, double amount) const;
    [[nodiscard]] ContainerRequest* next_served(Way way);
    void check(double amount) const;
    bool try_move(Way way, double amount);
    bool admit(ContainerRequest& request);
    void promise(ContainerRequest& request);
    void release(ContainerRequest& request) noexcept;
    void move(Way way, double amount) noexcept;
    void changed();
    void decide();
    bool serve(Way way);

    Simulation& sim_;
    Name name_;
    double capacity_;
    double level_;
    Granting granting_;
    Side puts_;
    Side gets_;
    double level_seconds_ = 0;
    Time since_;
    Time changed_;
    Decision<Container> decision_;
};

} // namespace sim
