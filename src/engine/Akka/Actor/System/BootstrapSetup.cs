using Akka.Configuration;
using Akka.Util;

namespace Akka.Actor;

/// <summary>The configuration and the provider of a system.</summary>
public sealed class BootstrapSetup : Setup.Setup
{
    private BootstrapSetup(Option<Config> config, Option<ProviderSelection> actorRefProvider)
    {
        Config = config;
        ActorRefProvider = actorRefProvider;
    }

    /// <summary>The configuration.</summary>
    public Option<Config> Config { get; }

    /// <summary>The provider.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; }

    /// <summary>Nothing said.</summary>
    public static BootstrapSetup Create() => new(Option<Config>.None, Option<ProviderSelection>.None);

    /// <summary>With a provider.</summary>
    public BootstrapSetup WithActorRefProvider(ProviderSelection name) => new(Config, name);

    /// <summary>With a configuration instead of the one at hand.</summary>
    public BootstrapSetup WithConfig(Config config) => new(config, ActorRefProvider);

    /// <summary>With a configuration behind the one at hand.</summary>
    public BootstrapSetup WithConfigFallback(Config config) =>
        new(Config.HasValue ? Config.Value.WithFallback(config) : config, ActorRefProvider);
}
