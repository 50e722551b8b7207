using Microsoft.Playwright;

namespace AkkaCluster.EndToEndTests.Dashboards;

/// <summary>The browser of this machine.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    public const string Program = "chromium";

    /// <summary>How long a page may take for what is expected of it.</summary>
    public const float Patience = 60_000;

    private readonly IPlaywright _playwright;

    private Chromium(IPlaywright playwright, IBrowser browser) => (_playwright, Browser) = (playwright, browser);

    public IBrowser Browser { get; }

    public static async Task<Chromium> StartAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = "/usr/bin/" + Program, Args = ["--no-sandbox"] }));
    }

    public async Task<IPage> OpenAsync(Uri? address = null, BrowserNewPageOptions? options = null)
    {
        var page = await Browser.NewPageAsync(options);
        page.SetDefaultTimeout(Patience);
        if (address is not null)
            await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _playwright.Dispose();
    }
}
