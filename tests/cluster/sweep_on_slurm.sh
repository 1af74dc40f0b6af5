#!/usr/bin/env bash
# A sweep of 200 points on a Slurm of two nodes: with a killed task, a node set down, and a node daemon killed while its
# task lives on, so that two attempts at one shard end; the merged file has the bytes of a run on this machine.
# Usage: sweep_on_slurm.sh ROOT PORTSIM
set -euo pipefail
root=$1
portsim=$2
if [ "$(id -u)" -ne 0 ] || ! command -v slurmctld parallel >/dev/null; then
    echo 'skipped: only root can start a Slurm here, with the packages of step `cluster`'
    exit 77
fi
work=$(mktemp -d /tmp/portsim-cluster-XXXXXX)
export SLURM_CONF=$work/slurm/slurm.conf
slow() { timeout 60 "$@"; }
fail() {
    echo "FAILED: $*" >&2
    tail -n 5 "$work"/slurm/log/*.log "$work"/*/slurm/errors.txt >&2 2>/dev/null || true
    exit 1
}
finish() {
    pkill -CONT -f "sweep shard $work" 2>/dev/null || true
    pkill -KILL -f "sweep shard $work" 2>/dev/null || true
    "$root/tools/dev/slurm/stop" "$work/slurm" || true
    rm -rf "$work"
}
trap finish EXIT

# Waits until a command succeeds.
until_true() {
    local what=$1
    shift
    for _ in $(seq 900); do
        if "$@" >/dev/null 2>&1; then return; fi
        sleep 0.1
    done
    fail "$what"
}

cat >"$work/study.yaml" <<END
title: Killed on a cluster
base: $root/scenarios/jinzhou-2009.yaml
set: ['horizon=60 days']
replications: 2
design: latin hypercube
points: 200
vary:
  - {path: 'trades[coal loaded].demand[2009].demand', from: 10 Mt/yr, to: 22 Mt/yr}
  - {path: 'rail_services[coal trains].rate', from: 3000 t/h, to: 6000 t/h}
END
plan() { "$portsim" sweep plan "$work/study.yaml" -o "$work/$1" --shards 12 >/dev/null; }
same() {
    "$portsim" sweep merge "$work/$1" >/dev/null || fail "merge of $1"
    cmp "$work/here/results.db" "$work/$1/results.db" || fail "$1 has other bytes"
    echo "$1: the same bytes as on this machine"
}

plan here
"$portsim" sweep run "$work/here" -j 2 --quiet >/dev/null
"$portsim" sweep merge "$work/here" >/dev/null

echo '--- no Slurm yet: exit code 8'
plan whole
code=0
"$portsim" sweep run "$work/whole" --on slurm --quiet 2>"$work/said" || code=$?
[ "$code" = 8 ] || fail "code $code without a controller: $(cat "$work/said")"

echo '--- GNU parallel'
plan parallel
seq 0 11 | parallel --will-cite --joblog "$work/joblog" --resume-failed --retries 3 -j 2 \
    "$portsim" sweep shard "$work/parallel" --index {}
same parallel

"$root/tools/dev/slurm/start" "$work/slurm" >/dev/null
echo '--- nothing goes wrong'
slow "$portsim" sweep run "$work/whole" --on slurm --wait --quiet || fail "run on Slurm"
same whole

# A worker that stops in its first shards until it is let go: what a task at work is, for as long as a test needs.
cat >"$work/holding" <<END
#!/bin/sh
"$portsim" "\$@" &
child=\$!
if [ "\$2" = shard ] && mkdir "$work/hold.\$5" 2>/dev/null; then
    kill -STOP \$child # and on in small steps, so that it does not end before it is seen at work
    until ls "\$3"/attempts/*/shard-\$5.*.log >/dev/null 2>&1; do
        kill -CONT \$child
        sleep 0.002
        kill -STOP \$child
    done
    echo \$child >"$work/hold.\$5/id"
fi
wait \$child
END
chmod +x "$work/holding"
plan faults
for shard in 4 5 6 7 8 9 10 11; do mkdir "$work/hold.$shard"; done # four tasks are held, the others run through
"$portsim" sweep run "$work/faults" --on slurm --program "$work/holding" >/dev/null
until_true 'four tasks at work' test -s "$work/hold.0/id" -a -s "$work/hold.1/id" -a -s "$work/hold.2/id" -a -s "$work/hold.3/id"
node_of() { slow squeue -h -t running -o '%K %N' | sed -n "s/^$1 //p"; }

down=$(node_of 1)
for living in 2 3; do
    other=$(node_of "$living")
    [ "$other" = "$down" ] || break
done
[ "$other" != "$down" ] || fail 'all tasks are on one node'

echo '--- a killed task'
kill -KILL "$(cat "$work/hold.0/id")"
echo '--- a node set down: its tasks are begun anew'
slow scontrol update nodename="$down" state=down reason=test
sleep 1
until_true "node $down to come back" sh -c \
    "scontrol update nodename=$down state=resume; timeout 5 sinfo -h -n $down -o %t | grep -E '^(idle|mix|alloc)$'"
until_true 'a part of shard 1' sh -c "ls $work/faults/parts/*/shard-1.*.part"
echo '--- a node daemon killed while its task lives on'
kill -KILL "$(cat "$work/slurm/pid/slurmd.$other.pid")"
rm -f "$work/slurm/pid/slurmd.$other.pid"
echo "--- Slurm begins a second attempt at shard $living while the first still runs; both end"
until_true "the second attempt at shard $living" sh -c "ls $work/faults/parts/*/shard-$living.2.part"
kill -CONT "$(cat "$work/hold.$living/id")"
until_true "two parts of shard $living" sh -c "ls $work/faults/parts/*/shard-$living.1.part"
slurmd -N "$other" </dev/null >/dev/null 2>&1
pkill -CONT -f "sweep shard $work/faults" || true
slow scancel --user="$(id -un)" || true

echo '--- resumed'
slow "$portsim" sweep resume "$work/faults" --on slurm --wait --quiet || fail "resume on Slurm"
"$portsim" sweep status "$work/faults"
same faults

echo '--- the controller goes: exit code 8, and what is missing is run here'
plan gone
kill -KILL "$(cat "$work/slurm/pid/ctld.pid")"
rm -f "$work/slurm/pid/ctld.pid"
code=0
timeout 120 "$portsim" sweep run "$work/gone" --on slurm --quiet 2>"$work/said" || code=$?
[ "$code" = 8 ] || fail "code $code without a controller: $(cat "$work/said")"
cat "$work/said"
"$portsim" sweep resume "$work/gone" --quiet >/dev/null
same gone
