namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The state dictionary: parameters and persistent buffers by name, as live tensors.</summary>
        public partial class Module
        {
            /// <summary>All parameters, then all buffers.</summary>
            public virtual Dictionary<string, Tensor> state_dict(
                Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                var start = string.IsNullOrEmpty(prefix) ? "" : prefix + ".";
                foreach (var (key, parameter) in named_parameters())
                {
                    destination.TryAdd(start + key, parameter);
                }

                foreach (var (key, buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(start + key, buffer);
                }

                foreach (var (key, child) in named_children())
                {
                    child.state_dict(destination, start + key);
                }

                return destination;
            }

            /// <summary>Copies values into the tensors of this module.</summary>
            /// <param name="source">Values by name.</param>
            /// <param name="strict">Refuse unless the names are the same.</param>
            /// <param name="skip">Names that are left alone.</param>
            /// <exception cref="InvalidOperationException">Names are missing or unexpected, and the load is strict.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(source);
                var skipped = skip ?? [];
                var destination = state_dict();
                var unexpected = source.Keys.Where(key => !destination.ContainsKey(key)).Except(skipped).ToList();
                var missing = destination.Keys.Where(key => !source.ContainsKey(key)).Except(skipped).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                {
                    throw new InvalidOperationException(
                        $"The state dictionary does not fit {GetName()}: missing {Some(missing)}; unexpected {Some(unexpected)}. " +
                        "Load weights of the same architecture, or pass strict: false.");
                }

                using var _ = no_grad();
                foreach (var (key, value) in source)
                {
                    if (destination.TryGetValue(key, out var target) && !skipped.Contains(key))
                    {
                        CopyInto(key, target, value);
                    }
                }

                return (missing, unexpected);
            }

            private static void CopyInto(string key, Tensor target, Tensor value)
            {
                if (!target.shape.AsSpan().SequenceEqual(value.shape))
                {
                    throw new InvalidOperationException(
                        $"'{key}' has shape [{string.Join(", ", value.shape)}] in the state dictionary and " +
                        $"[{string.Join(", ", target.shape)}] in the module.");
                }

                Ops.Copy.Invoke(target, value);
            }

            private static string Some(List<string> names) => names.Count switch
            {
                0 => "none",
                <= 4 => string.Join(", ", names),
                _ => $"{string.Join(", ", names.Take(4))} and {names.Count - 4} more",
            };
        }
    }
}
