using System.Linq.Expressions;
using System.Reflection;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>Every null in the place of a value is an ArgumentNullException, found by trying all public operators.</summary>
public class NullTests
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Type[] s_types =
    [
        typeof(torch), typeof(Tensor), typeof(nn), typeof(nn.functional), typeof(nn.init), typeof(nn.utils), typeof(optim),
        typeof(optim.lr_scheduler), typeof(autograd), typeof(TensorExtensionMethods), typeof(ModuleExtensionMethods),
    ];

    [Fact]
    public void ANullIsNamedWhereverAValueMustBe()
    {
        var places = Places().ToList();
        Assert.True(places.Count > 500, $"Only {places.Count} places were found.");
        var others = places.Select(place => (place.Method, place.Parameter, Answer: Answer(place.Method, place.Parameter)))
            .Where(place => place.Answer != nameof(ArgumentNullException))
            .Select(place => $"{place.Method.DeclaringType!.Name}.{place.Method}, {place.Parameter.Name}: {place.Answer}");
        var answers = string.Join('\n', others);
        Assert.True(answers.Length == 0, answers);
    }

    private static string Answer(MethodInfo method, ParameterInfo parameter)
    {
        using var scope = NewDisposeScope();
        var arguments = method.GetParameters().Select(each => each == parameter ? null : Sample(each)).ToArray();
        var error = Record.Exception(() => method.Invoke(method.IsStatic ? null : ones(2, 3), arguments));
        return (error as TargetInvocationException)?.InnerException?.GetType().Name ?? error?.Message ?? "nothing was thrown";
    }

    private static IEnumerable<(MethodInfo Method, ParameterInfo Parameter)> Places()
    {
        var nullability = new NullabilityInfoContext();
        return s_types.SelectMany(type => type.GetMethods(Public)).Where(CanBeCalled).Select(Closed)
            .SelectMany(method => method.GetParameters().Select(parameter => (method, parameter)))
            .Where(place => !place.parameter.ParameterType.IsValueType
                && nullability.Create(place.parameter).WriteState == NullabilityState.NotNull);
    }

    private static bool CanBeCalled(MethodInfo method) =>
        !(method.IsSpecialName && method.Name[..4] is "get_" or "set_")
        && method.GetBaseDefinition().DeclaringType != typeof(object)
        && method.GetParameters().All(parameter => !parameter.ParameterType.IsByRefLike && !parameter.ParameterType.IsByRef);

    private static MethodInfo Closed(MethodInfo method) => !method.IsGenericMethodDefinition ? method : method.MakeGenericMethod(
        [.. method.GetGenericArguments()
            .Select(type => typeof(nn.Module).IsAssignableFrom(type.BaseType) ? typeof(Linear) : typeof(float))]);

    private static object? Sample(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return parameter.HasDefaultValue ? parameter.DefaultValue
            : type == typeof(Tensor) ? ones(2, 3)
            : type == typeof(Parameter) ? new Parameter(ones(2, 3))
            : type == typeof(Scalar) ? (Scalar)1
            : type == typeof(string) ? "x"
            : type == typeof(Device) ? CPU
            : type == typeof(ScalarType) ? ScalarType.Float32
            : type == typeof(long[]) ? new long[] { 1 }
            : type == typeof(Linear) ? nn.Linear(3, 2)
            : type.IsAssignableFrom(typeof(SGD)) && type != typeof(object) ? optim.SGD([new Parameter(ones(1))], 0.1, momentum: 0.9)
            : type.IsAssignableFrom(typeof(Tensor[])) ? new[] { ones(2, 3) }
            : type.IsAssignableFrom(typeof(Parameter[])) ? new[] { new Parameter(ones(2, 3)) }
            : type.IsArray ? Array.CreateInstance(type.GetElementType()!, Enumerable.Repeat(1, type.GetArrayRank()).ToArray())
            : type.IsSubclassOf(typeof(Delegate)) ? Expression.Lambda(
                type, Expression.Default(type.GetMethod("Invoke")!.ReturnType),
                type.GetMethod("Invoke")!.GetParameters().Select(each => Expression.Parameter(each.ParameterType))).Compile()
            : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type)
            : null;
    }
}
