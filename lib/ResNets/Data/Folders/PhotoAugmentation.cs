namespace ResNets.Data;

/// <summary>The random changes to a training photograph (section 3.4).</summary>
/// <param name="SmallestSide">The least length of the shorter side after resizing.</param>
/// <param name="LargestSide">The greatest; each length between them is as likely.</param>
/// <param name="Crop">The side of the square that is cut out at a random place.</param>
/// <param name="Flip">Whether every second photograph, at random, is mirrored.</param>
/// <param name="ColourNoise">How far colours move along their principal components, in standard deviations of the data.</param>
public sealed record PhotoAugmentation(int SmallestSide, int LargestSide, int Crop, bool Flip, double ColourNoise)
{
    /// <summary>The paper's: shorter side from 256 to 480, a crop of 224, flips, colours as in AlexNet (0.1 deviations).</summary>
    public static PhotoAugmentation Paper { get; } = new(256, 480, 224, true, 0.1);

    /// <summary>Throws where no photograph can be changed so.</summary>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public void Validate()
    {
        if (Crop < 1 || SmallestSide < Crop || LargestSide < SmallestSide || !double.IsFinite(ColourNoise) || ColourNoise < 0)
        {
            throw new ArgumentException(
                $"A crop of {Crop} from sides of {SmallestSide} to {LargestSide} with colour noise {ColourNoise} was asked for; expected 1 ≤ crop ≤ smallest side ≤ largest side and finite noise of at least 0.");
        }
    }
}
