using System.Text.RegularExpressions;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AkkaCluster.EndToEndTests.Dashboards;

/// <summary>The dashboard as a person works in it, in a browser.</summary>
[Collection(WaitingTests.Name)]
public sealed class DashboardTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-dashboard-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramFact(Chromium.Program)]
    public async Task A_job_is_handed_in_watched_and_run_again_and_the_page_goes_on_when_its_gateway_is_killed()
    {
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 2, Workers = 1, Slots = 2, Folder = _folder, Token = "operator", Arguments = ["--set", "akkacluster.http.read-token=reader"] });
        cluster.StartNodes();
        await using var chromium = await Chromium.StartAsync();
        var formed = await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        var gateway = cluster.Find(formed.LeaderAddress)!;
        var page = await chromium.OpenAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Dialog += async (_, dialog) => await dialog.AcceptAsync();

        await page.GotoAsync(new Uri(gateway.Start.Gateway, "/#/kinds/primes").ToString());
        await page.GetByLabel("token").FillAsync("operator");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[name='p.below']").FillAsync("100000");
        await page.GetByLabel("Name (what").FillAsync("<b>first</b>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand it in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Job <b>first</b>");
        await Expect(page.Locator(".card > header .badge")).ToHaveTextAsync("succeeded");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show it" }).ClickAsync();
        await Expect(page.GetByLabel("Result", new() { Exact = true }).Last).ToContainTextAsync("9592");

        await page.GetByRole(AriaRole.Link, new() { Name = "Jobs" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "<b>first</b>" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Rerun all" }).ClickAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Round2");
        await Expect(page.Locator(".card > header .badge")).ToHaveTextAsync("succeeded");

        gateway.Kill();
        await Expect(page).Not.ToHaveURLAsync(Beginning(gateway));
        await Expect(page.Locator("#top .badge").Last).ToHaveTextAsync("live");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Job <b>first</b>");

        // What the killed node logged outlived it.
        await page.GetByRole(AriaRole.Link, new() { Name = "Logs" }).ClickAsync();
        await Expect(page.GetByLabel("Lines, newest first")).ToContainTextAsync(gateway.Start.HostAndPort);
        Assert.Empty(errors);
        await cluster.StopAsync();
    }

    [ProgramFact(Chromium.Program)]
    public async Task What_slots_ran_is_shown_also_of_a_worker_that_was_killed()
    {
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 2, Slots = 1, Folder = _folder });
        cluster.StartNodes();
        var formed = await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync();
        await page.GotoAsync(cluster.Find(formed.LeaderAddress)!.Start.Gateway.ToString());
        var lost = cluster.Nodes.Single(node => node.Start.Name == "worker-2");
        await cluster.Client.SubmitAsync(new JobRequest { Kind = "sleep", Inputs = new JobInputs.Lines([.. Enumerable.Repeat("500", 500)]) });
        await Expect(page.Locator(".names li")).ToHaveCountAsync(2);
        await Expect(Chunks(page, "done", lost).First).ToBeAttachedAsync();
        lost.Kill();
        await Expect(page.Locator(".names li", new() { HasText = lost.Start.HostAndPort })).ToContainTextAsync("gone");
        await Expect(Chunks(page, "lost", lost)).ToHaveCountAsync(1);

        await page.GetByRole(AriaRole.Link, new() { Name = "Workers" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "One slot more" }).ClickAsync();
        await Expect(page.Locator(".facts")).ToContainTextAsync("Slots in use2 of 2");
        await page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).ClickAsync();
        await Expect(page.Locator(".events")).ToContainTextAsync("has 2 slots, and had 1");

        // Whoever comes later sees them too.
        await page.ReloadAsync();
        await Expect(Chunks(page, "done", lost).First).ToBeAttachedAsync();
        await Expect(Chunks(page, "lost", lost)).ToHaveCountAsync(1);
        await cluster.StopAsync();
    }

    private static ILocator Chunks(IPage page, string state, LocalNode worker) => page.Locator(".chunk." + state, new() { Has = page.Locator("title", new() { HasText = worker.Start.HostAndPort }) });

    private static Regex Beginning(LocalNode node) => new("^" + Regex.Escape(node.Start.Gateway.ToString()));
}
