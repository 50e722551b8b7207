using AkkaCluster.Hosting;
using AkkaCluster.Hosting.Cluster;

return await NodeHost.RunAsync(new SeedNode(), args);
