using System.Text.Json;
using Course.Doctor;
using Course.Tests.Support;

namespace Course.Tests.Doctor;

public class DoctorReportTests
{
    private static readonly Finding[] _findings =
        [Finding.Ok("disk", "83 GB free"), Finding.Gap("browser", "none [on] the path", "./course setup --with test")];

    [Fact]
    public void Gaps_do_not_keep_the_kit_from_running_broken_things_do()
    {
        Assert.True(DoctorReport.CanRun(_findings));
        Assert.False(DoctorReport.CanRun([.. _findings, Finding.Broken(".NET SDK", "none", "install it")]));
    }

    [Fact]
    public void Json_has_every_finding()
    {
        using var json = JsonDocument.Parse(DoctorReport.Json(_findings));

        Assert.True(json.RootElement.GetProperty("canRun").GetBoolean());
        JsonElement browser = json.RootElement.GetProperty("findings")[1];
        Assert.Equal("gap", browser.GetProperty("state").GetString());
        Assert.Equal("none [on] the path", browser.GetProperty("found").GetString());
        Assert.Equal("./course setup --with test", browser.GetProperty("advice").GetString());
    }

    [Fact]
    public void The_table_says_what_was_found_and_what_to_do()
    {
        var terminal = new TestTerminal();

        DoctorReport.Show(terminal.Terminal, _findings);

        Assert.Contains(terminal.Lines, line => line.Contains("none [on] the path") && line.Contains("--with test"));
        Assert.Equal("The course can run here.", terminal.Lines[^1]);
    }
}
