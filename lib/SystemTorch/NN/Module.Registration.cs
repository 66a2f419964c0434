using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How parameters, buffers and modules get their names.</summary>
        public partial class Module
        {
            private const BindingFlags OwnFields =
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

            private bool _areComponentsRegistered;

            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                if (!TryAdd(_internal_params, name, param))
                {
                    throw new InvalidOperationException($"Parameter {name} is already registered.");
                }
            }

            /// <param name="name">Its name in the state dictionary.</param>
            /// <param name="tensor">A tensor that is saved and moved with the module, but not trained.</param>
            /// <param name="persistent">Whether it is part of the state dictionary.</param>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                if (!TryAdd(_internal_buffers, name, (tensor, persistent)))
                {
                    throw new InvalidOperationException($"Tensor {name} is already registered.");
                }
            }

            /// <summary>Names a module in this one; null takes the name away.</summary>
            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }

                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"The name of a module cannot be empty or contain a dot: '{name}'.", nameof(name));
                }

                submodule.RegisterComponents();
                if (!TryAdd(_internal_submodules, name, submodule))
                {
                    throw new InvalidOperationException($"Sub-module {name} is already registered.");
                }
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>
            /// Registers the fields that hold modules, parameters and tensors (as buffers) under their own names, or those of
            /// their <see cref="ComponentNameAttribute"/>. A second call does nothing.
            /// </summary>
            protected virtual void RegisterComponents()
            {
                if (_areComponentsRegistered)
                {
                    return;
                }

                foreach (var field in Fields(GetType()))
                {
                    var key = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    if (!IsRegistered(key))
                    {
                        Register(key, field.GetValue(this));
                    }
                }

                _areComponentsRegistered = true;
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) =>
                ConditionallyRegisterParameter(name, value as Parameter);

            /// <summary>Registers, replaces or (null) removes a parameter.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                if (value is null)
                {
                    _internal_params.Remove(name);
                }
                else
                {
                    _internal_params[name] = value;
                }
            }

            /// <summary>Registers, replaces or (null) removes a buffer.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                if (value is null)
                {
                    _internal_buffers.Remove(name);
                }
                else
                {
                    _internal_buffers[name] = (value, persistent);
                }
            }

            /// <summary>For properties: puts a new parameter (or none) in the place of an old one, which is disposed.</summary>
            private protected void ReplaceParameter(ref Parameter? field, Parameter? value, string name)
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    field = (Parameter?)value?.DetachFromDisposeScope();
                }

                ConditionallyRegisterParameter(name, field);
            }

            /// <summary>For properties: puts a new buffer (or none) in the place of an old one, which is disposed.</summary>
            private protected void ReplaceBuffer(ref Tensor? field, Tensor? value, string name)
            {
                if (!ReferenceEquals(field, value))
                {
                    field?.Dispose();
                    field = value?.DetachFromDisposeScope();
                }

                ConditionallyRegisterBuffer(name, field);
            }

            protected void ClearModules() => _internal_submodules.clear();

            private static IEnumerable<FieldInfo> Fields(Type type)
            {
                var seen = new HashSet<string>();
                for (var current = type; current is not null && current != typeof(Module); current = current.BaseType)
                {
                    foreach (var field in current.GetFields(OwnFields))
                    {
                        if (seen.Add(field.Name))
                        {
                            yield return field;
                        }
                    }
                }
            }

            private static bool TryAdd<T>(OrderedDict<string, T> entries, string name, T value)
            {
                if (entries.ContainsKey(name))
                {
                    return false;
                }

                entries.Add(name, value);
                return true;
            }

            private bool IsRegistered(string key) =>
                _internal_submodules.ContainsKey(key) || _internal_params.ContainsKey(key) || _internal_buffers.ContainsKey(key);

            private void Register(string key, object? value)
            {
                switch (value)
                {
                    case Module module:
                        register_module(key, module);
                        break;
                    case Parameter parameter:
                        register_parameter(key, parameter);
                        break;
                    case Tensor tensor:
                        register_buffer(key, tensor);
                        break;
                    default:
                        break;
                }
            }
        }
    }
}
