using ResNets.Data;

namespace ResNets.Tests.Data.Sources;

public class DataDirectoryTests
{
    [Fact]
    public void The_variable_comes_first()
    {
        DataDirectory directory = DataDirectory.FromEnvironment(
            name => name switch { "RESNET_DATA" => "/data/sets", "HOME" => "/home/student", _ => null });

        Assert.Equal(Path.GetFullPath("/data/sets"), directory.Root);
    }

    [Fact]
    public void Without_it_the_cache_in_the_home_folder_is_used()
    {
        DataDirectory directory = DataDirectory.FromEnvironment(name => name == "HOME" ? "/home/student" : null);

        Assert.Equal(Path.Combine("/home/student", ".cache", "resnet-notebooks"), directory.Root);
    }
}
