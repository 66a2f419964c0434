namespace Course.Doctor;

/// <summary>Looks at one part of the machine.</summary>
public interface IProbe
{
    /// <summary>Looks. Changes nothing, uses no network, and throws nothing but on cancellation.</summary>
    /// <param name="cancellation">Stops the look.</param>
    Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation);
}
