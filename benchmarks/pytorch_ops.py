"""Single operators in PyTorch, forward and backward, and small tensors that show what a call costs."""
import torch
from torch import nn
from torch.nn import functional as F

from networks import PaddedIdentity, cifar_resnet
from worker import serve


def forward_and_backward(x, operation):
    gradient = None

    def work():
        nonlocal gradient
        x.grad = None
        y = operation(x)
        if gradient is None:
            gradient = torch.ones_like(y)
        y.backward(gradient)

    return work


def pixels(images, channels, side, memory_format):
    return torch.rand(images, channels, side, side).contiguous(memory_format=memory_format).requires_grad_()


def convolution(channels, images, side):
    def prepare(memory_format):
        layer = nn.Conv2d(channels, channels, 3, padding=1, bias=False).to(memory_format=memory_format)
        return forward_and_backward(pixels(images, channels, side, memory_format), layer)

    return prepare


def normalization(channels, images, side, add):
    def prepare(memory_format):
        bn = nn.BatchNorm2d(channels)
        plus = pixels(images, channels, side, memory_format)

        def operation(x):
            y = bn(x)
            if add:
                y += plus
            return F.relu(y, inplace=True)

        return forward_and_backward(pixels(images, channels, side, memory_format), operation)

    return prepare


def shortcut_a(memory_format):
    return forward_and_backward(pixels(128, 16, 32, memory_format), PaddedIdentity(16, 32))


def max_pool(memory_format):
    return forward_and_backward(pixels(16, 64, 112, memory_format), lambda x: F.max_pool2d(x, 3, 2, 1))


def cross_entropy(_):
    labels = torch.randint(10, (128,))
    return forward_and_backward(torch.rand(128, 10).requires_grad_(), lambda x: F.cross_entropy(x, labels))


def sgd(memory_format):
    parameters = list(cifar_resnet(110).to(memory_format=memory_format).parameters())
    for parameter in parameters:
        parameter.grad = torch.rand_like(parameter)
    return torch.optim.SGD(parameters, 1e-3, momentum=0.9, weight_decay=1e-4).step


def call(operation):
    def prepare(_):
        x, y = torch.ones(1), torch.ones(1)
        return lambda: operation(x, y)

    return prepare


def convolution_call(_):
    x, weight = torch.ones(1, 1, 1, 1), torch.ones(1, 1, 1, 1)

    def work():
        with torch.no_grad():
            F.conv2d(x, weight)

    return work


def add_with_gradient(_):
    y = torch.ones(1)
    return forward_and_backward(torch.ones(1).requires_grad_(), lambda x: x.add(y))


CASES = {
    "conv 3x3, 16 to 16, 128x32x32": convolution(16, 128, 32),
    "conv 3x3, 32 to 32, 128x16x16": convolution(32, 128, 16),
    "conv 3x3, 64 to 64, 128x8x8": convolution(64, 128, 8),
    "conv 3x3, 64 to 64, 16x56x56": convolution(64, 16, 56),
    "conv 3x3, 512 to 512, 16x7x7": convolution(512, 16, 7),
    "batch norm + relu, 16, 128x32x32": normalization(16, 128, 32, add=False),
    "batch norm + add + relu, 16, 128x32x32": normalization(16, 128, 32, add=True),
    "batch norm + add + relu, 64, 16x56x56": normalization(64, 16, 56, add=True),
    "option A shortcut, 16 to 32, 128x32x32": shortcut_a,
    "max pool 3x3, 64, 16x112x112": max_pool,
    "cross entropy, 128x10": cross_entropy,
    "sgd, resnet-110": sgd,
    "call: add, 1 element": call(lambda x, y: x.add(y)),
    "call: reshape, 1 element": call(lambda x, _: x.reshape(1, 1)),
    "call: conv2d, 1 pixel": convolution_call,
    "call: add forward and backward, 1 element": add_with_gradient,
}

serve(lambda case, memory_format: CASES[case](memory_format))
