namespace SystemTorch;

internal static class Placeholder;
