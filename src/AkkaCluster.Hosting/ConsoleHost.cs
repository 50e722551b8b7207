using System.Net.Sockets;
using Akka.Configuration;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Hosting.Logging;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Hosting;

/// <summary>Runs a program that is a node, from its command line to its exit code.</summary>
public static class ConsoleHost
{
    /// <summary>How long answers that were made last may take to reach their callers.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(2);

    /// <summary>Runs the node until it is asked to leave, is removed, or fails.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, ConsoleNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var stop = new StopRequest();
        using var signals = new SignalLifetime(stop);
        try
        {
            if (new NodeCommandLine(node).Parse(arguments) is not { } flags)
                return ExitCodes.Ok;
            await using var app = Build(node, flags, stop, signals);
            return await RunAsync(app, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (ExitCodeOf(failure) is { } code)
        {
            await Console.Error.WriteLineAsync($"akkacluster-{node.Name}: {failure.Message}").ConfigureAwait(false);
            return code;
        }
    }

    /// <summary>The rooms of a program's options.</summary>
    internal static IEnumerable<OptionsRoom> Rooms(ConsoleNode node)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        AddNode(builder, node);
        return builder.Services.Where(service => service.ServiceType == typeof(OptionsRoom)).Select(service => (OptionsRoom)service.ImplementationInstance!);
    }

    private static WebApplication Build(ConsoleNode node, ParsedFlags flags, StopRequest stop, SignalLifetime signals)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        AddConfiguration(builder.Configuration, node, flags);
        builder.Services.AddSingleton(stop).AddSingleton<IHostLifetime>(signals);
        builder.WebHost.UseKestrelCore();
        NodeLogging.Add(builder.Logging, SettingTable.From(builder.Configuration));
        AddNode(builder, node);
        var app = builder.Build();
        app.UseGateway();
        node.Map(app);
        return app;
    }

    private static void AddNode(WebApplicationBuilder builder, ConsoleNode node)
    {
        builder.Services.AddSingleton(node);
        builder.Services.AddRoomOptions<HttpOptions>("Http", HttpOptions.Faults).AddRoomOptions<LoggingOptions>("Logging").AddRoomOptions<ProcessOptions>("");
        builder.Services.AddSingleton<HttpAddress>();
        builder.Services.AddSingleton(provider => new Opening("HTTP", provider.GetRequiredService<HttpAddress>().Hostname,
            !provider.GetRequiredService<HttpAddress>().Enabled || provider.GetRequiredService<IOptions<GatewayOptions>>().Value.Token.Length > 0, "a token (give --token)"));
        builder.Services.AddSingleton<IConfigureOptions<KestrelServerOptions>>(provider => new ConfigureOptions<KestrelServerOptions>(kestrel =>
        {
            // The web server is the first that is made.
            provider.GetRequiredService<OptionsCheck>().Run();
            provider.GetRequiredService<HttpAddress>().Configure(kestrel);
        }));
        builder.Services.AddSingleton<INodePreparation, ParentWatch>();
        node.Add(builder);
    }

    private static void AddConfiguration(ConfigurationManager configuration, ConsoleNode node, ParsedFlags flags)
    {
        try
        {
            configuration.AddInMemoryCollection(node.Settings).AddJsonFile("appsettings.json", optional: true);
            foreach (var file in flags.ConfigFiles.Where(FlagConfiguration.IsJson))
                configuration.AddJsonFile(Path.GetFullPath(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            throw new NodeOptionsException($"{unreadable.Message}{(unreadable.InnerException is { } cause ? " " + cause.Message : "")}");
        }
        configuration.AddEnvironmentVariables();
        configuration.Sources.Add(new FlagConfiguration(flags));
    }

    private static async Task<int> RunAsync(WebApplication app, StopRequest stop)
    {
        var life = app.Services.GetRequiredService<NodeLifetime>();
        try
        {
            await app.StartAsync().ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, app.Lifetime.ApplicationStopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException) when (stop.Asked.IsCompleted)
        {
            // It was asked to end while it started.
        }
        finally
        {
            // The node leaves before the time of the last answers begins.
            await life.StoppingAsync(CancellationToken.None).ConfigureAwait(false);
            using var late = new CancellationTokenSource(LastAnswers);
            await app.StopAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return life.ExitCode;
    }

    private static int? ExitCodeOf(Exception failure) => failure switch
    {
        NodeStartException start => start.ExitCode,
        ConfigurationException => ExitCodes.BadOptions,
        // The port of HTTP or pbm was free when it was chosen, and another process was quicker.
        IOException { InnerException: AddressInUseException } or InvalidOperationException { InnerException: SocketException } => ExitCodes.CannotListen,
        _ => null,
    };
}
