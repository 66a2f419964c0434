"""torchvision's side of `course bench data`: batches of augmented images by DataLoader with two workers.

Arguments: the folder of CIFAR-10's binary version, the folder of photographs. A case is one pass over so many batches.
"""
import os
import random
import sys

import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset, RandomSampler
from torchvision import transforms
from torchvision.datasets import ImageFolder
from torchvision.transforms import functional as F

from worker import serve

CIFAR, PHOTOS = sys.argv[2:4]
WORKERS = 2
CASES = {"cifar": (128, 20), "photos": (32, 8)}  # images in a batch, batches in a pass; as in DataWork.cs


class Cifar(Dataset):
    """CIFAR-10 as torchvision's own class serves it: an array of images, one PIL image a time."""

    def __init__(self, transform):
        files = [os.path.join(CIFAR, f"data_batch_{i}.bin") for i in range(1, 6)]
        records = np.concatenate([np.fromfile(file, np.uint8) for file in files]).reshape(-1, 3073)
        self.labels = records[:, 0].astype(np.int64)
        self.images = np.ascontiguousarray(records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))
        self.transform = transform

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.images[index])), int(self.labels[index])


class SubtractMean:
    def __init__(self, mean):
        self.mean = mean

    def __call__(self, image):
        return image.sub_(self.mean)


class ScaleJitter:
    """The shorter side uniform in [256, 480]."""

    def __call__(self, image):
        return F.resize(image, random.randint(256, 480))


class ColourNoise:
    """Moves all pixels along the principal components of the colours."""

    components = torch.tensor([[0.58, 0.58, 0.57], [0.71, -0.01, -0.70], [-0.40, 0.81, -0.42]])
    deviations = torch.tensor([0.45, 0.14, 0.07])

    def __call__(self, image):
        multiples = torch.randn(3) * 0.1 * self.deviations
        return image.add_((multiples @ self.components).view(3, 1, 1))


def cifar():
    return Cifar(transforms.Compose([
        transforms.RandomCrop(32, padding=4),
        transforms.RandomHorizontalFlip(),
        transforms.ToTensor(),
        SubtractMean(torch.full((3, 32, 32), 0.5)),
    ]))


def photos():
    return ImageFolder(PHOTOS, transforms.Compose([
        ScaleJitter(),
        transforms.RandomCrop(224),
        transforms.RandomHorizontalFlip(),
        transforms.ToTensor(),
        SubtractMean(torch.full((3, 224, 224), 0.5)),
        ColourNoise(),
    ]))


def prepare(case, _):
    batch, batches = CASES[case]
    dataset = cifar() if case == "cifar" else photos()
    sampler = RandomSampler(dataset, replacement=True, num_samples=batch * batches)
    loader = DataLoader(dataset, batch, sampler=sampler, num_workers=WORKERS, persistent_workers=True)

    def one_pass():
        for images, labels in loader:
            assert len(images) == len(labels) == batch

    return one_pass


serve(prepare)
