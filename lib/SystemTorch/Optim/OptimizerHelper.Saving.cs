using TorchSharp.Utils;

namespace TorchSharp.Modules;

public abstract partial class OptimizerHelper
{
    /// <summary>Writes the state to a file that is there whole or not at all.</summary>
    public void save_state_dict(string location) => CompleteFile.Write(location, save_state_dict);

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

    /// <summary>Reads what was saved; where that fails, the optimizer is as it was.</summary>
    /// <exception cref="InvalidDataException">It is of another kind of optimizer, or no state of an optimizer.</exception>
    /// <exception cref="ArgumentException">It is of an optimizer with other groups or parameters.</exception>
    /// <exception cref="EndOfStreamException">It was cut off.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var before = new MemoryStream();
        save_state_dict(new BinaryWriter(before));
        try
        {
            Read(reader);
        }
        catch (Exception error)
        {
            before.Position = 0;
            Read(new BinaryReader(before));
            if (error is EndOfStreamException)
            {
                throw new EndOfStreamException(
                    $"The saved state of {GetType().Name} ends too early: it was cut off; nothing was loaded from it.", error);
            }

            throw;
        }
    }

    private void Read(BinaryReader reader)
    {
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
