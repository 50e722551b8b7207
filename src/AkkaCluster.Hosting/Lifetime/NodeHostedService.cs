using System.Net.Sockets;
using Akka.Actor;
using Akka.Hosting;
using Akka.Remote;
using AkkaCluster.Hosting.Listening;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Hosting.Lifetime;

/// <summary>Starts and ends the actor system as Akka.Hosting does; how the node leaves before, its <see cref="NodeLifetime"/> knows.</summary>
internal sealed class NodeHostedService(AkkaConfigurationBuilder akka, IServiceProvider services, ILogger<AkkaHostedService> logger, IHostApplicationLifetime application, NodeLifetime life)
    : AkkaHostedService(akka, services, logger, application)
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        life.System = Create();
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task StopAsync(CancellationToken cancellationToken) => life.EndAsync(cancellationToken);

    // The port was free when it was chosen, and another process was quicker: Akka.Remote says so some aggregates deep.
    private ActorSystem Create()
    {
        try
        {
            return ServiceProvider.GetRequiredService<ActorSystem>();
        }
        catch (AggregateException failure) when (failure.Flatten().InnerExceptions is [RemoteTransportException { InnerException: SocketException cause }, ..])
        {
            var address = ServiceProvider.GetRequiredService<NodeAddress>();
            throw new CannotListenException($"remoting cannot listen on {address.Hostname}:{address.Port}: {cause.Message}.");
        }
    }
}
