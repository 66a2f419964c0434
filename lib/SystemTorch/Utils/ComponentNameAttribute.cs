namespace TorchSharp.Utils;

/// <summary>The state-dict name of a field, where it is not the field's own.</summary>
[AttributeUsage(AttributeTargets.Field)]
public class ComponentNameAttribute : Attribute
{
    public string? Name { get; set; }
}
