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

            /// <summary>Writes the state to a file that is there whole or not at all.</summary>
            public Module save(string location, IList<string>? skip = null)
            {
                CompleteFile.Write(location, writer => save(writer, skip));
                return this;
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
            /// <exception cref="EndOfStreamException">The file was cut off; the module is as it was.</exception>
            /// <exception cref="FormatException">The file is of another kind or damaged; the module is as it was.</exception>
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
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                var targets = state_dict();
                foreach (var (key, value) in new SavedState(reader).Read(GetName(), targets, strict, skip))
                {
                    if (value is not null)
                    {
                        Ops.Copy.Invoke(targets[key], value);
                    }

                    loadedParameters?.Add(key, targets.ContainsKey(key));
                }

                return this;
            }
        }
    }
}
