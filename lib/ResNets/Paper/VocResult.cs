namespace ResNets;

/// <summary>A column of table 7: mAP in percent on PASCAL VOC.</summary>
/// <param name="Backbone">The network under the detector.</param>
/// <param name="Map07">Trained on 07+12, tested on VOC 2007.</param>
/// <param name="Map12">Trained on 07++12, tested on VOC 2012.</param>
public sealed record VocResult(string Backbone, double Map07, double Map12);
