using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Remote.Transport.DotNetty;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Remoting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.EndToEndTests.Tls;

/// <summary>The actor system of a node outside of a cluster, as its host sets it up, with an actor that answers; and peers that are none of ours.</summary>
internal sealed class TrialNode : ILoggerProvider, ILogger, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly IAsyncDisposable? _host;

    private TrialNode(string[] flags)
    {
        var parsed = new NodeCommandLine(new ConsoleNode("trial", "For tests.") { Add = _ => { }, Map = _ => { } }).Parse(["--port", "0", .. flags])!;
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(this))
            .AddNode(new ConfigurationBuilder().Add(new FlagConfiguration(parsed)).Build(), "trial", _ => new NodeProfile("trial", 4053), (akka, _) => akka.WithGuardedSerialization()).BuildServiceProvider();
        System = services.GetRequiredService<ActorSystem>();
        _host = services;
        Echo = System.ActorOf(Props.Create(() => new EchoActor()), "echo");
    }

    private TrialNode(Config config, DotNettySslSetup? setup)
    {
        var all = BootstrapSetup.Create().WithConfig(config);
        System = ActorSystem.Create("trial", setup is null ? ActorSystemSetup.Create(all) : all.And(setup));
        Echo = System.ActorOf(Props.Create(() => new EchoActor()), "echo");
    }

    public ActorSystem System { get; }

    public IActorRef Echo { get; }

    public string Path => $"{((ExtendedActorSystem)System).Provider.DefaultAddress}/user/echo";

    public IReadOnlyList<string> Lines => [.. _lines];

    public static TrialNode Start(params string[] flags) => new(flags);

    /// <summary>Plain Akka.Remote, that shows a certificate and takes any; null for none.</summary>
    public static TrialNode Stranger(X509Certificate2? certificate = null) => new(
        ConfigurationFactory.ParseString(
            $$"""
            akka { loglevel = OFF, stdout-loglevel = OFF, actor.provider = remote, coordinated-shutdown.run-by-clr-shutdown-hook = off
                   remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0, enable-ssl = {{(certificate is null ? "false" : "true")}} } }
            """),
        certificate is null ? null : new DotNettySslSetup(certificate, suppressValidation: true, requireMutualAuthentication: true));

    /// <summary>Whether an actor of another system answers within the time.</summary>
    public async Task<bool> ReachesAsync(string path, TimeSpan patience)
    {
        try
        {
            return await System.ActorSelection(path).Ask<string>("hello", patience) == "hello";
        }
        catch (AskTimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await System.Terminate();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    void IDisposable.Dispose()
    {
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel}: {formatter(state, exception)}{(exception is null ? "" : "\n" + exception)}");

    private sealed class EchoActor : ReceiveActor
    {
        public EchoActor() => ReceiveAny(message => Sender.Tell(message));
    }
}
