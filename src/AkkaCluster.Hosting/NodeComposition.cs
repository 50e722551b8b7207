using Akka.Actor;
using Akka.Configuration;
using AkkaCluster.Hosting.Configuration;
using AkkaCluster.Hosting.Flags;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace AkkaCluster.Hosting;

/// <summary>What makes one kind of node what it is; <see cref="NodeHost"/> does what all have in common.</summary>
public abstract class NodeComposition
{
    /// <summary>The main role; names the node's file in <c>hocon/</c> too.</summary>
    public abstract string Role { get; }

    /// <summary>What it is for, in a sentence of its help.</summary>
    public abstract string Purpose { get; }

    /// <summary>The flags that it has beside the common ones.</summary>
    public virtual IReadOnlyList<NodeFlag> Flags => [];

    /// <summary>Whether it joins a cluster.</summary>
    public virtual bool Clustered => false;

    /// <summary>The built-in defaults of what it is made of.</summary>
    public virtual IReadOnlyList<Config> References => [];

    /// <summary>Adds what its HTTP side needs.</summary>
    public virtual void AddServices(IServiceCollection services, NodeSettings settings)
    {
    }

    /// <summary>Readies what its work needs, before anybody in a cluster hears of the node.</summary>
    /// <exception cref="NodeOptionsException">A setting is wrong.</exception>
    public virtual Task PrepareAsync(NodeSettings settings, IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Starts its work.</summary>
    /// <exception cref="NodeOptionsException">A setting is wrong.</exception>
    public abstract Task StartAsync(ActorSystem system, NodeSettings settings, IServiceProvider services, CancellationToken cancellation);

    /// <summary>Maps its HTTP API.</summary>
    public abstract void Map(WebApplication app);

    /// <summary>After the actor system has ended.</summary>
    public virtual ValueTask StopAsync() => ValueTask.CompletedTask;
}
