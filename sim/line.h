#pragma once
#include <cstddef>

namespace sim {

/// Where a request stands in a Line: a member `place_` of the request, so that waiting takes no memory of its own.
template <class Request> struct Place {
    Request* ahead = nullptr;
    Request* behind = nullptr;
    int priority = 0; ///< smaller is served first
};

/// Those who wait, by priority and then in the order they came. `Request` has a `Place<Request> place_` and befriends
/// Line.
///
/// An intrusive list rather than a heap: nearly every request has the priority of the last one and is put in or taken
/// out at O(1), from the middle too when it reneges. A request that goes before m others costs O(m).
template <class Request> class Line {
public:
    [[nodiscard]] bool empty() const { return !first_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] Request* first() const { return first_; }
    [[nodiscard]] Request* last() const { return last_; }
    [[nodiscard]] static Request* behind(const Request& request) { return request.place_.behind; }
    [[nodiscard]] static Request* ahead(const Request& request) { return request.place_.ahead; }

    /// Behind those of its priority.
    void insert(Request& request)
    {
        Request* ahead = last_;
        while (ahead && ahead->place_.priority > request.place_.priority) ahead = ahead->place_.ahead;
        insert_behind(ahead, request);
    }

    /// Before those of its priority.
    void insert_before_equals(Request& request)
    {
        Request* ahead = last_;
        while (ahead && ahead->place_.priority >= request.place_.priority) ahead = ahead->place_.ahead;
        insert_behind(ahead, request);
    }

    /// `request` must stand in this line.
    void remove(Request& request) noexcept
    {
        Place<Request>& place = request.place_;
        (place.ahead ? place.ahead->place_.behind : first_) = place.behind;
        (place.behind ? place.behind->place_.ahead : last_) = place.ahead;
        place.ahead = place.behind = nullptr;
        --size_;
    }

private:
    void insert_behind(Request* ahead, Request& request)
    {
        Request* behind = ahead ? ahead->place_.behind : first_;
        request.place_.ahead = ahead;
        request.place_.behind = behind;
        (ahead ? ahead->place_.behind : first_) = &request;
        (behind ? behind->place_.ahead : last_) = &request;
        ++size_;
    }

    Request* first_ = nullptr;
    Request* last_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace sim
