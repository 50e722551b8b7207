using AkkaCluster.Contracts;
using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Lifetime;
using AkkaCluster.Hosting.Settings;
using AkkaCluster.JobKinds.Plugins;
using AkkaCluster.Jobs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AkkaCluster.Node;

/// <summary>Readies what a node of the job cluster needs before anybody hears of it: its job kinds, and its store.</summary>
internal sealed class NodeStore(IJobStore store, IServiceProvider services, ILoggerFactory loggers) : INodePreparation
{
    public async Task PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            _ = services.GetRequiredService<JobKindRegistry>();
            await store.OpenAsync(cancellation).ConfigureAwait(false);
            NodeLog.StoreOpened(loggers.CreateLogger("AkkaCluster.Node"), store.Description);
        }
        catch (PluginException wrong)
        {
            throw new NodeOptionsException(wrong.Message);
        }
        catch (Exception failure) when (failure is StoreUnavailableException or StoreCorruptException)
        {
            throw new NodeStartException(failure.Message, ExitCodes.StoreUnreachable, failure);
        }
    }
}
