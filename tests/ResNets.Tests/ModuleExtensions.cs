using TorchSharp.Modules;
using static TorchSharp.torch;

namespace ResNets.Tests;

internal static class ModuleExtensions
{
    /// <summary>Parameters by their state-dict keys.</summary>
    internal static IEnumerable<(string Key, Parameter Value)> Parameters(this nn.Module module) =>
        module.state_dict().Where(entry => entry.Value is Parameter).Select(entry => (entry.Key, (Parameter)entry.Value));
}
