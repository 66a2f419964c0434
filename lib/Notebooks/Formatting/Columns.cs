using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Notebooks.Formatting;

/// <summary>The named values that an object shows as a row of a table.</summary>
internal static class Columns
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public;

    /// <summary>Whether a value is shown by its members: records, tuples, anonymous types, and classes without a text of their own.</summary>
    public static bool Has(object? value)
    {
        if (value is null or string or IFormattable or Type or Exception or Delegate)
            return false;
        Type type = value.GetType();
        if (value is IEnumerable && !IsRecord(type))
            return false;
        return !type.IsPrimitive && (IsRecord(type) || TypeNames.IsAnonymous(type) || value is ITuple || !OverridesToString(type))
            && Names(type).Any();
    }

    public static IEnumerable<string> Names(Type type) => Properties(type).Select(p => p.Name).Concat(Fields(type).Select(f => f.Name));

    /// <summary>The value of a column; what a getter throws is shown in its place.</summary>
    public static object? Value(object row, string name)
    {
        Type type = row.GetType();
        try
        {
            return Properties(type).FirstOrDefault(p => p.Name == name) is { } property
                ? property.GetValue(row)
                : Fields(type).FirstOrDefault(f => f.Name == name)?.GetValue(row);
        }
        catch (TargetInvocationException e)
        {
            return $"({TypeNames.Of(e.InnerException!.GetType())}: {e.InnerException.Message})";
        }
    }

    /// <summary>Whether a type says more of itself than its name; what the compiler writes for records does not count.</summary>
    public static bool OverridesToString(Type type)
    {
        Type? declaring = type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType;
        return declaring != typeof(object) && declaring != typeof(ValueType);
    }

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public) is not null
        && type.GetMethod(nameof(ToString), Type.EmptyTypes)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(Instance).Where(p => p.GetMethod?.IsPublic == true && p.GetIndexParameters().Length == 0 && !IsTuple(type));

    private static FieldInfo[] Fields(Type type) => type.GetFields(Instance);

    private static bool IsTuple(Type type) => type.IsValueType && type.IsAssignableTo(typeof(ITuple));
}
