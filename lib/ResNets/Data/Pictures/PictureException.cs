namespace ResNets.Data;

/// <summary>A codec's complaint about a file, as a clause; <see cref="PictureFile"/> makes a sentence of it.</summary>
internal sealed class PictureException(string clause) : Exception(clause);
