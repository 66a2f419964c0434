using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A piece of a network: parameters, buffers and other modules by name. A module calls
        /// <see cref="RegisterComponents"/> at the end of its constructor.
        /// </summary>
        public partial class Module : IDisposable
        {
            protected DeviceType _deviceType = DeviceType.CPU;
            protected int _deviceIndex = -1;
            protected OrderedDict<string, Module> _internal_submodules = [];
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = [];
            protected OrderedDict<string, Parameter> _internal_params = [];
            protected string? name;

            private bool _training = true;
            private bool _disposed;

            protected Module(string name) => this.name = name;

            ~Module() => Dispose(false);

            /// <summary>Whether the module behaves as in training; new modules do.</summary>
            public virtual bool training => _training;

            public virtual string GetName() => string.IsNullOrEmpty(name) ? GetType().Name : name;

            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var child in children())
                {
                    child.train(train);
                }
            }

            public virtual void eval() => train(false);

            /// <summary>Does something with every module in this one, and then with this one.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                ArgumentNullException.ThrowIfNull(fn);
                foreach (var child in children())
                {
                    child.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <param name="set_to_none">Drop the gradients; else they are filled with zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is null)
                    {
                        continue;
                    }

                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        Ops.Zero.Invoke(gradient);
                    }
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes parameters, buffers and the modules in this one.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (var parameter in _internal_params.values())
                {
                    parameter.Dispose();
                }

                foreach (var (buffer, _) in _internal_buffers.values())
                {
                    buffer.Dispose();
                }

                foreach (var child in children())
                {
                    child.Dispose();
                }
            }
        }
    }
}
