"""What a new project brings along for GitHub and for pre-commit, run as they would run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from twowheels import __version__
from twowheels.doctor import APT_LIBRARIES
from twowheels.starter import lay_out

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Lay a project out."""
    target = tmp_path_factory.mktemp("layout") / "clients"
    lay_out(target)
    return target


@pytest.fixture(scope="module")
def workflow(laid_out: Path) -> dict[str, Any]:
    """Read the workflow as GitHub does: ``on`` is a word there."""
    text = (laid_out / ".github" / "workflows" / "workbook.yml").read_text("utf-8")
    told: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # only text
    return told


@pytest.fixture
def clients(laid_out: Path, tmp_path: Path) -> Path:
    """Give a copy of the project with one unfinished business, which has things to fix first."""
    copy = tmp_path / "clients"
    shutil.copytree(laid_out, copy)
    for file in (copy / "answers").iterdir():
        file.unlink()
    (copy / "answers" / "shop.yaml").write_text(
        "meta: {id: shop}\nanswers:\n  business_name: Harbour Bikes\n  why_price_doubt: x\n", "utf-8"
    )
    return copy


def step(workflow: dict[str, Any], name: str) -> dict[str, Any]:
    """Give a step of the first job by its name or by what it uses."""
    steps: list[dict[str, Any]] = workflow["jobs"]["build"]["steps"]
    return next(one for one in steps if name in (one.get("name"), one.get("uses", "").split("@")[0]))


def run(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: with ``bash -e``, and twowheels in the path."""
    program = folder.parent / "bin" / "twowheels"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m twowheels "$@"\n')
    program.chmod(0o755)
    path = {"PATH": f"{program.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT / "generator")}
    command = ["bash", "-e", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=os.environ | path | variables, capture_output=True, text=True, check=False
    )


def test_the_workflow_may_do_no_more_than_it_must(workflow: dict[str, Any]) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["build"]
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert step(workflow, "actions/checkout")["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


def test_only_the_default_branch_is_published(workflow: dict[str, Any]) -> None:
    conditions = {
        workflow["jobs"]["publish"]["if"],
        step(workflow, "actions/upload-pages-artifact")["if"],
    }
    assert conditions == {"github.ref_name == github.event.repository.default_branch"}
    assert "cancel-in-progress" in workflow["concurrency"]


def test_every_action_is_an_official_one_of_a_named_version(workflow: dict[str, Any]) -> None:
    used = [one["uses"] for job in workflow["jobs"].values() for one in job["steps"] if "uses" in one]
    assert len(used) == 4
    for action in used:
        assert action.startswith("actions/")
        assert action.split("@v")[1].isdigit()


def test_it_installs_this_version_and_what_the_doctor_names(workflow: dict[str, Any]) -> None:
    assert workflow["env"]["TWOWHEELS"] == f"twowheels=={__version__}"
    assert APT_LIBRARIES in step(workflow, "Install what the PDF needs")["run"]


def test_what_is_uploaded_is_what_was_built_for_the_public(workflow: dict[str, Any]) -> None:
    uploaded = step(workflow, "actions/upload-pages-artifact")["with"]["path"]
    script = step(workflow, "Build what the public may see")["run"]
    assert f"twowheels build --audience public --publish {uploaded} " in script
    assert "reveal" not in script


@pytest.mark.parametrize(("strict", "code"), [("false", 0), ("true", 1)])
def test_an_unfinished_business_stops_only_a_strict_coach(
    strict: str, code: int, workflow: dict[str, Any], clients: Path
) -> None:
    done = run(step(workflow, "Check")["run"], clients, STRICT=strict)
    assert (done.returncode, "::error" in done.stdout) == (code, True), done.stderr


@pytest.mark.parametrize("strict", ["false", "true"])
def test_a_file_that_cannot_be_read_stops_everyone(
    strict: str, workflow: dict[str, Any], clients: Path
) -> None:
    (clients / "answers" / "broken.yaml").write_text("meta: [\n")
    assert run(step(workflow, "Check")["run"], clients, STRICT=strict).returncode == 2


def test_a_new_project_is_lenient(workflow: dict[str, Any]) -> None:
    assert workflow["env"]["STRICT"] == "false"


@pytest.mark.slow
def test_an_unfinished_business_is_built_with_a_start_page(workflow: dict[str, Any], clients: Path) -> None:
    done = run(step(workflow, "Build what the public may see")["run"], clients)
    assert done.returncode == 0, done.stderr
    assert 'url=shop/index.html"' in (clients / "public" / "index.html").read_text("utf-8")
    assert (clients / "public" / "shop" / "shop.pdf").read_bytes()[:5] == b"%PDF-"


def test_a_build_that_fails_publishes_nothing(workflow: dict[str, Any], clients: Path) -> None:
    (clients / "answers" / "broken.yaml").write_text("meta: [\n")
    done = run(step(workflow, "Build what the public may see")["run"], clients)
    assert (done.returncode, (clients / "public").exists()) == (2, False)


def hooks(folder: Path) -> dict[str, dict[str, Any]]:
    """Give the hooks by id."""
    told = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text("utf-8"))
    return {hook["id"]: hook for repo in told["repos"] for hook in repo["hooks"]}


def test_the_hooks_let_unfinished_work_through_and_nothing_unreadable(clients: Path) -> None:
    entry = hooks(clients)["answers"]["entry"]
    done = run(entry, clients)
    assert (done.returncode, "Harbour Bikes" in done.stdout) == (0, True)
    (clients / "answers" / "broken.yaml").write_text("meta: [\n")
    assert run(entry, clients).returncode != 0


def test_the_workbook_of_a_new_project_passes_its_hook(laid_out: Path) -> None:
    assert run(hooks(laid_out)["workbook"]["entry"], laid_out).returncode == 0
