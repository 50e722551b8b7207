using AkkaCluster.Hosting;
using AkkaCluster.LoadBalancer;

return await NodeHost.RunAsync(new LoadBalancerNode(), args);
