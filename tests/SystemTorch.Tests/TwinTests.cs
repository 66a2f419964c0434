using System.Reflection;
using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>A function of torch does what the method of its name does.</summary>
public class TwinTests
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>What arguments of these names must be; numbers are 0 and tensors are square otherwise.</summary>
    private static readonly Dictionary<string, Func<object>> s_arguments = new()
    {
        ["dim1"] = () => 1L,
        ["chunks"] = () => 2L,
        ["num_samples"] = () => 2L,
        ["k"] = () => 2,
        ["high"] = () => 5L,
        ["shifts"] = () => 1L,
        ["shape"] = () => new long[] { 2, 8 },
        ["permutation"] = () => new long[] { 1, 0 },
        ["split_size_or_sections"] = () => new long[] { 1, 3 },
        ["mask"] = () => Square() > 0.5,
        ["gather.index"] = () => (Square() * 4).to(int64),
        ["index_select.index"] = () => tensor(new long[] { 3, 0 }),
        ["bincount.input"] = () => tensor(new long[] { 3, 0, 3 }),
        ["bmm.input"] = () => rand(2, 4, 4, float64),
        ["bmm.batch2"] = () => rand(2, 4, 4, float64),
    };

    internal static IEnumerable<(MethodInfo Function, MethodInfo Method)> Twins =>
        from function in typeof(torch).GetMethods(Static)
        let parameters = function.GetParameters()
        where parameters.Length > 0 && parameters[0].ParameterType == typeof(Tensor) && function.Name is not ("where" or "empty_like")
        where parameters.All(parameter => !parameter.ParameterType.IsByRefLike)
        from method in typeof(Tensor).GetMethods(Instance)
        where method.Name == function.Name && method.ReturnType == function.ReturnType && method.ReturnType != typeof(void)
        where Fits(parameters[1..], method.GetParameters())
        select (function, method);

    [Fact]
    public void AFunctionGivesWhatItsMethodGives()
    {
        var twins = Twins.ToList();
        Assert.True(twins.Count > 80, $"Only {twins.Count} pairs were found.");
        foreach (var (function, method) in twins)
        {
            using var scope = NewDisposeScope();
            manual_seed(5);
            object?[] arguments = [.. function.GetParameters().Select(parameter => Sample(function.Name, parameter))];
            manual_seed(6);
            var first = Values(function.Invoke(null, arguments)!);
            manual_seed(6);
            var second = Values(method.Invoke(arguments[0], arguments[1..(1 + method.GetParameters().Length)])!);
            Assert.Equal(first.Length, second.Length);
            Assert.All(first.Zip(second), pair => Expect.Same(pair.First, pair.Second, function.ToString()!));
        }
    }

    /// <summary>The method takes what the function takes after its tensor; the function may have more with defaults.</summary>
    private static bool Fits(ParameterInfo[] function, ParameterInfo[] method) =>
        method.Length <= function.Length
        && method.Zip(function).All(pair => pair.First.ParameterType == pair.Second.ParameterType)
        && function[method.Length..].All(parameter => parameter.HasDefaultValue);

    private static Tensor Square() => rand(4, 4, float64) * 0.8 + 0.1;

    private static object? Sample(string function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var known = s_arguments.GetValueOrDefault($"{function}.{parameter.Name}") ?? s_arguments.GetValueOrDefault(parameter.Name!);
        return known is not null && known() is var value && value.GetType() == (Nullable.GetUnderlyingType(type) ?? type) ? value
            : parameter.HasDefaultValue && function != "clamp" ? parameter.DefaultValue
            : type == typeof(Tensor) ? Square()
            : type == typeof(Scalar) ? (Scalar)0.5
            : type == typeof(long[]) ? new long[] { 0 }
            : Activator.CreateInstance(type);
    }

    private static Tensor[] Values(object result) => result switch
    {
        Tensor value => [value],
        Tensor[] values => values,
        bool answer => [tensor(answer)],
        long number => [tensor(number)],
        ITuple several => [.. Enumerable.Range(0, several.Length).Select(i => (Tensor)several[i]!)],
        _ => throw new NotSupportedException(result.GetType().Name),
    };
}
