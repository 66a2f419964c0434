using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>What moving puts in the place of parameters and buffers, wherever a module holds them.</summary>
        public partial class Module
        {
            /// <summary>Puts a parameter in the place of the registered one of this name, which is disposed.</summary>
            private protected virtual void Place(string key, Parameter moved)
            {
                if (Property(key, typeof(Parameter)) is { } property)
                {
                    property.SetValue(this, moved);
                    return;
                }

                _internal_params[key].Dispose();
                ConditionallyRegisterParameter(key, moved);
                FieldOf(key)?.SetValue(this, moved);
            }

            private static Parameter Moved(Parameter parameter, ScalarType type, Device device, bool non_blocking)
            {
                using var gradient = parameter.grad;
                var moved = new Parameter(parameter.to(type, device, non_blocking: non_blocking), parameter.requires_grad);
                moved.DetachFromDisposeScope();
                if (gradient is not null)
                {
                    using var movedGradient = gradient.to(type, device, non_blocking: non_blocking);
                    moved.grad = movedGradient;
                }

                return moved;
            }

            private void Place(string key, Tensor moved, bool persistent)
            {
                if (Property(key, typeof(Tensor)) is { } property)
                {
                    property.SetValue(this, moved);
                    return;
                }

                _internal_buffers[key].Item1.Dispose();
                ConditionallyRegisterBuffer(key, moved, persistent);
                FieldOf(key)?.SetValue(this, moved);
            }

            private PropertyInfo? Property(string key, Type type) =>
                GetType().GetProperty(key, BindingFlags.Instance | BindingFlags.Public) is { CanWrite: true } property
                && property.PropertyType == type
                    ? property
                    : null;

            private FieldInfo? FieldOf(string key) => Fields(GetType()).FirstOrDefault(field =>
                (field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name) == key
                && typeof(Tensor).IsAssignableFrom(field.FieldType));
        }
    }
}
