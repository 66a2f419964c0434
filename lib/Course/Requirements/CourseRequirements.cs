using ResNets.Data;

namespace Course.Requirements;

/// <summary>Everything that the kit needs, as environment.json lists it.</summary>
/// <param name="Sdk">The .NET SDK.</param>
/// <param name="Apt">Packages of Debian, for the system stack.</param>
/// <param name="NuGet">Packages of NuGet.</param>
/// <param name="Npm">Packages of npm.</param>
/// <param name="Kernels">Jupyter kernels.</param>
/// <param name="Data">Data sets.</param>
public sealed record CourseRequirements(
    SdkRequirement Sdk,
    IReadOnlyList<AptPackage> Apt,
    IReadOnlyList<NuGetPackage> NuGet,
    IReadOnlyList<NpmPackage> Npm,
    IReadOnlyList<KernelEntry> Kernels,
    DataCatalog Data);
