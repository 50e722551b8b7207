using AkkaCluster.JobKinds;
using AkkaCluster.JobKinds.Plugins;
using AkkaCluster.Jobs;
using AkkaCluster.Jobs.Kinds;
using Microsoft.Extensions.Options;

namespace AkkaCluster.Node;

/// <summary>Job kinds that were pushed are plug-ins, as those of the node's own folder.</summary>
internal sealed class PluginKinds(IOptions<KindOptions> options) : IKindLoader
{
    public bool IsAllowed => options.Value.AllowPush;

    public LoadedKinds Load(string folder, string? version)
    {
        try
        {
            var plugin = NodeKinds.LoadPushed(options.Value, folder, version);
            return new LoadedKinds(plugin.Kinds, plugin.Unload);
        }
        catch (PluginException wrong)
        {
            throw new JobRefusedException(JobRefusal.Invalid, wrong.Message, [wrong.Message]);
        }
    }
}
