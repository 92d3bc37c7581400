#!/bin/bash
# sbatch slurm.sh /shared/articles /local/S /shared/parts
# Run again, it goes on from where it was: after a time limit as after a node that fell.
#SBATCH --job-name=kg-build
#SBATCH --ntasks=64
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=3G
#SBATCH --time=12:00:00
set -eu
articles=$1 store=$2 parts=$3
. /shared/kg/bin/activate # pip install 'kg-news[cluster,formats]', once, where all nodes see it
export OMP_NUM_THREADS=1

head="tcp://$(hostname):8786"
dask scheduler --port 8786 --no-dashboard &
scheduler=$!
# one task in place of a worker is left for the build itself, on the first node
srun --ntasks=$((SLURM_NTASKS - 2)) --exact \
    dask worker "$head" --nthreads 1 --memory-limit 3GiB --no-dashboard --local-directory "${TMPDIR:-/tmp}" &
workers=$!
trap 'kill $workers $scheduler 2>/dev/null || true' EXIT

kg build "$articles" --store "$store" --engine dask --scheduler "$head" --parts "$parts"
