using TorchSharp.Utils;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Writes the name of the optimizer, the options of its groups and the state of its parameters.</summary>
    public void save_state_dict(BinaryWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var dictionary = state_dict();
        writer.Write(GetType().Name);
        writer.Encode(dictionary.Options.Count);
        writer.Encode(dictionary.State.Count);
        dictionary.Options.ForEach(options => options.SaveStateDict(writer));
        dictionary.State.ForEach(state => state.SaveStateDict(writer));
    }

    /// <exception cref="InvalidDataException">It is of another kind of optimizer.</exception>
    /// <exception cref="ArgumentException">It is of an optimizer with other groups or parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var kind = reader.ReadString();
        if (kind != GetType().Name)
        {
            throw new InvalidDataException($"The saved state is of {kind}; expected {GetType().Name}.");
        }

        var dictionary = state_dict();
        RequireSame("parameter groups", checked((int)reader.Decode()), dictionary.Options.Count);
        RequireSame("parameters", checked((int)reader.Decode()), dictionary.State.Count);
        dictionary.Options.ForEach(options => options.LoadStateDict(reader));
        dictionary.State.ForEach(state => state.LoadStateDict(reader));
    }
}
