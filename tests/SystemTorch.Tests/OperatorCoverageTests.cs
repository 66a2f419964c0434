using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>
/// Every public operator is compared with PyTorch: a case with a fixture calls it or its twin (<see cref="TwinTests"/>), or
/// TestedElsewhere.txt names the class of tests that compares it with something else, and that class calls it.
/// </summary>
public class OperatorCoverageTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly string[] s_operators =
    [
        .. new[] { typeof(torch), typeof(Tensor), typeof(nn.functional), typeof(nn.init) }
            .SelectMany(type => type.GetMethods(Public)).Where(IsOperator).Select(Name).Distinct().Order(StringComparer.Ordinal),
    ];

    private static readonly HashSet<string> s_withFixture =
        WithTwins([.. CalledIn(typeof(OperatorCases)), .. CalledIn(typeof(DrawnTests))]);

    private static readonly ILookup<string, string> s_callers = typeof(OperatorCoverageTests).Assembly.GetTypes()
        .Where(type => type is { IsNested: false, IsPublic: true })
        .SelectMany(type => CalledIn(type).Distinct().Select(name => (name, type.Name)))
        .ToLookup(call => call.name, call => call.Name);

    private static readonly Dictionary<string, string> s_elsewhere =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "TestedElsewhere.txt"))
            .Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void EveryOperatorHasAFixtureOrANamedPlace()
    {
        var left = s_operators.Where(name => !s_withFixture.Contains(name) && !s_elsewhere.ContainsKey(name)).ToList();
        Assert.True(left.Count == 0, string.Join('\n', left.Select(name => $"{name} is called by {string.Join(", ", s_callers[name])}")));
    }

    [Fact]
    public void WhatIsListedIsAnOperatorWithoutAFixture()
    {
        Assert.Empty(s_elsewhere.Keys.Except(s_operators));
        Assert.Empty(s_elsewhere.Keys.Intersect(s_withFixture));
        Assert.Equal(s_elsewhere.Keys.Order(StringComparer.Ordinal), s_elsewhere.Keys);
    }

    [Fact]
    public void ANamedPlaceCallsItsOperator() =>
        Assert.Empty(s_elsewhere.Where(entry => !s_callers[entry.Key].Contains(entry.Value)).Select(entry => $"{entry.Key} {entry.Value}"));

    /// <summary>What gives tensors or compares them, and all of functional and init.</summary>
    private static bool IsOperator(MethodInfo method) =>
        method.DeclaringType == typeof(nn.functional) || method.DeclaringType == typeof(nn.init)
        || method.Name is nameof(Tensor.allclose) || (method.Name == nameof(Tensor.Equals) && method.GetBaseDefinition() == method)
        || Gives(method.ReturnType, typeof(Tensor));

    private static bool Gives(Type result, Type type) =>
        result == type || (result.HasElementType && Gives(result.GetElementType()!, type))
        || (result.FullName?.StartsWith("System.ValueTuple", StringComparison.Ordinal) == true
            && result.GetGenericArguments().Any(part => Gives(part, type)));

    private static HashSet<string> WithTwins(HashSet<string> called) =>
    [
        .. called,
        .. TwinTests.Twins.Where(twin => called.Contains(Name(twin.Function))).Select(twin => Name(twin.Method)),
        .. TwinTests.Twins.Where(twin => called.Contains(Name(twin.Method))).Select(twin => Name(twin.Function)),
    ];

    private static string Name(MethodBase method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static IEnumerable<string> CalledIn(Type tests) => CalledMethods.In(tests)
        .Where(method => method.DeclaringType?.Assembly == typeof(torch).Assembly).Select(Name);
}
