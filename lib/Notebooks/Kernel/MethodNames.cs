using System.Reflection;
using System.Text.RegularExpressions;
using Notebooks.Formatting;

namespace Notebooks.Kernel;

/// <summary>Names of methods as they were written, instead of what the compiler made of them.</summary>
internal static partial class MethodNames
{
    /// <summary>The method's name; null for a cell's top level.</summary>
    public static string? Of(MethodBase method)
    {
        var name = method.Name;
        if (name == "MoveNext" && StateMachine().Match(method.DeclaringType?.Name ?? "") is { Success: true } machine)
            name = machine.Groups[1].Value;
        if (LocalFunction().Match(name) is { Success: true } local)
            return local.Groups[1].Value;
        if (name.Contains("__", StringComparison.Ordinal) && name.StartsWith('<'))
            return "a lambda";
        return name is "Initialize" or "<Initialize>" or "<Factory>" or ".ctor" && IsTopLevel(method) ? null : name;
    }

    /// <summary>The method with its type.</summary>
    public static string Full(MethodBase method)
    {
        Type? type = method.DeclaringType;
        while (type?.Name.StartsWith('<') == true)
            type = type.DeclaringType;
        var name = Of(method) ?? method.Name;
        return type is null ? name : $"{TypeNames.Full(type)}.{name}";
    }

    private static bool IsTopLevel(MethodBase method) =>
        method.DeclaringType?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true
        || method.DeclaringType?.DeclaringType?.Name.StartsWith("Submission#", StringComparison.Ordinal) == true;

    [GeneratedRegex("^<+(.+?)>+d__")]
    private static partial Regex StateMachine();

    [GeneratedRegex("^<.*>g__(.+)\\|")]
    private static partial Regex LocalFunction();
}
