using System.CommandLine;
using ResNets.Data;

namespace Course.Photos;

/// <summary>The option that leaves out pictures that cannot be decoded, the same in every command that reads folders.</summary>
internal static class SkipBadPictures
{
    /// <summary>What it is called.</summary>
    public const string Name = "--skip-bad-pictures";

    /// <summary>The option.</summary>
    public static Option<bool> Create() => new(Name)
    {
        Description = "Decode every picture of a folder once at the start and leave out those that cannot be; by default they end the command.",
    };

    /// <summary>What the library is to do about such files.</summary>
    /// <param name="skip">Whether the option was said.</param>
    public static BadPictures Policy(bool skip) => skip ? BadPictures.Skip : BadPictures.Refuse;

    /// <summary>Refuses the option where there is no picture file.</summary>
    /// <param name="skip">Whether the option was said.</param>
    /// <param name="data">What the images are taken from; null for a data set in memory.</param>
    /// <exception cref="UsageException">It was said of a data set in one file or of one file.</exception>
    public static void RequireMeaning(bool skip, string? data)
    {
        if (skip && !PhotoSet.Names.Contains(data) && !Directory.Exists(data))
        {
            throw new UsageException($"{Name} is for folders of pictures, and {data ?? "the default data set"} is none; leave it out.");
        }
    }

    /// <summary>An error's sentence; that of bad pictures with the option.</summary>
    /// <param name="error">The error.</param>
    public static string Explain(Exception error) => PictureFile.OfError(error).Count switch
    {
        0 => error.Message,
        1 => $"{error.Message.TrimEnd('.')}, or leave it out with {Name}.",
        _ => $"{error.Message.TrimEnd('.')}, or leave them out with {Name}.",
    };
}
