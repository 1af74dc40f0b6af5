#pragma once
#include "sim/frame_pool.h"
#include "sim/simulation.h"

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace sim {

class JoinWait;
class Wait;

/// What the promise of every frame of a process begins with. Internal to the engine.
struct PromiseBase {
    ProcessControl* process = nullptr; ///< that the frame is a part of

    [[nodiscard]] static PromiseBase& of(std::coroutine_handle<> frame)
    {
        return std::coroutine_handle<PromiseBase>::from_address(frame.address()).promise();
    }
};

/// The record of one process. It stands right before the frame, in one block of memory, and outlives what is in the
/// frame as long as a ProcessRef points at it. Internal to the engine.
class alignas(16) ProcessControl {
public:
    ProcessControl(const ProcessControl&) = delete;
    ProcessControl& operator=(const ProcessControl&) = delete;

    /// Memory for a frame, with a new record before it. @return where the frame is to lie
    static void* new_frame(std::size_t bytes)
    {
        auto* const control = new (take_frame(sizeof(ProcessControl) + bytes)) ProcessControl;
        return control + 1;
    }
    /// To be called when the frame has been destroyed.
    static void delete_frame(void* frame, std::size_t bytes) noexcept
    {
        *static_cast<std::size_t*>(frame) = bytes; // for whoever lets go of the record last
        ProcessControl& control = of(frame);
        if (control.references_ > 1) [[unlikely]]
            forbid_frame(frame, bytes);
        control.let_go();
    }
    [[nodiscard]] static ProcessControl& of(void* frame) { return static_cast<ProcessControl*>(frame)[-1]; }

    void begin(Simulation& sim, const Name& name)
    {
        where_.start = sim.turn_now(Turn(*this));
        enlist(sim, name);
    }
    /// @throws InThePast  the process is destroyed then
    void begin(Simulation& sim, const Name& name, Time when, Priority priority);
    void begins(Simulation& sim)
    {
        begun_ = true;
        if (sim.recording_) [[unlikely]]
            sim.record(*this, Step::begins);
        sim.running_ = this;
        frame().resume();
        sim.running_ = nullptr;
    }
    void finished() noexcept
    {
        if (rare_ || sim_->recording_) [[unlikely]]
            report_end();
        destroy();
    }
    /// Destroys the frame, and with it all that the process held; who joins it goes on.
    void destroy() noexcept
    {
        if (!alive()) return;
        unlink();
        wait_ = nullptr;
        if (joiners_) [[unlikely]]
            return destroy_joined();
        frame().destroy(); // and with it this record, unless somebody points at it
    }
    bool interrupt(const std::string& cause) { return interrupt(cause, false); }
    bool preempt(const std::string& cause) { return interrupt(cause, true); }
    void throw_if_interrupted();
    void failed(); ///< keeps the exception that is being handled

    void hold() { ++references_; }
    void let_go() noexcept
    {
        if (--references_ != 0) return;
        const std::size_t bytes = *reinterpret_cast<std::size_t*>(this + 1);
        this->~ProcessControl();
        give_frame(this, sizeof(ProcessControl) + bytes);
    }

    [[nodiscard]] bool alive() const { return newer_ != this; }
    [[nodiscard]] Name name() const { return {{text_, length_}, number_}; }
    [[nodiscard]] const ProcessControl* older() const { return older_; }
    [[nodiscard]] const Wait* waits_on() const { return wait_; }
    [[nodiscard]] Simulation* simulation() const { return sim_; }

private:
    friend class JoinWait;
    friend class ProcessRef;
    friend class Simulation;
    friend class Wait;

    /// What most processes never have.
    struct Rare {
        std::exception_ptr failure;
        bool interrupted = false; ///< and has not seen it yet
        bool preempted = false;
        std::string cause;
    };

    ProcessControl() = default;
    ~ProcessControl() = default;

    [[nodiscard]] std::coroutine_handle<> frame() { return std::coroutine_handle<>::from_address(this + 1); }
    bool interrupt(const std::string& cause, bool preempted);
    [[nodiscard]] bool interrupted() const { return rare_ && rare_->interrupted; }
    Rare& rare();
    void enlist(Simulation& sim, const Name& name);
    void unlink() noexcept
    {
        ProcessControl* const newer = std::exchange(newer_, this);
        if (!sim_) return; // it was never started
        if (!begun_) [[unlikely]]
            sim_->take_out(where_.start);
        (newer ? newer->older_ : sim_->newest_) = older_;
        if (older_) older_->newer_ = newer;
        older_ = nullptr;
        --sim_->alive_;
    }
    void report_end() noexcept;
    void destroy_joined() noexcept;

    Simulation* sim_ = nullptr;
    Wait* wait_ = nullptr;
    ProcessControl* older_ = nullptr; ///< among the living of its simulation
    ProcessControl* newer_ = nullptr; ///< itself once it has ended
    JoinWait* joiners_ = nullptr;
    std::unique_ptr<Rare> rare_;
    union Where {
        TurnPlace start;            ///< of its first event, until it has begun
        std::coroutine_handle<> at; ///< where it goes on: in its frame, or in that of a task
        Where() : start() {}
    } where_;
    const char* text_ = nullptr;
    std::int64_t number_ = -1;
    std::uint32_t length_ : 31 = 0;
    std::uint32_t begun_ : 1 = false;
    std::uint32_t references_ = 1; ///< one is the frame's own
};
static_assert(sizeof(ProcessControl) == 80, "the frame behind it must be aligned, and a process small");

inline void ProcessControl::enlist(Simulation& sim, const Name& name)
{
    text_ = name.text.data();
    length_ = static_cast<std::uint32_t>(name.text.size()) & 0x7fffffffU;
    number_ = name.number;
    sim_ = &sim;
    older_ = sim.newest_;
    if (older_) older_->newer_ = this;
    sim.newest_ = this;
    ++sim.alive_;
}

} // namespace sim
