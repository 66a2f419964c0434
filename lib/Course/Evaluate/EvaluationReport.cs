using Course.Photos;
using ResNets.Evaluation;

namespace Course.Evaluate;

/// <summary>What an evaluation found.</summary>
/// <param name="Views">The views of each image that were asked about.</param>
/// <param name="Networks">What each network got wrong alone.</param>
/// <param name="Scores">The probabilities, averaged over the networks.</param>
/// <param name="LeftOut">The files that were not tested on.</param>
public sealed record EvaluationReport(
    EvaluationViews Views, IReadOnlyList<NetworkResult> Networks, Scores Scores, LeftOutFiles LeftOut);
