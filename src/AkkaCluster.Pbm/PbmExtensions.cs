using Akka.Actor;
using Akka.Hosting;

namespace AkkaCluster.Pbm;

/// <summary>Adds the operators' console to any Akka.NET application.</summary>
public static class PbmExtensions
{
    /// <summary>Listens from the actor system's start to its end.</summary>
    /// <param name="akka">What the actor system is built by.</param>
    /// <param name="address">Where it listens.</param>
    /// <param name="options">How it treats its clients.</param>
    /// <param name="palettes">What it offers besides `actor` and `log`, once the actors that were added before are there.</param>
    public static AkkaConfigurationBuilder WithPbm(this AkkaConfigurationBuilder akka, PbmAddress address, PbmOptions options, Func<ActorSystem, IEnumerable<CommandPalette>> palettes) =>
        akka.WithActors((system, _) =>
        {
            var host = new PbmHost(system, address, options);
            foreach (var palette in palettes(system))
                host.RegisterCommandPalette(palette);
            host.Start();
        });
}
