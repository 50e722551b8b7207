using AkkaCluster.Http;
using AkkaCluster.Http.Logs;
using AkkaCluster.Jobs.Logs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Jobs.Http.Tests.Support;

/// <summary>A gateway on a free loopback port over a job service in memory.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestGateway(WebApplication app, FakeJobService jobs)
    {
        _app = app;
        Jobs = jobs;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public FakeJobService Jobs { get; }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public LogHub Log => _app.Services.GetRequiredService<LogHub>();

    public FakeFileService Files => (FakeFileService)_app.Services.GetRequiredService<IFileService>();

    public FakeKindService Kinds => (FakeKindService)_app.Services.GetRequiredService<IKindService>();

    public FakeClusterLog Logs => (FakeClusterLog)_app.Services.GetRequiredService<IClusterLog>();

    public WebApplication App => _app;

    public static async Task<TestGateway> StartAsync(GatewayOptions? options = null, FakeJobService? jobs = null)
    {
        jobs ??= new FakeJobService();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGateway(options ?? new GatewayOptions()).AddJobsHttp();
        builder.Services.AddSingleton<IJobService>(jobs);
        builder.Services.AddSingleton<IScheduleService>(new FakeScheduleService(jobs));
        builder.Services.AddSingleton<IFileService, FakeFileService>();
        builder.Services.AddSingleton<IKindService, FakeKindService>();
        builder.Services.AddSingleton<IClusterLog, FakeClusterLog>();
        builder.Services.AddSingleton(new LogHub());
        var app = builder.Build();
        app.UseGateway();
        app.MapJobs();
        await app.StartAsync();
        return new TestGateway(app, jobs);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
