using System.Text.RegularExpressions;
using AkkaCluster.Samples.Shop.Fleet;
using AkkaCluster.Samples.Shop.Payments;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AkkaCluster.Samples.Shop.Tests.Edge;

/// <summary>The shop as a person uses it, in a browser as wide as a phone, through an edge.</summary>
[Collection(nameof(ShopFleet))]
public sealed class ShopPageTests : IDisposable
{
    private const string Browser = "/usr/bin/chromium";
    private const float Patience = 30_000;

    private readonly string _folder = Directory.CreateTempSubdirectory("shop-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [BrowserFact]
    public async Task A_person_searches_orders_and_pays_and_the_edge_goes_on_showing_the_catalogue_when_all_else_is_down()
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await using var fleet = await ShopFleet.StartAsync(new FleetOptions { Nodes = 1, Edges = 1, Folder = _folder, RestartAfter = TimeSpan.FromMinutes(5), Faults = new ProviderFaults(0, 0, 0, 0) });
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Browser, Args = ["--no-sandbox"] });
        await fleet.WaitAsync(late.Token);
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 } });
        page.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync(fleet.Edges[0].Gateway.ToString());
        await Expect(page.Locator(".products li")).ToHaveCountAsync(24);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page is wider than the phone.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Name").FillAsync("anna");
        await page.GetByLabel("Password").FillAsync("a password of hers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Register" }).ClickAsync();
        await Expect(page.Locator("#account")).ToHaveTextAsync("anna");

        await page.GetByLabel("Search").FillAsync("litre");
        await Expect(page.Locator(".products li")).ToHaveCountAsync(3);
        await page.GetByLabel("How many of Kettle").FillAsync("2");
        await page.Locator("[data-product=kettle]").GetByRole(AriaRole.Button, new() { Name = "Add to cart" }).ClickAsync();
        await Expect(page.Locator("#said")).ToHaveTextAsync("Kettle is in the cart.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cart" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Order and pay" }).ClickAsync();
        await Expect(page.Locator("#state")).ToHaveTextAsync("completed");
        await Expect(page.Locator("main")).ToContainTextAsync("Total 69.80");
        await page.GetByRole(AriaRole.Link, new() { Name = "Orders" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "anna-1" })).ToBeVisibleAsync();

        fleet.Nodes[0].Kill();
        await page.GotoAsync(fleet.Edges[0].Gateway.ToString());
        await Expect(page.Locator(".products li")).ToHaveCountAsync(24);
        await Expect(page.Locator("#served")).ToHaveTextAsync(new Regex("No node of the shop answers"));
        Assert.Empty(errors);
    }

    private sealed class BrowserFactAttribute : FactAttribute
    {
        public BrowserFactAttribute()
        {
            if (!File.Exists(Browser))
                Skip = "chromium is not installed (Debian package 'chromium').";
        }
    }
}
