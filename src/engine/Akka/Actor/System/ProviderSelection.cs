namespace Akka.Actor;

/// <summary>Which provider a system has.</summary>
public abstract class ProviderSelection
{
    private ProviderSelection(string identifier, string fqn, bool hasCluster)
    {
        Identifier = identifier;
        Fqn = fqn;
        HasCluster = hasCluster;
    }

    internal string Identifier { get; }

    internal string Fqn { get; }

    internal bool HasCluster { get; }

    internal static ProviderSelection Get(string provider) => provider switch
    {
        "local" => Local.Instance,
        "remote" => Remote.Instance,
        "cluster" => Cluster.Instance,
        _ => new Custom(provider),
    };

    /// <summary>Local only.</summary>
    public sealed class Local : ProviderSelection
    {
        /// <summary>The one instance.</summary>
        public static readonly Local Instance = new();

        private Local() : base("local", "Akka.Actor.LocalActorRefProvider", false) { }
    }

    /// <summary>With remoting.</summary>
    public sealed class Remote : ProviderSelection
    {
        /// <summary>The one instance.</summary>
        public static readonly Remote Instance = new();

        private Remote() : base("remote", "Akka.Remote.RemoteActorRefProvider, Akka.Remote", false) { }
    }

    /// <summary>With a cluster.</summary>
    public sealed class Cluster : ProviderSelection
    {
        /// <summary>The one instance.</summary>
        public static readonly Cluster Instance = new();

        private Cluster() : base("cluster", "Akka.Cluster.ClusterActorRefProvider, Akka.Cluster", true) { }
    }

    /// <summary>One of the application.</summary>
    public sealed class Custom : ProviderSelection
    {
        /// <summary>Creates it.</summary>
        public Custom(string fqn, string? identifier = null, bool hasCluster = false) : base(identifier ?? fqn, fqn, hasCluster) { }
    }
}
