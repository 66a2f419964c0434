using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <content>What an optimizer asks of its parameters: some, none of them twice, all of them alive.</content>
        public abstract partial class Optimizer
        {
            private bool _disposed;

            /// <summary>The parameters of a group that is about to be added.</summary>
            /// <exception cref="ArgumentException">A parameter is missing, or is there twice.</exception>
            /// <exception cref="InvalidOperationException">A parameter was disposed.</exception>
            /// <exception cref="ObjectDisposedException">The optimizer was disposed.</exception>
            private protected Parameter[] Admitted(ParamGroup group)
            {
                ThrowIfDisposed();
                ArgumentNullException.ThrowIfNull(group.Parameters);
                Parameter[] newcomers = [.. group.Parameters];
                var known = parameters().Select(parameter => parameter.Handle).ToHashSet();
                for (var i = 0; i < newcomers.Length; i++)
                {
                    if (newcomers[i] is null)
                    {
                        throw new ArgumentException($"Parameter {i} of {_parameter_groups.Count} groups before it is null.");
                    }

                    RequireAlive(newcomers[i], i, _parameter_groups.Count);
                    if (!known.Add(newcomers[i].Handle))
                    {
                        throw new ArgumentException(
                            $"{Place(i, _parameter_groups.Count)} is in {GetType().Name} already and would move twice a step: " +
                            "put it into one group, once.");
                    }
                }

                return newcomers;
            }

            /// <exception cref="ArgumentException">There are no parameters.</exception>
            private protected void RequireSome()
            {
                if (!parameters().Any())
                {
                    throw new ArgumentException(
                        $"{GetType().Name} got no parameters: pass those of a module that has some, module.parameters().");
                }
            }

            /// <exception cref="ObjectDisposedException">The optimizer was disposed.</exception>
            /// <exception cref="InvalidOperationException">A parameter was disposed.</exception>
            private protected void RequireAlive()
            {
                ThrowIfDisposed();
                for (var group = 0; group < _parameter_groups.Count; group++)
                {
                    var i = 0;
                    foreach (var parameter in _parameter_groups[group].Parameters)
                    {
                        RequireAlive(parameter, i++, group);
                    }
                }
            }

            private static string Place(int parameter, int group) => $"Parameter {parameter} of group {group}";

            private void ThrowIfDisposed()
            {
                if (_disposed)
                {
                    throw new ObjectDisposedException(
                        null, $"This {GetType().Name} was disposed, and its momenta with it: make another for the parameters.");
                }
            }

            private void RequireAlive(Parameter parameter, int i, int group)
            {
                if (parameter.IsInvalid)
                {
                    throw new InvalidOperationException(
                        $"{Place(i, group)} of {GetType().Name} was disposed: " + (parameter.MovedTo is null
                            ? "keep its module as long as the optimizer, out of dispose scopes."
                            : "moving its module put another in its place, so make the optimizer after the move."));
                }
            }
        }
    }
}
