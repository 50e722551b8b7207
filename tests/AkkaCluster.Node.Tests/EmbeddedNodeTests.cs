using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AkkaCluster.Client;
using AkkaCluster.Client.Model;
using AkkaCluster.Contracts;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Node.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Node.Tests;

/// <summary>A web application with pages of its own that is a node besides.</summary>
[Collection(WholeNodes.Name)]
public sealed class EmbeddedNodeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("akkacluster-embedded-").FullName;
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AkkaCluster:Roles"] = "seed,worker",
            ["AkkaCluster:Port"] = "0",
            ["AkkaCluster:Store:Directory"] = _folder,
            ["AkkaCluster:Jobs:OutputDirectory"] = Path.Combine(_folder, "output"),
            ["AkkaCluster:Http:Token"] = "secret",
            ["AkkaCluster:Pbm:Enabled"] = "off",
        });
        builder.Services.AddOpenApi();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        builder.Services.AddSingleton<Greeter>();
        builder.Services.AddAkkaCluster(builder.Configuration).AddJobKind<GreetKind>();
        _app = builder.Build();
        _app.MapAkkaCluster(dashboard: "/cluster");
        _app.MapOpenApi();
        _app.MapPost("/sum", (Sum sum) => sum with { BothParts = sum.FirstPart + sum.OtherPart }).WithName("upload");
        _app.MapGet("/", () => "its own page");
        _app.MapGet("/broken", string () => throw new InvalidOperationException("its own fault"));
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        Environment.ExitCode = 0;
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Its_code_hands_in_jobs_without_http_and_a_kind_of_its_own_gets_its_services()
    {
        var cluster = _app.Services.GetRequiredService<IClusterClient>();
        var submitted = await cluster.SubmitAsync(new JobRequest { Kind = "greet", Inputs = new JobInputs.Lines(["Ada", "Edsger"]) }, Patience);
        Assert.Equal(["Hello, Ada", "Hello, Edsger"], submitted.Outputs);
        Assert.Equal("Hello, Ada\nHello, Edsger\n", (await cluster.GetResultAsync(submitted.Id)).Text);
        Assert.True((await cluster.WaitAsync(submitted.Id, Patience)).IsFinal);
        Assert.True((await cluster.WatchAsync(submitted.Id).LastAsync()).IsFinal);
        Assert.Equal(["Hello, Edsger"], await cluster.GetTasksAsync(submitted.Id, from: 1).Select(task => task.Output).ToListAsync());
        Assert.Equal([submitted.Id], (await cluster.ListAsync(new JobFilter { Kind = "greet" })).Select(job => job.Id));
        Assert.Equal(404, (await Assert.ThrowsAsync<ClusterException>(() => cluster.GetAsync("none"))).Status);
        Assert.Equal(400, (await Assert.ThrowsAsync<ClusterException>(() => cluster.SubmitAsync(new JobRequest { Kind = "grete" }))).Status);
        var waits = await cluster.SubmitAsync(new JobRequest { Kind = "sleep", Inputs = new JobInputs.Lines(["1"]), Parameters = new() { ["milliseconds"] = 60_000 } });
        Assert.Equal(JobState.Cancelled, (await cluster.CancelAsync(waits.Id)).State);
    }

    [Fact]
    public async Task Its_own_pages_are_its_own_and_the_token_guards_the_nodes()
    {
        Assert.Equal("its own page", await _http.GetStringAsync("/"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _http.GetAsync("/v1/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _http.GetAsync("/cluster")).StatusCode);
        Assert.Equal("akkacluster ok\n", await _http.GetStringAsync("/healthz"));
        Assert.Null((await _http.GetAsync("/nothing")).Content.Headers.ContentType);
        Assert.NotEqual("application/problem+json", (await _http.GetAsync("/broken")).Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Its_JSON_and_its_description_are_its_own_and_so_are_the_nodes()
    {
        var own = await _http.PostAsync("/sum", new StringContent("""{"first_part":"2","other_part":3}""", MediaTypeHeaderValue.Parse("application/json")));
        Assert.Equal("""{"first_part":2,"other_part":3,"both_parts":5}""", await own.Content.ReadAsStringAsync());
        Assert.Equal(["/", "/broken", "/sum"], await PathsAsync("/openapi/v1.json"));
        Assert.Contains("/v1/jobs/{id}/result", await PathsAsync("/openapi/akkacluster.json"));
        Assert.DoesNotContain("/sum", await PathsAsync("/openapi/akkacluster.json"));
        Assert.Contains("openapi/akkacluster.json", await _http.GetStringAsync("/scalar/akkacluster/"), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/cluster") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", "secret") } };
        Assert.Contains("\"selfAddress\"", await (await _http.SendAsync(request)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<string>> PathsAsync(string document) =>
        (await _http.GetFromJsonAsync<JsonElement>(document)).GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal);

    [Fact]
    public async Task When_the_node_ends_by_itself_the_application_ends_with_its_exit_code()
    {
        var ended = new TaskCompletionSource();
        _app.Lifetime.ApplicationStopping.Register(ended.SetResult);
        _app.Services.GetRequiredService<StopRequest>().Ask("For a test", ExitCodes.Superseded);
        await ended.Task.WaitAsync(Patience);
        await _app.StopAsync();
        Assert.Equal(ExitCodes.Superseded, Environment.ExitCode);
    }

    private sealed record Sum(int FirstPart, int OtherPart, int BothParts = 0);

    private sealed class Greeter
    {
        public string Greet(string name) => $"Hello, {name}";
    }

    private sealed class GreetKind(Greeter greeter) : JobKind
    {
        public override string Name => "greet";

        public override string Description => "Greets people.";

        public override ITaskHandler CreateHandler(JobParameters parameters) => new Handler(greeter);

        private sealed class Handler(Greeter greeter) : ITaskHandler
        {
            public ValueTask ExecuteAsync(TaskInput input, TaskContext context, CancellationToken cancellation)
            {
                context.Write(greeter.Greet(input.Text));
                return ValueTask.CompletedTask;
            }
        }
    }
}
