using System.Reflection;

namespace SystemTorch.Tests;

/// <summary>Writes the public and protected members of an assembly as lines of text.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance |
        BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Assembly assembly) => assembly.GetTypes()
        .Where(type => type.IsPublic || type.IsNestedPublic)
        .SelectMany(type => type.GetMembers(Declared).Select(member => Line(type, member)).OfType<string>().Append(Path(type)))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string? Line(Type type, MemberInfo member) => member switch
    {
        MethodInfo method when IsVisible(method) && IsWritten(method) =>
            $"{Path(type)}.{method.Name}({Parameters(method.GetParameters())}) : {Name(method.ReturnType)}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
            $"{Path(type)}.new({Parameters(constructor.GetParameters())})",
        PropertyInfo property when IsVisible(property.GetMethod) || IsVisible(property.SetMethod) => Line(type, property),
        FieldInfo { IsSpecialName: false } field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly =>
            $"{Path(type)}.{field.Name} : {Name(field.FieldType)}",
        _ => null,
    };

    private static string Line(Type type, PropertyInfo property)
    {
        var indices = property.GetIndexParameters();
        var name = indices.Length > 0 ? $"this[{Parameters(indices)}]" : property.Name;
        var get = IsVisible(property.GetMethod) ? " get" : "";
        var set = IsVisible(property.SetMethod) ? " set" : "";
        return $"{Path(type)}.{name} : {Name(property.PropertyType)}{get}{set}";
    }

    private static bool IsVisible(MethodBase? method) =>
        method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static bool IsWritten(MethodInfo method) =>
        method.Name != "Finalize" &&
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Value(parameter.RawDefaultValue)}" : "")}"));

    private static string Value(object? value) => value switch
    {
        null => "null",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Path(Type type)
    {
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        var name = Simple(type) + (own.Length > 0 ? $"<{string.Join(", ", own.Select(Name))}>" : "");
        return type.DeclaringType is { } outer ? $"{Path(outer)}.{name}" : $"{type.Namespace}.{name}";
    }

    private static string Name(Type type) =>
        type.IsByRef ? "ref " + Name(type.GetElementType()!)
        : type.IsArray ? $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]"
        : Nullable.GetUnderlyingType(type) is { } value ? Name(value) + "?"
        : !type.IsGenericType ? Simple(type)
        : type.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) == true
            ? $"({string.Join(", ", type.GetGenericArguments().Select(Name))})"
            : $"{Simple(type)}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";

    private static string Simple(Type type) => type.Name.Split('`')[0];
}
