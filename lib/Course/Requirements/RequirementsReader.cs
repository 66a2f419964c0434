using System.Text.Json;
using System.Text.Json.Serialization;
using ResNets.Data;

namespace Course.Requirements;

/// <summary>Reads environment.json.</summary>
public static class RequirementsReader
{
    /// <summary>The version of the file's schema that this reader understands.</summary>
    public const int Schema = 1;

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads and checks the file.</summary>
    /// <param name="path">The file's path.</param>
    /// <exception cref="CourseException">The file is missing or malformed; the message says where.</exception>
    public static CourseRequirements Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CourseException($"{path} cannot be read ({e.Message.TrimEnd('.')}); restore it from the repository.", e);
        }
    }

    /// <summary>Reads and checks the file's text.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="CourseException">The text is malformed; the message says where.</exception>
    public static CourseRequirements Parse(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<FileContent>(json, _options)
                ?? throw new JsonException("The file holds null; expected an object.");
            return Check(file);
        }
        catch (JsonException e)
        {
            throw new CourseException($"environment.json cannot be read: {e.Message}", e);
        }
        catch (DataException e)
        {
            throw new CourseException(e.Message, e);
        }
    }

    private static CourseRequirements Check(FileContent file)
    {
        if (file.Schema != Schema)
        {
            throw new CourseException(
                $"environment.json has schema {file.Schema}; expected {Schema}; use the ./course of the same commit.");
        }

        RequireDistinct("apt package", file.Apt.Select(package => package.Name));
        RequireDistinct("NuGet package", file.NuGet.Select(package => package.Id));
        RequireDistinct("npm package", file.Npm.Select(package => package.Name));
        if (file.Npm.SelectMany(package => package.Files).FirstOrDefault(IsUnchecked) is { } bad)
        {
            throw new CourseException(
                $"environment.json: '{bad.Path}' has the integrity '{bad.Integrity}'; expected 'sha384-' and 64 characters.");
        }

        return new CourseRequirements(
            file.Sdk, file.Apt, file.NuGet, file.Npm, file.Kernels, DataCatalog.FromJson(file.DataSets));
    }

    private static bool IsUnchecked(NpmFile file) =>
        !file.Integrity.StartsWith("sha384-", StringComparison.Ordinal) || file.Integrity.Length != 7 + 64;

    private static void RequireDistinct(string kind, IEnumerable<string> names)
    {
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new CourseException($"environment.json lists the {kind} '{twice.Key}' twice; remove one of the entries.");
        }
    }

    private sealed record FileContent(
        int Schema,
        SdkRequirement Sdk,
        IReadOnlyList<AptPackage> Apt,
        [property: JsonPropertyName("nuget")] IReadOnlyList<NuGetPackage> NuGet,
        IReadOnlyList<NpmPackage> Npm,
        IReadOnlyList<KernelEntry> Kernels,
        JsonElement DataSets);
}
