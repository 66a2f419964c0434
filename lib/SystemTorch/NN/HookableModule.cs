namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module that calls hooks before and after its forward pass.</summary>
        public class HookableModule<TPreHook, TPostHook> : Module
            where TPreHook : notnull
            where TPostHook : notnull
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            private long _lastKey;

            protected HookableModule(string name)
                : base(name)
            {
            }

            internal bool HasHooks =>
                pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            /// <summary>Calls a function with input and output after each forward pass; what it returns replaces the output.</summary>
            public HookRemover register_forward_hook(TPostHook hook) => Add(post_hooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Add(module_post_hooks, hook);

            /// <summary>Calls a function with the input before each forward pass; what it returns replaces the input.</summary>
            public HookRemover register_forward_pre_hook(TPreHook hook) => Add(pre_hooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Add(module_pre_hooks, hook);

            private protected void RunModuleHooks(Dictionary<string, Action<Module>> hooks)
            {
                foreach (var hook in hooks.Values)
                {
                    hook(this);
                }
            }

            private HookRemover Add<T>(Dictionary<string, T> hooks, T hook)
            {
                var key = $"hook {++_lastKey}";
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            /// <summary>Takes a hook away again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    _module = module;
                    _key = key;
                }

                public void remove() => _module.Remove(_key);
            }
        }
    }
}
