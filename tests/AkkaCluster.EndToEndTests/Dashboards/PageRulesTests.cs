using System.Globalization;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.EndToEndTests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AkkaCluster.EndToEndTests.Dashboards;

/// <summary>All pages of both dashboards can be read in light and dark, worked with by the keyboard, and fit a telephone.</summary>
[Collection(WaitingTests.Name)]
public sealed class PageRulesTests : IDisposable
{
    private static readonly string Rules = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "PageRules.js"));

    /// <summary>What has the focus and does not show it; null where it does, or where the browser's own frame has it.</summary>
    private const string HasNoFocus = """
        () => {
          const focus = document.activeElement, style = getComputedStyle(focus), place = focus.getBoundingClientRect();
          if (focus === document.body) return null;
          const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && place.right > 0 && place.left < innerWidth && place.bottom > 0 && place.top < innerHeight;
          return isSeen ? null : focus.outerHTML.slice(0, 100);
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-pages-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [ProgramFact(Chromium.Program)]
    public async Task Every_page_holds_the_rules()
    {
        await using var cluster = new LocalCluster(new LocalClusterOptions { Seeds = 1, Workers = 1, Slots = 2, Folder = _folder, Token = "operator" });
        cluster.StartNodes();
        await cluster.WaitUntilFormedAsync(null, CancellationToken.None);
        var (failed, running) = await FillAsync(cluster.Client);
        await using var balancer = StartBalancer(cluster.Gateways[0]);
        await using var chromium = await Chromium.StartAsync();
        var faults = new List<string>();
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 380), (ColorScheme.Dark, 380) })
        {
            var page = await chromium.OpenAsync(cluster.Gateways[0], new BrowserNewPageOptions { ColorScheme = scheme, ViewportSize = new ViewportSize { Width = width, Height = 800 } });
            await CheckAsync("login", "[name=token]");
            await page.GetByLabel("token").FillAsync("operator");
            await page.Keyboard.PressAsync("Enter");
            await CheckAsync("#/", ".chunk.running");
            foreach (var (at, shown) in new[]
            {
                ("#/jobs", "tbody tr"), ($"#/jobs/{failed}", "tbody tr .bad"), ($"#/jobs/{failed}/tasks/0", "pre"), ($"#/jobs/{running}", ".badge.info"), ("#/kinds", "tbody a"), ("#/kinds/primes", "form"),
                ("#/workers", "tbody tr"), ("#/schedules", "tbody tr"), ("#/logs", ".log li"), ("#/nowhere", "a"),
            })
            {
                await page.EvaluateAsync("at => { location.hash = at; }", at);
                await CheckAsync(at, shown);
                if (at is "#/jobs" or "#/workers" && scheme == ColorScheme.Dark)
                    await GoByKeyboardAsync(at);
            }

            await page.GotoAsync(balancer.Start.Gateway.ToString());
            await CheckAsync("the balancer's", "tbody .badge.bad");
            await page.CloseAsync();

            async Task GoByKeyboardAsync(string at)
            {
                for (var i = 0; i < 30; i++)
                {
                    await page.Keyboard.PressAsync("Tab");
                    if (await page.EvaluateAsync<string?>(HasNoFocus) is { } fault)
                        faults.Add($"{at}, {scheme}, {width} wide: the focus is not seen at {fault}");
                }
            }

            async Task CheckAsync(string at, string shown)
            {
                await Expect(page.Locator("main " + shown).First).ToBeAttachedAsync();
                faults.AddRange((await page.EvaluateAsync<string[]>(Rules)).Select(fault => $"{at}, {scheme}, {width} wide: {fault}"));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
        await cluster.Client.CancelAsync(running);
        await cluster.StopAsync();
    }

    [ProgramFact(Chromium.Program)]
    public async Task The_rules_find_what_breaks_them()
    {
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.OpenAsync(options: new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 380, Height = 800 } });
        await page.SetContentAsync("""
            <html><body><main><h1>Title</h1><h3>Too deep</h3><p style="color: #999">pale</p><p style="opacity: .4">faint</p><button></button><input><div role="img"></div><table><thead><tr><th>a</th></tr></thead></table>
            <div onclick="1">only for the mouse</div><p style="width: 900px">wide</p><p tabindex="3">first</p><p id="x">1</p><p id="x">2</p></main></body></html>
            """);
        var faults = await page.EvaluateAsync<string[]>(Rules);
        Assert.All(
            (string[])["contrast: <p class=\"\"> pale", "contrast: <p class=\"\"> faint", "no name: <button", "no name: <input", "no name of a role: <div", "a table without", "not for the keyboard: <div", "wider than its window: ", "an order of its own", "an id twice: x", "a heading too deep: <h3", "no language"],
            expected => Assert.Contains(faults, fault => fault.StartsWith(expected, StringComparison.Ordinal)));
    }

    /// <summary>Jobs that ran, failed and run, and a schedule.</summary>
    private static async Task<(string Failed, string Running)> FillAsync(ClusterClient client)
    {
        await client.SubmitAsync(new JobRequest { Kind = "sleep", Name = "quick", Inputs = new JobInputs.Lines(["1", "2", "3"]) }, TimeSpan.FromSeconds(60));
        var failed = await client.SubmitAsync(new JobRequest { Kind = "sleep", Name = "fails", MaxAttempts = 1, Inputs = new JobInputs.Lines(["not a number", "1"]) }, TimeSpan.FromSeconds(60));
        Assert.Equal(JobState.Failed, failed.Finished!.State);
        await client.Schedules.PutAsync("nightly", new ScheduleRequest { Cron = "0 3 * * *", Job = new JobRequest { Kind = "sleep", Inputs = new JobInputs.Lines(["1"]) } });
        var running = await client.SubmitAsync(new JobRequest { Kind = "sleep", Name = "long", Inputs = new JobInputs.Lines([.. Enumerable.Repeat("300000", 4)]) });
        return (failed.Id, running.Id);
    }

    /// <summary>A balancer with a server that answers and one that is not there.</summary>
    private LocalNode StartBalancer(Uri gateway)
    {
        var ports = new FreePorts();
        var (port, http) = (ports.From(14252), ports.From(18280));
        return LocalNode.Run(new LocalNodeStart
        {
            Name = "balancer",
            Project = "AkkaCluster.LoadBalancer",
            Port = port,
            HttpPort = http,
            LogPath = Path.Combine(_folder, "balancer.log"),
            WorkingDirectory = _folder,
            Arguments = ["--port", Text(port), "--http-port", Text(http), "--servers", $"{gateway.ToString().TrimEnd('/')},127.0.0.1:9", "--gateway-token", "operator", "--health-check"],
        });
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
