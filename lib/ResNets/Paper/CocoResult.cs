namespace ResNets;

/// <summary>A row of table 8 or 9: mAP in percent on COCO.</summary>
/// <param name="System">The backbone, or what was added to the system.</param>
/// <param name="At50">mAP at an overlap of 0.5.</param>
/// <param name="At50To95">mAP averaged over overlaps of 0.5 to 0.95.</param>
public sealed record CocoResult(string System, double At50, double At50To95);
