using AkkaCluster.Hosting;
using AkkaCluster.Server;

return await NodeHost.RunAsync(new ServerNode(), args);
