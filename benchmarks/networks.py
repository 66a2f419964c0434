"""The networks of the comparison as one writes them in PyTorch."""
from torch import nn
from torch.nn import functional as F


def conv3x3(inputs, outputs, stride=1):
    return nn.Conv2d(inputs, outputs, 3, stride, padding=1, bias=False)


class PaddedIdentity(nn.Module):
    """Option A: every second row and column, and zeros for the channels that the input lacks."""

    def __init__(self, inputs, outputs):
        super().__init__()
        self.missing = outputs - inputs

    def forward(self, x):
        return F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, 0, self.missing))


def projection(inputs, outputs):
    """Option B: a 1x1 convolution."""
    return nn.Sequential(nn.Conv2d(inputs, outputs, 1, 2, bias=False), nn.BatchNorm2d(outputs))


class BasicBlock(nn.Module):
    def __init__(self, inputs, outputs, stride, shortcut):
        super().__init__()
        self.conv1 = conv3x3(inputs, outputs, stride)
        self.bn1 = nn.BatchNorm2d(outputs)
        self.conv2 = conv3x3(outputs, outputs)
        self.bn2 = nn.BatchNorm2d(outputs)
        self.relu = nn.ReLU(inplace=True)
        self.shortcut = nn.Identity() if stride == 1 else shortcut(inputs, outputs)

    def forward(self, x):
        y = self.relu(self.bn1(self.conv1(x)))
        y = self.bn2(self.conv2(y))
        y += self.shortcut(x)
        return self.relu(y)


class ResNet(nn.Module):
    def __init__(self, stem, width, blocks, shortcut, classes):
        super().__init__()
        layers, planes = [], width
        for stage, count in enumerate(blocks):
            outputs = width << stage
            for i in range(count):
                layers.append(BasicBlock(planes, outputs, 2 if stage > 0 and i == 0 else 1, shortcut))
                planes = outputs
        self.stem = stem
        self.layers = nn.Sequential(*layers)
        self.fc = nn.Linear(planes, classes)

    def forward(self, x):
        y = self.layers(self.stem(x))
        return self.fc(F.adaptive_avg_pool2d(y, 1).flatten(1))


def cifar_resnet(depth):
    n = (depth - 2) // 6
    stem = nn.Sequential(conv3x3(3, 16), nn.BatchNorm2d(16), nn.ReLU(inplace=True))
    return ResNet(stem, 16, [n, n, n], PaddedIdentity, 10)


def resnet18():
    stem = nn.Sequential(
        nn.Conv2d(3, 64, 7, 2, padding=3, bias=False), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, padding=1))
    return ResNet(stem, 64, [2, 2, 2, 2], projection, 1000)
