"""Training steps in PyTorch with all activations kept, or with torch.utils.checkpoint by segments of blocks."""
import torch
from torch.nn import functional as F
from torch.utils.checkpoint import checkpoint_sequential

from networks import cifar_resnet
from worker import serve


def prepare(case, memory_format):
    name, batch, segments = case.split()
    batch, segments = int(batch), int(segments)
    net = cifar_resnet(int(name.removeprefix("resnet-"))).to(memory_format=memory_format).train()
    optimizer = torch.optim.SGD(net.parameters(), 0.1, momentum=0.9, weight_decay=1e-4)
    images = torch.rand(batch, 3, 32, 32).contiguous(memory_format=memory_format)
    labels = torch.randint(10, (batch,))

    def forward():
        if segments == 1:
            return net(images)
        y = checkpoint_sequential(net.layers, segments, net.stem(images))
        return net.fc(F.adaptive_avg_pool2d(y, 1).flatten(1))

    def step():
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(forward(), labels).backward()
        optimizer.step()

    return step


serve(prepare)
