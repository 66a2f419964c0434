using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <content>Modules of modules.</content>
    public static partial class nn
    {
        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(NotNull(modules));

        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(NotNull(modules));

        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
            new([.. modules.Select(entry => (entry.Item1, entry.Item2))]);

        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
            new([.. modules]);

        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
            new([.. modules.Select(entry => (entry.Item1, entry.Item2))]);

        /// <summary>A module that calls its parts one after the other, each on what the one before has returned; their shapes have to fit.</summary>
        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());

        public static ModuleList<Module> ModuleList(params Module[] modules) => new(modules);

        public static ModuleList<T> ModuleList<T>(params T[] modules)
            where T : Module => new(modules);

        public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

        public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules)
            where T : Module
        {
            var dictionary = new ModuleDict<T>();
            foreach (var module in NotNull(modules))
            {
                dictionary.Add(module);
            }

            return dictionary;
        }

        public static ParameterList ParameterList(params Parameter[] parameters) => new(parameters);

        public static ParameterDict ParameterDict(params (string, Parameter)[] parameters)
        {
            var dictionary = new ParameterDict();
            foreach (var parameter in NotNull(parameters))
            {
                dictionary.Add(parameter);
            }

            return dictionary;
        }
    }
}
