using Notebooks.Documents;

namespace Notebooks.Kernel;

/// <summary>Where a running cell's output goes. Called from any thread.</summary>
public interface ICellOutput
{
    /// <summary>Text for a standard stream.</summary>
    /// <param name="name">"stdout" or "stderr".</param>
    /// <param name="text">Any part of a line, or many lines.</param>
    void Stream(string name, string text);

    /// <summary>A value to show now.</summary>
    /// <param name="data">The value, once for each MIME type.</param>
    /// <param name="displayId">The name under which it can be updated.</param>
    void Display(MimeBundle data, string displayId);

    /// <summary>A new state of a value shown before, by this cell or an earlier one.</summary>
    /// <param name="data">The value, once for each MIME type.</param>
    /// <param name="displayId">The name given to <see cref="Display"/>.</param>
    void Update(MimeBundle data, string displayId);

    /// <summary>Takes away what the cell has put out so far.</summary>
    /// <param name="wait">Only when there is something new to show.</param>
    void Clear(bool wait);
}
