using System.Text.Json;
using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;

namespace Notebooks.Tests.Export;

/// <summary>Debian's Chromium without a window and without a network.</summary>
public sealed class Browser : IDisposable
{
    private const string Program = "/usr/bin/chromium";
    private const string Driver = "/usr/bin/chromedriver";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Lazy<ChromeDriver> _driver = new(Start);

    /// <summary>Skips the test on machines that have no Chromium.</summary>
    public static void Require()
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is not installed; './course setup --with test' or 'apt-get install chromium chromium-driver' does it.");
        Assert.True(File.Exists(Driver), $"{Driver} is not installed beside Chromium; install it with 'apt-get install chromium-driver'.");
    }

    /// <summary>Opens a file as a reader does, in a window of so many pixels.</summary>
    public void Open(string path, int width, int height)
    {
        _ = Errors();
        Resize(width, height);
        _driver.Value.Navigate().GoToUrl(new Uri(path).AbsoluteUri);
    }

    /// <summary>Gives the window another size, as turning a phone does.</summary>
    public void Resize(int width, int height) =>
        _driver.Value.ExecuteCdpCommand("Emulation.setDeviceMetricsOverride", new Dictionary<string, object?>
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = width < 500,
        });

    /// <summary>Shows the page as on paper, or on a screen again.</summary>
    public void ShowAsPrinted(bool printed) => _driver.Value.ExecuteCdpCommand(
        "Emulation.setEmulatedMedia", new Dictionary<string, object?> { ["media"] = printed ? "print" : "" });

    /// <summary>What the console has complained of since the last look.</summary>
    public string[] Errors() =>
    [
        .. _driver.Value.Manage().Logs.GetLog(LogType.Browser).Where(entry => entry.Level >= LogLevel.Severe).Select(entry => entry.Message),
    ];

    /// <summary>Runs a script that returns JSON.</summary>
    public JsonElement Ask(string script)
    {
        using var answer = JsonDocument.Parse((string)_driver.Value.ExecuteScript($"return JSON.stringify((() => {{ {script} }})());")!);
        return answer.RootElement.Clone();
    }

    /// <summary>Waits until a condition of the page holds; the test then says itself what it misses.</summary>
    public void WaitFor(string condition)
    {
        var end = DateTime.UtcNow + s_patience;
        while (!Ask($"return Boolean({condition});").GetBoolean() && DateTime.UtcNow < end)
            Thread.Sleep(50);
    }

    /// <summary>Presses a key that opens a second window, and reads there until it shows some words.</summary>
    /// <returns>All that the window shows; it is closed again.</returns>
    public string ReadInNewWindow(string key, string words)
    {
        var first = _driver.Value.CurrentWindowHandle;
        new Actions(_driver.Value).SendKeys(key).Perform();
        var end = DateTime.UtcNow + s_patience;
        while (_driver.Value.WindowHandles.Count < 2 && DateTime.UtcNow < end)
            Thread.Sleep(50);
        _driver.Value.SwitchTo().Window(_driver.Value.WindowHandles.Single(window => window != first));
        WaitFor($"document.body.innerText.includes({JsonSerializer.Serialize(words)})");
        var text = Ask("return document.body.innerText;").GetString()!;
        _driver.Value.Close();
        _driver.Value.SwitchTo().Window(first);
        return text;
    }

    /// <summary>Keeps a picture of the whole page, or of what the window shows.</summary>
    public void Photograph(string path, bool whole)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new Dictionary<string, object?> { ["captureBeyondViewport"] = whole };
        if (whole)
        {
            JsonElement size = Ask("return [document.documentElement.clientWidth, document.documentElement.scrollHeight];");
            options["clip"] = new Dictionary<string, object> { ["x"] = 0, ["y"] = 0, ["width"] = size[0].GetInt32(), ["height"] = Math.Min(16_000, size[1].GetInt32()), ["scale"] = 1 };
        }

        var answer = (IDictionary<string, object>)_driver.Value.ExecuteCdpCommand("Page.captureScreenshot", options)!;
        File.WriteAllBytes(path, Convert.FromBase64String((string)answer["data"]));
    }

    public void Dispose()
    {
        if (_driver.IsValueCreated)
            _driver.Value.Quit();
    }

    private static ChromeDriver Start()
    {
        var options = new ChromeOptions { BinaryLocation = Program };
        options.AddArguments(
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        ChromeDriverService service = ChromeDriverService.CreateDefaultService(Path.GetDirectoryName(Driver)!, Path.GetFileName(Driver));
        return new ChromeDriver(service, options, TimeSpan.FromMinutes(3));
    }
}
