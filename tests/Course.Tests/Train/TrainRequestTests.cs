using Course.Train;
using ResNets.Blocks;
using ResNets.Training;

namespace Course.Tests.Train;

public class TrainRequestTests
{
    [Fact]
    public void The_recipe_is_the_papers_scaled_to_the_iterations()
    {
        var request = new TrainRequest("resnet-20") { Iterations = 4_000, Batch = 64, LearningRate = 0.05, Seed = 7 };

        Recipe recipe = request.ToRecipe(request.ToSpec(classes: 10));

        Assert.Equal([2_000, 3_000], recipe.Drops);
        Assert.Equal((4_000, 64, 0.05, 7UL), (recipe.Iterations, recipe.BatchSize, recipe.LearningRate, recipe.Seed));
        Assert.Equal((0.9, 1e-4), (recipe.Momentum, recipe.WeightDecay));
        Assert.Null(recipe.WarmUp);
    }

    [Theory]
    [InlineData("resnet-110", true)]
    [InlineData("resnet-1202", true)]
    [InlineData("plain-110", false)]
    [InlineData("resnet-56", false)]
    public void From_110_layers_on_a_residual_network_starts_gently(string network, bool warmsUp)
    {
        var request = new TrainRequest(network);

        Assert.Equal(warmsUp ? WarmUp.Paper : null, request.ToRecipe(request.ToSpec(classes: 10)).WarmUp);
    }

    [Theory]
    [InlineData("resnet-18", "caltech101-20", "ImageNet, section 3.4", 256)]
    [InlineData("resnet-18", "cifar-10", "CIFAR, section 4.2", 128)]
    [InlineData("resnet-20", "caltech101-20", "CIFAR, section 4.2", 128)]
    [InlineData("resnet-18", null, "CIFAR, section 4.2", 128)]
    public void Photographs_at_full_size_are_trained_on_as_ImageNets(string network, string? data, string recipe, int batch)
    {
        var request = new TrainRequest(network) { Data = data, Iterations = 120 };

        Recipe found = request.ToRecipe(request.ToSpec(classes: 20));

        Assert.Equal((recipe, batch), (found.Name, found.BatchSize));
        Assert.Equal(recipe.StartsWith("ImageNet", StringComparison.Ordinal) ? Plateau.ImageNet with { Every = 1 } : null, found.Plateau);
    }

    [Theory]
    [InlineData("vgg-16")]
    [InlineData("highway-19")]
    public void A_network_without_blocks_to_divide_takes_no_memory_budget(string network)
    {
        var request = new TrainRequest(network) { Memory = 1L << 31 };

        Assert.Equal(
            $"--memory divides the blocks of plain and residual networks, and {network} is neither; leave it out, or divide the batch with --accumulate.",
            Assert.Throws<UsageException>(request.Validate).Message);
    }

    [Fact]
    public void Data_that_is_neither_a_set_nor_a_folder_is_answered_with_both()
    {
        var request = new TrainRequest("resnet-20") { Data = "cifar-11" };

        Assert.Equal(
            "--data is 'cifar-11'; it has to be one of cifar-10, cifar-100, fashion-mnist, caltech101-20, or a folder of photographs, train/class/picture.jpg and val/class/picture.jpg.",
            Assert.Throws<UsageException>(request.Validate).Message);
    }

    [Fact]
    public void The_shortcut_option_replaces_the_networks_own()
    {
        Assert.Equal(Shortcut.A, new TrainRequest("resnet-20").ToSpec(10).Options.Shortcut);
        Assert.Equal(Shortcut.C, new TrainRequest("resnet-20") { Option = Shortcut.C }.ToSpec(10).Options.Shortcut);
    }

    [Fact]
    public void A_plain_network_has_no_shortcut_to_choose()
    {
        UsageException e = Assert.Throws<UsageException>(
            () => new TrainRequest("plain-20") { Option = Shortcut.B }.ToSpec(10));

        Assert.Equal("plain-20 has no shortcuts to choose, so --option B says nothing; leave it out.", e.Message);
    }

    [Fact]
    public void Runs_with_other_settings_get_other_folders()
    {
        var request = new TrainRequest("resnet-20") { Iterations = 200 };
        string root = Path.GetFullPath("/course");

        Assert.Equal(Path.Combine(root, "runs", "resnet-20-cifar-10-200-seed-0"), request.Folder(root, "cifar-10"));
        Assert.Equal(
            Path.Combine(root, "runs", "resnet-20-B-fashion-mnist-200-seed-3"),
            (request with { Option = Shortcut.B, Seed = 3 }).Folder(root, "fashion-mnist"));
        Assert.Equal(Path.Combine(root, "runs", "resnet-20-photos-200-seed-0"), request.Folder(root, "/data/photos/"));
        Assert.Equal(Path.GetFullPath("/elsewhere"), (request with { Out = "/elsewhere" }).Folder(root, "cifar-10"));
    }

    [Fact]
    public void A_network_that_does_not_exist_is_answered_with_the_nearest()
    {
        UsageException e = Assert.Throws<UsageException>(() => new TrainRequest("resnet-52").Validate());

        Assert.StartsWith("resnet-52 does not exist; the nearest are resnet-50 and resnet-56 (", e.Message);
        Assert.DoesNotContain("Parameter", e.Message);
    }

    [Theory]
    [InlineData(0, 128, 0.1)]
    [InlineData(200, 1, 0.1)]
    [InlineData(200, 128, 0)]
    [InlineData(200, 128, double.NaN)]
    public void A_number_out_of_range_is_an_error_before_anything_is_set_up(int iterations, int batch, double rate)
    {
        var request = new TrainRequest("resnet-20") { Iterations = iterations, Batch = batch, LearningRate = rate };

        Assert.Contains("it has to be", Assert.Throws<UsageException>(request.Validate).Message);
    }
}
