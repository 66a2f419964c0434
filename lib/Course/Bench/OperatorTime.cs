namespace Course.Bench;

/// <summary>What an operator costs in one training step.</summary>
/// <param name="Name">Its name in libtorch.</param>
/// <param name="Calls">Calls a step.</param>
/// <param name="Seconds">Seconds a step, without the operators that it calls.</param>
internal sealed record OperatorTime(string Name, double Calls, double Seconds);
