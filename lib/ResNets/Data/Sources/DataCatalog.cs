using System.Text.Json;
using System.Text.Json.Serialization;

namespace ResNets.Data;

/// <summary>The data sets that environment.json lists.</summary>
/// <param name="Sources">The data sets, in the order of the list.</param>
public sealed record DataCatalog(IReadOnlyList<DataSource> Sources)
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The catalogue of the environment.json that this library was built with.</summary>
    public static DataCatalog BuiltIn()
    {
        using Stream json = typeof(DataCatalog).Assembly.GetManifestResourceStream("environment.json")!;
        using var document = JsonDocument.Parse(json);
        return FromJson(document.RootElement.GetProperty("dataSets"));
    }

    /// <summary>Reads the list of data sets.</summary>
    /// <param name="dataSets">The array <c>dataSets</c> of environment.json.</param>
    /// <exception cref="DataException">The list is malformed; the message says where.</exception>
    public static DataCatalog FromJson(JsonElement dataSets)
    {
        try
        {
            return new DataCatalog(dataSets.Deserialize<DataSource[]>(_options) ?? []).Validated();
        }
        catch (JsonException e)
        {
            throw new DataException($"environment.json: the list of data sets cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Finds a data set by name.</summary>
    /// <param name="name">For example <c>cifar-10</c>.</param>
    /// <exception cref="DataException">There is no such data set; the message lists those that exist.</exception>
    public DataSource Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Sources.FirstOrDefault(source => source.Name == name) ?? throw Unknown(name);
    }

    private DataException Unknown(string name)
    {
        string[] names = [.. Sources.Select(source => source.Name)];
        string hint = NearestName.Find(name, names) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
        return new DataException($"There is no data set '{name}'; there are {string.Join(", ", names)}{hint}");
    }

    private DataCatalog Validated()
    {
        foreach (DataSource source in Sources)
        {
            if (!IsPlainName(source.Folder) || source.Files.Any(file => !IsPlainName(file.Name))
                || source.Downloads.Any(download => !IsPlainName(download.File)))
            {
                throw new DataException(
                    $"environment.json: data set '{source.Name}' names a path; expected plain folder and file names.");
            }

            if (source.Downloads.FirstOrDefault(download => download.Urls.Count == 0) is { } nowhere)
            {
                throw new DataException(
                    $"environment.json: '{nowhere.File}' of data set '{source.Name}' has no address to download it from.");
            }
        }

        return Sources.FirstOrDefault(source => source.Downloads.Count == 0 && source.ByHand is null) is { } unknown
            ? throw new DataException(
                $"environment.json: data set '{unknown.Name}' has neither an address to download it from nor a word on where it is found.")
            : this;
    }

    private static bool IsPlainName(string name) =>
        name is not ("" or "." or "..") && name.IndexOfAny(['/', '\\']) < 0;
}
