using ResNets.Data;

namespace Course.Doctor;

/// <summary>The data sets.</summary>
/// <param name="catalog">The data sets that there are.</param>
/// <param name="acquisition">Looks at what is in place.</param>
public sealed class DataProbe(DataCatalog catalog, DataAcquisition acquisition) : IProbe
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. catalog.Sources.Select(Look)]);

    private Finding Look(DataSource source)
    {
        DataSetStatus status = acquisition.Inspect(source.Name);
        string obtain = $"./course data {source.Name}";
        return status.State switch
        {
            DataSetState.Absent when source.IsOptional => Finding.Ok(source.Name, $"not here, and not needed ({obtain})"),
            DataSetState.Absent => Finding.Gap(source.Name, $"not in {status.Folder}", obtain),
            DataSetState.Broken => Finding.Gap(
                source.Name, status.Problem ?? "damaged", $"delete {status.Folder}, then {obtain}"),
            DataSetState.Present => Finding.Gap(source.Name, $"{status.Folder}, not yet verified", obtain),
            _ => Finding.Ok(
                source.Name,
                $"{status.Folder}; {status.Provenance ?? "the official bytes, verified"}"),
        };
    }
}
