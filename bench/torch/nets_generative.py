"""The reference's generative and sequence nets in PyTorch: the same layers, sizes, losses and optimisers as in
reference/models, on made-up data of the same shapes. Run by nets.py, which see.
"""

import torch
from torch import nn
from torch.nn import functional as F


def pictures(rows, device):
    """Pictures as bytes on the host and their batches as floats on the device, as the reference sends them."""
    data = torch.randint(0, 256, (rows, 784), dtype=torch.uint8)
    return lambda batch: data[torch.randint(0, rows, (batch,))].to(device).float() / 255


def vae(device, classes=0, hidden=400, latent=20, batch=128, rows=12_000):
    draw = pictures(rows, device)
    encoder = nn.Sequential(nn.Linear(784 + classes, hidden), nn.ReLU(), nn.Linear(hidden, 2 * latent)).to(device)
    decoder = nn.Sequential(nn.Linear(latent + classes, hidden), nn.ReLU(), nn.Linear(hidden, 784)).to(device)
    adam = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], lr=0.002)

    def step():
        x = draw(batch)
        y = F.one_hot(torch.randint(0, max(classes, 1), (batch,), device=device), max(classes, 1)).float()
        beside = (lambda a: torch.cat([a, y], 1)) if classes else (lambda a: a)
        mean, log_variance = encoder(beside(x)).chunk(2, 1)
        z = mean + (log_variance / 2).exp() * torch.randn(batch, latent, device=device)
        loss = F.binary_cross_entropy_with_logits(decoder(beside(z)), x, reduction="sum")
        kl = (mean ** 2 + log_variance.exp() - log_variance - 1).sum() / 2
        loss = (loss + kl) / batch
        adam.zero_grad()
        loss.backward()
        adam.step()
        return loss

    return step


def rbm(device, hidden=100, batch=32, rate=0.1, rows=3000):
    draw = pictures(rows, device)
    w = torch.randn(784, hidden, device=device) * 0.1
    b, c = torch.zeros(784, device=device), torch.zeros(hidden, device=device)

    @torch.no_grad()
    def step():
        v = draw(batch)
        h = torch.sigmoid(v @ w + c)
        visible = torch.sigmoid(torch.bernoulli(h) @ w.T + b)
        drawn = torch.bernoulli(visible)
        later = torch.sigmoid(drawn @ w + c)
        w.sub_((drawn.T @ later - v.T @ h) / batch, alpha=rate)
        b.sub_((drawn - v).mean(0), alpha=rate)
        c.sub_((later - h).mean(0), alpha=rate)
        return ((v - visible) ** 2).mean()

    return step


def autoencoder(device, hidden=100, batch=32, rows=3000):
    draw = pictures(rows, device)
    w = nn.Parameter(torch.randn(784, hidden, device=device) * 0.05)
    b, c = nn.Parameter(torch.zeros(784, device=device)), nn.Parameter(torch.zeros(hidden, device=device))
    sgd = torch.optim.SGD([w, b, c], lr=0.1)

    def step():
        x = draw(batch)
        loss = ((torch.sigmoid(torch.sigmoid(x @ w + c) @ w.T + b) - x) ** 2).sum() / batch
        sgd.zero_grad()
        loss.backward()
        sgd.step()
        return loss

    return step


def characters(device, unit, hidden=128, length=40, batch=32, symbols=30):
    net = unit(symbols, hidden).to(device)
    output = nn.Linear(hidden, symbols).to(device)
    parameters = [*net.parameters(), *output.parameters()]
    adam = torch.optim.Adam(parameters, lr=0.004)
    text = torch.randint(0, symbols, (batch, 12_000 // batch))
    memory = None
    made = 0

    def step():
        nonlocal memory, made
        begin = made * length % (text.shape[1] - length - 1)
        made += 1
        ids = text[:, begin : begin + length + 1].T.to(device)
        h, memory = net(F.one_hot(ids[:-1], symbols).float(), memory)
        memory = tuple(m.detach() for m in memory) if isinstance(memory, tuple) else memory.detach()
        loss = F.cross_entropy(output(h).flatten(0, 1), ids[1:].flatten())
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(parameters, 5)
        adam.step()
        return loss

    return step


def dcgan(device, filters=32, latent=100, batch=64, rows=12_000):
    draw = pictures(rows, device)

    class Project(nn.Module):
        def __init__(self):
            super().__init__()
            self.weights = nn.Linear(latent, 49 * 2 * filters, bias=False)

        def forward(self, z):
            return self.weights(z).view(-1, 2 * filters, 7, 7)

    generator = nn.Sequential(
        Project(), nn.BatchNorm2d(2 * filters), nn.ReLU(),
        nn.ConvTranspose2d(2 * filters, filters, 4, 2, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(),
        nn.ConvTranspose2d(filters, 1, 4, 2, 1, bias=False), nn.Tanh(),
    ).to(device)
    discriminator = nn.Sequential(
        nn.Conv2d(1, filters, 4, 2, 1, bias=False), nn.LeakyReLU(0.2),
        nn.Conv2d(filters, 2 * filters, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * filters), nn.LeakyReLU(0.2),
        nn.Flatten(), nn.Linear(49 * 2 * filters, 1),
    ).to(device)
    by_g = torch.optim.Adam(generator.parameters(), lr=0.0002, betas=(0.5, 0.999))
    by_d = torch.optim.Adam(discriminator.parameters(), lr=0.0002, betas=(0.5, 0.999))

    def step():
        x = draw(batch).view(-1, 1, 28, 28) * 2 - 1
        with torch.no_grad():
            fake = generator(torch.randn(batch, latent, device=device))
        loss = F.softplus(-discriminator(x)).mean() + F.softplus(discriminator(fake)).mean()
        by_d.zero_grad()
        loss.backward()
        by_d.step()
        deceived = F.softplus(-discriminator(generator(torch.randn(batch, latent, device=device)))).mean()
        by_g.zero_grad()
        deceived.backward()
        by_g.step()
        return loss

    return step


NETS = {
    "vae": vae,
    "conditional-vae": lambda device: vae(device, classes=10),
    "rbm": rbm,
    "autoencoder": autoencoder,
    "char-lstm": lambda device: characters(device, nn.LSTM),
    "char-rnn": lambda device: characters(device, nn.RNN),
    "dcgan": dcgan,
}
