"""A network in training: optimiser, running average, clock and checkpoints."""

import copy
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from kg.errors import PipelineError
from kg.pipelines.train.neural.batches import Batch
from kg.pipelines.train.neural.material import Material
from kg.pipelines.train.neural.network import BiaffineNetwork, Sizes
from kg.pipelines.train.neural.plan import Part

__all__ = ["Run", "load_network", "new_network", "save_network"]

WARM_STEPS = 150
NOTED_STEPS = 100  # losses are noted once in so many steps
SAVE_SECONDS = 240.0


class Run:
    """Trains ``network`` (and ``more`` modules beside it) for as many steps as ``part`` says.

    ``average`` is the running average of the network's weights: what is kept in the end. A
    checkpoint at ``folder`` is taken up again; the batches after it are then other ones than
    without the interruption.
    """

    def __init__(
        self,
        network: BiaffineNetwork,
        part: Part,
        folder: Path,
        more: nn.Module | None = None,
    ) -> None:
        self.network, self.part, self.folder = network, part, folder
        self.modules = nn.ModuleList([network, *([more] if more else [])])
        self.average = copy.deepcopy(network)
        self.weights = [w for w in self.modules.parameters() if w.requires_grad]
        self.optimiser = torch.optim.Adam(
            self.weights, lr=part.learning_rate, betas=(0.9, 0.95), fused=True
        )
        self.step = 0
        self.seconds = 0.0  # summed over interruptions
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / "checkpoint.pt").exists():
            self._restore(folder / "checkpoint.pt")

    @property
    def seed(self) -> int:
        """The seed of the batches to come: another one after an interruption."""
        return self.part.seed + self.step

    def __call__(self, batches: Iterator[Batch], loss_of: Callable[[Batch], Tensor]) -> None:
        """Train to the end; ``average`` has the outcome."""
        saved, began, before = self.seconds, time.perf_counter(), self.seconds
        losses: list[Tensor] = []
        while self.step < self.part.steps:
            losses.append(self._advance(loss_of(next(batches))))
            if self.step % NOTED_STEPS == 0 or self.step == self.part.steps:
                mean = torch.stack(losses).mean().item()
                losses.clear()
                self.seconds = before + time.perf_counter() - began
                self.note(loss=round(mean, 4))
            if self.seconds - saved > SAVE_SECONDS:
                saved = self.seconds
                self._save(self.folder / "checkpoint.pt")
        self.average.eval()

    def note(self, **what: float) -> None:
        """Write a line to the log."""
        entry = {"step": self.step, "minutes": round(self.seconds / 60, 2), **what}
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as lines:
            print(json.dumps(entry), file=lines)

    def done(self) -> None:
        """Drop the checkpoint: what the run was for has been written."""
        (self.folder / "checkpoint.pt").unlink(missing_ok=True)

    def _advance(self, loss: Tensor) -> Tensor:
        warm = min(1.0, (self.step + 1) / WARM_STEPS)
        progress = self.step / self.part.steps
        falling = 1.0 if progress < 0.3 else max(0.02, (1 - progress) / 0.7)
        for group in self.optimiser.param_groups:
            group["lr"] = self.part.learning_rate * warm * falling
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.weights, 5.0)
        self.optimiser.step()
        self.step += 1
        fresh = 1 - min(0.998, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.average.parameters()), list(self.network.parameters()), fresh
            )
        return loss.detach()

    def _save(self, path: Path) -> None:
        """Write all that a resumed run needs, so that an interruption never leaves half a file."""
        state = {
            "modules": self.modules.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "clock": [self.step, self.seconds],
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def _restore(self, path: Path) -> None:
        state = torch.load(path, weights_only=True, map_location="cpu")
        self.modules.load_state_dict(state["modules"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds = state["clock"]


def new_network(material: Material, sizes: Sizes, device: str) -> BiaffineNetwork:
    """A network with random weights for the words and classes of a material."""
    network = BiaffineNetwork(material.inventory, torch.from_numpy(material.vectors), sizes)
    network.to(device)
    return network


def save_network(network: BiaffineNetwork, path: Path) -> None:
    """Write sizes and weights, from which ``load_network`` makes the network again."""
    part = path.with_suffix(".part")
    state = {name: weight.cpu() for name, weight in network.state_dict().items()}
    del state["vectors"]  # the material has them
    torch.save({"sizes": asdict(network.sizes), "state": state}, part)
    part.replace(path)


def load_network(material: Material, path: Path, device: str) -> BiaffineNetwork:
    """Read a network; raises PipelineError where it does not fit the material."""
    try:
        stored: dict[str, Any] = torch.load(path, weights_only=True)
        network = new_network(material, Sizes(**stored["sizes"]), "cpu")
        network.load_state_dict({**stored["state"], "vectors": network.vectors})
    except (OSError, KeyError, TypeError, RuntimeError) as error:
        raise PipelineError(
            f"holds no network for this material ({str(error).splitlines()[0]})",
            place=str(path),
            cure="Train it with the same material, from pretraining on.",
        ) from error
    network.to(device)
    return network
