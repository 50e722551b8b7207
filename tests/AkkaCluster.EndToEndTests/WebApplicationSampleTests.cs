using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using AkkaCluster.Cli.Local;
using AkkaCluster.Client;
using AkkaCluster.EndToEndTests.Support;

namespace AkkaCluster.EndToEndTests;

/// <summary>The sample of a web application that is a node: two of it are a cluster, and one of them dies.</summary>
[Collection(WaitingTests.Name)]
public sealed class WebApplicationSampleTests : IDisposable
{
    private const int Articles = 1500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-web-").FullName;
    private readonly FreePorts _ports = new();
    private readonly List<Process> _started = [];

    public void Dispose()
    {
        foreach (var process in _started)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_job_of_the_applications_own_kind_ends_right_although_one_of_two_is_killed()
    {
        int[] ports = [_ports.From(4053), _ports.From(4053)], http = [_ports.From(5000), _ports.From(5000)];
        var seeds = string.Join(',', ports.Select(port => $"127.0.0.1:{port}"));
        foreach (var (port, web) in ports.Zip(http))
            Start($"--urls=http://127.0.0.1:{web}", $"--AkkaCluster:Port={port}", $"--AkkaCluster:Seeds={seeds}", "--AkkaCluster:Pbm:Enabled=off");
        using var late = new CancellationTokenSource(Patience);
        using var client = new ClusterClient(new ClusterClientOptions { Gateways = [new Uri($"http://127.0.0.1:{http[0]}")], Timeout = Patience });
        while ((await client.GetClusterAsync(late.Token)).Workers.Count < 2)
            await client.IsReadyAsync(late.Token);
        using var pages = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{http[0]}") };
        Assert.Contains("<progress", await pages.GetStringAsync("/", late.Token), StringComparison.Ordinal);
        Assert.Contains("text/html", (await pages.GetAsync("/cluster", late.Token)).Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);

        using var answer = await pages.PostAsync($"/quotes?articles={Articles}&pieces=3", null, late.Token);
        var id = (await answer.Content.ReadFromJsonAsync<string>(late.Token))!;
        await foreach (var progress in client.WatchAsync(id, late.Token))
        {
            Assert.False(progress.IsFinal, "The job ended before the second application had done any of it.");
            if (progress.Workers.ContainsKey($"127.0.0.1:{ports[1]}"))
                break;
        }
        _started[1].Kill();

        Assert.Contains("\"state\":\"succeeded\"", await pages.GetStringAsync($"/quotes/{id}/progress", late.Token), StringComparison.Ordinal);
        var sum = Enumerable.Range(1, Articles).Sum(number => 3m * (2 + ($"article-{number}".Length % 10)));
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{Articles} articles, {sum} in all"), await pages.GetStringAsync($"/quotes/{id}", late.Token));
    }

    private void Start(params string[] arguments)
    {
        // …/bin/Release/net10.0/: the same place in the sample's folder.
        var (framework, configuration) = (new DirectoryInfo(AppContext.BaseDirectory).Name, new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name);
        var program = Path.Combine(Documents.Document.Root, "samples", "WebApplication", "bin", configuration, framework, "AkkaCluster.Samples.WebApplication.dll");
        _started.Add(Process.Start(new ProcessStartInfo(HostPrograms.DotNet, [program, .. arguments]) { WorkingDirectory = _folder })!);
    }
}
