"""The files to start a cluster from are sound, and use options that there are."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from kg.cli import app

DEPLOY = Path(__file__).parents[2] / "kg" / "cluster" / "deploy"
_KINDS = ["Deployment", "Deployment", "Job", "NetworkPolicy", "PersistentVolumeClaim", "Service"]


def test_kubernetes_finds_what_belongs_together() -> None:
    found = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8")))
    assert sorted(one["kind"] for one in found) == _KINDS
    names = {one["metadata"]["name"] for one in found}
    assert names == {"kg-scheduler", "kg-worker", "kg-store", "kg-build"}
    pods = [one["spec"]["template"] for one in found if "template" in one["spec"]]
    assert all(pod["metadata"]["labels"]["cluster"] == "kg" for pod in pods)
    images = {one["image"] for pod in pods for one in pod["spec"]["containers"]}
    assert len(images) == 1


def test_slurm_reads_its_script() -> None:
    subprocess.run(["bash", "-n", DEPLOY / "slurm.sh"], check=True)


@pytest.mark.parametrize("name", ["kubernetes.yaml", "slurm.sh"])
def test_options_of_kg_are_there(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    begun = text.index("kg, build" if name.endswith("yaml") else 'kg build "')
    used = set(re.findall(r"--[a-z]+\b", text[begun:]))
    assert {"--store", "--engine", "--scheduler", "--parts"} <= used
    told = CliRunner().invoke(app, ["build", "--help"], env={"COLUMNS": "200"}).stdout
    assert all(option in told for option in used)
