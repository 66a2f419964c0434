"""Training steps in PyTorch: forward, cross entropy, backward, SGD with momentum and weight decay."""
import torch
from torch.nn import functional as F

from networks import cifar_resnet, resnet18
from worker import serve

CASES = {
    "resnet-20": (lambda: cifar_resnet(20), 128, 32, 10),
    "resnet-56": (lambda: cifar_resnet(56), 128, 32, 10),
    "resnet-110": (lambda: cifar_resnet(110), 128, 32, 10),
    "resnet-18": (resnet18, 16, 224, 1000),
}


def prepare(case, memory_format):
    network, batch, side, classes = CASES[case]
    net = network().to(memory_format=memory_format).train()
    optimizer = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9, weight_decay=1e-4)
    images = torch.rand(batch, 3, side, side).contiguous(memory_format=memory_format)
    labels = torch.randint(classes, (batch,))

    def step():
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(net(images), labels).backward()
        optimizer.step()

    return step


serve(prepare)
