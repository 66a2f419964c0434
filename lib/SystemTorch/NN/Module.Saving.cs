using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Files with the state dictionary: their count, then each name and tensor.</summary>
        public partial class Module
        {
            public static void save_state_dict(BinaryWriter writer, Dictionary<string, Tensor> sd, IList<string>? skip = null)
            {
                ArgumentNullException.ThrowIfNull(writer);
                ArgumentNullException.ThrowIfNull(sd);
                var entries = sd.Where(entry => skip is null || !skip.Contains(entry.Key)).ToList();
                writer.Encode(entries.Count);
                foreach (var (key, value) in entries)
                {
                    writer.Write(key);
                    value.Save(writer);
                }
            }

            /// <summary>Makes a module and loads its state.</summary>
            public static Module Create<T>(string path)
                where T : Module, new() => new T().load(path);

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                save_state_dict(writer, state_dict(), skip);
                return this;
            }

            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream);
                return save(writer, skip);
            }

            /// <param name="location">A file that <see cref="save(string, IList{string})"/> wrote.</param>
            /// <param name="strict">Refuse unless the names are the same.</param>
            /// <param name="skip">Names that are left alone.</param>
            /// <param name="loadedParameters">Gets every name of the file, and whether the module has it.</param>
            /// <exception cref="FileNotFoundException">There is no such file.</exception>
            /// <exception cref="ArgumentException">Names, types or shapes do not fit the module.</exception>
            public virtual Module load(
                string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location))
                {
                    throw new FileNotFoundException($"There is no file {location} to load {GetName()} from.", location);
                }

                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(
                Stream stream, bool strict = true, IList<string>? skip = null, Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream);
                return load(reader, strict, skip, loadedParameters);
            }

            public virtual Module load(
                BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                ArgumentNullException.ThrowIfNull(reader);
                var targets = state_dict();
                var count = reader.Decode();
                if (strict && count != targets.Count)
                {
                    throw new ArgumentException(
                        $"Mismatched state_dict sizes: {GetName()} has {targets.Count} entries, the file {count}.");
                }

                using var _ = no_grad();
                for (long i = 0; i < count; i++)
                {
                    LoadEntry(reader, targets, strict, skip, loadedParameters);
                }

                return this;
            }

            private void LoadEntry(
                BinaryReader reader, Dictionary<string, Tensor> targets, bool strict, IList<string>? skip,
                Dictionary<string, bool>? loadedParameters)
            {
                var key = reader.ReadString();
                var found = targets.TryGetValue(key, out var target);
                if (strict && !found)
                {
                    throw new ArgumentException(
                        $"Mismatched module state names: {GetName()} has no parameter or buffer named '{key}', which is in the file.");
                }

                if (found && skip?.Contains(key) != true)
                {
                    target!.Load(reader);
                }
                else
                {
                    TensorExtensionMethods.Load(reader, skip: true);
                }

                loadedParameters?.Add(key, found);
            }
        }
    }
}
