using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes a tensor to a file, as <see cref="Tensor.save"/> does.</summary>
    public static void save(Tensor t, string location)
    {
        ArgumentNullException.ThrowIfNull(t);
        t.save(location);
    }

    /// <summary>Reads a tensor from a file, as <see cref="Tensor.load"/> does.</summary>
    public static Tensor load(string location) => Tensor.load(location);

    /// <content>Files in libtorch's own archive format, one tensor each; what Python's torch.save writes is another.</content>
    public partial class Tensor
    {
        /// <summary>Reads a tensor that <see cref="save"/> wrote, here or with libtorch's torch::save of C++.</summary>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="FormatException">The file is not an archive of one tensor.</exception>
        public static Tensor load(string location)
        {
            ArgumentException.ThrowIfNullOrEmpty(location);
            if (!File.Exists(location))
            {
                throw new FileNotFoundException($"There is no file {location} to load a tensor from.", location);
            }

            return NativeMethods.st_tensor_load(location, out var handle) == 0
                ? new Tensor(handle)
                : throw new FormatException(
                    $"{location} is not a tensor that torch.save wrote ({NativeError.FirstLine()}); files of Tensor.Save (.dat) are " +
                    "read with Tensor.Load.");
        }

        /// <summary>
        /// Writes the tensor, with its dtype, shape, strides and requires_grad, to a file that is there whole or not at all.
        /// Python reads it with <c>next(torch.jit.load(path).parameters())</c>.
        /// </summary>
        /// <exception cref="IOException">The file cannot be written.</exception>
        public void save(string location)
        {
            CompleteFile.WriteAt(location, part =>
            {
                File.Create(part).Dispose();
                using var held = new Held(this);
                NativeError.Check(NativeMethods.st_tensor_save(held.Handle, part));
            });
        }
    }
}
