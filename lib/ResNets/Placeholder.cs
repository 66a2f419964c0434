namespace ResNets;

internal static class Placeholder;
