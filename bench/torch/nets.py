"""Steps per second of the reference models' supervised nets in PyTorch, on made-up data of the same shapes.

    python3 bench/torch/nets.py [--seconds 3] [net ...]

Prints one JSON object: for `cpu` (one thread) and, where there is a GPU, for `cuda`, the median pace of each net. The
same layers, batch sizes, losses and optimiser (Adam) as in reference/models; drawing batches from data that lie on the
device is part of a step there, and here. Other nets join by a table `NETS` in a file `nets_*.py` beside this one.
"""

import argparse
import importlib
import json
import pathlib
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F


def classifier_step(net, batch, device, rate=0.002, rows=12_000):
    x = torch.rand(rows, 784, device=device)
    y = torch.randint(0, 10, (rows,), device=device)
    net.to(device).train()
    adam = torch.optim.Adam(net.parameters(), lr=rate)

    def step():
        chosen = torch.randint(0, rows, (batch,), device=device)
        loss = F.cross_entropy(net(x[chosen]), y[chosen])
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss

    return step


def mlp(device):
    net = nn.Sequential(
        nn.Linear(784, 256), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(256, 128), nn.ReLU(), nn.Dropout(0.1),
        nn.Linear(128, 10),
    )
    return classifier_step(net, 64, device)


def convnet(device):
    net = nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 16, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Conv2d(16, 32, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Flatten(), nn.Linear(512, 128), nn.ReLU(), nn.Dropout(0.3),
        nn.Linear(128, 10),
    )
    return classifier_step(net, 64, device)


def siamese(device, batch=32, margin=2.0, rows=12_000):
    net = nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 8, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Conv2d(8, 16, 5), nn.MaxPool2d(2), nn.ReLU(),
        nn.Flatten(), nn.Linear(256, 16),
    ).to(device)
    x = torch.rand(rows, 784, device=device)
    adam = torch.optim.Adam(net.parameters(), lr=0.002)

    def step():
        chosen = torch.randint(0, rows, (2 * batch,), device=device)
        same = torch.randint(0, 2, (batch,), device=device).float()
        a, b = net(x[chosen]).chunk(2)
        squared = ((a - b) ** 2).sum(1)
        apart = F.relu(margin - (squared + 1e-12).sqrt())
        loss = (same * squared + (1 - same) * apart ** 2).mean() / 2
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss

    return step


def text_cnn(device, pooling="max", kernel=5, batch=32, length=200, vocabulary=20_000, dimensions=100, rows=4000):
    # Words as Zipf has them, as in the made-up texts of the reference.
    words = (2 + (vocabulary - 2) ** torch.rand(rows, length) - 1).long().clamp(0, vocabulary - 1).to(device)
    y = torch.randint(0, 2, (rows,), device=device)
    vectors = torch.randn(vocabulary, dimensions, device=device)
    convolution = nn.Conv1d(dimensions, 100, kernel).to(device)
    scores = nn.Linear(100, 2).to(device)
    drop = nn.Dropout(0.5)
    adam = torch.optim.Adam([*convolution.parameters(), *scores.parameters()], lr=0.001)

    def step():
        chosen = torch.randint(0, rows, (batch,), device=device)
        maps = F.relu(convolution(F.embedding(words[chosen], vectors).transpose(1, 2)))
        pooled = maps.amax(2) if pooling == "max" else maps.mean(2)
        loss = F.cross_entropy(scores(drop(pooled)), y[chosen])
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss

    return step


NETS = {"mlp": mlp, "convnet": convnet, "siamese": siamese, "text-cnn": text_cnn}


def pace(step, seconds):
    """
    Median steps per second over stretches of about a quarter of a second, each ended by a wait for the device; by the
    clock, and by the time that the process had a processor.
    """

    def stretch(count):
        began, used = time.perf_counter(), time.process_time()
        for _ in range(count):
            loss = step()
        loss.item()
        return time.perf_counter() - began, time.process_time() - used

    stretch(3)
    count, spent, paces, processor_paces = max(1, round(0.25 / (stretch(3)[0] / 3))), 0.0, [], []
    while spent < seconds or len(paces) < 3:
        wall, processor = stretch(count)
        spent += wall
        paces.append(count / wall)
        processor_paces.append(count / processor)
        count = max(1, round(0.25 * count / wall))
    return {"stepsPerSecond": statistics.median(paces), "stepsPerProcessorSecond": statistics.median(processor_paces)}


def main():
    here = pathlib.Path(__file__).parent
    sys.path.insert(0, str(here))
    nets = dict(NETS)
    for file in sorted(here.glob("nets_*.py")):
        nets.update(importlib.import_module(file.stem).NETS)
    parser = argparse.ArgumentParser()
    parser.add_argument("nets", nargs="*", help="names of nets (default: all)")
    parser.add_argument("--seconds", type=float, default=3)
    call = parser.parse_args()
    unknown = [name for name in call.nets if name not in nets]
    if unknown:
        parser.error(f"there is no net {', '.join(unknown)}; there are {', '.join(nets)}")
    torch.set_num_threads(1)
    torch.manual_seed(1)
    devices = ["cpu"] + (["cuda"] if torch.cuda.is_available() else [])
    found = {
        "torch": torch.__version__,
        "adapter": torch.cuda.get_device_name(0) if torch.cuda.is_available() else None,
        "devices": {
            device: {name: pace(nets[name](device), call.seconds) for name in call.nets or nets} for device in devices
        },
    }
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
