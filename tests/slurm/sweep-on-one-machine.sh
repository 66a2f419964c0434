#!/usr/bin/env bash
# Sets up a Slurm cluster of this one machine in a temporary folder (Debian's slurm-wlm and munge; as root), hands it a sweep
# of two tiny runs as a job array, checks what came of it, and takes the cluster down again.
# Usage: tests/slurm/sweep-on-one-machine.sh      The last line is 'passed' or says what failed.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
fail() { printf 'failed: %s\n' "$*"; exit 1; }

[[ $(id -u) == 0 ]] || fail "Slurm's daemons need root here; run this as root."
for program in slurmctld slurmd sbatch munged; do
  command -v "$program" >/dev/null || fail "$program is missing; apt-get install slurm-wlm munge"
done

cluster=$(mktemp -d)
daemons=()
take_down() {
  for daemon in "${daemons[@]}"; do kill "$daemon" 2>/dev/null || true; done
  wait || true
  rm -rf "$cluster"
}
trap take_down EXIT

# munge: a key of its own, a socket of its own
mkdir -p "$cluster/munge" "$cluster/state" "$cluster/spool"
chmod 755 "$cluster"
chmod 700 "$cluster/munge"
dd if=/dev/urandom of="$cluster/munge/key" bs=1024 count=1 status=none
chmod 400 "$cluster/munge/key"
munged --foreground --force --key-file "$cluster/munge/key" --socket "$cluster/munge.socket" \
  --pid-file "$cluster/munge/pid" --log-file "$cluster/munge/log" --seed-file "$cluster/munge/seed" >/dev/null 2>&1 &
daemons+=($!)

host=$(hostname -s)
memory=$(awk '/MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
cat >"$cluster/slurm.conf" <<CONF
ClusterName=course
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$cluster/munge.socket
CryptoType=crypto/munge
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$cluster/state
SlurmdSpoolDir=$cluster/spool
SlurmctldPidFile=$cluster/slurmctld.pid
SlurmdPidFile=$cluster/slurmd.pid
SlurmctldLogFile=$cluster/slurmctld.log
SlurmdLogFile=$cluster/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=all Nodes=$host Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$cluster/slurm.conf
slurmctld -D >/dev/null 2>&1 &
daemons+=($!)
slurmd -D >/dev/null 2>&1 &
daemons+=($!)
for _ in $(seq 60); do
  sinfo -h -o %t 2>/dev/null | grep -q idle && break
  sleep 1
done
sinfo -h -o %t | grep -q idle || { tail -n 5 "$cluster"/*.log; fail "the node did not come up"; }

# two runs, a task each
cat >"$cluster/tiny.json" <<'SWEEP'
{"runs": [{"net": ["plain-8", "resnet-8"], "images": 200, "iterations": 6, "batch": 20}]}
SWEEP
"$root/course" sweep "$cluster/tiny.json" --out "$cluster/runs" --executor slurm --at-once 2 ||
  { cat "$cluster"/runs/slurm-*.txt; fail "the sweep's exit code"; }
[[ $(grep -c '1 of 1' "$cluster/runs/summary.tsv") == 2 ]] || fail "the summary does not show two finished runs"
grep -q '"iteration":6' "$cluster"/runs/resnet-8-*/history.jsonl || fail "the history of resnet-8 does not end at iteration 6"

# everything is finished: nothing is submitted a second time
"$root/course" sweep "$cluster/tiny.json" --out "$cluster/runs" --executor slurm | grep -q 'tasks,' &&
  fail "finished runs were submitted again"
echo passed
