using System.Globalization;

namespace ResNets.Scoreboards;

/// <content>What the kit does not reproduce, and why.</content>
public static partial class PaperScores
{
    private const string NoImageNet = "nothing is trained on ImageNet; its networks are built and counted";
    private const string NoDetection = "no detector is trained; its backbone is built and counted";

    /// <summary>The tables and figures that need ImageNet, PASCAL VOC or COCO.</summary>
    public static Scoreboard OutOfReach() => new(
        "Not reproduced",
        [
            Score.NotReproduced("table 2", "plain-34 against resnet-34, top-1 error (%)", Pair(Paper.Table2[1].PlainTop1, Paper.Table2[1].ResNetTop1), NoImageNet),
            Score.NotReproduced("table 3", "resnet-152, 10-crop, top-1 and top-5 error (%)", Errors(Paper.Table3[^1]), NoImageNet),
            Score.NotReproduced("table 4", "resnet-152, single model, top-1 and top-5 error (%)", Errors(Paper.Table4[^1]), NoImageNet),
            Score.NotReproduced("table 5", "ensemble, top-5 error (%)", Number(Paper.Table5[^1].Top5), NoImageNet),
            Score.NotReproduced("figure 4", "training curves of 18 and 34 layers", "plotted", NoImageNet),
            Score.NotReproduced("table 7", "PASCAL VOC 2007 and 2012, ResNet-101, mAP (%)", Pair(Paper.Table7[1].Map07, Paper.Table7[1].Map12), NoDetection),
            Score.NotReproduced("table 8", "COCO, ResNet-101, mAP (%) at 0.5 and 0.5 to 0.95", Pair(Paper.Table8[1].At50, Paper.Table8[1].At50To95), NoDetection),
            Score.NotReproduced("table 9", "COCO, ensemble, mAP (%) at 0.5 and 0.5 to 0.95", Pair(Paper.Table9[^1].At50, Paper.Table9[^1].At50To95), NoDetection),
            Score.NotReproduced("appendix C", "localisation, top-5 error (%)", Number(Paper.LocalizationTop5), NoImageNet),
        ]);

    private static string Errors(ImageNetResult row) => Pair(row.Top1!.Value, row.Top5);

    private static string Pair(double first, double second) => $"{Number(first)}; {Number(second)}";

    private static string Number(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);
}
