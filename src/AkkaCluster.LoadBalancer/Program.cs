using AkkaCluster.Hosting;
using AkkaCluster.LoadBalancer;

return await ConsoleHost.RunAsync(args, LoadBalancerNode.Program);
