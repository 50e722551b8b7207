using System.Collections;
using System.Net.Sockets;
using Akka.Configuration;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Listening;
using AkkaCluster.Jobs.Storage;
using Microsoft.AspNetCore.Connections;

namespace AkkaCluster.Hosting;

/// <summary>Runs a node from its command line to its exit code.</summary>
public static class NodeHost
{
    /// <summary>Runs the node until it is asked to leave, is removed, or fails.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(NodeComposition composition, string[] arguments)
    {
        var stop = new StopRequest();
        using var signals = new SignalLifetime(stop);
        try
        {
            var flags = CommonFlags.All.Concat(composition.Flags).ToList();
            var parsed = FlagParser.Parse(flags, arguments);
            if (parsed.Help)
            {
                Console.Out.Write(HelpText.For("akkacluster-" + composition.Role, composition.Purpose, flags));
                return ExitCodes.Ok;
            }
            PoolThreads.Reserve();
            var settings = NodePorts.Settle(ReadSettings(composition, parsed));
            signals.LeavesInterruptToParent = settings.StopWithParent;
            return await new RunningNode(composition, settings, stop, signals).RunAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (ExitCodeOf(failure) is { } code)
        {
            await Console.Error.WriteLineAsync($"akkacluster-{composition.Role}: {failure.Message}").ConfigureAwait(false);
            return code;
        }
    }

    /// <summary>The settings of a command line, checked.</summary>
    /// <exception cref="NodeOptionsException">Something in them is wrong.</exception>
    internal static NodeSettings ReadSettings(NodeComposition composition, ParsedFlags flags)
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? "")).ToList();
        var own = ConfigurationFactory.FromResource("reference.conf", typeof(NodeHost).Assembly);
        var (config, explicitKeys) = ConfigurationLayers.Build(
            composition.Role, flags, EnvironmentSettings.Read(variables), Path.Combine(AppContext.BaseDirectory, "hocon"), [own, .. composition.References]);
        var settings = NodeSettingsReader.Read(composition.Role, config, explicitKeys);
        return ListenPolicy.Refusal(settings) is { } refusal ? throw new NodeOptionsException(refusal) : settings;
    }

    private static int? ExitCodeOf(Exception failure) => failure switch
    {
        NodeOptionsException or ConfigurationException => ExitCodes.BadOptions,
        // The latter two: the port of HTTP or pbm was free when it was chosen, and another process was quicker.
        CannotListenException or IOException { InnerException: AddressInUseException } or InvalidOperationException { InnerException: SocketException } => ExitCodes.CannotListen,
        StoreUnavailableException or StoreCorruptException => ExitCodes.StoreUnreachable,
        _ => null,
    };
}
