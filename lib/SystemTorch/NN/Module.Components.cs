using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What is in a module. Nothing is listed twice.</summary>
        public partial class Module
        {
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (key, parameter) in _internal_params)
                {
                    if (!parameter.IsInvalid && seen.Add(parameter.Handle))
                    {
                        yield return (key, parameter);
                    }
                }

                foreach (var (prefix, child) in recurse ? named_children() : [])
                {
                    foreach (var (key, parameter) in child.named_parameters())
                    {
                        if (seen.Add(parameter.Handle))
                        {
                            yield return ($"{prefix}.{key}", parameter);
                        }
                    }
                }
            }

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(
                bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<nint>();
                foreach (var (key, (buffer, persistent)) in _internal_buffers)
                {
                    if ((persistent || include_nonpersistent) && !buffer.IsInvalid && seen.Add(buffer.Handle))
                    {
                        yield return (key, buffer);
                    }
                }

                foreach (var (prefix, child) in recurse ? named_children() : [])
                {
                    foreach (var (key, buffer) in child.named_buffers(true, include_nonpersistent))
                    {
                        if (seen.Add(buffer.Handle))
                        {
                            yield return ($"{prefix}.{key}", buffer);
                        }
                    }
                }
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) =>
                named_parameters(recurse).Select(entry => entry.parameter);

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(entry => entry.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => _internal_submodules;

            /// <summary>The modules in this one, theirs after them; not this one itself.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children())
                {
                    yield return child;
                }

                foreach (var (prefix, child) in named_children())
                {
                    foreach (var (key, module) in child.named_modules())
                    {
                        yield return ($"{prefix}.{key}", module);
                    }
                }
            }

            public virtual IEnumerable<Module> modules() => named_modules().Select(entry => entry.module);

            public virtual IEnumerable<Module> children() => named_children().Select(entry => entry.module);

            /// <param name="target">A name with dots, as in the state dictionary.</param>
            public virtual Parameter? get_parameter(string target) =>
                _internal_params.TryGetValue(target, out var parameter)
                    ? parameter
                    : Child(target) is var (child, rest) ? child.get_parameter(rest) : null;

            public virtual Tensor? get_buffer(string target) =>
                _internal_buffers.TryGetValue(target, out var entry)
                    ? entry.Item1
                    : Child(target) is var (child, rest) ? child.get_buffer(rest) : null;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            private (Module Owner, string Name)? Child(string target)
            {
                ArgumentNullException.ThrowIfNull(target);
                var dot = target.IndexOf('.', StringComparison.Ordinal);
                if (dot < 0)
                {
                    return null;
                }

                var child = named_children().FirstOrDefault(entry => entry.name == target[..dot]).module;
                return child is null ? null : (child, target[(dot + 1)..]);
            }
        }
    }
}
