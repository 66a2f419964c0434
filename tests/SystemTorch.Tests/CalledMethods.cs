using System.Reflection;
using System.Reflection.Emit;

namespace SystemTorch.Tests;

/// <summary>The methods that code calls, read from its instructions.</summary>
internal static class CalledMethods
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance |
        BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const byte FirstOfTwoBytes = 0xFE;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Those that a class calls, its lambdas and nested classes included.</summary>
    public static IEnumerable<MethodBase> In(Type type) => type.GetMethods(Declared).Cast<MethodBase>()
        .Concat(type.GetConstructors(Declared))
        .SelectMany(In)
        .Concat(type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(In));

    private static IEnumerable<MethodBase> In(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i < bytes.Length;)
        {
            var code = s_codes[bytes[i] == FirstOfTwoBytes ? unchecked((short)((bytes[i++] << 8) | bytes[i++])) : bytes[i++]];
            if (code.OperandType == OperandType.InlineMethod && Resolved(method, BitConverter.ToInt32(bytes, i)) is { } called)
            {
                yield return called;
            }

            i += OperandLength(code.OperandType, bytes, i);
        }
    }

    private static MethodBase? Resolved(MethodBase method, int token) => method.Module.ResolveMethod(
        token, method.DeclaringType!.GetGenericArguments(), method.IsGenericMethod ? method.GetGenericArguments() : []);

    private static int OperandLength(OperandType type, byte[] bytes, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 * (1 + BitConverter.ToInt32(bytes, at)),
        _ => 4,
    };
}
