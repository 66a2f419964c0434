using static TorchSharp.torch;

namespace SystemTorch.Tests;

/// <summary>PyTorch's results and gradients again, from inputs in single precision and from inputs that are not contiguous.</summary>
public class OperatorFormTests
{
    private const double SinglePrecision = 5e-5;
    private const double Exact = 1e-12;

    // These look at the memory itself, or take a number of the inputs' own type.
    // view and as_strided look at the strides; the gradient of masked_select in libtorch 1.13 then follows the order in memory,
    // in PyTorch too.
    private static readonly string[] s_contiguousOnly = ["view_rows", "view_as", "as_strided", "masked_select"];
    private static readonly string[] s_doubleOnly = ["quantile"];

    public static TheoryData<string, bool, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, bool, bool>();
            foreach (var name in OperatorCases.Names)
            {
                foreach (var (isSingle, isStrided) in new[] { (true, false), (false, true), (true, true) })
                {
                    if (!(isStrided && s_contiguousOnly.Contains(name)) && !(isSingle && s_doubleOnly.Contains(name)))
                    {
                        cases.Add(name, isSingle, isStrided);
                    }
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void GivesPyTorchsResultAndGradients(string name, bool isSingle, bool isStrided)
    {
        using var scope = NewDisposeScope();
        var fixture = Fixture.Operators;
        var tolerance = isSingle || OperatorCases.Rounded.Contains(name) ? SinglePrecision : Exact;
        Tensor[] inputs = [.. fixture.Numbered(name + "/in").Select(input => Form(input, isSingle, isStrided))];
        var outputs = OperatorCases.Run(name, inputs);
        var expected = fixture.Numbered(name + "/out");
        Assert.Equal(expected.Length, outputs.Length);
        var total = zeros(1, float64);
        for (var i = 0; i < outputs.Length; i++)
        {
            Expect.Close(expected[i], outputs[i].to(expected[i].dtype), tolerance, $"{name}, output {i}");
            if (fixture.Find($"{name}/weights{i}") is { } weights)
            {
                total = total + (outputs[i] * weights).sum();
            }
        }

        if (total.requires_grad)
        {
            total.backward();
            CheckGradients(name, inputs, tolerance);
        }
    }

    private static void CheckGradients(string name, Tensor[] inputs, double tolerance)
    {
        for (var i = 0; i < inputs.Length; i++)
        {
            if (Fixture.Operators.Find($"{name}/grad{i}") is { } expected)
            {
                Expect.Close(expected, inputs[i].grad!.to(expected.dtype), tolerance, $"{name}, gradient of input {i}");
            }
        }
    }

    /// <summary>The same numbers as a leaf; strided: with the dimensions in reverse order in memory.</summary>
    private static Tensor Form(Tensor input, bool isSingle, bool isStrided)
    {
        var formed = isSingle && input.dtype == float64 ? input.to(float32) : input.clone();
        if (isStrided)
        {
            long[] reversed = [.. Enumerable.Range(0, (int)input.dim()).Select(i => input.dim() - 1 - i)];
            formed = formed.permute(reversed).contiguous().permute(reversed);
        }

        return formed.detach().requires_grad_(input.is_floating_point());
    }
}
