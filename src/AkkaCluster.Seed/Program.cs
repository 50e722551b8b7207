using AkkaCluster.Hosting;
using AkkaCluster.Node;

return await ConsoleHost.RunAsync(args, ClusterNodes.Seed);
