#pragma once
#include "sim/frame_pool.h"
#include "sim/process_control.h"
#include "sim/wait.h"

#include <coroutine>
#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace sim {

/// A process: a coroutine that may `co_await` any Wait or Task. It does nothing until `Simulation::start` takes it.
class [[nodiscard]] Process {
public:
    struct promise_type : PromiseBase {
        promise_type()
        {
            process = &ProcessControl::of(std::coroutine_handle<promise_type>::from_promise(*this).address());
        }
        static void* operator new(std::size_t bytes) { return ProcessControl::new_frame(bytes); }
        static void operator delete(void* frame, std::size_t bytes) noexcept
        {
            ProcessControl::delete_frame(frame, bytes);
        }

        Process get_return_object() { return Process(*process); }
        std::suspend_always initial_suspend() noexcept { return {}; }
        struct End {
            bool await_ready() noexcept { return false; }
            void await_suspend(std::coroutine_handle<promise_type> frame) noexcept
            {
                ProcessControl::of(frame.address()).finished(); // destroys the frame
            }
            void await_resume() noexcept {}
        };
        End final_suspend() noexcept { return {}; }
        void return_void() {}
        void unhandled_exception() { process->failed(); }
    };

    Process(Process&& other) noexcept : control_(std::exchange(other.control_, nullptr)) {}
    Process& operator=(Process&&) = delete;
    ~Process()
    {
        if (control_) control_->destroy(); // never started
    }

private:
    friend class Simulation;
    explicit Process(ProcessControl& control) : control_(&control) {}
    ProcessControl& release() { return *std::exchange(control_, nullptr); }
    ProcessControl* control_;
};

/// Points at a process that was started; harmless once it has ended. Must not outlive the thread's Simulation by a use.
class ProcessRef {
public:
    ProcessRef() = default;
    explicit ProcessRef(ProcessControl& control) : control_(&control) { control.hold(); }
    ProcessRef(const ProcessRef& other) : control_(other.control_)
    {
        if (control_) control_->hold();
    }
    ProcessRef(ProcessRef&& other) noexcept : control_(std::exchange(other.control_, nullptr)) {}
    ProcessRef& operator=(ProcessRef other) noexcept
    {
        std::swap(control_, other.control_);
        return *this;
    }
    ~ProcessRef()
    {
        if (control_) control_->let_go();
    }

    [[nodiscard]] bool alive() const { return control_ && control_->alive(); }

    /// Withdraws what the process waits for and makes it go on, at this instant, with `Interrupted(cause)`. A process
    /// that has not begun yet is interrupted at its first wait. @return false if it had already ended.
    bool interrupt(const std::string& cause) { return control_ && control_->interrupt(cause); }

    /// Ends the process here and now: its frame is destroyed, and with it all it held; who joins it goes on. Harmless
    /// if it has ended. A process cannot stop itself (BrokenPromise): it returns.
    void stop()
    {
        if (!alive()) return;
        Simulation& sim = *control_->sim_;
        expects(sim.running() != control_, "a process is stopped by another, not by itself");
        if (sim.recording_) sim.record(*control_, Step::stopped);
        control_->destroy();
    }

private:
    friend class JoinWait;
    ProcessControl* control_ = nullptr;
};

/// Waits for a process to end. An exception that ended it is thrown to whoever joins (all who do).
class JoinWait final : public Wait {
public:
    JoinWait(Simulation& sim, const ProcessRef& process) : Wait(sim), target_(process) {}
    ~JoinWait() { leave(); }
    void await_resume();
    [[nodiscard]] std::string what() const override;
    void blocked_by(std::vector<Blocker>& all) const override;

private:
    friend class ProcessControl;
    bool begin() override;
    void withdraw() noexcept override;
    void handed_over() override; ///< throws what ended the process

    ProcessRef target_;
    JoinWait* next_ = nullptr;
};

[[nodiscard]] inline JoinWait join(Simulation& sim, const ProcessRef& process)
{
    return JoinWait(sim, process);
}

/// A part of a process, written as a coroutine of its own: `co_await work(...)` runs it and gives its value. It belongs
/// to the process that awaits it: an interruption, a stop or an exception passes through it.
template <class T = void> class [[nodiscard]] Task;

namespace detail {

struct TaskPromiseBase : PromiseBase {
    std::coroutine_handle<> caller;
    std::exception_ptr failure;

    static void* operator new(std::size_t bytes) { return take_frame(bytes); }
    static void operator delete(void* block, std::size_t bytes) noexcept { give_frame(block, bytes); }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct End {
        bool await_ready() noexcept { return false; }
        template <class Promise> std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> frame) noexcept
        {
            return frame.promise().caller;
        }
        void await_resume() noexcept {}
    };
    End final_suspend() noexcept { return {}; }
    void unhandled_exception() { failure = std::current_exception(); }
};

template <class T> struct TaskPromise : TaskPromiseBase {
    std::optional<T> value;
    Task<T> get_return_object();
    template <class U> void return_value(U&& result) { value.emplace(std::forward<U>(result)); }
    T take() { return std::move(*value); }
};

template <> struct TaskPromise<void> : TaskPromiseBase {
    Task<void> get_return_object();
    void return_void() {}
    void take() {}
};

} // namespace detail

template <class T> class [[nodiscard]] Task {
public:
    using promise_type = detail::TaskPromise<T>;

    explicit Task(std::coroutine_handle<promise_type> frame) : frame_(frame) {}
    Task(Task&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    Task& operator=(Task&&) = delete;
    ~Task()
    {
        if (frame_) frame_.destroy();
    }

    [[nodiscard]] bool await_ready() const { return false; }
    template <class Promise> std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> caller)
    {
        frame_.promise().caller = caller;
        frame_.promise().process = caller.promise().process;
        return frame_;
    }
    T await_resume()
    {
        if (frame_.promise().failure) std::rethrow_exception(frame_.promise().failure);
        return frame_.promise().take();
    }

private:
    std::coroutine_handle<promise_type> frame_;
};

template <class T> Task<T> detail::TaskPromise<T>::get_return_object()
{
    return Task<T>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

inline ProcessRef Simulation::start(Process process, Name name)
{
    ProcessControl& control = process.release();
    control.begin(*this, name);
    return ProcessRef(control);
}

inline Task<void> detail::TaskPromise<void>::get_return_object()
{
    return Task<void>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

} // namespace sim
