#!/usr/bin/python3
"""M/M/1 by SimPy: a process a customer, and two processes with a store. It draws by Python's own random.expovariate.

    bench/peers/mm1_simpy.py [customers [rounds [way]]]     prints JSON as bench_mm1 does

Debian has two of them: SimPy 2 (python3-simpy), whose monitors keep the statistics of the server and the queue, and SimPy 3
(python3-simpy3), which has no statistics over time; so none are kept there. Ends with 3 where SimPy is not installed.
"""
import json
import math
import random
import sys
import time


def gap():
    return random.expovariate(1.0)


def service():
    return random.expovariate(1 / 0.9)


def processes_3(customers):
    import simpy

    env = simpy.Environment()
    server = simpy.Resource(env)
    total = 0.0

    def customer(duration):
        nonlocal total
        arrived = env.now
        with server.request() as turn:
            yield turn
            yield env.timeout(duration)
        total += env.now - arrived

    def source():
        for _ in range(customers):
            yield env.timeout(gap())
            env.process(customer(service()))

    env.process(source())
    env.run()
    return total / customers


def store_3(customers):
    import simpy

    env = simpy.Environment()
    line = simpy.Store(env)
    total = 0.0

    def arrivals():
        for _ in range(customers):
            yield env.timeout(gap())
            yield line.put((env.now, service()))

    def server():
        nonlocal total
        for _ in range(customers):
            arrived, duration = yield line.get()
            yield env.timeout(duration)
            total += env.now - arrived

    env.process(arrivals())
    env.process(server())
    env.run()
    return total / customers


def processes_2(customers):
    from SimPy.Simulation import Process, Resource, Simulation, Tally, hold, release, request

    sim = Simulation()
    server = Resource(sim=sim, monitored=True, monitorType=Tally)
    total = 0.0

    class Customer(Process):
        def visit(self, duration):
            nonlocal total
            arrived = sim.now()
            yield request, self, server
            yield hold, self, duration
            yield release, self, server
            total += sim.now() - arrived

    class Source(Process):
        def create(self):
            for _ in range(customers):
                yield hold, self, gap()
                customer = Customer(sim=sim)
                sim.activate(customer, customer.visit(service()))

    source = Source(sim=sim)
    sim.activate(source, source.create())
    sim.simulate(until=math.inf)
    return total / customers


def store_2(customers):
    from SimPy.Simulation import Process, Simulation, Store, Tally, get, hold, put

    sim = Simulation()
    line = Store(sim=sim, monitored=True, monitorType=Tally)
    busy = Tally(sim=sim)
    total = 0.0

    class Arrivals(Process):
        def create(self):
            for _ in range(customers):
                yield hold, self, gap()
                yield put, self, line, [(sim.now(), service())]

    class Server(Process):
        def serve(self):
            nonlocal total
            for _ in range(customers):
                yield get, self, line, 1
                arrived, duration = self.got[0]
                busy.observe(1)
                yield hold, self, duration
                busy.observe(0)
                total += sim.now() - arrived

    arrivals, server = Arrivals(sim=sim), Server(sim=sim)
    sim.activate(arrivals, arrivals.create())
    sim.activate(server, server.serve())
    sim.simulate(until=math.inf)
    return total / customers


WAYS = {"SimPy 3 processes": processes_3, "SimPy 3 store": store_3,
        "SimPy 2 processes": processes_2, "SimPy 2 store": store_2}


def lindley(customers):
    """What all of them must find: the recursion over the same draws."""
    total = wait = 0.0
    for _ in range(customers):
        wait = max(0.0, wait - gap()) + service()
        total += wait
    return total / customers


def main():
    customers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    names = sys.argv[3:] or list(WAYS)
    ns = {name: [] for name in names}
    found = {}
    try:
        for way in names:
            WAYS[way](min(customers, 1000))  # what is done only once is not counted
        for _ in range(rounds):
            for way in names:
                random.seed(1)
                start = time.process_time_ns()
                found[way] = WAYS[way](customers)
                ns[way].append(round((time.process_time_ns() - start) / customers, 2))
    except ModuleNotFoundError as missing:
        print(f"there is no Python module {missing.name}", file=sys.stderr)
        return 3
    print(json.dumps({"customers": customers, "ways": [
        {"name": way, "time_in_system": round(found[way], 6), "ns": ns[way]} for way in names]}))
    random.seed(1)
    exact = lindley(customers)
    wrong = [way for way in names if abs(found[way] - exact) > 1e-6]
    for way in wrong:
        print(f"{way} found {found[way]:.9f} s in the system; right is {exact:.9f}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
