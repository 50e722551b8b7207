using AkkaCluster.Hosting;
using AkkaCluster.Server;

return await ConsoleHost.RunAsync(args, ServerNode.Program);
