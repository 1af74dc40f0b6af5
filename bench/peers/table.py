"""Runs every way to simulate M/M/1 once a round, one after another, and prints a table of them. Called by `run`.

    bench/peers/table.py BUILD [ROUNDS [CUSTOMERS]]

A program tells the CPU time of its own process, start-up left out. Times are medians over the rounds; a ratio is the median
of the ratios within each round, so that a machine that slows down for a while does not show in it.
"""
import json
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent

# Program, whose it is, its ways, and how many times fewer customers it gets: what is compared is the time for one.
PROGRAMS = [
    ("bench_mm1", "portsim", ["lindley", "tag loop", "portsim processes", "portsim store"], 1),
    ("bench_mm1_ns3", "ns-3", ["ns-3 callbacks"], 1),
    ("bench_mm1_systemc", "SystemC", ["SystemC fifo", "SystemC event"], 1),
    ("bench_mm1_systemc", "SystemC", ["SystemC spawn"], 10),
    ("mm1_simpy.py", "SimPy 3", ["SimPy 3 processes", "SimPy 3 store"], 10),
    ("mm1_simpy.py", "SimPy 2", ["SimPy 2 processes", "SimPy 2 store"], 10),
]
OURS = ["portsim processes", "portsim store"]
THEORY = 9.0  # s in the system, with gaps of 1 s and services of 0.9 s


def command(program, build):
    return [sys.executable, str(HERE / program)] if program.endswith(".py") else [str(build / program)]


def run_once(program, build, customers, way):
    """What the program printed of this way; nothing if its library is not here."""
    try:
        done = subprocess.run([*command(program, build), str(customers), "1", way], capture_output=True, text=True)
    except FileNotFoundError:
        return None
    if done.returncode in (3, 127):  # Python's module, or the library that the program was built with, is not here
        return None
    if done.returncode != 0:
        sys.exit(f"error: {way} ended with {done.returncode}: {done.stderr.strip()}")
    return json.loads(done.stdout)["ways"][0]


def rounds_of_all(build, rounds, customers):
    """By way: ns a customer of each round, and the time in the system it found."""
    ns, found, absent = {}, {}, set()
    for number in range(1, rounds + 1):
        print(f"round {number} of {rounds}", file=sys.stderr)
        for program, whose, ways, fewer in PROGRAMS:
            for way in ways:
                if whose in absent:
                    continue
                result = run_once(program, build, max(1, customers // fewer), way)
                if result is None:
                    absent.add(whose)
                    print(f"note: {whose} is not installed here and is left out; see tools/dev/packages.txt, step peers",
                          file=sys.stderr)
                    continue
                ns.setdefault(way, []).append(result["ns"][0])
                found[way] = result["time_in_system"]
    return ns, found


def main():
    build = pathlib.Path(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    customers = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    ns, found = rounds_of_all(build, rounds, customers)
    print(f"| way | customers | ns a customer | {' | '.join('ratio to ' + ours for ours in OURS)} | s in the system (theory {THEORY}) |")
    print("|---|---|---|" + "---|" * len(OURS) + "---|")
    for _, _, ways, fewer in PROGRAMS:
        for way in ways:
            if way not in ns:
                continue
            ratios = [statistics.median(a / b for a, b in zip(ns[way], ns[ours])) for ours in OURS]
            ratio_cells = " | ".join(f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}" for ratio in ratios)
            print(f"| {way} | {customers // fewer} | {statistics.median(ns[way]):.0f} | {ratio_cells} | {found[way]:.4f} |")


if __name__ == "__main__":
    main()
