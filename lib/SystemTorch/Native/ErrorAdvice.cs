namespace TorchSharp;

/// <summary>What to do about the mistakes that are made most. Libtorch says what it found; seldom what would have been right.</summary>
internal static class ErrorAdvice
{
    private static readonly (string Call, string Words, string Advice)[] s_known =
    [
        ("linear(", "shapes cannot be multiplied", "the last size of the input must be the last of the weight, in_features"),
        ("", "shapes cannot be multiplied", "the last size of the first must be the first of the second: transpose or reshape one"),
        ("", "must match the size of tensor", "sizes must be equal or 1, counted from the last: reshape or unsqueeze one of them"),
        ("", "doesn't match the broadcast shape", "in place a tensor keeps its shape: use the operator without the underscore"),
        ("", "tensors must match except in dimension", "cut or pad the others, or join along another dimension"),
        ("", "expects each tensor to be equal size", "reshape them, or join them along a dimension that they have with cat"),
        ("", "to have the same size, but got", "the tensors must agree in this size: transpose or reshape one"),
        ("", "is invalid for input of size", "the sizes must multiply to the number of elements; one of them may be -1"),
        ("", "channels, but got", "the layer's in_channels must be dimension 1 of [N, C, H, W]: permute an image that has them last"),
        ("", "can't be greater than actual input size", "take a smaller kernel, or pad the input"),
        ("", "is out of bounds for dimension", "indices run from 0 to the size less 1, or from the end with -1"),
        ("", "expected scalar type", "convert one of them with to_type"),
        ("", "should be the same", "convert one of them with to_type, or move it with to(device)"),
        ("", "same dtype", "convert one of them with to_type"),
        ("", "dtype to be", "convert one of them with to_type"),
        ("", "can't be cast to the desired output type", "convert with to_type first, or use the operator without the underscore"),
        ("", "not implemented for '", "convert with to_type to a type that it is made for, such as float32"),
        ("", "input dtype should be either floating point", "convert with to_type(float32)"),
        ("", "only Tensors of floating point", "convert with to_type(float32)"),
        ("", "to be on the same device", "move them with to(device)"),
        ("", "Could not run", "move or convert the tensors to what the operator is made for"),
        ("", "is being used in an in-place operation", "change it inside of using (torch.no_grad())"),
        ("", "has been modified by an inplace operation", "use the operator without the underscore, or clone before"),
        ("", "does not require grad and does not have a grad_fn", "call requires_grad_() on what is computed from, before"),
        ("", "created only for scalar outputs", "reduce it with sum or mean, or give grad_tensors"),
        ("", "can't allocate memory", "take a smaller batch, or free tensors with dispose scopes"),
        ("", "Class values must be", "give one_hot as many classes as the largest number needs"),
    ];

    /// <summary>The message as one sentence that ends in what to do, where that is known.</summary>
    public static string Complete(string message)
    {
        foreach (var (call, words, advice) in s_known)
        {
            if (message.StartsWith(call, StringComparison.Ordinal) && message.Contains(words, StringComparison.Ordinal))
            {
                return $"{message.TrimEnd('.', ' ')}; {advice}.";
            }
        }

        return message;
    }
}
