using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers: these functions make them, the classes are in <see cref="TorchSharp.Modules"/>.</summary>
    public static partial class optim
    {
        /// <summary>Changes parameters by their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            ~Optimizer() => Dispose(false);

            /// <summary>The groups, whose learning rates can be read and set.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <exception cref="ArgumentException">A parameter is in the optimizer already.</exception>
            public virtual void add_param_group(ParamGroup param_group)
            {
                ArgumentNullException.ThrowIfNull(param_group);
                param_group.Parameters = Admitted(param_group);
                _parameter_groups.Add(param_group);
            }

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Fills the gradients with zeros; those that are not there stay so.</summary>
            public virtual void zero_grad()
            {
                RequireAlive();
                foreach (var parameter in parameters())
                {
                    using var gradient = parameter.grad;
                    if (gradient is not null)
                    {
                        Ops.Zero.Invoke(gradient);
                    }
                }
            }

            /// <summary>One step.</summary>
            /// <param name="closure">Computes the loss and its gradients again; its result is returned.</param>
            public abstract Tensor step(Func<Tensor>? closure = null);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) => _disposed = true;
        }
    }
}
