namespace Notebooks.Kernel;

/// <summary>What native libraries print to the process's own output streams, past the console.</summary>
public interface INativeOutput
{
    /// <summary>From now on, what is printed belongs to another cell.</summary>
    /// <param name="output">Where that cell's output goes.</param>
    void BeginCell(ICellOutput output);

    /// <summary>Hands over all that was printed until now, and marks that the cell ends there.</summary>
    /// <param name="id">The id of the cell's request.</param>
    Task EndCellAsync(string id);
}
